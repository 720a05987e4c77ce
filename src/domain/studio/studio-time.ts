// When a studio can be had: service days, opening with the calendar's exceptions, and the minutes that ZB-2.17 counts.
import { addDays, createInstantAt, type Day, DAY_MINUTES, fromDayNumber, toDayNumber } from '../time/calendar.ts';
import { type Interval, mergeIntervals, overlapLength, subtractIntervals, sumLengths } from '../time/interval.ts';
import { type DaySpans, listSpansOn, type OpeningHours, openIntervals } from './opening-hours.ts';

/** From which day a studio is in service, and its first day out of it (null while it stays). */
export interface Service {
  readonly openedOn: Day;
  readonly retiredOn: Day | null;
}

/** A studio's opening day by day: its dated hours, and what the calendar says instead (null: nothing). */
export interface Opening {
  readonly hoursOn: (day: Day) => OpeningHours;
  readonly exceptionOn: (day: Day) => DaySpans | null;
}

/** True if the studio is in service on the day (docs/rules/report.md ZB-1.04: opened by then, not retired before or on it). */
export function isInServiceOn(service: Service, day: Day): boolean {
  return service.openedOn <= day && (service.retiredOn === null || day < service.retiredOn);
}

/** The spans that begin on the day: an exception stands instead of the studio's hours. */
export function openSpansOn(opening: Opening, day: Day): DaySpans {
  return opening.exceptionOn(day) ?? listSpansOn(opening.hoursOn(day), day);
}

/** All open instants that touch the days from `first` to `last`, the night from the day before included; merged where they touch. */
export function openBetween(opening: Opening, first: Day, last: Day): Interval[] {
  const open: Interval[] = [];
  for (let day = addDays(first, -1); day <= last; day = addDays(day, 1)) open.push(...openIntervals(openSpansOn(opening, day), day));
  return mergeIntervals(open);
}

/** A studio's opening and service over some days. */
export interface AvailabilityQuestion extends Opening {
  readonly service: Service;
  readonly from: Day;
  /** The last day, included. */
  readonly to: Day;
  /** Instants at which the studio is blocked for maintenance; in any order. */
  readonly blackouts: readonly Interval[];
}

function shifted(spans: DaySpans, byMinutes: number): Interval[] {
  return spans.map((one) => ({ from: one.from + byMinutes, to: one.to + byMinutes }));
}

/** Calls `visit` with what is open of each day from `from` to `to`: a night belongs to its first day, no minute comes twice. */
function eachOpenDay(question: Omit<AvailabilityQuestion, 'blackouts'>, visit: (open: readonly Interval[], day: Day) => void): void {
  const first = toDayNumber(question.from);
  const last = toDayNumber(question.to);
  let before = spansInService(question, addDays(question.from, -1));
  for (let number = first; number <= last; number += 1) {
    const day = fromDayNumber(number);
    const spans = spansInService(question, day);
    const isNightBefore = (before.at(-1)?.to ?? 0) > DAY_MINUTES;
    const own = isNightBefore ? subtractIntervals(spans, shifted(before, -DAY_MINUTES)) : spans;
    visit(openIntervals(own, day), day);
    before = spans;
  }
}

/**
 * Minutes at which the studio can be had on the days from `from` to `to` (docs/rules/report.md ZB-2.17): opening minutes of days in service, less
 * blackouts. A night belongs to the day it begins on; a minute that two days' hours cover (a night, then an exception) counts once, on
 * the earlier day: the minutes of two neighbouring ranges of days add up to those of both together.
 */
export function countAvailableMinutes(question: AvailabilityQuestion): number {
  const blackouts = mergeIntervals(question.blackouts);
  let passed = 0;
  let total = 0;
  eachOpenDay(question, (open, day) => {
    total += sumLengths(open);
    while ((blackouts[passed]?.to ?? Infinity) <= createInstantAt(day, 0)) passed += 1;
    total -= blockedMinutes(open, blackouts, passed);
  });
  return total;
}

/** The instants behind `countAvailableMinutes`, sorted and apart. */
export function listAvailableIntervals(question: AvailabilityQuestion): Interval[] {
  const open: Interval[] = [];
  eachOpenDay(question, (ofDay) => open.push(...ofDay));
  return subtractIntervals(open, question.blackouts);
}

function spansInService(question: Omit<AvailabilityQuestion, 'blackouts'>, day: Day): DaySpans {
  return isInServiceOn(question.service, day) ? openSpansOn(question, day) : [];
}

/** Minutes of `open` that the blackouts from index `start` on take; both lists are sorted and disjoint. */
function blockedMinutes(open: readonly Interval[], blackouts: readonly Interval[], start: number): number {
  const end = open.at(-1)?.to ?? -Infinity;
  let blocked = 0;
  for (let index = start; index < blackouts.length; index += 1) {
    const blackout = blackouts[index];
    if (blackout === undefined || blackout.from >= end) break;
    for (const one of open) blocked += overlapLength(one, blackout);
  }
  return blocked;
}
