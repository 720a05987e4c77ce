// The records at a zip's end: the end record, ZIP64's, the central directory, and what each local header must repeat.
// How the records of a zip begin, how long they are, and the marks in them: the end record, the directory's entries, local headers, ZIP64's.
import { isUtf8 } from 'node:buffer';
import { type Result, ok, refuse } from '../result.ts';

export const END_SIGNATURE = 0x06054b50;
const END_SIZE = 22;
export const ENTRY_SIGNATURE = 0x02014b50;
export const ENTRY_SIZE = 46;
export const LOCAL_SIGNATURE = 0x04034b50;
export const LOCAL_SIZE = 30;
export const LONG_END_SIGNATURE = 0x06064b50;
export const LONG_LOCATOR_SIGNATURE = 0x07064b50;
const LONG_LOCATOR_SIZE = 20;
/** The further field with sizes and place of ZIP64. */
export const LONG_EXTRA = 0x0001;
/** In place of a size or count: it stands in ZIP64's record. */
export const IN_LONG_RECORD = 0xffffffff;
export const SHORT_IN_LONG_RECORD = 0xffff;
/** The flag of entries whose sizes stand behind their data. */
export const SIZES_FOLLOW = 8;

/** One part of a zip, as its central directory describes it. */
export interface ClaimedEntry {
  readonly name: string;
  /** 0 stored, 8 deflated; nothing else is taken. */
  readonly method: number;
  readonly crc: number;
  readonly packedSize: number;
  /** Claimed size once inflated. */
  readonly size: number;
  /** Where its local header begins. */
  readonly headerAt: number;
  /** The name's own bytes, which the local header must repeat. */
  readonly rawName: Uint8Array;
  /** True where the local header may leave sizes and checksum to what follows the data. */
  readonly isStreamed: boolean;
}

/** A part whose local header was found where the directory says. */
export interface ZipEntry extends ClaimedEntry {
  /** Where its packed bytes begin. */
  readonly packedAt: number;
}

/** Where the central directory stands. */
export interface ZipDirectory {
  readonly at: number;
  readonly size: number;
  readonly count: number;
}

const LARGEST_COMMENT = 0xffff;
/** Flag bits: encrypted, sizes follow the data, strong encryption, names as UTF-8, masked headers. */
const FLAG = { encrypted: 1, sizesFollow: SIZES_FOLLOW, strong: 64, masked: 8192 } as const;

const damaged = (part: string, what: string) => refuse('FILE_DAMAGED', { part, what });

/** Finds the central directory from the file's end. No end record means that the file is cut off. */
export function findDirectory(bytes: Uint8Array): Result<ZipDirectory> {
  const view = viewOf(bytes);
  const endAt = findEnd(view);
  if (endAt === null) return refuse('FILE_TRUNCATED', { part: '', size: bytes.length });
  if (endAt + END_SIZE + view.getUint16(endAt + 20, true) !== bytes.length) return damaged('', 'end');
  const disks = view.getUint16(endAt + 4, true) + view.getUint16(endAt + 6, true);
  const count = view.getUint16(endAt + 10, true);
  const size = view.getUint32(endAt + 12, true);
  const at = view.getUint32(endAt + 16, true);
  if (count === SHORT_IN_LONG_RECORD || size === IN_LONG_RECORD || at === IN_LONG_RECORD) return findLongDirectory(view, endAt);
  if (disks !== 0 || view.getUint16(endAt + 8, true) !== count) return damaged('', 'disks');
  // ZIP64 records may stand between directory and end even where they say nothing new.
  const gap = endAt - at - size;
  if (gap !== 0 && !(gap > LONG_LOCATOR_SIZE && hasLocator(view, endAt))) return damaged('', 'directory');
  return ok({ at, size, count });
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** The last end record whose comment does not run past the file, else the last one, else null. */
function findEnd(view: DataView): number | null {
  const last = view.byteLength - END_SIZE;
  for (let at = last; at >= Math.max(0, last - LARGEST_COMMENT); at--) {
    if (view.getUint32(at, true) !== END_SIGNATURE) continue;
    if (at + END_SIZE + view.getUint16(at + 20, true) <= view.byteLength) return at;
  }
  return null;
}

function hasLocator(view: DataView, endAt: number): boolean {
  return endAt >= LONG_LOCATOR_SIZE && view.getUint32(endAt - LONG_LOCATOR_SIZE, true) === LONG_LOCATOR_SIGNATURE;
}

function findLongDirectory(view: DataView, endAt: number): Result<ZipDirectory> {
  if (!hasLocator(view, endAt)) return damaged('', 'zip64');
  const locatorAt = endAt - LONG_LOCATOR_SIZE;
  const recordAt = readLong(view, locatorAt + 8);
  if (recordAt === null || recordAt + 56 > locatorAt || view.getUint32(recordAt, true) !== LONG_END_SIGNATURE) return damaged('', 'zip64');
  const count = readLong(view, recordAt + 32);
  const size = readLong(view, recordAt + 40);
  const at = readLong(view, recordAt + 48);
  if (count === null || size === null || at === null || at + size !== recordAt) return damaged('', 'zip64');
  return ok({ at, size, count });
}

/** A 64-bit number that a file of 60 MB can mean: null above the safe range. */
function readLong(view: DataView, at: number): number | null {
  const value = view.getBigUint64(at, true);
  return value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : null;
}

/** One record of the central directory as it stands in the file, folders too. */
export interface DirectoryRecord {
  readonly from: number;
  readonly to: number;
  readonly name: string;
  /** Where the local header begins. */
  readonly headerAt: number;
  /** Where the record says so, and in how many bytes: 4, or 8 in a ZIP64 field. */
  readonly placeAt: number;
  readonly placeBytes: 4 | 8;
}

/** The records of a directory that `readDirectory` has taken, in its order. @throws Error for one that it would not. */
export function listDirectoryRecords(bytes: Uint8Array, directory: ZipDirectory): readonly DirectoryRecord[] {
  const view = viewOf(bytes);
  const records: DirectoryRecord[] = [];
  let from = directory.at;
  for (let index = 0; index < directory.count; index++) {
    const nameSize = view.getUint16(from + 28, true);
    const entry = readEntry(bytes, view, from, nameSize);
    if (!entry.ok) throw new Error('a directory that was sound is broken');
    const extraAt = from + ENTRY_SIZE + nameSize;
    const extraSize = view.getUint16(from + 30, true);
    const to = extraAt + extraSize + view.getUint16(from + 32, true);
    const isLong = view.getUint32(from + 42, true) === IN_LONG_RECORD;
    const sizesBefore = [from + 24, from + 20].filter((at) => view.getUint32(at, true) === IN_LONG_RECORD).length;
    const fieldAt = isLong ? (findLongExtra(view, extraAt, extraAt + extraSize)?.at ?? 0) + sizesBefore * 8 : from + 42;
    const { name, headerAt } = entry.value;
    records.push({ from, to, name, headerAt, placeAt: fieldAt, placeBytes: isLong ? 8 : 4 });
    from = to;
  }
  return records;
}

/** All entries in the directory's order, as they are claimed; folders are left out. */
export function readDirectory(bytes: Uint8Array, directory: ZipDirectory): Result<readonly ClaimedEntry[]> {
  const view = viewOf(bytes);
  const end = directory.at + directory.size;
  const entries: ClaimedEntry[] = [];
  const names = new Set<string>();
  let at = directory.at;
  for (let index = 0; index < directory.count; index++) {
    if (at + ENTRY_SIZE > end || view.getUint32(at, true) !== ENTRY_SIGNATURE) return damaged('', 'directory');
    const nameSize = view.getUint16(at + 28, true);
    const next = at + ENTRY_SIZE + nameSize + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
    if (next > end) return damaged('', 'directory');
    const entry = readEntry(bytes, view, at, nameSize);
    if (!entry.ok) return entry;
    const key = entry.value.name.toLowerCase();
    if (names.has(key)) return refuse('FILE_ZIP_NAMES', { part: entry.value.name });
    names.add(key);
    if (!key.endsWith('/')) entries.push(entry.value);
    at = next;
  }
  return at === end ? ok(entries) : damaged('', 'directory');
}

function readEntry(bytes: Uint8Array, view: DataView, at: number, nameSize: number): Result<ClaimedEntry> {
  const rawName = bytes.subarray(at + ENTRY_SIZE, at + ENTRY_SIZE + nameSize);
  // Some programs of Windows part folders by backslashes.
  const name = Buffer.from(rawName)
    .toString(isUtf8(rawName) ? 'utf8' : 'latin1')
    .replaceAll('\\', '/');
  if (isUnsafeName(name)) return refuse('FILE_ZIP_NAMES', { part: name });
  const flags = view.getUint16(at + 8, true);
  if ((flags & (FLAG.encrypted | FLAG.strong | FLAG.masked)) !== 0) return refuse('FILE_ENCRYPTED', { part: name });
  const method = view.getUint16(at + 10, true);
  if (method !== 0 && method !== 8) return damaged(name, 'method');
  const sizes = readSizes(view, at, nameSize);
  if (sizes === null) return damaged(name, 'zip64');
  const { size, packedSize, headerAt } = sizes;
  if (method === 0 && size !== packedSize) return damaged(name, 'size');
  const crc = view.getUint32(at + 16, true);
  return ok({ name, method, crc, packedSize, size, headerAt, rawName, isStreamed: (flags & FLAG.sizesFollow) !== 0 });
}

/** Finds the packed bytes of each entry behind its local header, which must repeat name, method and checksum. */
export function locateEntries(bytes: Uint8Array, entries: readonly ClaimedEntry[]): Result<readonly ZipEntry[]> {
  const view = viewOf(bytes);
  const located: ZipEntry[] = [];
  for (const entry of entries) {
    const { name, headerAt: at } = entry;
    if (at + LOCAL_SIZE > bytes.length || view.getUint32(at, true) !== LOCAL_SIGNATURE) return damaged(name, 'header');
    const nameEnd = at + LOCAL_SIZE + view.getUint16(at + 26, true);
    const packedAt = nameEnd + view.getUint16(at + 28, true);
    if (packedAt + entry.packedSize > bytes.length) return damaged(name, 'header');
    const sameName = Buffer.compare(bytes.subarray(at + LOCAL_SIZE, nameEnd), entry.rawName) === 0;
    const sameCrc = entry.isStreamed || view.getUint32(at + 14, true) === entry.crc;
    if (!sameName || !sameCrc || view.getUint16(at + 8, true) !== entry.method) return damaged(name, 'header');
    located.push({ ...entry, packedAt });
  }
  return ok(located);
}

/** Absolute, climbing, with a drive or a control character: no workbook needs such names. */
function isUnsafeName(name: string): boolean {
  return name === '' || name.startsWith('/') || /\p{Cc}|^[a-z]:/iu.test(name) || name.split('/').includes('..');
}

/** Sizes and place of an entry, out of its ZIP64 extra field where the short fields say so; null where that is broken. */
function readSizes(view: DataView, at: number, nameSize: number): { size: number; packedSize: number; headerAt: number } | null {
  const short = [view.getUint32(at + 24, true), view.getUint32(at + 20, true), view.getUint32(at + 42, true)];
  const extraAt = at + ENTRY_SIZE + nameSize;
  const field = short.includes(IN_LONG_RECORD) ? findLongExtra(view, extraAt, extraAt + view.getUint16(at + 30, true)) : null;
  let longAt = field?.at ?? 0;
  const values: number[] = [];
  for (const value of short) {
    if (value !== IN_LONG_RECORD) {
      values.push(value);
      continue;
    }
    const long = field !== null && longAt + 8 <= field.end ? readLong(view, longAt) : null;
    if (long === null) return null;
    values.push(long);
    longAt += 8;
  }
  const [size, packedSize, headerAt] = values;
  return size === undefined || packedSize === undefined || headerAt === undefined ? null : { size, packedSize, headerAt };
}

function findLongExtra(view: DataView, from: number, end: number): { at: number; end: number } | null {
  for (let at = from; at + 4 <= end;) {
    const fieldEnd = at + 4 + view.getUint16(at + 2, true);
    if (view.getUint16(at, true) === LONG_EXTRA) return fieldEnd <= end ? { at: at + 4, end: fieldEnd } : null;
    at = fieldEnd;
  }
  return null;
}
