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
const FREE = 0xffffffff;
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
  const sectors: Sectors = { bytes: buffer, sectorSize: 1 << shift, table: readTable(buffer, 1 << shift) };
  const directory = readChain(sectors, buffer.readUInt32LE(48), null);
  if (!directory.ok) return directory;
  const entries = readEntries(directory.value);
  const [, ...named] = entries;
  const stream = (entry: OleEntry): Result<Buffer> => {
    const mini = openMini(sectors, entries[0], buffer.readUInt32LE(60));
    if (!mini.ok) return mini;
    return entry.size < MINI_LIMIT && mini.value !== null
      ? readChain(mini.value, entry.start, entry.size)
      : readChain(sectors, entry.start, entry.size);
  };
  return ok({ entries: named, stream });
}

/**
 * The sector allocation table: 109 of its sectors are listed in the header, further ones in a chain of their own. Only as many are read as
 * the file's own sectors need: headers may declare far more, and list them as free.
 */
function readTable(bytes: Buffer, sectorSize: number): readonly number[] {
  const perSector = sectorSize / 4;
  const isInside = (place: number): boolean => place <= LAST_REGULAR && (place + 2) * sectorSize <= bytes.length;
  const needed = Math.min(bytes.readUInt32LE(44), Math.ceil(bytes.length / sectorSize / perSector));
  const places: number[] = [];
  for (let index = 0; index < LISTED_IN_HEADER; index++) places.push(bytes.readUInt32LE(76 + index * 4));
  let next = bytes.readUInt32LE(68);
  while (places.length < needed && isInside(next)) {
    const at = (next + 1) * sectorSize;
    for (let index = 0; index < perSector - 1; index++) places.push(bytes.readUInt32LE(at + index * 4));
    next = bytes.readUInt32LE(at + sectorSize - 4);
  }
  const table: number[] = [];
  for (let number = 0; number < needed; number++) {
    const place = places[number] ?? FREE;
    const at = (place + 1) * sectorSize;
    for (let index = 0; index < perSector; index++) table.push(isInside(place) ? bytes.readUInt32LE(at + index * 4) : FREE);
  }
  return table;
}

/** The bytes of a chain of sectors: `size` of them, or all where it is null. A chain that leaves the file is cut off, one that ends nowhere damaged. */
function readChain(sectors: Sectors, start: number, size: number | null): Result<Buffer> {
  const { bytes, sectorSize, table } = sectors;
  const header = sectorSize === MINI_SECTOR ? 0 : sectorSize;
  const pieces: Buffer[] = [];
  let read = 0;
  let next = start;
  while (next !== CHAIN_END && (size === null || read < size)) {
    if (next > LAST_REGULAR || pieces.length > table.length) return damaged('chain');
    const at = header + next * sectorSize;
    const wanted = size === null ? sectorSize : Math.min(sectorSize, size - read);
    if (at + wanted > bytes.length) return truncated(bytes.length);
    if (next >= table.length) return damaged('chain');
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
