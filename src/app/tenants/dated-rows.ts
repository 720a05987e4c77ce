// Rows that hold from a day on: until when each holds, and which one holds today.
import { addDays, type Day } from '../../domain/time/calendar.ts';

/** A row with the days on which it holds; `to` is null for the last one. */
export interface DatedRow<R> {
  readonly row: R;
  readonly from: Day;
  readonly to: Day | null;
  readonly state: 'past' | 'now' | 'coming';
}

/** Dated rows, the newest first. */
export function listDatedRows<R>(rows: readonly { readonly from: Day; readonly row: R }[], today: Day): readonly DatedRow<R>[] {
  const sorted = rows.toSorted((a, b) => a.from.localeCompare(b.from));
  return sorted
    .map(({ from, row }, at): DatedRow<R> => {
      const next = sorted[at + 1];
      const to = next === undefined ? null : addDays(next.from, -1);
      const state = from > today ? 'coming' : to === null || to >= today ? 'now' : 'past';
      return { row, from, to, state };
    })
    .toReversed();
}
