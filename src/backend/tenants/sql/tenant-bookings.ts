// A tenant's bookings, coming or past, a page at a time.
import { z } from 'zod';
import { deriveSeenState } from '../../../domain/booking/booking.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { instant, type Instant } from '../../../domain/time/calendar.ts';
import { type BookingLine, bookingLineSchema } from '../../../contract/tenants/tenants.ts';
import { type Connection, rowsOf, queryInt } from '../../core/db/rows.ts';

const bookingRow = bookingLineSchema.extend({ state: z.enum(BOOKING_STATES), holdsUntil: z.int().transform(instant).nullable() });

/** Which bookings: those that end after `from`, the earliest first, or those over by then, the latest first. */
export interface BookingQuestion {
  readonly tenant: number;
  readonly from: Instant;
  readonly isAhead: boolean;
  readonly limit: number;
  readonly now: Instant;
}

const COLUMNS = `id, number, tenant_id AS tenant, studio_id AS studio, starts_at AS startsAt, ends_at AS endsAt, state,
  holds_until AS holdsUntil, title`;
const AHEAD = `SELECT ${COLUMNS} FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at > ? ORDER BY starts_at, id LIMIT ?`;
const PAST = `SELECT ${COLUMNS} FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at <= ?
  ORDER BY starts_at DESC, id DESC LIMIT ?`;
const COUNT_AHEAD = 'SELECT count(*) FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at > ?';
const COUNT_PAST = 'SELECT count(*) FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at <= ?';

/** An option that has lapsed by now is cancelled to anyone who looks. */
function lineOf({ holdsUntil, ...row }: z.infer<typeof bookingRow>, now: Instant): BookingLine {
  return { ...row, state: deriveSeenState({ state: row.state, start: instant(row.startsAt), holdsUntil }, now) };
}

/** The first of a tenant's bookings, and how many there are. */
export function listBookingsOfTenant(
  db: Connection,
  { tenant, from, isAhead, limit, now }: BookingQuestion,
): { readonly count: number; readonly rows: readonly BookingLine[] } {
  const count = queryInt(db, isAhead ? COUNT_AHEAD : COUNT_PAST, [tenant, from]) ?? 0;
  const found = rowsOf(db, isAhead ? AHEAD : PAST, bookingRow, [tenant, from, limit]);
  return { count, rows: found.map((row) => lineOf(row, now)) };
}
