// Exports with one row a live session: 抖音 罗盘 直播明细, 视频号 直播明细, 淘宝 生意参谋 直播分场次.
import { isoInstant, instant } from '../../../../domain/time/calendar.ts';
import type { SheetTable } from '../../../../sheets/read/table.ts';
import { count, duration, identifier, instantOfCell, longText, money, shortText } from '../cells.ts';
import { figureOf, optional, readSheet, required } from '../layout.ts';
import type { Columns, SheetRows } from '../layout.ts';
import type { ExportSheet, SessionDraft } from '../export-rows.ts';

/** Columns of 抖音 罗盘 直播明细. 支付 goes before 成交 where both are there (docs/rules/imports.md, Platform exports). */
export const DOUYIN_SESSIONS = {
  kind: 'douyin_sessions',
  columns: {
    nickname: optional(shortText, '主播昵称'),
    handle: required(identifier, '主播抖音号', '抖音号'),
    number: optional(identifier, '直播间ID', '场次ID'),
    startsAt: required(instantOfCell, '直播开始时间', '开播时间'),
    endsAt: optional(instantOfCell, '直播结束时间', '关播时间'),
    minutes: optional(duration, '直播时长(分钟)', '开播时长', '直播时长'),
    views: optional(count, '直播间观看次数', '观看次数'),
    paid: optional(money, '直播间用户支付金额', '用户支付金额', '直播间成交金额', '成交金额'),
    orders: optional(count, '直播间成交订单数', '成交订单数'),
    refunded: optional(money, '直播间退款金额', '退款金额'),
  },
} as const;

/** Columns of 视频号 直播明细: no account in the file. */
export const CHANNELS_SESSIONS = {
  kind: 'channels_sessions',
  columns: {
    startsAt: required(instantOfCell, '直播开始时间'),
    paid: required(money, '成交金额'),
    orders: required(count, '成交订单数'),
    buyers: required(count, '成交人数'),
    refunded: optional(money, '退款金额'),
  },
} as const;

/** Columns of 淘宝 生意参谋 直播分场次: no account in the file. */
export const TAOBAO_SESSIONS = {
  kind: 'taobao_sessions',
  columns: {
    title: required(longText, '直播标题'),
    number: required(identifier, '场次id', '场次ID'),
    startsAt: required(instantOfCell, '开播时间'),
    views: required(count, '直播间观看次数', '观看次数'),
    orders: required(count, '成交笔数'),
    paid: required(money, '成交金额'),
    minutes: optional(duration, '直播时长(分钟)', '直播时长', '开播时长'),
    refunded: optional(money, '退款金额', '成功退款金额'),
  },
} as const;

function startKey(startsAt: number): string {
  return isoInstant(instant(startsAt));
}

function sheetOf<C extends Columns>(
  rows: SheetRows<C>,
  about: { readonly kind: string; readonly platform: string },
  sessions: readonly SessionDraft[],
): ExportSheet {
  const headers = { handle: rows.headerOf('handle'), start: rows.headerOf('startsAt') };
  return { ...about, read: rows.read, passedOver: 0, sessions, days: [], troubles: rows.troubles, headers };
}

/** Reads 抖音 罗盘 直播明细. */
export function readDouyinSessions(sheet: SheetTable): ExportSheet {
  const rows = readSheet(sheet, DOUYIN_SESSIONS);
  const sessions = rows.rows.map(({ row, fields }): SessionDraft => ({
    row,
    handle: fields.handle,
    key: fields.number ?? startKey(fields.startsAt),
    startsAt: fields.startsAt,
    endsAt: fields.endsAt,
    title: null,
    minutes: figureOf(rows, 'minutes', fields.minutes),
    views: figureOf(rows, 'views', fields.views),
    orders: figureOf(rows, 'orders', fields.orders),
    paid: figureOf(rows, 'paid', fields.paid),
    refunded: figureOf(rows, 'refunded', fields.refunded),
    settled: null,
  }));
  return sheetOf(rows, { kind: DOUYIN_SESSIONS.kind, platform: '抖音' }, sessions);
}

/** Reads 视频号 直播明细. */
export function readChannelsSessions(sheet: SheetTable): ExportSheet {
  const rows = readSheet(sheet, CHANNELS_SESSIONS);
  const sessions = rows.rows.map(({ row, fields }): SessionDraft => ({
    row,
    handle: null,
    key: startKey(fields.startsAt),
    startsAt: fields.startsAt,
    endsAt: null,
    title: null,
    minutes: null,
    views: null,
    orders: fields.orders,
    paid: fields.paid,
    refunded: figureOf(rows, 'refunded', fields.refunded),
    settled: null,
  }));
  return sheetOf(rows, { kind: CHANNELS_SESSIONS.kind, platform: '视频号' }, sessions);
}

/** Reads 淘宝 生意参谋 直播分场次; 成交笔数 are the orders. */
export function readTaobaoSessions(sheet: SheetTable): ExportSheet {
  const rows = readSheet(sheet, TAOBAO_SESSIONS);
  const sessions = rows.rows.map(({ row, fields }): SessionDraft => ({
    row,
    handle: null,
    key: fields.number,
    startsAt: fields.startsAt,
    endsAt: null,
    title: fields.title,
    minutes: figureOf(rows, 'minutes', fields.minutes),
    views: fields.views,
    orders: fields.orders,
    paid: fields.paid,
    refunded: figureOf(rows, 'refunded', fields.refunded),
    settled: null,
  }));
  return sheetOf(rows, { kind: TAOBAO_SESSIONS.kind, platform: '淘宝' }, sessions);
}
