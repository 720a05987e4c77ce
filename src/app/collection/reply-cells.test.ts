// A reply's cells: addresses, labels and texts worked out by hand; the cursor over lines of different lengths.
import { describe, expect, it } from 'vitest';
import type { ReplyFigures } from '../../contract/collection/collection.ts';
import { findMovedCell } from '../ui/grid/grid-keys.ts';
import { formatField, placeOf, replyLines, sizeOf } from './reply-cells.ts';

const FIGURES: ReplyFigures = {
  sheet: '销售月报',
  version: 1,
  columns: { platform: 'B', goodsClass: 'C', sessions: 'D', minutes: 'E', views: 'F', orders: 'G', paid: 'H', refunded: 'I', settled: 'J' },
  places: { retail: 'C40', hosts: 'C41', employees: 'C42', filler: 'C43', phone: 'C44' },
  rows: [
    {
      row: 9,
      platform: '抖音',
      goodsClass: '饮料类',
      sessions: 2,
      minutes: 1500,
      views: 12_000,
      orders: 3,
      paid: 1_234_567,
      refunded: 0,
      settled: 50,
    },
    { row: 11, platform: '淘宝', goodsClass: '其他', sessions: 0, minutes: 0, views: 0, orders: 0, paid: 0, refunded: 100, settled: 0 },
  ],
  retail: 99_900,
  hosts: 3,
  employees: null,
  filler: '王小明',
  phone: null,
  filledOn: '2026-11-02',
};
const LINES = replyLines(FIGURES, (field) => `<${field}>`);

describe('replyLines', () => {
  it('gives each figure its address, also where rows were inserted', () => {
    expect(LINES[0]?.cells.map(({ cell }) => cell)).toEqual(['B9', 'C9', 'D9', 'E9', 'F9', 'G9', 'H9', 'I9', 'J9']);
    expect(LINES[1]?.cells[7]).toEqual({ cell: 'I11', field: 'refunded', text: '1.00', label: '淘宝 其他 <refunded>', isNumber: true });
  });

  it('writes money as yuan with thousands, counts without, and a dash for what is not there', () => {
    expect(LINES[0]?.cells.map(({ text }) => text)).toEqual(['抖音', '饮料类', '2', '1,500', '12,000', '3', '12,345.67', '0.00', '0.50']);
    expect(LINES.slice(2).map(({ cells }) => cells.map(({ text }) => text))).toEqual([
      ['999.00', '3', '—'],
      ['王小明', '—', '2026-11-02'],
    ]);
  });

  it('knows no address where the reply does not say one', () => {
    expect(LINES[3]?.cells.map(({ cell }) => cell)).toEqual(['C43', 'C44', null]);
  });

  it('shows an empty form as its single fields alone', () => {
    expect(replyLines({ ...FIGURES, rows: [] }, String).map(({ row }) => row)).toEqual([null, null]);
  });
});

describe('placeOf', () => {
  it('finds a cell by its address', () => {
    expect(placeOf(LINES, 'I11')).toMatchObject({ place: { row: 1, column: 7 } });
    expect(placeOf(LINES, 'C42')).toMatchObject({ place: { row: 2, column: 2 } });
    expect(placeOf(LINES, 'Z99')).toBeNull();
  });
});

describe('fieldText', () => {
  it.each([
    ['paid', 5, '0.05'],
    ['retail', 0, '0.00'],
    ['hosts', 1200, '1,200'],
    ['something new', 7, '7'],
    ['filler', '王', '王'],
    ['paid', null, '—'],
  ])('%s %s is %s', (field, value, text) => expect(formatField(field, value)).toBe(text));
});

it('the cursor goes over lines of different lengths: the single fields are fewer, and it stays on one of them', () => {
  expect(findMovedCell('ArrowDown', { row: 1, column: 8 }, sizeOf(LINES))).toEqual({ row: 2, column: 2 });
  expect(findMovedCell('End', { row: 0, column: 3 }, sizeOf(LINES))).toEqual({ row: 0, column: 8 });
  expect(findMovedCell('Ctrl+End', { row: 0, column: 0 }, sizeOf(LINES))).toEqual({ row: 3, column: 2 });
});
