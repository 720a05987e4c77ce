// Quotas of the front desk: how much a tenant books in a week, how far ahead, how late. They warn; they never refuse (docs/rules/booking.md, Quotas).
import { hasLapsed, isLive } from './booking.ts';
import type { Hold } from './booking.ts';
import { addDays, DAY_MINUTES, dayNumber, dayOfInstant, instantAt, printClock, weekdayOf } from '../time/calendar.ts';
import type { Day, Instant } from '../time/calendar.ts';
import type { DeskRules } from './desk-rules.ts';
import { overlapLength } from '../time/interval.ts';
import { refuse } from '../values/result.ts';
import type { Refusal } from '../values/result.ts';
import { daysTouched } from './slot.ts';
import type { SlotWish } from './slot.ts';

/** The part of the desk's rules that sets quotas; null sets none. */
export type QuotaRules = Pick<DeskRules, 'weekMinutes' | 'eveningFrom' | 'eveningMinutes' | 'aheadDays' | 'noticeMinutes'>;

/** Another booking of the tenant, in whatever studio. */
export interface QuotaBooking extends Hold {
  readonly id: number;
  readonly end: Instant;
}

/** What the warnings read. */
export interface QuotaQuestion {
  readonly wish: Pick<SlotWish, 'bookingId' | 'tenant' | 'state' | 'start' | 'end' | 'isHistory'>;
  /** The tenant's bookings; those that start outside the wish's week (`quotaWeek`) do not count. */
  readonly bookings: readonly QuotaBooking[];
  readonly rules: QuotaRules;
  readonly now: Instant;
}

/** A week from Monday 00:00 to the next Monday 00:00. */
export interface QuotaWeek {
  readonly monday: Day;
  readonly sunday: Day;
  readonly from: Instant;
  readonly to: Instant;
}

/** The week a booking belongs to: that of its start, wholly, as it belongs to the day and month of its start. */
export function quotaWeek(start: Instant): QuotaWeek {
  const day = dayOfInstant(start);
  const monday = addDays(day, 1 - weekdayOf(day));
  return { monday, sunday: addDays(monday, 6), from: instantAt(monday, 0), to: instantAt(addDays(monday, 7), 0) };
}

/** Minutes of `[start, end)` that lie in an evening: from `eveningFrom` to 24:00 of each day that it touches. */
export function eveningMinutes(start: Instant, end: Instant, eveningFrom: number): number {
  if (end <= start) return 0;
  const evenings = daysTouched(start, end).map((day) => ({ from: instantAt(day, eveningFrom), to: instantAt(day, DAY_MINUTES) }));
  return evenings.reduce((sum, evening) => sum + overlapLength(evening, { from: start, to: end }), 0);
}

function weekWarnings(question: QuotaQuestion): Refusal[] {
  const { wish, bookings, rules, now } = question;
  const week = quotaWeek(wish.start);
  const counting = bookings.filter(
    (one) => one.id !== wish.bookingId && isLive(one.state) && !hasLapsed(one, now) && week.from <= one.start && one.start < week.to,
  );
  const all = [wish, ...counting];
  const days = { tenant: wish.tenant, from: week.monday, until: week.sunday };
  const total = all.reduce((sum, one) => sum + one.end - one.start, 0);
  const ofWish = eveningMinutes(wish.start, wish.end, rules.eveningFrom);
  const evening = all.reduce((sum, one) => sum + eveningMinutes(one.start, one.end, rules.eveningFrom), 0);
  const warnings: Refusal[] = [];
  if (rules.weekMinutes !== null && total > rules.weekMinutes) {
    warnings.push(refuse('QUOTA_WEEK', { ...days, limit: rules.weekMinutes, minutes: total }).refusal);
  }
  if (rules.eveningMinutes !== null && ofWish > 0 && evening > rules.eveningMinutes) {
    const data = { ...days, evening: printClock(rules.eveningFrom), limit: rules.eveningMinutes, minutes: evening };
    warnings.push(refuse('QUOTA_EVENING', data).refusal);
  }
  return warnings;
}

function distanceWarnings(question: QuotaQuestion): Refusal[] {
  const { wish, rules, now } = question;
  const { tenant } = wish;
  const day = dayOfInstant(wish.start);
  const days = dayNumber(day) - dayNumber(dayOfInstant(now));
  const notice = Math.max(0, wish.start - now);
  const warnings: Refusal[] = [];
  if (rules.aheadDays !== null && days > rules.aheadDays) {
    warnings.push(refuse('QUOTA_AHEAD', { tenant, day, limit: rules.aheadDays, days }).refusal);
  }
  if (rules.noticeMinutes !== null && notice < rules.noticeMinutes) {
    warnings.push(refuse('QUOTA_NOTICE', { tenant, limit: rules.noticeMinutes, minutes: notice }).refusal);
  }
  return warnings;
}

/**
 * What the desk's quotas say of a wish, the wish included: QUOTA_WEEK `{tenant, from, until, limit, minutes}` and QUOTA_EVENING (likewise, and
 * `evening`: `18:00`) where the tenant's live bookings of that Monday-to-Sunday week come to more, QUOTA_AHEAD `{tenant, day, limit, days}` where the
 * start's day lies further ahead, QUOTA_NOTICE `{tenant, limit, minutes}` where it starts sooner (a start that has passed: in 0 minutes). The limit
 * itself is still within it. The evening quota does not speak of a wish without evening. A wish that takes no slot, or history, meets none.
 */
export function quotaWarnings(question: QuotaQuestion): Refusal[] {
  if (!isLive(question.wish.state) || question.wish.isHistory) return [];
  return [...weekWarnings(question), ...distanceWarnings(question)];
}
