// Text in old .xls files (BIFF8): single strings, and the shared strings that run on over several records.

/** A place in bytes that come in segments: a record and those that continue it. */
interface SegmentCursor {
  readonly segments: readonly Buffer[];
  index: number;
  at: number;
}

const WIDE = 0x01;
const PHONETIC = 0x04;
const RICH = 0x08;

/** The characters of one unsplit string: flags, then one or two bytes each; null when the bytes don't suffice. */
export function readPlainString(bytes: Buffer, at: number, length: number): string | null {
  const flags = bytes[at];
  if (flags === undefined) return null;
  const size = (flags & WIDE) === 0 ? length : length * 2;
  if (at + 1 + size > bytes.length) return null;
  return decode(bytes.subarray(at + 1, at + 1 + size), flags);
}

/** All shared strings: a record with their number, and its continuations. Formatting runs and phonetic readings are left out. */
export function readSharedStrings8(segments: readonly Buffer[]): string[] | null {
  const cursor: SegmentCursor = { segments, index: 0, at: 4 };
  const count = readUnsigned(cursor, 4);
  const strings: string[] = [];
  for (let index = 0; index < (count ?? 0); index++) {
    const text = readShared(cursor);
    if (text === null) return null;
    strings.push(text);
  }
  return count === null ? null : strings;
}

function readShared(cursor: SegmentCursor): string | null {
  const length = readUnsigned(cursor, 2);
  const flags = readUnsigned(cursor, 1);
  if (length === null || flags === null) return null;
  const runs = (flags & RICH) === 0 ? 0 : readUnsigned(cursor, 2);
  const phonetic = (flags & PHONETIC) === 0 ? 0 : readUnsigned(cursor, 4);
  if (runs === null || phonetic === null) return null;
  const text = readCharacters(cursor, length, flags);
  return text !== null && skip(cursor, runs * 4 + phonetic) && text.isWellFormed() ? text : null;
}

/** Characters that may run on in the next segment, which then begins with flags of its own. */
function readCharacters(cursor: SegmentCursor, length: number, firstFlags: number): string | null {
  let text = '';
  let flags = firstFlags;
  let left = length;
  while (left > 0) {
    const segment = cursor.segments[cursor.index];
    if (segment === undefined) return null;
    const width = (flags & WIDE) === 0 ? 1 : 2;
    const count = Math.min(left, Math.floor((segment.length - cursor.at) / width));
    text += decode(segment.subarray(cursor.at, cursor.at + count * width), flags);
    cursor.at += count * width;
    left -= count;
    if (left === 0) break;
    cursor.index += 1;
    const next = cursor.segments[cursor.index]?.[0];
    if (next === undefined) return null;
    flags = next;
    cursor.at = 1;
  }
  return text;
}

/** Bytes without the high ones are the first 256 characters of Unicode. */
function decode(bytes: Buffer, flags: number): string {
  return bytes.toString((flags & WIDE) === 0 ? 'latin1' : 'utf16le');
}

function readUnsigned(cursor: SegmentCursor, size: number): number | null {
  enterNext(cursor);
  const segment = cursor.segments[cursor.index];
  if (segment === undefined || cursor.at + size > segment.length) return null;
  const value = segment.readUIntLE(cursor.at, size);
  cursor.at += size;
  return value;
}

function skip(cursor: SegmentCursor, size: number): boolean {
  let left = size;
  for (;;) {
    const segment = cursor.segments[cursor.index];
    if (segment === undefined) return left === 0;
    const step = Math.min(left, segment.length - cursor.at);
    cursor.at += step;
    left -= step;
    if (left === 0) return true;
    cursor.index += 1;
    cursor.at = 0;
  }
}

function enterNext(cursor: SegmentCursor): void {
  const segment = cursor.segments[cursor.index];
  if (segment === undefined || cursor.at < segment.length) return;
  cursor.index += 1;
  cursor.at = 0;
}
