// The demo's ledgers of what happens month by month: bookings, sales, retail, headcounts, events, old reports and targets.
import { type Day, type Instant, lastDayOf, type Month, printInstant, printMonthLong } from '../../domain/time/calendar.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { listBookingsBetween } from './demo-bookings.ts';
import { formatDayInWords } from './demo-ledgers.ts';
import { createEvents, createHeadcounts } from './demo-people.ts';
import type { DemoPlace } from './demo-place.ts';
import type { DemoSales } from './demo-sales.ts';
import { type DemoTenant, getNameOn } from './demo-tenants.ts';
import { defineColumn, formatHundredths, type LedgerColumn, type LedgerSheet, PLACE } from './ledger-book.ts';

/** A time as Excel keeps it: days since 1899-12-30 at +08:00. */
function timeSerial(of: Instant): number {
  return (of + 480) / 1440 + 25_569;
}

/** The code that a month's ledger writes: a new one from the month it was given in. */
function codeIn({ renamed }: DemoPlace, tenant: DemoTenant, month: Month): string {
  return getNameOn(tenant, renamed, lastDayOf(month)).code;
}

/** 预约 of the days from `from` to `to`. Companies by name, the way the front desk writes them. */
export function createBookingSheet(place: DemoPlace, from: Day, to: Day): LedgerSheet {
  const columns = [
    defineColumn('预约号', 'code', 14),
    defineColumn('直播间', 'center', 8),
    defineColumn('企业', 'text', 32),
    defineColumn('开始', 'time', 18),
    defineColumn('结束', 'time', 18),
    defineColumn('状态', 'center', 9),
    defineColumn('保留至', 'time', 18),
    defineColumn('主题', 'text', 12),
    defineColumn('平台', 'center', 9),
    defineColumn('联系人', 'text', 9),
    defineColumn('联系电话', 'code', 14),
    defineColumn('取消原因', 'text', 14),
  ];
  const rows = listBookingsBetween(place, from, to).map((one): CellContent[] => [
    one.number,
    one.studio.code,
    getNameOn(one.tenant, place.renamed, one.day).name,
    timeSerial(one.start),
    timeSerial(one.end),
    one.state,
    one.holdsUntil === null ? null : printInstant(one.holdsUntil),
    one.title,
    one.platform,
    one.tenant.contact,
    one.tenant.phone,
    one.cancelReason,
  ]);
  return {
    name: '预约',
    title: `${PLACE}直播间预约登记`,
    note: `${formatDayInWords(from)}至${formatDayInWords(to)}，前台登记`,
    columns,
    rows,
  };
}

/** Columns of 销售台账. */
export const SALES_COLUMNS: readonly LedgerColumn[] = [
  defineColumn('月份', 'center', 10),
  defineColumn('统一社会信用代码', 'code', 22),
  defineColumn('平台', 'center', 9),
  defineColumn('商品类别', 'text', 22),
  defineColumn('直播场次', 'count', 10),
  defineColumn('直播时长(分钟)', 'count', 15),
  defineColumn('观看人次', 'count', 14),
  defineColumn('成交订单数', 'count', 12),
  defineColumn('成交额(元)', 'money', 17),
  defineColumn('退款额(元)', 'money', 16),
  defineColumn('结算额(元)', 'money', 17),
];

/** 销售台账. */
export function createSalesSheet(place: DemoPlace, sales: readonly DemoSales[], note: string): LedgerSheet {
  const rows = sales.map((one): CellContent[] => [
    one.month,
    codeIn(place, one.tenant, one.month),
    one.part.platform,
    one.part.goodsClass,
    one.sessions,
    one.minutes,
    one.views,
    one.orders,
    formatHundredths(one.paid),
    formatHundredths(one.refunded),
    formatHundredths(one.settled),
  ]);
  return { name: '销售台账', title: `${PLACE}入驻企业直播销售台账`, note, columns: SALES_COLUMNS, rows };
}

/** 网络零售额: one row a tenant and month. */
export function retailSheet(place: DemoPlace, sales: readonly DemoSales[]): LedgerSheet {
  const columns = [
    defineColumn('月份', 'center', 10),
    defineColumn('统一社会信用代码', 'code', 22),
    defineColumn('网络零售额(元)', 'money', 18),
  ];
  const byKey = Map.groupBy(sales, (one) => `${one.month}|${codeIn(place, one.tenant, one.month)}`);
  const rows = [...byKey].map(([key, list]): CellContent[] => {
    const [month = '', code = ''] = key.split('|');
    return [month, code, formatHundredths(list.reduce((sum, one) => sum + one.retail, 0))];
  });
  return { name: '网络零售额', title: '企业填报的网络零售额', note: '各企业自报', columns, rows };
}

/** 月度人员. */
export function createHeadcountSheet(place: DemoPlace, months: readonly Month[]): LedgerSheet {
  const columns = [
    defineColumn('统一社会信用代码', 'code', 22),
    defineColumn('月份', 'center', 12),
    defineColumn('主播数', 'count', 10),
    defineColumn('从业人员', 'count', 10),
  ];
  const rows = months
    .flatMap((month) => createHeadcounts(place, month))
    .map((one): CellContent[] => [codeIn(place, one.tenant, one.month), printMonthLong(one.month), one.hosts, one.employees]);
  return { name: '月度人员', title: '月度人员统计', note: '期末数', columns, rows };
}

/** 活动. */
export function createEventSheet(months: readonly Month[]): LedgerSheet {
  const columns = [
    defineColumn('日期', 'center', 17),
    defineColumn('类型', 'center', 13),
    defineColumn('名称', 'text', 30),
    defineColumn('参加人数', 'count', 10),
  ];
  const rows = months.flatMap(createEvents).map((one): CellContent[] => [formatDayInWords(one.day), one.kind, one.name, one.attendance]);
  return { name: '活动', title: `${PLACE}交流活动登记`, note: '签到表另存', columns, rows };
}
