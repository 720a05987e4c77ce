// Which days are workdays, and the day that moves with them: weekends, the published holidays and moved workdays (调休), and what the base itself entered.
import { type Day, lastDayOf, type Month, monthNumberOf, monthOf, weekdayOf, yearOf } from '../../domain/time/calendar.ts';
import { deadlineOf } from '../../domain/report/record-checks.ts';
import type { Base } from '../core/db/open.ts';
import { readSetting } from '../core/records/settings.ts';
import { getPublishedCalendar } from './published-days.ts';
import { cacheByTables } from '../core/db/cache-by-tables.ts';
import { lazy } from '../core/memoize.ts';
import { readKind } from '../core/db/read-kind.ts';

const SATURDAY = 6;

const enteredKept = cacheByTables(
  ['calendar_day'],
  (db): ReadonlyMap<Day, string> => new Map(readKind(db, 'calendar_day').map(({ day, kind }) => [day, kind])),
);

/**
 * Tells workdays after the month (docs/rules/report.md A24; docs/rules/records.md, Calendar). Days after it that the base entered go before the published ones;
 * other Saturdays and Sundays are free. Read when it is first asked.
 */
export function readWorkdays(base: Base, month: Month): (day: Day) => boolean {
  const last = lastDayOf(month);
  const entered = lazy(() => enteredKept(base.db));
  const published = lazy(() => getPublishedCalendar(base.folder).days);
  return (day) => {
    const own = day < last ? undefined : entered().get(day);
    const kind = own ?? published().get(day)?.kind;
    return kind === undefined ? weekdayOf(day) < SATURDAY : kind === 'workday';
  };
}

/** From this month on the next year's holidays are asked for: they are published in November. */
const PUBLISHED_IN = 11;

/** The first year of which no holiday is known, neither published nor entered: the day's own, or from November on the next; null where all are. */
export function findYearWithoutHolidays(base: Base, day: Day): number | null {
  const year = yearOf(day);
  const wanted = monthNumberOf(monthOf(day)) < PUBLISHED_IN ? [year] : [year, year + 1];
  const known = [...getPublishedCalendar(base.folder).days.keys(), ...enteredKept(base.db).keys()];
  return wanted.find((one) => !known.some((own) => yearOf(own) === one)) ?? null;
}

/** The day on which tenants' reports of a month are due: the chosen day of the next month, on a day off the next workday. */
export function dueDayOf(base: Base, month: Month): Day {
  return deadlineOf({ deadlineDay: readSetting(base.db, 'forms.dueDay') }, month, readWorkdays(base, month));
}
