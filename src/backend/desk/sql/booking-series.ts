// Series of bookings: the stored rule, and the bookings that stand for its dates.
import { z } from 'zod';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { SERIES_FREQUENCIES, type SeriesBooking, type SeriesRule } from '../../../domain/booking/series.ts';
import { instantNumber } from '../../../contract/core/numbers.ts';
import { type Connection, dayColumn, flagColumn } from '../../core/db/rows.ts';
import { listRecordsWhere, recordById, type StoredRecord } from '../../core/db/record-store.ts';

const ruleShape = z.object({
  frequency: z.enum(SERIES_FREQUENCIES),
  weekdays: z.array(z.int()),
  until: dayColumn.nullable(),
  count: z.int().nullable(),
});
const seriesShape = z.object({
  tenant_id: z.int(),
  studio_id: z.int(),
  starts_on: dayColumn,
  rule: z.string(),
  starts_minute: z.int(),
  minutes: z.int(),
  title: z.string().nullable(),
});

export interface StoredSeries {
  readonly stored: StoredRecord<'booking_series'>;
  readonly tenantId: number;
  readonly studioId: number;
  readonly rule: SeriesRule;
  /** Minute of the day at which each date starts, and how long it lasts. */
  readonly startsMinute: number;
  readonly minutes: number;
  readonly title: string | null;
}

/** As the columns `starts_on` and `rule` hold a rule. */
export function createRuleValues({ frequency, weekdays, startsOn, until, count }: SeriesRule): {
  readonly starts_on: string;
  readonly rule: string;
} {
  const chosen = frequency === 'weekly' ? [...new Set(weekdays)].toSorted((a, b) => a - b) : [];
  return { starts_on: startsOn, rule: JSON.stringify({ frequency, weekdays: chosen, until, count }) };
}

/** A series by its id; null where there is none. */
export function findSeries(db: Connection, id: number): StoredSeries | null {
  const stored = recordById(db, 'booking_series', id);
  if (stored === null || stored.retiredAt !== null) return null;
  const row = seriesShape.parse(stored.values);
  return {
    stored,
    tenantId: row.tenant_id,
    studioId: row.studio_id,
    rule: { ...ruleShape.parse(JSON.parse(row.rule)), startsOn: row.starts_on },
    startsMinute: row.starts_minute,
    minutes: row.minutes,
    title: row.title,
  };
}

/** A booking of a series with its row. */
export interface SeriesRow extends SeriesBooking {
  readonly stored: StoredRecord<'booking'>;
}

const bookingShape = z.object({
  starts_at: instantNumber,
  ends_at: instantNumber,
  state: z.enum(BOOKING_STATES),
  holds_until: instantNumber.nullable(),
  occurs_on: dayColumn,
  is_exception: flagColumn,
});

/** A booking's row as one of a series. @throws where it stands for no date */
export function seriesRowOf(stored: StoredRecord<'booking'>): SeriesRow {
  const row = bookingShape.parse(stored.values);
  return {
    id: stored.id,
    stored,
    occursOn: row.occurs_on,
    start: row.starts_at,
    end: row.ends_at,
    state: row.state,
    holdsUntil: row.holds_until,
    isException: row.is_exception,
  };
}

/** A series' bookings by id, whatever became of them. `+ 0`: see slot-ground.ts. */
export function listSeriesRows(db: Connection, seriesId: number): SeriesRow[] {
  return listRecordsWhere(db, 'booking', 'series_id = ? + 0 AND occurs_on IS NOT NULL', [seriesId]).map(seriesRowOf);
}
