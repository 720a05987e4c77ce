// Bookings of a studio's days, added up in SQL from the index alone.
import type { Connection } from '../../core/db/connection.ts';
import { createInstantAt, type Day, DAY_MINUTES, firstDayOf, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { queryTuples } from '../../core/db/rows.ts';

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

/**
 * Of some studios together, each one range of the index. One comparison a row is all this scan affords: options, which are few, are read once and
 * taken off.
 */
const TALLY = `SELECT coalesce(sum(state = 'completed'), 0), count(*), coalesce(sum(ends_at - starts_at), 0) FROM booking INDEXED BY booking_live
  WHERE studio_id IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;

const OPTIONS = `SELECT studio_id, starts_at, ends_at FROM booking INDEXED BY booking_options
  WHERE retired_at IS NULL AND state = 'option' ORDER BY studio_id, starts_at, id`;

const ANY_COMPLETED = `SELECT asked.value FROM json_each(?) asked WHERE EXISTS (SELECT 1 FROM booking INDEXED BY booking_live
  WHERE studio_id = asked.value AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND state = 'completed')`;

/** A tentative booking's place and time. */
export interface OptionTime {
  readonly starts_at: number;
  readonly ends_at: number;
}

/** All options, lapsed ones too: none of them occupies a studio. */
export function readOptions(db: Connection): ReadonlyMap<number, readonly OptionTime[]> {
  const options = new Map<number, OptionTime[]>();
  for (const [studio, startsAt, endsAt] of queryTuples(db, OPTIONS)) {
    const one = { starts_at: Number(startsAt), ends_at: Number(endsAt) };
    const others = options.get(Number(studio));
    if (others === undefined) options.set(Number(studio), [one]);
    else others.push(one);
  }
  return options;
}

/** Days, both included, of some studios, and the options of these. */
export interface TallyQuestion {
  readonly studios: readonly number[];
  readonly from: Day;
  readonly to: Day;
  readonly options: readonly OptionTime[];
}

/** What the bookings of the studios that start on the days add up to (ZB-2.02, 18). */
export function tallyBookings(db: Connection, { studios, from: first, to: last, options: all }: TallyQuestion): BookingTally {
  const [from, to] = [createInstantAt(first, 0), createInstantAt(last, DAY_MINUTES)];
  const [completed, live, minutes] = queryTuples(db, TALLY, [JSON.stringify(studios), from, to])[0] ?? [];
  const options = all.filter((one) => one.starts_at >= from && one.starts_at < to);
  return {
    completed: Number(completed),
    occupied: Number(live) - options.length,
    minutes: options.reduce((left, one) => left - (one.ends_at - one.starts_at), Number(minutes)),
  };
}

/** Those of the studios of which a completed booking starts in the month (ZB-1.06). */
export function listStudiosCompleted(db: Connection, studios: readonly number[], month: Month): ReadonlySet<number> {
  const [from, to] = [createInstantAt(firstDayOf(month), 0), createInstantAt(lastDayOf(month), DAY_MINUTES)];
  return new Set(queryTuples(db, ANY_COMPLETED, [JSON.stringify(studios), from, to]).map(([id]) => Number(id)));
}
