// A week's opening drawn as bars, with its hours in words for those who don't see them.
import { type DaySpans, printDaySpans } from '../../../domain/studio/opening-hours.ts';
import { DAY_MINUTES } from '../../../domain/time/calendar.ts';
import { formatHours } from '../values.tsx';
import { sayHours } from './hours-messages.ts';
import { computeWeekBars, countWeekMinutes } from './week-bars.ts';

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
