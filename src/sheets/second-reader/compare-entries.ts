// Compares two packages entry by entry: names, order, methods, dates, and which parts are byte for byte the same.
import { decodeText } from './markup.ts';
import { type Difference, differenceOf } from './second-reading.ts';
import { contentOf, listEntries, type ListedEntry, areSameBytes } from './zip-listing.ts';

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
