// Exports with one row a shop-day: 抖店 店铺日报, 抖音 成交概览, 小红书 千帆. They have sums, and no sessions.
import { getDayOfInstant, instant } from '../../../../domain/time/calendar.ts';
import { ok } from '../../../../domain/values/result.ts';
import { count, decodeDayCell, decodeInstantCell, decodeMoneyCell, shortText } from '../cells.ts';
import {
  type CellDecoder,
  type Columns,
  defineOptional,
  defineRequired,
  figureOf,
  readSheet,
  type RowOf,
  type SheetRows,
} from '../layout.ts';
import type { ExportLayout, ExportReader, ShopDayDraft } from '../export-rows.ts';

/** A day, also where the export writes it with a time. */
const dayOrTime: CellDecoder<string> = (cell, rule) => {
  const plain = decodeDayCell(cell, rule);
  if (plain.ok) return plain;
  const time = decodeInstantCell(cell, rule);
  return time.ok && time.value !== null ? ok(getDayOfInstant(instant(time.value))) : plain;
};

/** What a row says of its day; null for a row that the source itself says to leave out. Figures that it does not name have no column. */
type DayFigures = (Pick<ShopDayDraft, 'day'> & Partial<ShopDayDraft>) | null;

const NO_FIGURES = { orders: null, paid: null, refundedByOrder: null, refundedByRefund: null, settled: null };

function dayExport<C extends Columns>(
  layout: ExportLayout<C>,
  figures: (fields: RowOf<C>, rows: SheetRows<C>) => DayFigures,
): ExportReader {
  return {
    ...layout,
    read: (sheet) => {
      const rows = readSheet(sheet, layout);
      const days = rows.rows.flatMap(({ row, fields }): ShopDayDraft[] => {
        const found = figures(fields, rows);
        return found === null ? [] : [{ ...NO_FIGURES, ...found, row }];
      });
      const { read, troubles } = rows;
      const headers = { handle: '', start: rows.headerOf('day') };
      return { platform: layout.platform, read, passedOver: rows.rows.length - days.length, sessions: [], days, troubles, headers };
    },
  };
}

/** Exports of shop-days by kind. */
export const DAY_EXPORTS = {
  /** 抖音 成交概览: only 投放时段 = 不限 and 载体类型 = 直播 count; rows of other slots and carriers would count the same money twice. */
  douyin_overview: dayExport(
    {
      platform: '抖音',
      columns: {
        day: defineRequired(dayOrTime, '日期'),
        slot: defineRequired(shortText, '投放时段'),
        carrier: defineRequired(shortText, '载体类型'),
        paid: defineRequired(decodeMoneyCell, '成交金额'),
        refundedByOrder: defineOptional(decodeMoneyCell, '成交退款金额(支付时间)'),
        orders: defineOptional(count, '成交订单数'),
      },
    },
    (fields, rows) =>
      fields.slot === '不限' && fields.carrier === '直播'
        ? {
            day: fields.day,
            orders: figureOf(rows, 'orders', fields.orders),
            paid: fields.paid,
            refundedByOrder: figureOf(rows, 'refundedByOrder', fields.refundedByOrder),
          }
        : null,
  ),
  /** 抖店 店铺日报: it gives what was settled; its 成交 also holds sales outside of live sessions. */
  shop_daily: dayExport(
    {
      platform: '抖音',
      anyOf: ['用户支付金额', '退款金额(支付时间)', '退款金额(退款时间)'],
      columns: {
        day: defineRequired(dayOrTime, '日期'),
        dealt: defineOptional(decodeMoneyCell, '成交金额'),
        orders: defineOptional(count, '成交订单数'),
        paid: defineOptional(decodeMoneyCell, '用户支付金额'),
        settled: defineRequired(decodeMoneyCell, '结算金额'),
        refundedByOrder: defineOptional(decodeMoneyCell, '退款金额(支付时间)'),
        refundedByRefund: defineOptional(decodeMoneyCell, '退款金额(退款时间)'),
      },
    },
    (fields, rows) => ({
      day: fields.day,
      refundedByOrder: figureOf(rows, 'refundedByOrder', fields.refundedByOrder),
      refundedByRefund: figureOf(rows, 'refundedByRefund', fields.refundedByRefund),
      settled: fields.settled,
    }),
  ),
  /** 小红书 千帆: paid is 直播支付金额. */
  note_daily: dayExport(
    {
      platform: '小红书',
      columns: {
        day: defineRequired(dayOrTime, '时间', '日期'),
        allPaid: defineOptional(decodeMoneyCell, '支付金额'),
        paid: defineRequired(decodeMoneyCell, '直播支付金额'),
        refundedByOrder: defineOptional(decodeMoneyCell, '退款金额(支付时间)'),
      },
    },
    (fields, rows) => ({
      day: fields.day,
      paid: fields.paid,
      refundedByOrder: figureOf(rows, 'refundedByOrder', fields.refundedByOrder),
    }),
  ),
};
