// Use cases: bookings looked at, in a list or one with its history.
// Use cases: a month's sessions that nobody has finished, and closing them as they were booked; bookings that nobody came to.
import { listAllowedMoves } from '../../domain/booking/booking.ts';
import {
  addDays,
  convertMillisecondsToInstant,
  createInstantAt,
  formatIsoInstant,
  type Instant,
  instant,
} from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { BookingLine, BookingPrice } from '../../contract/desk/booking-shapes.ts';
import type { RecordRef } from '../../contract/core/shapes.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { bookingMethods } from '../../contract/desk/bookings.ts';
import { type Base, nowOf, type Connection } from '../core/db/rows.ts';
import { recordById, changeRecord, type StoredRecord } from '../core/db/record-store.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import { readTx } from '../core/db/tx.ts';
import { openPricing, computePriceOfWish, computePricesOfMonth, computePricesOfWishes } from '../money/booking-price.ts';
import { createStudioCodeLookup } from './sql/board-studios.ts';
import { findBookingLine, listPageOfBookings, type Viewer, listUnclosedWithin } from './sql/desk-bookings.ts';
import { findStudioId, findTenantId } from '../core/records/names.ts';
import { findPricedBooking } from '../money/sql/priced-bookings.ts';
import { importOf, listChangesOfRecord, type RecordChange } from '../core/records/record-history.ts';
import { selectOwnRows } from '../core/records/seen-by.ts';
import { readSetting } from '../core/records/settings.ts';
import { createTenantNameLookup, tenantsCalled } from '../core/records/tenant-names.ts';
import { formatShownPrice } from './answer-change.ts';
import { parseOverriddenCodes } from './decide-place.ts';
import { computeDeskSpan, deskDayOf } from '../../domain/booking/desk-day.ts';
import { LONGEST_BOOKING } from '../../domain/booking/slot.ts';
import { createMonthSpan } from '../../domain/money/statement.ts';
import { memoizeByKey } from '../core/memoize.ts';
import { type Desk, slotOf } from './desk-write.ts';
import { readStoredState } from './sql/booking-moves.ts';
import { computeEndingValues } from './write-booking.ts';

/** Which bookings are asked for. No states: all of them. */
export type ListQuestion = Asked<typeof bookingMethods.list>;
/** One booking with what it costs and what may be done with it. */
type BookingDetail = Answer<typeof bookingMethods.get>;
/** A booking's changes, newest first; `change` is the number to take one back by, null for all that something came after. */
type BookingChanges = Answer<typeof bookingMethods.history>;

function viewerOf(base: Base, db: Connection): Viewer {
  return { nameOf: createTenantNameLookup(db), now: nowOf(base) };
}

/** What is called, or null where nothing is. */
function calledOrNone(called: RecordRef | null, find: (called: RecordRef) => Result<number>): Result<number | null> {
  return called === null ? ok(null) : find(called);
}

/** A page of the bookings that touch the days, by start, studio and id. Refuses STUDIO_UNKNOWN, TENANT_UNKNOWN, ROW_TENANT_AMBIGUOUS. */
export function listBookings(base: Base, question: ListQuestion): Result<Answer<typeof bookingMethods.list>> {
  const { from, to, states, cursor, limit } = question;
  return readTx(base, (db) => {
    const studio = calledOrNone(question.studio, (called) => findStudioId(db, called));
    if (!studio.ok) return studio;
    const tenant = calledOrNone(question.tenant, (called) => findTenantId(db, called));
    if (!tenant.ok) return tenant;
    const window = { from: createInstantAt(from, 0), to: createInstantAt(addDays(to, 1), 0) };
    const wish = { window, tenant: tenant.value, studio: studio.value, states, cursor, limit };
    const { bookings, next } = listPageOfBookings(db, wish, viewerOf(base, db));
    const [codeOf, tenantOf] = [createStudioCodeLookup(db), tenantsCalled(db)];
    return ok({
      bookings: bookings.map((one) => ({ ...one, studioCode: codeOf(one.studio), tenantCode: tenantOf(one.tenant).uscc })),
      next,
    });
  });
}

/** A booking by its id or number. Refuses BOOKING_UNKNOWN. */
function bookingSeen(db: Connection, called: RecordRef, viewer: Viewer): Result<BookingLine> {
  const byNumber = findBookingLine(db, called, viewer);
  const isId = byNumber === null && typeof called === 'string' && /^\d{1,15}$/.test(called);
  const found = isId ? findBookingLine(db, Number(called), viewer) : byNumber;
  return found === null ? refuse('BOOKING_UNKNOWN', { booking: String(called) }) : ok(found);
}

/** Everything that happened to a booking, newest first; of what an import added only the import's own row. */
function changesOf(db: Connection, id: number): RecordChange[] {
  const own = listChangesOfRecord(db, 'booking', id);
  if (own.some(({ action }) => action === 'add')) return own;
  const imported = importOf(db, 'booking', id, recordById(db, 'booking', id)?.sheetId ?? null);
  return imported === null ? own : [...own, imported];
}

/** What a booking costs: frozen once it has ended, else as of now. */
function priceSeen(db: Connection, id: number, now: Instant): BookingPrice | null {
  const booking = findPricedBooking(db, id);
  if (booking === null) return null;
  return formatShownPrice(computePriceOfWish(openPricing(db, now, readSetting(db, 'desk')), booking));
}

/** One booking with its price, its moves (a manager may put back what has ended) and who made it. Refuses BOOKING_UNKNOWN. */
export function getBookingDetail(base: Base, caller: Caller, question: Asked<typeof bookingMethods.get>): Result<BookingDetail> {
  return readTx(base, (db) => {
    const viewer = viewerOf(base, db);
    const booking = bookingSeen(db, question.booking, viewer);
    if (!booking.ok) return booking;
    const { id, studio, state } = booking.value;
    const values = recordById(db, 'booking', id)?.values;
    const first = changesOf(db, id).at(-1);
    return ok({
      booking: booking.value,
      studioCode: createStudioCodeLookup(db)(studio),
      price: priceSeen(db, id, viewer.now),
      moves: listAllowedMoves(state, hasPermission(caller, 'bookings.write')),
      overridden: parseOverriddenCodes(values?.overridden),
      overrideReason: values?.override_reason ?? null,
      waiveReason: values?.waive_reason ?? null,
      made: first === undefined ? null : { at: formatIsoInstant(convertMillisecondsToInstant(first.atMs)), who: first.who },
    });
  });
}

/** A booking's history, newest first. Refuses BOOKING_UNKNOWN. */
export function listBookingHistory(base: Base, caller: Caller, { id }: Asked<typeof bookingMethods.history>): Result<BookingChanges> {
  return readTx(base, (db) => {
    if (recordById(db, 'booking', id) === null) return refuse('BOOKING_UNKNOWN', { booking: String(id) });
    const rows = selectOwnRows(changesOf(db, id), caller).map((change, at): BookingChanges['rows'][number] => {
      const { who, allowedBy, host, action, reason } = change;
      // Only the newest can be taken back: before it, somebody's later work would be lost.
      const isOpen = at === 0 && change.entityId !== null && change.batchId === null;
      return {
        change: isOpen ? change.seq : null,
        at: formatIsoInstant(convertMillisecondsToInstant(change.atMs)),
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
