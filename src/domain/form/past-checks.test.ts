// A reply beside its past: slips are asked about, honest months are not, over a thousand replies with a seed of their own.
import { describe, expect, it } from 'vitest';
import { measureSlips } from '../../../test/helpers/slipped-replies.ts';
import { listPastChecks } from './past-checks.ts';
import type { CheckedLine } from './reply-checks.ts';

const LINE: CheckedLine = {
  platform: '抖音',
  goodsClass: '其他',
  source: 'form',
  sessions: 20,
  minutes: 4_800,
  views: 50_000,
  orders: 900,
  paid: 12_000_000,
  refunded: 1_500_000,
  settled: 9_000_000,
  lacks: [],
};
const checksOf = (now: readonly CheckedLine[], ...past: (readonly CheckedLine[])[]): string[] =>
  listPastChecks(now, past).map(({ check, field }) => `${check} ${field}`);

describe('a tenfold slip of a reply', () => {
  it('is asked about, with its unit or digit named, and not taken as without trouble', () => {
    expect(checksOf([{ ...LINE, paid: LINE.paid * 10 }], [LINE], [LINE], [LINE])).toEqual(['unit_slip paid']);
    expect(checksOf([{ ...LINE, paid: LINE.paid / 10_000 }], [LINE])).toEqual(['unit_slip paid']);
    expect(checksOf([{ ...LINE, views: LINE.views * 4 }], [LINE], [LINE])).toEqual(['off_mean views']);
    // Just under three times, and three times.
    expect(checksOf([{ ...LINE, orders: 2_699 }], [LINE])).toEqual([]);
    expect(checksOf([{ ...LINE, orders: 2_700 }], [LINE])).toEqual(['off_mean orders']);
    expect(listPastChecks([{ ...LINE, paid: LINE.paid * 10 }], [[LINE]])[0]?.data).toEqual({
      now: 120_000_000,
      mean: 12_000_000,
      times: 10,
      isCount: 0,
    });
  });

  it('says nothing without a past, of what no source has, and of figures that are small', () => {
    expect(checksOf([LINE])).toEqual([]);
    expect(checksOf([{ ...LINE, views: 5 }], [{ ...LINE, views: 0, lacks: ['views'] }])).toEqual([]);
    expect(checksOf([{ ...LINE, orders: 29 }], [{ ...LINE, orders: 2 }])).toEqual([]);
    expect(checksOf([{ ...LINE, platform: '快手' }], [LINE])).toEqual([]);
  });

  it('asks about last month’s form given in again, once', () => {
    expect(checksOf([LINE], [LINE], [{ ...LINE, paid: 11_000_000 }])).toEqual(['same_as_before paid']);
  });
});

describe('two rows in each other’s place', () => {
  const small: CheckedLine = {
    ...LINE,
    platform: '快手',
    sessions: 8,
    minutes: 1_500,
    views: 9_000,
    orders: 150,
    paid: 2_500_000,
    refunded: 200_000,
    settled: 2_100_000,
  };
  const swapped: readonly CheckedLine[] = [
    { ...small, platform: '抖音' },
    { ...LINE, platform: '快手' },
  ];
  it('are asked about by name, once each, and nothing else is said of them', () => {
    expect(
      listPastChecks(swapped, [
        [LINE, small],
        [LINE, small],
      ]).map(({ check, platform, data }) => [check, platform, data]),
    ).toEqual([
      ['rows_swapped', '抖音', { row: '抖音 其他', other: '快手 其他' }],
      ['rows_swapped', '快手', { row: '快手 其他', other: '抖音 其他' }],
    ]);
  });
  it('are not seen where the rows are alike, where only one has a past, and where a figure of the other row fits neither', () => {
    const alike = [LINE, { ...LINE, platform: '快手' }];
    expect(
      checksOf(alike, [
        { ...LINE, paid: LINE.paid * 1.2 },
        { ...LINE, platform: '快手', paid: LINE.paid * 0.9 },
      ]),
    ).toEqual([]);
    expect(checksOf(swapped, [LINE])).not.toContain('rows_swapped paid');
    // The first row's own amount tenfold: a digit, not another row.
    expect(checksOf([{ ...LINE, paid: LINE.paid * 10 }, small], [LINE, small])).toEqual(['unit_slip paid']);
  });
});

describe('a thousand replies', () => {
  it('honest ones are asked about in at most three of a hundred, a wrong unit, a digit and last month again always, swapped rows nine times of ten', () => {
    const { replies, honest, slips } = measureSlips(7);
    expect(honest).toBeLessThanOrEqual(0.03 * replies);
    expect(slips.unit).toBe(replies);
    expect(slips.digit).toBeGreaterThanOrEqual(0.99 * replies);
    expect(slips.again).toBe(replies);
    // Rows of about the same size cannot be told apart by anybody.
    expect(slips.swapped).toBeGreaterThanOrEqual(0.9 * replies);
  });
});
