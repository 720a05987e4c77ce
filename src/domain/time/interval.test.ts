// Half-open intervals, against sets of points.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { doOverlap, type Interval, mergeIntervals, overlapLength, subtractIntervals, sumLengths } from './interval.ts';

const span = (from: number, to: number): Interval => ({ from, to });
const interval = fc
  .tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 10 }))
  .map(([from, length]) => span(from, from + length));
const intervals = fc.array(interval, { maxLength: 6 });

function points(list: readonly Interval[]): Set<number> {
  return new Set(list.flatMap((one) => Array.from({ length: one.to - one.from }, (_, index) => one.from + index)));
}

describe('overlaps', () => {
  it.each([
    [span(0, 10), span(10, 20), false, 0],
    [span(0, 10), span(9, 20), true, 1],
    [span(0, 10), span(2, 5), true, 3],
    [span(0, 10), span(0, 10), true, 10],
    [span(0, 10), span(11, 12), false, 0],
    [span(5, 8), span(0, 6), true, 1],
  ])('%o and %o: %s, %d', (a, b, meets, length) => {
    expect([doOverlap(a, b), doOverlap(b, a)]).toEqual([meets, meets]);
    expect([overlapLength(a, b), overlapLength(b, a)]).toEqual([length, length]);
  });
});

describe('mergeIntervals', () => {
  it('sorts, joins what touches and drops what is empty', () => {
    expect(mergeIntervals([span(20, 30), span(0, 5), span(5, 8), span(6, 7), span(9, 9), span(12, 11)])).toEqual([
      span(0, 8),
      span(20, 30),
    ]);
    expect(mergeIntervals([span(0, 5), span(6, 8)])).toEqual([span(0, 5), span(6, 8)]);
    expect(mergeIntervals([])).toEqual([]);
  });
});

describe('subtractIntervals', () => {
  it('cuts the middle, the ends, and all', () => {
    expect(subtractIntervals([span(0, 10)], [span(3, 5)])).toEqual([span(0, 3), span(5, 10)]);
    expect(subtractIntervals([span(0, 10)], [span(-5, 2), span(8, 20)])).toEqual([span(2, 8)]);
    expect(subtractIntervals([span(0, 10)], [span(0, 10)])).toEqual([]);
    expect(subtractIntervals([span(0, 10)], [span(10, 12)])).toEqual([span(0, 10)]);
    expect(subtractIntervals([span(0, 10), span(5, 20)], [])).toEqual([span(0, 20)]);
    expect(subtractIntervals([], [span(0, 1)])).toEqual([]);
  });

  it('agrees with sets of points', () => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const [merged, left] = [mergeIntervals(a), subtractIntervals(a, b)];
        expect(points(merged)).toEqual(points(a));
        expect(sumLengths(merged)).toBe(points(a).size);
        const gone = points(b);
        expect([...points(left)].toSorted((x, y) => x - y)).toEqual(
          [...points(a)].filter((point) => !gone.has(point)).toSorted((x, y) => x - y),
        );
        expect(sumLengths(left)).toBe(points(left).size);
        for (const list of [merged, left]) {
          expect(list.every((one) => one.from < one.to)).toBe(true);
          expect(list.every((one, index) => index === 0 || (list[index - 1]?.to ?? Infinity) <= one.from)).toBe(true);
        }
      }),
    );
  });
});

describe('sumLengths', () => {
  it('adds lengths', () => {
    expect(sumLengths([])).toBe(0);
    expect(sumLengths([span(0, 5), span(10, 12)])).toBe(7);
  });
});
