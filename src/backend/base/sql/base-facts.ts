// The base's dated facts and its areas by month, oldest first.
import { parseDay, parseMonth } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { recordsWhere, versionedValues } from '../../core/db/record-store.ts';

/** The base's facts from a day on. */
export interface BaseFactRow extends ReturnType<typeof versionedValues> {
  readonly startsOn: Day;
}

/** The base's areas from a month on. */
export interface BaseAreaRow extends ReturnType<typeof versionedValues> {
  readonly month: Month;
}

/** All dated facts of the base, by their first day. */
export function baseFacts(db: Connection): readonly BaseFactRow[] {
  return recordsWhere(db, 'base_fact', '1 = 1', [])
    .flatMap((record) => {
      const startsOn = parseDay(record.values.starts_on);
      return startsOn === null ? [] : [{ ...versionedValues(record), startsOn }];
    })
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/** All areas of the base, by month. */
export function baseAreas(db: Connection): readonly BaseAreaRow[] {
  return recordsWhere(db, 'base_area', '1 = 1', [])
    .flatMap((record) => {
      const month = parseMonth(record.values.month);
      return month === null ? [] : [{ ...versionedValues(record), month }];
    })
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
