// Cells as a view tells them, however the sheet writes them.
import { describe, expect, it } from 'vitest';
import { type OddWorkbook, cellsOf, openOdd, shownIn } from '../../../test/helpers/odd-workbooks.ts';
import type { Book, BookCell } from './book-model.ts';
import { createSheetView } from './sheet-view.ts';

const ROWS = [
  '<{p}row r="1"><{p}c r="A1" s="5"/><{p}c r="B1" s="1" t="s"><{p}v>0</{p}v></{p}c><{p}c r="C1" t="n"><{p}v>1.50E-3</{p}v></{p}c></{p}row>',
  '<{p}row r="3" s="7" customFormat="1"><{p}c r="B3" t="b"><{p}v>1</{p}v></{p}c><{p}c r="D3" t="e"><{p}v>#N/A</{p}v></{p}c></{p}row>',
  '<{p}row r="4"><{p}c r="A4" t="str"><{p}f>B1&amp;"x"</{p}f><{p}v>表x</{p}v></{p}c><{p}c r="B4" t="d"><{p}v>2026-10-03</{p}v></{p}c>',
  '<{p}c r="C4" t="inlineStr"><{p}is><{p}r><{p}rPr><{p}b/></{p}rPr><{p}t>富</{p}t></{p}r><{p}r><{p}t xml:space="preserve"> 文_x000B_</{p}t></{p}r><{p}rPh sb="0" eb="1"><{p}t>fu</{p}t></{p}rPh></{p}is></{p}c></{p}row>',
].join('\n');
const STRINGS =
  '<{p}si><{p}r><{p}t>表 </{p}t></{p}r><{p}r><{p}t>&lt;格&gt;</{p}t></{p}r><{p}rPh sb="0" eb="1"><{p}t>biao</{p}t></{p}rPh></{p}si>';

function formulasOf(book: Book): readonly (readonly [number, number, string | null, BookCell['formulaKind']])[] {
  return [...createSheetView(book, 0).formulaCells()].map(({ row, column, formula, formulaKind }) => [row, column, formula, formulaKind]);
}

describe('sheetView', () => {
  it.each<[string, OddWorkbook]>([
    ['as most programs write it', {}],
    ['with a prefix', { prefix: 'x:' }],
    ['strict', { isStrict: true }],
    ['with line ends of Windows', { newline: '\r\n' }],
    ['in single quotes', { quote: "'" }],
  ])('tells what cells store: %s', async (_, odd) => {
    const book = await openOdd({
      ...odd,
      sheets: { 表: ROWS.replaceAll('"x"', odd.quote === "'" ? '&quot;x&quot;' : '"x"') },
      strings: STRINGS,
    });
    const cells = cellsOf(book);
    expect([...cells.keys()]).toEqual(['1:1', '1:2', '1:3', '3:2', '3:4', '4:1', '4:2', '4:3']);
    expect([...cells.values()].map(({ stored }) => stored)).toEqual([
      { kind: 'blank' },
      { kind: 'text', text: '表 <格>' },
      { kind: 'number', digits: '1.50E-3' },
      { kind: 'boolean', value: true },
      { kind: 'error', code: '#N/A' },
      { kind: 'text', text: '表x' },
      { kind: 'date', iso: '2026-10-03' },
      { kind: 'text', text: '富 文\u000b' },
    ]);
    expect(formulasOf(book)).toEqual([[4, 1, 'B1&"x"', 'plain']]);
  });

  it('counts rows and cells that do not say where they are', async () => {
    const rows =
      '<row><c><v>1</v></c><c r="D1"><v>2</v></c><c><v>3</v></c></row><row r="5"/><row><c/><c t="inlineStr"><is><t>4</t></is></c></row>';
    const book = await openOdd({ sheets: { 表: rows } });
    expect([...cellsOf(book).keys()]).toEqual(['1:1', '1:4', '1:5', '6:1', '6:2']);
    expect(shownIn(book, 6, 2)).toBe('4');
  });

  it('takes an empty cell that promises a text of its own', async () => {
    const book = await openOdd({ sheets: { 表: '<row r="1"><c r="A1" t="inlineStr"/><c r="B1"><v>2</v></c></row>' } });
    expect([1, 2].map((column) => cellsOf(book).get(`1:${column}`)?.stored)).toEqual([{ kind: 'blank' }, { kind: 'number', digits: '2' }]);
  });

  it('reads what is written in ways of its own: comments, CDATA, blanks, instructions', async () => {
    const rows =
      '<row r="1"><c r="A1"><v><!-- a -->12<!-- b -->3</v></c><c  r="B1" t="str" ><v><![CDATA[<&>]]></v></c><c r="C1"><v> 7 </v></c><c t="str" r="D1"><v>a\r\nb</v></c><c r="E1"><extLst><ext uri="x"><v>9</v></ext></extLst></c><?p ?><c r="F1" t="str"><v></v></c></row>';
    const book = await openOdd({ sheets: { 表: rows } });
    expect([1, 2, 3, 4, 5, 6].map((column) => shownIn(book, 1, column))).toEqual(['123', '<&>', '7', 'a\nb', null, '']);
  });

  it('finds rows and cells that are out of order', async () => {
    const book = await openOdd({
      sheets: { 表: '<row r="3"><c r="C3"><v>3</v></c><c r="A3"><v>1</v></c></row><row r="1"><c r="B1"><v>2</v></c></row>' },
    });
    expect([shownIn(book, 3, 1), shownIn(book, 3, 3), shownIn(book, 1, 2), shownIn(book, 2, 1)]).toEqual(['1', '3', '2', null]);
  });

  it('writes out shared formulas, and knows arrays and data tables by their areas', async () => {
    const rows = [
      '<row r="1"><c r="A1"><f t="shared" ref="A1:B3" si="0">$C1+D$1*2</f><v>1</v></c><c r="B1"><f t="shared" si="0"/><v>1</v></c></row>',
      '<row r="2"><c r="A2"><f t="array" ref="A2:B2">TRANSPOSE(A1:A2)</f><v>0</v></c><c r="B2"><v>0</v></c></row>',
      '<row r="3"><c r="A3"><f t="dataTable" ref="A3:A4" dt2D="0" r1="B1"/><v>0</v></c><c r="B3"><f t="shared" si="0"></f><v>1</v></c></row>',
    ].join('');
    const book = await openOdd({ sheets: { 表: rows } });
    expect(formulasOf(book)).toEqual([
      [1, 1, '$C1+D$1*2', 'shared'],
      [1, 2, '$C1+E$1*2', 'shared'],
      [2, 1, 'TRANSPOSE(A1:A2)', 'array'],
      [3, 1, '', 'dataTable'],
      [3, 2, '$C3+E$1*2', 'shared'],
    ]);
    expect(createSheetView(book, 0).formulaAreas).toEqual([
      { top: 2, left: 1, bottom: 2, right: 2 },
      { top: 3, left: 1, bottom: 4, right: 1 },
    ]);
  });

  it('tells what lies around the cells', async () => {
    const book = await openOdd({
      sheets: { 表: '<row r="2" s="7" customFormat="1" hidden="1"><c r="B2"/><c r="C2" s="3"/></row><row r="3" s="9"/>' },
      before:
        '<dimension ref="A1:Z9"/><sheetFormatPr defaultRowHeight="15" defaultColWidth="9.5"/><cols><col min="2" max="4" width="12.5" style="4"/></cols>',
      after:
        '<sheetProtection sheet="1" objects="1"/><mergeCells><mergeCell ref="B5:C9"/><mergeCell ref="A1:D1"/><mergeCell ref="E6:E6"/></mergeCells>',
    });
    const view = createSheetView(book, 0);
    expect([view.styleAt(2, 1), view.styleAt(2, 2), view.styleAt(2, 3), view.styleAt(3, 3), view.styleAt(9, 9)]).toEqual([7, 0, 3, 4, 0]);
    expect([view.mergeAt(7, 3), view.mergeAt(7, 4), view.mergeAt(1, 4)?.right, view.mergeAt(6, 5)?.top]).toEqual([
      { top: 5, left: 2, bottom: 9, right: 3 },
      null,
      4,
      6,
    ]);
    expect([view.isProtected, view.defaultWidth, view.defaultHeight, view.lastRow, view.lastColumn]).toEqual([true, 9.5, 15, 2, 3]);
    expect(view.columns).toEqual([{ from: 2, to: 4, width: 12.5, style: 4, isHidden: false }]);
    const [first, second] = [...view.rowSpans()];
    expect([first?.row, first?.isHidden, first?.style, second?.style]).toEqual([2, true, 7, null]);
    expect(view.text.slice(first?.from, first?.openTo)).toBe('<row r="2" s="7" customFormat="1" hidden="1">');
    expect(view.text.slice(first?.closeFrom, first?.to)).toBe('</row>');
    const span = view.cellSpan(2, 3);
    expect(view.text.slice(span?.from, span?.to)).toBe('<c r="C2" s="3"/>');
    expect([...view.cells({ top: 2, left: 3, bottom: 9, right: 9 })].map(({ column }) => column)).toEqual([3]);
  });
});
