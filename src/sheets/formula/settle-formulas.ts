// Which formulas get a new result: those that depend, those of which only their results tell, and which results are certain.
import { type Book, getBlankRow, type Growth, growthOf } from '../book/book-model.ts';
import { calculateFormulas, calculateFromStored, type Ground, type LostReason, type Outcome } from './calculate-formulas.ts';
import { type AllReads, type Dirty, listDirtyFormulas, type FormulaEntry, formulasOf, getCellKey } from './dirty-formulas.ts';
import { areAlike, isError, type Scalar, getStoredValue } from './values.ts';
import { createNameLookup, tablesOf } from './formula-reads.ts';

// What the engine makes of a formula out of the results that the blank stores, beside the one stored for it: whether it can be trusted with it.

/** A formula's result in the blank: as stored, and as the engine gives it. */
interface BlankResult {
  readonly stored: Scalar;
  readonly outcome: Outcome;
  /** The engine's value of the formula's own cell; null where it has none. */
  readonly value: Scalar;
}

/** Asks for a formula of the filled book; null for one that the blank does not have, or without a result. */
type BlankResults = (entries: readonly FormulaEntry[]) => ReadonlyMap<FormulaEntry, BlankResult>;

/** Whether the engine gives what the blank stores, but for the noise of binary fractions. */
function isConfirmed({ outcome, stored, value }: BlankResult): boolean {
  return outcome.kind === 'value' && areAlike(stored, value);
}

/** Whether the engine fails where the blank stores a value: its error is then no result. */
function isContradicted({ outcome, stored, value }: BlankResult): boolean {
  return !isError(stored) && (outcome.kind === 'lost' || isError(value));
}

/** The results of the blank that `book` was filled from. The blank is read once, when first asked. */
function readBlankResults(book: Book, growths: readonly Growth[]): BlankResults {
  const blank: Book = { ...book, changed: new Map() };
  let known: { readonly entries: readonly FormulaEntry[]; readonly places: ReadonlyMap<number, number> } | null = null;
  return (wanted) => {
    if (wanted.length === 0) return new Map();
    if (known === null) {
      const entries = formulasOf(blank);
      known = { entries, places: new Map(entries.map(({ sheet, row, column }, index) => [getCellKey(sheet, row, column), index])) };
    }
    const { entries, places } = known;
    const placeOf = ({ sheet, row, column }: FormulaEntry): number | undefined =>
      places.get(getCellKey(sheet, getBlankRow(growthOf(growths, sheet), row), column));
    const asked = wanted.flatMap((entry) => placeOf(entry) ?? []);
    const outcomes = calculateFromStored({ book: blank, names: createNameLookup(blank), tables: tablesOf(blank), entries }, asked);
    const results = new Map<FormulaEntry, BlankResult>();
    for (const entry of wanted) {
      const place = placeOf(entry) ?? -1;
      const [before, outcome] = [entries[place], outcomes.get(place)];
      if (before === undefined || outcome === undefined || before.stored.kind === 'blank') continue;
      const own = getCellKey(before.sheet, before.row, before.column);
      const value = outcome.kind === 'value' ? (outcome.values.get(own) ?? null) : null;
      results.set(entry, { stored: getStoredValue(before.stored, book.date1904), outcome, value });
    }
    return results;
  };
}

/** What is to be settled. */
export interface Settling extends Ground {
  readonly reads: AllReads;
  readonly dirty: Dirty;
}

/** A formula that keeps its old result, and why it could not be told whether that still holds. */
export interface KeptResult {
  readonly index: number;
  readonly why: LostReason;
  readonly detail: string;
}

/** What became of all formulas, by their numbers. */
export interface Settled {
  /** Of those that depend on what was written or moved and don't keep their result by nature. */
  readonly outcomes: ReadonlyMap<number, Outcome>;
  readonly kept: readonly KeptResult[];
}

/** Open formulas, by what the blank says of the engine: only those that it gets right there are calculated. */
interface OpenFormulas {
  readonly certain: ReadonlyMap<number, Scalar>;
  readonly kept: readonly KeptResult[];
  /** Those without any stored result: there is nothing to keep. */
  readonly bare: readonly number[];
}

/** Rounds until nothing changes any more; after so many all open formulas count as changed. */
const MOST_ROUNDS = 8;

function valueOf(entry: FormulaEntry, outcome: Outcome | undefined): Scalar | undefined {
  return outcome?.kind === 'value' ? (outcome.values.get(getCellKey(entry.sheet, entry.row, entry.column)) ?? null) : undefined;
}

function isSame(one: Scalar | undefined, other: Scalar): boolean {
  return one === other || (isError(one) && isError(other) && one.error === other.error);
}

function openFormulas({ entries, reads }: Settling, dependent: ReadonlySet<number>, inBlank: BlankResults): OpenFormulas {
  const certain = new Map<number, Scalar>();
  const kept: KeptResult[] = [];
  const bare: number[] = [];
  const asked = reads.open.filter((index) => !dependent.has(index) && !reads.volatile.has(index));
  const results = inBlank(asked.flatMap((index) => entries[index] ?? []));
  for (const index of asked) {
    const entry = entries[index];
    const result = entry === undefined ? undefined : results.get(entry);
    if (entry === undefined || entry.stored.kind === 'blank') bare.push(index);
    else if (result !== undefined && isConfirmed(result)) certain.set(index, result.value);
    else if (result?.outcome.kind === 'lost') kept.push({ index, why: result.outcome.why, detail: result.outcome.detail });
    else kept.push({ index, why: 'doubt', detail: '' });
  }
  return { certain, kept, bare };
}

/** Errors that only their rule gives, never something that the engine does not know: a division by 0, a search in vain. */
const BY_RULE: ReadonlySet<string> = new Set(['#DIV/0!', '#N/A', '#NULL!']);

/** Whether a result may be an error because of what the engine does not know; plain arithmetic it knows. */
function mayBeOurs(entry: FormulaEntry, value: Scalar | undefined): boolean {
  return isError(value) && !BY_RULE.has(value.error) && entry.formula.includes('(') && !['blank', 'error'].includes(entry.stored.kind);
}

/** The numbers of those whose new result is an error which the engine gives out of the blank's own results too, where the blank has a value. */
function doubtful({ entries }: Settling, outcomes: ReadonlyMap<number, Outcome>, inBlank: BlankResults): readonly number[] {
  const wrong = [...outcomes].filter(([index, outcome]) => {
    const entry = entries[index];
    return entry !== undefined && mayBeOurs(entry, valueOf(entry, outcome));
  });
  const results = inBlank(wrong.flatMap(([index]) => entries[index] ?? []));
  return wrong.flatMap(([index]) => {
    const entry = entries[index];
    const result = entry === undefined ? undefined : results.get(entry);
    return result !== undefined && isContradicted(result) ? [index] : [];
  });
}

/** Calculates until no result is in doubt: a doubtful one is lost, and with it all that reads it. */
function calculated(settling: Settling, numbers: readonly number[], inBlank: BlankResults): ReadonlyMap<number, Outcome> {
  const { dirty: _dirty, reads, ...ground } = settling;
  const doubts = new Set<number>();
  for (;;) {
    const outcomes = calculateFormulas({ ...ground, dirty: numbers, kept: reads.volatile, doubts });
    const more = doubtful(settling, outcomes, inBlank);
    if (more.length === 0) return outcomes;
    for (const index of more) doubts.add(index);
  }
}

/** The results of formulas that may read anything: the open ones that turn out to have another than in the blank, and all they pull along. */
function withOpen(settling: Settling, { certain, bare, kept }: OpenFormulas, inBlank: BlankResults): Settled {
  const { entries, reads, dirty } = settling;
  const changed = new Set(bare);
  for (let round = 1; ; round += 1) {
    const dependent = listDirtyFormulas(entries, reads, dirty, [...changed]);
    const numbers = [...new Set([...dependent, ...certain.keys()])];
    const outcomes = calculated(settling, numbers, inBlank);
    const before = changed.size;
    for (const [index, value] of certain) {
      const entry = entries[index];
      if (entry !== undefined && (round >= MOST_ROUNDS || !isSame(valueOf(entry, outcomes.get(index)), value))) changed.add(index);
    }
    if (changed.size > before) continue;
    const asked = new Set(dependent);
    return {
      outcomes: new Map([...outcomes].filter(([index]) => asked.has(index))),
      kept: kept.filter(({ index }) => !asked.has(index)),
    };
  }
}

/**
 * What becomes of all formulas. A formula that depends is calculated. One whose text does not tell what it reads (INDIRECT, OFFSET) is
 * calculated where the engine gives what the blank stores for it, and changed only if it then gives something else; where the engine
 * does not, its result is kept and said to be. An error that the engine also gives where the blank has a value is no result.
 */
export function settleFormulas(settling: Settling): Settled {
  const { book, entries, reads, dirty } = settling;
  if (dirty.cells.length + dirty.areas.length + (dirty.moved?.length ?? 0) === 0) return { outcomes: new Map(), kept: [] };
  const inBlank = readBlankResults(book, dirty.growths ?? []);
  const dependent = listDirtyFormulas(entries, reads, dirty, []);
  const open = openFormulas(settling, new Set(dependent), inBlank);
  if (open.certain.size + open.bare.length === 0) return { outcomes: calculated(settling, dependent, inBlank), kept: open.kept };
  return withOpen(settling, open, inBlank);
}
