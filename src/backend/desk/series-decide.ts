// Decides the dates of a series, each against what is booked and against the series' own other dates.
import { createInstantAt, type Day, instant, type Instant, WEEK_MINUTES } from '../../domain/time/calendar.ts';
import type { Answer } from '../../contract/core/method.ts';
import type { seriesMethods } from '../../contract/desk/series.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import { decidePlace, isNear, type Place } from './decide-place.ts';
import type { DeskLook } from './desk-write.ts';

/** A date of a series and the place that it would take. */
export interface DatePlace {
  readonly day: Day;
  readonly place: Place;
}

/** A date with what stands in its way, or what the desk should know about it. */
export interface DecidedDate extends DatePlace {
  readonly refusal: Refusal | null;
  readonly warnings: readonly Refusal[];
  /** Codes of those that a reason is asked for. */
  readonly asks: readonly string[];
  /** A reason that was given for the tenant today, as `SlotVerdict` has it. */
  readonly given: string | null;
}

/** A decided date as the contract tells it. */
export type SeriesDate = Answer<typeof seriesMethods.preview>['dates'][number];

/** A date's time: the end may lie on a later day. */
export function createDateSpan(day: Day, startsMinute: number, minutes: number): { readonly start: Instant; readonly end: Instant } {
  const start = createInstantAt(day, startsMinute);
  return { start, end: instant(start + minutes) };
}

/** Nothing is lifted: the dates are new. */
const NONE: ReadonlySet<number> = new Set();

/**
 * Decides new dates in order, all on one ground: each that can be had stands in the way of those after it, and counts towards their quotas.
 */
export function decideDates(look: DeskLook, dates: readonly DatePlace[]): DecidedDate[] {
  let others: Place[] = [];
  return dates.map((date) => {
    const { place } = date;
    // Dates follow each other: what lies too far back for one does so for all that come after it.
    others = others.filter((one) => isNear(one, place) || place.start - one.start < WEEK_MINUTES);
    const decided = decidePlace(look, place, { lifted: NONE, others });
    if (!decided.ok) return { ...date, refusal: decided.refusal, warnings: [], asks: [], given: null };
    // Read before the date itself is in the way.
    const { warnings, asks, given } = decided.value;
    others.push(place);
    return { ...date, refusal: null, warnings, asks, given };
  });
}

/** Of each code the first: 400 dates would say the same 400 times. */
export function keepFirstOfEach(warnings: readonly Refusal[]): readonly Refusal[] {
  return [...new Map(warnings.toReversed().map((one) => [one.code, one])).values()].toReversed();
}

/** A decided date as the contract tells it. */
export function dateOf({ day, place, refusal, warnings, asks }: Omit<DecidedDate, 'given'>): SeriesDate {
  return { day, from: place.start, to: place.end, refusal, warnings, asks };
}

/**
 * Refuses SERIES_BLOCKED `{days, free, all}` where dates that cannot be had may not be left out, or none is left.
 */
export function refuseBlocked(left: readonly { readonly day: Day }[], all: number, mode: 'free' | 'all'): Result<null> {
  const free = all - left.length;
  if (left.length === 0 || (mode === 'free' && free > 0)) return ok(null);
  return refuse('SERIES_BLOCKED', { days: left.map(({ day }) => day), free, all });
}
