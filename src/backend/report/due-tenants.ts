// Who has to report a month's sales.
import { firstDayOf, lastDayOf, type Month } from '../../domain/time/calendar.ts';
import { rowAsOf } from '../../domain/time/as-of.ts';
import { isInForceBetween } from '../../domain/lease/lease.ts';
import type { Connection } from '../core/db/connection.ts';
import { type DatedFacts, listLeasesSince } from './sql/tenant-facts.ts';
import { readRoster } from './sql/read-head.ts';

/** Ids of the tenants that have to report: the frozen roster, else live-commerce tenants in residence on any day of the month (docs/rules/imports.md, The tenants' monthly form). */
export function listDueTenants(db: Connection, month: Month, facts: DatedFacts): number[] {
  const frozen = readRoster(db, month);
  if (frozen !== null) return [...frozen];
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  const isThere = listLeasesSince(db, first).filter((one) => isInForceBetween(one, first, last));
  return [...new Set(isThere.map((one) => one.tenantId))].filter((id) => rowAsOf(facts.get(id) ?? [], last)?.category === '直播电商企业');
}
