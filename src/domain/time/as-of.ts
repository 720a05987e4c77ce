// Dated rows: which one holds on a day or in a month.
import type { Day, Month } from './calendar.ts';

/** The newest row that starts at or before `at`; of equal starts the later in the list. Null if all start later. */
export function findNewestAtOrBefore<R, T extends Day | Month>(rows: readonly R[], at: T, startOf: (row: R) => T): R | null {
  let newest: R | null = null;
  for (const row of rows) {
    if (startOf(row) <= at && (newest === null || startOf(row) >= startOf(newest))) newest = row;
  }
  return newest;
}

/**
 * The row that holds on the day: the newest with `startsOn <= day`, else the earliest one, since a fact that is known only from a later
 * day on holds from the start. Null without rows.
 */
export function rowAsOf<R extends { readonly startsOn: Day }>(rows: readonly R[], day: Day): R | null {
  const newest = findNewestAtOrBefore(rows, day, (row: R): Day => row.startsOn);
  if (newest !== null) return newest;
  return rows.reduce<R | null>((earliest, row) => (earliest === null || row.startsOn < earliest.startsOn ? row : earliest), null);
}
