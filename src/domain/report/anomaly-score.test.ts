// How unusual a figure is: worked examples, and what holds of all of them.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Figure, NO_FIGURE } from './shape.ts';
import { computeLevels, compareByAnomaly, anomalyScore, unusualOf } from './anomaly-score.ts';

const UNITS = ['万元', '平方米', '小时', '人', '家', '人次', '单'] as const;
const unit = fc.constantFrom(...UNITS);
const amount = fc.integer({ min: 0, max: 10 ** 13 });

function raw(value: number): Figure {
  return { raw: value, text: String(value) };
}

function beside(of: string, now: number, before: number): number {
  return anomalyScore(of, raw(now), raw(before)) ?? -1;
}

const levelOf = (unusual: number | null) => computeLevels([{ unusual }])[0]?.level;

const yuan = (tenThousands: number): number => tenThousands * 1_000_000;

describe('how unusual a figure is', () => {
  it('weighs the change by its part of the larger and by its size', () => {
    // 100 → 150 万元: a third of the larger, 50 / (50 + 10) of a size.
    expect(beside('万元', yuan(150), yuan(100))).toBeCloseTo((50 / 150) * (50 / 60), 12);
    // 1 → 2 studios: half, but one studio is 1 / (1 + 5).
    expect(beside('间', 2, 1)).toBeCloseTo(0.5 / 6, 12);
    // A tenfold slip: nine tenths of the larger.
    expect(beside('万元', yuan(1000), yuan(100))).toBeCloseTo(0.9 * (900 / 910), 12);
  });

  it('compares percentages by their points', () => {
    const percent = (text: string): Figure => ({ raw: null, text });
    expect(anomalyScore('%', percent('60.0'), percent('85.0'))).toBeCloseTo((25 / 85) * (25 / 30), 12);
    expect(anomalyScore('%', percent('85.0'), percent('85.0'))).toBe(0);
  });

  it('a figure that is gone is the most unusual, one that never was is not compared', () => {
    expect(anomalyScore('万元', NO_FIGURE, raw(5))).toBe(1);
    expect(anomalyScore('万元', raw(5), NO_FIGURE)).toBeNull();
    expect(unusualOf({ unit: '万元', now: raw(5), lastMonth: NO_FIGURE, lastYear: null })).toBeNull();
  });

  it('is asked about from a half on, looked at from a quarter', () => {
    expect([null, 0, 0.249, 0.25, 0.499, 0.5, 1].map(levelOf)).toEqual(['none', 'plain', 'plain', 'some', 'some', 'high', 'high']);
    expect(levelOf(beside('万元', yuan(1000), yuan(100)))).toBe('high');
    expect(levelOf(beside('家', 30, 31))).toBe('plain');
  });

  it('131 of 612 figures were large: at most one in twenty is, the most unusual ones, and the rest of them is marked', () => {
    const scores = Array.from({ length: 612 }, (_, at) => ({ unusual: at < 131 ? 1 - at / 1000 : 0.1 }));
    const levels = computeLevels(scores).map(({ level }) => level);
    expect(levels.filter((level) => level === 'high')).toHaveLength(31);
    expect(levels.lastIndexOf('high')).toBe(30);
    expect(levels.filter((level) => level === 'some')).toHaveLength(100);
  });
});

describe('of any figures', () => {
  it('lies between 0 and 1, and is 0 exactly where nothing changed', () => {
    fc.assert(
      fc.property(unit, amount, amount, (of, now, before) => {
        const score = beside(of, now, before);
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        expect(score === 0).toBe(now === before);
      }),
    );
  });

  it('weighs a rise and the same fall alike', () => {
    fc.assert(
      fc.property(unit, amount, amount, (of, a, b) => {
        expect(beside(of, a, b)).toBe(beside(of, b, a));
      }),
    );
  });

  it('grows with the distance from what was before, upwards and downwards', () => {
    fc.assert(
      fc.property(unit, fc.uniqueArray(amount, { minLength: 3, maxLength: 3 }), (of, three) => {
        const [low = 0, middle = 0, high = 0] = three.toSorted((a, b) => a - b);
        expect(beside(of, high, low)).toBeGreaterThan(beside(of, middle, low));
        expect(beside(of, low, high)).toBeGreaterThan(beside(of, middle, high));
      }),
    );
  });

  it('of two changes by the same part the larger amount weighs more', () => {
    fc.assert(
      fc.property(
        unit,
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 1, max: 10 ** 9 }),
        fc.integer({ min: 2, max: 9 }),
        (of, now, before, times) => {
          fc.pre(now !== before);
          expect(beside(of, times * now, times * before)).toBeGreaterThan(beside(of, now, before));
        },
      ),
    );
  });

  it('takes the larger of both comparisons, and sorts what is alike as it stood', () => {
    fc.assert(
      fc.property(unit, amount, amount, amount, (of, now, last, year) => {
        const both = unusualOf({ unit: of, now: raw(now), lastMonth: raw(last), lastYear: raw(year) });
        expect(both).toBe(Math.max(beside(of, now, last), beside(of, now, year)));
      }),
    );
    const rows = [
      { id: 1, unusual: null },
      { id: 2, unusual: 0.2 },
      { id: 3, unusual: 0.9 },
      { id: 4, unusual: 0.2 },
    ];
    expect(compareByAnomaly(rows).map(({ id }) => id)).toEqual([3, 2, 4, 1]);
  });
});
