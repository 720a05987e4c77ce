// Some entries of a zip replaced or taken out, everything else copied as it stands: packed bytes, headers, dates, extra fields, order.
import { crc32, deflateRawSync } from 'node:zlib';
import {
  type DirectoryRecord,
  listDirectoryRecords,
  findDirectory,
  END_SIGNATURE,
  ENTRY_SIZE,
  LOCAL_SIZE,
  LONG_END_SIGNATURE,
  LONG_LOCATOR_SIGNATURE,
  LONG_EXTRA,
  IN_LONG_RECORD,
  SHORT_IN_LONG_RECORD,
  SIZES_FOLLOW,
} from './zip-directory.ts';
import { type ZipArchive, findEntry } from './zip-read.ts';

/** How hard parts longer than so many bytes are packed, the largest first: three to four times as quickly, and an eighth to a sixth larger. */
const LEVELS = [
  [4_000_000, 2],
  [1_000_000, 4],
] as const;
const USUAL_LEVEL = 6;

function levelOf(length: number): number {
  return LEVELS.find(([longer]) => length > longer)?.[1] ?? USUAL_LEVEL;
}

/** An entry's new content, packed as it was before. */
interface Packed {
  readonly bytes: Buffer;
  readonly crc: number;
  readonly size: number;
}

/** New contents by the name that the zip writes; null takes the entry out. */
export type ZipChanges = ReadonlyMap<string, Uint8Array | null>;
type PackedChanges = ReadonlyMap<string, Packed | null>;

/** Whether an entry stands unpacked in the zip, and so must its new content. */
function isStored(archive: ZipArchive, name: string): boolean {
  return findEntry(archive, name)?.method === 0;
}

/**
 * The zip with these entries given new content, or taken out. A replaced entry keeps place, date, method and further fields; its sizes stand in
 * its header, also where they followed its data before. Equal input gives equal bytes.
 * @throws Error for a name that the zip does not have: nothing is ever added.
 */
export function spliceZip(archive: ZipArchive, changes: ZipChanges): Uint8Array {
  const packed = [...changes].map(([name, content]): [string, Packed | null] => {
    if (content === null) return [name, null];
    const bytes = isStored(archive, name) ? Buffer.from(content) : deflateRawSync(content, { level: levelOf(content.length) });
    return [name, { bytes, crc: crc32(content), size: content.length }];
  });
  return spliced(archive, new Map(packed));
}

function spliced(archive: ZipArchive, changes: PackedChanges): Uint8Array {
  const bytes = Buffer.from(archive.bytes.buffer, archive.bytes.byteOffset, archive.bytes.byteLength);
  const found = findDirectory(bytes);
  if (!found.ok) throw new Error('a zip that was sound is broken');
  const directory = found.value;
  const records = listDirectoryRecords(bytes, directory);
  const lost = [...changes.keys()].find((name) => !records.some((record) => record.name === name));
  if (lost !== undefined) throw new Error(`no entry ${lost}`);
  const pieces: Buffer[] = [];
  const packed = new Map<DirectoryRecord, Packed>();
  const places = new Map<DirectoryRecord, number>();
  const physical = records.toSorted((one, other) => one.headerAt - other.headerAt);
  let at = physical[0]?.headerAt ?? directory.at;
  pieces.push(bytes.subarray(0, at));
  for (const [index, record] of physical.entries()) {
    const content = changes.get(record.name);
    if (content === null) continue;
    const end = physical[index + 1]?.headerAt ?? directory.at;
    places.set(record, at);
    if (content !== undefined) packed.set(record, content);
    const taken = content === undefined ? [bytes.subarray(record.headerAt, end)] : replaced(bytes, record, content);
    for (const piece of taken) {
      pieces.push(piece);
      at += piece.length;
    }
  }
  const kept = records.filter((record) => places.has(record));
  const entries = Buffer.concat(kept.map((record) => newRecord(bytes, record, places.get(record) ?? 0, packed.get(record))));
  const tail = newTail(bytes.subarray(directory.at + directory.size), { count: kept.length, size: entries.length, at });
  return Buffer.concat([...pieces, entries, tail]);
}

/** Local header and packed bytes of an entry with new content. */
function replaced(bytes: Buffer, { headerAt }: DirectoryRecord, fresh: Packed): readonly Buffer[] {
  const nameEnd = headerAt + LOCAL_SIZE + bytes.readUInt16LE(headerAt + 26);
  const extraEnd = nameEnd + bytes.readUInt16LE(headerAt + 28);
  const header = Buffer.from(bytes.subarray(headerAt, nameEnd));
  const extra = withoutLongExtra(bytes.subarray(nameEnd, extraEnd));
  header.writeUInt16LE(header.readUInt16LE(6) & ~SIZES_FOLLOW, 6);
  writeSizes(header, 14, fresh);
  header.writeUInt16LE(extra.length, 28);
  return [header, extra, fresh.bytes];
}

function writeSizes(header: Buffer, at: number, { bytes, crc, size }: Packed): void {
  header.writeUInt32LE(crc, at);
  header.writeUInt32LE(bytes.length, at + 4);
  header.writeUInt32LE(size, at + 8);
}

function newRecord(bytes: Buffer, record: DirectoryRecord, place: number, packed: Packed | undefined): Buffer {
  const copy = Buffer.from(bytes.subarray(record.from, record.to));
  if (packed === undefined) {
    if (record.placeBytes === 8) copy.writeBigUInt64LE(BigInt(place), record.placeAt - record.from);
    else copy.writeUInt32LE(place, record.placeAt - record.from);
    return copy;
  }
  const extraAt = ENTRY_SIZE + copy.readUInt16LE(28);
  const commentAt = extraAt + copy.readUInt16LE(30);
  const extra = withoutLongExtra(copy.subarray(extraAt, commentAt));
  const head = copy.subarray(0, extraAt);
  head.writeUInt16LE(head.readUInt16LE(8) & ~SIZES_FOLLOW, 8);
  writeSizes(head, 16, packed);
  head.writeUInt16LE(extra.length, 30);
  head.writeUInt32LE(place, 42);
  return Buffer.concat([head, extra, copy.subarray(commentAt)]);
}

/** Extra fields but for that of ZIP64: new sizes fit the plain ones. */
function withoutLongExtra(extra: Buffer): Buffer {
  const kept: Buffer[] = [];
  let at = 0;
  while (at + 4 <= extra.length) {
    const end = Math.min(extra.length, at + 4 + extra.readUInt16LE(at + 2));
    if (extra.readUInt16LE(at) !== LONG_EXTRA) kept.push(extra.subarray(at, end));
    at = end;
  }
  return Buffer.concat([...kept, extra.subarray(at)]);
}

/** What stands behind the directory, ZIP64's records too, with its new place and size. */
function newTail(tail: Buffer, directory: { readonly count: number; readonly size: number; readonly at: number }): Buffer {
  const copy = Buffer.from(tail);
  const { count, size, at } = directory;
  if (copy.length >= 56 && copy.readUInt32LE(0) === LONG_END_SIGNATURE) {
    copy.writeBigUInt64LE(BigInt(count), 24);
    copy.writeBigUInt64LE(BigInt(count), 32);
    copy.writeBigUInt64LE(BigInt(size), 40);
    copy.writeBigUInt64LE(BigInt(at), 48);
  }
  const endAt = endRecordAt(copy);
  const locatorAt = endAt - 20;
  if (locatorAt >= 0 && copy.readUInt32LE(locatorAt) === LONG_LOCATOR_SIGNATURE) copy.writeBigUInt64LE(BigInt(at + size), locatorAt + 8);
  for (const place of [8, 10]) if (copy.readUInt16LE(endAt + place) !== SHORT_IN_LONG_RECORD) copy.writeUInt16LE(count, endAt + place);
  if (copy.readUInt32LE(endAt + 12) !== IN_LONG_RECORD) copy.writeUInt32LE(size, endAt + 12);
  if (copy.readUInt32LE(endAt + 16) !== IN_LONG_RECORD) copy.writeUInt32LE(at, endAt + 16);
  return copy;
}

/** The end record whose comment fills the rest. */
function endRecordAt(tail: Buffer): number {
  for (let at = tail.length - 22; at >= 0; at--)
    if (tail.readUInt32LE(at) === END_SIGNATURE && at + 22 + tail.readUInt16LE(at + 20) === tail.length) return at;
  throw new Error('a zip that was sound has no end');
}
