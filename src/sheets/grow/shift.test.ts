// How rows and areas move, by hand: block rows 9 to 11, and 27 more of them.
import { describe, expect, it } from 'vitest';
import type { SheetGrowth } from '../book/book-model.ts';
import { growArea, growList, growSelection, growSpan, moveArea, moveBreak, moveCell } from './shift.ts';

const GROWTH: SheetGrowth = [{ sheet: 0, first: 9, last: 11, added: 27 }];
const TWO: SheetGrowth = [
  { sheet: 0, first: 9, last: 11, added: 27 },
  { sheet: 0, first: 20, last: 20, added: 4 },
];

describe('a row, a cell and an area once a list has grown', () => {
  it.each([
    ['L8', 'L8'],
    ['L11', 'L11'],
    ['$L$12', '$L$39'],
    ['xfd1048576', 'xfd1048576'],
    ['企业', '企业'],
  ])('cell %s stands at %s', (before, after) => {
    expect(moveCell(GROWTH, before)).toBe(after);
  });

  it.each([
    ['L9:L11', 'L9:L38'],
    ['A1:O10', 'A1:O10'],
    ['$A$8:$O$11', '$A$8:$O$38'],
    ['A12:B13', 'A39:B40'],
    ['L11', 'L11:L38'],
    ['L10', 'L10'],
    ['B12', 'B39'],
    ['9:11', '9:38'],
    ['$7:$8', '$7:$8'],
    ['L:L', 'L:L'],
    ['A1:A1048576', 'A1:A1048576'],
    ['A12:A1048576', 'A39:A1048576'],
    ['O11:A9', 'O38:A9'],
  ])('area %s becomes %s', (before, after) => {
    expect(growArea(GROWTH, before)).toBe(after);
  });

  it('keeps what stands between the areas of a list, and one selected cell one cell', () => {
    expect(growList(GROWTH, 'A9:O11  B12\tC3')).toBe('A9:O38  B39\tC3');
    expect(growSelection(GROWTH, 'L11 A9:A11')).toBe('L11 A9:A38');
    expect(moveArea(GROWTH, 'B11:C11')).toBe('B11:C11');
    expect(moveArea(GROWTH, 'B11:C13')).toBe('B11:C40');
  });

  it('counts every block above', () => {
    expect(moveCell(TWO, 'A20')).toBe('A47');
    expect(moveCell(TWO, 'A21')).toBe('A52');
    expect(growArea(TWO, 'A10:A20')).toBe('A10:A51');
    expect(growSpan(TWO, 1, 1_048_576)).toEqual([1, 1_048_576]);
  });

  it.each([
    [10, 10],
    [11, 38],
    [14, 41],
  ])('a page break behind row %i stands behind row %i', (before, after) => {
    expect(moveBreak(GROWTH, before)).toBe(after);
  });
});
