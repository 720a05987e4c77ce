// Use case: what a check-out at a time would freeze, seen before it is done.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import type { Base } from '../core/db/rows.ts';
import { computePriceOfEnding } from '../money/booking-price.ts';
import { findPricedBooking } from '../money/sql/priced-bookings.ts';
import { formatShownPrice } from './answer-change.ts';
import { readDesk } from './desk-write.ts';

/** The price as a check-out then would freeze it. Refuses BOOKING_UNKNOWN. */
export function checkOutPrice(
  base: Base,
  { id, at }: Asked<typeof bookingMethods.checkOutPrice>,
): Result<Answer<typeof bookingMethods.checkOutPrice>> {
  return readDesk(base, (look) => {
    const booking = findPricedBooking(look.db, id);
    if (booking === null) return refuse('BOOKING_UNKNOWN', { booking: String(id) });
    const actualEnd = at ?? look.now;
    const price = computePriceOfEnding(look.prices, booking, { state: 'completed', actualEnd });
    return ok({ at: actualEnd, price: formatShownPrice({ ...price, isFrozen: false }) });
  });
}
