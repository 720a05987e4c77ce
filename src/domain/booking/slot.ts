// The one function that decides whether a slot can be had: for board, finder, save, series, import and CLI alike (docs/rules/booking.md, What a slot needs).
import { hasLapsed, isLive } from './booking.ts';
import type { Hold } from './booking.ts';
import { addDays, DAY_MINUTES, dayNumber, dayOfInstant, daysFromTo, instant, printInstant } from '../time/calendar.ts';
import type { Day, Instant } from '../time/calendar.ts';
import type { BookingState } from '../base/catalogue.ts';
import { overlaps } from '../time/interval.ts';
import type { Interval } from '../time/interval.ts';
import { inForceBetween, inForceOn, leaseEnd, residentUntil } from '../lease/lease.ts';
import type { LeaseDays } from '../lease/lease.ts';
import { printDaySpans } from '../studio/opening-hours.ts';
import { ok, refuse } from '../values/result.ts';
import type { Refusal, Result } from '../values/result.ts';
import { inServiceOn, openBetween, openSpansOn } from '../studio/studio-time.ts';
import type { Opening, Service } from '../studio/studio-time.ts';

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
  /** A row of a ledger whose start lay in the past: rules but overlap give findings (docs/rules/imports.md, Bookings). */
  readonly isHistory: boolean;
}

/** Another booking of the same studio, or of one that is linked with it. */
export interface Neighbour extends Hold {
  readonly id: number;
  readonly tenantId: number;
  readonly tenant: string;
  readonly end: Instant;
  /** The linked studio that it is in; null where it is in the very studio. */
  readonly linked: { readonly code: string; readonly turnaroundOn: (day: Day) => number } | null;
}

/** A counted thing that the wish takes along, and who has it out around the wish. */
export interface EquipmentGround {
  readonly name: string;
  /** How many there are, and how many are wished for. */
  readonly count: number;
  readonly wanted: number;
  readonly uses: readonly EquipmentUse[];
}

/** Another booking that takes some of a counted thing along. */
export interface EquipmentUse extends Hold {
  readonly bookingId: number;
  readonly tenant: string;
  readonly end: Instant;
  readonly count: number;
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
  /** What the wish takes along; empty where it takes nothing. */
  readonly equipment: readonly EquipmentGround[];
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
  const other = blocking(wish, ground).find((one) => one.linked === null && overlaps(span(wish), { from: one.start, to: one.end }));
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

/** The turnaround that is not kept between two bookings, or null: the earlier one's, of its start's day and its studio, follows its end. */
function turnaroundBroken(wish: SlotWish, other: Neighbour, turnaroundOn: (day: Day) => number): number | null {
  const isOtherFirst = other.start < wish.start;
  const [earlier, later] = isOtherFirst ? [other, wish] : [wish, other];
  const ofEarlier = isOtherFirst ? (other.linked?.turnaroundOn ?? turnaroundOn) : turnaroundOn;
  const turnaround = ofEarlier(dayOfInstant(earlier.start));
  return later.start - earlier.end < turnaround ? turnaround : null;
}

/** A booking of a linked studio in the way: it overlaps, or another tenant's comes closer than the turnaround. */
function linkedObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const { code, turnaroundOn } = ground.studio;
  for (const other of blocking(wish, ground)) {
    if (other.linked === null) continue;
    const times = { from: other.start, to: other.end };
    const isTooClose = other.tenantId !== wish.tenantId && turnaroundBroken(wish, other, turnaroundOn) !== null;
    if (!isTooClose && !overlaps(span(wish), times)) continue;
    return refuse('BOOKING_LINKED_TAKEN', {
      studio: code,
      linked: other.linked.code,
      bookingId: other.id,
      tenant: other.tenant,
      ...printed(times),
    });
  }
  return null;
}

/** The instant at which a counted thing is first short, with whoever has it then; null where there is enough. */
function shortage(wish: SlotWish, thing: EquipmentGround, now: Instant): readonly EquipmentUse[] | null {
  const uses = thing.uses.filter(
    (one) => one.bookingId !== wish.bookingId && isLive(one.state) && !hasLapsed(one, now) && one.start < wish.end && one.end > wish.start,
  );
  const moments = [wish.start, ...uses.map((one) => one.start).filter((at) => at > wish.start)].toSorted((a, b) => a - b);
  for (const at of moments) {
    const out = uses.filter((one) => one.start <= at && at < one.end);
    if (out.reduce((sum, one) => sum + one.count, thing.wanted) > thing.count) return out;
  }
  return null;
}

function equipmentObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  for (const thing of ground.equipment) {
    const out = shortage(wish, thing, ground.now);
    if (out === null) continue;
    const ends = out.map((one) => one.end).toSorted((a, b) => a - b);
    return refuse('BOOKING_EQUIPMENT_OUT', {
      equipment: thing.name,
      count: thing.count,
      wanted: thing.wanted,
      tenants: [...new Set(out.map((one) => one.tenant))],
      until: ends[0] === undefined ? null : printInstant(ends[0]),
    });
  }
  return null;
}

function turnaroundObstacle(wish: SlotWish, ground: SlotGround): Obstacle {
  const { code, turnaroundOn } = ground.studio;
  for (const other of blocking(wish, ground)) {
    const times = { from: other.start, to: other.end };
    if (other.linked !== null || other.tenantId === wish.tenantId || overlaps(span(wish), times)) continue;
    const turnaround = turnaroundBroken(wish, other, turnaroundOn);
    if (turnaround === null) continue;
    return refuse('BOOKING_TURNAROUND', { studio: code, bookingId: other.id, tenant: other.tenant, ...printed(times), turnaround });
  }
  return null;
}

/** In the order in which they are named: who holds the slot, then the studio, then the tenant's right to it, then the hours. */
const RULES = [
  linkedObstacle,
  serviceObstacle,
  exclusiveObstacle,
  leaseObstacle,
  hoursObstacle,
  blackoutObstacle,
  turnaroundObstacle,
  equipmentObstacle,
] as const;

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
 * BOOKING_LINKED_TAKEN `{studio, linked, bookingId, tenant, from, until}`,
 * BOOKING_OUT_OF_SERVICE `{studio, day, openedOn, retiredOn}`, BOOKING_EXCLUSIVE `{studio, tenant, from, until}`,
 * BOOKING_NO_LEASE `{tenant, day, until}` (until: end of the last lease before, or null), BOOKING_OUT_OF_HOURS `{studio, day, hours}`,
 * BOOKING_BLACKOUT `{studio, reason, from, until}`, BOOKING_TURNAROUND `{studio, bookingId, tenant, from, until, turnaround}`,
 * BOOKING_EQUIPMENT_OUT `{equipment, count, wanted, tenants, until}` (until: when the first of them comes back). Times are `2026-10-03 22:00`. A state that is not live takes no slot and meets only the first two. For a history row
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
