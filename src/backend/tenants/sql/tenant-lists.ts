// What the list of tenants and what comes due read: papers, hosts and cases of all tenants at once.
import { z } from 'zod';
import type { Day } from '../../../domain/time/calendar.ts';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const paperRow = z.object({ id: z.number(), tenantId: z.number(), kind: z.string(), number: z.string(), expiresOn: z.string() });
const countRow = z.object({ tenantId: z.number(), count: z.number() });

/** Of each kind the paper that runs longest: it has taken the place of the others. */
const PAPERS = `SELECT id, tenant_id AS tenantId, kind, number, max(expires_on) AS expiresOn FROM paper
  WHERE retired_at IS NULL AND expires_on IS NOT NULL GROUP BY tenant_id, kind ORDER BY expiresOn, tenant_id, id`;
const HOSTS = `SELECT tenant_id AS tenantId, count(*) AS count FROM host WHERE retired_at IS NULL AND since <= @day AND coalesce(until, '9999') >= @day GROUP BY tenant_id`;
const CASES = `SELECT tenant_id AS tenantId, count(*) AS count FROM compliance_case WHERE retired_at IS NULL AND day <= @day
  AND coalesce(resolved_on, '9999') > @day GROUP BY tenant_id`;

/** Papers with an end, of each tenant and kind the one that runs longest, the first to end first. */
export function listPapersAhead(db: Connection): z.infer<typeof paperRow>[] {
  return rowsOf(db, PAPERS, paperRow);
}

function counts(db: Connection, sql: string, on: Day): ReadonlyMap<number, number> {
  return new Map(rowsOf(db, sql, countRow, { day: on }).map((row) => [row.tenantId, row.count]));
}

/** Hosts on the register on a day, by tenant. */
export function countHostsByTenant(db: Connection, on: Day): ReadonlyMap<number, number> {
  return counts(db, HOSTS, on);
}

/** Cases that are open on a day, by tenant. */
export function openCasesByTenant(db: Connection, on: Day): ReadonlyMap<number, number> {
  return counts(db, CASES, on);
}
