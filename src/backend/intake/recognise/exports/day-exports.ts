// Exports with one row a shop-day: 抖店 店铺日报, 抖音 成交概览, 小红书 千帆. They have sums, and no sessions.
import { dayOfInstant, instant } from '../../../../domain/time/calendar.ts';
import { ok } from '../../../../domain/values/result.ts';
import type { SheetTable } from '../../../../sheets/read/table.ts';
import { count, day, instantOfCell, money, shortText } from '../cells.ts';
import { figureOf, optional, readSheet, required } from '../layout.ts';
import type { CellDecoder, Columns, SheetRows } from '../layout.ts';
import type { ExportSheet, ShopDayDraft } from '../export-rows.ts';

/** A day, also where the export writes it with a time. */
const dayOrTime: CellDecoder<string> = (cell, rule) => {
  const plain = day(cell, rule);
  if (plain.ok) return plain;
  const time = instantOfCell(cell, rule);
  return time.ok && time.value !== null ? ok(dayOfInstant(instant(time.value))) : plain;
};

/** Columns of 抖店 店铺日报: it gives what was settled; its 成交 also holds sales outside of live sessions. */
export const SHOP_DAILY = {
  kind: 'shop_daily',
  columns: {
    day: required(dayOrTime, '日期'),
    dealt: optional(money, '成交金额'),
    orders: optional(count, '成交订单数'),
    paid: optional(money, '用户支付金额'),
    settled: required(money, '结算金额'),
    refundedByOrder: optional(money, '退款金额(支付时间)'),
    refundedByRefund: optional(money, '退款金额(退款时间)'),
  },
} as const;

/** Columns of 抖音 成交概览: only 投放时段 = 不限 and 载体类型 = 直播 count. */
export const DOUYIN_OVERVIEW = {
  kind: 'douyin_overview',
  columns: {
    day: required(dayOrTime, '日期'),
    slot: required(shortText, '投放时段'),
    carrier: required(shortText, '载体类型'),
    paid: required(money, '成交金额'),
    refundedByOrder: optional(money, '成交退款金额(支付时间)'),
    orders: optional(count, '成交订单数'),
  },
} as const;

/** Columns of 小红书 千帆: paid is 直播支付金额. */
export const NOTE_DAILY = {
  kind: 'note_daily',
  columns: {
    day: required(dayOrTime, '时间', '日期'),
    allPaid: optional(money, '支付金额'),
    paid: required(money, '直播支付金额'),
    refundedByOrder: optional(money, '退款金额(支付时间)'),
  },
} as const;

function sheetOf<C extends Columns>(
  rows: SheetRows<C>,
  about: { readonly kind: string; readonly platform: string },
  days: readonly ShopDayDraft[],
): ExportSheet {
  const headers = { handle: '', start: rows.headerOf('day') };
  return { ...about, read: rows.read, passedOver: rows.rows.length - days.length, sessions: [], days, troubles: rows.troubles, headers };
}

/** Reads 抖店 店铺日报. */
export function readShopDaily(sheet: SheetTable): ExportSheet {
  const rows = readSheet(sheet, SHOP_DAILY);
  const days = rows.rows.map(({ row, fields }): ShopDayDraft => ({
    row,
    day: fields.day,
    orders: null,
    paid: null,
    refundedByOrder: figureOf(rows, 'refundedByOrder', fields.refundedByOrder),
    refundedByRefund: figureOf(rows, 'refundedByRefund', fields.refundedByRefund),
    settled: fields.settled,
  }));
  return sheetOf(rows, { kind: SHOP_DAILY.kind, platform: '抖音' }, days);
}

/** Reads 抖音 成交概览; rows of other slots and carriers would count the same money twice. */
export function readDouyinOverview(sheet: SheetTable): ExportSheet {
  const rows = readSheet(sheet, DOUYIN_OVERVIEW);
  const days = rows.rows
    .filter(({ fields }) => fields.slot === '不限' && fields.carrier === '直播')
    .map(({ row, fields }): ShopDayDraft => ({
      row,
      day: fields.day,
      orders: figureOf(rows, 'orders', fields.orders),
      paid: fields.paid,
      refundedByOrder: figureOf(rows, 'refundedByOrder', fields.refundedByOrder),
      refundedByRefund: null,
      settled: null,
    }));
  return sheetOf(rows, { kind: DOUYIN_OVERVIEW.kind, platform: '抖音' }, days);
}

/** Reads 小红书 千帆. */
export function readNoteDaily(sheet: SheetTable): ExportSheet {
  const rows = readSheet(sheet, NOTE_DAILY);
  const days = rows.rows.map(({ row, fields }): ShopDayDraft => ({
    row,
    day: fields.day,
    orders: null,
    paid: fields.paid,
    refundedByOrder: figureOf(rows, 'refundedByOrder', fields.refundedByOrder),
    refundedByRefund: null,
    settled: null,
  }));
  return sheetOf(rows, { kind: NOTE_DAILY.kind, platform: '小红书' }, days);
}
