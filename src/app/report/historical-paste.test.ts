// Pasting from a spreadsheet into the grid of earlier figures.
import { describe, expect, it } from 'vitest';
import { parsePastedCells, placePastedCells } from './historical-paste.ts';

describe('parsePastedCells', () => {
  it('reads tabs, lines of both kinds, and quoted cells', () => {
    expect(parsePastedCells('1\t2\r\n3\t4\r\n')).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
    expect(parsePastedCells('"a\tb"\t"he said ""no"""\n"two\nlines"\t5')).toEqual([
      ['a\tb', 'he said "no"'],
      ['two\nlines', '5'],
    ]);
    expect(parsePastedCells('')).toEqual([['']]);
  });
});

describe('placePastedCells', () => {
  it('lays the cells from the start, leaves blanks out and counts what lies outside', () => {
    expect(placePastedCells('1\t\t3\n4\t5\t6', { row: 1, column: 10 }, { rows: 2, columns: 12 })).toEqual({
      cells: [{ row: 1, column: 10, value: '1' }],
      outside: 4,
    });
    expect(placePastedCells(' 1,205.33 ', { row: 0, column: 0 }, { rows: 1, columns: 1 })).toEqual({
      cells: [{ row: 0, column: 0, value: '1,205.33' }],
      outside: 0,
    });
  });
});
