// Use case: one tenant with all that is its, as of a day.
import { z } from 'zod';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Asked } from '../../contract/core/method.ts';
import { type tenantsMethods, type TenantDetail, type TenantMonth, tenantMonthSchema } from '../../contract/tenants/tenants.ts';
import type { RecordName } from '../../contract/records/record-kinds.ts';
import { type Connection, nowOf, rowsOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { listFilesOfTenant } from './sql/attachments.ts';
import { listBookingsOfTenant, countBookings } from './sql/booking-lines.ts';
import { recordLine, type RecordLine, recordLines } from '../core/records/record-words.ts';
import { listFormerNames } from '../records/sql/spoken-names.ts';
import { classifyResidence } from './list-tenants.ts';
import { readKind } from '../core/db/read-kind.ts';
import { LINE_STRENGTH, STRENGTH } from '../report/sql/read-sales.ts';

/** As the report reads a month: with a lone min(), SQLite takes the other columns from the row that holds it. */
const MONTHS = `
  SELECT month, sum(sessions) AS sessions, sum(minutes) AS minutes, sum(orders) AS orders, sum(paid) AS paid, sum(refunded) AS refunded,
    sum(settled) AS settled
  FROM (SELECT month, sessions, minutes, orders, paid, refunded, settled, min(${LINE_STRENGTH}) AS strength
    FROM sales_line INDEXED BY sales_line_by_tenant WHERE retired_at IS NULL AND tenant_id = ? GROUP BY month, platform, goods_class)
  GROUP BY month ORDER BY month DESC`;
const RETAIL = `SELECT month, amount, min(${STRENGTH}) AS strength FROM online_retail WHERE retired_at IS NULL AND tenant_id = ? GROUP BY month`;

const monthRow = tenantMonthSchema.omit({ retail: true });
const retailRow = z.object({ month: z.string(), amount: z.int() });

const NONE = { sessions: 0, minutes: 0, orders: 0, paid: 0, refunded: 0, settled: 0 } as const;

/** A tenant's months with sales or online retail, newest first. */
function listTenantMonths(db: Connection, tenant: number): TenantMonth[] {
  const sums = new Map(rowsOf(db, MONTHS, monthRow, [tenant]).map((row) => [row.month, row]));
  const retail = new Map(rowsOf(db, RETAIL, retailRow, [tenant]).map((row) => [row.month, row.amount]));
  const months = [...new Set([...sums.keys(), ...retail.keys()])].toSorted().toReversed();
  return months.map((one) => ({ ...NONE, ...sums.get(one), month: one, retail: retail.get(one) ?? null }));
}

/** Bookings ahead that are shown with the tenant. */
const NEXT_BOOKINGS = 20;

function recordsOf<K extends RecordName>(db: Connection, kind: K, tenant: number, order: string): RecordLine<K>[] {
  return recordLines(db, kind, { where: 'r.tenant_id = ?', parameters: [tenant], order, retired: false });
}

function bookingsOf(base: Base, tenant: number): TenantDetail['bookings'] {
  const { db } = base;
  const now = nowOf(base);
  const ahead = listBookingsOfTenant(db, tenant, now);
  return {
    count: countBookings(db, tenant, 0),
    ahead: ahead.length,
    next: ahead.slice(0, NEXT_BOOKINGS),
  };
}

function formerOf(
  db: Connection,
  id: number,
  facts: readonly RecordLine<'tenant_fact'>[],
  now: RecordLine<'tenant_fact'>,
): readonly string[] {
  const words = [...facts.flatMap(({ values }) => [values.name, values.uscc]), ...(listFormerNames(db).get(id) ?? [])];
  return [...new Set(words)].filter((word) => word !== now.values.name && word !== now.values.uscc);
}

/** One tenant with all that is its. Refuses RECORD_UNKNOWN. */
export function getTenantDetail(base: Base, { id, day }: Asked<typeof tenantsMethods.detail>): Result<TenantDetail> {
  const { db } = base;
  const tenant = recordLine(db, 'tenant', id);
  const facts = recordsOf(db, 'tenant_fact', id, 'r.starts_on');
  const now = facts.findLast(({ values }) => values.starts_on <= day) ?? facts[0];
  if (tenant === null || now === undefined) return refuse('RECORD_UNKNOWN', { kind: 'tenant', id });
  return ok({
    tenant: tenant,
    now,
    ...classifyResidence(readKind(db, 'lease', { where: { tenantId: id }, order: ['startsOn'] }), day),
    facts,
    leases: recordsOf(db, 'lease', id, 'r.starts_on DESC'),
    accounts: recordsOf(db, 'account', id, 'r.platform, r.handle, r.from_on'),
    hosts: recordsOf(db, 'host', id, 'r.number'),
    headcounts: recordsOf(db, 'headcount', id, 'r.month DESC'),
    papers: recordsOf(db, 'paper', id, 'r.kind, r.expires_on'),
    cases: recordsOf(db, 'compliance_case', id, 'r.day DESC'),
    months: listTenantMonths(db, id),
    bookings: bookingsOf(base, id),
    files: listFilesOfTenant(db, id, false),
    former: formerOf(db, id, facts, now),
  });
}
