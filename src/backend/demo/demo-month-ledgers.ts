// The demo's ledgers of what happens month by month: bookings, sales, retail, headcounts, events, old reports and targets.
import { type Day, type Instant, lastDayOf, type Month, printInstant, printMonthLong } from '../../domain/time/calendar.ts';
import { listBookingsBetween } from './demo-bookings.ts';
import { formatDayInWords } from './demo-ledgers.ts';
import { createEvents, createHeadcounts } from './demo-people.ts';
import type { DemoPlace } from './demo-place.ts';
import type { DemoSales } from './demo-sales.ts';
import { type DemoTenant, getNameOn } from './demo-tenants.ts';
import { createList, formatHundredths, type LedgerSheet, type ListColumns, PLACE } from './ledger-book.ts';

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
  const bookings = listBookingsBetween(place, from, to);
  const list: ListColumns<(typeof bookings)[number]> = [
    ['预约号', 'code', 14, (one) => one.number],
    ['直播间', 'center', 8, (one) => one.studio.code],
    ['企业', 'text', 32, (one) => getNameOn(one.tenant, place.renamed, one.day).name],
    ['开始', 'time', 18, (one) => timeSerial(one.start)],
    ['结束', 'time', 18, (one) => timeSerial(one.end)],
    ['状态', 'center', 9, (one) => one.state],
    ['保留至', 'time', 18, (one) => (one.holdsUntil === null ? null : printInstant(one.holdsUntil))],
    ['主题', 'text', 12, (one) => one.title],
    ['平台', 'center', 9, (one) => one.platform],
    ['联系人', 'text', 9, (one) => one.tenant.contact],
    ['联系电话', 'code', 14, (one) => one.tenant.phone],
    ['取消原因', 'text', 14, (one) => one.cancelReason],
  ];
  const note = `${formatDayInWords(from)}至${formatDayInWords(to)}，前台登记`;
  return { name: '预约', title: `${PLACE}直播间预约登记`, note, ...createList(list, bookings) };
}

/** A line of 销售台账, with the tenant's code as the month's ledger writes it. */
interface SalesRow extends DemoSales {
  readonly code: string;
}

/** The columns of 销售台账. */
export const SALES_COLUMNS: ListColumns<SalesRow> = [
  ['月份', 'center', 10, (one) => one.month],
  ['统一社会信用代码', 'code', 22, (one) => one.code],
  ['平台', 'center', 9, (one) => one.part.platform],
  ['商品类别', 'text', 22, (one) => one.part.goodsClass],
  ['直播场次', 'count', 10, (one) => one.sessions],
  ['直播时长(分钟)', 'count', 15, (one) => one.minutes],
  ['观看人次', 'count', 14, (one) => one.views],
  ['成交订单数', 'count', 12, (one) => one.orders],
  ['成交额(元)', 'money', 17, (one) => formatHundredths(one.paid)],
  ['退款额(元)', 'money', 16, (one) => formatHundredths(one.refunded)],
  ['结算额(元)', 'money', 17, (one) => formatHundredths(one.settled)],
];

/** 销售台账. */
export function createSalesSheet(place: DemoPlace, sales: readonly DemoSales[], note: string): LedgerSheet {
  const rows = sales.map((one) => ({ ...one, code: codeIn(place, one.tenant, one.month) }));
  return { name: '销售台账', title: `${PLACE}入驻企业直播销售台账`, note, ...createList(SALES_COLUMNS, rows) };
}

/** 网络零售额: one row a tenant and month. */
export function retailSheet(place: DemoPlace, sales: readonly DemoSales[]): LedgerSheet {
  const byKey = Map.groupBy(sales, (one) => `${one.month}|${codeIn(place, one.tenant, one.month)}`);
  const list: ListColumns<readonly [string, readonly DemoSales[]]> = [
    ['月份', 'center', 10, ([key]) => key.split('|')[0] ?? ''],
    ['统一社会信用代码', 'code', 22, ([key]) => key.split('|')[1] ?? ''],
    ['网络零售额(元)', 'money', 18, ([, own]) => formatHundredths(own.reduce((sum, one) => sum + one.retail, 0))],
  ];
  return { name: '网络零售额', title: '企业填报的网络零售额', note: '各企业自报', ...createList(list, [...byKey]) };
}

/** 月度人员. */
export function createHeadcountSheet(place: DemoPlace, months: readonly Month[]): LedgerSheet {
  const list: ListColumns<ReturnType<typeof createHeadcounts>[number]> = [
    ['统一社会信用代码', 'code', 22, (one) => codeIn(place, one.tenant, one.month)],
    ['月份', 'center', 12, (one) => printMonthLong(one.month)],
    ['主播数', 'count', 10, (one) => one.hosts],
    ['从业人员', 'count', 10, (one) => one.employees],
  ];
  const counts = months.flatMap((month) => createHeadcounts(place, month));
  return { name: '月度人员', title: '月度人员统计', note: '期末数', ...createList(list, counts) };
}

/** 活动. */
export function createEventSheet(months: readonly Month[]): LedgerSheet {
  const list: ListColumns<ReturnType<typeof createEvents>[number]> = [
    ['日期', 'center', 17, (one) => formatDayInWords(one.day)],
    ['类型', 'center', 13, (one) => one.kind],
    ['名称', 'text', 30, (one) => one.name],
    ['参加人数', 'count', 10, (one) => one.attendance],
  ];
  return { name: '活动', title: `${PLACE}交流活动登记`, note: '签到表另存', ...createList(list, months.flatMap(createEvents)) };
}
