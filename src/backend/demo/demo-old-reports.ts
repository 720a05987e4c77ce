// What the demo's base had filed before the program: last year's figures by address, and the year's targets.
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { addMonths, monthNumberOf, printMonthLong, yearOf } from '../../domain/time/calendar.ts';
import type { DemoPlace } from './demo-place.ts';
import { createEvents } from './demo-people.ts';
import { createSales, type DemoSales } from './demo-sales.ts';
import { defineColumn, type LedgerSheet } from './ledger-book.ts';
import { share } from './seeded.ts';

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
export function createOldReportSheet(place: DemoPlace): LedgerSheet {
  const columns = [
    defineColumn('月份', 'center', 10),
    defineColumn('指标', 'code', 16),
    defineColumn('数值', 'text', 16),
    defineColumn('来源', 'text', 26),
  ];
  return { name: '历史报表', title: '启用前已报数据', note: '按报表打印数值录入', columns, rows: filedRows(place) };
}

/** 年度目标. */
export function createTargetSheet({ days }: DemoPlace): LedgerSheet {
  const columns = [
    defineColumn('年份', 'center', 8),
    defineColumn('指标', 'code', 12),
    defineColumn('目标值', 'text', 14),
    defineColumn('说明', 'text', 26),
  ];
  const year = `${yearOf(days.last)}年`;
  const rows: CellContent[][] = [
    [year, 'ZB-2.06', '45000', '全年直播成交额（万元）'],
    [year, 'ZB-2.12', '24', '全年培训场次'],
    [year, 'ZB-1.07', '40', '年末入驻企业数'],
    [year, 'ZB-2.19', '45', '公共直播间使用率（%）'],
  ];
  return { name: '年度目标', title: '年度目标', note: null, columns, rows };
}
