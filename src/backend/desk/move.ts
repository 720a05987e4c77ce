// Use cases: a booking moved, resized or extended; what an extension would hit; whether a place can be had.
import { isLive } from '../../domain/booking/booking.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { dayOfInstant, instant } from '../../domain/time/calendar.ts';
import { quoteOf } from '../../domain/price/price.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Refusal, Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { recordById } from '../core/db/record-store.ts';
import type { StoredRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { priceOfWish } from '../money/booking-price.ts';
import { storedState } from './sql/booking-moves.ts';
import type { BookingLine } from './sql/desk-bookings.ts';
import { studioCalled, tenantCalled } from '../core/records/names.ts';
import type { Taken } from './sql/slot-ground.ts';
import { answerChange, freedByMove, lineNow, shownPrice } from './answer-change.ts';
import type { ChangedBooking, ShownPrice } from './answer-change.ts';
import { decidePlace, decideSlotAt, LISTED } from './decide-place.ts';
import type { Place, Warn } from './decide-place.ts';
import { bookingSeen, changeDesk, readDesk, slotOf } from './desk-write.ts';
import type { Desk, DeskLook } from './desk-write.ts';
import { moveBooking, placeOf } from './write-booking.ts';
import type { NewPlace } from './write-booking.ts';

/** Where a booking shall go, as the asker saw it. */
export interface MoveRequest extends Warn {
  readonly id: number;
  readonly version: number;
  readonly studio: number | string;
  readonly from: Instant;
  readonly to: Instant;
}

function moveAlone(desk: Desk, stored: StoredRecord, to: NewPlace, warn: Warn): Result<ChangedBooking> {
  const before = slotOf(stored);
  const moved = moveBooking(desk, stored, to, { warn, reason: null, lift: null, isBySeries: false });
  if (!moved.ok) return moved;
  return answerChange(desk, stored.id, { warnings: moved.value.warnings, freed: freedByMove(before, to) });
}

/** Moves or resizes a booking. Refuses BOOKING_UNKNOWN, BOOKING_CHANGED, STUDIO_UNKNOWN, and as `moveBooking`. */
export function move(base: Base, actor: Actor, request: MoveRequest): Result<ChangedBooking> {
  return changeDesk(base, actor, (desk) => {
    const stored = bookingSeen(desk, request.id, request.version);
    if (!stored.ok) return stored;
    const studio = studioCalled(desk.db, request.studio);
    if (!studio.ok) return studio;
    return moveAlone(desk, stored.value, { studioId: studio.value, start: request.from, end: request.to }, request);
  });
}

/** A booking that shall last longer. */
export interface ExtendRequest {
  readonly id: number;
  readonly version: number;
  readonly minutes: number;
}

/** Extends a booking by some minutes: decided anew like any slot. Refuses as `move`. */
export function extend(base: Base, actor: Actor, request: ExtendRequest): Result<ChangedBooking> {
  return changeDesk(base, actor, (desk) => {
    const stored = bookingSeen(desk, request.id, request.version);
    if (!stored.ok) return stored;
    const { studioId, start, end } = slotOf(stored.value);
    return moveAlone(desk, stored.value, { studioId, start, end: instant(end + request.minutes) }, LISTED);
  });
}

/** What a longer end would hit, by start: bookings of the studio and of linked ones in the added time. */
export interface Extension {
  readonly to: Instant;
  readonly hits: readonly BookingLine[];
  readonly refusal: Refusal | null;
}

function storedBooking(look: DeskLook, id: number): Result<StoredRecord> {
  const stored = recordById(look.db, 'booking', id);
  return stored === null || stored.retiredAt !== null ? refuse('BOOKING_UNKNOWN', { booking: String(id) }) : ok(stored);
}

function hitsOf(look: DeskLook & { readonly seesPhones: boolean }, place: Place, before: Instant): BookingLine[] {
  const { studioId, tenantId, start, end, bookingId } = place;
  const { neighbours } = look.grounds().groundFor({ studioId, tenantId, start, end, now: look.now });
  return neighbours
    .filter((one) => one.id !== bookingId && one.start < end && one.end > before)
    .toSorted((a, b) => a.start - b.start || a.id - b.id)
    .map((one) => lineNow(look, one.id))
    .filter((line) => isLive(line.state));
}

/** Shows what an extension would hit before it is done. Refuses BOOKING_UNKNOWN. */
export function extension(
  base: Base,
  request: Pick<ExtendRequest, 'id' | 'minutes'> & { readonly seesPhones: boolean },
): Result<Extension> {
  return readDesk(base, (desk) => {
    const look = { ...desk, seesPhones: request.seesPhones };
    const stored = storedBooking(look, request.id);
    if (!stored.ok) return stored;
    const { end } = slotOf(stored.value);
    const to = instant(end + request.minutes);
    const place = placeOf(stored.value, { end: to });
    const decided = decideSlotAt(look, place);
    return ok({ to, hits: hitsOf(look, place, end), refusal: decided.ok ? null : decided.refusal });
  });
}

/** A slot as it is thought of; `booking` is the one that would move there. */
export interface SlotThought {
  readonly booking: number | null;
  readonly studio: number | string;
  readonly tenant: number | string;
  readonly from: Instant;
  readonly to: Instant;
  readonly equipment: Taken;
}

/** Whether a slot can be had, what to know, what it would cost. */
export interface Verdict {
  readonly refusal: Refusal | null;
  readonly warnings: readonly Refusal[];
  readonly price: ShownPrice | null;
}

/** A booking that has not begun is thought of as booked: what it would be, and what would be paid. */
function stateThought(stored: StoredRecord | null): Place['state'] {
  return stored !== null && storedState(stored) === 'checked_in' ? 'checked_in' : 'booked';
}

function priceThought(look: DeskLook, place: Place): ShownPrice | null {
  const { studioId, tenantId, start, end, state } = place;
  if (end <= start) return null;
  const { plan } = quoteOf(look.prices.planOn(studioId, dayOfInstant(start)), start, end);
  const open = { holdsUntil: null, actualEnd: null, charge: null, lines: null };
  return shownPrice(priceOfWish(look.prices, { id: place.bookingId, studioId, tenantId, start, end, state, plan, ...open }));
}

/** Judges a slot without writing anything. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, BOOKING_UNKNOWN. */
export function judge(base: Base, thought: SlotThought): Result<Verdict> {
  return readDesk(base, (look) => {
    const studio = studioCalled(look.db, thought.studio);
    if (!studio.ok) return studio;
    const tenant = tenantCalled(look.db, thought.tenant);
    if (!tenant.ok) return tenant;
    const stored = thought.booking === null ? ok(null) : storedBooking(look, thought.booking);
    if (!stored.ok) return stored;
    const place: Place = {
      bookingId: thought.booking,
      studioId: studio.value,
      tenantId: tenant.value,
      state: stateThought(stored.value),
      start: thought.from,
      end: thought.to,
      taken: thought.equipment,
    };
    const decided = decidePlace(look, place);
    const price = priceThought(look, place);
    return ok(decided.ok ? { refusal: null, warnings: decided.value, price } : { refusal: decided.refusal, warnings: [], price });
  });
}
