// What stands in the way of new rows, each named with its cell; and that the same thing above the block does not.
import { describe, expect, it } from 'vitest';
import { block, grownByHand, refusedByHand, relationsPart, rowsOf, sheetPart } from '../../../test/helpers/grown-workbook.ts';
import { MAIN } from '../../../test/helpers/workbook-by-hand.ts';
import type { HandPart } from '../../../test/helpers/zip-by-hand.ts';

const ROWS = { 1: { A: '题' }, 5: { A: 1 }, 6: { A: 2 }, 8: { A: '尾' } };
const GROWTH = [block(5, 6, 10)];
const SHEET = 'xl/worksheets/sheet1.xml';

function book(rows: string, after = '', parts: readonly HandPart[] = [], second = '') {
  return { sheets: { 表: sheetPart(rows, after), 二: sheetPart(second), 三: sheetPart('') }, parts };
}

/** The first sheet with a part of this kind. */
function bookWith(kind: string, content: string) {
  return book(rowsOf(ROWS), '', [
    { name: `xl/odd.${extensionOf(kind)}`, content },
    relationsPart(SHEET, { x: [kind, `../odd.${extensionOf(kind)}`] }),
  ]);
}

const extensionOf = (kind: string): string => (kind === 'vmlDrawing' ? 'vml' : 'xml');
const formula = (row: number, tag: string): string => `${rowsOf({ 5: { A: 1 } })}<row r="${row}"><c r="C${row}">${tag}</c></row>`;
const location = (ref: string): string => `<pivotTableDefinition xmlns="${MAIN}"><location ref="${ref}"/></pivotTableDefinition>`;
const table = (ref: string): string => `<table xmlns="${MAIN}" ref="${ref}"/>`;
const extension = (inner: string): string => `<extLst><ext uri="{9}">${inner}</ext></extLst>`;
const control = (row: number): string =>
  `<controls><control shapeId="7"><controlPr><anchor><from><row>1</row></from><to><col>2</col><row>${row}</row></to></anchor></controlPr></control></controls>`;

describe('what stands in the way', () => {
  it.each([
    ['an array formula in a template row', book(formula(6, '<f t="array" ref="C6">SUM(A1:A2)</f>')), 'C6', 'array_formula'],
    ['an array formula across the block', book(formula(4, '<f t="array" ref="C4:C7">A4:A7</f>')), 'C4', 'array_formula'],
    ['a data table across the block', book(formula(4, '<f t="dataTable" ref="C4:C9" r1="A1"/>')), 'C4', 'data_table'],
    ['a merge cut in two', book(rowsOf(ROWS), '<mergeCells><mergeCell ref="B6:B7"/></mergeCells>'), 'B6', 'merged_range'],
    ['a merge that ends inside the block', book(rowsOf(ROWS), '<mergeCells><mergeCell ref="B4:B5"/></mergeCells>'), 'B4', 'merged_range'],
    ['a table that begins inside the block', bookWith('table', table('B5:D9')), 'B5', 'table_range'],
    ['a table that ends inside the block', bookWith('table', table('B2:D5')), 'B2', 'table_range'],
    ['a pivot below', bookWith('pivotTable', location('C20:D30')), 'C20', 'pivot_table'],
    [
      'an XML cell below',
      bookWith('tableSingleCells', `<singleXmlCells xmlns="${MAIN}"><singleXmlCell r="B9"/></singleXmlCells>`),
      'B9',
      'xml_map',
    ],
    [
      'a scenario',
      book(rowsOf(ROWS), '<scenarios><scenario name="s"><inputCells r="A8" val="1"/></scenario></scenarios>'),
      'A8',
      'scenario',
    ],
    [
      'a custom view',
      book(
        rowsOf(ROWS),
        '<customSheetViews><customSheetView guid="{1}"><selection activeCell="A8" sqref="A8"/></customSheetView></customSheetViews>',
      ),
      'A8',
      'custom_view',
    ],
    ['a control below', book(rowsOf(ROWS), control(9)), 'C10', 'form_control'],
    [
      'an object that says nowhere where it is',
      book(rowsOf(ROWS), '<oleObjects><oleObject progId="x" shapeId="3"/></oleObjects>'),
      'A6',
      'ole_object',
    ],
    [
      'an unknown extension with an area',
      book(rowsOf(ROWS), extension('<o:x xmlns:o="urn:o"><o:a>表!$A$1:$B$2</o:a></o:x>')),
      'A1',
      'unknown_extension',
    ],
    ['an unknown extension with a cell', book(rowsOf(ROWS), extension('<o:x xmlns:o="urn:o" ref="B9"/>')), 'B9', 'unknown_extension'],
    ['a row beyond the last one', book(rowsOf({ 5: { A: 1 }, 1048570: { A: 1 } })), 'A1048570', 'last_row'],
  ])('%s', async (_, workbook, cell, construct) => {
    expect(await refusedByHand(workbook, GROWTH)).toEqual({ code: 'WB_LIST_BLOCKED', data: { cell, construct, sheet: '表' } });
  });

  it('a reference over several sheets, named by the cell that has it', async () => {
    const workbook = book(rowsOf(ROWS), '', [], rowsOf({ 2: { C: '=SUM(表:三!A6)' } }));
    expect(await refusedByHand(workbook, GROWTH)).toEqual({
      code: 'WB_LIST_BLOCKED',
      data: { cell: 'C2', construct: 'sheets_reference', sheet: '二' },
    });
  });

  it('an unknown extension elsewhere that names the sheet', async () => {
    const workbook = `<workbook xmlns="${MAIN}" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets>${extension('<o:x xmlns:o="urn:o" at="表!$B$9"/>')}</workbook>`;
    const refused = await refusedByHand(
      { sheets: { 表: sheetPart(rowsOf(ROWS)) }, parts: [{ name: 'xl/workbook.xml', content: workbook }] },
      GROWTH,
    );
    expect(refused).toEqual({ code: 'WB_LIST_BLOCKED', data: { cell: 'B9', construct: 'unknown_extension' } });
  });

  it('a control in an old drawing only', async () => {
    const vml =
      '<xml><v:shape id="_x0000_s7"><x:ClientData ObjectType="Button"><x:Anchor>1, 0, 8, 0, 2, 0, 9, 0</x:Anchor></x:ClientData></v:shape></xml>';
    const refused = await refusedByHand(bookWith('vmlDrawing', vml), GROWTH);
    expect(refused.data).toEqual({ cell: 'B10', construct: 'form_control', sheet: '表' });
  });
});

describe('what does not', () => {
  it.each([
    ['an array formula below', book(formula(8, '<f t="array" ref="C8:C9">A1:A2</f>'))],
    [
      'a merge above, within the upper rows, or of one row',
      book(rowsOf(ROWS), '<mergeCells><mergeCell ref="B1:B4"/><mergeCell ref="B5:C5"/></mergeCells>'),
    ],
    ['a pivot above', bookWith('pivotTable', location('C1:D4'))],
    [
      'a scenario and a view above',
      book(
        rowsOf(ROWS),
        '<customSheetViews><customSheetView guid="{1}"><selection activeCell="A1" sqref="A1"/></customSheetView></customSheetViews><scenarios><scenario name="s"><inputCells r="A4" val="1"/></scenario></scenarios>',
      ),
    ],
    ['a control above', book(rowsOf(ROWS), control(3))],
    [
      'a reference over sheets above, or over whole columns',
      book(rowsOf(ROWS), '', [], rowsOf({ 2: { C: '=SUM(表:三!A4)+SUM(表:三!A:A)' } })),
    ],
    ['a reference over sheets that don’t grow', book(rowsOf(ROWS), '', [], rowsOf({ 2: { C: '=SUM(二:三!A6)' } }))],
  ])('%s', async (_, workbook) => {
    expect((await grownByHand(workbook, GROWTH)).warnings).toEqual([]);
  });
});

describe('references by text', () => {
  it('are warned of on the sheet and where they point into it, and nowhere else', async () => {
    const rows = rowsOf({ 1: { A: '=INDIRECT("B"&9)', B: '="OFFSET("&A1' }, 5: { A: 1 }, 6: { A: 1 } });
    const second = rowsOf({ 2: { A: '=sum(OFFSET(表!A5,0,0,2))', B: '=INDIRECT("表!A8")', C: '=ADDRESS(1,1)', D: '=OFFSET(A1,1,1)' } });
    const { warnings } = await grownByHand(book(rows, '', [], second), GROWTH);
    expect(warnings).toEqual([
      { code: 'WB_TEXT_REFERENCE', data: { cell: 'A1', function: 'INDIRECT', sheet: '表' } },
      { code: 'WB_TEXT_REFERENCE', data: { cell: 'A2', function: 'OFFSET', sheet: '二' } },
      { code: 'WB_TEXT_REFERENCE', data: { cell: 'B2', function: 'INDIRECT', sheet: '二' } },
    ]);
  });
});

describe('the chain of calculation', () => {
  const chain = [
    { name: 'xl/calcChain.xml', content: `<calcChain xmlns="${MAIN}"><c r="B1" i="1"/></calcChain>` },
    relationsPart('xl/workbook.xml', { r1: ['worksheet', 'worksheets/sheet1.xml'], c: ['calcChain', 'calcChain.xml'] }),
    {
      name: '[Content_Types].xml',
      content:
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/xl/calcChain.xml" ContentType="x"/></Types>',
    },
  ];

  it('stays byte for byte where no formula stands in another cell', async () => {
    const { book: grown } = await grownByHand(
      { sheets: { 表: sheetPart(rowsOf({ 1: { B: '=SUM(A5:A6)' }, 5: { A: 1 }, 6: { A: 2 } })) }, parts: chain },
      GROWTH,
    );
    expect([...grown.changed.keys()]).toEqual([SHEET]);
  });

  it('goes once a copy has a formula', async () => {
    const { part } = await grownByHand({ sheets: { 表: sheetPart(rowsOf({ 6: { A: '=B6' } })) }, parts: chain }, GROWTH);
    expect(part('xl/calcChain.xml')).toBeNull();
    expect(part('[Content_Types].xml')).toBe('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"></Types>');
    expect(part('xl/_rels/workbook.xml.rels')).not.toContain('calcChain');
  });
});

describe('an old drawing that is no text', () => {
  it('refuses where notes would have to move, and is left alone elsewhere', async () => {
    const vml = { name: 'xl/d.vml', content: Uint8Array.of(0x3c, 0x78, 0xc3, 0x28, 0x3e) };
    const hung = (sheet: string) => ({ ...book(rowsOf(ROWS)), parts: [vml, relationsPart(sheet, { x: ['vmlDrawing', '../d.vml'] })] });
    expect(await refusedByHand(hung(SHEET), GROWTH)).toEqual({ code: 'WB_DAMAGED', data: { detail: 'xl/d.vml: encoding' } });
    expect((await grownByHand(hung('xl/worksheets/sheet2.xml'), GROWTH)).book.changed.has('xl/d.vml')).toBe(false);
  });
});
