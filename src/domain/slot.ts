// The one function that decides whether a slot can be had: for board, finder, save, series, import and CLI alike (booking.md).
import { hasLapsed, isLive } from './booking.ts';
import type { Hold } from './booking.ts';
import { addDays, DAY_MINUTES, dayNumber, dayOfInstant, daysFromTo, instant, printInstant } from './calendar.ts';
import type { Day, Instant } from './calendar.ts';
import type { BookingState } from './catalogue.ts';
import { overlaps } from './interval.ts';
import type { Interval } from './interval.ts';
import { inForceBetween, inForceOn, leaseEnd, residentUntil } from './lease.ts';
import type { LeaseDays } from './lease.ts';
import { printDaySpans } from './opening-hours.ts';
import { ok, refuse } from './result.ts';
import type { Refusal, Result } from './result.ts';
import { inServiceOn, openBetween, openSpansOn } from './studio-time.ts';
import type { Opening, Service } from './studio-time.ts';

/** The longest booking that is believed, in minutes (31 days): beyond it the end's date is a slip. */
export const LONGEST_BOOKING = 31 * DAY_MINUTES;
/** Within how many days after the start a lease's end is worth a warning. */
export const LEASE_WARNING_DAYS = 30;

/** A booking as it is wished for. */
export interface SlotWish {
  /** Its own id where it is moved or changed, so that it does not stand in its own way; null when new. */
  readonly bookingId: number | null;
  readonly tenantId: number;
  readonly tenant: string;
  readonly state: BookingState;
  readonly start: Instant;
  readonly end: Instant;
  /** A row of a ledger whose start lay in the past: rules but overlap give findings (imports.md, Bookings). */
  readonly isHistory: boolean;
}

/** Another booking of the same studio. */
export interface Neighbour extends Hold {
  readonly id: number;
  readonly tenantId: number;
  readonly tenant: string;
  readonly end: Instant;
}

/** A lease of any tenant that names the studio for itself. */
export interface ExclusiveLease extends LeaseDays {
  readonly tenantId: number;
  readonly tenant: string;
}

/** A time at which the studio is blocked, and why. */
export interface Blackout extends Interval {
  readonly reason: string;
}

/** Everything the decision reads; lists may hold more than what is near. Hours and turnaround are dated: they are asked for by day. */
export interface SlotGround {
  readonly studio: Service & Opening & { readonly code: string; readonly turnaroundOn: (day: Day) => number };
  readonly neighbours: readonly Neighbour[];
  readonly exclusiveLeases: readonly ExclusiveLease[];
  readonly blackouts: readonly Blackout[];
  /** All leases of the wishing tenant. */
  readonly tenantLeases: readonly LeaseDays[];
  readonly now: Instant;
}

/** What is said about a slot that can be had. */
export interface SlotVerdict {
  /** Rules that a history row breaks: kept and shown, not refused. */
  readonly findings: readonly Refusal[];
  /** What the front desk should know (LEASE_ENDS_SOON). */
  readonly warnings: readonly Refusal[];
}

type Obstacle = ReturnType<typeof refuse> | null;

/** The days that a booking touches; an end at 00:00 does not touch its day. */
export function daysTouched(start: Instant, end: Instant): Day[] {
  return daysFromTo(dayOfInstant(start), dayOfInstant(instant(end - 1)));
}

function span(wish: SlotWish): Interval {
  return { from: wish.start, to: wish.end };
}

function printed(interval: Interval): { readonly from: string; readonly until: string } {
  return { from: printInstant(instant(interval.from)), until: printInstant(instant(interval.to)) };
}

/** Neighbours that block: live, not lapsed, not the wish itself; by start, then id. */
function blocking(wish: SlotWish, ground: SlotGround): Neighbour[] {
  return ground.neighbours
    .filter((one) => one.id !== wish.bookingId && isLive(one.state) && !hasLapsed(one, ground.now))
    .toSorted((a, b) => a.start - b.start || a.id - b.id);
}

function shapeObstacle(wish: SlotWish): Obstacle {
  if (wish.end <= wish.start) return refuse('BOOKING_ENDS_BEFORE_START', printed(span(wish)));
  if (wish.end - wish.start > LONGEST_BOOKING) return refuse('BOOKING_TOO_LONG', { ...printed(span(wish)), limit: LONGEST_BOOKING });
  return null;
}

function overlapObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const other = blocking(wish, ground).find((one) => overlaps(span(wish), { from: one.start, to: one.end }));
  if (other === undefined) return null;
  const { code } = ground.studio;
  return refuse('BOOKING_OVERLAP', {
    studio: code,
    bookingId: other.id,
    tenant: other.tenant,
    ...printed({ from: other.start, to: other.end }),
  });
}

function serviceObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const { code, openedOn, retiredOn } = ground.studio;
  const day = daysTouched(wish.start, wish.end).find((one) => !inServiceOn(ground.studio, one));
  return day === undefined ? null : refuse('BOOKING_OUT_OF_SERVICE', { studio: code, day, openedOn, retiredOn });
}

function exclusiveObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const [first, last] = [dayOfInstant(wish.start), dayOfInstant(instant(wish.end - 1))];
  const lease = ground.exclusiveLeases.find((one) => one.tenantId !== wish.tenantId && inForceBetween(one, first, last));
  if (lease === undefined) return null;
  return refuse('BOOKING_EXCLUSIVE', { studio: ground.studio.code, tenant: lease.tenant, from: lease.startsOn, until: leaseEnd(lease) });
}

function leaseObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const day = dayOfInstant(wish.start);
  if (ground.tenantLeases.some((lease) => inForceOn(lease, day))) return null;
  const ends = ground.tenantLeases.map(leaseEnd).filter((end) => end < day);
  return refuse('BOOKING_NO_LEASE', { tenant: wish.tenant, day, until: ends.toSorted().at(-1) ?? null });
}

function hoursObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const days = daysTouched(wish.start, wish.end);
  const first = dayOfInstant(wish.start);
  const open = openBetween(ground.studio, first, days.at(-1) ?? first);
  if (open.some((one) => one.from <= wish.start && wish.end <= one.to)) return null;
  const hours = printDaySpans(openSpansOn(ground.studio, first));
  return refuse('BOOKING_OUT_OF_HOURS', { studio: ground.studio.code, day: first, hours });
}

function blackoutObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const blackout = ground.blackouts.toSorted((a, b) => a.from - b.from).find((one) => overlaps(span(wish), one));
  return blackout === undefined
    ? null
    : refuse('BOOKING_BLACKOUT', { studio: ground.studio.code, reason: blackout.reason, ...printed(blackout) });
}

/** The turnaround that is not kept between two bookings, or null: the earlier one's, of its start's day, follows its end. */
function turnaroundBroken(wish: SlotWish, other: Neighbour, turnaroundOn: (day: Day) => number): number | null {
  const [earlier, later] = other.start < wish.start ? [other, wish] : [wish, other];
  const turnaround = turnaroundOn(dayOfInstant(earlier.start));
  return later.start - earlier.end < turnaround ? turnaround : null;
}

function turnaroundObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const { code, turnaroundOn } = ground.studio;
  for (const other of blocking(wish, ground)) {
    const times = { from: other.start, to: other.end };
    if (other.tenantId === wish.tenantId || overlaps(span(wish), times)) continue;
    const turnaround = turnaroundBroken(wish, other, turnaroundOn);
    if (turnaround === null) continue;
    return refuse('BOOKING_TURNAROUND', { studio: code, bookingId: other.id, tenant: other.tenant, ...printed(times), turnaround });
  }
  return null;
}

/** In the order in which they are named: who holds the slot, then the studio, then the tenant's right to it, then the hours. */
const RULES = [serviceObstacle, exclusiveObstacle, leaseObstacle, hoursObstacle, blackoutObstacle, turnaroundObstacle] as const;

function leaseWarnings(wish: SlotWish, ground: SlotGround): Refusal[] {
  const day = dayOfInstant(wish.start);
  const until = residentUntil(ground.tenantLeases, day);
  if (until === null || until > addDays(day, LEASE_WARNING_DAYS)) return [];
  const days = dayNumber(until) - dayNumber(day);
  return [refuse('LEASE_ENDS_SOON', { tenant: wish.tenant, until, days }).refusal];
}

/**
 * Whether the slot can be had. The first thing that stands in the way is named, in this order: BOOKING_ENDS_BEFORE_START and
 * BOOKING_TOO_LONG `{from, until}`, BOOKING_OVERLAP `{studio, bookingId, tenant, from, until}`,
 * BOOKING_OUT_OF_SERVICE `{studio, day, openedOn, retiredOn}`, BOOKING_EXCLUSIVE `{studio, tenant, from, until}`,
 * BOOKING_NO_LEASE `{tenant, day, until}` (until: end of the last lease before, or null), BOOKING_OUT_OF_HOURS `{studio, day, hours}`,
 * BOOKING_BLACKOUT `{studio, reason, from, until}`, BOOKING_TURNAROUND `{studio, bookingId, tenant, from, until, turnaround}`.
 * Times are `2026-10-03 22:00`. A state that is not live takes no slot and meets only the first two. For a history row
 * everything after the overlap is a finding, all of them listed. Exclusivity and service are asked for every day touched, the lease
 * for the day of the start, the turnaround only between different tenants (the earlier booking's counts); an option that has lapsed blocks nothing.
 */
export function decideSlot(wish: SlotWish, ground: SlotGround): Result<SlotVerdict> {
  const misshapen = shapeObstacle(wish);
  if (misshapen !== null) return misshapen;
  if (!isLive(wish.state)) return ok({ findings: [], warnings: [] });
  const taken = overlapObstacle(wish, ground);
  if (taken !== null) return taken;
  const findings: Refusal[] = [];
  for (const rule of RULES) {
    const obstacle = rule(wish, ground);
    if (obstacle !== null && !wish.isHistory) return obstacle;
    if (obstacle !== null) findings.push(obstacle.refusal);
  }
  return ok({ findings, warnings: wish.isHistory ? [] : leaseWarnings(wish, ground) });
}
