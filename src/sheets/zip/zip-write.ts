// Writes a zip archive whose bytes depend on its entries alone: fixed times, given order.
import { crc32, deflateRawSync } from 'node:zlib';
import { END_SIGNATURE, ENTRY_SIGNATURE, LOCAL_SIGNATURE } from './zip-directory.ts';

/** One file of the archive. */
export interface ZipEntry {
  /** Path inside the archive, with `/`. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** 1980-01-01, the first day a zip can name: a fixed date keeps equal contents equal bytes. */
const FIXED_DATE = 0x21;
const VERSION = 20;
/** General purpose bit 11: the name is UTF-8. */
const UTF8_NAME = 0x0800;
const DEFLATED = 8;
/** Beyond these a plain zip needs the 64-bit extension, which some office programs refuse. */
const MAX_SIZE = 0xffff_ffff;
const MAX_ENTRIES = 0xffff;

interface PackedEntry {
  readonly name: Buffer;
  readonly packed: Buffer;
  readonly crc: number;
  readonly size: number;
  readonly offset: number;
}

function localHeader(entry: PackedEntry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(LOCAL_SIGNATURE, 0);
  writeCommon(header, 4, entry);
  return header;
}

/** The 26 bytes that a local header and a central one share. */
function writeCommon(header: Buffer, at: number, entry: PackedEntry): void {
  header.writeUInt16LE(VERSION, at);
  header.writeUInt16LE(UTF8_NAME, at + 2);
  header.writeUInt16LE(DEFLATED, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(FIXED_DATE, at + 8);
  header.writeUInt32LE(entry.crc, at + 10);
  header.writeUInt32LE(entry.packed.length, at + 14);
  header.writeUInt32LE(entry.size, at + 18);
  header.writeUInt16LE(entry.name.length, at + 22);
  header.writeUInt16LE(0, at + 24);
}

function centralHeader(entry: PackedEntry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(ENTRY_SIGNATURE, 0);
  header.writeUInt16LE(VERSION, 4);
  writeCommon(header, 6, entry);
  header.writeUInt32LE(entry.offset, 42);
  return header;
}

function endRecord(entries: number, centralSize: number, centralOffset: number): Buffer {
  const record = Buffer.alloc(22);
  record.writeUInt32LE(END_SIGNATURE, 0);
  record.writeUInt16LE(entries, 8);
  record.writeUInt16LE(entries, 10);
  record.writeUInt32LE(centralSize, 12);
  record.writeUInt32LE(centralOffset, 16);
  return record;
}

/**
 * The archive of these entries, in this order, deflated. Equal entries give equal bytes.
 * @throws RangeError if two entries have one name, or a plain zip can't hold them.
 */
export function writeZip(entries: readonly ZipEntry[]): Uint8Array {
  if (new Set(entries.map((entry) => entry.name)).size !== entries.length) throw new RangeError('two zip entries of one name');
  if (entries.length > MAX_ENTRIES) throw new RangeError('too many zip entries');
  const parts: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes } of entries) {
    const packed = deflateRawSync(bytes, { level: 6 });
    const entry: PackedEntry = { name: Buffer.from(name), packed, crc: crc32(bytes), size: bytes.length, offset };
    parts.push(localHeader(entry), entry.name, packed);
    central.push(centralHeader(entry), entry.name);
    offset += 30 + entry.name.length + packed.length;
    if (offset > MAX_SIZE || bytes.length > MAX_SIZE) throw new RangeError('zip too large');
  }
  const directory = Buffer.concat(central);
  return Buffer.concat([...parts, directory, endRecord(entries.length, directory.length, offset)]);
}
