// Ledgers of what happens: 预约, 活动, 销售台账, 网络零售额, and the figures around them: 年度目标, 历史报表.
import { BOOKING_STATE_WORDS, EVENT_KINDS, PLATFORMS } from '../../../../domain/base/catalogue.ts';
import type { CellDecoder } from '../layout.ts';
import { ledger, optional, required } from '../layout.ts';
import { choice, count, day, duration, identifier, instantOfCell, longText, money, month, shortText, uscc, year } from '../cells.ts';

const code = required(uscc, '统一社会信用代码', '信用代码');

/** A figure's value as written: the importer reads it in the figure's own printed unit. */
const asWritten: CellDecoder<string | number> = (cell) => ({
  ok: true,
  value: typeof cell === 'string' && cell.trim() === '' ? null : cell,
});

/** Columns of 预约. */
export const BOOKINGS = ledger({
  sheet: '预约',
  columns: {
    number: optional(identifier, '预约号'),
    studio: required(identifier, '直播间'),
    tenant: required(shortText, '企业'),
    startsAt: required(instantOfCell, '开始', '开始时间'),
    endsAt: required(instantOfCell, '结束', '结束时间'),
    state: required(choice(Object.keys(BOOKING_STATE_WORDS)), '状态'),
    holdsUntil: optional(instantOfCell, '保留至'),
    title: optional(longText, '主题'),
    platform: optional(choice(PLATFORMS), '平台'),
    contact: optional(shortText, '联系人'),
    phone: optional(shortText, '联系电话'),
    cancelReason: optional(longText, '取消原因'),
  },
  keyOf: (row) => row.number,
  keyField: 'number',
});

/** Columns of 活动. */
export const EVENTS = ledger({
  sheet: '活动',
  columns: {
    day: required(day, '日期'),
    kind: required(choice(EVENT_KINDS), '类型'),
    name: required(shortText, '名称'),
    attendance: required(count, '参加人数'),
  },
  keyOf: () => null,
  keyField: 'name',
});

/** Columns of 销售台账. The classes come from the profile, so the importer checks them. */
export const SALES = ledger({
  sheet: '销售台账',
  columns: {
    month: required(month, '月份'),
    uscc: code,
    platform: required(shortText, '平台'),
    goodsClass: required(shortText, '商品类别'),
    sessions: required(count, '直播场次'),
    minutes: required(duration, '直播时长(分钟)', '直播时长'),
    views: required(count, '观看人次'),
    orders: required(count, '成交订单数'),
    paid: required(money, '成交额(元)', '成交额'),
    refunded: required(money, '退款额(元)', '退款额'),
    settled: required(money, '结算额(元)', '结算额'),
  },
  keyOf: (row) => `${row.month}|${row.uscc}|${row.platform}|${row.goodsClass}`,
  keyField: 'month',
});

/** Columns of 网络零售额. */
export const RETAIL = ledger({
  sheet: '网络零售额',
  columns: { month: required(month, '月份'), uscc: code, amount: required(money, '网络零售额(元)', '网络零售额') },
  keyOf: (row) => `${row.month}|${row.uscc}`,
  keyField: 'month',
});

/** Columns of 年度目标. */
export const TARGETS = ledger({
  sheet: '年度目标',
  columns: { year: required(year, '年份'), indicator: required(identifier, '指标'), value: required(asWritten, '目标值') },
  keyOf: (row) => `${row.year}|${row.indicator}`,
  keyField: 'indicator',
});

/** Columns of 历史报表. */
export const HISTORICAL = ledger({
  sheet: '历史报表',
  columns: {
    month: required(month, '月份'),
    figure: required(identifier, '指标'),
    value: required(asWritten, '数值'),
    origin: optional(longText, '来源'),
  },
  keyOf: (row) => `${row.month}|${row.figure}`,
  keyField: 'figure',
});
