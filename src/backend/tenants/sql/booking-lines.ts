// Bookings as the lists of a tenant or a studio name them.
import { type BookingLine, bookingLineSchema } from '../../../contract/tenants/tenants.ts';
import { type Connection, rowsOf, prepareStatement } from '../../core/db/rows.ts';

const COLUMNS = 'id, number, tenant_id AS tenant, studio_id AS studio, starts_at AS startsAt, ends_at AS endsAt, state, title';
const OF_TENANT = `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_tenant
  WHERE tenant_id = ? AND starts_at >= ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') ORDER BY starts_at, id LIMIT ?`;

/** A tenant's live bookings that start at or after an instant, by start. */
export function listBookingsOfTenant(db: Connection, tenant: number, from: number, limit = 10_000): BookingLine[] {
  return rowsOf(db, OF_TENANT, bookingLineSchema, [tenant, from, limit]);
}

const COUNT = 'SELECT count(*) FROM booking INDEXED BY booking_by_tenant WHERE tenant_id = ? AND retired_at IS NULL AND starts_at >= ?';

/** How many bookings of a tenant start at or after an instant, whatever became of them. */
export function countBookings(db: Connection, tenant: number, from: number): number {
  return Number(prepareStatement(db, COUNT).pluck().get(tenant, from));
}
