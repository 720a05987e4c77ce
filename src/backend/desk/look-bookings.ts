// Use cases: bookings looked at, in a list or one with its history.
import { allowedMoves } from '../../domain/booking/booking.ts';
import { addDays, instantAt, instantFromMilliseconds, isoInstant } from '../../domain/time/calendar.ts';
import type { Instant } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { BookingLine, BookingPrice } from '../../contract/desk/booking-shapes.ts';
import type { RecordRef } from '../../contract/core/shapes.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import type { Base } from '../core/db/base.ts';
import type { Connection } from '../core/db/connection.ts';
import { recordById } from '../core/db/record-store.ts';
import { may } from '../core/door/call.ts';
import type { Caller } from '../core/door/call.ts';
import { readTx } from '../core/db/tx.ts';
import { openPricing, priceOfWish } from '../money/booking-price.ts';
import { studioCodes } from './sql/board-studios.ts';
import { bookingLine, bookingsOfTenantWithin, bookingsWithin } from './sql/desk-bookings.ts';
import type { Viewer } from './sql/desk-bookings.ts';
import { studioCalled, tenantCalled } from '../core/records/names.ts';
import { pricedBooking } from '../money/sql/priced-bookings.ts';
import { changesOfRecord, importOf } from '../core/records/record-history.ts';
import type { RecordChange } from '../core/records/record-history.ts';
import { ownRows } from '../core/records/seen-by.ts';
import { readSetting } from '../core/records/settings.ts';
import { tenantNames, tenantsCalled } from '../core/records/tenant-names.ts';
import { shownPrice } from './answer-change.ts';
import { overriddenCodes } from './decide-place.ts';
import { nowOf } from '../core/db/base.ts';

/** Which bookings are asked for. No states: all of them. */
export type ListQuestion = Asked<typeof bookingMethods.list>;
/** One booking with what it costs and what may be done with it. */
type BookingDetail = Answer<typeof bookingMethods.get>;
/** A booking's changes, newest first; `change` is the number to take one back by, null for all that something came after. */
type BookingChanges = Answer<typeof bookingMethods.history>;

function viewerOf(base: Base, db: Connection): Viewer {
  return { nameOf: tenantNames(db), now: nowOf(base) };
}

/** What is called, or null where nothing is. */
function calledOrNone(called: RecordRef | null, find: (called: RecordRef) => Result<number>): Result<number | null> {
  return called === null ? ok(null) : find(called);
}

/** Bookings that touch the days, by start. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS. */
export function listBookings(base: Base, question: ListQuestion): Result<Answer<typeof bookingMethods.list>> {
  const { from, to, states } = question;
  return readTx(base, (db) => {
    const studio = calledOrNone(question.studio, (called) => studioCalled(db, called));
    if (!studio.ok) return studio;
    const tenant = calledOrNone(question.tenant, (called) => tenantCalled(db, called));
    if (!tenant.ok) return tenant;
    const window = { from: instantAt(from, 0), to: instantAt(addDays(to, 1), 0) };
    const viewer = viewerOf(base, db);
    const found =
      tenant.value === null ? bookingsWithin(db, window, false, viewer) : bookingsOfTenantWithin(db, tenant.value, window, viewer);
    const [codeOf, tenantOf] = [studioCodes(db), tenantsCalled(db)];
    const bookings = found
      .filter((one) => (studio.value === null || one.studio === studio.value) && (states.length === 0 || states.includes(one.state)))
      .map((one) => ({ ...one, studioCode: codeOf(one.studio), tenantCode: tenantOf(one.tenant).uscc }));
    return ok({ bookings });
  });
}

/** A booking by its id or number. Refuses BOOKING_UNKNOWN. */
function bookingSeen(db: Connection, called: RecordRef, viewer: Viewer): Result<BookingLine> {
  const byNumber = bookingLine(db, called, viewer);
  const isId = byNumber === null && typeof called === 'string' && /^\d{1,15}$/.test(called);
  const found = isId ? bookingLine(db, Number(called), viewer) : byNumber;
  return found === null ? refuse('BOOKING_UNKNOWN', { booking: String(called) }) : ok(found);
}

/** Everything that happened to a booking, newest first; of what an import added only the import's own row. */
function changesOf(db: Connection, id: number): RecordChange[] {
  const own = changesOfRecord(db, 'booking', id);
  if (own.some(({ action }) => action === 'add')) return own;
  const imported = importOf(db, 'booking', id, recordById(db, 'booking', id)?.sheetId ?? null);
  return imported === null ? own : [...own, imported];
}

/** What a booking costs: frozen once it has ended, else as of now. */
function priceSeen(db: Connection, id: number, now: Instant): BookingPrice | null {
  const booking = pricedBooking(db, id);
  if (booking === null) return null;
  return shownPrice(priceOfWish(openPricing(db, now, readSetting(db, 'desk')), booking));
}

/** One booking with its price, its moves (a manager may put back what has ended) and who made it. Refuses BOOKING_UNKNOWN. */
export function bookingDetail(base: Base, caller: Caller, question: Asked<typeof bookingMethods.get>): Result<BookingDetail> {
  return readTx(base, (db) => {
    const viewer = viewerOf(base, db);
    const booking = bookingSeen(db, question.booking, viewer);
    if (!booking.ok) return booking;
    const { id, studio, state } = booking.value;
    const values = recordById(db, 'booking', id)?.values;
    const first = changesOf(db, id).at(-1);
    return ok({
      booking: booking.value,
      studioCode: studioCodes(db)(studio),
      price: priceSeen(db, id, viewer.now),
      moves: allowedMoves(state, may(caller, 'bookings.write')),
      overridden: overriddenCodes(values?.overridden),
      overrideReason: values?.override_reason ?? null,
      waiveReason: values?.waive_reason ?? null,
      made: first === undefined ? null : { at: isoInstant(instantFromMilliseconds(first.atMs)), who: first.who },
    });
  });
}

/** A booking's history, newest first. Refuses BOOKING_UNKNOWN. */
export function bookingHistory(base: Base, caller: Caller, { id }: Asked<typeof bookingMethods.history>): Result<BookingChanges> {
  return readTx(base, (db) => {
    if (recordById(db, 'booking', id) === null) return refuse('BOOKING_UNKNOWN', { booking: String(id) });
    const rows = ownRows(changesOf(db, id), caller).map((change, at): BookingChanges['rows'][number] => {
      const { who, allowedBy, host, action, reason } = change;
      // Only the newest can be taken back: before it, somebody's later work would be lost.
      const isOpen = at === 0 && change.entityId !== null && change.batchId === null;
      return {
        change: isOpen ? change.seq : null,
        at: isoInstant(instantFromMilliseconds(change.atMs)),
        who,
        allowedBy,
        host,
        action,
        reason,
        before: change.before ?? {},
        after: change.after ?? {},
      };
    });
    return ok({ rows });
  });
}
