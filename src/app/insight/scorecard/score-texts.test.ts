// Tests of what the scorecard says: month heads, cells under them, since when, and what is short.
import { describe, expect, test } from 'vitest';
import {
  countLast,
  formatCell,
  formatCriterion,
  formatOrigin,
  formatSince,
  isThreshold,
  listJudged,
  listMonthHeads,
} from './score-texts.ts';

const judged = (month: string, state: 'met' | 'short' | 'none', text = '1234.5', shortBy: string | null = null) => ({
  month,
  state,
  value: { text, raw: 1 },
  shortBy,
});
const criterion = {
  id: 'c1',
  label: '带货主播',
  address: 'ZB.3',
  comparison: '>=' as const,
  threshold: '12000',
  unit: '人',
  period: 'rolling' as const,
  origin: '办法第 5 条',
  months: [judged('2026-08', 'met'), judged('2026-09', 'short', '900', '1100'), judged('2026-10', 'none', '—')],
  since: '2026-07',
  isSinceStart: false,
};

describe('months', () => {
  test('heads and cells stand newest first, each cell under its own head', () => {
    expect(listMonthHeads(['2026-08', '2026-09', '2026-10'])).toEqual(['2026-10', '2026-09', '2026-08']);
    expect(listJudged(criterion).map(({ month }) => month)).toEqual(['2026-10', '2026-09', '2026-08']);
    expect(listMonthHeads([])).toEqual([]);
  });
  test('a cell has its mark, its figure with thousands and what is short', () => {
    const cells = listJudged(criterion).map((one) => formatCell('ZB.3', one));
    expect(cells).toEqual([
      { mark: '—', text: '—', href: null, short: null },
      { mark: '✗', text: '900', href: '~/report/2026-09/figure/ZB.3', short: '差 1,100' },
      { mark: '✓', text: '1,234.5', href: '~/report/2026-08/figure/ZB.3', short: null },
    ]);
  });
  test('criteria are counted by their last month', () => {
    const last = (state: 'met' | 'short' | 'none') => ({ ...criterion, months: [judged('2026-08', 'short'), judged('2026-09', state)] });
    const criteria = [last('met'), last('met'), last('short'), last('none'), last('none'), last('none'), { ...criterion, months: [] }];
    expect([countLast({ criteria }, 'met'), countLast({ criteria }, 'short'), countLast({ criteria }, 'none')]).toEqual([2, 1, 3]);
  });
});

test('since when goes by the last month', () => {
  const since = (state: 'met' | 'short' | 'none', more: { since?: string | null; isSinceStart?: boolean } = {}) =>
    formatSince({ ...criterion, months: [judged('2026-08', 'none'), judged('2026-09', state)], ...more });
  expect(since('met')).toEqual({ look: 'score-met', words: '自 2026-07 起达到' });
  expect(since('short')).toEqual({ look: 'score-short', words: '自 2026-07 起未达到' });
  expect(since('met', { isSinceStart: true })).toEqual({ look: 'score-met', words: '自 2026-07 起达到（有数据起）' });
  expect([since('none'), since('met', { since: null }), formatSince({ ...criterion, months: [] })]).toEqual([
    { look: 'soft', words: '没有可用的数' },
    { look: 'soft', words: '没有可用的数' },
    { look: 'soft', words: '没有可用的数' },
  ]);
});

test('a criterion says its threshold, where it comes from and over which period', () => {
  expect(formatCriterion(criterion)).toBe('带货主播 不少于 12,000 人');
  expect(formatCriterion({ ...criterion, comparison: '<=', threshold: '0.5', unit: '%' })).toBe('带货主播 不多于 0.5 %');
  expect(formatOrigin(criterion)).toBe('依据：办法第 5 条 · 近 12 个月 · 数据来源 ZB.3');
  expect(formatOrigin({ ...criterion, period: 'month' })).toContain(' · 按月 · ');
  expect(formatOrigin({ ...criterion, period: 'year' })).toContain(' · 当年累计 · ');
});

test('a threshold is a plain number of at most four decimals', () => {
  const texts = ['2000', ' 0.5 ', '1.2345', '1.23456', '2,000', '-1', '', '1.', '123456789012345', '1234567890123456'];
  expect(texts.map(isThreshold)).toEqual([true, true, true, false, false, false, false, false, true, false]);
});
