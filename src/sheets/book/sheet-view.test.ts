// Cells as a view tells them, however the sheet writes them.
import { describe, expect, it } from 'vitest';
import { type OddWorkbook, cellsOf, openOdd, shownIn } from '../../../test/helpers/odd-workbooks.ts';
import type { Book, BookCell } from './book-model.ts';
import { formatCellName } from '../write/xlsx-document.ts';
import { MAIN } from '../../../test/helpers/workbook-by-hand.ts';
import { scanSheet } from './sheet-scan.ts';
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

/** A cell in a line: `B3 s7 text 甲`, with its formula behind. */
function lineOf({ row, column, style, stored, formula, formulaKind, formulaArea }: BookCell): string {
  const { kind, ...values } = stored;
  const area = formulaArea === null ? '' : ` ${formulaArea.top}:${formulaArea.left}-${formulaArea.bottom}:${formulaArea.right}`;
  const written = formula === null ? '' : ` =${formula} ${formulaKind}${area}`;
  return `${formatCellName(row, column)} s${style} ${[kind, ...Object.values(values).map((value) => JSON.stringify(value))].join(' ')}${written}`;
}

const STRING_ITEMS = ['甲', '', ' 乙 ', '_x0041_', '丙'].map((text) => `<si><t xml:space="preserve">${text}</t></si>`).join('');

/** Odd rows, and each of their cells as it must read. */
const CORPUS: readonly (readonly [what: string, rows: string, ...cells: string[]])[] = [
  ['nothing', ''],
  ['rows without cells', '<row r="1"/><row r="7"></row>'],
  [
    'each type with each kind of nothing',
    '<row r="1"><c r="A1"/><c r="B1" t="s"/><c r="C1" t="str"><v/></c><c r="D1" t="n"><v></v></c><c r="E1" t="b"><v> </v></c><c r="F1" t="inlineStr"><is/></c><c r="G1" t="e"/></row>',
    'A1 s0 blank',
    'B1 s0 blank',
    'C1 s0 blank',
    'D1 s0 blank',
    'E1 s0 blank',
    'F1 s0 text ""',
    'G1 s0 blank',
  ],
  [
    'truths in all their words',
    '<row r="1"><c r="A1" t="b"><v>1</v></c><c r="B1" t="b"><v>0</v></c><c r="C1" t="b"><v>true</v></c><c r="D1" t="b"><v>false</v></c></row>',
    'A1 s0 boolean true',
    'B1 s0 boolean false',
    'C1 s0 boolean true',
    'D1 s0 boolean false',
  ],
  [
    'shared strings by their number, the last one too',
    '<row r="1"><c r="A1" t="s"><v>4</v></c><c r="B1" t="s"><v> 0 </v></c><c r="C1" t="s"><v>1</v></c><c r="D1" t="s"><v>2</v></c><c r="E1" t="s"><v>3</v></c></row>',
    'A1 s0 text "丙"',
    'B1 s0 text "甲"',
    'C1 s0 text ""',
    'D1 s0 text " 乙 "',
    'E1 s0 text "A"',
  ],
  [
    'numbers as they are written',
    '<row r="1"><c r="A1"><v>007</v></c><c r="B1"><v>-1E+5</v></c><c r="C1"><v>0.10</v></c><c r="D1"><v>&#49;2</v></c></row>',
    'A1 s0 number "007"',
    'B1 s0 number "-1E+5"',
    'C1 s0 number "0.10"',
    'D1 s0 number "12"',
  ],
  [
    'styles of cells, of the row only for what has none',
    '<row r="2" s="7" customFormat="1"><c r="A2" s="12"/><c r="B2"><v>1</v></c><c s="3"/></row>',
    'A2 s12 blank',
    'B2 s0 number "1"',
    'C2 s3 blank',
  ],
  ['far away', '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>', 'XFD1048576 s0 number "1"'],
  [
    'columns of one, two and three letters',
    '<row r="9"><c r="Z9"><v>1</v></c><c r="AA9"><v>2</v></c><c r="AZ9"/><c r="BA9"/><c r="ZZ9"/><c r="AAA9"><v>3</v></c><c><v>4</v></c></row>',
    'Z9 s0 number "1"',
    'AA9 s0 number "2"',
    'AZ9 s0 blank',
    'BA9 s0 blank',
    'ZZ9 s0 blank',
    'AAA9 s0 number "3"',
    'AAB9 s0 number "4"',
  ],
  [
    'cells and rows that say nothing of their place, behind others that do',
    '<row><c/><c><v>1</v></c></row><row r="4"><c r="C4"/><c><v>2</v></c></row><row><c><v>3</v></c></row>',
    'A1 s0 blank',
    'B1 s0 number "1"',
    'C4 s0 blank',
    'D4 s0 number "2"',
    'A5 s0 number "3"',
  ],
  [
    'runs of rich text without what is read aloud, and references in them',
    '<row r="1"><c r="A1" t="inlineStr"><is><r><t>a&lt;</t></r><rPh sb="0" eb="1"><t>x</t></rPh><r><t>&#x4e59;</t></r></is></c><c r="B1" t="inlineStr"><is><t>_x000D_b</t></is></c></row>',
    'A1 s0 text "a<乙"',
    'B1 s0 text "\\rb"',
  ],
  [
    'character data, comments and instructions within values and formulas',
    '<row r="1"><c r="A1"><v>1<!-- 9 -->2</v></c><c r="B1" t="str"><v>a<![CDATA[1<2]]>c</v></c><c r="C1"><f>A1<!-- 9 -->+1</f><v>13</v></c><c r="D1"><v>3<?p 9?></v></c></row>',
    'A1 s0 number "12"',
    'B1 s0 text "a1<2c"',
    'C1 s0 number "13" =A1+1 plain',
    'D1 s0 number "3"',
  ],
  [
    'formulas without a value, with one of each type, and the value first',
    '<row r="1"><c r="A1"><f>1+1</f></c><c r="B1" t="str"><f>"a"&amp;1</f><v>a1</v></c><c r="C1" t="b"><f>TRUE</f><v>1</v></c><c r="D1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="E1"><v>5</v><f>2+3</f></c><c r="F1"><f/><v>6</v></c></row>',
    'A1 s0 blank =1+1 plain',
    'B1 s0 text "a1" ="a"&1 plain',
    'C1 s0 boolean true =TRUE plain',
    'D1 s0 error "#DIV/0!" =1/0 plain',
    'E1 s0 number "5" =2+3 plain',
    'F1 s0 number "6" = plain',
  ],
  [
    'a shared number that is defined twice: the last before a cell counts, else the first',
    '<row r="1"><c r="A1"><f t="shared" si="0"/></c><c r="B1"><f t="shared" si="0" ref="B1:C1">E1</f></c><c r="C1"><f t="shared" si="0"/></c></row><row r="2"><c r="A2"><f t="shared" si="0" ref="A2:B2">A$1*2</f></c><c r="B2"><f t="shared" si="0"/></c><c r="C2"><f t="shared" si="5"/></c></row>',
    'A1 s0 blank =D1 shared',
    'B1 s0 blank =E1 shared',
    'C1 s0 blank =F1 shared',
    'A2 s0 blank =A$1*2 shared',
    'B2 s0 blank =B$1*2 shared',
    'C2 s0 blank = shared',
  ],
  [
    'areas of arrays and data tables',
    '<row r="1"><c r="A1"><f t="array" ref="A1:B2">C1:D2*2</f><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><f t="dataTable" ref="C1:C4" r1="A1"/><v>0</v></c></row>',
    'A1 s0 number "1" =C1:D2*2 array 1:1-2:2',
    'B1 s0 number "2"',
    'C1 s0 number "0" = dataTable 1:3-4:3',
  ],
  [
    'elements that nobody knows, and what looks like cells in them',
    '<row r="1"><x><c r="Z1"><v>9</v></c></x><c r="A1"><x><v>8</v></x><v>1</v><v2>7</v2></c></row><x><row r="5"><c r="A5"/></row></x>',
    'A1 s0 number "1"',
  ],
];

describe('an odd sheet', () => {
  const inPrefix = (rows: string): string => rows.replaceAll(/<(\/?)(?=[a-z])/g, '<$1{p}');
  it.each(CORPUS)('reads the same quickly and token by token: %s', async (_, rows, ...cells) => {
    for (const odd of [{}, { prefix: 'x:' }]) {
      const book = await openOdd({ ...odd, sheets: { 表: inPrefix(rows) }, strings: inPrefix(STRING_ITEMS) });
      const view = createSheetView(book, 0);
      const found = [...view.cells()];
      expect(found.map(lineOf)).toEqual(cells);
      expect(found.map(({ row, column }) => view.cellAt(row, column))).toEqual(found);
      expect(found.map(({ row, column }) => view.mayHoldText(row, column))).toEqual(
        found.map((cell) => /t="(?:s|str|inlineStr)"/.test(rowOf(view.text, view.cellSpan(cell.row, cell.column)))),
      );
    }
  });

  it('knows the highest string that it names, where its rows begin and end, and what it states', () => {
    for (const p of ['', 'x:']) {
      const text = `<${p}worksheet xmlns${p === '' ? '' : ':x'}="${MAIN}"><${p}dimension ref="B2:C9"/><${p}sheetData><${p}row r="2" hidden="1"><${p}c r="A2" t="s"><${p}v>3</${p}v></${p}c><${p}c r="B2" t="s"><${p}v>1</${p}v></${p}c></${p}row><${p}row/></${p}sheetData></${p}worksheet>`;
      const scan = scanSheet(text, '部');
      if (!scan.ok) throw new Error(scan.refusal.code);
      const { highestString, prefix, dimension, data, rows, isProtected, defaultWidth } = scan.value;
      expect([highestString, prefix, dimension?.value, isProtected, defaultWidth]).toEqual([3, p, 'B2:C9', false, null]);
      expect(text.slice(dimension?.valueFrom, dimension?.valueTo)).toBe('B2:C9');
      expect(text.slice(data?.from, data?.openTo)).toBe(`<${p}sheetData>`);
      expect(text.slice(data?.closeFrom, data?.to)).toBe(`</${p}sheetData>`);
      expect([...rows.number.subarray(0, 2), ...rows.flags.subarray(0, 2)]).toEqual([2, 3, 3, 0]);
    }
    const none = scanSheet(`<worksheet xmlns="${MAIN}"><sheetData/></worksheet>`, '部');
    expect(none.ok && [none.value.highestString, none.value.dimension]).toEqual([-1, null]);
  });

  it.each([
    ['<row r="0"/>', 'row'],
    ['<row r="1048577"/>', 'row'],
    ['<row r="x"/>', 'row'],
    ['<row r="1"><c r="A2"/></row>', 'address'],
    ['<row r="1"><c r="1"/></row>', 'address'],
    ['<row r="1"><c r="A"/></row>', 'address'],
    ['<row r="1"><c r="XFE1"/></row>', 'cell'],
    ['<row r="1"><c r="A1" s="x"/></row>', 'cell'],
    ['<row r="1"><c r="A1" t="q"/></row>', 'type'],
    ['<row r="1"><c r="A1" t="s"><v>x</v></c></row>', 'string'],
    ['<row r="1"><c r="A1" t="s"><v>-1</v></c></row>', 'string'],
    ['<row r="1"/><row r="1"/>', 'row twice'],
    ['<row r="2"/><row r="1"><c r="B1"/><c r="A1"/><c r="B1"/></row>', 'cell twice in row 1'],
    ['</sheetData><sheetData>', 'sheetData'],
    ['</sheetData><mergeCells><mergeCell ref="x"/></mergeCells><sheetData>', 'mergeCell'],
    ['</sheetData><cols><col min="1"/></cols><sheetData>', 'col'],
  ])('is refused by what is wrong with it: %s', (rows, trouble) => {
    const scan = scanSheet(`<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`, '部');
    expect(scan.ok ? 'sound' : [scan.refusal.code, String(scan.refusal.data['detail']).replace(/ @\d+$/, '')]).toEqual([
      'WB_DAMAGED',
      `部: ${trouble}`,
    ]);
  });
});

function rowOf(text: string, span: { readonly from: number; readonly to: number } | null): string {
  return text.slice(span?.from, span?.to);
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
