// What a file that is no workbook of ours is: told by its bytes, so that the refusal can name it.
import { type SheetRefusal } from '../result.ts';
import { isOle, openOle } from '../read/ole-read.ts';
import { decodeText } from '../read/text-decode.ts';

const ZIP_START = /^PK(?:\x03\x04|\x05\x06|\x07\x08)/;
/** How other kinds of files begin: name, bytes, and where these stand. */
const KINDS: readonly (readonly [kind: string, start: string, at: number])[] = [
  ['pdf', '%PDF-', 0],
  ['png', '\x89PNG\r\n', 0],
  ['jpg', '\xff\xd8\xff', 0],
  ['gif', 'GIF8', 0],
  ['webp', 'WEBP', 8],
  ['rar', 'Rar!', 0],
  ['7z', '7z\xbc\xaf\x27\x1c', 0],
  ['gzip', '\x1f\x8b', 0],
  ['mp4', 'ftyp', 4],
  ['sqlite', 'SQLite format 3\0', 0],
  ['rtf', '{\\rtf', 0],
  ['mhtml', 'MIME-Version:', 0],
];
/** Streams that tell what an old Office file is. */
const OLE_KINDS: readonly (readonly [stream: string, kind: string])[] = [
  ['WordDocument', 'doc'],
  ['PowerPoint Document', 'ppt'],
  ['VisioDocument', 'vsd'],
  ['__properties_version1.0', 'msg'],
];
/** The first record of a workbook of Excel 2 to 95 outside of any container. */
const BARE_BIFF = /^\x09(?:\x00\x04\x00|\x02\x06\x00|\x04\x06\x00|\x08[\x08\x10]\x00)/;

/**
 * Why `bytes` can't be a workbook package, or null where they begin as a zip.
 * WB_XLS, WB_ENCRYPTED (both in old containers), WB_KIND (`kind` a file extension, or `binary`), WB_DAMAGED for a file that is empty or cut off.
 */
export function judgeStart(bytes: Uint8Array): SheetRefusal | null {
  if (bytes.length === 0) return { code: 'WB_DAMAGED', data: { detail: '0 B' } };
  const start = Buffer.from(bytes.subarray(0, 64)).toString('latin1');
  if (ZIP_START.test(start)) return null;
  if (isOle(bytes)) return judgeOle(bytes);
  if (BARE_BIFF.test(start)) return { code: 'WB_XLS', data: {} };
  return kindRefusal(KINDS.find(([, mark, at]) => start.startsWith(mark, at))?.[0] ?? textKind(bytes));
}

/** WB_KIND with what the file is. */
export function kindRefusal(kind: string): SheetRefusal {
  return { code: 'WB_KIND', data: { kind } };
}

function judgeOle(bytes: Uint8Array): SheetRefusal {
  const ole = openOle(bytes);
  if (!ole.ok) return { code: 'WB_DAMAGED', data: { detail: `OLE ${bytes.length} B` } };
  const names = new Set(ole.value.entries.map(({ name }) => name));
  if (names.has('EncryptedPackage')) return { code: 'WB_ENCRYPTED', data: {} };
  if (names.has('Workbook') || names.has('Book')) return { code: 'WB_XLS', data: {} };
  return kindRefusal(OLE_KINDS.find(([stream]) => names.has(stream))?.[1] ?? 'ole');
}

function textKind(bytes: Uint8Array): string {
  const head = Buffer.from(bytes.subarray(0, 4096)).toString('latin1').replaceAll('\0', '');
  if (/<html[\s>]|<!doctype\s+html/i.test(head)) return 'html';
  if (/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*<(?:\?xml|[a-z][\w:.-]*[\s>])/i.test(head)) return 'xml';
  const isWide = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (!isWide && bytes.includes(0)) return 'binary';
  if (/^(?:\xef\xbb\xbf)?\s*[[{]/.test(head)) return 'json';
  return decodeText(bytes).ok ? 'csv' : 'binary';
}
