// Use case: a tenant's bookings, coming or past.
import { instantAt, instantFromMilliseconds } from '../../domain/calendar.ts';
import type { Day } from '../../domain/calendar.ts';
import { ok, refuse } from '../../domain/result.ts';
import type { Result } from '../../domain/result.ts';
import type { Base } from '../db/open.ts';
import { recordById } from '../db/record-store.ts';
import { readTx } from '../db/tx.ts';
import { bookingsOfTenant } from '../repos/tenant-bookings.ts';
import type { TenantBooking } from '../repos/tenant-bookings.ts';

/** What is asked: bookings of the day and after it, or those over before it. */
export interface TenantBookingsQuestion {
  readonly tenant: number;
  readonly day: Day;
  readonly isAhead: boolean;
  readonly limit: number;
}

/** The first of them, and how many there are. Refuses RECORD_UNKNOWN. */
export function tenantBookings(
  base: Base,
  { tenant, day, isAhead, limit }: TenantBookingsQuestion,
): Result<{ readonly count: number; readonly rows: readonly TenantBooking[] }> {
  return readTx(base, (db) => {
    if (recordById(db, 'tenant', tenant) === null) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id: tenant });
    const now = instantFromMilliseconds(base.clock.nowMs());
    return ok(bookingsOfTenant(db, { tenant, from: instantAt(day, 0), isAhead, limit, now }));
  });
}
