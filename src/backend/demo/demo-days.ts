// The demo's calendar: fixed months, so that its files and figures are the same whenever it is run.
import { dayNumber, instantAt, monthsFromTo, parseDay, parseMonth } from '../../domain/time/calendar.ts';
import type { Day, Instant, Month } from '../../domain/time/calendar.ts';

/** A day written in this folder. @throws Error where the calendar has none. */
export function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(`no day: ${text}`);
  return parsed;
}

/** A month written in this folder. @throws Error where there is none. */
export function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(`no month: ${text}`);
  return parsed;
}

/** Fourteen months: the first of the base's facts to the newest full one. */
export const FIRST_MONTH = month('2025-09');
export const LAST_MONTH = month('2026-10');
/** The months that were handed in with the program, the second of them twice. */
export const FILED_MONTH = month('2026-08');
export const REVISED_MONTH = month('2026-09');

/** Months of the first sitting's ledgers. */
export function earlierMonths(): Month[] {
  return monthsFromTo(FIRST_MONTH, FILED_MONTH);
}

/** A wall-clock time of the demo. */
export function moment(text: string, hour: number, minute: number): Instant {
  return instantAt(day(text), hour * 60 + minute);
}

/** When the people of the demo sat down with the program. */
export const SITTINGS = {
  first: moment('2026-09-08', 9, 10),
  filed: moment('2026-09-08', 15, 40),
  accepted: moment('2026-09-11', 10, 5),
  second: moment('2026-10-09', 9, 20),
  secondFiled: moment('2026-10-09', 16, 30),
  returned: moment('2026-10-12', 11, 15),
  revised: moment('2026-10-13', 9, 45),
  revisedAccepted: moment('2026-10-14', 14, 0),
  third: moment('2026-11-04', 9, 5),
} as const;

/** Until when the third sitting's bookings go: those after it lie ahead. */
export const BOOKED_UNTIL = day('2026-11-15');

/** Excel's serial of a day (1900 system). */
export function serial(of: Day): number {
  return dayNumber(of) + 25_569;
}
