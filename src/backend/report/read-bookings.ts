// Bookings of a studio's days, added up in SQL from the index alone.
import type Database from 'better-sqlite3';
import { z } from 'zod';
import { firstDayOf, instantAt, lastDayOf } from '../../domain/calendar.ts';
import type { Day, Month } from '../../domain/calendar.ts';
import { statement } from '../db/statements.ts';

/** Bookings that start in some days. `occupied`: booked, checked in or completed; `minutes` their booked length, without turnaround. */
export interface BookingTally {
  readonly completed: number;
  readonly occupied: number;
  readonly minutes: number;
}

/** Live bookings of one studio that start in [from, to), as the index `booking_live` holds them. */
export const LIVE_OF_STUDIO = `FROM booking INDEXED BY booking_live
  WHERE studio_id = ? AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;

const TALLY = `SELECT count(*) FILTER (WHERE state = 'completed'), count(*) FILTER (WHERE state <> 'option'),
    coalesce(sum(ends_at - starts_at) FILTER (WHERE state <> 'option'), 0) ${LIVE_OF_STUDIO}`;
const tallyRow = z.tuple([z.int(), z.int(), z.int()]);

const ANY_COMPLETED = `SELECT 1 ${LIVE_OF_STUDIO} AND state = 'completed' LIMIT 1`;

/** What the studio's bookings that start on the days from `from` to `to` (both included) add up to (ZB-2.02, 18). */
export function tallyBookings(db: Database.Database, studioId: number, from: Day, to: Day): BookingTally {
  const row = statement(db, TALLY).raw().get(studioId, instantAt(from, 0), instantAt(to, 1440));
  const [completed, occupied, minutes] = tallyRow.parse(row);
  return { completed, occupied, minutes };
}

/** True if a completed booking of the studio starts in the month (ZB-1.06). */
export function hasCompletedBooking(db: Database.Database, studioId: number, month: Month): boolean {
  return statement(db, ANY_COMPLETED).raw().get(studioId, instantAt(firstDayOf(month), 0), instantAt(lastDayOf(month), 1440)) !== undefined;
}
