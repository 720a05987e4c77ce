// A reply beside its past: slips are asked about, honest months are not, over a thousand replies with a seed of their own.
import { describe, expect, it } from 'vitest';
import { pastChecks } from './past-checks.ts';
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
  pastChecks(now, past).map(({ check, field }) => `${check} ${field}`);

describe('a tenfold slip of a reply', () => {
  it('is asked about, with its unit or digit named, and not taken as without trouble', () => {
    expect(checksOf([{ ...LINE, paid: LINE.paid * 10 }], [LINE], [LINE], [LINE])).toEqual(['unit_slip paid']);
    expect(checksOf([{ ...LINE, paid: LINE.paid / 10_000 }], [LINE])).toEqual(['unit_slip paid']);
    expect(checksOf([{ ...LINE, views: LINE.views * 4 }], [LINE], [LINE])).toEqual(['off_mean views']);
    // Just under three times, and three times.
    expect(checksOf([{ ...LINE, orders: 2_699 }], [LINE])).toEqual([]);
    expect(checksOf([{ ...LINE, orders: 2_700 }], [LINE])).toEqual(['off_mean orders']);
    expect(pastChecks([{ ...LINE, paid: LINE.paid * 10 }], [[LINE]])[0]?.data).toEqual({
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

/** A small generator with a seed, so that a failure can be had again. */
function randomOf(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}

describe('a thousand replies', () => {
  it('with slips are asked about in nine of ten, honest ones in at most three of a hundred', () => {
    const random = randomOf(7);
    const scaled = (line: CheckedLine, by: number): CheckedLine => {
      const of = (value: number): number => Math.round(value * by * Math.exp((random() + random() + random() - 1.5) * 0.5));
      const { sessions, minutes, views, orders, paid, refunded, settled } = line;
      const money = { paid: of(paid), refunded: of(refunded), settled: of(settled) };
      return { ...line, sessions: Math.max(1, of(sessions)), minutes: of(minutes), views: of(views), orders: of(orders), ...money };
    };
    const asked = { slip: 0, honest: 0 };
    for (let nth = 0; nth < 1_000; nth += 1) {
      const size = Math.exp(random() * 5 - 2);
      const keys = ['抖音', '快手'].map((platform, at) => scaled({ ...LINE, platform }, size * (at === 0 ? 1 : 0.3)));
      const past = [0, 1, 2].map(() => keys.map((line) => scaled(line, 1)));
      const honest = keys.map((line) => scaled(line, 1));
      if (pastChecks(honest, past).length > 0) asked.honest += 1;
      const [first, second] = honest;
      if (first === undefined || second === undefined) continue;
      const times = [10, 100, 10_000, 0.1, 0.01][nth % 5] ?? 10;
      const kinds: readonly (readonly CheckedLine[])[] = [
        [{ ...first, paid: Math.round(first.paid * times) }, second],
        [{ ...first, views: Math.round(first.views * times) }, second],
        [
          { ...first, platform: '快手' },
          { ...second, platform: '抖音' },
        ],
        past[0] ?? [],
      ];
      if (pastChecks(kinds[nth % 4] ?? [], past).length > 0) asked.slip += 1;
    }
    expect(asked.honest).toBeLessThanOrEqual(30);
    expect(asked.slip).toBeGreaterThanOrEqual(900);
  });
});
