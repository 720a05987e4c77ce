// Minutes spread over the hours of a week: when studios are open and when they are taken.
import { DAY_MINUTES, getDayOfInstant, getMinuteOfDay, type Instant, weekdayOf } from '../time/calendar.ts';

const HOUR = 60;
/** Hours of a week, Monday 00:00 first. */
export const WEEK_HOURS = 168;
const WEEK_MINUTES = WEEK_HOURS * HOUR;

/** Minutes by hour of the week. */
export type WeekMinutes = number[];

/** A week without any minutes. */
export function emptyWeek(): WeekMinutes {
  return Array.from({ length: WEEK_HOURS }, () => 0);
}

/** Minutes since the Monday's 00:00 of the instant's week, on the wall clock. */
export function getMinuteOfWeek(value: Instant): number {
  return (weekdayOf(getDayOfInstant(value)) - 1) * DAY_MINUTES + getMinuteOfDay(value);
}

/** Adds `length` minutes from `minute` of the week on, `times` over; what passes Sunday's end goes on on Monday. */
export function addToWeek(week: WeekMinutes, minute: number, length: number, times = 1): void {
  let at = minute;
  let left = length;
  while (left > 0) {
    const inWeek = ((at % WEEK_MINUTES) + WEEK_MINUTES) % WEEK_MINUTES;
    const hour = Math.floor(inWeek / HOUR);
    const taken = Math.min(left, (hour + 1) * HOUR - inWeek);
    week[hour] = (week[hour] ?? 0) + taken * times;
    at += taken;
    left -= taken;
  }
}
