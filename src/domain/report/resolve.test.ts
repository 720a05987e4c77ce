// Cumulative sums and comparisons: filed, else historical, else computed; the base's first month.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shippedProfile } from '../../../test/helpers/audit.ts';
import { area, filing, month, NOTHING, type Said, sourcesOf } from '../../../test/helpers/report-sources.ts';
import { listCumulativeParts, resolveMonth, type Resolver, sumRevisedSinceLastMonth, valueOf, valuesOf } from './resolve.ts';
import type { IndicatorRow } from './shape.ts';
import { specsOf } from './specs.ts';

const specs = specsOf(shippedProfile());

function resolver(of: string, said: Said): Resolver {
  return { sources: sourcesOf(of, said), specs };
}

function text(of: string, said: Said, address: string): string {
  return at(resolver(of, said), address).text;
}

function at(one: Resolver, address: string): ReturnType<typeof valueOf> {
  const spec = specs.figures.get(address);
  if (spec === undefined) throw new Error(address);
  return valueOf(one, spec);
}

/** Orders (ZB-2.05) are printed as they are: the easiest to read. */
const ORDERS = { 'sales.orders': { '2025-01': 10, '2025-02': 20, '2025-03': 40, '2026-01': 1, '2026-02': 3, '2026-03': 7 } };

function series(key: string): NonNullable<ReturnType<typeof specs.series.get>> {
  const found = specs.series.get(key);
  if (found === undefined) throw new Error(key);
  return found;
}

describe('a flow', () => {
  it('has month, cumulative, last year and growth', () => {
    const said = { values: ORDERS };
    const row = ['month', 'ytd', 'month_ly', 'ytd_ly', 'month_yoy', 'ytd_yoy'].map((key) => text('2026-03', said, `ZB-2.05.${key}`));
    expect(row).toEqual(['7', '11', '40', '70', '-82.5', '-84.3']);
  });

  it('has no figures before the first month, and a sum that starts with it', () => {
    const said = { values: ORDERS, facts: { ...NOTHING, areas: [area('2025-03')] } };
    expect(['month', 'ytd', 'month_ly', 'ytd_ly', 'month_yoy', 'ytd_yoy'].map((key) => text('2026-02', said, `ZB-2.05.${key}`))).toEqual([
      '3',
      '4',
      '—',
      '—',
      '—',
      '—',
    ]);
    expect(text('2026-03', said, 'ZB-2.05.ytd_ly')).toBe('40');
    expect(text('2025-02', said, 'ZB-2.05.month')).toBe('—');
    expect(text('2025-02', said, 'ZB-2.05.ytd')).toBe('—');
  });

  it('has none at all in a base without facts', () => {
    const values = valuesOf(resolver('2026-03', { values: ORDERS, facts: NOTHING }));
    expect([...new Set([...values.values()].map((value) => value.text))]).toEqual(['—']);
  });

  it('takes historical figures before the first month, by address', () => {
    const historical = {
      '2025-02': { 'ZB-2.05.month': { id: 5, raw: 6, text: '6' }, 'ZB-2.05.ytd': { id: 6, raw: 100, text: '100' } },
      '2025-01': { 'ZB-2.05.ytd': { id: 7, raw: 9999, text: '9999' } },
    };
    const said = { values: ORDERS, facts: { ...NOTHING, areas: [area('2025-03')] }, historical };
    expect(text('2025-02', said, 'ZB-2.05.month')).toBe('6');
    expect(text('2025-02', said, 'ZB-2.05.ytd')).toBe('100');
    // The year's sum starts with what was cumulated before the first month; another year's does not.
    expect(text('2025-03', said, 'ZB-2.05.ytd')).toBe('140');
    expect(at(resolver('2025-03', said), 'ZB-2.05.ytd').printed).toBe(true);
    expect(text('2026-02', said, 'ZB-2.05.month_ly')).toBe('6');
    expect(text('2026-02', said, 'ZB-2.05.month_yoy')).toBe('-50.0');
    expect(text('2026-02', said, 'ZB-2.05.ytd_ly')).toBe('100');
    expect(text('2026-03', said, 'ZB-2.05.ytd')).toBe('11');
    expect(text('2026-03', said, 'ZB-2.05.ytd_ly')).toBe('140');
    expect(listCumulativeParts(resolver('2025-03', said), series('ZB-2.05'), month('2025-03'))).toEqual([
      { month: '2025-02', address: 'ZB-2.05.ytd', raw: 100, from: { kind: 'historical', id: 6 } },
      { month: '2025-03', address: 'ZB-2.05.month', raw: 40, from: { kind: 'computed' } },
    ]);
  });

  it('does not carry a cumulative figure over the turn of the year', () => {
    const said = {
      values: ORDERS,
      facts: { ...NOTHING, areas: [area('2026-01')] },
      historical: { '2025-12': { 'ZB-2.05.ytd': { id: 1, raw: 500, text: '500' } } },
    };
    expect(text('2026-02', said, 'ZB-2.05.ytd')).toBe('4');
  });

  it('compares with what was filed, then what was entered, then the data', () => {
    const historical = { '2025-03': { 'ZB-2.05.month': { id: 1, raw: 50, text: '50' }, 'ZB-2.05.ytd': { id: 2, raw: 90, text: '90' } } };
    expect(text('2026-03', { values: ORDERS, historical }, 'ZB-2.05.month_ly')).toBe('50');
    expect(text('2026-03', { values: ORDERS, historical }, 'ZB-2.05.ytd_ly')).toBe('90');
    const filings = {
      '2025-03': [filing(1, 1, { 'ZB-2.05.month': 41, 'ZB-2.05.ytd': 71 }), filing(2, 2, { 'ZB-2.05.month': 42, 'ZB-2.05.ytd': 72 })],
    };
    expect(text('2026-03', { values: ORDERS, historical, filings }, 'ZB-2.05.month_ly')).toBe('42');
    expect(text('2026-03', { values: ORDERS, historical, filings }, 'ZB-2.05.ytd_ly')).toBe('72');
    expect(resolveMonth(resolver('2026-03', { filings }), series('ZB-2.05'), month('2025-03')).from).toEqual({
      kind: 'filed',
      revision: 2,
    });
  });

  it('adds filed months, and never reads the filing or the history of the month in hand', () => {
    const filings = {
      '2026-01': [filing(1, 1, { 'ZB-2.05.month': 1000 })],
      '2026-02': [filing(1, 1, {})],
      '2026-03': [filing(1, 1, { 'ZB-2.05.month': 5, 'ZB-2.05.ytd': 5 })],
    };
    const historical = { '2026-03': { 'ZB-2.05.month': { id: 1, raw: 9, text: '9' } } };
    const said = { values: ORDERS, filings, historical };
    expect(text('2026-03', said, 'ZB-2.05.month')).toBe('7');
    expect(text('2026-03', said, 'ZB-2.05.ytd')).toBe('1010');
    expect(listCumulativeParts(resolver('2026-03', said), series('ZB-2.05'), month('2026-03')).map((part) => part.from)).toEqual([
      { kind: 'filed', revision: 1 },
      { kind: 'computed' },
      { kind: 'computed' },
    ]);
  });

  it('is the sum of its months, whatever was filed', () => {
    const amounts = fc.array(fc.nat(1e12), { minLength: 12, maxLength: 12 });
    const marks = fc.array(fc.option(fc.nat(1e12), { nil: null }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(amounts, marks, fc.integer({ min: 1, max: 12 }), (data, filed, last) => {
        const name = (index: number): string => `2026-${String(index + 1).padStart(2, '0')}`;
        const values = { 'sales.orders': Object.fromEntries(data.map((raw, index) => [name(index), raw])) };
        const filings = Object.fromEntries(
          filed.flatMap((raw, index) => (raw === null ? [] : [[name(index), [filing(1, index, { 'ZB-2.05.month': raw })]]])),
        );
        const expected = data.slice(0, last).reduce((sum, raw, index) => sum + (index + 1 === last ? raw : (filed[index] ?? raw)), 0);
        expect(at(resolver(name(last - 1), { values, filings }), 'ZB-2.05.ytd').raw).toBe(expected);
      }),
    );
  });
});

describe('sums, ratios and shares', () => {
  it('subtract refunds from paid', () => {
    const values = { 'sales.paid': { '2026-01': 300, '2026-02': 10_000 }, 'sales.refunded': { '2026-01': 500, '2026-02': 100 } };
    expect(at(resolver('2026-02', { values }), 'ZB-2.08.month')).toEqual({ raw: 9900, text: '0.01', printed: false });
    expect(at(resolver('2026-01', { values }), 'ZB-2.08.month')).toEqual({ raw: -200, text: '0.00', printed: false });
    expect(at(resolver('2026-02', { values }), 'ZB-2.08.ytd').raw).toBe(9700);
  });

  it('divide month by month and cumulative by cumulative, without growth', () => {
    const values = {
      'studio.public_open': { '2026-01': 1000, '2026-02': 500 },
      'booking.public_occupied': { '2026-01': 100, '2026-02': 250 },
    };
    const row = ['month', 'ytd', 'month_ly', 'ytd_ly', 'month_yoy', 'ytd_yoy'].map((key) => text('2026-02', { values }, `ZB-2.19.${key}`));
    expect(row).toEqual(['50.0', '23.3', '—', '—', '—', '—']);
    expect(at(resolver('2026-02', { values }), 'ZB-2.19.month').raw).toBeNull();
  });

  it('divide into the row’s own unit for one of the denominator’s: 元 an order, 元 an hour', () => {
    const shipped = shippedProfile();
    const mean = (row: string, denominator: string): IndicatorRow => ({
      row,
      label: '',
      unit: '元',
      nature: 'flow',
      source: { kind: 'ratio', numerator: '06', denominator },
      formula: '',
    });
    const tables = shipped.tables.map((table) =>
      table.kind === 'indicators' && table.id === 'ZB-2' ? { ...table, rows: [...table.rows, mean('90', '05'), mean('91', '03')] } : table,
    );
    const own = specsOf({ ...shipped, tables });
    const values = {
      'sales.paid': { '2025-02': 10_000, '2026-01': 10_000, '2026-02': 20_000 },
      'sales.orders': { '2025-02': 2, '2026-01': 3 },
      'sales.minutes': { '2026-01': 90, '2026-02': 30 },
    };
    const said = (of: string, address: string): string => {
      const spec = own.figures.get(address);
      return spec === undefined ? '' : valueOf({ sources: sourcesOf(of, { values }), specs: own }, spec).text;
    };
    expect(['month', 'ytd', 'month_ly'].map((key) => said('2026-01', `ZB-2.90.${key}`))).toEqual(['33.33', '33.33', '—']);
    // Without an order there is no mean, and cumulative is over cumulative.
    expect(['month', 'ytd', 'month_ly'].map((key) => said('2026-02', `ZB-2.90.${key}`))).toEqual(['—', '100.00', '50.00']);
    expect(['month', 'ytd'].map((key) => said('2026-02', `ZB-2.91.${key}`))).toEqual(['400.00', '150.00']);
  });

  it('print a filed or entered percentage as it was, with one decimal', () => {
    const historical = { '2025-02': { 'ZB-2.19.month': { id: 1, raw: null, text: '12.34%' } } };
    expect(at(resolver('2026-02', { historical }), 'ZB-2.19.month_ly')).toEqual({ raw: null, text: '12.3', printed: true });
    const filings = { '2025-02': [{ ...filing(1, 1, {}), figures: new Map([['ZB-2.19.month', { raw: null, text: '9.9' }]]) }] };
    expect(at(resolver('2026-02', { historical, filings }), 'ZB-2.19.month_ly')).toEqual({ raw: null, text: '9.9', printed: false });
    const words = { '2025-02': { 'ZB-2.05.month': { id: 1, raw: null, text: '—' } } };
    expect(at(resolver('2026-02', { historical: words }), 'ZB-2.05.month_ly')).toEqual({ raw: null, text: '—', printed: true });
  });

  it('break sales down by platform and class', () => {
    const paid = { 抖音: { '2026-01': 30, '2026-02': 10, '2025-02': 5 }, 汽车类: { '2026-02': 25 } };
    const values = { 'sales.paid': { '2026-02': 100 }, 'sales.refunded': { '2026-02': 40 } };
    const one = resolver('2026-02', { values, paid });
    const raws = (table: string, keys: readonly string[]): (number | null)[] => keys.map((key) => at(one, `${table}.${key}`).raw);
    expect(raws('ZB-3.02', ['paid', 'refunded', 'net', 'paid_ytd', 'paid_ly'])).toEqual([10, 0, 10, 40, 5]);
    expect(at(one, 'ZB-3.02.paid_yoy').text).toBe('100.0');
    expect(raws('ZB-3.01', ['paid', 'net'])).toEqual([100, 60]);
    expect(['ZB-5.01.share', 'ZB-5.16.share', 'ZB-5.02.share'].map((address) => at(one, address).text)).toEqual(['100.0', '25.0', '0.0']);
    expect(at(resolver('2026-03', {}), 'ZB-5.16.share').text).toBe('—');
  });
});

describe('a stock', () => {
  it('has no cumulative figure and is never added up', () => {
    const values = { 'case.open': { '2026-01': 3, '2026-02': 4, '2025-02': 2 } };
    expect(['value', 'ytd', 'ly'].map((key) => text('2026-02', { values }, `ZB-6.10.${key}`))).toEqual(['4', '—', '2']);
  });
});

describe('sumRevisedSinceLastMonth', () => {
  const orders = (raw: number): Record<string, number> => ({ 'ZB-2.05.month': raw });
  const revised = (filings: Said['filings'], of = '2026-04'): number =>
    sumRevisedSinceLastMonth(resolver(of, filings === undefined ? {} : { filings }), series('ZB-2.05'));

  it('adds what younger filings of earlier months changed', () => {
    const filings = {
      '2026-01': [filing(1, 10, orders(5)), filing(2, 40, orders(9))],
      '2026-02': [filing(1, 20, orders(7)), filing(2, 25, orders(6)), filing(3, 50, orders(16))],
      '2026-03': [filing(1, 30, orders(8))],
    };
    expect(revised(filings)).toBe(4 + 10);
  });

  it('is nothing where last month was filed after them, was not filed, or belongs to another year', () => {
    const january = [filing(1, 10, orders(5)), filing(2, 40, orders(9))];
    expect(revised({ '2026-01': january, '2026-03': [filing(1, 30, {}), filing(2, 41, {})] })).toBe(0);
    expect(revised({ '2026-01': january, '2026-03': [filing(1, 40, {})] })).toBe(0);
    expect(revised({ '2026-01': january })).toBe(0);
    expect(revised({ '2026-01': [filing(1, 40, orders(9))], '2026-03': [filing(1, 30, {})] })).toBe(0);
    expect(revised({ '2025-11': january, '2025-12': [filing(1, 30, {})] }, '2026-01')).toBe(0);
    expect(revised(undefined)).toBe(0);
  });
});
