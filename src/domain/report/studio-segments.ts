// A studio's month cut where its dated facts change, and the minutes it could be had (docs/rules/report.md ZB-2.17).
import { addDays, createInstantAt, type Day, firstDayOf, lastDayOf, type Month, toDayNumber, weekdayOf } from '../time/calendar.ts';
import { doOverlap, type Interval, sumLengths } from '../time/interval.ts';
import { hasMeetingNights, type OpeningHours } from '../studio/opening-hours.ts';
import { type AvailabilityQuestion, countAvailableMinutes } from '../studio/studio-time.ts';
import { isStudioInService, studioAsOf } from './contributions.ts';
import type { CalendarException, StudioFact, StudioRecord } from './facts.ts';

/** Days from `from` to `to` (both included) on which one dated row holds. */
export interface StudioSegment {
  readonly from: Day;
  readonly to: Day;
  readonly fact: StudioFact;
}

/** The month's days by the studio's dated row that holds on them; none for a studio without facts. */
export function segmentsOf(studio: StudioRecord, month: Month): StudioSegment[] {
  const first = firstDayOf(month);
  const last = lastDayOf(month);
  const starts = studio.facts.map((fact) => fact.startsOn).filter((day) => day > first && day <= last);
  if (starts.length === 0) {
    const fact = studioAsOf(studio, first);
    return fact === null ? [] : [{ from: first, to: last, fact }];
  }
  const cuts = [...new Set([first, ...starts])].toSorted();
  return cuts.flatMap((from, index) => {
    const next = cuts[index + 1];
    const fact = studioAsOf(studio, from);
    return fact === null ? [] : [{ from, to: next === undefined ? last : addDays(next, -1), fact }];
  });
}

/** The segments of the month on which the studio is public. */
export function publicSegmentsOf(studio: StudioRecord, month: Month): StudioSegment[] {
  return segmentsOf(studio, month).filter((segment) => segment.fact.kind === '公共');
}

/** What the calendar says about each day, for the whole base and for single studios. */
export interface CalendarExceptions {
  readonly base: ReadonlyMap<Day, CalendarException>;
  readonly studio: ReadonlyMap<number, ReadonlyMap<Day, CalendarException>>;
}

/** Exceptions by day; a studio's own stands before the base's. */
export function indexExceptionsByDay(exceptions: readonly CalendarException[]): CalendarExceptions {
  const base = new Map<Day, CalendarException>();
  const studio = new Map<number, Map<Day, CalendarException>>();
  for (const one of exceptions) {
    if (one.studioId === null) {
      base.set(one.day, one);
      continue;
    }
    const own = studio.get(one.studioId) ?? new Map<Day, CalendarException>();
    studio.set(one.studioId, own.set(one.day, one));
  }
  return { base, studio };
}

/** The exception that holds for the studio on the day, or null. */
export function findExceptionFor(exceptions: CalendarExceptions, studioId: number, day: Day): CalendarException | null {
  return exceptions.studio.get(studioId)?.get(day) ?? exceptions.base.get(day) ?? null;
}

function hasExceptionBetween(exceptions: CalendarExceptions, studioId: number, from: Day, to: Day): boolean {
  const within = (days: ReadonlyMap<Day, CalendarException> | undefined): boolean =>
    days !== undefined && days.size > 0 && [...days.keys()].some((day) => day >= from && day <= to);
  return within(exceptions.base) || within(exceptions.studio.get(studioId));
}

/** How often each weekday (Monday first) comes from `from` to `to`. */
export function countWeekdays(from: Day, to: Day): number[] {
  const days = toDayNumber(to) - toDayNumber(from) + 1;
  const weekday = weekdayOf(from) - 1;
  return Array.from({ length: 7 }, (_, index) => Math.max(0, Math.floor((days - ((index - weekday + 7) % 7) + 6) / 7)));
}

/** What every studio's segment of the same days has in common: worked out once for all of them. */
export interface SegmentDays {
  readonly before: Day;
  /** From the day before to the night behind the last one. */
  readonly around: Interval;
  /** How often each weekday comes. */
  readonly times: readonly number[];
}

/** What the segments of these days have in common. */
export function summariseSegmentDays(from: Day, to: Day): SegmentDays {
  const before = addDays(from, -1);
  return { before, around: { from: createInstantAt(before, 0), to: createInstantAt(to, 2 * 1440) }, times: countWeekdays(from, to) };
}

interface PlainWeek {
  readonly hasMeetings: boolean;
  readonly minutes: readonly number[];
}

const weeks = new WeakMap<OpeningHours, PlainWeek>();

/** The minutes of each weekday, worked out once for each hours. */
function plainWeek(hours: OpeningHours): PlainWeek {
  const before = weeks.get(hours);
  if (before !== undefined) return before;
  const week = { hasMeetings: hasMeetingNights(hours.week), minutes: hours.week.map(sumLengths) };
  weeks.set(hours, week);
  return week;
}

/** True where each day is open as its weekday says and nothing else bears on it: then the minutes are a product. */
export function isPlain(
  studio: StudioRecord,
  { from, to, fact }: StudioSegment,
  exceptions: CalendarExceptions,
  { before, around }: SegmentDays = summariseSegmentDays(from, to),
): boolean {
  return (
    !plainWeek(fact.hours).hasMeetings &&
    isStudioInService(studio, before) &&
    isStudioInService(studio, to) &&
    studioAsOf(studio, before)?.hours.text === fact.hours.text &&
    !hasExceptionBetween(exceptions, studio.id, before, to) &&
    !studio.blackouts.some((one) => doOverlap(one, around))
  );
}

/** The studio's opening on the segment's days, hours as dated for each, with the calendar's exceptions. */
export function availabilityOf(studio: StudioRecord, segment: StudioSegment, exceptions: CalendarExceptions): AvailabilityQuestion {
  return {
    hoursOn: (day) => (studioAsOf(studio, day) ?? segment.fact).hours,
    exceptionOn: (day) => findExceptionFor(exceptions, studio.id, day)?.spans ?? null,
    service: { openedOn: studio.openedOn, retiredOn: studio.closedOn },
    from: segment.from,
    to: segment.to,
    blackouts: studio.blackouts,
  };
}

/**
 * Minutes at which the studio can be had on the segment's days (ZB-2.17): opening minutes of days in service with the calendar's
 * exceptions, less blackouts; hours as dated for each day.
 */
export function openMinutesOf(
  studio: StudioRecord,
  segment: StudioSegment,
  exceptions: CalendarExceptions,
  days: SegmentDays = summariseSegmentDays(segment.from, segment.to),
): number {
  if (!isPlain(studio, segment, exceptions, days)) return countAvailableMinutes(availabilityOf(studio, segment, exceptions));
  return plainWeek(segment.fact.hours).minutes.reduce((sum, minutes, weekday) => sum + (days.times[weekday] ?? 0) * minutes, 0);
}
