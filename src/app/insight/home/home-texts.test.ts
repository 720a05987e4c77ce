// Tests of what home says: growth, targets, deadline, backups, days left.
import { describe, expect, test } from 'vitest';
import { day } from '../../../../test/helpers/day.ts';
import {
  countWithin,
  endAtLastData,
  formatBackup,
  formatDaysLeft,
  formatDeadline,
  formatDrill,
  formatExact,
  formatGrowth,
  formatLastYear,
  formatLease,
  formatPaper,
  formatTarget,
  hasNoData,
  isReportFirst,
  shortenAddress,
} from './home-texts.ts';
import { formatUnit } from '../../ui/values.tsx';

test('the report stands first to the 10th, tonight from the 11th on', () => {
  expect(['2026-11-01', '2026-11-10', '2026-11-11', '2026-11-30'].map((text) => isReportFirst(day(text)))).toEqual([
    true,
    true,
    false,
    false,
  ]);
});

test('a unit of the report in the window’s language; the profile’s own stays', () => {
  const units = ['万元', '亿元', '平方米', '小时', '场', '家', '人次', '件', '%', '桶'];
  expect(units.map((unit) => formatUnit(unit, 'en'))).toEqual([
    '10k yuan',
    '100m yuan',
    'm²',
    'h',
    'sessions',
    'tenants',
    'views',
    'cases',
    '%',
    '桶',
  ]);
  expect(units.map((unit) => formatUnit(unit, 'zh-CN'))).toEqual(units);
});

const figure = (text: string, raw: number | null = 1) => ({ text, raw });

describe('a key figure', () => {
  test('rises, falls or stays', () => {
    expect(formatGrowth({ growth: '12.50' })).toEqual({ look: 'home-up', mark: '▲', percent: '+12.50%' });
    expect(formatGrowth({ growth: '-3.10' })).toEqual({ look: 'home-down', mark: '▼', percent: '-3.10%' });
    expect(formatGrowth({ growth: '0.00' })).toEqual({ look: 'soft', mark: '＝', percent: '+0.00%' });
    expect(formatGrowth({ growth: '—' })).toBeNull();
  });
  test('of a month that is not whole says that it has no data instead of 0.00, and its line ends at the last data', () => {
    expect([hasNoData({ value: figure('0.00', 0) }, true), hasNoData({ value: figure('0.00', 0) }, false)]).toEqual([true, false]);
    expect(hasNoData({ value: figure('3', 3) }, true)).toBe(false);
    const months = [5, 0, 7, 0, 0].map((raw, at) => ({ month: `2026-0${at + 1}`, raw, text: String(raw) }));
    expect(endAtLastData(months, true).map(({ raw }) => raw)).toEqual([5, 0, 7, null, null]);
    expect(endAtLastData(months, false)).toBe(months);
  });
  test('says the year before, or that there is none', () => {
    expect(formatLastYear({ lastYear: figure('1234.50'), unit: '人' })).toBe('上年同期 1,234.50 人');
    expect(formatLastYear({ lastYear: figure('—', null), unit: '人' })).toBe('没有上年同期');
  });
  test('says its target and how far it is reached', () => {
    const target = { year: 2026, target: '45', unit: '%', address: 'ZB-2.19.ytd', actual: figure('36.8', null), progress: '81.8' };
    // 43.8 % of the month stood above 45 % · 81.8 %: the target is of the year so far.
    expect(formatTarget(target, 'ZB-2.19.month')).toBe('2026 年目标 45% · 累计 36.8% · 完成 81.8%');
    expect(formatTarget(target, 'ZB-2.19.ytd')).toBe('2026 年目标 45% · 完成 81.8%');
  });
  test('says money exactly, and of all else where it comes from', () => {
    const of = { address: 'ZB.1.2', label: '成交额' };
    expect(formatExact({ ...of, unit: '万元', value: figure('123.46', 123_456_789) })).toBe('1,234,567.89 元');
    expect(formatExact({ ...of, unit: '万元', value: figure('—', null) })).toBe('ZB.1.2 成交额');
    expect(formatExact({ ...of, unit: '人', value: figure('12', 12) })).toBe('ZB.1.2 成交额');
    expect([shortenAddress('ZB.1.2'), shortenAddress('ZB.1')]).toEqual(['ZB.1', 'ZB.1']);
  });
});

test('the deadline is near from three days on, and nothing once the month is handed in', () => {
  const left = (daysLeft: number, state: Parameters<typeof formatDeadline>[0]['state'] = 'open') =>
    formatDeadline({ state, daysLeft, workdaysLeft: 2 });
  expect(left(4)).toEqual({ tone: 'plain', words: '还有 4 天（2 个工作日）' });
  expect(left(3)).toEqual({ tone: 'warn', words: '还有 3 天（2 个工作日）' });
  expect(left(0)).toEqual({ tone: 'warn', words: '今天截止' });
  expect(left(-1, 'returned')).toEqual({ tone: 'danger', words: '已过 1 天' });
  expect([left(-1, 'handed_in'), left(4, 'accepted')]).toEqual([null, null]);
  expect(left(4, 'closed')?.tone).toBe('plain');
});

test('a backup says how old it is, and how bad that is', () => {
  const backup = (days: number | null, level: 'ok' | 'amber' | 'red') =>
    formatBackup({ days, at: days === null ? null : '2026-10-03T21:30', level });
  expect(backup(null, 'red')).toEqual({ mark: '没有备份，电脑坏了数据就没有了', when: '还没有备份过' });
  expect(backup(0, 'ok')).toEqual({ mark: '备份正常', when: '今天 21:30' });
  expect(backup(4, 'amber')).toEqual({ mark: '超过 3 天没有备份', when: '4 天前（2026-10-03 21:30）' });
  expect(backup(8, 'red').mark).toBe('超过 7 天没有备份');
});

test('a drill is marked where it is due, or was done', () => {
  expect(formatDrill({ at: null, days: null, isDue: false })).toEqual({ tone: 'good', mark: null, when: '还没有演练过' });
  expect(formatDrill({ at: null, days: null, isDue: true })).toEqual({ tone: 'warn', mark: '该演练一次了', when: '还没有演练过' });
  expect(formatDrill({ at: '2026-10-03T21:30', days: 5, isDue: false })).toEqual({
    tone: 'good',
    mark: '恢复试过',
    when: '5 天前（2026-10-03 21:30）',
  });
});

describe('what comes up', () => {
  test('is the louder the nearer', () => {
    const left = (days: number) => formatDaysLeft(days, { near: 7, soon: 30 });
    expect(left(-2)).toEqual({ tone: 'danger', words: '已过期 2 天' });
    expect(left(0)).toEqual({ tone: 'danger', words: '今天到期' });
    expect([left(7).tone, left(8).tone, left(30).tone, left(31).tone]).toEqual(['danger', 'warn', 'warn', 'plain']);
    expect(left(31).words).toBe('31 天后');
  });
  test('is counted within each number of days', () => {
    expect(countWithin([-1, 0, 30, 31, 60, 91], [30, 60, 90])).toEqual({
      expired: 1,
      within: [
        { limit: 30, count: 2 },
        { limit: 60, count: 4 },
        { limit: 90, count: 4 },
      ],
    });
    expect(countWithin([45], [30, 60])).toEqual({ expired: 0, within: [{ limit: 60, count: 1 }] });
    expect(countWithin([], [30])).toEqual({ expired: 0, within: [] });
  });
  test('is named with its day', () => {
    const lease = { contract: 'HT-7', endsOn: '2026-10-03' };
    expect(formatLease(lease)).toBe('HT-7 · 2026-10-03 周六');
    expect(formatPaper({ kind: '营业执照', number: 'A1', expiresOn: '2026-10-03' })).toBe('营业执照 A1 · 2026-10-03 周六');
    expect(formatPaper({ kind: '营业执照', number: '', expiresOn: '2026-10-03' })).toBe('营业执照 · 2026-10-03 周六');
  });
});
