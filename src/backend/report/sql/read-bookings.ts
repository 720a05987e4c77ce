// Bookings of a studio's days, added up in SQL from the index alone.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { DAY_MINUTES, firstDayOf, instantAt, lastDayOf } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import { statement } from '../../core/db/statements.ts';
import { listsOf, rowsOf } from '../../core/db/rows.ts';

/** Bookings that start in some days. `occupied`: booked, checked in or completed; `minutes` their booked length, without turnaround. */
export interface BookingTally {
  readonly completed: number;
  readonly occupied: number;
  readonly minutes: number;
}

/** A studio that nobody booked. */
export const NO_BOOKINGS: BookingTally = { completed: 0, occupied: 0, minutes: 0 };

/** Live bookings of one studio that start in [from, to), as the index `booking_live` holds them. */
export const LIVE_OF_STUDIO = `FROM booking INDEXED BY booking_live
  WHERE studio_id = ? AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;

/**
 * Of [[studio, from, to], …], of which each is one range of the index; what nothing starts in has no row. One comparison a row is all this
 * scan affords: options, which are few, are read once and taken off.
 */
const TALLY = `SELECT asked.key, sum(state = 'completed'), count(*), sum(ends_at - starts_at) FROM json_each(?) asked
  CROSS JOIN booking INDEXED BY booking_live ON studio_id = asked.value ->> 0 AND starts_at >= asked.value ->> 1 AND starts_at < asked.value ->> 2
  WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') GROUP BY asked.key`;

const OPTIONS = `SELECT studio_id, starts_at, ends_at FROM booking INDEXED BY booking_options
  WHERE retired_at IS NULL AND state = 'option' ORDER BY studio_id, starts_at, id`;
const optionRow = z.object({ studio_id: z.int(), starts_at: z.int(), ends_at: z.int() });

const ANY_COMPLETED = `SELECT 1 ${LIVE_OF_STUDIO} AND state = 'completed' LIMIT 1`;

/** A tentative booking's place and time. */
export type OptionTime = z.infer<typeof optionRow>;

/** All options, lapsed ones too: none of them occupies a studio. */
export function readOptions(db: Connection): ReadonlyMap<number, readonly OptionTime[]> {
  return Map.groupBy(rowsOf(db, OPTIONS, optionRow), (row) => row.studio_id);
}

/** Days of a studio, both included, and its options. */
export interface TallyQuestion {
  readonly studioId: number;
  readonly from: Day;
  readonly to: Day;
  readonly options: readonly OptionTime[];
}

/** What the bookings of each question's studio that start on its days add up to (ZB-2.02, 18). */
export function tallyBookings(db: Connection, questions: readonly TallyQuestion[]): BookingTally[] {
  const spans = questions.map(({ studioId, from, to }) => [studioId, instantAt(from, 0), instantAt(to, DAY_MINUTES)] as const);
  const sums = new Map(listsOf(db, TALLY, [JSON.stringify(spans)]).map(([at, ...sum]) => [Number(at), sum.map(Number)]));
  return questions.map((question, at) => {
    const [, from = 0, to = 0] = spans[at] ?? [];
    const [completed = 0, live = 0, minutes = 0] = sums.get(at) ?? [];
    const options = question.options.filter((one) => one.starts_at >= from && one.starts_at < to);
    return {
      completed,
      occupied: live - options.length,
      minutes: options.reduce((left, one) => left - (one.ends_at - one.starts_at), minutes),
    };
  });
}

/** True if a completed booking of the studio starts in the month (ZB-1.06). */
export function hasCompletedBooking(db: Connection, studioId: number, month: Month): boolean {
  return (
    statement(db, ANY_COMPLETED)
      .raw()
      .get(studioId, instantAt(firstDayOf(month), 0), instantAt(lastDayOf(month), 1440)) !== undefined
  );
}
