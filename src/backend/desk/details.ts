// Use case: what a booking says besides its slot and its state: whose it is, what it is about, what it takes along.
import type { ChangedBooking } from '../../contract/desk/booking-shapes.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { changeRecord, type RecordValues, type StoredRecord } from '../core/db/record-store.ts';
import type { Actor } from '../core/db/tx.ts';
import { readStoredState } from './sql/booking-moves.ts';
import { findTenantId } from '../core/records/names.ts';
import { answerChange } from './answer-change.ts';
import { parseOverriddenCodes, settlePlace } from './decide-place.ts';
import { changeDesk, type Desk, getSeenBooking, slotOf } from './desk-write.ts';
import { createDetailValues, placeOf, quoteText, refuseEnded, type Written } from './write-booking.ts';

/** A booking's details as they shall be, as the asker saw it. */
type DetailsRequest = Asked<typeof bookingMethods.details>;

/** Whose own studio it is pays what its lease says: the price is frozen again where that changes with the tenant. */
function requotedFor(desk: Desk, stored: StoredRecord<'booking'>, tenantId: number): RecordValues {
  const place = slotOf(stored);
  const quote = quoteText(desk, tenantId, place);
  return quote === quoteText(desk, stored.values.tenant_id, place) ? {} : { quote };
}

/** Another tenant or other equipment needs the slot again; the rest needs nothing and is possible after the end too. */
function writeDetails(desk: Desk, stored: StoredRecord<'booking'>, tenantId: number, request: DetailsRequest): Result<Written> {
  const values = createDetailValues(request);
  const isSameSlot = tenantId === stored.values.tenant_id && values.equipment === stored.values.equipment;
  const { id } = stored;
  if (isSameSlot) {
    changeRecord(desk.tx, stored, values, request.overrideReason);
    return ok({ id, warnings: [] });
  }
  const ended = refuseEnded(readStoredState(stored));
  if (ended !== null) return ended;
  const before = tenantId === stored.values.tenant_id ? parseOverriddenCodes(stored.values.overridden) : [];
  const settled = settlePlace(desk, placeOf(stored, { tenantId, taken: request.equipment }), request.overrideReason, before);
  if (!settled.ok) return settled;
  const { warnings, overriding } = settled.value;
  const requoted: RecordValues = tenantId === stored.values.tenant_id ? {} : requotedFor(desk, stored, tenantId);
  const exception: RecordValues = stored.values.series_id === null ? {} : { is_exception: 1 };
  changeRecord(desk.tx, stored, { ...values, tenant_id: tenantId, ...requoted, ...exception, ...overriding }, request.overrideReason);
  return ok({ id, warnings });
}

/**
 * Changes what a booking says. Refuses BOOKING_UNKNOWN, BOOKING_CHANGED, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS; for another tenant or other
 * equipment also what `decidePlace` refuses, BOOKING_WARNED, and BOOKING_STATE_MOVE where it is over.
 */
export function changeDetails(base: Base, actor: Actor, request: DetailsRequest): Result<ChangedBooking> {
  return changeDesk(base, actor, (desk) => {
    const stored = getSeenBooking(desk, request.id, request.version);
    if (!stored.ok) return stored;
    const tenant = findTenantId(desk.db, request.tenant);
    if (!tenant.ok) return tenant;
    const written = writeDetails(desk, stored.value, tenant.value, request);
    return written.ok ? answerChange(desk, written.value.id, { warnings: written.value.warnings, freed: [] }) : written;
  });
}
