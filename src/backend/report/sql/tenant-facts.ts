// Who is there: leases in force from a day on, and what is dated of every tenant. Read as lists, each day and word once: home asks for all of them.
import { z } from 'zod';
import type { Day } from '../../../domain/time/calendar.ts';
import { TENANT_CATEGORIES, type TenantCategory } from '../../../domain/base/catalogue.ts';
import type { LeaseDays } from '../../../domain/lease/lease.ts';
import type { Connection } from '../../core/db/connection.ts';
import { createDayReader, queryTuples } from '../../core/db/rows.ts';
import type { SqlValue } from '../../core/db/statements.ts';
import { memoizeByKey } from '../../core/memoize.ts';

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

/** What is dated of a tenant. */
interface DatedFact {
  readonly tenantId: number;
  readonly startsOn: Day;
  readonly name: string;
  readonly uscc: string;
  readonly category: TenantCategory;
}

const category = z.enum(TENANT_CATEGORIES);
const FACTS = 'SELECT tenant_id, starts_on, name, uscc, category FROM tenant_fact WHERE retired_at IS NULL ORDER BY tenant_id, starts_on';

/** Dated facts by tenant, in the order of their days. */
export type DatedFacts = ReadonlyMap<number, readonly DatedFact[]>;

/** What is dated of every tenant, by tenant. */
export function listTenantFacts(db: Connection): DatedFacts {
  const [dayOf, categoryOf] = [createDayReader(), memoizeByKey((word: SqlValue | undefined) => category.parse(word))];
  const facts = queryTuples(db, FACTS).map(([tenant, startsOn, name, uscc, word]): DatedFact => ({
    tenantId: Number(tenant),
    startsOn: dayOf(startsOn),
    name: String(name),
    uscc: String(uscc),
    category: categoryOf(word),
  }));
  return Map.groupBy(facts, (one) => one.tenantId);
}
