// Who has to report a month's sales, and who has not yet.
import { firstDayOf, lastDayOf, type Month, rowAsOf } from '../../domain/time/calendar.ts';
import { isInForceBetween } from '../../domain/lease/lease.ts';
import { type Connection, queryTuples } from '../core/db/rows.ts';
import { type DatedFacts, listLeasesSince } from './sql/tenant-facts.ts';
import { readRoster } from './sql/filings.ts';

/** Ids of the tenants that have to report: the frozen roster, else live-commerce tenants in residence on any day of the month (docs/rules/imports.md, The tenants' monthly form). */
export function listDueTenants(db: Connection, month: Month, facts: DatedFacts): number[] {
  const frozen = readRoster(db, month);
  if (frozen !== null) return [...frozen];
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const isThere = listLeasesSince(db, first).filter((one) => isInForceBetween(one, first, last));
  return [...new Set(isThere.map((one) => one.tenantId))].filter((id) => rowAsOf(facts.get(id) ?? [], last)?.category === '直播电商企业');
}

const REPORTED = 'SELECT DISTINCT tenant_id FROM sales_line WHERE retired_at IS NULL AND month = ? ORDER BY tenant_id';

/** Ids of the tenants that have reported the month: they have any sales line of it, from whatever source (docs/rules/imports.md, The tenants' monthly form). */
export function listTenantsReported(db: Connection, month: Month): ReadonlySet<number> {
  return new Set(queryTuples(db, REPORTED, [month]).map(([tenant]) => Number(tenant)));
}

/** Ids of the tenants that have to report the month and have not. */
export function listTenantsUnreported(db: Connection, month: Month, facts: DatedFacts): number[] {
  const reported = listTenantsReported(db, month);
  return listDueTenants(db, month, facts).filter((id) => !reported.has(id));
}
