// The demo's files: what the people of the base hand in at each sitting, by name and bytes.
import { addDays, firstDayOf, lastDayOf } from '../../domain/time/calendar.ts';
import type { Day, Month } from '../../domain/time/calendar.ts';
import { BOOKING_DAYS } from './demo-bookings.ts';
import { FILED_MONTH, LAST_MONTH, REVISED_MONTH, day, earlierMonths } from './demo-days.ts';
import { channelsCsv, compassCsv, noteDailyBook, overviewBook, shopDailyBook, taobaoBook } from './demo-exports.ts';
import { baseAreaSheet, baseSheet, changeSheets, exceptionSheet, peopleSheets, studioSheet, tenantSheets } from './demo-ledgers.ts';
import { bookingSheet, eventSheet, headcountSheet, retailSheet, salesSheet } from './demo-month-ledgers.ts';
import { oldReportSheet, targetSheet } from './demo-old-reports.ts';
import { salesIn } from './demo-sales.ts';
import type { DemoSales } from './demo-sales.ts';
import { CORRECTED, tenantNumbered } from './demo-tenants.ts';
import { ledgerBook } from './ledger-book.ts';
import type { LedgerSheet } from './ledger-book.ts';
import { share } from './seeded.ts';

/** A file that the demo writes. */
export interface DemoFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** The tenant's code, for exports that name no account. */
  readonly tenant: string | null;
}

/** The files of each sitting; those of `correction` come after the second month was returned. */
export interface DemoFiles {
  readonly first: readonly DemoFile[];
  readonly second: readonly DemoFile[];
  readonly correction: readonly DemoFile[];
  readonly third: readonly DemoFile[];
}

const [FIRST_DAY, SECOND_DAY, THIRD_DAY] = [day('2026-09-08'), day('2026-10-09'), day('2026-11-04')];

function book(name: string, sheets: readonly LedgerSheet[]): DemoFile {
  return { name: `${name}.xlsx`, bytes: ledgerBook(name, sheets), tenant: null };
}

function firstFiles(): DemoFile[] {
  const months = earlierMonths();
  const sales = months.flatMap(salesIn);
  return [
    book('01-基地信息', [baseSheet(), baseAreaSheet()]),
    book('02-直播间', [studioSheet(), exceptionSheet()]),
    book('03-企业与租约', tenantSheets(FIRST_DAY)),
    book('04-主播与合规', peopleSheets(FIRST_DAY)),
    book('05-预约登记-2025年9月至2026年8月', [bookingSheet(BOOKING_DAYS.first, lastDayOf(FILED_MONTH))]),
    book('06-销售台账-2025年9月至2026年8月', [
      salesSheet(sales, '2025年9月至2026年8月，各企业月报汇总'),
      retailSheet(sales),
      headcountSheet(months),
    ]),
    book('07-活动登记', [eventSheet(months)]),
    book('08-历史报表与年度目标', [oldReportSheet(), targetSheet()]),
  ];
}

interface MonthOfFiles {
  /** What the files' names begin with. */
  readonly number: string;
  readonly words: string;
  readonly month: Month;
  /** Everything sold, and what of it stands in the ledger. */
  readonly sales: readonly DemoSales[];
  readonly ledger: readonly DemoSales[];
  readonly bookings: readonly [Day, Day];
}

function monthFiles({ number, words, month, sales, ledger, bookings }: MonthOfFiles): DemoFile[] {
  const sheets = [salesSheet(ledger, `${words}，各企业月报汇总`), retailSheet(sales), headcountSheet([month]), eventSheet([month])];
  return [book(`${number}1-${words}台账`, sheets), book(`${number}2-${words}预约登记`, [bookingSheet(...bookings)])];
}

/** The tenant's sales of the month as first reported, and as put right when the report came back. */
function corrected(sales: readonly DemoSales[]): DemoSales[] {
  return sales
    .filter((one) => one.tenant.number === CORRECTED && one.part.platform === '淘宝')
    .map((one) => ({ ...one, orders: one.orders + 412, paid: one.paid + 5_638_120, settled: one.settled + 4_127_300 }));
}

/** Who hands in an export of the newest month instead of a line in the ledger. */
const EXPORTED: readonly (readonly [tenant: number, platform: string])[] = [
  [1, '抖音'],
  [3, '视频号'],
  [4, '小红书'],
  [5, '淘宝'],
  [6, '抖音'],
];
/** Who hands in both, and not the same. */
const BOTH = [2, '抖音'] as const;

function isOf(one: DemoSales, [tenant, platform]: readonly [number, string]): boolean {
  return one.tenant.number === tenant && one.part.platform === platform;
}

function exportFiles(sales: readonly DemoSales[]): DemoFile[] {
  const of = (tenant: number, platform: string): DemoSales => {
    const found = sales.find((one) => isOf(one, [tenant, platform]));
    if (found === undefined) throw new Error(`no sales of ${tenant} on ${platform}`);
    return found;
  };
  const [clothes, beauty] = [of(1, '抖音'), of(...BOTH)];
  const named = (tenant: number): string => tenantNumbered(tenant).name.slice(2, 6);
  return [
    { name: `31-罗盘直播明细_${clothes.part.handle}.csv`, bytes: compassCsv(clothes), tenant: null },
    { name: `32-罗盘直播明细_${beauty.part.handle}.csv`, bytes: compassCsv(beauty), tenant: null },
    { name: `33-抖店店铺日报_${named(1)}.xlsx`, bytes: shopDailyBook(clothes), tenant: clothes.tenant.code },
    { name: `34-视频号直播明细_${named(3)}.csv`, bytes: channelsCsv(of(3, '视频号')), tenant: tenantNumbered(3).code },
    { name: `35-小红书千帆_${named(4)}.xlsx`, bytes: noteDailyBook(of(4, '小红书')), tenant: tenantNumbered(4).code },
    { name: `36-生意参谋直播分场次_${named(5)}.xlsx`, bytes: taobaoBook(of(5, '淘宝')), tenant: tenantNumbered(5).code },
    { name: `37-抖音成交概览_${named(6)}.xlsx`, bytes: overviewBook(of(6, '抖音')), tenant: tenantNumbered(6).code },
  ];
}

function secondFiles(sales: readonly DemoSales[]): DemoFile[] {
  const bookings = [firstDayOf(REVISED_MONTH), lastDayOf(REVISED_MONTH)] as const;
  return [
    ...monthFiles({ number: '1', words: '2026年9月', month: REVISED_MONTH, sales, ledger: sales, bookings }),
    book('13-企业与主播变更-2026年9月', changeSheets(FIRST_DAY, SECOND_DAY)),
  ];
}

function thirdFiles(sales: readonly DemoSales[]): DemoFile[] {
  const ledger = sales
    .filter((one) => !EXPORTED.some((of) => isOf(one, of)))
    .map((one) => (isOf(one, BOTH) ? { ...one, paid: share(one.paid, 1023), retail: one.retail } : one));
  const bookings = [addDays(lastDayOf(REVISED_MONTH), 1), BOOKING_DAYS.last] as const;
  const changes = book('23-企业与主播变更-2026年10月', changeSheets(SECOND_DAY, THIRD_DAY));
  return [...monthFiles({ number: '2', words: '2026年10月', month: LAST_MONTH, sales, ledger, bookings }), changes, ...exportFiles(sales)];
}

/** All files, made anew: equal bytes each time. */
export function demoFiles(): DemoFiles {
  const september = salesIn(REVISED_MONTH);
  return {
    first: firstFiles(),
    second: secondFiles(september),
    correction: [book('14-2026年9月销售台账更正', [salesSheet(corrected(september), '霜降服饰更正淘宝数据')])],
    third: thirdFiles(salesIn(LAST_MONTH)),
  };
}
