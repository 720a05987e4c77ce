// Files as they are dropped, pasted or picked: folders are walked, and each is read into bytes.
import type { NamedFile } from '../../contract/core/shell-port.ts';

/** Files that systems leave in folders: nobody means them. */
const NEVER_MEANT = /^(?:\.|~\$|Thumbs\.db$|desktop\.ini$)/i;

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => {
    entry.file(resolve, reject);
  });
}

/** A folder's reader answers in parts, until an empty one. */
async function childrenOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const all: FileSystemEntry[] = [];
  for (;;) {
    const part = await new Promise<readonly FileSystemEntry[]>((resolve, reject) => {
      reader.readEntries(resolve, reject);
    });
    if (part.length === 0) return all;
    all.push(...part);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

async function filesUnder(entry: FileSystemEntry): Promise<readonly File[]> {
  if (isFile(entry)) return [await fileOf(entry)];
  if (!isFolder(entry)) return [];
  const inside = await Promise.all((await childrenOf(entry)).map((child) => filesUnder(child)));
  return inside.flat();
}

/** The files of a drop, those in dropped folders too. */
export async function listDroppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  // Entries must be asked for before anything is awaited: the list is emptied after the event.
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry()).filter((entry) => entry !== null);
  if (entries.length === 0) return [...transfer.files];
  return (await Promise.all(entries.map((entry) => filesUnder(entry)))).flat();
}

/** Bytes of files, by name; what systems leave behind is passed over. */
export async function readBytesOfFiles(files: readonly File[]): Promise<readonly NamedFile[]> {
  const meant = files.filter(({ name }) => !NEVER_MEANT.test(name));
  const order = new Intl.Collator('zh-u-co-pinyin', { numeric: true });
  const sorted = meant.toSorted((a, b) => order.compare(a.name, b.name));
  return Promise.all(sorted.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })));
}
