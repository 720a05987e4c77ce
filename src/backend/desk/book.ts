// Use case: a booking made at the desk, from the board, the finder, the waiting list or the command line.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { changeRecord, recordById, type StoredRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { answerChange } from './answer-change.ts';
import { changeDesk, type Desk } from './desk-write.ts';
import { addBooking, type BookingDetails, type NewBooking, NO_DETAILS, type Written } from './write-booking.ts';

type BookAsked = Asked<typeof bookingMethods.book>;
/** A booking as it is asked for; what is left out is not said. */
export type BookRequest = Partial<BookAsked> & Pick<BookAsked, 'studio' | 'tenant' | 'from' | 'to' | 'state' | 'holdsUntil'>;
/** A booking that was made; `id` is the number that people call it by. */
export type Booked = Answer<typeof bookingMethods.book>;

function openEntry(desk: Desk, id: number | null): Result<StoredRecord<'waiting_entry'> | null> {
  if (id === null) return ok(null);
  const entry = recordById(desk.db, 'waiting_entry', id);
  if (entry === null || entry.retiredAt !== null) return refuse('WAITING_UNKNOWN', { entry: id });
  const { state, tenant_id: tenant } = entry.values;
  return state === 'waiting' ? ok(entry) : refuse('WAITING_CLOSED', { tenant: desk.nameOf(tenant), state: state });
}

function detailsOf(request: BookRequest): BookingDetails {
  const { title, contact, phone, platform, note, equipment } = { ...NO_DETAILS, ...request };
  return { title, contact, phone, platform, note, equipment };
}

/** Books inside a running change and closes the entry of the waiting list that it settles. */
export function bookInside(desk: Desk, request: BookRequest): Result<Written> {
  const studio = findStudioId(desk.db, request.studio);
  if (!studio.ok) return studio;
  const tenant = findTenantId(desk.db, request.tenant);
  if (!tenant.ok) return tenant;
  const entry = openEntry(desk, request.waiting ?? null);
  if (!entry.ok) return entry;
  const { from, to, state, holdsUntil } = request;
  const wish: NewBooking = {
    studioId: studio.value,
    tenantId: tenant.value,
    start: from,
    end: to,
    state,
    holdsUntil,
    details: detailsOf(request),
    series: null,
  };
  const added = addBooking(desk, wish, request.overrideReason ?? null);
  if (added.ok && entry.value !== null) changeRecord(desk.tx, entry.value, { state: 'booked', booking_id: added.value.id }, null);
  return added;
}

/**
 * Books a slot. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS, BOOKING_… (naming who holds it), EQUIPMENT_UNKNOWN,
 * WAITING_UNKNOWN, WAITING_CLOSED, BOOKING_WARNED `{warnings}`, MONTH_CLOSED.
 */
export function book(base: Base, actor: Actor, request: BookRequest): Result<Booked> {
  return changeDesk(base, actor, (desk) => {
    const added = bookInside(desk, request);
    if (!added.ok) return added;
    const changed = answerChange(desk, added.value.id, { warnings: added.value.warnings, freed: [] });
    return changed.ok ? ok({ ...changed.value, id: changed.value.booking.number }) : changed;
  });
}
