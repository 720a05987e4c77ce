// Which days are workdays: weekends, the published holidays and moved workdays (调休), and what the base itself entered.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { addDays, lastDayOf, weekdayOf } from '../../domain/calendar.ts';
import type { Day, Month } from '../../domain/calendar.ts';
import type { Base } from '../db/open.ts';
import { dayColumn, rowsOf } from './rows.ts';

const FILE_NAME = 'cn-holidays.json';
const SHIPPED = path.join(import.meta.dirname, '..', '..', '..', 'resources', 'calendar', FILE_NAME);
/** After a month's end a deadline may move this far at most: no run of holidays is longer. */
const SEARCHED_DAYS = 62;
const SATURDAY = 6;

const calendarSchema = z.object({ holidays: z.record(dayColumn, z.string()), workdays: z.record(dayColumn, z.string()) });

const DAYS = 'SELECT day, kind FROM calendar_day WHERE retired_at IS NULL AND day BETWEEN ? AND ? ORDER BY day';
const dayRow = z.object({ day: dayColumn, kind: z.enum(['holiday', 'workday']) });

/** The published calendar: the base's own file `calendar/cn-holidays.json` where there is one, else the one that ships. */
function publishedDays(folder: string): ReadonlyMap<string, 'holiday' | 'workday'> {
  const own = path.join(folder, 'calendar', FILE_NAME);
  const calendar = calendarSchema.parse(JSON.parse(readFileSync(existsSync(own) ? own : SHIPPED, 'utf8')));
  const holidays = Object.keys(calendar.holidays).map((day) => [day, 'holiday'] as const);
  const workdays = Object.keys(calendar.workdays).map((day) => [day, 'workday'] as const);
  return new Map([...holidays, ...workdays]);
}

/**
 * Tells workdays after the month (report.md, A24; product.md, Calendar). Days that the base entered go before the published ones;
 * other Saturdays and Sundays are free.
 */
export function readWorkdays(base: Base, month: Month): (day: Day) => boolean {
  const from = lastDayOf(month);
  const rows = rowsOf(base.db, DAYS, dayRow, [from, addDays(from, SEARCHED_DAYS)]);
  const known = new Map<string, 'holiday' | 'workday'>([...publishedDays(base.folder), ...rows.map((row) => [row.day, row.kind] as const)]);
  return (day) => {
    const kind = known.get(day);
    return kind === undefined ? weekdayOf(day) < SATURDAY : kind === 'workday';
  };
}
