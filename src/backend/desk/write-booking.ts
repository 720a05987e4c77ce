// Writes bookings inside a running change: a new one, one that moves; each decided, warned about, priced.
import { decideHere } from '../../domain/booking/actual-times.ts';
import { isLive, type Stay } from '../../domain/booking/booking.ts';
import { type Day, getDayOfInstant, instant, type Instant } from '../../domain/time/calendar.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { type Ending, quoteOf } from '../../domain/price/price.ts';
import type { detailShape } from '../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, type Refusal, refuse, type Result } from '../../domain/values/result.ts';
import { addRecord, changeRecord, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import { computePriceOfEnding, type PriceWish } from '../money/booking-price.ts';
import { type Lift, readStoredState } from './sql/booking-moves.ts';
import { createBookingNumber } from '../core/records/record-history.ts';
import { findPricedBooking, formatQuoteColumn } from '../money/sql/priced-bookings.ts';
import { sumById, type Taken, takenColumn } from './sql/taken.ts';
import { decidePlace, parseOverriddenCodes, type Place, type PlaceVerdict, settlePlace, settleVerdict } from './decide-place.ts';
import { type Desk, type DeskLook, slotOf } from './desk-write.ts';

type BookAsked = Asked<typeof bookingMethods.book>;
/** What a booking says besides its slot. */
export type BookingDetails = Pick<BookAsked, keyof typeof detailShape>;

/** A booking that says nothing besides. */
export const NO_DETAILS: BookingDetails = { title: null, contact: null, phone: null, platform: null, note: null, equipment: [] };

/** Details as the columns hold them. */
export function createDetailValues({ title, contact, phone, platform, note, equipment }: BookingDetails): RecordValues {
  return { title, contact, phone, platform, note, equipment: JSON.stringify(sumById(equipment)) };
}

/** A booking to write: studio and tenant are known, nothing is decided. */
export interface NewBooking {
  readonly studioId: number;
  readonly tenantId: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly state: BookAsked['state'];
  readonly holdsUntil: Instant | null;
  readonly details: BookingDetails;
  /** The series and the day of it that it stands for; null where it stands alone. */
  readonly series: { readonly id: number; readonly occursOn: Day } | null;
}

/** A booking that was written, and what the desk should know about it. */
export interface Written {
  readonly id: number;
  readonly warnings: readonly Refusal[];
}

/** What a booking freezes of its price. */
export function quoteText(look: DeskLook, tenantId: number, { studioId, start, end }: NewPlace): string {
  return formatQuoteColumn(quoteOf(look.prices.planOn(studioId, getDayOfInstant(start), tenantId), start, end));
}

function chargeValues(desk: Desk, booking: PriceWish, ending: Ending): RecordValues {
  const { total, lines } = computePriceOfEnding(desk.prices, booking, ending);
  return { charge: total, charge_lines: JSON.stringify(lines) };
}

/** What a stored booking is charged where it ends so: frozen with it. It has to be stored as it stood until then. */
export function computeEndingValues(desk: Desk, id: number, ending: Ending): RecordValues {
  const booking = findPricedBooking(desk.db, id);
  if (booking === null) throw new Error(`no booking ${id}`);
  return chargeValues(desk, booking, ending);
}

/** A new booking as the price sees it. */
export function createPricedBooking(wish: Omit<NewBooking, 'details' | 'series'>): PriceWish {
  const { studioId, tenantId, start, end, state, holdsUntil } = wish;
  return {
    id: null,
    studioId,
    tenantId,
    start,
    end,
    state,
    holdsUntil,
    actualEnd: state === 'completed' ? end : null,
    plan: null,
    charge: null,
    lines: null,
  };
}

/** Somebody who walks in is checked in now; a session that is entered after its end was as long as it says. */
function actualValues(desk: Desk, { state, start, end }: NewBooking): RecordValues {
  if (state === 'checked_in') return { actual_start: desk.now };
  return state === 'completed' ? { actual_start: start, actual_end: end } : {};
}

/** A place that a new booking wishes for. */
function placeOfNew({ studioId, tenantId, state, start, end, holdsUntil, details }: NewBooking): Place {
  const hold = state === 'option' ? { until: holdsUntil } : null;
  return { bookingId: null, leaves: null, studioId, tenantId, state, start, end, hold, taken: details.equipment };
}

/**
 * Adds a booking. Refuses what `settlePlace` refuses, CHECK_IN_EARLY; the reason stands on the booking and in its history. `verdict`: what was said about the place in this very change, where it was decided.
 */
export function addBooking(desk: Desk, wish: NewBooking, reason: string | null, verdict: PlaceVerdict | null = null): Result<Written> {
  const { studioId, tenantId, start, end, state, holdsUntil, series } = wish;
  const here = decideHere(state, wish, desk.now, desk.rules);
  if (!here.ok) return here;
  const decided = verdict === null ? decidePlace(desk, placeOfNew(wish)) : ok(verdict);
  if (!decided.ok) return decided;
  // Read before it is written: afterwards the booking itself is one that the tenant has elsewhere.
  const { warnings } = decided.value;
  const overriding = settleVerdict(desk, decided.value, reason);
  if (!overriding.ok) return overriding;
  const values = {
    number: createBookingNumber(desk.db),
    studio_id: studioId,
    tenant_id: tenantId,
    starts_at: start,
    ends_at: end,
    state,
    holds_until: state === 'option' ? holdsUntil : null,
    ...createDetailValues(wish.details),
    ...actualValues(desk, wish),
    ...(series === null ? {} : { series_id: series.id, occurs_on: series.occursOn }),
    quote: quoteText(desk, tenantId, wish),
    ...(state === 'completed' ? chargeValues(desk, createPricedBooking(wish), { state, actualEnd: end }) : {}),
    ...overriding.value,
  };
  return ok({ id: addRecord(desk.tx, 'booking', values, reason), warnings });
}

/** What a booking takes along. */
export function describeTaken(stored: StoredRecord<'booking'>): Taken {
  return takenColumn.parse(stored.values.equipment);
}

/** A stored booking's slot, and when it was left. */
export function stayOf(stored: StoredRecord<'booking'>): Stay {
  const { start, end } = slotOf(stored);
  const { actual_end: left } = stored.values;
  return { state: readStoredState(stored), start, end, actualEnd: left === null ? null : instant(left) };
}

/** A stored booking's place, somewhere else or otherwise. */
export function placeOf(stored: StoredRecord<'booking'>, changes: Partial<Place> = {}): Place {
  return {
    bookingId: stored.id,
    leaves: instant(stored.values.starts_at),
    ...slotOf(stored),
    tenantId: stored.values.tenant_id,
    state: readStoredState(stored),
    hold: null,
    taken: describeTaken(stored),
    ...changes,
  };
}

/** Where a booking goes. */
export interface NewPlace {
  readonly studioId: number;
  readonly start: Instant;
  readonly end: Instant;
}

/** How a booking is moved, besides where to. */
export interface MoveOptions {
  /** For the history, and for rules that ask for one. */
  readonly reason: string | null;
  /** Where others move with it: the lift that it was taken up by. Null: alone. */
  readonly lift: Lift | null;
  /** Moved by its series: then it is no exception of it. */
  readonly isBySeries: boolean;
  /** Written with it. */
  readonly more?: RecordValues;
}

/** Refuses a booking that is over or cancelled: its place is what it was. */
export function refuseEnded(state: BookingState): Result<never> | null {
  const isMovable = isLive(state) && state !== 'completed';
  return isMovable ? null : refuse('BOOKING_STATE_MOVE', { from: state, to: state, allowed: [] });
}

/** Until when a booking is held from another start on: an option not longer than to its start; null for others. */
export function holdFrom(stored: StoredRecord<'booking'>, start: Instant): { readonly until: Instant } | null {
  return readStoredState(stored) === 'option' ? { until: instant(Math.min(Number(stored.values.holds_until), start)) } : null;
}

/**
 * Moves or resizes a booking: decided again, its quote frozen again. Refuses BOOKING_STATE_MOVE for one that is over or cancelled, and what
 * `settlePlace` refuses. Moved by itself, a date of a series is an exception from then on.
 */
export function moveBooking(desk: Desk, stored: StoredRecord<'booking'>, to: NewPlace, options: MoveOptions): Result<Written> {
  const { lift, reason, isBySeries } = options;
  const ended = refuseEnded(readStoredState(stored));
  if (ended !== null) return ended;
  const hold = holdFrom(stored, to.start);
  const settled = settlePlace(desk, placeOf(stored, { ...to, hold }), reason, parseOverriddenCodes(stored.values.overridden));
  if (!settled.ok) return settled;
  const { warnings, overriding } = settled.value;
  const before = slotOf(stored);
  const isSame = before.studioId === to.studioId && before.start === to.start && before.end === to.end;
  const values: RecordValues = {
    studio_id: to.studioId,
    starts_at: to.start,
    ends_at: to.end,
    ...(hold === null ? {} : { holds_until: hold.until }),
    ...(isSame ? {} : { quote: quoteText(desk, stored.values.tenant_id, to) }),
    ...(isSame || isBySeries || stored.values.series_id === null ? {} : { is_exception: 1 }),
    ...overriding,
    ...options.more,
  };
  const write = (): void => void changeRecord(desk.tx, stored, values, reason);
  if (lift === null) write();
  else lift.settle(stored, write);
  return ok({ id: stored.id, warnings });
}

/** A booking with where it goes. */
export interface PlacedMove {
  readonly stored: StoredRecord<'booking'>;
  readonly to: NewPlace;
}

/** Moves lifted bookings one after the other, each decided with those that are down already. Refuses as `moveBooking` of the first that cannot go. */
export function moveLifted(
  desk: Desk,
  lift: Lift,
  moves: readonly PlacedMove[],
  how: Pick<MoveOptions, 'reason' | 'isBySeries' | 'more'>,
): Result<readonly Refusal[]> {
  const warnings: Refusal[] = [];
  for (const { stored, to } of moves) {
    const moved = moveBooking(desk, stored, to, { lift, ...how });
    if (!moved.ok) return moved;
    warnings.push(...moved.value.warnings);
  }
  return ok(warnings);
}
