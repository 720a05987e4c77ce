// A header is found among a sheet's first rows, whatever stands above it and however it is written.
import { describe, expect, it } from 'vitest';
import type { Cell, MergedRange, SheetTable } from '../../../sheets/read/table.ts';
import { findHeader, scoreHeaderFit, signatureOf, type WantedColumn } from './header.ts';

const COLUMNS: readonly WantedColumn[] = [
  { headers: ['成交额(元)', '成交额'], required: true },
  { headers: ['月份'], required: true },
  { headers: ['备注'], required: false },
];

function sheet(rows: Readonly<Record<number, readonly Cell[]>>, merged: readonly MergedRange[] = []): SheetTable {
  return { name: '表', rows: Object.entries(rows).map(([number, cells]) => ({ number: Number(number), cells })), merged, date1904: false };
}

describe('findHeader', () => {
  it('takes the first row that has every required column and says where each stands', () => {
    const found = findHeader(
      sheet({ 1: ['台账'], 3: ['月份', '别的'], 7: [null, ' 月 份\n', '成交额（元）', '经办'], 8: ['月份', '成交额'] }),
      COLUMNS,
    );
    expect(found).toEqual({
      ok: true,
      value: { row: 7, places: [{ column: 2, header: '成交额（元）' }, { column: 1, header: '月 份' }, null], others: ['经办'] },
    });
  });

  it('prefers the first of a column’s names', () => {
    expect(findHeader(sheet({ 1: ['成交额', '月份', '成交额(元)'] }), COLUMNS)).toMatchObject({
      value: { places: [{ column: 2 }, { column: 1 }, null], others: ['成交额'] },
    });
  });

  it('knows a column that a form marks with a star', () => {
    expect(findHeader(sheet({ 1: ['月份*', '＊成交额（元）', '备注'] }), COLUMNS)).toMatchObject({
      value: { row: 1, places: [{ column: 1 }, { column: 0, header: '月份*' }, { column: 2 }] },
    });
  });

  it('looks no further than row 30', () => {
    expect(findHeader(sheet({ 30: ['月份', '成交额'] }), COLUMNS).ok).toBe(true);
    expect(findHeader(sheet({ 31: ['月份', '成交额'] }), COLUMNS)).toMatchObject({
      refusal: { code: 'SHEET_HEADER_MISSING', data: { missing: ['成交额(元)', '月份'] } },
    });
  });

  it('names what the likeliest row lacks', () => {
    expect(findHeader(sheet({ 1: ['x'], 2: ['月份', '备注'] }), COLUMNS)).toEqual({
      ok: false,
      refusal: { code: 'SHEET_HEADER_MISSING', data: { header: '成交额(元)', missing: ['成交额(元)'] } },
    });
    expect(findHeader(sheet({}), COLUMNS)).toMatchObject({ refusal: { code: 'SHEET_HEADER_MISSING' } });
  });

  it('refuses a wanted column that stands twice, not one that nobody wants', () => {
    expect(findHeader(sheet({ 1: ['月份', '成交额', '月份 '] }), COLUMNS)).toEqual({
      ok: false,
      refusal: { code: 'SHEET_HEADER_TWICE', data: { header: '月份', row: 1 } },
    });
    expect(findHeader(sheet({ 1: ['月份', '成交额', 'x', 'x'] }), COLUMNS).ok).toBe(true);
  });

  it('refuses merged cells in the header, not in a title or in one cell', () => {
    const rows = { 1: ['标题'], 2: ['月份', '成交额'] };
    const range = (top: number, left: number, bottom: number, right: number): MergedRange => ({ top, left, bottom, right });
    expect(findHeader(sheet(rows, [range(2, 2, 2, 3)]), COLUMNS)).toMatchObject({
      refusal: { code: 'SHEET_HEADER_MERGED', data: { row: 2 } },
    });
    expect(findHeader(sheet(rows, [range(1, 1, 2, 1)]), COLUMNS).ok).toBe(false);
    expect(findHeader(sheet(rows, [range(1, 1, 1, 9), range(2, 1, 2, 1), range(3, 1, 4, 1)]), COLUMNS).ok).toBe(true);
  });

  it.each(['__proto__', '＿＿proto＿＿', 'constructor', 'Prototype'])('refuses the header %s', (header) => {
    expect(findHeader(sheet({ 1: ['月份', '成交额', header] }), COLUMNS)).toMatchObject({
      refusal: { code: 'SHEET_HEADER_UNSAFE', data: { row: 1 } },
    });
  });

  it('reads numbers as headers and error cells as none', () => {
    expect(findHeader(sheet({ 1: ['月份', '成交额', 2026, { trouble: 'error', text: '#REF!' }] }), COLUMNS)).toMatchObject({
      value: { others: ['2026'] },
    });
  });
});

describe('scoreHeaderFit', () => {
  it('counts the columns found in the best row, 0 while a required one is missing', () => {
    expect(scoreHeaderFit(sheet({ 1: ['月份'], 2: ['月份', '成交额'], 3: ['月份', '成交额', '备注'] }), COLUMNS)).toBe(3);
    expect(scoreHeaderFit(sheet({ 1: ['月份', '备注'] }), COLUMNS)).toBe(0);
    expect(scoreHeaderFit(sheet({}), COLUMNS)).toBe(0);
  });
});

describe('signatureOf', () => {
  it('is the fullest early row, the first of equals, normalised', () => {
    expect(signatureOf(sheet({ 1: ['标题', null], 2: ['主播 ID', null, '销售额（元）'], 3: ['a', null, 'b'] }))).toBe('主播ID|销售额(元)');
    expect(signatureOf(sheet({ 31: ['a', 'b'] }))).toBe('');
  });
});
