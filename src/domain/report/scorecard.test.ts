// The scorecard: met, short by how much, without a figure, and since when.
import { describe, expect, it } from 'vitest';
import { type Month, parseMonth } from '../time/calendar.ts';
import { amountOf, judge, listMonthsOfPeriod, findSinceMonth } from './scorecard.ts';

function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

const MAY = month('2026-05');

describe('periods', () => {
  it('are the month, January to the month, and twelve months', () => {
    expect(listMonthsOfPeriod('month', MAY)).toEqual(['2026-05']);
    expect(listMonthsOfPeriod('year', MAY)).toEqual(['2026-01', '2026-02', '2026-03', '2026-04', '2026-05']);
    const rolling = listMonthsOfPeriod('rolling', MAY);
    expect([rolling.length, rolling[0], rolling.at(-1)]).toEqual([12, '2025-06', '2026-05']);
  });

  it('add up what their months have, and say where one has nothing', () => {
    const one = (): number => 1;
    expect(amountOf('rolling', MAY, one)).toEqual({ raw: 12, isWhole: true });
    expect(amountOf('rolling', MAY, (at) => (at < '2026-02' ? null : 2))).toEqual({ raw: 8, isWhole: false });
    expect(amountOf('year', MAY, () => null)).toEqual({ raw: null, isWhole: false });
    expect(amountOf('month', MAY, () => 0)).toEqual({ raw: 0, isWhole: true });
  });
});

describe('a criterion', () => {
  it('is met at its threshold and short by the rest', () => {
    expect(judge(MAY, { raw: 200_000, isWhole: true }, '>=', 200_000)).toMatchObject({ state: 'met', shortBy: null });
    expect(judge(MAY, { raw: 199_999, isWhole: true }, '>=', 200_000)).toMatchObject({ state: 'short', shortBy: 1 });
    expect(judge(MAY, { raw: 0, isWhole: true }, '>=', 6)).toMatchObject({ state: 'short', shortBy: 6 });
    expect(judge(MAY, { raw: 7, isWhole: true }, '<=', 5)).toMatchObject({ state: 'short', shortBy: 2 });
    expect(judge(MAY, { raw: 5, isWhole: true }, '<=', 5)).toMatchObject({ state: 'met' });
  });

  it('has no judgement without a figure', () => {
    expect(judge(MAY, { raw: null, isWhole: false }, '>=', 0)).toEqual({ month: MAY, state: 'none', raw: null, shortBy: null });
  });

  it('may be met by part of a period, and is never short by one', () => {
    expect(judge(MAY, { raw: 6, isWhole: false }, '>=', 6)).toMatchObject({ state: 'met', raw: 6 });
    expect(judge(MAY, { raw: 5, isWhole: false }, '>=', 6)).toMatchObject({ state: 'none', raw: null });
    expect(judge(MAY, { raw: 1, isWhole: false }, '<=', 6)).toMatchObject({ state: 'none' });
  });
});

describe('since when', () => {
  const run = (...states: readonly ('met' | 'short' | 'none')[]): ReturnType<typeof findSinceMonth> =>
    findSinceMonth(states.map((state, at) => ({ month: month(`2026-0${at + 1}`), state, raw: null, shortBy: null })));

  it('is the first month of the newest run', () => {
    expect(run('met', 'short', 'short')).toEqual({ since: '2026-02', isSinceStart: false });
    expect(run('met', 'short', 'met')).toEqual({ since: '2026-03', isSinceStart: false });
  });

  it('is the first known month where nothing else was before', () => {
    expect(run('met', 'met')).toEqual({ since: '2026-01', isSinceStart: true });
    expect(run('none', 'none', 'met')).toEqual({ since: '2026-03', isSinceStart: true });
    expect(findSinceMonth([])).toEqual({ since: null, isSinceStart: false });
  });
});
