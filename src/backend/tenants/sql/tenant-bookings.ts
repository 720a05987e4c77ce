// A tenant's bookings, coming or past, a page at a time.
import { z } from 'zod';
import { stateSeen } from '../../../domain/booking/booking.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { instant } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const bookingRow = z.object({
  id: z.int(),
  number: z.string(),
  tenant_id: z.int(),
  studio_id: z.int(),
  starts_at: z.int(),
  ends_at: z.int(),
  state: z.enum(BOOKING_STATES),
  holds_until: z.int().nullable(),
  title: z.string().nullable(),
});

/** A booking of a tenant; an option that has lapsed by now is cancelled to whoever looks. */
export interface TenantBooking {
  readonly id: number;
  readonly number: string;
  readonly tenant: number;
  readonly studio: number;
  readonly startsAt: number;
  readonly endsAt: number;
  readonly state: string;
  readonly title: string | null;
}

/** Which bookings: those that end after `from`, the earliest first, or those over by then, the latest first. */
export interface BookingQuestion {
  readonly tenant: number;
  readonly from: Instant;
  readonly isAhead: boolean;
  readonly limit: number;
  readonly now: Instant;
}

const COLUMNS = 'id, number, tenant_id, studio_id, starts_at, ends_at, state, holds_until, title';
const AHEAD = `SELECT ${COLUMNS} FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at > ? ORDER BY starts_at, id LIMIT ?`;
const PAST = `SELECT ${COLUMNS} FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at <= ?
  ORDER BY starts_at DESC, id DESC LIMIT ?`;
const COUNT_AHEAD = 'SELECT count(*) FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at > ?';
const COUNT_PAST = 'SELECT count(*) FROM booking WHERE retired_at IS NULL AND tenant_id = ? AND ends_at <= ?';

function lineOf(row: z.infer<typeof bookingRow>, now: Instant): TenantBooking {
  const hold = { state: row.state, start: instant(row.starts_at), holdsUntil: row.holds_until === null ? null : instant(row.holds_until) };
  const { id, number, title } = row;
  return {
    id,
    number,
    tenant: row.tenant_id,
    studio: row.studio_id,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    state: stateSeen(hold, now),
    title,
  };
}

/** The first of a tenant's bookings, and how many there are. */
export function bookingsOfTenant(
  db: Connection,
  { tenant, from, isAhead, limit, now }: BookingQuestion,
): { readonly count: number; readonly rows: readonly TenantBooking[] } {
  const count = z.int().parse(
    statement(db, isAhead ? COUNT_AHEAD : COUNT_PAST)
      .pluck()
      .get(tenant, from),
  );
  const found = z.array(bookingRow).parse(statement(db, isAhead ? AHEAD : PAST).all(tenant, from, limit));
  return { count, rows: found.map((row) => lineOf(row, now)) };
}
