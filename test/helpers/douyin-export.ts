// A platform's session export as tests write it, and the sales lines that it is rolled up into.
import type Database from 'better-sqlite3';
import { csv, type NamedFile, rowsOf } from './import-base.ts';

export type Cells = readonly (string | number)[];

/** The header of 抖音 罗盘 直播明细. */
export const DOUYIN = [
  '主播昵称',
  '主播抖音号',
  '直播开始时间',
  '直播结束时间',
  '直播时长(分钟)',
  '直播间观看人数',
  '直播间观看次数',
  '直播间用户支付金额',
  '直播间成交金额',
  '直播间成交订单数',
  '直播间退款金额',
];

/** One session of 61 minutes with 1000 views and 12 orders; amounts in yuan. */
export function douyin(handle: string, start: string, paid: string, refunded = '0'): Cells {
  return ['晨光', handle, start, start, 61, 900, 1000, paid, '99999', 12, refunded];
}

/** The export as a csv file. */
export function exported(name: string, ...rows: readonly Cells[]): NamedFile {
  return csv(name, [DOUYIN, ...rows]);
}

/** The standing sales lines that sessions and shop-days were rolled up into. */
export function rolledLines(db: Database.Database): unknown[] {
  return rowsOf(
    db,
    `SELECT month, uscc, platform, goods_class, sessions, minutes, views, orders, paid, refunded, settled, lacks
    FROM sales_line s JOIN tenant_fact f ON f.tenant_id = s.tenant_id AND f.retired_at IS NULL
    WHERE s.retired_at IS NULL AND source = 'session' ORDER BY month, uscc, platform, goods_class`,
  );
}
