// Which month 月报 opens by itself: the one that was looked at last, else the one that the home page speaks of. Pure.
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/calendar.ts';

/** The month that is to be reported, as the home page has it: the one before the day's. */
export function monthToReport(day: Day): string {
  return addMonths(monthOf(day), -1);
}

/** What is remembered of a month that was looked at: with the month to be reported then, since a new one puts it aside. */
export function rememberedMonth(day: Day, month: string): string {
  return `${monthToReport(day)} ${month}`;
}

/** The month to open. */
export function monthToOpen(remembered: string | null, day: Day): string {
  const [then, month = ''] = (remembered ?? '').split(' ');
  return then === monthToReport(day) && parseMonth(month) !== null ? month : monthToReport(day);
}
