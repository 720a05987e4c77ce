// A week's opening drawn as bars, with its hours in words for those who don't see them.
// Opening hours of a week as bars on seven days: what a night runs over stands on the next day. Pure.
import { type DaySpans, printDaySpans, decodeOpeningHours } from '../../../domain/studio/opening-hours.ts';
import { DAY_MINUTES } from '../../../domain/time/calendar.ts';
import { formatHours } from '../values.tsx';
import { sayHours } from './hours-messages.ts';
import { type Interval, mergeIntervals, sumLengths } from '../../../domain/time/interval.ts';

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

const DAYS = ['day1', 'day2', 'day3', 'day4', 'day5', 'day6', 'day7'] as const;
const TICKS = [0, 6, 12, 18, 24];

/** A week as it is understood. */
export function WeekDrawing({ week }: { readonly week: readonly DaySpans[] }) {
  const bars = computeWeekBars(week);
  return (
    <figure className="week" aria-label={sayHours('weekDrawn')}>
      <div className="week-ticks" aria-hidden="true">
        {TICKS.map((hour) => (
          <span key={hour}>{hour}</span>
        ))}
      </div>
      {DAYS.map((day, at) => (
        <div className="week-day" key={day}>
          <span className="week-name">{sayHours(day)}</span>
          <span className="week-bars" aria-hidden="true">
            {(bars[at] ?? []).map((bar) => (
              <span
                key={`${bar.from}-${bar.to}`}
                className={bar.isNight ? 'week-bar week-bar-night' : 'week-bar'}
                style={{ left: `${(100 * bar.from) / DAY_MINUTES}%`, width: `${(100 * (bar.to - bar.from)) / DAY_MINUTES}%` }}
              />
            ))}
          </span>
          <span className="week-text">{printDaySpans(week[at] ?? [])}</span>
        </div>
      ))}
      <figcaption className="soft">{sayHours('weekSum', { hours: formatHours(countWeekMinutes(week)) })}</figcaption>
    </figure>
  );
}
