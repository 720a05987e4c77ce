// Compares two packages entry by entry: names, order, methods, dates, and which parts are byte for byte the same.
import { decodeText } from './markup.ts';
import { type Difference, differenceOf } from './second-reading.ts';
import { contentOf, listEntries, type ListedEntry, type Listing, areSameBytes } from './zip-listing.ts';

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

/** A blank's package, and the contents that were unpacked of it ahead: each is let go once it is asked for. Null: damaged. */
export interface ReadBlank {
  readonly listing: Listing;
  readonly contents: Map<ListedEntry, Uint8Array | null>;
}

/** Reads a blank before the filled workbook is there; `parts` names what of it will be wanted unpacked. */
export function readBlank(blank: Uint8Array, parts: readonly string[]): ReadBlank {
  const listing = listEntries(blank);
  const wanted = listing.ok ? listing.entries.filter(({ name }) => parts.includes(name)) : [];
  return { listing, contents: new Map(wanted.map((entry) => [entry, contentOf(entry)])) };
}

function blankContent({ contents }: ReadBlank, entry: ListedEntry): Uint8Array | null {
  const known = contents.get(entry);
  contents.delete(entry);
  return known === undefined ? contentOf(entry) : known;
}

/** Compares the packages. */
export function compareEntries(blank: ReadBlank, filled: Uint8Array): EntryComparison {
  const [before, after] = [blank.listing, listEntries(filled)];
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
    const pair = other === undefined ? null : pairOf(blank, entry, other);
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
/** Texts up to this size are kept once they are decoded; a sheet's is read once. */
const SMALL = 1_000_000;

/** Null where the filled part cannot be unpacked. Of a part that is the same the bytes are let go once they are compared. */
function pairOf(read: ReadBlank, blank: ListedEntry, filled: ListedEntry): PartPair | null {
  if (blank.crc === filled.crc && blank.size === filled.size && areSameBytes(blank.packed, filled.packed))
    return samePair(blank.name, () => contentOf(blank));
  const [before, after] = [blankContent(read, blank), contentOf(filled)];
  if (before === null || after === null) return null;
  if (areSameBytes(before, after)) return samePair(blank.name, () => contentOf(blank));
  return { isSame: false, blank: lazyText(blank.name, () => before), filled: lazyText(blank.name, () => after) };
}

function samePair(name: string, content: () => Uint8Array | null): PartPair {
  const text = lazyText(name, content);
  return { isSame: true, blank: text, filled: text };
}

function lazyText(name: string, content: () => Uint8Array | null): () => string | null {
  let made: string | null = null;
  const isText = TEXT_PART.test(name);
  return () => {
    if (made !== null) return made;
    const bytes = isText ? content() : null;
    const text = bytes === null ? null : decodeText(bytes);
    if (text !== null && text.length <= SMALL) made = text;
    return text;
  };
}
