// A year's days laid out by month and week, and how keys move among them. Pure.
import type { CalendarDay, CalendarException } from '../../contract/base/settings-shapes.ts';
import {
  addDays,
  addMonths,
  type Day,
  daysInMonthOf,
  firstDayOf,
  lastDayOf,
  monthNumberOf,
  monthOf,
  parseDay,
  weekdayOf,
  yearOf,
} from '../../domain/time/calendar.ts';

/** A month's weeks, Monday first; null where a day belongs to another month. */
export function listWeeksOfMonth(days: readonly CalendarDay[]): readonly (readonly (CalendarDay | null)[])[] {
  const before = (days[0]?.weekday ?? 1) - 1;
  const cells: (CalendarDay | null)[] = [...Array.from({ length: before }, () => null), ...days];
  while (cells.length % 7 !== 0) cells.push(null);
  return Array.from({ length: cells.length / 7 }, (_, week) => cells.slice(week * 7, week * 7 + 7));
}

/** What bears on a day besides its being a workday or not. */
export interface DayMarks {
  readonly isBase: boolean;
  readonly studios: number;
}

/** Exceptions by day. */
export function indexMarksByDay(exceptions: readonly CalendarException[]): ReadonlyMap<string, DayMarks> {
  const marks = new Map<string, DayMarks>();
  for (const { day, studio } of exceptions) {
    const known = marks.get(day) ?? { isBase: false, studios: 0 };
    marks.set(day, studio === null ? { ...known, isBase: true } : { ...known, studios: known.studios + 1 });
  }
  return marks;
}

function sameDateIn(day: Day, months: number): Day {
  const month = addMonths(monthOf(day), months);
  const date = Math.min(Number(day.slice(8)), daysInMonthOf(yearOf(month), monthNumberOf(month)));
  return parseDay(`${month}-${String(date).padStart(2, '0')}`) ?? day;
}

/** The day that a key leads to within the same year; null where the key is none of the calendar's. */
export function findMovedDay(day: Day, key: string): Day | null {
  const to = ((): Day | null => {
    switch (key) {
      case 'ArrowLeft':
        return addDays(day, -1);
      case 'ArrowRight':
        return addDays(day, 1);
      case 'ArrowUp':
        return addDays(day, -7);
      case 'ArrowDown':
        return addDays(day, 7);
      case 'PageUp':
        return sameDateIn(day, -1);
      case 'PageDown':
        return sameDateIn(day, 1);
      case 'Home':
        return firstDayOf(monthOf(day));
      case 'End':
        return lastDayOf(monthOf(day));
      default:
        return null;
    }
  })();
  if (to === null) return null;
  return yearOf(to) === yearOf(day) ? to : day;
}

/** How many days of the weekdays lie from `from` to `to`; 0 where they are turned round. */
export function countDays(from: Day, to: Day, weekdays: readonly number[]): number {
  let count = 0;
  for (let day = from; day <= to; day = addDays(day, 1)) if (weekdays.includes(weekdayOf(day))) count += 1;
  return count;
}
