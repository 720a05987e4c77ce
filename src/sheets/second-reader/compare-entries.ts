// Compares two packages entry by entry: names, order, methods, dates, and which parts are byte for byte the same.
import { decodeText } from './markup.ts';
import { type Difference, differenceOf } from './second-reading.ts';
import { crc32, inflateRawSync } from 'node:zlib';

// The entries of a zip by its central directory, read on its own for comparing two archives entry by entry.

/** One entry: what its headers say, and its packed bytes. */
interface ListedEntry {
  readonly name: string;
  readonly method: number;
  readonly flags: number;
  /** Time and date of day as the directory writes them. */
  readonly stamp: number;
  readonly crc: number;
  readonly size: number;
  readonly packed: Uint8Array;
  /** Versions, attributes, comment and extra fields (without sizes and places) as one text to compare. */
  readonly traits: string;
}

/** The entries in the directory's order, and the archive's comment; or what is wrong with it. */
type Listing =
  | { readonly ok: true; readonly entries: readonly ListedEntry[]; readonly comment: string }
  | { readonly ok: false; readonly what: string };

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;
const LONG_LOCATOR = 0x07064b50;
const LONG_END = 0x06064b50;
const UNKNOWN = 0xffffffff;

const broken = (what: string): Listing => ({ ok: false, what });

/** Lists a zip. What does not hold together (a header, a name, a size, an overlap) is named, never guessed. */
export function listEntries(bytes: Uint8Array): Listing {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const endAt = endRecord(view);
  if (endAt < 0) return broken('no end record');
  const long = longEnd(view, endAt);
  const count = long?.count ?? view.getUint16(endAt + 10, true);
  let at = long?.at ?? view.getUint32(endAt + 16, true);
  const entries: ListedEntry[] = [];
  const spans: (readonly [number, number])[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + 46 > endAt || view.getUint32(at, true) !== ENTRY) return broken('directory');
    const read = readEntry(bytes, view, at);
    if (read === null) return broken(`header of entry ${index + 1}`);
    entries.push(read.entry);
    spans.push(read.span);
    at = read.next;
  }
  if (new Set(entries.map(({ name }) => name)).size !== entries.length) return broken('a name twice');
  const sorted = spans.toSorted((a, b) => a[0] - b[0]);
  if (sorted.some(([from], index) => from < (sorted[index - 1]?.[1] ?? 0))) return broken('entries overlap');
  return { ok: true, entries, comment: hex(bytes.subarray(endAt + 22)) };
}

function endRecord(view: DataView): number {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 65_557); at -= 1)
    if (view.getUint32(at, true) === END && at + 22 + view.getUint16(at + 20, true) === view.byteLength) return at;
  return -1;
}

function longEnd(view: DataView, endAt: number): { readonly count: number; readonly at: number } | null {
  const isShort = view.getUint16(endAt + 10, true) !== 0xffff && view.getUint32(endAt + 16, true) !== UNKNOWN;
  if (isShort || endAt < 20 || view.getUint32(endAt - 20, true) !== LONG_LOCATOR) return null;
  const at = Number(view.getBigUint64(endAt - 12, true));
  if (at + 56 > endAt || view.getUint32(at, true) !== LONG_END) return null;
  return { count: Number(view.getBigUint64(at + 32, true)), at: Number(view.getBigUint64(at + 48, true)) };
}

interface ReadEntry {
  readonly entry: ListedEntry;
  readonly span: readonly [from: number, to: number];
  readonly next: number;
}

function readEntry(bytes: Uint8Array, view: DataView, at: number): ReadEntry | null {
  const u16 = (offset: number) => view.getUint16(at + offset, true);
  const u32 = (offset: number) => view.getUint32(at + offset, true);
  const nameTo = at + 46 + u16(28);
  const extraTo = nameTo + u16(30);
  const next = extraTo + u16(32);
  if (next > bytes.length) return null;
  const rawName = bytes.subarray(at + 46, nameTo);
  const extra = readExtra(bytes.subarray(nameTo, extraTo), [u32(24), u32(20), u32(42)]);
  const [size = 0, packedSize = 0, local = 0] = extra.sizes;
  if (local + 30 > bytes.length || view.getUint32(local, true) !== LOCAL) return null;
  const localName = bytes.subarray(local + 30, local + 30 + view.getUint16(local + 26, true));
  const from = local + 30 + localName.length + view.getUint16(local + 28, true);
  const to = from + packedSize;
  if (to > bytes.length || !areSameBytes(localName, rawName) || view.getUint16(local + 8, true) !== u16(10)) return null;
  const isStreamed = (view.getUint16(local + 6, true) & 8) !== 0;
  if (!isStreamed && view.getUint32(local + 14, true) !== u32(16)) return null;
  const comment = hex(bytes.subarray(extraTo, next));
  const entry: ListedEntry = {
    name: nameOf(rawName),
    method: u16(10),
    flags: u16(8),
    stamp: u32(12),
    crc: u32(16),
    size,
    packed: bytes.subarray(from, to),
    traits: [u16(4), u16(6), u16(36), u32(38), comment, extra.others, view.getUint32(local + 10, true)].join('/'),
  };
  return { entry, span: [local, to], next };
}

/** The sizes and place, long ones out of their extra field, and the other extra fields as text. */
function readExtra(extra: Uint8Array, short: readonly number[]): { readonly sizes: readonly number[]; readonly others: string } {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  const others: string[] = [];
  let sizes = short;
  for (let at = 0; at + 4 <= extra.length;) {
    const id = view.getUint16(at, true);
    const to = at + 4 + view.getUint16(at + 2, true);
    if (id === 1 && to <= extra.length) {
      let longAt = at + 4;
      sizes = sizes.map((value) => {
        if (value !== UNKNOWN || longAt + 8 > to) return value;
        longAt += 8;
        return Number(view.getBigUint64(longAt - 8, true));
      });
    } else others.push(hex(extra.subarray(at, to)));
    at = to;
  }
  return { sizes, others: others.join(',') };
}

/** Names as UTF-8 where they are that, else byte by byte: enough to tell them apart. */
function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(raw).replaceAll('\\', '/');
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    return String.fromCharCode(...raw);
  }
}

function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

/** Whether two runs of bytes are the same. */
function areSameBytes(one: Uint8Array, other: Uint8Array): boolean {
  return Buffer.compare(one, other) === 0;
}

/** The entry's content, checked against its size and checksum; null where they don't agree. */
export function contentOf(entry: ListedEntry): Uint8Array | null {
  const content = unpack(entry);
  return content !== null && content.length === entry.size && crc32(content) === entry.crc ? content : null;
}

function unpack({ method, packed, size }: ListedEntry): Uint8Array | null {
  if (method === 0 || (method === 8 && size === 0 && packed.length === 0)) return packed;
  if (method !== 8 || size > packed.length * 1100 + 1000) return null;
  try {
    return inflateRawSync(packed, { maxOutputLength: size + 1, chunkSize: Math.max(64, size + 1) });
  } catch (error) {
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

/** A part in both packages. Its texts are null where they cannot be decoded. */
export interface PartPair {
  readonly isSame: boolean;
  readonly blank: () => string | null;
  readonly filled: () => string | null;
}

/** The parts of both packages in their order, and how the packages differ beside the parts' contents. */
export interface EntryComparison {
  readonly parts: ReadonlyMap<string, PartPair>;
  /** Parts of the blank that are not in the filled package. */
  readonly gone: readonly string[];
  readonly differences: readonly Difference[];
}

/** Compares the packages. */
export function compareEntries(blank: Uint8Array, filled: Uint8Array): EntryComparison {
  const [before, after] = [listEntries(blank), listEntries(filled)];
  const differences: Difference[] = [];
  const note = (part: string, what: string, wanted: string, found: string): void =>
    void differences.push(differenceOf({ part, cell: '', what, wanted, found }));
  const parts = new Map<string, PartPair>();
  if (!before.ok || !after.ok) {
    note('', 'package', before.ok ? 'sound' : before.what, after.ok ? 'sound' : after.what);
    return { parts, gone: [], differences };
  }
  if (before.comment !== after.comment) note('', 'comment of the package', before.comment, after.comment);
  const found = new Map(after.entries.map((entry) => [entry.name, entry]));
  const kept = before.entries.filter(({ name }) => found.has(name));
  const names = [kept, after.entries].map((entries) => entries.map(({ name }) => name).join(' '));
  if (names[0] !== names[1]) note('', 'entries', names[0] ?? '', names[1] ?? '');
  for (const entry of kept) {
    const other = found.get(entry.name);
    const pair = other === undefined ? null : pairOf(entry, other);
    if (other === undefined || pair === null) {
      note(entry.name, 'content', 'sound', 'damaged');
      continue;
    }
    if (traitsOf(entry) !== traitsOf(other)) note(entry.name, 'headers', traitsOf(entry), traitsOf(other));
    if (pair.isSame && entry.flags !== other.flags) note(entry.name, 'flags', String(entry.flags), String(other.flags));
    parts.set(entry.name, pair);
  }
  return { parts, gone: before.entries.map(({ name }) => name).filter((name) => !found.has(name)), differences };
}

function traitsOf({ method, stamp, traits }: ListedEntry): string {
  return `${method}/${stamp}/${traits}`;
}

/** Parts of the package that are text. */
const TEXT_PART = /\.(?:xml|rels|vml)$/i;
/** Null where the filled part cannot be unpacked. */
function pairOf(blank: ListedEntry, filled: ListedEntry): PartPair | null {
  const isAlike = blank.crc === filled.crc && blank.size === filled.size && areSameBytes(blank.packed, filled.packed);
  if (isAlike) return samePair(blank);
  const [before, after] = [contentOf(blank), contentOf(filled)];
  if (before === null || after === null) return null;
  if (areSameBytes(before, after)) return samePair(blank);
  const texts = { blank: textOf(blank.name, before), filled: textOf(blank.name, after) };
  return { isSame: false, blank: () => texts.blank, filled: () => texts.filled };
}

/** A part that both packages have: unpacked where it is asked for. */
function samePair(entry: ListedEntry): PartPair {
  const text = (): string | null => textOf(entry.name, contentOf(entry));
  return { isSame: true, blank: text, filled: text };
}

function textOf(name: string, bytes: Uint8Array | null): string | null {
  return bytes === null || !TEXT_PART.test(name) ? null : decodeText(bytes);
}
