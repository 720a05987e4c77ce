// Use case: a tenant's bookings, coming or past.
import { instantAt, instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { ok, refuse } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import { recordById } from '../core/db/record-store.ts';
import { readTx } from '../core/db/tx.ts';
import { bookingsOfTenant } from './sql/tenant-bookings.ts';
import type { TenantBooking } from './sql/tenant-bookings.ts';

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
