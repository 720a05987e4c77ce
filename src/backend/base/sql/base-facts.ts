// The base's dated facts and its areas by month, oldest first.
import { type Day, type Month, parseDay, parseMonth } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { listRecordsWhere, getVersionedValues } from '../../core/db/record-store.ts';

/** The base's facts from a day on. */
export interface BaseFactRow extends ReturnType<typeof getVersionedValues> {
  readonly startsOn: Day;
}

/** The base's areas from a month on. */
export interface BaseAreaRow extends ReturnType<typeof getVersionedValues> {
  readonly month: Month;
}

/** All dated facts of the base, by their first day. */
export function listBaseFacts(db: Connection): readonly BaseFactRow[] {
  return listRecordsWhere(db, 'base_fact', '1 = 1', [])
    .flatMap((record) => {
      const startsOn = parseDay(record.values.starts_on);
      return startsOn === null ? [] : [{ ...getVersionedValues(record), startsOn }];
    })
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/** All areas of the base, by month. */
export function listBaseAreas(db: Connection): readonly BaseAreaRow[] {
  return listRecordsWhere(db, 'base_area', '1 = 1', [])
    .flatMap((record) => {
      const month = parseMonth(record.values.month);
      return month === null ? [] : [{ ...getVersionedValues(record), month }];
    })
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
