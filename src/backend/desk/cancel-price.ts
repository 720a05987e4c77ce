// Use case: what cancelling would cost, before it is done, and why. What it says is what cancelling then charges.
import { convertMillisecondsToInstant } from '../../domain/time/calendar.ts';
import { decideMove } from '../../domain/booking/booking.ts';
import { validateReason } from '../../domain/booking/validate-reason.ts';
import { type Cancelling, type CancelWhy, explainCancellation } from '../../domain/price/cancelling.ts';
import { deriveCancelEnding } from '../../domain/price/price.ts';
import { countFreeMinutesIn } from '../../domain/price/free-minutes.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import type { Base } from '../core/db/open.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { computePriceOfEnding, computePricesOfWishes } from '../money/booking-price.ts';
import { findPricedBooking, type PricedBooking } from '../money/sql/priced-bookings.ts';
import { type DeskLook, getSeenBooking, readDesk, slotOf } from './desk-write.ts';
import { getCancelledDates } from './series-seen.ts';
import { findBookingMadeMs } from './sql/booking-stamps.ts';
import { readStoredState } from './sql/booking-moves.ts';

type Question = Asked<typeof bookingMethods.cancelPrice>;
type CancelPrice = Answer<typeof bookingMethods.cancelPrice>;
type Said = Pick<Cancelling, 'reason' | 'isWaived'>;

/** Why a charge is let off; null or nothing: it is not. */
type Waiver = Asked<typeof bookingMethods.cancel>['waive'];

/** Whether a charge is let off. */
export function isWaiver(waive: Waiver): waive is string {
  return typeof waive === 'string';
}

/** Refuses NOT_ALLOWED to who may not waive a charge and does, and REASON_TOO_SHORT where it is not said why in words. */
export function authorizeWaiver(caller: Caller, waive: Waiver): Result<string | null> {
  const right = 'bookings.waive';
  if (!isWaiver(waive)) return ok(null);
  return hasPermission(caller, right) ? validateReason(waive) : refuse('NOT_ALLOWED', { role: caller.role, right });
}

/** Why a stored booking that is cancelled now costs nothing, or that it is late or has begun. */
export function explainCancelPrice(look: DeskLook, stored: StoredRecord<'booking'>, said: Said): CancelWhy {
  const madeMs = findBookingMadeMs(look.db, stored.id);
  const bookedAt = madeMs === null ? null : convertMillisecondsToInstant(madeMs);
  const wasOption = readStoredState(stored) === 'option';
  return explainCancellation({ start: slotOf(stored).start, at: look.now, bookedAt, wasOption, ...said }, look.rules);
}

/** What is cancelled with the one that was pointed at, in the order of cancelling. */
function bookingsIn(look: DeskLook, { bookings, scope }: Question): Result<readonly StoredRecord<'booking'>[]> {
  const found: StoredRecord<'booking'>[] = [];
  for (const id of new Set(bookings)) {
    const stored = getSeenBooking(look, id, null);
    if (!stored.ok) return stored;
    found.push(stored.value);
  }
  const [first] = found;
  return scope === 'this' || first === undefined ? ok(found) : getCancelledDates(look, first, scope);
}

/** What each would be charged: one after the other, for the free minutes that one gives back fall to the next. */
function costsOf(look: DeskLook, bookings: readonly StoredRecord<'booking'>[], said: Said) {
  const settled = new Map<number, PricedBooking>();
  return bookings.flatMap((stored) => {
    const priced = findPricedBooking(look.db, stored.id);
    if (priced === null) return [];
    const why = explainCancelPrice(look, stored, said);
    const ending = deriveCancelEnding(why);
    const { total, lines } = computePriceOfEnding(look.prices, priced, ending, settled);
    settled.set(priced.id, { ...priced, state: ending.state, charge: total, lines: [...lines] });
    return [{ why, total, freeUsed: countFreeMinutesIn(lines), priced }];
  });
}

/**
 * What cancelling these bookings would cost for this reason. Bookings that cannot be cancelled any more are left out. Refuses
 * BOOKING_UNKNOWN, SERIES_UNKNOWN.
 */
export function cancelPriceOf(base: Base, caller: Caller, question: Question): Result<CancelPrice> {
  return readDesk(base, (look) => {
    const bookings = bookingsIn(look, question);
    if (!bookings.ok) return bookings;
    const { reason, isWaived } = question;
    const able = bookings.value.filter(
      (stored) => decideMove({ from: readStoredState(stored), to: 'cancelled', asManager: false, reason: '…' }).ok,
    );
    const costs = costsOf(look, able, { reason, isWaived });
    const before = computePricesOfWishes(
      look.prices,
      costs.map(({ priced }) => priced),
    );
    const freeUsed = sumSafe(costs.map((one) => one.freeUsed));
    const freeBefore = sumSafe(before.map(({ lines }) => countFreeMinutesIn(lines)));
    const dates = costs.map(({ priced, total }, at) => ({
      from: priced.start,
      to: priced.end,
      before: before[at]?.total ?? 0,
      charge: total,
    }));
    const whys = [...new Set(costs.map(({ why }) => why))];
    return ok({
      count: costs.length,
      total: costs.reduce((sum, one) => sum + one.total, 0),
      dates: dates.toSorted((a, b) => a.from - b.from),
      whys: whys.map((why) => ({ why, count: costs.filter((one) => one.why === why).length })),
      freeUsed,
      freeBack: Math.max(0, freeBefore - freeUsed),
      percent: look.rules.lateCancelPercent,
      noShowPercent: look.rules.noShowPercent,
      hours: look.rules.lateCancelHours,
      minutes: look.rules.cancelFreeMinutes,
      reasons: look.rules.cancelReasons.map(({ words, costs: isCharged }) => ({ words, costs: isCharged })),
      mayWaive: hasPermission(caller, 'bookings.waive'),
    });
  });
}
