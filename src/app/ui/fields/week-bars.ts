// Opening hours of a week as bars on seven days: what a night runs over stands on the next day. Pure.
import { DAY_MINUTES } from '../../../domain/time/calendar.ts';
import { type Interval, mergeIntervals, sumLengths } from '../../../domain/time/interval.ts';
import { type DaySpans, decodeOpeningHours } from '../../../domain/studio/opening-hours.ts';

/** The week that a text of hours means, Monday first; null where it means none. */
export function parseWeek(text: string): readonly DaySpans[] | null {
  const hours = decodeOpeningHours(text);
  return hours.ok && hours.value !== null ? hours.value.week : null;
}

/** A bar of a day, in minutes of that day; `isNight` where it is the end of the night before. */
export interface WeekBar extends Interval {
  readonly isNight: boolean;
}

/** The bars of each day, Monday first; Sunday's night ends on Monday. */
export function computeWeekBars(week: readonly DaySpans[]): readonly (readonly WeekBar[])[] {
  return week.map((spans, at) => {
    const before = week[(at + week.length - 1) % week.length] ?? [];
    const nights = before.filter((one) => one.to > DAY_MINUTES).map((one) => ({ from: 0, to: one.to - DAY_MINUTES, isNight: true }));
    const own = spans.map((one) => ({ from: one.from, to: Math.min(one.to, DAY_MINUTES), isNight: false }));
    return [...nights, ...own];
  });
}

/** Minutes that the week is open; what two days' hours cover counts once. */
export function countWeekMinutes(week: readonly DaySpans[]): number {
  return computeWeekBars(week).reduce((sum, bars) => sum + sumLengths(mergeIntervals(bars)), 0);
}
