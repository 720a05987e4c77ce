// Sums of a tenant's platform exports by account and month: what the roll-up into sales lines reads.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const nullable = z.number().nullable();
const sessionSums = z.object({
  handle: z.string(),
  goods_class: z.string(),
  sessions: z.number(),
  minutes: nullable,
  views: nullable,
  orders: nullable,
  paid: nullable,
  refunded: nullable,
  settled: nullable,
  no_minutes: z.number(),
  no_views: z.number(),
  no_orders: z.number(),
  no_paid: z.number(),
  no_refunded: z.number(),
  no_settled: z.number(),
});

/** Whose exports are summed. */
export interface ExportOwner {
  readonly tenantId: number;
  readonly platform: string;
}

/** Sums over one account's sessions of a month and class; `no_…` counts the sessions without that figure. */
export type SessionSums = z.infer<typeof sessionSums>;

const SESSIONS = `
  SELECT handle, goods_class, count(*) AS sessions, sum(minutes) AS minutes, sum(views) AS views, sum(orders) AS orders,
    sum(paid) AS paid, sum(refunded) AS refunded, sum(settled) AS settled,
    sum(minutes IS NULL) AS no_minutes, sum(views IS NULL) AS no_views, sum(orders IS NULL) AS no_orders,
    sum(paid IS NULL) AS no_paid, sum(refunded IS NULL) AS no_refunded, sum(settled IS NULL) AS no_settled
  FROM live_session
  WHERE retired_at IS NULL AND tenant_id = ? AND platform = ? AND starts_at >= ? AND starts_at < ?
  GROUP BY handle, goods_class ORDER BY handle, goods_class`;

/** Sums of the tenant's sessions on the platform that start in `[from, to)`, by account and class. */
export function sessionSumsOf(db: Connection, { tenantId, platform }: ExportOwner, from: number, to: number): SessionSums[] {
  return rowsOf(db, SESSIONS, sessionSums, [tenantId, platform, from, to]);
}

const daySums = z.object({
  handle: z.string(),
  goods_class: z.string(),
  export: z.string(),
  orders: nullable,
  paid: nullable,
  refunded_by_order: nullable,
  refunded_by_refund: nullable,
  settled: nullable,
});

/** Sums over one account's shop-days of a month, class and export; null where none has the figure. */
export type ShopDaySums = z.infer<typeof daySums>;

const DAYS = `
  SELECT handle, goods_class, export, sum(orders) AS orders, sum(paid) AS paid, sum(refunded_by_order) AS refunded_by_order,
    sum(refunded_by_refund) AS refunded_by_refund, sum(settled) AS settled
  FROM shop_day
  WHERE retired_at IS NULL AND tenant_id = ? AND platform = ? AND day BETWEEN ? AND ?
  GROUP BY handle, goods_class, export ORDER BY handle, goods_class, export`;

/** Sums of the tenant's shop-days on the platform, by account, class and export; days from `first` to `last`. */
export function shopDaySumsOf(db: Connection, { tenantId, platform }: ExportOwner, first: string, last: string): ShopDaySums[] {
  return rowsOf(db, DAYS, daySums, [tenantId, platform, first, last]);
}
