// Bookings of a studio's days, added up in SQL from the index alone.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { DAY_MINUTES, firstDayOf, instantAt, lastDayOf } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import { listsOf, rowsOf } from '../../core/db/rows.ts';

/** Bookings that start in some days. `occupied`: booked, checked in or completed; `minutes` their booked length, without turnaround. */
export interface BookingTally {
  readonly completed: number;
  readonly occupied: number;
  readonly minutes: number;
}

/** Tables that a month's bookings and opening hours are read from. */
export const BOOKING_TABLES = ['booking', 'studio', 'studio_fact', 'blackout', 'calendar_exception'];

/** A studio that nobody booked. */
export const NO_BOOKINGS: BookingTally = { completed: 0, occupied: 0, minutes: 0 };

/** Live bookings of one studio that start in [from, to), as the index `booking_live` holds them. */
export const LIVE_OF_STUDIO = `FROM booking INDEXED BY booking_live
  WHERE studio_id = ? AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')`;

/**
 * Of some studios, each one range of the index; one in which nothing starts has no row. One comparison a row is all this scan affords:
 * options, which are few, are read once and taken off.
 */
const TALLY = `SELECT studio_id, sum(state = 'completed'), count(*), sum(ends_at - starts_at) FROM booking INDEXED BY booking_live
  WHERE studio_id IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show')
  GROUP BY studio_id`;

const OPTIONS = `SELECT studio_id, starts_at, ends_at FROM booking INDEXED BY booking_options
  WHERE retired_at IS NULL AND state = 'option' ORDER BY studio_id, starts_at, id`;
const optionRow = z.object({ studio_id: z.int(), starts_at: z.int(), ends_at: z.int() });

const ANY_COMPLETED = `SELECT asked.value FROM json_each(?) asked WHERE EXISTS (SELECT 1 FROM booking INDEXED BY booking_live
  WHERE studio_id = asked.value AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND state = 'completed')`;

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

/** What the bookings of each question's studio that start on its days add up to (ZB-2.02, 18): studios of the same days are asked together. */
export function tallyBookings(db: Connection, questions: readonly TallyQuestion[]): BookingTally[] {
  const spans = Map.groupBy(questions, ({ from, to }) => `${from} ${to}`);
  const tallies = new Map([...spans.values()].flatMap((asked) => [...tallySpan(db, asked)]));
  return questions.map((question) => tallies.get(question) ?? NO_BOOKINGS);
}

function tallySpan(db: Connection, asked: readonly TallyQuestion[]): ReadonlyMap<TallyQuestion, BookingTally> {
  const [first] = asked;
  if (first === undefined) return new Map();
  const [from, to] = [instantAt(first.from, 0), instantAt(first.to, DAY_MINUTES)];
  const rows = listsOf(db, TALLY, [JSON.stringify(asked.map((one) => one.studioId)), from, to]);
  const sums = new Map(rows.map((row) => [row[0], row]));
  return new Map(
    asked.map((question) => {
      const [, completed, live, minutes] = sums.get(question.studioId) ?? [];
      const options = question.options.filter((one) => one.starts_at >= from && one.starts_at < to);
      return [
        question,
        {
          completed: Number(completed ?? 0),
          occupied: Number(live ?? 0) - options.length,
          minutes: options.reduce((left, one) => left - (one.ends_at - one.starts_at), Number(minutes ?? 0)),
        },
      ] as const;
    }),
  );
}

/** Those of the studios of which a completed booking starts in the month (ZB-1.06). */
export function studiosCompleted(db: Connection, studios: readonly number[], month: Month): ReadonlySet<number> {
  const [from, to] = [instantAt(firstDayOf(month), 0), instantAt(lastDayOf(month), DAY_MINUTES)];
  return new Set(listsOf(db, ANY_COMPLETED, [JSON.stringify(studios), from, to]).map(([id]) => Number(id)));
}
