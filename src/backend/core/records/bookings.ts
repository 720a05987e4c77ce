// Bookings: options that have lapsed are written down, and a booking is found by its number.
import type { Connection } from '../db/connection.ts';
import { LAPSE_REASON, hasLapsed } from '../../../domain/booking/booking.ts';
import { instant, type Instant } from '../../../domain/time/calendar.ts';
import { prepareStatement } from '../db/statements.ts';
import type { Tx } from '../db/tx.ts';
import { changeRecord, listRecordsWhere, recordById, recordByKey, type StoredRecord } from '../db/record-store.ts';

/** Options of months that are not closed; a closed month has none left, its closing wrote them down. */
const OPEN_OPTIONS = `state = 'option'
  AND NOT EXISTS (SELECT 1 FROM filing f WHERE f.reopened_ms IS NULL AND booking.starts_at >= f.starts_at AND booking.starts_at < f.ends_at)`;

/** Writes down every option that has lapsed by now (docs/rules/booking.md, Options). Answers how many. */
export function lapseOptions(tx: Tx, now: Instant): number {
  const lapsed = listRecordsWhere(tx.db, 'booking', OPEN_OPTIONS, []).filter(({ values }) =>
    hasLapsed(
      {
        state: 'option',
        start: instant(values.starts_at),
        holdsUntil: values.holds_until === null ? null : instant(values.holds_until),
      },
      now,
    ),
  );
  for (const option of lapsed) changeRecord(tx, option, { state: 'cancelled', cancel_reason: LAPSE_REASON }, LAPSE_REASON);
  return lapsed.length;
}

/** A booking by its id or its number. */
export function findBooking(db: Connection, name: string): StoredRecord<'booking'> | null {
  const byNumber = recordByKey(db, 'booking', [name]);
  if (byNumber !== null || !/^\d{1,15}$/.test(name)) return byNumber;
  const byId = recordById(db, 'booking', Number(name));
  return byId === null || byId.retiredAt !== null ? null : byId;
}

/** Written as the index `booking_desk_number` is, whose last entry answers it. */
const NEXT_NUMBER = `SELECT coalesce(max(CAST(substr(number, 2) AS INTEGER)), 0) + 1 AS next FROM booking INDEXED BY booking_desk_number
  WHERE number GLOB 'D[0-9][0-9][0-9][0-9][0-9][0-9]*'`;

/** A number that no booking made by the desk has yet: `D000123`. */
export function createBookingNumber(db: Connection): string {
  return `D${String(prepareStatement(db, NEXT_NUMBER).pluck().get()).padStart(6, '0')}`;
}
