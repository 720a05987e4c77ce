// What a tenant's bookings of a month cost: frozen once they have ended, else as of now, with the lease's free minutes in order of start.
import { hasLapsed } from '../../domain/booking/booking.ts';
import { type Day, getDayOfInstant, getMonthOfInstant, type Instant, type Month } from '../../domain/time/calendar.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import type { DeskRules } from '../../domain/booking/desk-rules.ts';
import { createMonthSpan } from '../../domain/money/statement.ts';
import { computePriceAtEnd, type Ending, computePriceWithFree, countBilledMinutes, type Price, priceOf } from '../../domain/price/price.ts';
import { allocateFree, canClaimFreeMinutes, countFreeMinutesIn, type FreeClaim } from '../../domain/price/free-minutes.ts';
import { isForNothing, type RatePlan } from '../../domain/price/rate-plan.ts';
import type { Connection } from '../core/db/rows.ts';
import { memoizeByKey } from '../core/memoize.ts';
import { freeMinutesOf, listPricedBookings, type PricedBooking, createPlansLookup, type PlanOn } from './sql/priced-bookings.ts';

/** Who looks at prices, when, by which rules. `planOn`: kept where many are asked (`createPlansLookup`). */
export interface Pricing {
  readonly db: Connection;
  readonly now: Instant;
  readonly rules: DeskRules;
  readonly planOn: PlanOn;
}

/** Reads prices; plans are cached as long as it lives. */
export function openPricing(db: Connection, now: Instant, rules: DeskRules): Pricing {
  return { db, now, rules, planOn: createPlansLookup(db) };
}

/** A price, and whether it stands for good. */
export interface SeenPrice extends Price {
  readonly isFrozen: boolean;
}

/** The id of a booking that is not stored yet: behind every other of the same start. */
const UNWRITTEN = Number.MAX_SAFE_INTEGER;

function planOf(pricing: Pricing, booking: PricedBooking): RatePlan {
  return booking.plan ?? pricing.planOn(booking.studioId, getDayOfInstant(booking.start), booking.tenantId);
}

/** A session that a ledger brought after its end takes of the free minutes too: nothing was frozen for it. */
function takesFree(state: BookingState): boolean {
  return canClaimFreeMinutes(state) || state === 'completed' || state === 'no_show';
}

/** Minutes that a booking is billed for; none where nothing costs anything. */
function wantedOf(plan: RatePlan, { start, end }: PricedBooking): number {
  return isForNothing(plan) ? 0 : countBilledMinutes(plan, start, end);
}

function claimsOf(pricing: Pricing, bookings: readonly PricedBooking[], quotaOn: (day: Day) => number): FreeClaim[] {
  return bookings
    .filter((one) => one.lines !== null || takesFree(one.state))
    .map((one) => ({
      id: one.id,
      start: one.start,
      wanted: wantedOf(planOf(pricing, one), one),
      kept: one.lines === null ? null : countFreeMinutesIn(one.lines),
      quota: quotaOn(getDayOfInstant(one.start)),
    }));
}

/** Free minutes of every booking of the tenant's month, by its id. */
function freeOfMonth(pricing: Pricing, bookings: readonly PricedBooking[], tenantId: number): ReadonlyMap<number, number> {
  return allocateFree(claimsOf(pricing, bookings, freeMinutesOf(pricing.db, tenantId)));
}

function seenPrice(pricing: Pricing, booking: PricedBooking, freeMinutes: number): SeenPrice {
  const { charge, lines, state, start, end } = booking;
  if (charge !== null && lines !== null) return { lines, total: charge, isFrozen: true };
  const plan = planOf(pricing, booking);
  const ended = (ending: Ending): SeenPrice => ({
    ...computePriceAtEnd({ plan, start, end, freeMinutes, ending }, pricing.rules),
    isFrozen: false,
  });
  if (state === 'completed') return ended({ state, actualEnd: booking.actualEnd ?? end });
  if (state === 'no_show') return ended({ state });
  if (state === 'cancelled' || hasLapsed(booking, pricing.now)) return { ...priceOf([]), isFrozen: false };
  return { ...computePriceWithFree(plan, start, end, freeMinutes), isFrozen: false };
}

/** What every booking costs that starts in the tenant's month, by its id. */
export function computePricesOfMonth(pricing: Pricing, tenantId: number, month: Month): ReadonlyMap<number, SeenPrice> {
  const { from, to } = createMonthSpan(month);
  const bookings = listPricedBookings(pricing.db, tenantId, from, to);
  const free = freeOfMonth(pricing, bookings, tenantId);
  return new Map(bookings.map((one) => [one.id, seenPrice(pricing, one, free.get(one.id) ?? 0)]));
}

/** A booking as its price is asked for; `id` null: it is not stored. */
export type PriceWish = Omit<PricedBooking, 'id'> & { readonly id: number | null };

/** Bookings as they would stand by their ids, where others than the one that is asked about end with it. */
export type Settled = ReadonlyMap<number, PricedBooking>;

/** The tenant's bookings of the wish's month with the wish among them, and the free minutes that fall to it. */
function freeFor(
  pricing: Pricing,
  wish: PriceWish,
  settled: Settled = new Map(),
): { readonly own: PricedBooking; readonly freeMinutes: number } {
  const { from, to } = createMonthSpan(getMonthOfInstant(wish.start));
  const own: PricedBooking = { ...wish, id: wish.id ?? UNWRITTEN };
  const stored = listPricedBookings(pricing.db, wish.tenantId, from, to).filter((one) => one.id !== own.id);
  const others = stored.map((one) => settled.get(one.id) ?? one);
  return { own, freeMinutes: freeOfMonth(pricing, [...others, own], wish.tenantId).get(own.id) ?? 0 };
}

/** What a booking costs, or would cost as it is wished for. An option takes of no free minutes: it is thought of at its full price. */
export function computePriceOfWish(pricing: Pricing, wish: PriceWish): SeenPrice {
  const { own, freeMinutes } = freeFor(pricing, wish);
  return seenPrice(pricing, own, freeMinutes);
}

/** What bookings would cost that stand together as they are wished for, in their order: a tenant's free minutes of a month fall to all of them. */
export function computePricesOfWishes(pricing: Pricing, wishes: readonly PriceWish[]): readonly SeenPrice[] {
  const own = wishes.map((wish, at): PricedBooking => ({ ...wish, id: wish.id ?? UNWRITTEN - wishes.length + at }));
  const ids = new Set(own.map(({ id }) => id));
  const months = Map.groupBy(own, ({ start }) => getMonthOfInstant(start));
  const freeOf = memoizeByKey((tenantId: number) =>
    memoizeByKey((month: Month): ReadonlyMap<number, number> => {
      const inMonth = (months.get(month) ?? []).filter((one) => one.tenantId === tenantId);
      const { from, to } = createMonthSpan(month);
      const others = listPricedBookings(pricing.db, tenantId, from, to).filter(({ id }) => !ids.has(id));
      return freeOfMonth(pricing, [...others, ...inMonth], tenantId);
    }),
  );
  return own.map((one) => seenPrice(pricing, one, freeOf(one.tenantId)(getMonthOfInstant(one.start)).get(one.id) ?? 0));
}

/** The price to freeze when a booking ends, with the free minutes that were its own until then. */
export function computePriceOfEnding(pricing: Pricing, booking: PriceWish, ending: Ending, settled?: Settled): Price {
  const { own, freeMinutes } = freeFor(pricing, booking, settled);
  const { start, end } = own;
  return computePriceAtEnd({ plan: planOf(pricing, own), start, end, freeMinutes, ending }, pricing.rules);
}
