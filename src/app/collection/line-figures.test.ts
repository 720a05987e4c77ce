// What is typed into a line's cell: read as the ledger's cells are read.
import { describe, expect, it } from 'vitest';
import { salesLine } from '../../../test/helpers/sales-samples.ts';
import { LINE_HEADS, LINE_WIDTHS, findFigureAt, formatFigure, filterLines, readFigure, createTypedFigure } from './line-figures.ts';

const LINE = salesLine({ source: 'ledger', views: 1_234_567, paid: 123_456_780, origin: null });

describe('figures of a line', () => {
  it.each([
    ['paid', '1.2万', 1_200_000],
    ['paid', '￥1,234.5', 123_450],
    ['settled', '０', 0],
    ['orders', '12,000', 12_000],
    ['minutes', '90', 90],
  ] as const)('%s typed as %s', (figure, typed, value) => {
    expect(readFigure(figure, typed)).toEqual({ ok: true, value });
  });

  it.each([
    ['paid', '12.345', 'CELL_TOO_MANY_DECIMALS'],
    ['paid', '', 'CELL_REQUIRED'],
    ['paid', '-1', 'CELL_NEGATIVE'],
    ['orders', '1.5', 'CELL_NOT_WHOLE'],
    ['views', '很多', 'CELL_NOT_NUMBER'],
  ] as const)('%s typed as %s is refused', (figure, typed, code) => {
    expect(readFigure(figure, typed)).toMatchObject({ ok: false, refusal: { code } });
  });

  it('are shown with thousands and typed without', () => {
    expect(formatFigure(LINE, 'paid')).toBe('1,234,567.80');
    expect(createTypedFigure(LINE, 'paid')).toBe('1234567.80');
    expect(formatFigure(LINE, 'views')).toBe('1,234,567');
    expect([findFigureAt(4), findFigureAt(5), findFigureAt(9), findFigureAt(11), findFigureAt(12)]).toEqual([
      null,
      'sessions',
      'paid',
      'settled',
      null,
    ]);
  });

  it('are found by every word', () => {
    const lines = [LINE, { ...LINE, id: 2, platform: '淘宝' }];
    const name = (): string => '云裳集 ysj';
    expect(filterLines(lines, 'YSJ 淘宝', name).map(({ id }) => id)).toEqual([2]);
    expect(filterLines(lines, ' ', name)).toBe(lines);
    expect(filterLines(lines, '京东', name)).toEqual([]);
  });
});

/** A window 1280 wide, without navigation, edges and scroll bar. */
const ON_VIEW = 1280 - 184 - 48 - 12;
/** `9,999,999,999.99` in tabular figures of 8.5 px, with the cell's edges. */
const TEN_DIGITS = Math.ceil('9,999,999,999.99'.length * 8.5) + 17;

it('an amount is not cut, however large it is', () => {
  const amounts = LINE_WIDTHS.filter((_, column) => ['paid', 'refunded', 'settled'].includes(findFigureAt(column) ?? ''));
  expect(amounts).toHaveLength(3);
  for (const width of amounts) expect(width).toBeGreaterThanOrEqual(TEN_DIGITS);
});

it('成交额 is seen without scrolling in a window 1280 wide', () => {
  const paid = LINE_WIDTHS.findIndex((_, column) => findFigureAt(column) === 'paid');
  expect(paid).toBeGreaterThan(LINE_HEADS.length);
  expect(LINE_WIDTHS.slice(0, paid + 1).reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(ON_VIEW);
});
