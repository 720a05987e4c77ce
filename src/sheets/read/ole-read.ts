// OLE compound files (old Office): the directory and whole streams, so that a cut-off or encrypted file is known before anything parses it.
import { type Result, ok, refuse } from '../result.ts';

/** One stream or storage of a compound file. */
export interface OleEntry {
  readonly name: string;
  readonly isStream: boolean;
  readonly start: number;
  readonly size: number;
}

/** A compound file whose directory and tables could be read. */
export interface OleFile {
  readonly entries: readonly OleEntry[];
  /** The whole stream; refuses FILE_TRUNCATED or FILE_DAMAGED. */
  readonly stream: (entry: OleEntry) => Result<Buffer>;
}

interface Sectors {
  readonly bytes: Buffer;
  readonly sectorSize: number;
  readonly table: readonly number[];
}

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1] as const;
const HEADER_SIZE = 512;
const ENTRY_SIZE = 128;
const LAST_REGULAR = 0xfffffffa;
const CHAIN_END = 0xfffffffe;
const LISTED_IN_HEADER = 109;
const MINI_SECTOR = 64;
const MINI_LIMIT = 4096;

const damaged = (what: string) => refuse('FILE_DAMAGED', { part: '', what });
const truncated = (size: number) => refuse('FILE_TRUNCATED', { part: '', size });

/** True when `bytes` begin as a compound file does. */
export function isOle(bytes: Uint8Array): boolean {
  return MAGIC.every((byte, index) => bytes[index] === byte);
}

/** Reads header, sector table and directory. */
export function openOle(bytes: Uint8Array): Result<OleFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < HEADER_SIZE) return truncated(buffer.length);
  const shift = buffer.readUInt16LE(30);
  if (shift !== 9 && shift !== 12) return damaged('header');
  const table = readTable(buffer, 1 << shift);
  if (!table.ok) return table;
  const sectors: Sectors = { bytes: buffer, sectorSize: 1 << shift, table: table.value };
  const directory = readChain(sectors, buffer.readUInt32LE(48), null);
  if (!directory.ok) return directory;
  const entries = readEntries(directory.value);
  const mini = openMini(sectors, entries[0], buffer.readUInt32LE(60));
  if (!mini.ok) return mini;
  const [, ...named] = entries;
  const stream = (entry: OleEntry): Result<Buffer> =>
    entry.size < MINI_LIMIT && mini.value !== null
      ? readChain(mini.value, entry.start, entry.size)
      : readChain(sectors, entry.start, entry.size);
  return ok({ entries: named, stream });
}

/** The sector allocation table: 109 of its sectors are listed in the header, further ones in a chain of their own. */
function readTable(bytes: Buffer, sectorSize: number): Result<readonly number[]> {
  const perSector = sectorSize / 4;
  const wanted = bytes.readUInt32LE(44);
  const sectorCount = Math.ceil(bytes.length / sectorSize);
  // A table for far more sectors than there are: cut off, if the header is to be believed.
  if ((wanted - 1) * perSector > sectorCount) return truncated(bytes.length);
  const places: number[] = [];
  for (let index = 0; index < LISTED_IN_HEADER; index++) places.push(bytes.readUInt32LE(76 + index * 4));
  let next = bytes.readUInt32LE(68);
  while (places.length < wanted && next <= LAST_REGULAR) {
    const at = (next + 1) * sectorSize;
    if (at + sectorSize > bytes.length) return truncated(bytes.length);
    for (let index = 0; index < perSector - 1; index++) places.push(bytes.readUInt32LE(at + index * 4));
    next = bytes.readUInt32LE(at + sectorSize - 4);
  }
  const table: number[] = [];
  for (const place of places.slice(0, wanted)) {
    if (place > LAST_REGULAR) return damaged('sectors');
    const at = (place + 1) * sectorSize;
    if (at + sectorSize > bytes.length) return truncated(bytes.length);
    for (let index = 0; index < perSector; index++) table.push(bytes.readUInt32LE(at + index * 4));
  }
  return ok(table);
}

/** The bytes of a chain of sectors: `size` of them, or all where it is null. */
function readChain(sectors: Sectors, start: number, size: number | null): Result<Buffer> {
  const { bytes, sectorSize, table } = sectors;
  const header = sectorSize === MINI_SECTOR ? 0 : sectorSize;
  const pieces: Buffer[] = [];
  let read = 0;
  let next = start;
  while (next !== CHAIN_END && (size === null || read < size)) {
    if (next >= table.length || pieces.length > table.length) return damaged('chain');
    const at = header + next * sectorSize;
    const wanted = size === null ? sectorSize : Math.min(sectorSize, size - read);
    if (at + wanted > bytes.length) return truncated(bytes.length);
    pieces.push(bytes.subarray(at, at + wanted));
    read += wanted;
    next = table[next] ?? CHAIN_END;
  }
  return size !== null && read < size ? damaged('chain') : ok(Buffer.concat(pieces));
}

function readEntries(directory: Buffer): readonly OleEntry[] {
  const entries: OleEntry[] = [];
  for (let at = 0; at + ENTRY_SIZE <= directory.length; at += ENTRY_SIZE) {
    const kind = directory.readUInt8(at + 66);
    const nameSize = Math.min(directory.readUInt16LE(at + 64), 64);
    if (kind === 0 && entries.length > 0) continue;
    const name = directory.toString('utf16le', at, at + Math.max(0, nameSize - 2));
    entries.push({ name, isStream: kind === 2, start: directory.readUInt32LE(at + 116), size: directory.readUInt32LE(at + 120) });
  }
  return entries;
}

/** The short streams: sectors of 64 bytes inside the root entry's own stream; null where there are none. */
function openMini(sectors: Sectors, root: OleEntry | undefined, tableStart: number): Result<Sectors | null> {
  if (root === undefined) return damaged('directory');
  if (root.size === 0 || tableStart > LAST_REGULAR) return ok(null);
  const bytes = readChain(sectors, root.start, root.size);
  if (!bytes.ok) return bytes;
  const raw = readChain(sectors, tableStart, null);
  if (!raw.ok) return raw;
  const table: number[] = [];
  for (let at = 0; at + 4 <= raw.value.length; at += 4) table.push(raw.value.readUInt32LE(at));
  return ok({ bytes: bytes.value, sectorSize: MINI_SECTOR, table });
}
