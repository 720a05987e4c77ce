// What a session costs, worked out again: minute by minute into bands, every number of blocks tried, free minutes by walking the month.
import { clockOf, dayNo, monthOf } from './desk-model-days.ts';
import type { DeskState, ModelBooking, ModelWorld } from './desk-model-state.ts';

/** A rate plan in fen; blocks are null where there are none. */
export interface PlainPlan {
  readonly dayFrom: number;
  readonly nightFrom: number;
  readonly dayRate: number;
  readonly nightRate: number;
  readonly halfDayRate: number | null;
  readonly fullDayRate: number | null;
  readonly minimum: number;
}

/** A share of a whole number of fen, half away from zero. */
function share(amount: number, by: number, of: number): number {
  return Math.floor((2 * amount * by + of) / (2 * of));
}

function isDay(plan: PlainPlan, minute: number): boolean {
  const clock = clockOf(minute);
  return plan.dayFrom <= clock && clock < plan.nightFrom;
}

/** By the hour, each run of minutes of one band rounded by itself. */
function byHour(plan: PlainPlan, from: number, to: number, percent: number): number {
  let total = 0;
  let run = 0;
  for (let minute = from; minute < to; minute += 1) {
    run += 1;
    const isLast = minute + 1 === to || isDay(plan, minute + 1) !== isDay(plan, minute);
    if (!isLast) continue;
    total += share(run, (isDay(plan, minute) ? plan.dayRate : plan.nightRate) * percent, 6000);
    run = 0;
  }
  return total;
}

/** The least of all ways: some day blocks, some half-day blocks, the rest by the hour. */
function cheapest(plan: PlainPlan, from: number, to: number): number {
  let least = byHour(plan, from, to, 100);
  for (let days = 0; days <= (plan.fullDayRate === null ? 0 : Math.ceil((to - from) / 480)); days += 1) {
    for (let halves = 0; halves <= (plan.halfDayRate === null ? 0 : Math.ceil((to - from) / 240)); halves += 1) {
      const rest = byHour(plan, Math.min(to, from + days * 480 + halves * 240), to, 100);
      least = Math.min(least, days * (plan.fullDayRate ?? 0) + halves * (plan.halfDayRate ?? 0) + rest);
    }
  }
  return least;
}

function billed(plan: PlainPlan, booking: Pick<ModelBooking, 'start' | 'end'>): number {
  return Math.max(booking.end - booking.start, plan.minimum);
}

/** A session's price with so many free minutes at its head. */
export function sessionPrice(booking: Pick<ModelBooking, 'start' | 'end' | 'plan'>, free: number): number {
  const length = billed(booking.plan, booking);
  return cheapest(booking.plan, booking.start + Math.min(free, length), booking.start + length);
}

function flat(rate: number): PlainPlan {
  return { dayFrom: 0, nightFrom: 1440, dayRate: rate, nightRate: rate, halfDayRate: null, fullDayRate: null, minimum: 0 };
}

/**
 * The plan in force in a studio on a day for a tenant: in its own studio what its lease says, else the studio's newest, else the base's
 * newest, else the studio's hourly rate.
 */
export function planOn(world: ModelWorld, studio: number, day: number, tenant: number): PlainPlan {
  for (const lease of world.leases) {
    const isOwn = lease.alone === studio && lease.tenant === tenant;
    if (isOwn && lease.fromDay <= day && day <= lease.toDay) return flat(lease.ownRate);
  }
  for (const owner of [studio, null]) {
    let newest: ModelWorld['plans'][number] | null = null;
    for (const one of world.plans) {
      if (one.studio === owner && one.fromDay <= day && (newest === null || one.fromDay > newest.fromDay)) newest = one;
    }
    if (newest !== null) return newest.plan;
  }
  return flat(world.factOn(studio, day).rate);
}

function quotaOn(world: ModelWorld, tenant: number, day: number): number {
  let most = 0;
  for (const lease of world.leases) {
    if (lease.tenant === tenant && lease.fromDay <= day && day <= lease.toDay) most = Math.max(most, lease.free);
  }
  return most;
}

/** Free minutes that fall to one of the tenant's bookings: what ended before keeps its own, the rest goes by start. */
export function freeFor(world: ModelWorld, state: DeskState, booking: ModelBooking): number {
  const month = monthOf(booking.start);
  const others = Object.values(state.bookings).filter(
    (one) => one.isThere && one.id !== booking.id && one.tenant === booking.tenant && monthOf(one.start) === month,
  );
  const all = [...others, booking].toSorted((a, b) => a.start - b.start || a.id - b.id);
  let used = 0;
  for (const one of all) used += one.charge === null ? 0 : one.kept;
  for (const one of all) {
    if (one.charge !== null) continue;
    const takes = one.state === 'booked' || one.state === 'checked_in' || one.state === 'completed' || one.state === 'no_show';
    // Where nothing costs anything nothing is spent.
    const costs = one.plan.dayRate + one.plan.nightRate > 0;
    const left = Math.max(0, quotaOn(world, one.tenant, dayNo(one.start)) - used);
    const gets = takes && costs ? Math.min(billed(one.plan, one), left) : 0;
    if (one.id === booking.id) return gets;
    used += gets;
  }
  return 0;
}

/** What a booking costs as somebody looks. */
export function priceNow(world: ModelWorld, state: DeskState, booking: ModelBooking): number {
  if (booking.charge !== null) return booking.charge;
  return booking.state === 'cancelled' ? 0 : sessionPrice(booking, freeFor(world, state, booking));
}

/** Reasons for which cancelling costs nothing. */
const FOR_NOTHING: readonly string[] = ['登记错了', '重复登记', '设备故障', '基地安排'];

/** What is charged where a booking ends so, with the free minutes that it uses up. The booking is still as it was before. */
export function chargeAt(
  world: ModelWorld,
  state: DeskState,
  booking: ModelBooking,
  ending: { readonly to: string; readonly at: number; readonly reason?: string | null; readonly isWaived?: boolean },
): { readonly charge: number; readonly kept: number } {
  const free = freeFor(world, state, booking);
  const session = sessionPrice(booking, free);
  const kept = Math.min(free, billed(booking.plan, booking));
  const { rules } = world;
  if (ending.to === 'no_show') return { charge: share(session, rules.noShowPercent, 100), kept };
  if (ending.to === 'cancelled') {
    const isLate = booking.state !== 'option' && booking.start - ending.at < rules.lateCancelHours * 60;
    const isSpared =
      FOR_NOTHING.includes(ending.reason ?? '') || ending.isWaived === true || ending.at <= booking.bookedAt + rules.cancelFree;
    return isLate && !isSpared ? { charge: share(session, rules.lateCancelPercent, 100), kept } : { charge: 0, kept: 0 };
  }
  const paidUntil = booking.start + billed(booking.plan, booking);
  const late = ending.at - paidUntil;
  const over = late <= rules.leaveGrace ? 0 : Math.ceil(late / rules.grid) * rules.grid;
  return { charge: session + byHour(booking.plan, paidUntil, paidUntil + over, rules.overtimePercent), kept };
}
