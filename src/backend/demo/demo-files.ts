// The demo's files: what the people of the base hand in at each sitting, by name and bytes.
import {
  addMonths,
  type Day,
  firstDayOf,
  getDayOfInstant,
  lastDayOf,
  type Month,
  monthNumberOf,
  printMonthLong,
  yearOf,
} from '../../domain/time/calendar.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import {
  createChannelsCsv,
  createCompassCsv,
  noteDailyBook,
  createOverviewBook,
  createShopDailyBook,
  createTaobaoBook,
} from './demo-exports.ts';
import {
  createBaseAreaSheet,
  createBaseSheet,
  changeSheets,
  createExceptionSheet,
  createPeopleSheets,
  createStudioSheet,
  createTenantSheets,
} from './demo-ledgers.ts';
import { createBookingSheet, createEventSheet, createHeadcountSheet, retailSheet, createSalesSheet } from './demo-month-ledgers.ts';
import type { DemoPlace } from './demo-place.ts';
import { createSales, type DemoSales } from './demo-sales.ts';
import { CORRECTED, getTenant } from './demo-tenants.ts';
import { createLedgerBook, createList, type LedgerSheet, type ListColumns } from './ledger-book.ts';
import { share } from './demo-days.ts';
import { createEvents } from './demo-people.ts';

// What the demo's base had filed before the program: last year's figures by address, and the year's targets.

function total(sales: readonly DemoSales[], of: (one: DemoSales) => number): number {
  return sales.reduce((sum, one) => sum + of(one), 0);
}

/** Fen as 万元 with two decimals, the way it was printed. */
function wan(fen: number): string {
  const hundredths = Math.floor((fen + 5_000) / 10_000);
  return `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
}

/** Minutes as hours with one decimal. */
function hours(minutes: number): string {
  const tenths = Math.floor((minutes + 3) / 6);
  return `${Math.floor(tenths / 10)}.${tenths % 10}`;
}

/** What had come together from January to a month, of as much in that month: about as much in each. */
function toDate(month: number, months: number, inEight: number): number {
  return month + Math.floor(((inEight - month) * (months - 1)) / 7);
}

/** The last month before the base's data begin and its year to it, in the proportion of the first month that the base's data have. */
function filedRows(place: DemoPlace): CellContent[][] {
  const { first } = place.days;
  const lastFiled = addMonths(first, -1);
  const months = monthNumberOf(lastFiled);
  const origin = `${printMonthLong(lastFiled)}月报（纸质）`;
  const sales = createSales(place, first);
  const paid = total(sales, (one) => one.paid);
  const refunded = total(sales, (one) => one.refunded);
  const trainings = createEvents(first).filter((one) => one.kind === '培训会');
  const flows: readonly (readonly [row: string, value: number, print: (value: number) => string])[] = [
    ['01', total(sales, (one) => one.sessions), String],
    ['02', 604, String],
    ['03', total(sales, (one) => one.minutes), hours],
    ['04', total(sales, (one) => one.views), String],
    ['05', total(sales, (one) => one.orders), String],
    ['06', paid, wan],
    ['07', refunded, wan],
    ['09', total(sales, (one) => one.settled), wan],
    ['10', total(sales, (one) => one.retail), wan],
    ['13', trainings.reduce((sum, one) => sum + one.attendance, 0), String],
    ['17', 370_000, hours],
    ['18', 128_000, hours],
  ];
  const keys = [
    ['month', 930],
    ['ytd', toDate(930, months, 7_180)],
  ] as const;
  return keys.flatMap(([key, perThousand]) => {
    const rows = flows.map(([row, value, print]): CellContent[] => [
      lastFiled,
      `ZB-2.${row}.${key}`,
      print(share(value, perThousand)),
      origin,
    ]);
    const small: readonly (readonly [row: string, month: number, inEight: number])[] = [
      ['11', 4, 33],
      ['12', 2, 15],
      ['14', 0, 12],
      ['15', 1, 3],
      ['16', 0, 5],
    ];
    const net = Number(wan(share(paid, perThousand)).replace('.', '')) - Number(wan(share(refunded, perThousand)).replace('.', ''));
    const counted = small.map(([row, one, inEight]): CellContent[] => [
      lastFiled,
      `ZB-2.${row}.${key}`,
      key === 'month' ? one : toDate(one, months, inEight),
      origin,
    ]);
    return [...rows, [lastFiled, `ZB-2.08.${key}`, `${Math.floor(net / 100)}.${String(net % 100).padStart(2, '0')}`, origin], ...counted];
  });
}

/** 历史报表. */
function createOldReportSheet(place: DemoPlace): LedgerSheet {
  const list: ListColumns<readonly CellContent[]> = [
    ['月份', 'center', 10, ([month = null]) => month],
    ['指标', 'code', 16, ([, address = null]) => address],
    ['数值', 'text', 16, ([, , value = null]) => value],
    ['来源', 'text', 26, ([, , , origin = null]) => origin],
  ];
  return { name: '历史报表', title: '启用前已报数据', note: '按报表打印数值录入', ...createList(list, filedRows(place)) };
}

/** The year's targets: indicator, value, what it is. */
const TARGETS = [
  ['ZB-2.06', '45000', '全年直播成交额（万元）'],
  ['ZB-2.12', '24', '全年培训场次'],
  ['ZB-1.07', '40', '年末入驻企业数'],
  ['ZB-2.19', '45', '公共直播间使用率（%）'],
] as const;

/** 年度目标. */
function createTargetSheet({ days }: DemoPlace): LedgerSheet {
  const list: ListColumns<(typeof TARGETS)[number]> = [
    ['年份', 'center', 8, () => `${yearOf(days.last)}年`],
    ['指标', 'code', 12, ([indicator]) => indicator],
    ['目标值', 'text', 14, ([, value]) => value],
    ['说明', 'text', 26, ([, , what]) => what],
  ];
  return { name: '年度目标', title: '年度目标', note: null, ...createList(list, TARGETS) };
}

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

function book(name: string, sheets: readonly LedgerSheet[]): DemoFile {
  return { name: `${name}.xlsx`, bytes: createLedgerBook(name, sheets), tenant: null };
}

function firstFiles(place: DemoPlace): DemoFile[] {
  const { first, filed, earlier, sittings } = place.days;
  const sales = earlier.flatMap((month) => createSales(place, month));
  const asOf = getDayOfInstant(sittings.first);
  const words = `${printMonthLong(first)}至${printMonthLong(filed)}`;
  return [
    book('01-基地信息', [createBaseSheet(), createBaseAreaSheet(place)]),
    book('02-直播间', [createStudioSheet(place), createExceptionSheet(place)]),
    book('03-企业与租约', createTenantSheets(place, asOf)),
    book('04-主播与合规', createPeopleSheets(place, asOf)),
    book(`05-预约登记-${words}`, [createBookingSheet(place, firstDayOf(first), lastDayOf(filed))]),
    book(`06-销售台账-${words}`, [
      createSalesSheet(place, sales, `${words}，各企业月报汇总`),
      retailSheet(place, sales),
      createHeadcountSheet(place, earlier),
    ]),
    book('07-活动登记', [createEventSheet(earlier)]),
    book('08-历史报表与年度目标', [createOldReportSheet(place), createTargetSheet(place)]),
  ];
}

interface MonthOfFiles {
  /** What the files' names begin with. */
  readonly number: string;
  readonly month: Month;
  /** Everything sold, and what of it stands in the ledger. */
  readonly sales: readonly DemoSales[];
  readonly ledger: readonly DemoSales[];
  readonly bookings: readonly [Day, Day];
}

function monthFiles(place: DemoPlace, { number, month, sales, ledger, bookings }: MonthOfFiles): DemoFile[] {
  const words = printMonthLong(month);
  const sheets = [
    createSalesSheet(place, ledger, `${words}，各企业月报汇总`),
    retailSheet(place, sales),
    createHeadcountSheet(place, [month]),
    createEventSheet([month]),
  ];
  return [book(`${number}1-${words}台账`, sheets), book(`${number}2-${words}预约登记`, [createBookingSheet(place, ...bookings)])];
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

function exportFiles({ tenants }: DemoPlace, sales: readonly DemoSales[]): DemoFile[] {
  const of = (tenant: number, platform: string): DemoSales => {
    const found = sales.find((one) => isOf(one, [tenant, platform]));
    if (found === undefined) throw new Error(`no sales of ${tenant} on ${platform}`);
    return found;
  };
  const [clothes, beauty] = [of(1, '抖音'), of(...BOTH)];
  const named = (tenant: number): string => getTenant(tenants, tenant).name.slice(2, 6);
  return [
    { name: `31-罗盘直播明细_${clothes.part.handle}.csv`, bytes: createCompassCsv(clothes), tenant: null },
    { name: `32-罗盘直播明细_${beauty.part.handle}.csv`, bytes: createCompassCsv(beauty), tenant: null },
    { name: `33-抖店店铺日报_${named(1)}.xlsx`, bytes: createShopDailyBook(clothes), tenant: clothes.tenant.code },
    { name: `34-视频号直播明细_${named(3)}.csv`, bytes: createChannelsCsv(of(3, '视频号')), tenant: getTenant(tenants, 3).code },
    { name: `35-小红书千帆_${named(4)}.xlsx`, bytes: noteDailyBook(of(4, '小红书')), tenant: getTenant(tenants, 4).code },
    { name: `36-生意参谋直播分场次_${named(5)}.xlsx`, bytes: createTaobaoBook(of(5, '淘宝')), tenant: getTenant(tenants, 5).code },
    { name: `37-抖音成交概览_${named(6)}.xlsx`, bytes: createOverviewBook(of(6, '抖音')), tenant: getTenant(tenants, 6).code },
  ];
}

function secondFiles(place: DemoPlace, sales: readonly DemoSales[]): DemoFile[] {
  const { revised: month, sittings } = place.days;
  const changes = changeSheets(place, getDayOfInstant(sittings.first), getDayOfInstant(sittings.second));
  return [
    ...monthFiles(place, { number: '1', month, sales, ledger: sales, bookings: [firstDayOf(month), lastDayOf(month)] }),
    book(`13-企业与主播变更-${printMonthLong(month)}`, changes),
  ];
}

function thirdFiles(place: DemoPlace, sales: readonly DemoSales[]): DemoFile[] {
  const { last: month, today, bookedUntil, sittings } = place.days;
  const ledger = sales
    .filter((one) => !EXPORTED.some((of) => isOf(one, of)))
    .map((one) => (isOf(one, BOTH) ? { ...one, paid: share(one.paid, 1023), retail: one.retail } : one));
  const changes = changeSheets(place, getDayOfInstant(sittings.second), today);
  return [
    ...monthFiles(place, { number: '2', month, sales, ledger, bookings: [firstDayOf(month), bookedUntil] }),
    book(`23-企业与主播变更-${printMonthLong(month)}`, changes),
    ...exportFiles(place, sales),
  ];
}

/** All files, made again: equal bytes each time. */
export function createDemoFiles(place: DemoPlace): DemoFiles {
  const { revised, last } = place.days;
  const sales = createSales(place, revised);
  const correction = createSalesSheet(place, corrected(sales), '霜降服饰更正淘宝数据');
  return {
    first: firstFiles(place),
    second: secondFiles(place, sales),
    correction: [book(`14-${printMonthLong(revised)}销售台账更正`, [correction])],
    third: thirdFiles(place, createSales(place, last)),
  };
}
