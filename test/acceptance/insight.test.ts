// Analytics, key figures and the scorecard on the fixtures' world: every total is the one that the month's report shows.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Month, parseMonth } from '../../src/domain/time/calendar.ts';
import { CHARTS } from '../../src/contract/insight/insight-shapes.ts';
import { iterateRows, readTableFile } from '../../src/sheets/read/read-table.ts';
import { computeAnalytics } from '../../src/backend/insight/analytics.ts';
import { keyFiguresOf } from '../../src/backend/insight/key-figures.ts';
import { failingOf } from '../../src/backend/insight/failing.ts';
import { scorecardOf } from '../../src/backend/insight/scorecard.ts';
import { exportChartNumbers } from '../../src/backend/insight/chart-numbers.ts';
import { VIDEO_TENANT, WORLD } from '../helpers/cli.ts';
import { type ImportBase, openImportBase, totals } from '../helpers/import-base.ts';

interface Expected {
  readonly values: Readonly<Record<string, { readonly raw: number | null; readonly text: string }>>;
  readonly rows: { readonly 'ZB-4': readonly Readonly<Record<string, string>>[] };
}

const MONTHS = ['2025-01', '2025-12', '2026-01', '2026-09', '2026-10'] as const;

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function expected(of: string): Expected {
  return JSON.parse(readFileSync(path.join(WORLD, `expected-${of}.json`), 'utf8')) as Expected;
}

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

let world: ImportBase;
beforeAll(async () => {
  world = openImportBase('2026-11-05T09:00');
  const folder = path.join(WORLD, 'inputs');
  const files = readdirSync(folder)
    .toSorted()
    .map((name) => ({ name, bytes: readFileSync(path.join(folder, name)) }));
  const taken = await world.take(files, { tenant: VIDEO_TENANT });
  if (typeof totals(taken) === 'string') throw new Error('the world was refused');
});
afterAll(() => world.close());

describe.each(MONTHS)('%s in analytics', (name) => {
  const want = expected(name).values;
  const at = (): ReturnType<typeof computeAnalytics> => computeAnalytics(world.base, { from: month(name), to: month(name) });

  it('has the sales of ZB-2, and the year before as the report compares it', () => {
    const { sales } = value(at());
    const point = { month: name, ...want['ZB-2.06.month'] };
    expect(sales.paid.points).toEqual([point]);
    expect(sales.total).toEqual(want['ZB-2.06.month']);
    expect(sales.before.points).toEqual([{ month: name, ...want['ZB-2.06.month_ly'] }]);
    expect(sales.settled.points).toEqual([{ month: name, ...want['ZB-2.09.month'] }]);
    expect(sales.refunded.points).toEqual([{ month: name, ...want['ZB-2.07.month'] }]);
  });

  it('has the platforms of ZB-3 and the classes of ZB-5, with their shares', () => {
    const { platforms, classes } = value(at());
    const code = (index: number): string => String(index + 2).padStart(2, '0');
    expect(platforms.map((one) => one.total)).toEqual(platforms.map((_, index) => want[`ZB-3.${code(index)}.paid`]));
    expect(classes.map((one) => one.total)).toEqual(classes.map((_, index) => want[`ZB-5.${code(index)}.paid`]));
    expect(classes.map((one) => one.share)).toEqual(classes.map((_, index) => want[`ZB-5.${code(index)}.share`]?.text));
    expect([platforms.length, classes.length]).toEqual([8, 17]);
  });

  it('has the minutes of ZB-2.17 and 18 in the hours of its week', () => {
    const { week, use } = value(at());
    const sum = (minutes: readonly number[]): number => minutes.reduce((all, one) => all + one, 0);
    expect(sum(week.open)).toBe(want['ZB-2.17.month']?.raw);
    expect(sum(week.booked)).toBe(want['ZB-2.18.month']?.raw);
    expect(use[0]).toMatchObject({ month: name, open: want['ZB-2.17.month']?.raw, occupied: want['ZB-2.18.month']?.raw });
  });

  it('has the paid of every row of ZB-4, and the occupancy of ZB-1', () => {
    const { tenants, occupancy } = value(at());
    const rows = expected(name).rows['ZB-4'].filter((row) => row['paid'] !== '—');
    const byCode = (list: readonly (readonly [string | undefined, string | undefined])[]): string[] =>
      list.map((pair) => pair.join(' ')).toSorted();
    expect(byCode(tenants.map((one) => [one.uscc, one.paid.text]))).toEqual(byCode(rows.map((row) => [row['uscc'], row['paid']])));
    expect(occupancy).toEqual([
      {
        month: name,
        leased: want['ZB-1.03.value'],
        lettable: want['ZB-1.02.value'],
        rate: want['ZB-1.10.value'],
        tenants: want['ZB-1.07.value'],
      },
    ]);
  });

  it('has the key figures, with last year’s and their growth', () => {
    const { figures } = value(keyFiguresOf(world.base, { month: month(name) }));
    expect(figures.map(({ key, address, value: figure, lastYear }) => [key, address, figure, lastYear])).toEqual([
      ['paid', 'ZB-2.06.month', want['ZB-2.06.month'], want['ZB-2.06.month_ly']],
      ['sessions', 'ZB-2.01.month', want['ZB-2.01.month'], want['ZB-2.01.month_ly']],
      ['tenants', 'ZB-1.07.value', want['ZB-1.07.value'], want['ZB-1.07.ly']],
      ['use', 'ZB-2.19.month', want['ZB-2.19.month'], want['ZB-2.19.month_ly']],
      ['occupancy', 'ZB-1.10.value', want['ZB-1.10.value'], want['ZB-1.10.ly']],
      ['hosts', 'ZB-1.12.value', want['ZB-1.12.value'], want['ZB-1.12.ly']],
    ]);
    expect(figures[0]?.growth).toBe(want['ZB-2.06.month_yoy']?.text);
    expect(figures[1]?.growth).toBe(want['ZB-2.01.month_yoy']?.text);
  });
});

describe('a year in analytics', () => {
  it('sums to what the report accumulates', () => {
    const all = value(computeAnalytics(world.base, { from: month('2026-01'), to: month('2026-10') }));
    const want = expected('2026-10').values;
    expect(all.sales.total).toEqual(want['ZB-2.06.ytd']);
    expect(all.platforms.map((one) => one.total)).toEqual(
      all.platforms.map((_, at) => want[`ZB-3.${String(at + 2).padStart(2, '0')}.paid_ytd`]),
    );
    expect(all.classes.map((one) => one.total)).toEqual(
      all.classes.map((_, at) => want[`ZB-5.${String(at + 2).padStart(2, '0')}.paid_ytd`]),
    );
    const occupied = all.use.reduce((sum, one) => sum + one.occupied, 0);
    const open = all.use.reduce((sum, one) => sum + one.open, 0);
    expect([occupied, open]).toEqual([want['ZB-2.18.ytd']?.raw, want['ZB-2.17.ytd']?.raw]);
    expect(all.sales.before.points.reduce((sum, one) => sum + (one.raw ?? 0), 0)).toBe(want['ZB-2.06.ytd_ly']?.raw);
  });

  it('compares the tenants that sell in the same month of both years', () => {
    const all = value(computeAnalytics(world.base, { from: month('2026-01'), to: month('2026-01') }));
    const paid = (of: string): Map<string, number> => {
      const rows = world.db
        .prepare(
          `SELECT tenant_id, sum(paid) AS paid FROM (SELECT tenant_id, paid, min(CASE source WHEN 'form' THEN 1 WHEN 'ledger' THEN 2 ELSE 3 END)
             FROM sales_line WHERE retired_at IS NULL AND month = ? GROUP BY tenant_id, platform, goods_class) GROUP BY tenant_id`,
        )
        .raw()
        .all(of);
      return new Map(rows.map((row) => (Array.isArray(row) ? [String(row[0]), Number(row[1])] : ['', 0])));
    };
    const [now, then] = [paid('2026-01'), paid('2025-01')];
    const both = [...now.keys()].filter((id) => then.has(id));
    const sum = (of: Map<string, number>): number => both.reduce((total, id) => total + (of.get(id) ?? 0), 0);
    expect(both.length).toBeGreaterThan(3);
    expect(all.comparable.total).toMatchObject({ tenants: both.length, paid: sum(now), before: sum(then) });
  });
});

async function cellsOf(chart: (typeof CHARTS)[number]): Promise<readonly (readonly unknown[])[]> {
  const made = value(exportChartNumbers(world.base, { chart, from: month('2026-09'), to: month('2026-10'), language: 'zh-CN' }));
  expect(made.name).toMatch(/_2026-09_2026-10\.xlsx$/);
  return iterateRows(value(await readTableFile(made.bytes))).map((row) => row.cells);
}

describe('the numbers of a chart', () => {
  it.each(CHARTS)('%s is a workbook that reads back, a head over rows of one width', async (chart) => {
    const [head, ...rows] = await cellsOf(chart);
    expect(head?.length).toBeGreaterThan(3);
    expect(rows.every((row) => row.length === head?.length)).toBe(true);
  });

  it('holds exact yuan, and 168 hours', async () => {
    const yuan = (of: string): number => (expected(of).values['ZB-2.06.month']?.raw ?? 0) / 100;
    const rows = await cellsOf('sales');
    expect(rows.slice(1).map((row) => row.slice(0, 2))).toEqual(['2026-09', '2026-10'].map((of) => [of, yuan(of)]));
    expect((await cellsOf('hours')).length).toBe(169);
  });
});

describe('the scorecard', () => {
  it('judges each month by the report’s figures', () => {
    const { cards } = value(scorecardOf(world.base, { from: month('2026-09'), to: month('2026-10') }));
    expect(cards.map((one) => [one.name, one.criteria.length])).toEqual([
      ['综合服务类', 5],
      ['垂直类', 3],
    ]);
    const want = expected('2026-10').values;
    const last = (card: number, criterion: number): unknown => cards[card]?.criteria[criterion]?.months.at(-1);
    expect(last(0, 0)).toEqual({ month: '2026-10', state: 'met', value: want['ZB-1.01.value'], shortBy: null });
    // 9 public studios of 10.
    expect(last(0, 1)).toEqual({ month: '2026-10', state: 'short', value: want['ZB-1.05.value'], shortBy: '1' });
    expect(last(0, 3)).toEqual({ month: '2026-10', state: 'met', value: want['ZB-1.07.value'], shortBy: null });
    const settled = want['ZB-2.09.month']?.raw ?? 0;
    expect(last(0, 4)).toMatchObject({ state: settled >= 2_000_000_000 ? 'met' : 'short', value: want['ZB-2.09.month'] });
    expect(last(1, 1)).toMatchObject({ value: want['ZB-1.14.value'] });
  });

  it('has no figure for months before the base’s first', () => {
    const { cards } = value(scorecardOf(world.base, { from: month('2019-01'), to: month('2019-02') }));
    expect(cards.flatMap((card) => card.criteria.flatMap((one) => one.months.map(({ state }) => state)))).toEqual(Array(16).fill('none'));
  });
});

describe('failing relations', () => {
  it('are counted, blocking ones first', () => {
    const failing = value(failingOf(world.base, { month: month('2026-10') }));
    expect(failing).toMatchObject({ month: '2026-10', isFiled: false, errors: 0 });
    expect(failing.first.length).toBe(Math.min(5, failing.errors + failing.warnings));
  });
});
