// What one tenant reported, month by month, from the effective lines.
import { z } from 'zod';
import type { Connection } from '../core/db/connection.ts';
import { LINE_STRENGTH, STRENGTH } from '../report/sql/read-sales.ts';
import { rowsOf } from '../core/db/rows.ts';

/** As the report reads a month: with a lone min(), SQLite takes the other columns from the row that holds it. */
const MONTHS = `
  SELECT month, sum(sessions) AS sessions, sum(minutes) AS minutes, sum(orders) AS orders, sum(paid) AS paid, sum(refunded) AS refunded,
    sum(settled) AS settled
  FROM (SELECT month, sessions, minutes, orders, paid, refunded, settled, min(${LINE_STRENGTH}) AS strength
    FROM sales_line INDEXED BY sales_line_by_tenant WHERE retired_at IS NULL AND tenant_id = ? GROUP BY month, platform, goods_class)
  GROUP BY month ORDER BY month DESC`;
const RETAIL = `SELECT month, amount, min(${STRENGTH}) AS strength FROM online_retail WHERE retired_at IS NULL AND tenant_id = ? GROUP BY month`;

const month = z.object({
  month: z.string(),
  sessions: z.int(),
  minutes: z.int(),
  orders: z.int(),
  paid: z.int(),
  refunded: z.int(),
  settled: z.int(),
});
const retailRow = z.object({ month: z.string(), amount: z.int() });

/** A month of a tenant; `retail` is null where none was stated. */
export interface TenantMonthSums extends z.infer<typeof month> {
  readonly retail: number | null;
}

const NONE = { sessions: 0, minutes: 0, orders: 0, paid: 0, refunded: 0, settled: 0 } as const;

/** A tenant's months with sales or online retail, newest first. */
export function listTenantMonths(db: Connection, tenant: number): TenantMonthSums[] {
  const sums = new Map(rowsOf(db, MONTHS, month, [tenant]).map((row) => [row.month, row]));
  const retail = new Map(rowsOf(db, RETAIL, retailRow, [tenant]).map((row) => [row.month, row.amount]));
  const months = [...new Set([...sums.keys(), ...retail.keys()])].toSorted().toReversed();
  return months.map((one) => ({ ...NONE, ...sums.get(one), month: one, retail: retail.get(one) ?? null }));
}
