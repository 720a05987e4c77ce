// The time line of leases: no bar outside, rows without overlaps, gaps and overlaps where they are.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../test/helpers/day.ts';
import { addDays, fromDayNumber, toDayNumber } from '../../domain/time/calendar.ts';
import { layTimeline, TIMELINE_WIDTH, type TimelineLease } from './lease-timeline.ts';

function lease(id: number, from: string, to: string, left: string | null = null): TimelineLease {
  return { id, startsOn: day(from), endsOn: day(to), leftOn: left === null ? null : day(left) };
}

const TODAY = day('2026-10-15');

describe('the time line of leases', () => {
  it('shows days that no lease covers between two leases', () => {
    const line = layTimeline([lease(1, '2026-01-01', '2026-03-31'), lease(2, '2026-05-01', '2026-12-31')], TODAY);
    expect(line.spans).toMatchObject([{ kind: 'gap', from: '2026-04-01', to: '2026-04-30', days: 30 }]);
    expect(line.rows).toBe(1);
  });

  it('shows days that two leases share, and puts them on two rows', () => {
    const line = layTimeline([lease(1, '2026-01-01', '2026-06-30'), lease(2, '2026-06-01', '2026-12-31')], TODAY);
    expect(line.spans).toMatchObject([{ kind: 'overlap', from: '2026-06-01', to: '2026-06-30', days: 30 }]);
    expect(line.bars.map(({ id, row }) => [id, row])).toEqual([
      [1, 0],
      [2, 1],
    ]);
  });

  it('has neither where a renewal follows the day after', () => {
    const line = layTimeline([lease(1, '2025-01-01', '2025-12-31'), lease(2, '2026-01-01', '2026-12-31')], TODAY);
    expect(line.spans).toEqual([]);
    expect(line.bars.map(({ state }) => state)).toEqual(['past', 'now']);
  });

  it('ends a lease on the day it was left', () => {
    const line = layTimeline([lease(1, '2026-01-01', '2026-12-31', '2026-09-30'), lease(2, '2026-11-01', '2026-11-30')], TODAY);
    expect(line.spans).toMatchObject([{ kind: 'gap', from: '2026-10-01', to: '2026-10-31' }]);
    expect(line.bars.map(({ state }) => state)).toEqual(['past', 'coming']);
  });

  it('reaches from the first month to the month after the last, with today on it', () => {
    const line = layTimeline([lease(1, '2026-02-10', '2026-08-20')], TODAY);
    expect([line.from, line.to]).toEqual(['2026-02-01', '2026-11-30']);
    expect(line.today).toBeCloseTo(((31 + 30 + 31 + 30 + 31 + 31 + 30 + 28 + 14) / 303) * TIMELINE_WIDTH, 6);
    expect(line.marks.map(({ month }) => month)).toEqual([
      '2026-02',
      '2026-03',
      '2026-04',
      '2026-05',
      '2026-06',
      '2026-07',
      '2026-08',
      '2026-09',
      '2026-10',
      '2026-11',
    ]);
  });

  it('holds today alone where there is no lease', () => {
    expect(layTimeline([], TODAY)).toMatchObject({ from: '2026-10-01', to: '2026-11-30', bars: [], spans: [], rows: 1 });
  });
});

const leases = fc
  .array(fc.tuple(fc.integer({ min: 15_000, max: 25_000 }), fc.nat(2000), fc.option(fc.nat(2000))), { maxLength: 30 })
  .map((given) =>
    given.map(([from, length, left], index): TimelineLease => ({
      id: index + 1,
      startsOn: fromDayNumber(from),
      endsOn: fromDayNumber(from + length),
      leftOn: left === null ? null : fromDayNumber(from + left),
    })),
  );
const today = fc.integer({ min: 15_000, max: 25_000 }).map((number) => fromDayNumber(number));

function lastDay(one: TimelineLease): number {
  return Math.min(toDayNumber(one.endsOn), one.leftOn === null ? Infinity : toDayNumber(one.leftOn));
}

describe('for any leases', () => {
  it('keeps every bar, mark, span and today inside', () => {
    fc.assert(
      fc.property(leases, today, (given, now) => {
        const line = layTimeline(given, now);
        expect(line.bars.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(given.map(({ id }) => id));
        for (const { left, width } of [...line.bars, ...line.spans]) {
          expect(left).toBeGreaterThanOrEqual(0);
          expect(width).toBeGreaterThan(0);
          expect(left + width).toBeLessThanOrEqual(TIMELINE_WIDTH + 1e-6);
        }
        for (const at of [line.today, ...line.marks.map(({ left }) => left)]) {
          expect(at).toBeGreaterThanOrEqual(0);
          expect(at).toBeLessThan(TIMELINE_WIDTH);
        }
        expect(line.marks.length).toBeLessThanOrEqual(12);
      }),
    );
  });

  it('never puts two leases that share a day on one row', () => {
    fc.assert(
      fc.property(leases, today, (given, now) => {
        const line = layTimeline(given, now);
        const row = new Map(line.bars.map((bar) => [bar.id, bar.row]));
        for (const a of given) {
          for (const b of given) {
            const isShared = a.id < b.id && toDayNumber(a.startsOn) <= lastDay(b) && toDayNumber(b.startsOn) <= lastDay(a);
            if (isShared) expect(row.get(a.id)).not.toBe(row.get(b.id));
          }
        }
        for (const used of row.values()) expect(used).toBeLessThan(line.rows);
      }),
    );
  });

  it('names exactly the days that none or several cover', () => {
    fc.assert(
      fc.property(leases, today, fc.nat(3000), (given, now, offset) => {
        const line = layTimeline(given, now);
        const first = Math.min(...given.map(({ startsOn }) => toDayNumber(startsOn)));
        const last = Math.max(...given.map(lastDay));
        if (given.length === 0 || first + offset > last) return;
        const asked = addDays(fromDayNumber(first), offset);
        const covering = given.filter((one) => one.startsOn <= asked && toDayNumber(asked) <= lastDay(one)).length;
        const spans = line.spans.filter((span) => span.from <= asked && asked <= span.to).map(({ kind }) => kind);
        expect(spans).toEqual(covering === 1 ? [] : [covering === 0 ? 'gap' : 'overlap']);
      }),
    );
  });
});
