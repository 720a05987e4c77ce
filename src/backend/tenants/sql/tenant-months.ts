// What closed months say of a tenant, and rows of it that are no records yet.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { prepareStatement } from '../../core/db/statements.ts';

const texts = z.array(z.string());

/** Closed months, not reopened, that have read something of the tenant: a lease, sales, a booking, a host, a case. */
const CLOSED = `SELECT f.month FROM filing f WHERE f.reopened_ms IS NULL AND (
  EXISTS (SELECT 1 FROM lease l WHERE l.tenant_id = @id AND l.retired_at IS NULL AND l.starts_on <= f.last_day)
  OR EXISTS (SELECT 1 FROM sales_line l WHERE l.tenant_id = @id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM online_retail l WHERE l.tenant_id = @id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM headcount l WHERE l.tenant_id = @id AND l.retired_at IS NULL AND l.month = f.month)
  OR EXISTS (SELECT 1 FROM booking l WHERE l.tenant_id = @id AND l.retired_at IS NULL AND l.starts_at >= f.starts_at AND l.starts_at < f.ends_at)
  OR EXISTS (SELECT 1 FROM host l WHERE l.tenant_id = @id AND l.retired_at IS NULL AND l.since <= f.last_day)
  OR EXISTS (SELECT 1 FROM compliance_case l WHERE l.tenant_id = @id AND l.retired_at IS NULL AND l.day <= f.last_day)
  OR EXISTS (SELECT 1 FROM tenant l WHERE l.id = @id AND l.incubated_on <= f.last_day)) ORDER BY f.month`;

/** The closed months that speak of a tenant, oldest first. */
export function closedMonthsOf(db: Connection, tenant: number): readonly string[] {
  return texts.parse(prepareStatement(db, CLOSED).pluck().all({ id: tenant }));
}

/** Statements with their frozen copies, which name the tenant for good, as `statement:3`: how many there are. */
export function listRowsWithoutKind(db: Connection, tenant: number): readonly string[] {
  const count = Number(prepareStatement(db, 'SELECT count(*) FROM statement WHERE tenant_id = ?').pluck().get(tenant));
  return count > 0 ? [`statement:${count}`] : [];
}
