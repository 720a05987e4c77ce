// Use case: a tenant's bookings, coming or past.
import { createInstantAt, instant } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { tenantsMethods } from '../../contract/tenants/tenants.ts';
import type { Base } from '../core/db/open.ts';
import { recordById } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';
import { listBookingsOfTenant } from './sql/tenant-bookings.ts';
import { nowOf } from '../core/db/rows.ts';

/** The first of a tenant's bookings that end on the day or later and are not over yet, or of the others, and how many there are. Refuses RECORD_UNKNOWN. */
export function getTenantBookings(
  base: Base,
  { tenant, day, isAhead, limit }: Asked<typeof tenantsMethods.bookings>,
): Result<Answer<typeof tenantsMethods.bookings>> {
  return readTx(base, (db) => {
    if (recordById(db, 'tenant', tenant) === null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id: tenant });
    const now = nowOf(base);
    return ok(listBookingsOfTenant(db, { tenant, from: instant(Math.max(createInstantAt(day, 0), now)), isAhead, limit, now }));
  });
}
