// What a day's overview reads: bookings around the day, papers, cases, and how far the base is set up.
import { z } from 'zod';
import type { Day } from '../../../domain/time/calendar.ts';
import { type Connection, flagColumn, monthColumn, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import { readKind } from '../../core/db/read-kind.ts';

const bookingRow = z.object({
  id: z.int(),
  number: z.string(),
  studio: z.string(),
  tenantId: z.int(),
  startsAt: z.int(),
  endsAt: z.int(),
  state: z.enum(['option', 'booked', 'checked_in', 'completed']),
  holdsUntil: z.int().nullable(),
});
/** A live booking. */
export type DayBooking = z.infer<typeof bookingRow>;

const BOOKING = `SELECT b.id, b.number, s.code AS studio, b.tenant_id AS tenantId, b.starts_at AS startsAt, b.ends_at AS endsAt, b.state,
  b.holds_until AS holdsUntil`;
const STARTING = `${BOOKING} FROM booking b INDEXED BY booking_by_start JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.starts_at >= ? AND b.starts_at < ? AND b.state IN ('option', 'booked', 'checked_in', 'completed')
  ORDER BY b.starts_at, s.code, b.id`;

/** Live bookings that start in [from, to), by start. */
export function listBookingsStarting(db: Connection, from: number, to: number): DayBooking[] {
  return rowsOf(db, STARTING, bookingRow, [from, to]);
}

const HERE = `${BOOKING} FROM booking b INDEXED BY booking_here JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.state = 'checked_in' ORDER BY b.starts_at, s.code, b.id`;

/** Anyone who is checked in, by start. */
export function listBookingsHere(db: Connection): DayBooking[] {
  return rowsOf(db, HERE, bookingRow, []);
}

const OPTIONS = `${BOOKING} FROM booking b INDEXED BY booking_options JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.state = 'option' AND b.holds_until > ? AND b.holds_until <= ? AND b.starts_at > ?
  ORDER BY b.holds_until, b.id`;

/** Options that lapse after `now` and not after `until`, the first to lapse first. */
export function listOptionsLapsing(db: Connection, now: number, until: number): DayBooking[] {
  return rowsOf(db, OPTIONS, bookingRow, [now, until, now]);
}

/** Papers that expire on the day or before it, oldest first. */
export function listPapersExpiring(db: Connection, until: Day) {
  return readKind(db, 'paper', { order: ['expiresOn', 'tenantId'] }).flatMap(({ id: paperId, tenantId, kind, number, expiresOn }) =>
    expiresOn === null || expiresOn > until ? [] : [{ paperId, tenantId, kind, number, expiresOn }],
  );
}

/** Cases dated on the day or before it and not resolved by then, oldest first. */
export function listCasesOpen(db: Connection, on: Day) {
  return readKind(db, 'compliance_case', { order: ['day', 'number'] })
    .filter(({ day, resolvedOn }) => day <= on && (resolvedOn === null || resolvedOn > on))
    .map(({ id: caseId, number, tenantId, kind, day }) => ({ caseId, number, tenantId, kind, day }));
}

const setUpRow = z.object({
  isNamed: flagColumn,
  hasLedgers: flagColumn,
  hasReported: flagColumn,
  firstMonth: monthColumn.nullable(),
});
const SET_UP = `SELECT EXISTS (SELECT 1 FROM base_fact WHERE retired_at IS NULL) AS isNamed,
  EXISTS (SELECT 1 FROM base_area WHERE retired_at IS NULL) AND EXISTS (SELECT 1 FROM tenant WHERE retired_at IS NULL)
    AND EXISTS (SELECT 1 FROM sales_line WHERE retired_at IS NULL) AS hasLedgers,
  EXISTS (SELECT 1 FROM filing) OR EXISTS (SELECT 1 FROM artifact) AS hasReported,
  (SELECT min(month) FROM base_area WHERE retired_at IS NULL) AS firstMonth`;

/** How far the base is set up: named, with ledgers, with a report made; and its first month. */
export function setUpOf(db: Connection): z.infer<typeof setUpRow> {
  return setUpRow.parse(prepareStatement(db, SET_UP).get());
}
