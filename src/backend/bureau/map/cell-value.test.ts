// What each kind of value becomes in each kind of cell (docs/rules/workbook.md, What is written).
import { describe, expect, it } from 'vitest';
import { parseMonth } from '../../../domain/time/calendar.ts';
import type { FillFigures, ListColumn } from './map-facts.ts';
import { formatColumnValue, formatFigureValue, formatHeadValue } from './cell-value.ts';

const NUMBER = { isDate: false, isPercent: false, isText: false };
const PERCENT = { ...NUMBER, isPercent: true };
const TEXT = { ...NUMBER, isText: true };
const DATE = { ...NUMBER, isDate: true };
const NONE = { raw: null, text: '—' };
const MONEY = { raw: 34_249_790_623, text: '34249.79' };
const RATE = { raw: null, text: '12.30' };

function monthOf(text: string): FillFigures['month'] {
  const month = parseMonth(text);
  if (month === null) throw new Error(text);
  return month;
}

const FIGURES: FillFigures = {
  month: monthOf('2026-10'),
  values: new Map(),
  tenants: [],
  head: { 报告期: '2026年10月', 报出日期: '2026-11-05', 联系电话: '0755-26001234', 统一社会信用代码: '914403', 表号: '' },
};

describe('a figure', () => {
  it('is its printed value as a number, in text cells its text', () => {
    expect(formatFigureValue(MONEY, '万元', {}, NUMBER)).toEqual({ kind: 'number', digits: '34249.79' });
    expect(formatFigureValue({ raw: 1_000_000, text: '1.00' }, '万元', {}, NUMBER)).toEqual({ kind: 'number', digits: '1' });
    expect(formatFigureValue({ raw: 1_000_000, text: '1.00' }, '万元', {}, TEXT)).toEqual({ kind: 'text', text: '1.00' });
    expect(formatFigureValue(MONEY, '万元', { as: 'text', unit: '亿元' }, NUMBER)).toEqual({ kind: 'text', text: '3.4250' });
    expect(formatFigureValue(MONEY, '万元', { as: 'number' }, TEXT)).toEqual({ kind: 'number', digits: '34249.79' });
  });

  it('in per cent is a hundredth in a % cell only', () => {
    expect(formatFigureValue(RATE, '%', {}, PERCENT)).toEqual({ kind: 'number', digits: '0.123' });
    expect(formatFigureValue(RATE, '%', {}, NUMBER)).toEqual({ kind: 'number', digits: '12.3' });
    expect(formatFigureValue(RATE, '%', { as: 'text' }, PERCENT)).toEqual({ kind: 'text', text: '12.30' });
    expect(formatFigureValue({ raw: 5, text: '5' }, '家', {}, PERCENT)).toEqual({ kind: 'number', digits: '5' });
  });

  it('that is missing is a dash or leaves the cell, and never 0', () => {
    expect(formatFigureValue(NONE, '万元', {}, NUMBER)).toEqual({ kind: 'text', text: '—' });
    expect(formatFigureValue(NONE, '%', {}, PERCENT)).toEqual({ kind: 'text', text: '—' });
    expect(formatFigureValue(NONE, '万元', { none: 'blank' }, NUMBER)).toBeNull();
    expect(formatFigureValue({ raw: 0, text: '0.00' }, '万元', { none: 'blank' }, NUMBER)).toEqual({ kind: 'number', digits: '0' });
  });
});

describe('a field of head or foot', () => {
  it('is a day in a cell of days, where it means one', () => {
    expect(formatHeadValue('报告期', FIGURES, 'auto', DATE)).toEqual({ kind: 'date', iso: '2026-10-01' });
    expect(formatHeadValue('报出日期', FIGURES, undefined, DATE)).toEqual({ kind: 'date', iso: '2026-11-05' });
    expect(formatHeadValue('报告期', FIGURES, 'auto', NUMBER)).toEqual({ kind: 'text', text: '2026年10月' });
    expect(formatHeadValue('报告期', FIGURES, 'text', DATE)).toEqual({ kind: 'text', text: '2026年10月' });
    expect(formatHeadValue('报告期', FIGURES, 'date', NUMBER)).toEqual({ kind: 'date', iso: '2026-10-01' });
  });

  it('is text otherwise, whatever the cell', () => {
    expect(formatHeadValue('统一社会信用代码', FIGURES, 'auto', NUMBER)).toEqual({ kind: 'text', text: '914403' });
    expect(formatHeadValue('联系电话', FIGURES, 'auto', DATE)).toEqual({ kind: 'text', text: '0755-26001234' });
    expect(formatHeadValue('表号', FIGURES, 'auto', NUMBER)).toEqual({ kind: 'text', text: '' });
    expect(formatHeadValue('toString', FIGURES, 'auto', NUMBER)).toEqual({ kind: 'text', text: '' });
  });
});

describe("a list's column", () => {
  const column = (kind: ListColumn['kind'], unit = ''): ListColumn => ({ key: 'x', kind, unit });
  it('keeps names and codes as text, and days as days where the cell has such a format', () => {
    expect(formatColumnValue({ raw: null, text: '91440303' }, column('text'), {}, NUMBER)).toEqual({ kind: 'text', text: '91440303' });
    expect(formatColumnValue({ raw: null, text: '' }, column('text'), {}, NUMBER)).toEqual({ kind: 'text', text: '' });
    expect(formatColumnValue({ raw: null, text: '2024-07-01' }, column('day'), {}, DATE)).toEqual({ kind: 'date', iso: '2024-07-01' });
    expect(formatColumnValue({ raw: null, text: '2024-07-01' }, column('day'), {}, NUMBER)).toEqual({ kind: 'text', text: '2024-07-01' });
    expect(formatColumnValue({ raw: 3_375_090_000, text: '3375.09' }, column('figure', '万元'), { unit: '元' }, NUMBER)).toEqual({
      kind: 'number',
      digits: '33750900',
    });
  });
});
