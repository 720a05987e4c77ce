// Use cases: a booking moved, resized or extended; what an extension would hit; whether a place can be had.
import { isLive } from '../../domain/booking/booking.ts';
import { getDayOfInstant, type Instant, instant } from '../../domain/time/calendar.ts';
import { quoteOf } from '../../domain/price/price.ts';
import type { BookingLine, BookingPrice, ChangedBooking } from '../../contract/desk/booking-shapes.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { recordById, type StoredRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { computePriceOfWish } from '../money/booking-price.ts';
import { readStoredState } from './sql/booking-moves.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { answerChange, listFreedByMove, getLineNow, formatShownPrice } from './answer-change.ts';
import { decidePlace, type Place } from './decide-place.ts';
import { changeDesk, type Desk, type DeskLook, getSeenBooking, readDesk, slotOf } from './desk-write.ts';
import { holdFrom, moveBooking, type NewPlace, placeOf } from './write-booking.ts';

/** Where a booking shall go, as the asker saw it. */
type MoveRequest = Asked<typeof bookingMethods.move>;
/** A booking that shall last longer. */
type ExtendRequest = Asked<typeof bookingMethods.extend>;
/** A slot as it is thought of; `booking` is the one that would move there. */
type SlotThought = Asked<typeof bookingMethods.judge>;

function moveAlone(desk: Desk, stored: StoredRecord<'booking'>, to: NewPlace, reason: string | null): Result<ChangedBooking> {
  const before = slotOf(stored);
  const moved = moveBooking(desk, stored, to, { reason, lift: null, isBySeries: false });
  if (!moved.ok) return moved;
  return answerChange(desk, stored.id, { warnings: moved.value.warnings, freed: listFreedByMove(before, to) });
}

/** Moves or resizes a booking. Refuses BOOKING_UNKNOWN, BOOKING_CHANGED, STUDIO_UNKNOWN, and as `moveBooking`. */
export function move(base: Base, actor: Actor, request: MoveRequest): Result<ChangedBooking> {
  return changeDesk(base, actor, (desk) => {
    const stored = getSeenBooking(desk, request.id, request.version);
    if (!stored.ok) return stored;
    const studio = findStudioId(desk.db, request.studio);
    if (!studio.ok) return studio;
    return moveAlone(desk, stored.value, { studioId: studio.value, start: request.from, end: request.to }, request.overrideReason);
  });
}

/** Extends a booking by some minutes: decided again like any slot. Refuses as `move`. */
export function extend(base: Base, actor: Actor, request: ExtendRequest): Result<ChangedBooking> {
  return changeDesk(base, actor, (desk) => {
    const stored = getSeenBooking(desk, request.id, request.version);
    if (!stored.ok) return stored;
    const { studioId, start, end } = slotOf(stored.value);
    return moveAlone(desk, stored.value, { studioId, start, end: instant(end + request.minutes) }, request.overrideReason);
  });
}

function storedBooking(look: DeskLook, id: number): Result<StoredRecord<'booking'>> {
  const stored = recordById(look.db, 'booking', id);
  return stored === null || stored.retiredAt !== null ? refuse('BOOKING_UNKNOWN', { booking: String(id) }) : ok(stored);
}

function hitsOf(look: DeskLook, place: Place, before: Instant): BookingLine[] {
  const { studioId, tenantId, start, end, bookingId } = place;
  const { neighbours } = look.grounds().groundFor({ studioId, tenantId, start, end });
  return neighbours
    .filter((one) => one.id !== bookingId && one.start < end && one.end > before)
    .toSorted((a, b) => a.start - b.start || a.id - b.id)
    .map((one) => getLineNow(look, one.id))
    .filter((line) => isLive(line.state));
}

/** Shows what an extension would hit before it is done. Refuses BOOKING_UNKNOWN. */
export function previewExtension(
  base: Base,
  request: Asked<typeof bookingMethods.extension>,
): Result<Answer<typeof bookingMethods.extension>> {
  return readDesk(base, (look) => {
    const stored = storedBooking(look, request.id);
    if (!stored.ok) return stored;
    const { end } = slotOf(stored.value);
    const to = instant(end + request.minutes);
    const place = placeOf(stored.value, { end: to });
    const decided = decidePlace(look, place);
    return ok({ to, hits: hitsOf(look, place, end), refusal: decided.ok ? null : decided.refusal });
  });
}

/** A booking that has not begun is thought of as booked: what it would be, and what would be paid. */
function stateThought(stored: StoredRecord<'booking'> | null): Place['state'] {
  return stored !== null && readStoredState(stored) === 'checked_in' ? 'checked_in' : 'booked';
}

function priceThought(look: DeskLook, place: Place): BookingPrice | null {
  const { studioId, tenantId, start, end, state } = place;
  if (end <= start) return null;
  const { plan } = quoteOf(look.prices.planOn(studioId, getDayOfInstant(start), tenantId), start, end);
  const open = { holdsUntil: null, actualEnd: null, charge: null, lines: null };
  return formatShownPrice(computePriceOfWish(look.prices, { id: place.bookingId, studioId, tenantId, start, end, state, plan, ...open }));
}

/** Judges a slot without writing anything. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, BOOKING_UNKNOWN. */
export function judge(base: Base, thought: SlotThought): Result<Answer<typeof bookingMethods.judge>> {
  return readDesk(base, (look): Result<Answer<typeof bookingMethods.judge>> => {
    const studio = findStudioId(look.db, thought.studio);
    if (!studio.ok) return studio;
    const tenant = findTenantId(look.db, thought.tenant);
    if (!tenant.ok) return tenant;
    const stored = thought.booking === null ? ok(null) : storedBooking(look, thought.booking);
    if (!stored.ok) return stored;
    const place: Place = {
      bookingId: thought.booking,
      leaves: stored.value === null ? null : slotOf(stored.value).start,
      studioId: studio.value,
      tenantId: tenant.value,
      state: stateThought(stored.value),
      start: thought.from,
      end: thought.to,
      hold: stored.value === null ? null : holdFrom(stored.value, thought.from),
      taken: thought.equipment,
    };
    const decided = decidePlace(look, place);
    const price = priceThought(look, place);
    if (!decided.ok) return ok({ refusal: decided.refusal, warnings: [], asks: [], given: null, price });
    const { warnings, asks, given } = decided.value;
    return ok({ refusal: null, warnings, asks, given, price });
  });
}
