// Ledgers of what happens: 预约, 活动, 销售台账, 网络零售额, and the figures around them: 年度目标, 历史报表.
import { EVENT_KINDS, LEDGER_STATES, PLATFORMS } from '../../../../domain/base/catalogue.ts';
import { type CellDecoder, defineLedger, defineOptional, defineRequired } from '../layout.ts';
import {
  decodeChoiceCell,
  count,
  decodeDayCell,
  decodeDurationCell,
  decodeIdentifierCell,
  decodeInstantCell,
  longText,
  decodeMoneyCell,
  decodeMonthCell,
  shortText,
  decodeUsccCell,
  decodeYearCell,
} from '../cells.ts';

const code = defineRequired(decodeUsccCell, '统一社会信用代码', '信用代码');

/** A figure's value as written: the importer reads it in the figure's own printed unit. */
const asWritten: CellDecoder<string | number> = (cell) => ({
  ok: true,
  value: typeof cell === 'string' && cell.trim() === '' ? null : cell,
});

/** Columns of 预约. */
export const BOOKINGS = defineLedger({
  sheet: '预约',
  columns: {
    number: defineOptional(decodeIdentifierCell, '预约号'),
    studio: defineRequired(decodeIdentifierCell, '直播间'),
    tenant: defineRequired(shortText, '企业'),
    startsAt: defineRequired(decodeInstantCell, '开始', '开始时间'),
    endsAt: defineRequired(decodeInstantCell, '结束', '结束时间'),
    state: defineRequired(decodeChoiceCell(LEDGER_STATES), '状态'),
    holdsUntil: defineOptional(decodeInstantCell, '保留至'),
    title: defineOptional(longText, '主题'),
    platform: defineOptional(decodeChoiceCell(PLATFORMS), '平台'),
    contact: defineOptional(shortText, '联系人'),
    phone: defineOptional(shortText, '联系电话'),
    cancelReason: defineOptional(longText, '取消原因'),
  },
  keyOf: (row) => row.number,
  keyField: 'number',
});

/** Columns of 活动. */
export const EVENTS = defineLedger({
  sheet: '活动',
  columns: {
    day: defineRequired(decodeDayCell, '日期'),
    kind: defineRequired(decodeChoiceCell(EVENT_KINDS), '类型'),
    name: defineRequired(shortText, '名称'),
    attendance: defineRequired(count, '参加人数'),
  },
  keyOf: () => null,
  keyField: 'name',
});

/** Columns of 销售台账. The classes come from the profile, so the importer checks them. */
export const SALES = defineLedger({
  sheet: '销售台账',
  columns: {
    month: defineRequired(decodeMonthCell, '月份'),
    uscc: code,
    platform: defineRequired(shortText, '平台'),
    goodsClass: defineRequired(shortText, '商品类别'),
    sessions: defineRequired(count, '直播场次'),
    minutes: defineRequired(decodeDurationCell, '直播时长(分钟)', '直播时长'),
    views: defineRequired(count, '观看人次'),
    orders: defineRequired(count, '成交订单数'),
    paid: defineRequired(decodeMoneyCell, '成交额(元)', '成交额'),
    refunded: defineRequired(decodeMoneyCell, '退款额(元)', '退款额'),
    settled: defineRequired(decodeMoneyCell, '结算额(元)', '结算额'),
  },
  keyOf: (row) => `${row.month}|${row.uscc}|${row.platform}|${row.goodsClass}`,
  keyField: 'month',
});

/** Columns of 网络零售额. */
export const RETAIL = defineLedger({
  sheet: '网络零售额',
  columns: {
    month: defineRequired(decodeMonthCell, '月份'),
    uscc: code,
    amount: defineRequired(decodeMoneyCell, '网络零售额(元)', '网络零售额'),
  },
  keyOf: (row) => `${row.month}|${row.uscc}`,
  keyField: 'month',
});

/** Columns of 年度目标. */
export const TARGETS = defineLedger({
  sheet: '年度目标',
  columns: {
    year: defineRequired(decodeYearCell, '年份'),
    indicator: defineRequired(decodeIdentifierCell, '指标'),
    value: defineRequired(asWritten, '目标值'),
  },
  keyOf: (row) => `${row.year}|${row.indicator}`,
  keyField: 'indicator',
});

/** Columns of 历史报表. */
export const HISTORICAL = defineLedger({
  sheet: '历史报表',
  columns: {
    month: defineRequired(decodeMonthCell, '月份'),
    figure: defineRequired(decodeIdentifierCell, '指标'),
    value: defineRequired(asWritten, '数值'),
    origin: defineOptional(longText, '来源'),
  },
  keyOf: (row) => `${row.month}|${row.figure}`,
  keyField: 'figure',
});
