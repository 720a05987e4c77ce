// Who is there: leases in force from a day on, and what is dated of every tenant.
import type { Day } from '../../../domain/time/calendar.ts';
import { getLeaseEnd } from '../../../domain/lease/lease.ts';
import type { Connection } from '../../core/db/rows.ts';
import { type KindRow, readKind } from '../../core/db/read-kind.ts';

/** Leases whose last day in force is the day or lies after it, by tenant and first day. */
export function listLeasesSince(db: Connection, day: Day): readonly KindRow<'lease'>[] {
  return readKind(db, 'lease', { order: ['tenantId', 'startsOn'] }).filter((lease) => getLeaseEnd(lease) >= day);
}

/** Dated facts by tenant, in the order of their days. */
export type DatedFacts = ReadonlyMap<number, readonly KindRow<'tenant_fact'>[]>;

/** What is dated of every tenant, by tenant. */
export function listTenantFacts(db: Connection): DatedFacts {
  return Map.groupBy(readKind(db, 'tenant_fact', { order: ['tenantId', 'startsOn'] }), (one) => one.tenantId);
}
