// Which days are workdays, and the day that moves with them: weekends, the published holidays and moved workdays (调休), and what the base itself entered.
import { z } from 'zod';
import { addDays, type Day, lastDayOf, type Month, weekdayOf } from '../../domain/time/calendar.ts';
import { deadlineOf } from '../../domain/report/record-checks.ts';
import type { Base } from '../core/db/open.ts';
import { readSetting } from '../core/records/settings.ts';
import { getPublishedCalendar } from './published-days.ts';
import { cacheByTablesAndKey } from '../core/db/cache-by-tables.ts';
import { lazy } from '../core/memoize.ts';
import { dayColumn, rowsOf } from '../core/db/rows.ts';

/** After a month's end a deadline may move this far at most: no run of holidays is longer. */
const SEARCHED_DAYS = 62;
const SATURDAY = 6;

const DAYS = 'SELECT day, kind FROM calendar_day WHERE retired_at IS NULL AND day BETWEEN ? AND ? ORDER BY day';
const dayRow = z.object({ day: dayColumn, kind: z.enum(['holiday', 'workday']) });

const enteredKept = cacheByTablesAndKey(['calendar_day'], (db, from: Day) =>
  rowsOf(db, DAYS, dayRow, [from, addDays(from, SEARCHED_DAYS)]),
);

/**
 * Tells workdays after the month (docs/rules/report.md A24; docs/rules/records.md, Calendar). Days that the base entered go before the published ones;
 * other Saturdays and Sundays are free. Read when it is first asked.
 */
export function readWorkdays(base: Base, month: Month): (day: Day) => boolean {
  const from = lastDayOf(month);
  const entered = lazy(() => new Map(enteredKept(base.db, from).map((row) => [row.day, row.kind])));
  const published = lazy(() => getPublishedCalendar(base.folder).days);
  return (day) => {
    const kind = entered().get(day) ?? published().get(day)?.kind;
    return kind === undefined ? weekdayOf(day) < SATURDAY : kind === 'workday';
  };
}

/** The day on which tenants' reports of a month are due: the chosen day of the next month, on a day off the next workday. */
export function dueDayOf(base: Base, month: Month): Day {
  return deadlineOf({ deadlineDay: readSetting(base.db, 'forms.dueDay') }, month, readWorkdays(base, month));
}
