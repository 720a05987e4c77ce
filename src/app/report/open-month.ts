// Which month 月报 opens by itself: the one that was looked at last, else the one that the home page speaks of. Pure.
import { addMonths, type Day, monthOf, parseMonth } from '../../domain/time/calendar.ts';

/** The month that is to be reported, as the home page has it: the one before the day's. */
export function getMonthToReport(day: Day): string {
  return addMonths(monthOf(day), -1);
}

/** What is remembered of a month that was looked at: with the month to be reported then, since a new one puts it aside. */
export function readRememberedMonth(day: Day, month: string): string {
  return `${getMonthToReport(day)} ${month}`;
}

/** The month to open. */
export function chooseMonthToOpen(remembered: string | null, day: Day): string {
  const [then, month = ''] = (remembered ?? '').split(' ');
  return then === getMonthToReport(day) && parseMonth(month) !== null ? month : getMonthToReport(day);
}
