// Who is there: leases in force from a day on, and what is dated of every tenant. Leases are read as lists: home asks for all of them.
import type { Day } from '../../../domain/time/calendar.ts';
import type { LeaseDays } from '../../../domain/lease/lease.ts';
import type { Connection } from '../../core/db/connection.ts';
import { type KindRow, readKind } from '../../core/db/read-kind.ts';
import { createDayReader, queryTuples } from '../../core/db/rows.ts';

/** A lease of some tenant. */
interface TenantLease extends LeaseDays {
  readonly id: number;
  readonly contract: string;
  readonly tenantId: number;
}

const LEASES = `SELECT id, contract, tenant_id, starts_on, ends_on, left_on FROM lease
  WHERE retired_at IS NULL AND ends_on >= ? AND (left_on IS NULL OR left_on >= ?) ORDER BY tenant_id, starts_on, id`;

/** Leases whose last day in force is the day or lies after it. */
export function listLeasesSince(db: Connection, day: Day): TenantLease[] {
  const dayOf = createDayReader();
  return queryTuples(db, LEASES, [day, day]).map(([id, contract, tenant, startsOn, endsOn, leftOn]) => ({
    id: Number(id),
    contract: String(contract),
    tenantId: Number(tenant),
    startsOn: dayOf(startsOn),
    endsOn: dayOf(endsOn),
    leftOn: leftOn === null ? null : dayOf(leftOn),
  }));
}

/** Dated facts by tenant, in the order of their days. */
export type DatedFacts = ReadonlyMap<number, readonly KindRow<'tenant_fact'>[]>;

/** What is dated of every tenant, by tenant. */
export function listTenantFacts(db: Connection): DatedFacts {
  return Map.groupBy(readKind(db, 'tenant_fact', { order: ['tenantId', 'startsOn'] }), (one) => one.tenantId);
}
