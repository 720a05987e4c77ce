// Bookings of a studio's days, added up in SQL from the index alone.
import { type Connection, queryTuples } from '../../core/db/rows.ts';
import { createInstantAt, type Day, DAY_MINUTES, firstDayOf, lastDayOf, type Month } from '../../../domain/time/calendar.ts';

/** Bookings that start in some days. `occupied`: booked, checked in or completed; `minutes` their booked length, without turnaround. */
export interface BookingTally {
  readonly completed: number;
  readonly occupied: number;
  readonly minutes: number;
}

/** Tables that a month's bookings and opening hours are read from. */
export const BOOKING_TABLES = ['booking', 'studio', 'studio_fact', 'blackout', 'calendar_exception'];

/** Live bookings of one studio that start in [from, to), as the index `booking_live` holds them. */
export const LIVE_OF_STUDIO = `FROM booking INDEXED BY booking_live
  WHERE studio_id = ? AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;

/** Of some studios together, each one range of the index. Options, lapsed ones too, occupy no studio. */
const TALLY = `SELECT coalesce(sum(state = 'completed'), 0), coalesce(sum(state <> 'option'), 0),
    coalesce(sum(CASE state WHEN 'option' THEN 0 ELSE ends_at - starts_at END), 0)
  FROM booking INDEXED BY booking_live
  WHERE studio_id IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL
    AND state NOT IN ('cancelled', 'no_show')`;

const ANY_COMPLETED = `SELECT asked.value FROM json_each(?) asked WHERE EXISTS (SELECT 1 FROM booking INDEXED BY booking_live
  WHERE studio_id = asked.value AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND state = 'completed')`;

/** What the bookings of some studios that start on these days, both included, add up to (ZB-2.02, 18). */
export function tallyBookings(db: Connection, studios: readonly number[], first: Day, last: Day): BookingTally {
  const [from, to] = [createInstantAt(first, 0), createInstantAt(last, DAY_MINUTES)];
  const [completed, occupied, minutes] = queryTuples(db, TALLY, [JSON.stringify(studios), from, to])[0] ?? [];
  return { completed: Number(completed), occupied: Number(occupied), minutes: Number(minutes) };
}

/** Those of the studios of which a completed booking starts in the month (ZB-1.06). */
export function listStudiosCompleted(db: Connection, studios: readonly number[], month: Month): ReadonlySet<number> {
  const [from, to] = [createInstantAt(firstDayOf(month), 0), createInstantAt(lastDayOf(month), DAY_MINUTES)];
  return new Set(queryTuples(db, ANY_COMPLETED, [JSON.stringify(studios), from, to]).map(([id]) => Number(id)));
}
