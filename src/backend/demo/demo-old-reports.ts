// What the demo's base had filed before the program: last year's figures by address, and the year's targets.
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { FIRST_MONTH } from './demo-days.ts';
import { eventsIn } from './demo-people.ts';
import { salesIn } from './demo-sales.ts';
import type { DemoSales } from './demo-sales.ts';
import { column } from './ledger-book.ts';
import type { LedgerSheet } from './ledger-book.ts';
import { share } from './seeded.ts';

/** The last month before the base's data begin. */
const LAST_FILED = '2025-08';
const ORIGIN = '2025年8月月报（纸质）';

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

/** August 2025 and the eight months to it, in the proportion of the first month that the base's data have. */
function filedRows(): CellContent[][] {
  const sales = salesIn(FIRST_MONTH);
  const paid = total(sales, (one) => one.paid);
  const refunded = total(sales, (one) => one.refunded);
  const trainings = eventsIn(FIRST_MONTH).filter((one) => one.kind === '培训会');
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
  const months = [
    ['month', 930],
    ['ytd', 7_180],
  ] as const;
  return months.flatMap(([key, perThousand]) => {
    const rows = flows.map(([row, value, print]): CellContent[] => [
      LAST_FILED,
      `ZB-2.${row}.${key}`,
      print(share(value, perThousand)),
      ORIGIN,
    ]);
    const small: readonly (readonly [row: string, month: number, ytd: number])[] = [
      ['11', 4, 33],
      ['12', 2, 15],
      ['14', 0, 12],
      ['15', 1, 3],
      ['16', 0, 5],
    ];
    const net = Number(wan(share(paid, perThousand)).replace('.', '')) - Number(wan(share(refunded, perThousand)).replace('.', ''));
    const counted = small.map(([row, one, ytd]): CellContent[] => [LAST_FILED, `ZB-2.${row}.${key}`, key === 'month' ? one : ytd, ORIGIN]);
    return [...rows, [LAST_FILED, `ZB-2.08.${key}`, `${Math.floor(net / 100)}.${String(net % 100).padStart(2, '0')}`, ORIGIN], ...counted];
  });
}

/** 历史报表. */
export function oldReportSheet(): LedgerSheet {
  const columns = [column('月份', 'center', 10), column('指标', 'code', 16), column('数值', 'text', 16), column('来源', 'text', 26)];
  return { name: '历史报表', title: '启用前已报数据', note: '按报表打印数值录入', columns, rows: filedRows() };
}

/** 年度目标. */
export function targetSheet(): LedgerSheet {
  const columns = [column('年份', 'center', 8), column('指标', 'code', 12), column('目标值', 'text', 14), column('说明', 'text', 26)];
  const rows: CellContent[][] = [
    ['2026年', 'ZB-2.06', '45000', '全年直播成交额（万元）'],
    ['2026年', 'ZB-2.12', '24', '全年培训场次'],
    ['2026年', 'ZB-1.07', '40', '年末入驻企业数'],
    ['2026年', 'ZB-2.19', '45', '公共直播间使用率（%）'],
  ];
  return { name: '年度目标', title: '年度目标', note: null, columns, rows };
}
