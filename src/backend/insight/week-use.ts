// Use of the public studios by month and by hour of the week: what ZB-2.17 and ZB-2.18 add up, spread over the clock.
import { z } from 'zod';
import { type Connection, queryTuples, rowsOf } from '../core/db/rows.ts';
import { createInstantAt, type Month } from '../../domain/time/calendar.ts';
import { addSafe, sumSafe, divideHalfAway } from '../../domain/values/quantity.ts';
import type { BaseFacts } from '../../domain/report/facts.ts';
import {
  type CalendarExceptions,
  indexExceptionsByDay,
  publicSegmentsOf,
  type StudioSegment,
} from '../../domain/report/studio-segments.ts';
import { addOpenWeek } from '../../domain/report/studio-week.ts';
import { addToWeek, emptyWeek, type WeekMinutes } from '../../domain/studio/week-use.ts';
import type { Analytics } from '../../contract/insight/insight-shapes.ts';
import { cacheByTablesAndKey } from '../core/db/cache-by-tables.ts';
import { lazy } from '../core/memoize.ts';
import { BOOKING_TABLES } from '../report/sql/read-bookings.ts';

/** Minutes since the Monday's 00:00 at +08:00: the epoch's day was a Thursday. */
const WEEK_MINUTE = '((starts_at + 480 + 3 * 1440) % 10080)';
const TAKEN = `SELECT ${WEEK_MINUTE} AS minute, ends_at - starts_at AS length, count(*) AS times FROM booking INDEXED BY booking_live
  WHERE studio_id IN (SELECT value FROM json_each(?)) AND starts_at >= ? AND starts_at < ? AND retired_at IS NULL
    AND state NOT IN ('cancelled', 'no_show') AND state <> 'option' GROUP BY 1, 2 ORDER BY 1, 2`;

const RATES = 'SELECT id, hourly_rate FROM studio_fact WHERE retired_at IS NULL ORDER BY id';
const rateRow = z.object({ id: z.int(), hourly_rate: z.int() });

type MonthUse = Analytics['use'][number];

/** Use by month, and by hour of the week over all of them. */
export interface WeekUse {
  readonly months: readonly MonthUse[];
  readonly booked: WeekMinutes;
  readonly open: WeekMinutes;
}

/** What the months are read from besides the bookings. */
interface Ground {
  readonly facts: BaseFacts;
  readonly exceptions: () => CalendarExceptions;
  readonly rates: () => ReadonlyMap<number, number>;
}

interface MonthWeeks {
  readonly use: MonthUse;
  readonly booked: WeekMinutes;
  readonly open: WeekMinutes;
}

interface Taken {
  readonly booked: number;
  readonly occupied: number;
  /** Fen times minutes of an hour: divided once, at the end. */
  readonly sixtieths: number;
}

/** Studios on the same days with the same turnaround and rate: what is taken of them is added up together. */
interface Alike {
  readonly studios: readonly number[];
  readonly segment: StudioSegment;
  readonly rate: number;
}

function taken(db: Connection, { studios, segment: { from, to, fact }, rate }: Alike, week: WeekMinutes): Taken {
  let booked = 0;
  let occupied = 0;
  for (const row of queryTuples(db, TAKEN, [JSON.stringify(studios), createInstantAt(from, 0), createInstantAt(to, 1440)])) {
    const [minute = 0, length = 0, times = 0] = row.map(Number);
    addToWeek(week, minute, length + fact.turnaround, times);
    booked = addSafe(booked, length * times);
    occupied = addSafe(occupied, (length + fact.turnaround) * times);
  }
  return { booked, occupied, sixtieths: addSafe(0, booked * rate) };
}

function perHour(value: number, minutes: number): number | null {
  return minutes <= 0 ? null : Number(divideHalfAway(BigInt(value) * 60n, BigInt(minutes)));
}

function readMonth(db: Connection, month: Month, { facts, exceptions, rates }: Ground): MonthWeeks {
  const [booked, open] = [emptyWeek(), emptyWeek()];
  const parts = facts.studios.flatMap((studio) => publicSegmentsOf(studio, month).map((segment) => ({ studio, segment })));
  for (const { studio, segment } of parts) addOpenWeek(open, studio, segment, exceptions());
  const rateOf = ({ fact }: StudioSegment): number => rates().get(fact.id) ?? 0;
  const alike = Map.groupBy(parts, ({ segment }) => JSON.stringify([segment.from, segment.to, segment.fact.turnaround, rateOf(segment)]));
  const all = [...alike.values()].flatMap((same) => {
    const [first] = same;
    const studios = same.map(({ studio }) => studio.id);
    return first === undefined ? [] : [taken(db, { studios, segment: first.segment, rate: rateOf(first.segment) }, booked)];
  });
  const sum = (read: (one: Taken) => number): number => sumSafe(all.map(read));
  const value = Number(divideHalfAway(BigInt(sum((one) => one.sixtieths)), 60n));
  const minutes = { booked: sum((one) => one.booked), occupied: sum((one) => one.occupied), open: sumSafe(open) };
  const use = { month, ...minutes, value, perBookedHour: perHour(value, minutes.booked), perOpenHour: perHour(value, minutes.open) };
  return { use, booked, open };
}

/** The use of each month, kept until one of the tables that it and its ground are read from is written. */
const monthKept = cacheByTablesAndKey(BOOKING_TABLES, readMonth);

/** Use of the public studios in the months; before the base's first month there is none to ask for. */
export function computeWeekUse(db: Connection, facts: BaseFacts, months: readonly Month[]): WeekUse {
  const ground: Ground = {
    facts,
    exceptions: lazy(() => indexExceptionsByDay(facts.exceptions)),
    rates: lazy(() => new Map(rowsOf(db, RATES, rateRow).map((row) => [row.id, row.hourly_rate]))),
  };
  const read = months.map((month) => monthKept(db, month, ground));
  const sum = (of: 'booked' | 'open'): WeekMinutes => emptyWeek().map((_, hour) => sumSafe(read.map((one) => one[of][hour] ?? 0)));
  return { months: read.map((one) => one.use), booked: sum('booked'), open: sum('open') };
}
