// What the engine makes of a formula out of the results that the blank stores, beside the one stored for it: whether it can be trusted with it.
import type { Book } from '../book/book-model.ts';
import { getBlankRow, type Growth, growthOf } from '../book/growth.ts';
import { calculateFromStored, type Outcome } from './calculate-formulas.ts';
import { type FormulaEntry, formulasOf, getCellKey } from './formula-list.ts';
import { getStoredValue } from './sheet-values.ts';
import { areAlike, isError, type Scalar } from './values.ts';
import { createNameLookup, tablesOf } from './workbook-names.ts';

/** A formula's result in the blank: as stored, and as the engine gives it. */
export interface BlankResult {
  readonly stored: Scalar;
  readonly outcome: Outcome;
  /** The engine's value of the formula's own cell; null where it has none. */
  readonly value: Scalar;
}

/** Asks for a formula of the filled book; null for one that the blank does not have, or without a result. */
export type BlankResults = (entries: readonly FormulaEntry[]) => ReadonlyMap<FormulaEntry, BlankResult>;

/** Whether the engine gives what the blank stores, but for the noise of binary fractions. */
export function isConfirmed({ outcome, stored, value }: BlankResult): boolean {
  return outcome.kind === 'value' && areAlike(stored, value);
}

/** Whether the engine fails where the blank stores a value: its error is then no result. */
export function isContradicted({ outcome, stored, value }: BlankResult): boolean {
  return !isError(stored) && (outcome.kind === 'lost' || isError(value));
}

/** The results of the blank that `book` was filled from. The blank is read once, when first asked. */
export function readBlankResults(book: Book, growths: readonly Growth[]): BlankResults {
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
