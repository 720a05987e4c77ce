// Use of the public studios by month and by hour of the week: what ZB-2.17 and ZB-2.18 add up, spread over the clock.
import { z } from 'zod';
import type { Connection } from '../core/db/connection.ts';
import { instantAt } from '../../domain/time/calendar.ts';
import type { Month } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { divideHalfAway } from '../../domain/values/rounding.ts';
import type { BaseFacts, StudioRecord } from '../../domain/report/facts.ts';
import { exceptionsByDay, publicSegmentsOf } from '../../domain/report/studio-segments.ts';
import type { CalendarExceptions, StudioSegment } from '../../domain/report/studio-segments.ts';
import { addOpenWeek } from '../../domain/report/studio-week.ts';
import { addToWeek, emptyWeek } from '../../domain/studio/week-use.ts';
import type { WeekMinutes } from '../../domain/studio/week-use.ts';
import type { Analytics } from '../../contract/insight/insight-shapes.ts';
import { statement } from '../core/db/statements.ts';
import { LIVE_OF_STUDIO } from '../report/sql/read-bookings.ts';
import { rowsOf } from '../core/db/rows.ts';

/** Minutes since the Monday's 00:00 at +08:00: the epoch's day was a Thursday. */
const WEEK_MINUTE = '((starts_at + 480 + 3 * 1440) % 10080)';
const TAKEN = `SELECT ${WEEK_MINUTE} AS minute, ends_at - starts_at AS length, count(*) AS times
  ${LIVE_OF_STUDIO} AND state <> 'option' GROUP BY 1, 2 ORDER BY 1, 2`;
const takenRow = z.tuple([z.int(), z.int(), z.int()]);

const RATES = 'SELECT id, hourly_rate FROM studio_fact WHERE retired_at IS NULL ORDER BY id';
const rateRow = z.object({ id: z.int(), hourly_rate: z.int() });

type MonthUse = Analytics['use'][number];

/** Use by month, and by hour of the week over all of them. */
export interface WeekUse {
  readonly months: readonly MonthUse[];
  readonly booked: WeekMinutes;
  readonly open: WeekMinutes;
}

interface Wish {
  readonly db: Connection;
  readonly facts: BaseFacts;
  readonly exceptions: CalendarExceptions;
  readonly rates: ReadonlyMap<number, number>;
  readonly weeks: { readonly booked: WeekMinutes; readonly open: WeekMinutes };
}

interface Taken {
  readonly booked: number;
  readonly occupied: number;
  /** Fen times minutes of an hour: divided once, at the end. */
  readonly sixtieths: number;
}

function taken({ db, rates, weeks }: Wish, studio: StudioRecord, { from, to, fact }: StudioSegment): Taken {
  const rows = z.array(takenRow).parse(statement(db, TAKEN).raw().all(studio.id, instantAt(from, 0), instantAt(to, 1440)));
  let booked = 0;
  let occupied = 0;
  for (const [minute, length, times] of rows) {
    addToWeek(weeks.booked, minute, length + fact.turnaround, times);
    booked = sumSafe([booked, length * times]);
    occupied = sumSafe([occupied, (length + fact.turnaround) * times]);
  }
  return { booked, occupied, sixtieths: sumSafe([booked * (rates.get(fact.id) ?? 0)]) };
}

function perHour(value: number, minutes: number): number | null {
  return minutes <= 0 ? null : Number(divideHalfAway(BigInt(value) * 60n, BigInt(minutes)));
}

function monthUse(wish: Wish, month: Month): MonthUse {
  const week = emptyWeek();
  const all: Taken[] = [];
  for (const studio of wish.facts.studios) {
    for (const segment of publicSegmentsOf(studio, month)) {
      all.push(taken(wish, studio, segment));
      addOpenWeek(week, studio, segment, wish.exceptions);
    }
  }
  week.forEach((minutes, hour) => {
    wish.weeks.open[hour] = (wish.weeks.open[hour] ?? 0) + minutes;
  });
  const booked = sumSafe(all.map((one) => one.booked));
  const open = sumSafe(week);
  const value = Number(divideHalfAway(BigInt(sumSafe(all.map((one) => one.sixtieths))), 60n));
  const occupied = sumSafe(all.map((one) => one.occupied));
  return { month, booked, occupied, open, value, perBookedHour: perHour(value, booked), perOpenHour: perHour(value, open) };
}

/** Use of the public studios in the months; before the base's first month there is none to ask for. */
export function weekUse(db: Connection, facts: BaseFacts, months: readonly Month[]): WeekUse {
  const weeks = { booked: emptyWeek(), open: emptyWeek() };
  const rates = new Map(rowsOf(db, RATES, rateRow).map((row) => [row.id, row.hourly_rate]));
  const wish: Wish = { db, facts, exceptions: exceptionsByDay(facts.exceptions), rates, weeks };
  return { months: months.map((month) => monthUse(wish, month)), ...weeks };
}
