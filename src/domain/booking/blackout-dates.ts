// When a blackout is, once or by the rule of a series: the same minutes on each date (docs/rules/booking.md, Blackouts).
import {
  createInstantAt,
  DAY_MINUTES,
  getDayOfInstant,
  getMinuteOfDay,
  instant,
  type Instant,
  parseDay,
  printInstant,
} from '../time/calendar.ts';
import { ok, refuse, type Result } from '../values/result.ts';
import { computeDeskSpan, deskDayOf } from './desk-day.ts';
import type { DeskRules } from './desk-rules.ts';
import { listSeriesDates, type SeriesRule } from './series.ts';

/** How it repeats: a series whose first date is the day on which the blackout begins. */
export type BlackoutRepeat = Omit<SeriesRule, 'startsOn'>;

/** One time at which a studio can't be had. */
export interface BlackoutSpan {
  readonly from: Instant;
  readonly to: Instant;
}

/** Checks that a studio is blocked once, on the desk's day that it is: the desk's own right, longer is a manager's. */
export function isDeskBlackout(
  { from, to, repeat }: BlackoutSpan & { readonly repeat: BlackoutRepeat | null },
  now: Instant,
  rules: Pick<DeskRules, 'dayTurnHour'>,
): boolean {
  const today = computeDeskSpan(deskDayOf(now, rules), rules);
  return repeat === null && today.from <= from && to <= today.to;
}

const LAST_DAY = '9999-12-31';

/** Whether a time ends on a day of the calendar. */
function isInside({ to }: BlackoutSpan): boolean {
  const last = parseDay(LAST_DAY);
  return last !== null && to < createInstantAt(last, 0) + DAY_MINUTES;
}

/**
 * The times, in order. Where it repeats, the day of `from` is one only if the rule names it. Refuses RECORD_ENDS_BEFORE_START `{from, until}`,
 * and what `listSeriesDates` refuses; SERIES_RULE `{last}` where one would run out of the calendar.
 */
export function listBlackoutSpans(from: Instant, to: Instant, repeat: BlackoutRepeat | null): Result<BlackoutSpan[]> {
  if (to <= from) return refuse('RECORD_ENDS_BEFORE_START', { from: printInstant(from), until: printInstant(to) });
  if (repeat === null) return ok([{ from, to }]);
  const dates = listSeriesDates({ ...repeat, startsOn: getDayOfInstant(from) });
  if (!dates.ok) return dates;
  const spans = dates.value.map((day): BlackoutSpan => {
    const start = createInstantAt(day, getMinuteOfDay(from));
    return { from: start, to: instant(start + to - from) };
  });
  return spans.every(isInside) ? ok(spans) : refuse('SERIES_RULE', { last: LAST_DAY });
}
