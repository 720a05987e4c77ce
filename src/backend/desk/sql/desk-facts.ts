// What the desk knows of a tenant besides its bookings: expired papers, whether it reported a month; and a studio's size and kind on a day.
import { z } from 'zod';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { instant, lastDayOf, firstDayOf, parseDay } from '../../../domain/time/calendar.ts';
import type { Day, Instant, Month } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES, TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import type { TenantBooking } from '../../../domain/booking/slot.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});

const paperRows = z.array(z.object({ kind: z.string(), expires_on: dayText }));
/** A tenant has one licence, so its newest counts; identity checks are of several people, so each counts. `+ 0`: see repos/slot-ground.ts. */
const PAPERS = `SELECT kind, max(expires_on) AS expires_on FROM paper
  WHERE retired_at IS NULL AND tenant_id = @tenant + 0 AND kind = '营业执照' GROUP BY kind
  HAVING count(expires_on) = count(*) AND max(expires_on) < @day
  UNION ALL
  SELECT kind, min(expires_on) FROM paper
  WHERE retired_at IS NULL AND tenant_id = @tenant + 0 AND kind = '身份核验' AND expires_on < @day GROUP BY kind ORDER BY 1`;

/** A tenant's licence and identity check where they expired before the day. */
export function expiredPapers(db: Connection, tenantId: number, day: Day): { readonly kind: string; readonly expiresOn: Day }[] {
  return paperRows
    .parse(statement(db, PAPERS).all({ tenant: tenantId, day }))
    .map((row) => ({ kind: row.kind, expiresOn: row.expires_on }));
}

const REPORTED = 'SELECT 1 FROM sales_line WHERE retired_at IS NULL AND month = ? AND tenant_id = ? LIMIT 1';
const ROSTERED = 'SELECT max(tenant_id = ?) FROM roster WHERE month = ?';
const RESIDENT = `SELECT 1 FROM lease WHERE retired_at IS NULL AND tenant_id = ? AND starts_on <= ?
  AND min(ends_on, coalesce(left_on, ends_on)) >= max(starts_on, ?) LIMIT 1`;
const CATEGORIES = 'SELECT starts_on, category FROM tenant_fact WHERE retired_at IS NULL AND tenant_id = ? ORDER BY starts_on, id';
const categoryRows = z.array(z.object({ starts_on: dayText, category: z.enum(TENANT_CATEGORIES) }));

/** Whether a tenant has to report a month (as report/due-tenants.ts says of all) and has no sales row of it. */
export function hasNotReported(db: Connection, tenantId: number, month: Month): boolean {
  if (statement(db, REPORTED).get(month, tenantId) !== undefined) return false;
  const rostered = z.int().nullable().parse(statement(db, ROSTERED).pluck().get(tenantId, month));
  if (rostered !== null) return rostered === 1;
  const [first, last] = [firstDayOf(month), lastDayOf(month)];
  if (statement(db, RESIDENT).get(tenantId, last, first) === undefined) return false;
  const rows = categoryRows.parse(statement(db, CATEGORIES).all(tenantId)).map((row) => ({ ...row, startsOn: row.starts_on }));
  return rowAsOf(rows, last)?.category === '直播电商企业';
}

const weekRows = z.array(
  z.object({
    id: z.int(),
    starts_at: z.int(),
    ends_at: z.int(),
    state: z.enum(BOOKING_STATES),
    holds_until: z.int().nullable(),
  }),
);
/** SQL of a tenant's bookings by start, for tests of its plan. `+ 0`: see repos/slot-ground.ts. */
export const WEEK_SQL = `SELECT id, starts_at, ends_at, state, holds_until FROM booking INDEXED BY booking_by_tenant
  WHERE tenant_id = ? + 0 AND starts_at >= ? + 0 AND starts_at < ? + 0 AND retired_at IS NULL ORDER BY starts_at, id`;

/** A tenant's bookings that start in `[from, to)`, as quotas count them. */
export function tenantBookings(db: Connection, tenantId: number, from: Instant, to: Instant): TenantBooking[] {
  return weekRows.parse(statement(db, WEEK_SQL).all(tenantId, from, to)).map((row) => ({
    id: row.id,
    start: instant(row.starts_at),
    end: instant(row.ends_at),
    state: row.state,
    holdsUntil: row.holds_until === null ? null : instant(row.holds_until),
  }));
}

const sizeRows = z.array(z.object({ starts_on: dayText, area: z.int().nullable(), kind: z.string() }));
const SIZES = 'SELECT starts_on, area, kind FROM studio_fact WHERE retired_at IS NULL AND studio_id = ? ORDER BY starts_on, id';

/** A studio's area (0.01 m²) and kind on a day. */
export function studioSizeOn(db: Connection, studioId: number, day: Day): { readonly area: number | null; readonly kind: string | null } {
  const rows = sizeRows.parse(statement(db, SIZES).all(studioId)).map((row) => ({ ...row, startsOn: row.starts_on }));
  const found = rowAsOf(rows, day);
  return { area: found?.area ?? null, kind: found?.kind ?? null };
}
