// Who is there: leases in force from a day on, and what is dated of every tenant.
import { z } from 'zod';
import type { Day } from '../../../domain/time/calendar.ts';
import { TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import type { Connection } from '../../core/db/connection.ts';
import { dayColumn, rowsOf } from '../../core/db/rows.ts';

const leaseRow = z.object({
  id: z.int(),
  contract: z.string(),
  tenantId: z.int(),
  startsOn: dayColumn,
  endsOn: dayColumn,
  leftOn: dayColumn.nullable(),
});
const LEASES = `SELECT id, contract, tenant_id AS tenantId, starts_on AS startsOn, ends_on AS endsOn, left_on AS leftOn FROM lease
  WHERE retired_at IS NULL AND ends_on >= ? AND (left_on IS NULL OR left_on >= ?) ORDER BY tenant_id, starts_on, id`;

/** Leases whose last day in force is the day or lies after it. */
export function leasesSince(db: Connection, day: Day): z.infer<typeof leaseRow>[] {
  return rowsOf(db, LEASES, leaseRow, [day, day]);
}

const factRow = z.object({
  tenant_id: z.int(),
  startsOn: dayColumn,
  name: z.string(),
  uscc: z.string(),
  category: z.enum(TENANT_CATEGORIES),
});
const FACTS = `SELECT tenant_id, starts_on AS startsOn, name, uscc, category FROM tenant_fact WHERE retired_at IS NULL ORDER BY tenant_id, starts_on`;

/** Dated facts by tenant, in the order of their days. */
export type DatedFacts = ReadonlyMap<number, readonly z.infer<typeof factRow>[]>;

/** What is dated of every tenant, by tenant. */
export function tenantFacts(db: Connection): DatedFacts {
  return Map.groupBy(rowsOf(db, FACTS, factRow), (row) => row.tenant_id);
}
