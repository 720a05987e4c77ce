// Where references must stand once rows 9 to 11 of the first sheet have grown by 27; worked out by hand from the rules.
import { describe, expect, it } from 'vitest';
import {
  parseAreaPlace,
  parseCellPlace,
  moveAreas,
  moveCell,
  moveFormula,
  moveName,
  moveSeries,
  movesOf,
  shiftSharedFormula,
} from './moves.ts';

const MOVES = movesOf(['企业情况', '汇总', "a'b c"], [{ sheet: 0, first: 9, last: 11, added: 27 }]);
const BLOCKS = MOVES.blocks[0] ?? [];
const free = (formula: string, sheet: number | null = 0): string => moveFormula(formula, MOVES, { sheet, row: null, copy: 0 });

describe('a formula outside the block', () => {
  it.each([
    ['L12', 'L39'],
    ['$L$11', '$L$11'],
    ['SUM(L9:L11)', 'SUM(L9:L38)'],
    ['SUM(L9:L10)', 'SUM(L9:L10)'],
    ['SUM(L$12:$M13)', 'SUM(L$39:$M40)'],
    ['SUM(9:11)+SUM($1:$12)', 'SUM(9:38)+SUM($1:$39)'],
    ['SUM(L:L)+SUM($A:B)', 'SUM(L:L)+SUM($A:B)'],
    ['汇总!L12+企业情况!L12', '汇总!L12+企业情况!L39'],
    ["'企业情况'!L9:企业情况!L11", "'企业情况'!L9:企业情况!L38"],
    ["'a''b c'!L12", "'a''b c'!L12"],
    ["[1]企业情况!L12+'[b.xlsx]企业情况'!L12", "[1]企业情况!L12+'[b.xlsx]企业情况'!L12"],
    ['SUM(企业情况:汇总!L12)', 'SUM(企业情况:汇总!L12)'],
    ['"L12"&L12&"a""L12"', '"L12"&L39&"a""L12"'],
    ['LOG10(L12)+1E5+FY2026Q1+A1B', 'LOG10(L39)+1E5+FY2026Q1+A1B'],
    ['表1[[#All],[L12]]+表1[L12]+L12', '表1[[#All],[L12]]+表1[L12]+L39'],
    ['#REF!+企业情况!#REF!+L12', '#REF!+企业情况!#REF!+L39'],
    ['INDEX(L9:L11,1):L12', 'INDEX(L9:L38,1):L39'],
    ['ABCD12+XFE12+XFD12+A1048577', 'ABCD12+XFE12+XFD39+A1048577'],
    ['L12#+@L12', 'L39#+@L39'],
    ['SUM(A1:A1048576)', 'SUM(A1:A1048576)'],
    ['SUM(L12:L9)', 'SUM(L39:L9)'],
  ])('%s → %s', (before, after) => {
    expect(free(before)).toBe(after);
  });

  it('on another sheet moves only what names the sheet', () => {
    expect(free('L12+企业情况!L12', 1)).toBe('L12+企业情况!L39');
    expect(free('L12+企业情况!L12', null)).toBe('L12+企业情况!L39');
  });
});

describe('a formula in a row of the block', () => {
  it.each([
    ['L11/L$12', 2, 'L13/L$39'],
    ['SUM(L$9:L11)', 2, 'SUM(L$9:L13)'],
    ['M10+L11', 1, 'M11+L12'],
    ['L8+L11', 1, 'L8+L12'],
    ['L11/SUM(L$9:L$11)', 27, 'L38/SUM(L$9:L$38)'],
    ['企业情况!L11+汇总!L11', 1, '企业情况!L12+汇总!L11'],
  ])('%s in copy %i → %s', (before, copy, after) => {
    expect(moveFormula(before, MOVES, { sheet: 0, row: 11, copy })).toBe(after);
  });

  it('keeps what the row beside it says too', () => {
    const place = { sheet: 0, row: 11, copy: 1, neighbour: 'L10/SUM(L9:L11)' };
    expect(moveFormula('L11/SUM(L9:L11)', MOVES, place)).toBe('L12/SUM(L9:L38)');
    expect(moveFormula('L9/SUM(L9:L11)', MOVES, { ...place, row: 9, copy: 0 })).toBe('L9/SUM(L9:L38)');
  });

  it('of a rule for many cells goes along only in its own row', () => {
    const rule = { sheet: 0, row: 11, copy: 0, isRule: true };
    expect(moveFormula('COUNTA($A11:$C11)', MOVES, rule)).toBe('COUNTA($A11:$C11)');
    expect(moveFormula('COUNTIF(D9:D11,D9)', MOVES, { ...rule, row: 9 })).toBe('COUNTIF(D9:D38,D9)');
  });
});

describe('cells, areas, names and series', () => {
  it('move by their rules', () => {
    expect([moveCell(BLOCKS, 'A11'), moveCell(BLOCKS, 'A12')]).toEqual(['A11', 'A39']);
    expect(moveAreas(BLOCKS, 'A9:B11 C11 D12 E8 F11:F13')).toBe('A9:B38 C11:C38 D39 E8 F11:F40');
    expect(moveSeries('企业情况!$L$11', MOVES)).toBe('企业情况!$L$11:$L$38');
    expect(moveSeries('企业情况!$L$9:$L$11', MOVES)).toBe('企业情况!$L$9:$L$38');
    expect(moveName('企业情况!$L$12+企业情况!L12', MOVES, null)).toBe('企业情况!$L$39+企业情况!L12');
  });

  it('move by all blocks of a sheet at once', () => {
    const two = movesOf(
      ['x'],
      [
        { sheet: 0, first: 20, last: 20, added: 4 },
        { sheet: 0, first: 9, last: 11, added: 27 },
        { sheet: 0, first: 30, last: 30, added: 0 },
      ],
    );
    expect(moveAreas(two.blocks[0] ?? [], 'A15:A20 A21 A1:A31')).toBe('A42:A51 A52 A1:A62');
    expect(moveFormula('B20+B10+B$21', two, { sheet: 0, row: 20, copy: 3 })).toBe('B50+B10+B$52');
  });

  it('are read, or not', () => {
    expect([parseCellPlace('B9'), parseCellPlace('$B$9'), parseCellPlace('B9:C9'), parseCellPlace('B0'), parseCellPlace('x')]).toEqual([
      { row: 9, column: 2 },
      { row: 9, column: 2 },
      null,
      null,
      null,
    ]);
    expect(parseAreaPlace('C9:B2')).toEqual({ top: 2, bottom: 9, left: 2, right: 3 });
  });
});

describe('a shared formula', () => {
  it.each([
    ['A1+$B$2+C$3+$D4', 2, 1, 'B3+$B$2+D$3+$D6'],
    ['SUM(A:A)+SUM($C:D)+SUM(3:$4)', 1, 1, 'SUM(B:B)+SUM($C:E)+SUM(4:$4)'],
    ['[1]S!A1+SUM(S:T!A1)', 1, 0, '[1]S!A2+SUM(S:T!A2)'],
    ['A1', -1, -1, 'XFD1048576'],
  ])('%s, %i down and %i right, is %s', (formula, down, right, moved) => {
    expect(shiftSharedFormula(formula, down, right)).toBe(moved);
  });
});
