// Use case: a text to send by WeChat: a booking, a reminder of one, a day's list, a tenant's week.
// Use cases: the texts to send as a base writes them, looked at and rewritten.
import { formatOwnMessage, type Message, type MessageBooking, getStandardText } from '../../../contract/desk/paper-messages.ts';
import type { Asked, Answer } from '../../../contract/core/method.ts';
import type { paperMethods } from '../../../contract/desk/paper.ts';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import { isLive } from '../../../domain/booking/booking.ts';
import { addDays, getDayOfInstant, weekdayOf } from '../../../domain/time/calendar.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { type Base, nowOf, type Connection } from '../../core/db/rows.ts';
import { recordById } from '../../core/db/record-store.ts';
import { type Caller, hasPermission } from '../../core/rpc/call.ts';
import { readTx, type Actor, inTx } from '../../core/db/tx.ts';
import { findBookingLine, listBookingsOfTenantWithin, listBookingsWithin, type Viewer } from '../sql/desk-bookings.ts';
import { readSetting, writeSetting } from '../../core/records/settings.ts';
import { createShortNameLookup, createTenantNameLookup } from '../../core/records/tenant-names.ts';
import { getBaseHead } from './print-context.ts';
import { getPriceOfBooking, formatStudio } from './print-slip.ts';
import { TEXT_KINDS } from '../../../contract/core/settings/setting-parts.ts';
import { TEXT_FIELDS, findUnknownField } from '../../../contract/desk/text-templates.ts';

type MessageQuestion = Asked<typeof paperMethods.words>;

interface Ground {
  readonly base: Base;
  readonly db: Connection;
  readonly viewer: Viewer;
  readonly caller: Caller;
}

function messageBooking(db: Connection, line: BookingLine): MessageBooking {
  const { number, tenantShort: tenant, tenantName: fullName, from, to, state, holdsUntil, title } = line;
  const { name: studio, floor } = formatStudio(db, line.studio);
  return { number, tenant, fullName, studio, floor, from, to, state, holdsUntil, title };
}

/** Those that still hold their slot and start in the span. */
function startingIn(db: Connection, lines: readonly BookingLine[], { from, to }: Interval): readonly MessageBooking[] {
  return lines.filter((one) => isLive(one.state) && one.from >= from && one.from < to).map((one) => messageBooking(db, one));
}

function aboutBooking({ base, db, viewer, caller }: Ground, kind: 'booking' | 'reminder', booking: number | string): Result<Message> {
  const line = findBookingLine(db, booking, viewer);
  if (line === null) return refuse('BOOKING_UNKNOWN', { booking });
  const head = getBaseHead(db, getDayOfInstant(line.from));
  const whose = { base: head.name, phone: head.phone, booking: messageBooking(db, line) };
  const rules = readSetting(db, 'desk');
  if (kind === 'reminder') return ok({ ...whose, kind, graceMinutes: rules.graceMinutes });
  return ok({
    ...whose,
    kind,
    price: hasPermission(caller, 'prices.look') ? (getPriceOfBooking(base, db, line)?.total ?? null) : null,
    lateHours: rules.lateCancelHours,
  });
}

function messageOf(ground: Ground, question: MessageQuestion): Result<Message> {
  const { db, viewer } = ground;
  if (question.kind === 'booking' || question.kind === 'reminder') return aboutBooking(ground, question.kind, question.booking);
  const { day } = question;
  const { name: base, phone } = getBaseHead(db, day);
  const rules = readSetting(db, 'desk');
  if (question.kind === 'tomorrow') {
    const window = computeDeskSpan(day, rules);
    return ok({ base, phone, kind: 'tomorrow', day, bookings: startingIn(db, listBookingsWithin(db, window, true, viewer), window) });
  }
  const { tenant } = question;
  if (recordById(db, 'tenant', tenant) === null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id: tenant });
  const from = addDays(day, 1 - weekdayOf(day));
  const until = addDays(from, 6);
  const week = computeDeskSpan(from, rules, 7);
  const lines = listBookingsOfTenantWithin(db, tenant, week, viewer);
  const called = { tenant: createShortNameLookup(db)(tenant), fullName: viewer.nameOf(tenant) };
  return ok({ base, phone, kind: 'tenantWeek', ...called, from, until, bookings: startingIn(db, lines, week) });
}

/** The text, in the base's own words where it has some. Refuses BOOKING_UNKNOWN, RECORD_UNKNOWN, TEXT_FIELD_MISSING `{field, booking}`. */
export function createTextToSend(base: Base, caller: Caller, question: MessageQuestion): Result<{ readonly text: string }> {
  return readTx(base, (db) => {
    const message = messageOf({ base, db, caller, viewer: { nameOf: createTenantNameLookup(db), now: nowOf(base) } }, question);
    if (!message.ok) return message;
    const text = formatOwnMessage(message.value, readSetting(db, 'texts'), question.language);
    return text.ok ? ok({ text: text.value }) : text;
  });
}

type Texts = Answer<typeof paperMethods.texts>;

/** Every text: the base's own words or null, the program's, and the fields that it may hold. */
export function textsOf({ db }: Base): Result<Texts> {
  const own = readSetting(db, 'texts');
  const texts = TEXT_KINDS.map((kind) => ({ kind, own: own[kind] ?? null, standard: getStandardText(kind), fields: TEXT_FIELDS[kind] }));
  return ok({ texts });
}

/** Writes a text the base's own way; `own` null: as the program says it. Refuses TEXT_FIELD_UNKNOWN `{field, allowed}`. */
export function writeText(base: Base, actor: Actor, { kind, own }: Asked<typeof paperMethods.writeText>): Result<Texts> {
  const unknown = own === null ? null : findUnknownField(kind, own);
  if (unknown !== null) return refuse('TEXT_FIELD_UNKNOWN', { field: unknown, allowed: [...TEXT_FIELDS[kind]] });
  const written = inTx(base, actor, (tx) => {
    const { [kind]: _, ...others } = readSetting(tx.db, 'texts');
    return ok(writeSetting(tx, 'texts', own === null ? others : { ...others, [kind]: own }));
  });
  return written.ok ? textsOf(base) : written;
}
