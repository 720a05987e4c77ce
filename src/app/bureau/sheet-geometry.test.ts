// Where the cells of a drawn sheet are, where keys lead, and which words name a cell.
import { describe, expect, it } from 'vitest';
import type { SheetPicture } from '../../contract/bureau/workbooks.ts';
import { formatColumnLetters, columnOf, printArea, readArea } from './cell-address.ts';
import { boxOf, findCellAfter, geometryOf, indexAt, listCellsIn, type PictureCell, windowOf } from './sheet-geometry.ts';
import { labelsOf } from './sheet-labels.ts';

function cell(row: number, column: number, text: string, more: Partial<PictureCell> = {}): PictureCell {
  return { row, column, text, kind: 'text', rows: 1, columns: 1, isBold: false, align: 'left', hasBorder: false, fill: null, ...more };
}

/** 本年 over 本月 and 累计; the second row hidden. */
const PICTURE: SheetPicture = {
  sheet: '表',
  state: 'visible',
  widths: [100, 50, 60, 60],
  heights: [20, 0, 20, 20, 20],
  cells: [
    cell(1, 1, '指标', { rows: 3 }),
    cell(1, 2, '单位', { rows: 3 }),
    cell(1, 3, '本年', { columns: 2, rows: 2 }),
    cell(3, 3, '本月'),
    cell(3, 4, '1—本月'),
    cell(4, 1, '甲'),
    cell(4, 2, '乙'),
    cell(4, 3, '1'),
    cell(4, 4, '2'),
    cell(5, 1, '直播场次'),
    cell(5, 2, '场'),
    cell(5, 3, '', { kind: 'empty' }),
  ],
  isCut: false,
};

describe('addresses', () => {
  it('go from numbers to letters and back', () => {
    expect([1, 26, 27, 52, 702, 703, 16_384].map((column) => formatColumnLetters(column))).toEqual([
      'A',
      'Z',
      'AA',
      'AZ',
      'ZZ',
      'AAA',
      'XFD',
    ]);
    for (let column = 1; column <= 16_384; column += 7) expect(columnOf(formatColumnLetters(column))).toBe(column);
  });

  it('read cells and ranges, whichever corner comes first', () => {
    expect(readArea('T11:C9')).toEqual({ top: 9, left: 3, bottom: 11, right: 20 });
    expect(readArea('D16')).toEqual({ top: 16, left: 4, bottom: 16, right: 4 });
    expect(['', 'D', '16', 'D0', 'A1:B2:C3', 'd16'].map((text) => readArea(text))).toEqual([null, null, null, null, null, null]);
    expect(printArea({ top: 9, left: 3, bottom: 11, right: 20 })).toBe('C9:T11');
  });
});

describe('the drawn sheet', () => {
  const geometry = geometryOf(PICTURE, 1);

  it('keeps a strip of what is hidden', () => {
    expect(geometry.ys).toEqual([0, 20, 34, 54, 74, 94]);
    expect(boxOf(geometry, { top: 1, left: 3, bottom: 1, right: 4 })).toEqual({ left: 150, top: 0, width: 120, height: 20 });
  });

  it('finds the cell under a pixel, and the cells of a view', () => {
    expect([0, 19, 20, 33, 34, 93, 500].map((pixel) => indexAt(geometry.ys, pixel))).toEqual([1, 1, 2, 2, 3, 5, 5]);
    const shown = windowOf(geometry, { left: 150, top: 60, width: 60, height: 20 }, 0);
    expect(shown).toEqual({ top: 4, left: 3, bottom: 5, right: 4 });
    expect(
      listCellsIn(PICTURE.cells, { top: 3, left: 1, bottom: 3, right: 1 }).map(([row, cells]) => [row, cells.map(({ text }) => text)]),
    ).toEqual([[1, ['指标']]]);
  });

  it('is stepped over by keys, merged ranges as one', () => {
    expect(findCellAfter(geometry, { row: 1, column: 1 }, 'ArrowDown')).toEqual({ row: 4, column: 1 });
    expect(findCellAfter(geometry, { row: 4, column: 1 }, 'ArrowUp')).toEqual({ row: 1, column: 1 });
    expect(findCellAfter(geometry, { row: 1, column: 2 }, 'ArrowRight')).toEqual({ row: 1, column: 3 });
    expect(findCellAfter(geometry, { row: 3, column: 4 }, 'ArrowUp')).toEqual({ row: 1, column: 3 });
    expect(findCellAfter(geometry, { row: 5, column: 4 }, 'ArrowDown')).toEqual({ row: 5, column: 4 });
    expect(findCellAfter(geometry, { row: 5, column: 4 }, 'Ctrl+Home')).toEqual({ row: 1, column: 1 });
    expect(findCellAfter(geometry, { row: 5, column: 4 }, 'Q')).toBe(null);
  });

  it('names a cell by its row and its heads, past column numbers and merges', () => {
    expect(labelsOf(geometry, { row: 5, column: 4 })).toEqual(['直播场次', '场', '本年', '1—本月']);
    expect(labelsOf(geometry, { row: 5, column: 3 })).toEqual(['直播场次', '场', '本年', '本月']);
    expect(labelsOf(geometry, { row: 1, column: 1 })).toEqual([]);
  });
});
