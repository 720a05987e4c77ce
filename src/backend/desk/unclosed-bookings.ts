// Use cases: a month's sessions that nobody has finished, and closing them as they were booked; bookings that nobody came to.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { listAllowedMoves } from '../../domain/booking/booking.ts';
import { computeDeskSpan, deskDayOf } from '../../domain/booking/desk-day.ts';
import { LONGEST_BOOKING } from '../../domain/booking/slot.ts';
import { instant } from '../../domain/time/calendar.ts';
import { createMonthSpan } from '../../domain/money/statement.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Base, nowOf } from '../core/db/rows.ts';
import { changeRecord, type StoredRecord } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';
import { memoizeByKey } from '../core/memoize.ts';
import { readSetting } from '../core/records/settings.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import { openPricing, computePricesOfMonth, computePricesOfWishes } from '../money/booking-price.ts';
import { findPricedBooking } from '../money/sql/priced-bookings.ts';
import { type Desk, slotOf } from './desk-write.ts';
import { createStudioCodeLookup } from './sql/board-studios.ts';
import { readStoredState } from './sql/booking-moves.ts';
import { listUnclosedWithin } from './sql/desk-bookings.ts';
import { computeEndingValues } from './write-booking.ts';

/** Sessions of the month that stand unfinished; those whose end is past can be closed as booked. */
export function listUnclosedSessions(
  base: Base,
  { month }: Asked<typeof bookingMethods.unfinished>,
): Result<Answer<typeof bookingMethods.unfinished>> {
  return readTx(base, (db) => {
    const now = nowOf(base);
    const pricing = openPricing(db, now, readSetting(db, 'desk'));
    const pricesOf = memoizeByKey((tenant: number) => computePricesOfMonth(pricing, tenant, month));
    const codeOf = createStudioCodeLookup(db);
    const viewer = { nameOf: createTenantNameLookup(db), now };
    const sessions = listUnclosedWithin(db, createMonthSpan(month), viewer).map((one) => ({
      ...one,
      studioCode: codeOf(one.studio),
      price: pricesOf(one.tenant).get(one.id)?.total ?? 0,
      isOver: one.to <= now,
    }));
    return ok({ sessions });
  });
}

/** How many of them are listed at once: as many as a base is asked about before it settles some. */
const MOST_LISTED = 2000;

/** Bookings of the desk's days before that nobody came to and nobody has settled, with the charge of a no-show for each, as settling all of them freezes it. */
export function listNeverArrived(base: Base): Result<Answer<typeof bookingMethods.neverArrived>> {
  return readTx(base, (db) => {
    const now = nowOf(base);
    const rules = readSetting(db, 'desk');
    const { from: to } = computeDeskSpan(deskDayOf(now, rules), rules);
    const found = listUnclosedWithin(db, { from: to - LONGEST_BOOKING, to }, { nameOf: createTenantNameLookup(db), now })
      .filter((one) => one.state === 'booked' && one.to <= now)
      .slice(0, MOST_LISTED);
    const wishes = found.flatMap(({ id }) => findPricedBooking(db, id) ?? []).map((one) => ({ ...one, state: 'no_show' as const }));
    const charges = new Map(computePricesOfWishes(openPricing(db, now, rules), wishes).map(({ total }, at) => [wishes[at]?.id, total]));
    const codeOf = createStudioCodeLookup(db);
    const bookings = found.map((one) => ({ ...one, studioCode: codeOf(one.studio), charge: charges.get(one.id) ?? 0 }));
    return ok({ bookings, total: bookings.reduce((sum, { charge }) => sum + charge, 0) });
  });
}

/** Nobody said otherwise: they came and left when they were booked to. One who checked in late came when that says. */
function closeOne(desk: Desk, stored: StoredRecord<'booking'>, reason: string): Result<number> {
  const from = readStoredState(stored);
  const { start, end } = slotOf(stored);
  const isOpen = from === 'booked' || from === 'checked_in';
  if (!isOpen || end > desk.now) return refuse('BOOKING_STATE_MOVE', { from, to: 'completed', allowed: listAllowedMoves(from, false) });
  const began = stored.values.actual_start ?? start;
  const left = instant(Math.max(began, end));
  const ending = computeEndingValues(desk, stored.id, { state: 'completed', actualEnd: left });
  changeRecord(desk.tx, stored, { state: 'completed', actual_start: began, actual_end: left, ...ending }, reason);
  return ok(Number(ending.charge));
}

/** Closes bookings whose end is past as they were booked, in order of start, as free minutes are dealt out. Answers what they cost. Refuses BOOKING_STATE_MOVE. */
export function closeAsBooked(desk: Desk, bookings: readonly StoredRecord<'booking'>[], reason: string): Result<number> {
  let charge = 0;
  for (const stored of bookings.toSorted((a, b) => a.values.starts_at - b.values.starts_at || a.id - b.id)) {
    const closed = closeOne(desk, stored, reason);
    if (!closed.ok) return closed;
    charge += closed.value;
  }
  return ok(charge);
}
