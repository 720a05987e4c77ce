// Bookings of a studio's days, added up in SQL from the index alone.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { firstDayOf, instantAt, lastDayOf } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import { statement } from '../../core/db/statements.ts';
import { rowsOf } from '../../core/db/rows.ts';

/** Bookings that start in some days. `occupied`: booked, checked in or completed; `minutes` their booked length, without turnaround. */
export interface BookingTally {
  readonly completed: number;
  readonly occupied: number;
  readonly minutes: number;
}

/** Live bookings of one studio that start in [from, to), as the index `booking_live` holds them. */
export const LIVE_OF_STUDIO = `FROM booking INDEXED BY booking_live
  WHERE studio_id = ? AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;

/** One comparison a row is all this scan affords: options, which are few, are read once and taken off. */
const TALLY = `SELECT coalesce(sum(state = 'completed'), 0), count(*), coalesce(sum(ends_at - starts_at), 0) ${LIVE_OF_STUDIO}`;
const tallyRow = z.tuple([z.int(), z.int(), z.int()]);

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

/** What the studio's bookings that start on the days add up to (ZB-2.02, 18). */
export function tallyBookings(db: Connection, question: TallyQuestion): BookingTally {
  const [from, to] = [instantAt(question.from, 0), instantAt(question.to, 1440)];
  const [completed, live, minutes] = tallyRow.parse(statement(db, TALLY).raw().get(question.studioId, from, to));
  const options = question.options.filter((one) => one.starts_at >= from && one.starts_at < to);
  return {
    completed,
    occupied: live - options.length,
    minutes: options.reduce((left, one) => left - (one.ends_at - one.starts_at), minutes),
  };
}

/** True if a completed booking of the studio starts in the month (ZB-1.06). */
export function hasCompletedBooking(db: Connection, studioId: number, month: Month): boolean {
  return (
    statement(db, ANY_COMPLETED)
      .raw()
      .get(studioId, instantAt(firstDayOf(month), 0), instantAt(lastDayOf(month), 1440)) !== undefined
  );
}
