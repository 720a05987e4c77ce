// Where a part of a figure comes from, in words.
import { describe, expect, it } from 'vitest';
import { month } from '../../../test/helpers/report-sources.ts';
import { formatSource } from './source-messages.ts';

const file = { kind: 'file', batch: 3, file: '台账.xlsx', sheet: '销售台账', row: 12, changedBy: null } as const;
const october = month('2026-10');

describe('sourceWords', () => {
  it('names the place in a file, and who changed it since', () => {
    expect(formatSource(file)).toBe('第 3 批 · 台账.xlsx · 销售台账 第 12 行');
    expect(formatSource({ ...file, row: null })).toBe('第 3 批 · 台账.xlsx · 销售台账');
    expect(formatSource({ ...file, changedBy: { who: '小王', atMs: 1 } })).toBe('第 3 批 · 台账.xlsx · 销售台账 第 12 行，后由 小王 修改');
  });

  it('names people, filings, history and other figures', () => {
    expect(formatSource({ kind: 'person', who: '小王', atMs: 1 })).toBe('小王 录入');
    expect(formatSource({ kind: 'filed', month: october, revision: 2, figure: 'ZB-2.06.month' })).toBe(
      '2026-10 已报送（第 2 版）ZB-2.06.month',
    );
    const historical = { kind: 'historical', month: october, figure: 'ZB-2.06.month' } as const;
    expect(formatSource({ ...historical, origin: '扫描件', entered: file })).toBe(
      '历史报表 2026-10 ZB-2.06.month · 扫描件 · 第 3 批 · 台账.xlsx · 销售台账 第 12 行',
    );
    expect(formatSource({ ...historical, origin: '', entered: null })).toBe('历史报表 2026-10 ZB-2.06.month');
    expect(formatSource({ kind: 'figure', month: october, figure: 'ZB-2.06.month' })).toBe('2026-10 ZB-2.06.month（按数据计算）');
    expect(formatSource({ kind: 'sessions', files: [{ batch: 1, file: 'a.csv', rows: 56 }] })).toBe('第 1 批 · a.csv（56 行）');
    expect(formatSource({ kind: 'unknown' })).toBe('来源不明');
  });
});
