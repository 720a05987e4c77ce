// A tenant's live sessions and shop-days of a month, one by one, with the place in a file that each was read from.
import { z } from 'zod';
import { type Connection, rowsOf } from '../../core/db/rows.ts';

const nullable = z.int().nullable();
const place = { file: z.string().nullable(), row: nullable } as const;

const sessionRow = z.object({
  id: z.int(),
  platform: z.string(),
  handle: z.string(),
  key: z.string(),
  title: z.string().nullable(),
  goods_class: z.string(),
  starts_at: z.int(),
  minutes: nullable,
  views: nullable,
  orders: nullable,
  paid: nullable,
  refunded: nullable,
  settled: nullable,
  ...place,
});

/** A live session of a platform's export. */
export type SessionLine = z.infer<typeof sessionRow>;

const SESSIONS = `SELECT l.id, l.platform, l.handle, l.key, l.title, l.goods_class, l.starts_at, l.minutes, l.views, l.orders, l.paid, l.refunded,
    l.settled, s.file_name AS file, l.sheet_row AS row
  FROM live_session l LEFT JOIN import_sheet s ON s.id = l.sheet_id
  WHERE l.retired_at IS NULL AND l.tenant_id = ? AND l.starts_at >= ? AND l.starts_at < ?
  ORDER BY l.platform, l.handle, l.starts_at, l.id`;

/** The tenant's sessions that start in [from, to), by platform, account and start. */
export function listSessionsOfTenant(db: Connection, tenant: number, from: number, to: number): SessionLine[] {
  return rowsOf(db, SESSIONS, sessionRow, [tenant, from, to]);
}

const dayRow = z.object({
  id: z.int(),
  platform: z.string(),
  handle: z.string(),
  day: z.string(),
  goods_class: z.string(),
  paid: nullable,
  refunded_by_order: nullable,
  refunded_by_refund: nullable,
  settled: nullable,
  ...place,
});

/** A shop's day of a platform's export; refunds by the time of the order and of the refund. */
export type ShopDayLine = z.infer<typeof dayRow>;

const DAYS = `SELECT d.id, d.platform, d.handle, d.day, d.goods_class, d.paid, d.refunded_by_order, d.refunded_by_refund, d.settled,
    s.file_name AS file, d.sheet_row AS row
  FROM shop_day d LEFT JOIN import_sheet s ON s.id = d.sheet_id
  WHERE d.retired_at IS NULL AND d.tenant_id = ? AND d.day BETWEEN ? AND ?
  ORDER BY d.platform, d.handle, d.day, d.id`;

/** The tenant's shop-days from `first` to `last`, by platform, account and day. */
export function listShopDaysOfTenant(db: Connection, tenant: number, first: string, last: string): ShopDayLine[] {
  return rowsOf(db, DAYS, dayRow, [tenant, first, last]);
}
