// What the desk knows of a tenant besides its bookings: expired papers, whether it reported a month; and a studio's size and kind on a day.
import { z } from 'zod';
import { rowAsOf, type Day, instant, type Instant, type Month } from '../../../domain/time/calendar.ts';
import type { TenantBooking } from '../../../domain/booking/slot.ts';
import type { WaitingStudio } from '../../../domain/booking/waiting.ts';
import { type Connection, dayColumn, queryTuples, rowsOf } from '../../core/db/rows.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { listTenantsUnreported } from '../../report/due-tenants.ts';
import { listTenantFacts } from '../../report/sql/tenant-facts.ts';
import { stateOf } from './near-bookings.ts';

const paperRow = z.object({ kind: z.enum(['营业执照', '身份核验']), expiresOn: dayColumn });
/**
 * When a tenant's papers expire. It has one licence, so its newest counts; identity checks are of several people, so the first of them
 * does. By kind in the database's order. `+ 0`: see slot-ground.ts.
 */
const PAPERS = `SELECT kind, max(expires_on) AS expiresOn FROM paper
  WHERE retired_at IS NULL AND tenant_id = @tenant + 0 AND kind = '营业执照' GROUP BY kind HAVING count(expires_on) = count(*)
  UNION ALL
  SELECT kind, min(expires_on) FROM paper
  WHERE retired_at IS NULL AND tenant_id = @tenant + 0 AND kind = '身份核验' GROUP BY kind HAVING count(expires_on) > 0 ORDER BY 1`;

const papersKept = cacheByTablesAndKey(['paper'], (db, tenant: number) => rowsOf(db, PAPERS, paperRow, { tenant }));

/** A tenant's licence and identity check where they expired before a day. */
export function expiredPapersOf(db: Connection, tenantId: number): (day: Day) => readonly z.infer<typeof paperRow>[] {
  const papers = papersKept(db, tenantId);
  return (day) => papers.filter(({ expiresOn }) => expiresOn < day);
}

/** Those that have to report a month and have not: kept, as every booking asks. */
export const listUnreportedKept = cacheByTablesAndKey(
  ['sales_line', 'roster', 'lease', 'tenant_fact'],
  (db, month: Month): ReadonlySet<number> => new Set(listTenantsUnreported(db, month, listTenantFacts(db))),
);

/** SQL of a tenant's bookings by start, for tests of its plan. `+ 0`: see slot-ground.ts. */
export const WEEK_SQL = `SELECT id, (SELECT code FROM studio WHERE studio.id = booking.studio_id) AS studio,
  starts_at, ends_at, blocks_until, state, holds_until
  FROM booking INDEXED BY booking_by_tenant
  WHERE tenant_id = ? + 0 AND starts_at >= ? + 0 AND starts_at < ? + 0 AND retired_at IS NULL ORDER BY starts_at, id`;

/** A tenant's bookings that start in `[from, to)`, as quotas count them. */
export function listTenantBookings(db: Connection, tenantId: number, from: Instant, to: Instant): TenantBooking[] {
  return queryTuples(db, WEEK_SQL, [tenantId, from, to]).map(([id, studio, start, end, blocksUntil, state, holdsUntil]) => ({
    id: Number(id),
    studio: String(studio),
    start: instant(Number(start)),
    end: instant(Number(end)),
    blocksUntil: instant(Number(blocksUntil)),
    state: stateOf(state),
    holdsUntil: holdsUntil === null ? null : instant(Number(holdsUntil)),
  }));
}

const givenRow = z.object({ codes: z.string(), reason: z.string() });
const GIVEN = `SELECT overridden AS codes, override_reason AS reason FROM booking INDEXED BY booking_by_override
  WHERE overridden_at IS NOT NULL AND tenant_id = ? + 0 AND overridden_at >= ? + 0 AND retired_at IS NULL
  AND overridden IS NOT NULL AND override_reason IS NOT NULL ORDER BY overridden_at, id`;

/** Reasons that were given for a tenant from an instant on, by the code of the warning; the newest of each. */
export function listReasonsGiven(db: Connection, tenantId: number, from: Instant): ReadonlyMap<string, string> {
  const rows = rowsOf(db, GIVEN, givenRow, [tenantId, from]);
  return new Map(rows.flatMap(({ codes, reason }) => codes.split(',').map((code): [string, string] => [code, reason])));
}

/** A studio's area (0.01 m²) and kind on a day. */
export function getStudioSizeOn(db: Connection, studioId: number, day: Day): Pick<WaitingStudio, 'area' | 'kind'> {
  const { area, kind } = rowAsOf(readKind(db, 'studio_fact', { where: { studioId }, order: ['startsOn'] }), day) ?? {
    area: null,
    kind: null,
  };
  return { area, kind };
}
