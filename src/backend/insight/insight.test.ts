// Figures of filed months, targets, texts that look like formulas, and scorecards of one's own, on a small base.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { furnishedBase, type SmallBase } from '../../../test/helpers/small-base.ts';
import { TESTER } from '../../../test/helpers/sample-base.ts';
import { zipByHand } from '../../../test/helpers/zip-by-hand.ts';
import { filing } from '../../../test/helpers/raw-base.ts';
import { type Month, parseMonth } from '../../domain/time/calendar.ts';
import { analyticsSchema, keyFiguresSchema, scorecardSchema } from '../../contract/insight/insight-shapes.ts';
import { closeBase } from '../core/db/open.ts';
import { readTableFile } from '../../sheets/read/read-table.ts';
import { exportChartNumbers } from './chart-numbers.ts';
import { computeAnalytics } from './analytics.ts';
import { keyFiguresOf } from './key-figures.ts';
import { setThreshold, takeScorecards } from './change-scorecards.ts';
import { scorecardOf } from './scorecard.ts';

let small: SmallBase;
beforeEach(() => {
  small = furnishedBase();
});
afterEach(() => {
  closeBase(small.base);
  rmSync(small.base.folder, { recursive: true, force: true });
});

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

function value<T>(
  result: { readonly ok: true; readonly value: T } | { readonly ok: false; readonly refusal: { readonly code: string } },
): T {
  if (!result.ok) throw new Error(result.refusal.code);
  return result.value;
}

function sells(tenant: number, of: string, paid: number, more: { readonly settled?: number; readonly source?: string } = {}): void {
  const line = { month: of, tenant_id: tenant, platform: '抖音', goods_class: '其他', source: more.source ?? 'form' };
  small.put('sales_line', { ...line, sessions: 1, minutes: 60, views: 9, orders: 3, paid, refunded: 0, settled: more.settled ?? 0 });
}

function analytics(from: string, to: string) {
  return analyticsSchema.parse(value(computeAnalytics(small.base, { from: month(from), to: month(to) })));
}

/** Files a month by hand, with other figures than the data give. */
function file(of: string, paid: number, tenants: readonly (readonly [number, number | null])[]): void {
  const id = small.put('filing', { ...filing(of), revision: 1 });
  small.put('filed_figure', { filing_id: id, figure: 'ZB-2.06.month', raw: paid, value: (paid / 1_000_000).toFixed(2) });
  tenants.forEach(([tenant, raw], at) =>
    small.put('filed_tenant', { filing_id: id, tenant_id: tenant, place: at + 1, cells: '{}', paid: raw }),
  );
}

describe('a closed month', () => {
  it('shows what was filed, in sums, lines and ranking; once it is reopened, the data', () => {
    sells(1, '2026-09', 5_000_000);
    sells(1, '2026-10', 3_000_000);
    file('2026-09', 9_000_000, [
      [1, 2_000_000],
      [2, 7_000_000],
    ]);
    const closed = analytics('2026-09', '2026-10');
    expect(closed.months.map((one) => one.state)).toEqual(['closed', 'open']);
    expect(closed.sales.paid.points.map((one) => one.raw)).toEqual([9_000_000, 3_000_000]);
    expect(closed.sales.total).toEqual({ raw: 12_000_000, text: '12.00' });
    expect(closed.tenants.map((one) => [one.tenantId, one.paid.raw, one.share])).toEqual([
      [2, 7_000_000, '58.3'],
      [1, 5_000_000, '41.7'],
    ]);
    small.base.db.prepare("UPDATE filing SET reopened_ms = 1, reopened_by = '张', reopen_reason = '更正'").run();
    const open = analytics('2026-09', '2026-10');
    expect(open.sales.paid.points.map((one) => one.raw)).toEqual([5_000_000, 3_000_000]);
    expect(open.tenants.map((one) => [one.tenantId, one.paid.raw])).toEqual([[1, 8_000_000]]);
  });
});

describe('tenants', () => {
  it('are compared with the year before only where the base has all of it', () => {
    sells(1, '2025-01', 4_000_000);
    sells(1, '2026-01', 6_000_000);
    sells(2, '2026-01', 1_000_000);
    expect(analytics('2026-01', '2026-01').tenants.map((one) => [one.tenantId, one.before.raw, one.growth])).toEqual([
      [1, 4_000_000, '50.0'],
      [2, null, '—'],
    ]);
    // December 2024 lies before the base's first month.
    expect(analytics('2025-12', '2026-01').tenants.map((one) => one.growth)).toEqual(['—', '—']);
  });

  it('in both years make the comparable growth; the stronger source counts', () => {
    sells(1, '2025-01', 4_000_000);
    sells(2, '2026-01', 9_000_000);
    sells(1, '2026-01', 3_000_000, { source: 'ledger' });
    sells(1, '2026-01', 5_000_000, { source: 'form' });
    expect(analytics('2026-01', '2026-01').comparable.total).toEqual({
      month: '',
      tenants: 1,
      paid: 5_000_000,
      before: 4_000_000,
      growth: '25.0',
    });
  });

  it('whose names look like formulas stay texts', async () => {
    small.base.db.prepare("UPDATE tenant_fact SET name = '=HYPERLINK(1)' WHERE tenant_id = 1").run();
    sells(1, '2026-10', 1_000_050);
    const made = value(exportChartNumbers(small.base, { chart: 'tenants', from: month('2026-10'), to: month('2026-10'), language: 'en' }));
    const read = value(await readTableFile(made.bytes));
    expect([...(read.sheets[0]?.rows ?? [])].map((row) => row.cells)).toEqual([
      ['Rank', 'Tenant', 'Social credit code', 'Paid (yuan)', 'Share (%)', 'A year before (yuan)', 'Growth (%)'],
      [1, '=HYPERLINK(1)', '91440303MA1887G6QK', 10_000.5, 100, '—', '—'],
    ]);
    expect(made.name).toBe('Tenants ranked_2026-10.xlsx');
  });
});

describe('income', () => {
  it('is booked time at the list price of its day, per booked and per open hour', () => {
    small.base.db.prepare('UPDATE studio_fact SET hourly_rate = 12000 WHERE studio_id = 1').run();
    const start = 29_350_000;
    const minuteOf = (of: string): number => Date.parse(`${of}:00+08:00`) / 60_000;
    expect(start).toBeLessThan(minuteOf('2026-10-05T08:00'));
    const slot = { studio_id: 1, tenant_id: 1, from_past: 1 };
    small.put('booking', {
      number: 'B1',
      ...slot,
      starts_at: minuteOf('2026-10-05T08:00'),
      ends_at: minuteOf('2026-10-05T09:30'),
      state: 'completed',
    });
    small.put('booking', {
      number: 'B2',
      ...slot,
      starts_at: minuteOf('2026-10-05T12:00'),
      ends_at: minuteOf('2026-10-05T13:00'),
      state: 'no_show',
    });
    const { use, week } = analytics('2026-10', '2026-10');
    // 1.5 h at 120 yuan; the studio is open all 744 hours of October.
    expect(use).toEqual([
      { month: '2026-10', booked: 90, occupied: 105, open: 44_640, value: 18_000, perBookedHour: 12_000, perOpenHour: 24 },
    ]);
    // 2026-10-05 is a Monday: 60 minutes from 08:00, 30 and 15 of turnaround from 09:00.
    expect([week.booked[8], week.booked[9], week.booked[12]]).toEqual([60, 45, 0]);
  });
});

describe('targets', () => {
  it('stand against the cumulative figure of flows and the month’s of stocks', () => {
    sells(1, '2026-09', 2_000_000);
    sells(1, '2026-10', 3_000_000);
    small.put('year_target', { year: 2026, indicator: 'ZB-2.06', value: '20' });
    small.put('year_target', { year: 2026, indicator: 'ZB-1.07', value: '8' });
    small.put('year_target', { year: 2025, indicator: 'ZB-2.06', value: '1' });
    small.put('year_target', { year: 2026, indicator: 'ZB-9.99', value: '1' });
    const { figures } = keyFiguresSchema.parse(value(keyFiguresOf(small.base, { month: month('2026-10') })));
    const targets = figures.flatMap((one) => (one.target === null ? [] : [one.target]));
    expect(targets.map((one) => [one.indicator, one.address, one.target, one.actual.text, one.progress])).toEqual([
      ['ZB-2.06', 'ZB-2.06.ytd', '20', '5.00', '25.0'],
      ['ZB-1.07', 'ZB-1.07.value', '8', '2', '25.0'],
    ]);
    expect(analytics('2026-10', '2026-10').targets.map((one) => one.indicator)).toEqual(['ZB-1.07', 'ZB-2.06']);
    expect(figures[0]?.months.map((one) => one.month)).toEqual([
      '2025-10',
      '2025-11',
      '2025-12',
      '2026-01',
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
    ]);
    expect(figures[0]?.months.slice(-2).map((one) => one.raw)).toEqual([2_000_000, 3_000_000]);
  });
});

describe('scorecards', () => {
  const own = (content: unknown): void => {
    const folder = path.join(small.base.folder, 'scorecards');
    mkdirSync(folder, { recursive: true });
    writeFileSync(path.join(folder, 'own.json'), typeof content === 'string' ? content : JSON.stringify(content));
  };
  const criterion = {
    id: 'a',
    label: '面积',
    figure: 'ZB-1.01.value',
    comparison: '>=',
    threshold: '120.01',
    period: 'month',
    origin: '内部要求',
  };
  const card = (more: object): object => ({
    id: 'own',
    name: '内部',
    origin: '内部文件',
    note: '',
    cards: [{ id: 'x', name: '内部标准', criteria: [{ ...criterion, ...more }] }],
  });
  const judged = (from: string, to: string) =>
    scorecardSchema.parse(value(scorecardOf(small.base, { from: month(from), to: month(to) }))).cards.find((one) => one.id === 'own/x')
      ?.criteria[0];

  it('of one’s own are judged like those that ship', () => {
    own(card({}));
    // 12,000 of 0.01 m²: a hundredth short.
    expect(judged('2026-10', '2026-10')).toMatchObject({
      months: [{ month: '2026-10', state: 'short', value: { text: '120.00' }, shortBy: '0.01' }],
      since: '2025-01',
      isSinceStart: true,
    });
    own(card({ threshold: '120.00' }));
    expect(judged('2026-10', '2026-10')?.months[0]).toMatchObject({ state: 'met', shortBy: null });
  });

  it('tell since when', () => {
    own(card({ figure: 'ZB-2.06.month', threshold: '1' }));
    sells(1, '2026-08', 1_000_000);
    sells(1, '2026-09', 1_000_000);
    expect(judged('2026-08', '2026-09')).toMatchObject({ since: '2026-08', isSinceStart: false });
    expect(judged('2026-09', '2026-10')?.months.map((one) => [one.state, one.shortBy])).toEqual([
      ['met', null],
      ['short', '1.00'],
    ]);
  });

  it('are taken in from a zip, and a threshold is changed on screen in the base’s own copy', async () => {
    const bytes = zipByHand([
      { name: 'kinds/own.json', content: JSON.stringify(card({})) },
      { name: 'read me.txt', content: 'x' },
    ]);
    const file = { name: 'kinds.zip', bytes };
    expect(value(await takeScorecards(small.base, TESTER, { file }))).toEqual({ taken: [{ id: 'own', name: '内部', kept: null }] });
    expect(judged('2026-10', '2026-10')?.months[0]).toMatchObject({ state: 'short' });
    const wish = { card: 'own/x', criterion: 'a', threshold: '120' };
    expect(value(setThreshold(small.base, TESTER, wish))).toEqual({ before: '120.01', threshold: '120' });
    expect(judged('2026-10', '2026-10')?.months[0]).toMatchObject({ state: 'met' });
    expect(setThreshold(small.base, TESTER, { ...wish, criterion: 'none' })).toMatchObject({ refusal: { code: 'SCORECARD_INVALID' } });
    // What ships is never touched: the base gets a copy of its own, and the same zip again keeps what it replaces.
    expect(value(setThreshold(small.base, TESTER, { card: 'sz-2023/comprehensive', criterion: 'area', threshold: '1' }))).toEqual({
      before: '2000',
      threshold: '1',
    });
    expect(value(await takeScorecards(small.base, TESTER, { file })).taken[0]?.kept).toMatch(/^own\.json-.*\.before$/);
    expect(await takeScorecards(small.base, TESTER, { file: { name: 'x.json', bytes: Buffer.from('{}') } })).toMatchObject({
      refusal: { code: 'SCORECARD_INVALID' },
    });
  });

  it('that compare an address the report does not have show no figure', () => {
    own(card({ figure: 'ZB-8.01.value' }));
    expect(judged('2026-10', '2026-10')?.months).toEqual([
      { month: '2026-10', state: 'none', value: { raw: null, text: '—' }, shortBy: null },
    ]);
  });

  it('of another shape are refused by file and place', () => {
    own(card({ comparison: '>' }));
    const refused = scorecardOf(small.base, { from: month('2026-10'), to: month('2026-10') });
    expect(refused).toMatchObject({ ok: false, refusal: { code: 'SCORECARD_INVALID', data: { file: 'own.json' } } });
    own('{');
    expect(scorecardOf(small.base, { from: month('2026-10'), to: month('2026-10') })).toMatchObject({
      ok: false,
      refusal: { code: 'SCORECARD_INVALID' },
    });
  });
});

describe('figures that are asked for again', () => {
  it('a month that few had reported looked like a fall of nine tenths: it is said to be unfinished until it is reported or closed', () => {
    sells(1, '2025-09', 90_000_000);
    sells(1, '2025-10', 90_000_000);
    sells(2, '2026-09', 9_000_000);
    const shown = (of: string) => {
      const { isUnfinished, figures } = keyFiguresSchema.parse(value(keyFiguresOf(small.base, { month: month(of) })));
      return [isUnfinished, figures.find((one) => one.key === 'paid')?.growth];
    };
    expect(shown('2026-09')).toEqual([true, '—']);
    sells(1, '2026-09', 0);
    expect(shown('2026-09')).toEqual([false, '-90.0']);
    expect(shown('2026-12')).toEqual([true, '—']);
  });

  it('show what was written meanwhile', () => {
    const paid = (): unknown => {
      const { figures } = keyFiguresSchema.parse(value(keyFiguresOf(small.base, { month: month('2026-09') })));
      return figures.find((one) => one.key === 'paid')?.value.raw;
    };
    sells(1, '2026-09', 5_000_000);
    expect([paid(), paid()]).toEqual([5_000_000, 5_000_000]);
    sells(2, '2026-09', 1_000_000);
    expect(paid()).toBe(6_000_000);
  });
});
