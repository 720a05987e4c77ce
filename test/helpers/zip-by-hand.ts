// Zips built byte by byte, so that tests can make them lie about themselves.
import { constants, crc32, deflateRawSync } from 'node:zlib';

/** One part, and what its headers should claim instead of the truth. */
export interface HandPart {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly stored?: boolean;
  /** Ready-made packed bytes, whatever `content` says. */
  readonly packed?: Uint8Array;
  readonly claimedSize?: number;
  readonly claimedCrc?: number;
  readonly flags?: number;
  readonly method?: number;
  readonly localName?: string;
  /** Sizes and place go into a ZIP64 field. */
  readonly long?: boolean;
  /** Checksum and sizes follow the data instead of standing before it, as programs that stream write them. */
  readonly streamed?: boolean;
  /** DOS date and time. */
  readonly date?: number;
  readonly time?: number;
  /** Further fields of the local header and of the directory's record, in whole. */
  readonly localExtra?: Uint8Array;
  readonly extra?: Uint8Array;
  readonly comment?: string;
  readonly externalAttributes?: number;
  /** Bytes between this part and what follows. */
  readonly gap?: Uint8Array;
  /** Uses the packed bytes of the part before it, as overlapping bombs do. */
  readonly sharesPrevious?: boolean;
}

/** What the end record should claim. */
export interface HandEnd {
  readonly count?: number;
  readonly comment?: string;
  readonly long?: boolean;
}

/** The bytes of a zip with `parts`. */
export function zipByHand(parts: readonly HandPart[], end: HandEnd = {}): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  let previous = 0;
  for (const part of parts) {
    const content = typeof part.content === 'string' ? Buffer.from(part.content, 'utf8') : Buffer.from(part.content);
    const packed = part.packed === undefined ? (part.stored === true ? content : deflateRawSync(content)) : Buffer.from(part.packed);
    const size = part.claimedSize ?? content.length;
    const fields = { part, packedSize: packed.length, size, crc: part.claimedCrc ?? crc32(content) };
    const place = part.sharesPrevious === true ? previous : at;
    directory.push(entryRecord(fields, place));
    if (part.sharesPrevious === true) continue;
    const local = localRecord(fields);
    const behind = Buffer.concat([descriptor(fields), part.gap ?? Buffer.alloc(0)]);
    pieces.push(local, packed, behind);
    previous = at;
    at += local.length + packed.length + behind.length;
  }
  const entries = Buffer.concat(directory);
  const count = end.count ?? parts.length;
  const long = end.long === true ? longEnd(count, entries.length, at) : Buffer.alloc(0);
  return Buffer.concat([...pieces, entries, long, endRecord(end, count, entries.length, at)]);
}

interface Fields {
  readonly part: HandPart;
  readonly packedSize: number;
  readonly size: number;
  readonly crc: number;
}

function common(fields: Fields, name: Buffer): Buffer {
  const head = Buffer.alloc(22);
  head.writeUInt16LE((fields.part.flags ?? 0x0800) | (fields.part.streamed === true ? 8 : 0), 2);
  head.writeUInt16LE(fields.part.method ?? (fields.part.stored === true ? 0 : 8), 4);
  head.writeUInt16LE(fields.part.time ?? 0, 6);
  head.writeUInt16LE(fields.part.date ?? 0, 8);
  head.writeUInt32LE(fields.crc, 10);
  head.writeUInt32LE(fields.packedSize, 14);
  head.writeUInt32LE(fields.size, 18);
  head.writeUInt16LE(20, 0);
  return Buffer.concat([head, u16(name.length)]);
}

function localRecord(fields: Fields): Buffer {
  const name = Buffer.from(fields.part.localName ?? fields.part.name, 'utf8');
  const extra = fields.part.localExtra ?? Buffer.alloc(0);
  const header = fields.part.streamed === true ? { ...fields, crc: 0, packedSize: 0, size: 0 } : fields;
  return Buffer.concat([u32(0x04034b50), common(header, name), u16(extra.length), name, extra]);
}

function descriptor({ part, crc, packedSize, size }: Fields): Buffer {
  return part.streamed === true ? Buffer.concat([u32(0x08074b50), u32(crc), u32(packedSize), u32(size)]) : Buffer.alloc(0);
}

function entryRecord(fields: Fields, place: number): Buffer {
  const name = Buffer.from(fields.part.name, 'utf8');
  const isLong = fields.part.long === true;
  const long = isLong ? Buffer.concat([u16(1), u16(24), u64(fields.size), u64(fields.packedSize), u64(place)]) : Buffer.alloc(0);
  const extra = Buffer.concat([long, fields.part.extra ?? Buffer.alloc(0)]);
  const comment = Buffer.from(fields.part.comment ?? '', 'utf8');
  const head = common(isLong ? { ...fields, size: 0xffffffff, packedSize: 0xffffffff } : fields, name);
  const external = u32(fields.part.externalAttributes ?? 0);
  const tail = Buffer.concat([u16(extra.length), u16(comment.length), u16(0), u16(0), external, u32(isLong ? 0xffffffff : place)]);
  return Buffer.concat([u32(0x02014b50), u16(20), head, tail, name, extra, comment]);
}

function longEnd(count: number, size: number, at: number): Buffer {
  const record = Buffer.concat([u32(0x06064b50), u64(44), u16(45), u16(45), u32(0), u32(0), u64(count), u64(count), u64(size), u64(at)]);
  return Buffer.concat([record, u32(0x07064b50), u32(0), u64(at + size), u32(1)]);
}

function endRecord(end: HandEnd, count: number, size: number, at: number): Buffer {
  const comment = Buffer.from(end.comment ?? '', 'utf8');
  const isLong = end.long === true;
  const shown = isLong ? 0xffff : count;
  const places = isLong ? [u32(0xffffffff), u32(0xffffffff)] : [u32(size), u32(at)];
  return Buffer.concat([u32(0x06054b50), u16(0), u16(0), u16(shown), u16(shown), ...places, u16(comment.length), comment]);
}

function u16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeUInt16LE(value);
  return bytes;
}

function u32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}

function u64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64LE(BigInt(value));
  return bytes;
}

/** Deflated bytes that inflate to `start` and then `megabytes` million spaces; blocks that end flushed can be strung together. */
export function deflatedSpaces(start: string, megabytes: number): Buffer {
  const flushed = { finishFlush: constants.Z_FULL_FLUSH, level: 9 };
  const million = deflateRawSync(Buffer.alloc(1_000_000, ' '), flushed);
  const blocks = Array.from({ length: megabytes }, () => million);
  return Buffer.concat([deflateRawSync(Buffer.from(start), flushed), ...blocks, deflateRawSync(Buffer.alloc(0))]);
}
