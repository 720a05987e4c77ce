// A reply's cells: addresses, labels and texts worked out by hand; the cursor over lines of different lengths.
import { describe, expect, it } from 'vitest';
import type { ReplyFigures } from '../../contract/collection/collection-shapes.ts';
import { fieldText, movedOver, placeOf, replyLines } from './reply-cells.ts';

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
    expect(placeOf(LINES, 'I11')).toMatchObject({ line: 1, at: 7 });
    expect(placeOf(LINES, 'C42')).toMatchObject({ line: 2, at: 2 });
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
  ])('%s %s is %s', (field, value, text) => expect(fieldText(field, value)).toBe(text));
});

describe('movedOver', () => {
  it.each([
    ['ArrowDown', 0, 8, 1, 8],
    // The single fields are fewer: the cursor stays on one of them.
    ['ArrowDown', 1, 8, 2, 2],
    ['ArrowDown', 3, 1, 3, 1],
    ['ArrowUp', 0, 4, 0, 4],
    ['ArrowRight', 2, 2, 2, 2],
    ['ArrowLeft', 0, 0, 0, 0],
    ['End', 0, 3, 0, 8],
    ['Home', 3, 2, 3, 0],
    ['Ctrl+End', 0, 0, 3, 2],
    ['Ctrl+Home', 3, 2, 0, 0],
  ])('%s from %i/%i goes to %i/%i', (key, line, at, nextLine, nextAt) => {
    expect(movedOver(key, { line, at }, LINES)).toEqual({ line: nextLine, at: nextAt });
  });

  it('knows no other key', () => {
    expect(movedOver('x', { line: 0, at: 0 }, LINES)).toBeNull();
  });
});
