// How long a renewed lease runs.
import { addDays, addMonths, type Day, dayOf, lastDayOf, monthOf, toDayNumber } from '../../domain/time/calendar.ts';

/** The same span again from the day after: whole years keep their day of the year, anything else its number of days. */
export function computeRenewedEnd(startsOn: Day, endsOn: Day): Day {
  const after = addDays(endsOn, 1);
  const years = Number(after.slice(0, 4)) - Number(startsOn.slice(0, 4));
  if (after.slice(5) !== startsOn.slice(5) || years <= 0) return addDays(endsOn, toDayNumber(after) - toDayNumber(startsOn));
  const to = addMonths(monthOf(after), years * 12);
  const sameDay = dayOf(Number(to.slice(0, 4)), Number(to.slice(5, 7)), Number(after.slice(8)));
  return sameDay === null ? lastDayOf(to) : addDays(sameDay, -1);
}
