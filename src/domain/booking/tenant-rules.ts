// What the desk should know of the tenant that a slot is for: its lease, rent, papers, report, and the quotas.
import {
  addDays,
  DAY_MINUTES,
  getDayOfInstant,
  getMinuteOfDay,
  getMinuteOfWeek,
  getMonthOfInstant,
  instant,
  type Instant,
  monthOf,
  printClock,
  printInstant,
  toDayNumber,
  WEEK_MINUTES,
} from '../time/calendar.ts';
import { overlapLength, doOverlap } from '../time/interval.ts';
import { findResidentUntil } from '../lease/lease.ts';
import type { Refusal } from '../values/result.ts';
import { deskDayOf } from './desk-day.ts';
import type { DeskRules } from './desk-rules.ts';
import { isBlocking, LONGEST_BOOKING, type SlotContext, type SlotWish, spanOf } from './slot.ts';
import type { Said } from './slot-rules.ts';

/** Within how many days after the start a lease's end is worth a warning. */
export const LEASE_WARNING_DAYS = 30;

/** A start in a month before the desk's own is a slip more often than not. Silent about a booking that stays in its month. */
export function checkPastMonth({ start, leaves }: SlotWish, { rules, now }: Pick<SlotContext, 'rules' | 'now'>): Said {
  const [month, current] = [getMonthOfInstant(start), monthOf(deskDayOf(now, rules))];
  const isThere = leaves !== null && getMonthOfInstant(leaves) === month;
  return month < current && !isThere ? [{ from: printInstant(start), month, current }] : [];
}

export function checkLeaseEndsSoon({ tenant, start }: SlotWish, { tenantLeases }: Pick<SlotContext, 'tenantLeases'>): Said {
  const day = getDayOfInstant(start);
  const until = findResidentUntil(tenantLeases, day);
  if (until === null || until > addDays(day, LEASE_WARNING_DAYS)) return [];
  return [{ tenant, until, days: toDayNumber(until) - toDayNumber(day) }];
}

export function checkInArrears({ tenant }: SlotWish, { tenantFacts }: Pick<SlotContext, 'tenantFacts'>): Said {
  const { amount, months, days } = tenantFacts.arrears();
  return amount > 0 ? [{ tenant, amount, months: [...months], days }] : [];
}

/** Whether there is something to decide: a debt has to be old and large enough; a smaller one is shown. */
export function isDebtWorthAsking(data: Refusal['data'], { arrearsDays, arrearsAmount }: DeskRules): boolean {
  return Number(data['days']) > arrearsDays && Number(data['amount']) > arrearsAmount;
}

/** Another booking of the tenant at the same time, in another studio: who is on in both is often a slip. Who left early is in none. */
export function checkElsewhere(wish: SlotWish, { tenantFacts, now }: Pick<SlotContext, 'tenantFacts' | 'now'>): Said {
  const { tenant, start, end, bookingId } = wish;
  return tenantFacts
    .bookings(instant(start - LONGEST_BOOKING), end)
    .filter((one) => one.id !== bookingId && isBlocking(one, now) && doOverlap({ from: one.start, to: one.blocksUntil }, spanOf(wish)))
    .map((one) => ({ tenant, studio: one.studio, from: printInstant(one.start), until: printInstant(one.end) }))
    .slice(0, 1);
}

/** A tenant that often did not come, said of a new booking ahead with the days on which it did not. Who stands at the desk now has come. */
export function checkNoShows(
  { tenant, bookingId, start }: SlotWish,
  { tenantFacts, rules, now }: Pick<SlotContext, 'tenantFacts' | 'rules' | 'now'>,
): Said {
  const { noShowLimit: limit, noShowDays: within } = rules;
  if (limit === 0 || bookingId !== null || start <= now) return [];
  const missed = tenantFacts.bookings(instant(now - within * DAY_MINUTES), now).filter(({ state }) => state === 'no_show');
  if (missed.length < limit) return [];
  return [{ tenant, count: missed.length, within, days: missed.map((one) => getDayOfInstant(one.start)) }];
}

export function checkPaperExpired({ tenant, start }: SlotWish, { tenantFacts }: Pick<SlotContext, 'tenantFacts'>): Said {
  return tenantFacts.expiredPapers(getDayOfInstant(start)).map(({ kind, expiresOn }) => ({ tenant, kind, expiresOn }));
}

export function checkNotReported({ tenant }: SlotWish, { tenantFacts }: Pick<SlotContext, 'tenantFacts'>): Said {
  const month = tenantFacts.unreported();
  return month === null ? [] : [{ tenant, month }];
}

/** A week from Monday 00:00 to the next Monday 00:00. */
export interface QuotaWeek {
  readonly from: Instant;
  readonly to: Instant;
}

/** The week a booking belongs to: that of its start, wholly, as it belongs to the day and month of its start. */
export function getQuotaWeek(start: Instant): QuotaWeek {
  const from = instant(start - getMinuteOfWeek(start));
  return { from, to: instant(from + WEEK_MINUTES) };
}

/** Minutes of `[start, end)` that lie in an evening: from `eveningFrom` to 24:00 of each day that it touches. */
export function countEveningMinutes(start: Instant, end: Instant, eveningFrom: number): number {
  const span = { from: start, to: end };
  let sum = 0;
  // By midnights, without their days: a series asks for every booking of each of its weeks.
  for (let midnight = start - getMinuteOfDay(start); midnight < end; midnight += DAY_MINUTES)
    sum += overlapLength({ from: midnight + eveningFrom, to: midnight + DAY_MINUTES }, span);
  return sum;
}

/** What the wish and the tenant's other live bookings of its week come to, of what `count` counts of each, and the week's facts. */
function ofWeek(
  wish: SlotWish,
  { tenantFacts, now }: Pick<SlotContext, 'tenantFacts' | 'now'>,
  count: (start: Instant, end: Instant) => number,
) {
  const { from, to } = getQuotaWeek(wish.start);
  let minutes = count(wish.start, wish.end);
  for (const one of tenantFacts.bookings(from, to))
    if (one.id !== wish.bookingId && isBlocking(one, now) && from <= one.start && one.start < to) minutes += count(one.start, one.end);
  const days = () => ({ tenant: wish.tenant, from: getDayOfInstant(from), until: getDayOfInstant(instant(to - 1)) });
  return { minutes, days };
}

/** More hours than a tenant's Monday-to-Sunday week may have, the wish included; the limit itself is still within it. */
export function checkWeekQuota(wish: SlotWish, ground: Pick<SlotContext, 'tenantFacts' | 'rules' | 'now'>): Said {
  const { weekMinutes: limit } = ground.rules;
  if (limit === null) return [];
  const { minutes, days } = ofWeek(wish, ground, (start, end) => end - start);
  return minutes > limit ? [{ ...days(), limit, minutes }] : [];
}

/** Checks the quota of evening hours; it does not speak of a wish without evening. */
export function checkEveningQuota(wish: SlotWish, ground: Pick<SlotContext, 'tenantFacts' | 'rules' | 'now'>): Said {
  const { eveningMinutes: limit, eveningFrom } = ground.rules;
  if (limit === null || countEveningMinutes(wish.start, wish.end, eveningFrom) === 0) return [];
  const { minutes, days } = ofWeek(wish, ground, (start, end) => countEveningMinutes(start, end, eveningFrom));
  return minutes > limit ? [{ ...days(), evening: printClock(eveningFrom), limit, minutes }] : [];
}

/** Neither quota speaks of a booking that keeps its start: a session that runs on was not booked late. */
export function checkTooFarAhead({ tenant, start, leaves }: SlotWish, { rules, now }: Pick<SlotContext, 'rules' | 'now'>): Said {
  if (rules.aheadDays === null || start === leaves) return [];
  const day = getDayOfInstant(start);
  const days = toDayNumber(day) - toDayNumber(getDayOfInstant(now));
  return days > rules.aheadDays ? [{ tenant, day, limit: rules.aheadDays, days }] : [];
}

/** A start that has passed has a notice of 0 minutes. */
export function checkTooShortNotice({ tenant, start, leaves }: SlotWish, { rules, now }: Pick<SlotContext, 'rules' | 'now'>): Said {
  if (rules.noticeMinutes === null || start === leaves) return [];
  const minutes = Math.max(0, start - now);
  return minutes < rules.noticeMinutes ? [{ tenant, limit: rules.noticeMinutes, minutes }] : [];
}
