// Ledgers as they stood on a day, and what a later one adds or changes: the demo's people hand in whole ledgers first, then the changes.
import type { Day } from '../../domain/time/calendar.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import type { DemoPlace } from './demo-place.ts';

/** The rows of a ledger as known on a day, in order. */
export type RowsAsOf = (place: DemoPlace, asOf: Day) => readonly (readonly CellContent[])[];

/** Rows that a ledger as of `asOf` has and the one as of `before` had not, or had otherwise. */
export function listChangedRows(
  place: DemoPlace,
  rows: RowsAsOf,
  [before, asOf]: readonly [Day, Day],
): readonly (readonly CellContent[])[] {
  const known = new Set(rows(place, before).map((row) => JSON.stringify(row)));
  return rows(place, asOf).filter((row) => !known.has(JSON.stringify(row)));
}

/** A day that is not known yet on `asOf` is left blank. */
export function blankIfUnknown(asOf: Day, on: Day | null): Day | null {
  return on !== null && on <= asOf ? on : null;
}
