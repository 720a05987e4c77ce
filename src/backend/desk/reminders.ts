// Use cases: a day's bookings as messages to the tenants, and which of them were sent. A mark is a row of the history: who sent it, and when.
import { z } from 'zod';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { BookingLine } from '../../contract/desk/booking-shapes.ts';
import type { reminderMethods } from '../../contract/desk/reminders.ts';
import { computeDeskSpan } from '../../domain/booking/desk-day.ts';
import { convertMillisecondsToInstant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Base, nowOf, type Connection, findFirstRow } from '../core/db/rows.ts';
import { recordById } from '../core/db/record-store.ts';
import { type Actor, appendHistory, inTx, readTx } from '../core/db/tx.ts';
import { readSetting } from '../core/records/settings.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';
import type { Caller } from '../core/rpc/call.ts';
import { createTextToSend } from './render/texts-to-send.ts';
import { listBookingsWithin } from './sql/desk-bookings.ts';

type Listed = Answer<typeof reminderMethods.list>;

/** Of the history, by the id of the booking. */
const ENTITY = 'reminder';
const markRow = z.object({ atMs: z.int(), who: z.string(), isSent: z.int() });
const NEWEST_MARK = `SELECT at_ms AS atMs, who, after ->> 'sent' AS isSent FROM history WHERE entity = '${ENTITY}' AND entity_id = ?
  ORDER BY seq DESC LIMIT 1`;

type Mark = Pick<Listed['reminders'][number], 'sentAt' | 'sentBy'>;
const UNSENT: Mark = { sentAt: null, sentBy: null };

/** The newest mark of a tenant's bookings; one without a mark leaves all of them to be sent. */
function markOf(db: Connection, bookings: readonly BookingLine[]): Mark {
  const marks = bookings.map(({ id }) => findFirstRow(db, NEWEST_MARK, markRow, [id]));
  const sent = marks.flatMap((mark) => (mark?.isSent === 1 ? [mark] : []));
  const newest = sent.toSorted((a, b) => b.atMs - a.atMs)[0];
  if (newest === undefined || sent.length < bookings.length) return UNSENT;
  return { sentAt: convertMillisecondsToInstant(newest.atMs), sentBy: newest.who };
}

/** A message a tenant, in the order of their first start. Refuses TEXT_FIELD_MISSING `{field, booking}`. */
export function listReminders(base: Base, caller: Caller, { day, language }: Asked<typeof reminderMethods.list>): Result<Listed> {
  return readTx(base, (db) => {
    const now = nowOf(base);
    const span = computeDeskSpan(day, readSetting(db, 'desk'));
    const isAhead = ({ state, from }: BookingLine): boolean =>
      (state === 'booked' || state === 'option') && from >= span.from && from < span.to && from > now;
    const lines = listBookingsWithin(db, span, true, { nameOf: createTenantNameLookup(db), now }).filter(isAhead);
    const reminders: Listed['reminders'][number][] = [];
    for (const [tenant, bookings] of Map.groupBy(lines, (one) => one.tenant)) {
      const texts: string[] = [];
      for (const { id } of bookings) {
        const made = createTextToSend(base, caller, { kind: 'reminder', booking: id, language });
        if (!made.ok) return made;
        texts.push(made.value.text);
      }
      const [first] = bookings;
      if (first === undefined) continue;
      const { tenantName, tenantShort, call } = first;
      const whose = { tenant, tenantName, tenantShort, contact: call?.contact ?? null, phone: call?.phone ?? null };
      reminders.push({ ...whose, bookings: bookings.map(({ id }) => id), text: texts.join('\n\n'), ...markOf(db, bookings) });
    }
    const together = createTextToSend(base, caller, { kind: 'tomorrow', day, language });
    return together.ok ? ok({ reminders, together: together.value.text }) : together;
  });
}

/** Marks bookings' reminders as sent, or not sent. Refuses BOOKING_UNKNOWN, and marks none then. */
export function markReminders(base: Base, actor: Actor, { bookings, isSent }: Asked<typeof reminderMethods.mark>): Result<null> {
  return inTx(base, actor, (tx) => {
    const unknown = bookings.find((id) => recordById(tx.db, 'booking', id) === null);
    if (unknown !== undefined) return refuse('BOOKING_UNKNOWN', { booking: String(unknown) });
    for (const id of bookings) appendHistory(tx, { action: 'send', entity: ENTITY, entityId: id, after: { sent: isSent ? 1 : 0 } });
    return ok(null);
  });
}
