// Series of bookings: the dates that a rule names, those that were skipped, and which bookings a change of the series touches (docs/rules/booking.md, Series).
import { hasLapsed, type Hold } from './booking.ts';
import { type Day, fromDayNumber, type Instant, toDayNumber, weekdayOf } from '../time/calendar.ts';
import { ok, type Refusal, refuse, type Result } from '../values/result.ts';

/** How many dates a series has at most. */
export const MOST_SERIES_DATES = 400;
/** Friday's number. */
const FRIDAY = 5;
/** 9999-12-31, the last day of the calendar, in days since 1970-01-01. */
const LAST_DAY_NUMBER = 2_932_896;

export const SERIES_FREQUENCIES = ['daily', 'weekdays', 'weekly'] as const;
export type SeriesFrequency = (typeof SERIES_FREQUENCIES)[number];

/** Which dates a series has. */
export interface SeriesRule {
  /** `weekdays` is Monday to Friday, whatever the holiday calendar says of shifted working days: a series is a habit of the week. */
  readonly frequency: SeriesFrequency;
  /** 1 (Monday) to 7, in any order; read only where the frequency is `weekly`. */
  readonly weekdays: readonly number[];
  /** The first day that may be a date; it is one only where the frequency names it. */
  readonly startsOn: Day;
  /** The last day that may be a date; either this or `count` is null. */
  readonly until: Day | null;
  /** How many dates there are. */
  readonly count: number | null;
}

/** What is wrong with the rule as it is written, or null. */
function ruleTrouble(rule: SeriesRule): Refusal['data'] | null {
  const { frequency, weekdays, startsOn, until, count } = rule;
  if ((until === null) === (count === null)) return { ends: until === null ? 0 : 2 };
  if (frequency === 'weekly') {
    const wrong = weekdays.find((one) => !Number.isInteger(one) || one < 1 || one > 7);
    if (wrong !== undefined) return { weekday: wrong };
    if (weekdays.length === 0) return { chosen: 0 };
  }
  if (count !== null && (!Number.isInteger(count) || count < 1)) return { count };
  return until !== null && until < startsOn ? { startsOn, until } : null;
}

/** Whether the frequency names the day. */
function isNamed(rule: SeriesRule, day: Day): boolean {
  if (rule.frequency === 'daily') return true;
  const weekday = weekdayOf(day);
  return rule.frequency === 'weekdays' ? weekday <= FRIDAY : rule.weekdays.includes(weekday);
}

/**
 * The dates of a series, in order. Every day of the calendar is a day here: 29 February and the 31st are named when they come.
 * Refuses SERIES_RULE with the one thing that is wrong (`{ends}`: 0 or 2 of `until` and `count` given, `{weekday}` no number 1-7, `{chosen}`: no
 * weekday, `{count}` no whole number above 0, `{startsOn, until}` the wrong way round, `{last}`: the calendar ends before the count is reached),
 * SERIES_TOO_LONG `{limit}` beyond 400 dates, SERIES_EMPTY `{startsOn, until}` without any.
 */
export function listSeriesDates(rule: SeriesRule): Result<Day[]> {
  const trouble = ruleTrouble(rule);
  if (trouble !== null) return refuse('SERIES_RULE', trouble);
  const tooLong = refuse('SERIES_TOO_LONG', { limit: MOST_SERIES_DATES });
  const most = rule.count ?? Infinity;
  if (rule.count !== null && most > MOST_SERIES_DATES) return tooLong;
  const dates: Day[] = [];
  const last = rule.until === null ? LAST_DAY_NUMBER : toDayNumber(rule.until);
  for (let number = toDayNumber(rule.startsOn); number <= last && dates.length < most; number += 1) {
    const day = fromDayNumber(number);
    if (!isNamed(rule, day)) continue;
    if (dates.length === MOST_SERIES_DATES) return tooLong;
    dates.push(day);
  }
  if (rule.count !== null && dates.length < rule.count) return refuse('SERIES_RULE', { last: fromDayNumber(LAST_DAY_NUMBER) });
  return dates.length === 0 ? refuse('SERIES_EMPTY', { startsOn: rule.startsOn, until: rule.until }) : ok(dates);
}

/** How far a change of a series reaches: one booking, it and those after it, all. */
export const SERIES_SCOPES = ['this', 'following', 'all'] as const;
export type SeriesScope = (typeof SERIES_SCOPES)[number];

export interface SeriesBooking extends Hold {
  readonly id: number;
  /** The date of the series that it stands for, also after it was moved to another day. */
  readonly occursOn: Day;
  readonly end: Instant;
  /** Changed on its own once: a change of the series passes it by. */
  readonly isException: boolean;
}

/** The bookings that a change reaches, and those in its reach that stay as they are; each by date, then id. */
export interface SeriesTouch<B extends SeriesBooking> {
  readonly touched: readonly B[];
  /** Exceptions that are still ahead. */
  readonly exceptions: readonly B[];
  /** Already begun or over (completed, no-show). Cancelled ones and lapsed options are in no list. */
  readonly over: readonly B[];
}

const DONE: ReadonlySet<string> = new Set(['completed', 'no_show']);

function isWithin(scope: SeriesScope, anchor: SeriesBooking, booking: SeriesBooking): boolean {
  if (booking.id === anchor.id) return true;
  return scope === 'all' || (scope === 'following' && booking.occursOn >= anchor.occursOn);
}

/**
 * Which of the series' bookings a change touches that somebody makes at `anchor`. The anchor itself was pointed at, so it is touched until
 * it has ended, even if it has begun or is an exception. Of the others those that lie ahead, exceptions left out.
 */
export function selectTouchedBy<B extends SeriesBooking>(
  scope: SeriesScope,
  anchor: SeriesBooking,
  bookings: readonly B[],
  now: Instant,
): SeriesTouch<B> {
  const live = bookings
    .filter((one) => isWithin(scope, anchor, one) && one.state !== 'cancelled' && !hasLapsed(one, now))
    .toSorted((a, b) => toDayNumber(a.occursOn) - toDayNumber(b.occursOn) || a.id - b.id);
  const isOver = (one: B): boolean =>
    DONE.has(one.state) || (one.id === anchor.id ? one.end <= now : one.start <= now || one.state === 'checked_in');
  const isKept = (one: B): boolean => one.isException && one.id !== anchor.id;
  return {
    touched: live.filter((one) => !isOver(one) && !isKept(one)),
    exceptions: live.filter((one) => !isOver(one) && isKept(one)),
    over: live.filter(isOver),
  };
}
