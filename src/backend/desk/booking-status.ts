// Use cases: a booking confirmed, checked in and out, not shown up, cancelled, put back.
import { decideActual } from '../../domain/booking/actual-times.ts';
import { computeBlockedUntil, decideMove, isLive, isPutBack, type Stay } from '../../domain/booking/booking.ts';
import { validateReason } from '../../domain/booking/validate-reason.ts';
import { deriveCancelEnding } from '../../domain/price/price.ts';
import { countFreeMinutesIn } from '../../domain/price/free-minutes.ts';
import { type Instant, instant, printInstant } from '../../domain/time/calendar.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import type { ChangedBooking } from '../../contract/desk/booking-shapes.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { changeRecord, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { computePriceOfEnding, computePriceOfWish } from '../money/booking-price.ts';
import { findPricedBooking } from '../money/sql/priced-bookings.ts';
import { readStoredState } from './sql/booking-moves.ts';
import { answerChange } from './answer-change.ts';
import { isWaiver, authorizeWaiver, explainCancelPrice } from './cancel-price.ts';
import { decidePlace } from './decide-place.ts';
import { changeDesk, type Desk, getSeenBooking, slotOf } from './desk-write.ts';
import { listLoanWarnings } from './shift.ts';
import { computeEndingValues, type NewPlace, placeOf, stayOf } from './write-booking.ts';

/** A state that a booking shall have, as the asker saw it (`version` null: however it is); a manager may put back what is over. */
type StateRequest = Asked<typeof bookingMethods.state>;
/** The state alone. */
type StateWish = Pick<StateRequest, 'to' | 'at' | 'reason' | 'waive'> & { readonly asManager: boolean };

/** What a change of state leaves to know. */
export interface StateWritten {
  readonly warnings: readonly Refusal[];
  readonly freed: readonly NewPlace[];
  /** Fen that it is charged with what was written. */
  readonly charge: number;
}

/** What a booking holds that is put back: nothing is charged, and it has not ended (or not begun). */
function putBackValues(to: BookingState): RecordValues {
  const running = { charge: null, charge_lines: null, actual_end: null };
  return to === 'booked' ? { ...running, actual_start: null } : running;
}

function checkOut(desk: Desk, stored: StoredRecord<'booking'>, at: Instant): Result<RecordValues> {
  const began = stored.values.actual_start === null ? null : instant(stored.values.actual_start);
  if (began !== null && at < began) return refuse('BOOKING_ENDS_BEFORE_START', { from: printInstant(began), until: printInstant(at) });
  return ok({ actual_end: at, ...computeEndingValues(desk, stored.id, { state: 'completed', actualEnd: at }) });
}

/** The question when they left, with what each of its two answers would freeze: `bookedPrice`, `nowPrice`. */
function leavingPriced(desk: Desk, stored: StoredRecord<'booking'>, { code, data }: Refusal): Refusal {
  const booking = findPricedBooking(desk.db, stored.id);
  if (booking === null) throw new Error(`no booking ${stored.id}`);
  const priceAt = (actualEnd: Instant): number => computePriceOfEnding(desk.prices, booking, { state: 'completed', actualEnd }).total;
  return { code, data: { ...data, bookedPrice: priceAt(booking.end), nowPrice: priceAt(desk.now) } };
}

/** Checked in or out, at the time that is said or now. */
function actualValues(
  desk: Desk,
  stored: StoredRecord<'booking'>,
  to: 'checked_in' | 'completed',
  said: Instant | null,
): Result<RecordValues> {
  const at = decideActual(to, slotOf(stored), said, desk);
  if (!at.ok) return at.refusal.code === 'LEAVING_TIME_NEEDED' ? { ok: false, refusal: leavingPriced(desk, stored, at.refusal) } : at;
  return to === 'checked_in' ? ok({ actual_start: at.value }) : checkOut(desk, stored, at.value);
}

function cancelValues(desk: Desk, stored: StoredRecord<'booking'>, { reason, waive }: StateWish): RecordValues {
  const why = explainCancelPrice(desk, stored, { reason: reason ?? '', isWaived: isWaiver(waive) });
  const ending = deriveCancelEnding(why);
  const ended = computeEndingValues(desk, stored.id, ending);
  // Why it was called off stands in the history of a no-show, too.
  if (ending.state === 'no_show') return { state: ending.state, ...ended };
  return { cancel_reason: reason, ...(why === 'waived' && isWaiver(waive) ? { waive_reason: waive } : {}), ...ended };
}

/** What else is written with the new state. */
function valuesOf(desk: Desk, stored: StoredRecord<'booking'>, from: BookingState, wish: StateWish): Result<RecordValues> {
  const { to } = wish;
  if (isPutBack(from, to)) return ok(putBackValues(to));
  if (to === 'booked') return ok({ holds_until: null });
  if (to === 'checked_in' || to === 'completed') return actualValues(desk, stored, to, wish.at);
  if (to === 'no_show') return ok(computeEndingValues(desk, stored.id, { state: to }));
  if (to === 'cancelled') return ok(cancelValues(desk, stored, wish));
  return ok({});
}

/** What of its studio's time a booking leaves free that it blocked before. */
function freedBy(studioId: number, before: Stay, after: Stay): NewPlace[] {
  if (!isLive(before.state)) return [];
  const [start, end] = [isLive(after.state) ? computeBlockedUntil(after) : before.start, computeBlockedUntil(before)];
  return start < end ? [{ studioId, start, end }] : [];
}

/** True where a booking with its new state blocks time that it did not block before. */
function takesMore(before: Stay, to: BookingState): boolean {
  return (
    isLive(to) && (!isLive(before.state) || computeBlockedUntil(before) < computeBlockedUntil({ ...before, state: to, actualEnd: null }))
  );
}

/**
 * Gives a booking a state inside a running change. A no-show that is put back is live again, and one that left early
 * has its studio to the booked end again: both are decided again. What ends it freezes its
 * charge; putting it back takes the charge away. Refuses BOOKING_STATE_MOVE, REASON_NEEDED, REASON_TOO_SHORT, BOOKING_ENDS_BEFORE_START,
 * CHECK_IN_EARLY, ARRIVAL_TIME_NEEDED, LEAVING_TIME_NEEDED, BOOKING_TIME_AHEAD, BOOKING_….
 */
export function writeState(desk: Desk, stored: StoredRecord<'booking'>, wish: StateWish): Result<StateWritten> {
  const from = readStoredState(stored);
  const { to, reason, asManager } = wish;
  const allowed = decideMove({ from, to, asManager, reason });
  if (!allowed.ok) return allowed;
  const said = validateReason(reason);
  if (!said.ok) return said;
  const stay = stayOf(stored);
  const decided = to !== 'completed' && takesMore(stay, to) ? decidePlace(desk, placeOf(stored, { state: to })) : null;
  if (decided?.ok === false) return decided;
  const lent = to === 'completed' ? listLoanWarnings(desk.db, stored.values.tenant_id, desk.nameOf) : [];
  const warnings = [...(decided?.value.warnings ?? []), ...lent];
  const values = valuesOf(desk, stored, from, wish);
  if (!values.ok) return values;
  changeRecord(desk.tx, stored, { state: to, ...values.value }, reason);
  const left = values.value.actual_end;
  const actualEnd = typeof left === 'number' ? instant(left) : null;
  const charge = typeof values.value['charge'] === 'number' ? values.value['charge'] : 0;
  return ok({ warnings, charge, freed: freedBy(slotOf(stored).studioId, stay, { ...stay, state: to, actualEnd }) });
}

/** How bookings are cancelled: why, and why a charge is let off, where it is. */
export type CancelWish = Pick<StateRequest, 'waive'> & { readonly reason: string };

/** Ends bookings in this order and answers what they are charged. Refuses as `writeState` of the first that cannot be. */
export function endAll(
  desk: Desk,
  bookings: readonly StoredRecord<'booking'>[],
  wish: Pick<StateWish, 'to' | 'reason' | 'waive'>,
): Result<number> {
  let charge = 0;
  for (const stored of bookings) {
    const written = writeState(desk, stored, { ...wish, at: null, asManager: false });
    if (!written.ok) return written;
    charge += written.value.charge;
  }
  return ok(charge);
}

/** Cancels bookings as `endAll` does, those whose start has come as no-shows. */
export function cancelAll(desk: Desk, bookings: readonly StoredRecord<'booking'>[], { reason, waive }: CancelWish): Result<number> {
  return endAll(desk, bookings, { to: 'cancelled', reason, ...(isWaiver(waive) ? { waive } : {}) });
}

/** Changes a booking's state and answers who waits for what came free. Refuses BOOKING_UNKNOWN, BOOKING_CHANGED, and as `writeState`. */
export function changeState(base: Base, actor: Caller, request: StateRequest): Result<ChangedBooking> {
  const allowed = authorizeWaiver(actor, request.waive);
  if (!allowed.ok) return allowed;
  return changeDesk(base, actor, (desk) => {
    const stored = getSeenBooking(desk, request.booking, request.version);
    if (!stored.ok) return stored;
    const from = readStoredState(stored.value);
    const isManagers = isPutBack(from, request.to) && from !== 'checked_in';
    if (isManagers && !hasPermission(actor, 'bookings.putBack'))
      return refuse('NOT_ALLOWED', { role: actor.role, right: 'bookings.putBack' });
    const written = writeState(desk, stored.value, { ...request, asManager: hasPermission(actor, 'bookings.putBack') });
    return written.ok ? answerChange(desk, stored.value.id, written.value) : written;
  });
}

/** Counts the free minutes that a stored booking takes as it stands. */
function countFreeOf(desk: Desk, id: number): number {
  const booking = findPricedBooking(desk.db, id);
  return booking === null ? 0 : countFreeMinutesIn(computePriceOfWish(desk.prices, booking).lines);
}

/**
 * Cancels a booking by its number, with a reason, and answers what it is charged. Refuses BOOKING_UNKNOWN, REASON_NEEDED,
 * REASON_TOO_SHORT, BOOKING_STATE_MOVE, MONTH_CLOSED.
 */
export function cancelBooking(
  base: Base,
  actor: Caller,
  request: Asked<typeof bookingMethods.cancel>,
): Result<Answer<typeof bookingMethods.cancel>> {
  const allowed = authorizeWaiver(actor, request.waive);
  if (!allowed.ok) return allowed;
  return changeDesk(base, actor, (desk) => {
    const stored = getSeenBooking(desk, request.id, null);
    if (!stored.ok) return stored;
    const { id } = stored.value;
    const why = explainCancelPrice(desk, stored.value, { reason: request.reason, isWaived: isWaiver(request.waive) });
    const freeBefore = countFreeOf(desk, id);
    const charge = cancelAll(desk, [stored.value], request);
    const freeUsed = countFreeOf(desk, id);
    if (!charge.ok) return charge;
    const { state } = deriveCancelEnding(why);
    return ok({ id: stored.value.values.number, state, charge: charge.value, why, freeUsed, freeBack: Math.max(0, freeBefore - freeUsed) });
  });
}
