// A sheet as the mapping screen draws it.
import { describe, expect, it } from 'vitest';
import { blankBytes, bookOf } from '../../../../test/helpers/fill-figures.ts';
import { formByHand } from '../../../../test/helpers/form-by-hand.ts';
import { openOdd } from '../../../../test/helpers/odd-workbooks.ts';
import { createSheetPictures } from './sheet-picture.ts';

describe('the picture of a sheet', () => {
  it('shows what each cell is, merged ones once', async () => {
    const open = { value: '', style: 'open' } as const;
    const form = {
      rows: [
        ['标题', '', ''],
        ['指标', 12.5, '=B2*2'],
        ['', open, { value: '=B2>1', stored: true }],
      ],
      merges: ['A1:C1'],
      isProtected: true,
    };
    const [picture] = createSheetPictures(await bookOf(formByHand({ 表: form })));
    expect(picture?.cells.map(({ row, column, text, kind, columns }) => [row, column, text, kind, columns])).toEqual([
      [1, 1, '标题', 'locked', 3],
      [2, 1, '指标', 'locked', 1],
      [2, 2, '12.5', 'locked', 1],
      [2, 3, '0', 'formula', 1],
      [3, 1, '', 'locked', 1],
      [3, 2, '', 'empty', 1],
      [3, 3, 'TRUE', 'formula', 1],
    ]);
    expect([picture?.widths.length, picture?.heights.length, picture?.isCut]).toEqual([3, 3, false]);
  });

  it('has sizes in pixels, what says none by the sheet’s or the program’s own, and cells where a program shows them', async () => {
    const rows =
      '<row r="1" ht="30"><c r="A1"><v>1</v></c><c r="B1" t="d"><v>2026-10-03</v></c><c r="C1" t="b"><v>1</v></c><c r="D1" t="e"><v>#N/A</v></c><c r="E1" t="str"><f>"x"</f><v>x</v></c></row><row r="2" hidden="1"><c r="A2"/></row><row r="3"><c r="A3"/></row>';
    const cols = '<cols><col min="2" max="2" width="20"/><col min="3" max="3" hidden="1" width="20"/></cols>';
    const draw = async (before: string) => createSheetPictures(await openOdd({ sheets: { 表: rows }, before }))[0];
    const plain = await draw(cols);
    // A character is 7 pixels wide with 5 around it, a point 4/3 of one: 8.43 characters and 15 points where nothing is said.
    expect([plain?.widths, plain?.heights]).toEqual([
      [64, 145, 0, 64, 64],
      [40, 0, 20],
    ]);
    expect(plain?.cells.slice(0, 5).map(({ align }) => align)).toEqual(['right', 'right', 'center', 'center', 'left']);
    const own = await draw(`<sheetFormatPr defaultRowHeight="18" defaultColWidth="10"/>${cols}`);
    expect([own?.widths, own?.heights]).toEqual([
      [75, 145, 0, 75, 75],
      [40, 0, 24],
    ]);
  });

  it('is cut at 400 rows and says so', async () => {
    const rows = Array.from({ length: 401 }, (_, index) => [`第 ${index} 行`]);
    const [picture] = createSheetPictures(await bookOf(formByHand({ 表: { rows } })));
    expect([picture?.heights.length, picture?.cells.length, picture?.isCut]).toEqual([400, 400, true]);
  });

  it('has the looks of a real form', async () => {
    const pictures = createSheetPictures(await bookOf(blankBytes('rich-features')));
    expect(pictures.map(({ sheet, state }) => [sheet, state])).toEqual([
      ['封面', 'visible'],
      ['基本情况', 'visible'],
      ['分平台', 'visible'],
      ['汇总', 'visible'],
      ['代码表', 'hidden'],
      ['填报说明', 'visible'],
    ]);
    const title = pictures[0]?.cells.find(({ text }) => text === '直播电商基地统计报表');
    expect([title?.rows, title?.columns, title?.align]).toEqual([2, 20, 'center']);
    expect(pictures[1]?.cells.some(({ hasBorder }) => hasBorder)).toBe(true);
  });
});
