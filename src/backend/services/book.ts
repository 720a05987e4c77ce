// Use case: one booking made or cancelled at the desk.
import { decideHold, decideMove } from '../../domain/booking.ts';
import { instantFromMilliseconds } from '../../domain/calendar.ts';
import type { Instant } from '../../domain/calendar.ts';
import { BOOKING_STATES } from '../../domain/catalogue.ts';
import type { BookingState } from '../../domain/catalogue.ts';
import { decodeUscc } from '../../domain/decode/uscc.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Refusal, Result } from '../../domain/result.ts';
import { decideSlot } from '../../domain/slot.ts';
import type { Base } from '../db/open.ts';
import { inTx } from '../db/tx.ts';
import type { Actor, Tx } from '../db/tx.ts';
import { bookingCalled, lapseOptions, nextBookingNumber } from '../repos/bookings.ts';
import { loadNames } from '../repos/names.ts';
import type { Names } from '../repos/names.ts';
import { addRecord, changeRecord } from '../db/record-store.ts';
import { loadSlotGrounds } from '../repos/slot-ground.ts';

/** A booking as it is asked for. Instants are wall-clock minutes since the epoch. */
export interface BookingWish {
  /** The studio's code. */
  readonly studio: string;
  /** The tenant's code, or its name. */
  readonly tenant: string;
  readonly from: Instant;
  readonly to: Instant;
  readonly state: Extract<BookingState, 'option' | 'booked' | 'checked_in' | 'completed'>;
  readonly holdsUntil: Instant | null;
}

/** A booking that was made: its number, and what the desk should know. */
export interface Booked {
  readonly id: string;
  readonly warnings: readonly Refusal[];
}

function tenantCalled(names: Names, text: string): Result<number> {
  const code = decodeUscc(text);
  const byCode = code.ok && code.value !== null ? names.tenantByCode(code.value) : null;
  if (byCode !== null) return ok(byCode);
  const [only, ...others] = names.tenantsByName(text);
  if (only === undefined) return refuse('TENANT_UNKNOWN', { tenant: text });
  return others.length > 0 ? refuse('ROW_TENANT_AMBIGUOUS', { tenant: text }) : ok(only);
}

function bookInside(tx: Tx, wish: BookingWish): Result<Booked> {
  const now = instantFromMilliseconds(tx.nowMs);
  const names = loadNames(tx.db);
  const studioId = names.studioByCode(wish.studio);
  if (studioId === null) return refuse('STUDIO_UNKNOWN', { studio: wish.studio });
  const tenant = tenantCalled(names, wish.tenant);
  if (!tenant.ok) return tenant;
  const hold = decideHold({ state: wish.state, start: wish.from, holdsUntil: wish.holdsUntil }, now);
  if (!hold.ok) return hold;
  lapseOptions(tx, now);
  const tenantName = names.nameOfTenant(tenant.value);
  const slot = {
    bookingId: null,
    tenantId: tenant.value,
    tenant: tenantName,
    state: wish.state,
    start: wish.from,
    end: wish.to,
    isHistory: false,
  };
  const verdict = decideSlot(
    slot,
    loadSlotGrounds(tx.db, names.nameOfTenant).groundFor({ studioId, tenantId: tenant.value, start: wish.from, end: wish.to, now }),
  );
  if (!verdict.ok) return verdict;
  const number = nextBookingNumber(tx.db);
  const values = {
    number,
    studio_id: studioId,
    tenant_id: tenant.value,
    starts_at: wish.from,
    ends_at: wish.to,
    state: wish.state,
    holds_until: wish.holdsUntil,
    from_past: 0,
  };
  addRecord(tx, 'booking', values, null);
  return ok({ id: number, warnings: verdict.value.warnings });
}

/** Books a slot. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, BOOKING_… (naming who holds it), MONTH_CLOSED, BASE_BUSY. */
export function book(base: Base, actor: Actor, wish: BookingWish): Result<Booked> {
  return inTx(base, actor, (tx) => bookInside(tx, wish));
}

function isState(text: unknown): text is BookingState {
  return BOOKING_STATES.some((state) => state === text);
}

/** Cancels a booking by its number. Refuses BOOKING_UNKNOWN, REASON_NEEDED, BOOKING_STATE_MOVE, MONTH_CLOSED. */
export function cancelBooking(
  base: Base,
  actor: Actor,
  request: { readonly id: string; readonly reason: string },
): Result<{ readonly id: string }> {
  return inTx(base, actor, (tx) => {
    lapseOptions(tx, instantFromMilliseconds(tx.nowMs));
    const stored = bookingCalled(tx.db, request.id);
    const from = stored?.values.state;
    if (stored === null || !isState(from)) return refuse('BOOKING_UNKNOWN', { booking: request.id });
    const move = decideMove({ from, to: 'cancelled', asManager: true, reason: request.reason });
    if (!move.ok) return move;
    changeRecord(tx, stored, { state: 'cancelled', cancel_reason: request.reason }, request.reason);
    return ok({ id: String(stored.values.number) });
  });
}
