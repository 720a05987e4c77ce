// Exports with one row a live session: 抖音 罗盘 直播明细, 视频号 直播明细, 淘宝 生意参谋 直播分场次.
import type { WrittenStart } from '../../../../domain/decode/time.ts';
import {
  count,
  decodeDurationCell,
  decodeIdentifierCell,
  decodeInstantCell,
  longText,
  decodeMoneyCell,
  shortText,
  startOfCell,
} from '../cells.ts';
import { type Columns, defineOptional, defineRequired, figureOf, readSheet, type RowOf, type SheetRows } from '../layout.ts';
import { type ExportLayout, type ExportReader, type SessionDraft, startKeyOf } from '../export-rows.ts';

/** What a row says of its session. Figures that it does not name have no column; without a number its start identifies it. */
type SessionFigures = { readonly startsAt: WrittenStart; readonly number?: string | null } & Partial<Omit<SessionDraft, 'startsAt'>>;

/** Two drafts are compared as they are written down: every kind of export writes them in this order. */
function draftOf(row: number, found: SessionFigures): SessionDraft {
  const { number = null, handle = null, startsAt, endsAt = null, title = null, minutes = null, views = null } = found;
  const { orders = null, paid = null, refunded = null, settled = null } = found;
  const startKey = startKeyOf(startsAt);
  const key = number ?? startKey;
  return { row, handle, key, startKey, startsAt: startsAt.at, endsAt, title, minutes, views, orders, paid, refunded, settled };
}

function sessionExport<C extends Columns>(
  layout: ExportLayout<C>,
  figures: (fields: RowOf<C>, rows: SheetRows<C>) => SessionFigures,
): ExportReader {
  return {
    ...layout,
    read: (sheet) => {
      const rows = readSheet(sheet, layout);
      const sessions = rows.rows.map(({ row, fields }) => draftOf(row, figures(fields, rows)));
      const { read, troubles } = rows;
      const headers = { handle: rows.headerOf('handle'), start: rows.headerOf('startsAt') };
      return { platform: layout.platform, read, passedOver: 0, sessions, days: [], troubles, headers };
    },
  };
}

/** Exports of live sessions by kind. */
export const SESSION_EXPORTS = {
  /** 淘宝 生意参谋 直播分场次: no account in the file; 成交笔数 are the orders. */
  taobao_sessions: sessionExport(
    {
      platform: '淘宝',
      columns: {
        title: defineRequired(longText, '直播标题'),
        number: defineRequired(decodeIdentifierCell, '场次id', '场次ID'),
        startsAt: defineRequired(startOfCell, '开播时间'),
        views: defineRequired(count, '直播间观看次数', '观看次数'),
        orders: defineRequired(count, '成交笔数'),
        paid: defineRequired(decodeMoneyCell, '成交金额'),
        minutes: defineOptional(decodeDurationCell, '直播时长(分钟)', '直播时长', '开播时长'),
        refunded: defineOptional(decodeMoneyCell, '退款金额', '成功退款金额'),
      },
    },
    (fields, rows) => ({
      ...fields,
      minutes: figureOf(rows, 'minutes', fields.minutes),
      refunded: figureOf(rows, 'refunded', fields.refunded),
    }),
  ),
  /** 抖音 罗盘 直播明细. 支付 goes before 成交 where both are there (docs/rules/imports.md, Platform exports). */
  douyin_sessions: sessionExport(
    {
      platform: '抖音',
      columns: {
        nickname: defineOptional(shortText, '主播昵称'),
        handle: defineRequired(decodeIdentifierCell, '主播抖音号', '抖音号'),
        number: defineOptional(decodeIdentifierCell, '直播间ID', '场次ID'),
        startsAt: defineRequired(startOfCell, '直播开始时间', '开播时间'),
        endsAt: defineOptional(decodeInstantCell, '直播结束时间', '关播时间'),
        minutes: defineOptional(decodeDurationCell, '直播时长(分钟)', '开播时长', '直播时长'),
        views: defineOptional(count, '直播间观看次数', '观看次数'),
        paid: defineOptional(decodeMoneyCell, '直播间用户支付金额', '用户支付金额', '直播间成交金额', '成交金额'),
        orders: defineOptional(count, '直播间成交订单数', '成交订单数'),
        refunded: defineOptional(decodeMoneyCell, '直播间退款金额', '退款金额'),
      },
    },
    ({ handle, number, startsAt, endsAt, minutes, views, orders, paid, refunded }, rows) => ({
      handle,
      number,
      startsAt,
      endsAt,
      minutes: figureOf(rows, 'minutes', minutes),
      views: figureOf(rows, 'views', views),
      orders: figureOf(rows, 'orders', orders),
      paid: figureOf(rows, 'paid', paid),
      refunded: figureOf(rows, 'refunded', refunded),
    }),
  ),
  /** 视频号 直播明细: no account in the file. */
  channels_sessions: sessionExport(
    {
      platform: '视频号',
      columns: {
        startsAt: defineRequired(startOfCell, '直播开始时间'),
        paid: defineRequired(decodeMoneyCell, '成交金额'),
        orders: defineRequired(count, '成交订单数'),
        buyers: defineRequired(count, '成交人数'),
        refunded: defineOptional(decodeMoneyCell, '退款金额'),
      },
    },
    ({ startsAt, orders, paid, refunded }, rows) => ({ startsAt, orders, paid, refunded: figureOf(rows, 'refunded', refunded) }),
  ),
};
