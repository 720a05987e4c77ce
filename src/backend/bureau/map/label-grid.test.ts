// A sheet as its labels: what stands left of a cell and above it, through merges, past empty cells, column numbers and lines over the table.
import { beforeAll, describe, expect, it } from 'vitest';
import { opened, rowsOf, sheetPart } from '../../../../test/helpers/grown-workbook.ts';
import { workbookByHand } from '../../../../test/helpers/workbook-by-hand.ts';
import { parseCell } from '../../../sheets/book/book-model.ts';
import { createSheetView } from '../../../sheets/book/sheet-view.ts';
import { isWordy, canNameUnits, findUnitsBeside, type LabelGrid, labelGrid } from './label-grid.ts';

/**
 * Row 1 is the title over A to F, row 2 a line in two cells, row 3 a line with a colon, rows 4 and 5 are heads (C4:D4 merged, A4:A5 merged),
 * row 6 the column numbers, rows 7 to 9 figures under them; A8:B8 is merged. Row 11 has a line of units in two cells, row 12 a row of units.
 */
const ROWS = rowsOf({
  1: { A: '月报表' },
  2: { A: '表号', B: '商统 1 表' },
  3: { F: '计量单位：万元' },
  4: { A: '指标', B: '代码', C: '本年', E: '上年' },
  5: { B: '代码二', C: '本月', D: '累计', E: '本月' },
  6: { A: '甲', B: '乙', C: '1', D: '2', E: '3' },
  7: { A: '成交额', B: '01', C: 5, D: 6, E: '=C7' },
  8: { A: '其中：线上', C: 7, E: 8 },
  9: { C: ' ', D: 9 },
  11: { A: '计量单位', C: '万元' },
  12: { A: '计量单位', C: '万元', D: '小时' },
});
const MERGES =
  '<mergeCells><mergeCell ref="A1:F1"/><mergeCell ref="C4:D4"/><mergeCell ref="A4:A5"/><mergeCell ref="A8:B8"/><mergeCell ref="A11:B11"/><mergeCell ref="A12:B12"/></mergeCells>';

let grid: LabelGrid;
beforeAll(async () => {
  const book = await opened(workbookByHand({ sheets: { 表: sheetPart(ROWS, MERGES) } }));
  grid = labelGrid(createSheetView(book, 0));
});

const at = (place: string): { row: number; column: number } => parseCell(place) ?? { row: 0, column: 0 };
const from = <T>(ask: (row: number, column: number) => T, place: string): T => ask(at(place).row, at(place).column);
const words = (labels: readonly { readonly text: string }[]): string[] => labels.map(({ text }) => text);

describe('a cell', () => {
  it.each([
    ['A7', 'text', '成交额', '成交额'],
    ['C7', 'number', '', '5'],
    ['E7', 'formula', '', ''],
    ['C9', 'empty', ' ', ' '],
    ['F7', 'empty', '', ''],
    ['D4', 'text', '本年', '本年'],
    ['A5', 'text', '指标', '指标'],
    ['F1', 'text', '月报表', '月报表'],
  ])('%s is of the kind %s and reads "%s", shown "%s"', (place, kind, text, shown) => {
    expect([from(grid.kindAt, place), from(grid.textAt, place), from(grid.shownAt, place)]).toEqual([kind, text, shown]);
  });

  it.each([
    ['B1', { top: 1, left: 1, bottom: 1, right: 6 }],
    ['A5', { top: 4, left: 1, bottom: 5, right: 1 }],
    ['B5', { top: 5, left: 2, bottom: 5, right: 2 }],
    ['Z99', { top: 99, left: 26, bottom: 99, right: 26 }],
  ])('%s lies in its merged range, or by itself', (place, area) => {
    expect(from(grid.areaAt, place)).toEqual(area);
  });
});

describe('labels', () => {
  it.each([
    // 01 is a column number, and says nothing.
    ['C7', ['成交额']],
    ['E7', ['成交额']],
    ['E8', ['其中：线上']],
    ['D9', []],
    ['E5', ['累计', '本月', '代码二', '指标']],
    ['A7', []],
    ['F12', ['小时', '万元', '计量单位']],
  ])('left of %s are %j, the nearest first', (place, expected) => {
    expect(words(grid.labelsLeft(at(place)))).toEqual(expected);
  });

  it.each([
    ['C7', ['本年', '本月']],
    ['D7', ['本年', '累计']],
    ['E8', ['上年', '本月']],
    ['D9', ['本年', '累计']],
    // The line 表号 ends the run of heads; past a line the nearest run is the title.
    ['A7', ['指标']],
    ['B7', ['代码', '代码二']],
    ['F7', ['月报表']],
    ['A1', []],
  ])('over %s are %j, outermost first', (place, expected) => {
    expect(words(grid.headsAbove(at(place)))).toEqual(expected);
  });

  it('stand where they stand', () => {
    expect(grid.headsAbove(at('D7')).map(({ area }) => area)).toEqual([
      { top: 4, left: 3, bottom: 4, right: 4 },
      { top: 5, left: 4, bottom: 5, right: 4 },
    ]);
  });
});

describe('units', () => {
  it('stand beside their name, unless they begin a row of units', () => {
    expect(findUnitsBeside(grid, 11, 1)).toHaveLength(1);
    expect(findUnitsBeside(grid, 12, 1)).toEqual([]);
    expect(findUnitsBeside(grid, 7, 1)).toEqual([]);
  });

  it('may be named by a text that speaks of one, or in a merge, whose text counts', () => {
    expect(canNameUnits(grid, at('F3'), '计量单位：万元')).toBe(true);
    expect(canNameUnits(grid, at('A7'), '成交额')).toBe(false);
    expect(canNameUnits(grid, at('B11'), '')).toBe(true);
    expect(canNameUnits(grid, at('A5'), '')).toBe(true);
    expect(canNameUnits(grid, at('A8'), '线上')).toBe(false);
  });
});

it('letters and numbers of columns, and dashes, say nothing', () => {
  const silent = [...'甲乙丙丁戊己庚辛壬癸', '-', '—', '–—', '1', '12', '(3)', '①', '⑳', '', ' '];
  expect(silent.filter(isWordy)).toEqual([]);
  expect(['子', '甲方', '123', '(123)', '其中', '- 1'].filter((text) => !isWordy(text))).toEqual([]);
});

it.each(['表号', '制表机关', '制定机关', '文号', '批准机关', '批准文号', '备案机关', '备案文号', '有效期至', '有效期'])(
  '%s stands at the edge of a form, and heads no column',
  async (word) => {
    const edge = labelGrid(
      createSheetView(
        await opened(workbookByHand({ sheets: { 表: sheetPart(rowsOf({ 1: { A: word, B: '某字' }, 2: { A: 5, B: 6 } })) } })),
        0,
      ),
    );
    expect([words(edge.headsAbove({ row: 2, column: 1 })), words(edge.headsAbove({ row: 2, column: 2 }))]).toEqual([[], []]);
    const plain = labelGrid(
      createSheetView(
        await opened(workbookByHand({ sheets: { 表: sheetPart(rowsOf({ 1: { A: '指标', B: '某字' }, 2: { A: 5, B: 6 } })) } })),
        0,
      ),
    );
    expect([words(plain.headsAbove({ row: 2, column: 1 })), words(plain.headsAbove({ row: 2, column: 2 }))]).toEqual([['指标'], ['某字']]);
  },
);
