// The base's dated facts and its areas by month, oldest first.
import { parseDay, parseMonth } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { recordsWhere } from '../../core/db/record-store.ts';
import type { RecordValues, StoredRecord } from '../../core/db/record-store.ts';

interface Row {
  readonly id: number;
  readonly version: number;
  readonly values: RecordValues;
}

/** The base's facts from a day on. */
export interface BaseFactRow extends Row {
  readonly startsOn: Day;
}

/** The base's areas from a month on. */
export interface BaseAreaRow extends Row {
  readonly month: Month;
}

function rowOf({ id, version, values }: StoredRecord): Row {
  return { id, version, values };
}

/** All dated facts of the base, by their first day. */
export function baseFacts(db: Connection): readonly BaseFactRow[] {
  return recordsWhere(db, 'base_fact', '1 = 1', [])
    .flatMap((record) => {
      const startsOn = parseDay(record.values.starts_on);
      return startsOn === null ? [] : [{ ...rowOf(record), startsOn }];
    })
    .toSorted((a, b) => (a.startsOn < b.startsOn ? -1 : 1));
}

/** All areas of the base, by month. */
export function baseAreas(db: Connection): readonly BaseAreaRow[] {
  return recordsWhere(db, 'base_area', '1 = 1', [])
    .flatMap((record) => {
      const month = parseMonth(record.values.month);
      return month === null ? [] : [{ ...rowOf(record), month }];
    })
    .toSorted((a, b) => (a.month < b.month ? -1 : 1));
}
