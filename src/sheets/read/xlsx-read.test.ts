// Cells of workbooks as different programs write them.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { MAIN, sheetByHand, workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import type { SheetRow, TableFile } from './table.ts';
import { readXlsx } from './xlsx-read.ts';

async function read(bytes: Uint8Array): Promise<TableFile> {
  const result = await readXlsx(bytes);
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
}

async function rowsOf(bytes: Uint8Array): Promise<readonly SheetRow[]> {
  return (await read(bytes)).sheets[0]?.rows ?? [];
}

async function cellsOf(row: string): Promise<readonly unknown[]> {
  return (await rowsOf(sheetByHand(`<row r="1">${row}</row>`)))[0]?.cells ?? [];
}

describe('kinds of cells', () => {
  it.each([
    ['a number', '<c r="A1"><v>12.5</v></c>', 12.5],
    ['a number with an exponent', '<c r="A1"><v>9.1E+17</v></c>', 9.1e17],
    ['a number with 17 digits', '<c r="A1"><v>45658.291666666664</v></c>', 45658.291666666664],
    ['a negative number', '<c r="A1"><v>-0.05</v></c>', -0.05],
    ['an inline text', '<c r="A1" t="inlineStr"><is><t>月份</t></is></c>', '月份'],
    ['spaces', '<c r="A1" t="inlineStr"><is><t xml:space="preserve">  </t></is></c>', '  '],
    ['a formula with a text', '<c r="A1" t="str"><f>A2</f><v>甲</v></c>', '甲'],
    ['a formula with a number', '<c r="A1"><f>A2</f><v>0</v></c>', 0],
    ['yes', '<c r="A1" t="b"><v>1</v></c>', 'TRUE'],
    ['no', '<c r="A1" t="b"><v>0</v></c>', 'FALSE'],
    ['an error', '<c r="A1" t="e"><v>#REF!</v></c>', { trouble: 'error', text: '#REF!' }],
    ['a formula never calculated', '<c r="A1"><f>SUM(B1:B9)</f></c>', { trouble: 'formula-without-value', text: '=SUM(B1:B9)' }],
    ['a formula with an empty value', '<c r="A1"><f>B1</f><v></v></c>', { trouble: 'formula-without-value', text: '=B1' }],
    ['a text formula without a value', '<c r="A1" t="str"><f>B1</f></c>', { trouble: 'formula-without-value', text: '=B1' }],
    ['a shared formula without a value', '<c r="A1"><f t="shared" si="0"/></c>', { trouble: 'formula-without-value', text: '=' }],
    ['a day', '<c r="A1" t="d"><v>2026-10-03</v></c>', 46298],
    ['a day with a time', '<c r="A1" t="d"><v>2026-10-03T18:00:00.000</v></c>', 46298.75],
    ['a time with an offset', '<c r="A1" t="d"><v>2026-10-03T18:00:00Z</v></c>', '2026-10-03T18:00:00Z'],
    ['an escaped line end', '<c r="A1" t="inlineStr"><is><t>甲_x000D_乙_x005F_x000D_</t></is></c>', '甲\r乙_x000D_'],
    ['an escape of what cannot be', '<c r="A1" t="inlineStr"><is><t>a_x0000_b_xD800_</t></is></c>', 'a_x0000_b_xD800_'],
    ['references and CDATA', '<c r="A1" t="inlineStr"><is><t>&#30452;&#x64AD;&amp;<![CDATA[<间>]]></t></is></c>', '直播&<间>'],
    [
      'rich text',
      '<c r="A1" t="inlineStr"><is><r><t>直</t></r><r><rPr><b/></rPr><t>播</t></r><rPh sb="0" eb="1"><t>zhi</t></rPh></is></c>',
      '直播',
    ],
  ])('reads %s', async (_, cell, expected) => {
    expect(await cellsOf(cell)).toEqual([expected]);
  });

  it('leaves out rows whose cells are empty', async () => {
    const empty =
      '<c r="A2"/><c r="B2" s="3"></c><c r="C2" t="inlineStr"><is><t/></is></c><c r="D2" t="s"><v></v></c><c r="E2" t="str"><f>B1</f><v></v></c>';
    expect(await rowsOf(sheetByHand(`<row r="2">${empty}</row><row r="9"><c r="B9"><v>1</v></c><c r="D9"/></row>`))).toEqual([
      { number: 9, cells: [null, 1] },
    ]);
  });

  it('counts rows and cells that do not say where they are', async () => {
    const rows =
      '<row><c><v>1</v></c><c><v>2</v></c></row><row/><row><c r="B3"><v>3</v></c><c><v>4</v></c></row><row r="7"><c><v>5</v></c></row><row><c><v>6</v></c></row>';
    expect(await rowsOf(sheetByHand(rows))).toEqual([
      { number: 1, cells: [1, 2] },
      { number: 3, cells: [null, 3, 4] },
      { number: 7, cells: [5] },
      { number: 8, cells: [6] },
    ]);
  });

  it('puts rows and cells in order that come in another', async () => {
    const rows = '<row r="3"><c r="B3"><v>2</v></c><c r="A3"><v>1</v></c></row><row r="1"><c r="A1"><v>0</v></c></row>';
    expect(await rowsOf(sheetByHand(rows))).toEqual([
      { number: 1, cells: [0] },
      { number: 3, cells: [1, 2] },
    ]);
  });
});

it.each([
  ['a row twice', '<row r="2"><c r="A2"><v>1</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'],
  ['a row twice, apart', '<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c><v>0</v></c></row><row r="2"><c r="B2"><v>2</v></c></row>'],
  ['a cell twice', '<row r="2"><c r="A2"><v>1</v></c><c r="A2"><v>2</v></c></row>'],
  ['a cell twice, apart', '<row r="2"><c r="A2"><v>1</v></c><c r="C2"><v>3</v></c><c r="A2"><v>2</v></c></row>'],
  ['a cell of another row', '<row r="2"><c r="A3"><v>1</v></c></row>'],
  ['a row of no number', '<row r="x"/>'],
  ['a column beyond the last', '<row r="2"><c r="XFE2"><v>1</v></c></row>'],
])('is refused for %s, under a prefix too', async (_, rows) => {
  const sheet = worksheet(rows);
  const inPrefix = sheet.replaceAll(/<(\/?)(?=[a-z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=');
  for (const text of [sheet, inPrefix])
    expect(await readXlsx(workbookByHand({ sheets: { 表: text } }))).toMatchObject({
      refusal: { code: 'FILE_DAMAGED', data: { part: 'xl/worksheets/sheet1.xml', what: 'reference' } },
    });
});

describe('workbooks', () => {
  it('joins shared strings, leaves readings out, and knows an empty one', async () => {
    const strings =
      '<si><t>甲</t></si><si><r><t xml:space="preserve">乙 </t></r><r><t>丙</t></r><rPh sb="0" eb="1"><t>bing</t></rPh><phoneticPr fontId="1"/></si><si><t/></si>';
    const cells = [0, 1, 2, 0].map((index) => `<c t="s"><v>${index}</v></c>`).join('');
    const bytes = workbookByHand({ sheets: { 表: worksheet(`<row r="1">${cells}</row>`) }, strings });
    expect((await rowsOf(bytes))[0]?.cells).toEqual(['甲', '乙 丙', null, '甲']);
  });

  it('reads merged ranges, 1904, hidden sheets and absolute targets', async () => {
    const sheet = worksheet('<row r="1"><c r="A1"><v>1</v></c></row>', '<mergeCells count="1"><mergeCell ref="A1:C2"/></mergeCells>');
    const file = await read(
      workbookByHand({ sheets: { 甲: sheet, '乙&amp;丙': worksheet('') }, workbookProperties: 'date1904="1"', absoluteTargets: true }),
    );
    expect(file.sheets).toEqual([
      { name: '甲', rows: [{ number: 1, cells: [1] }], merged: [{ top: 1, left: 1, bottom: 2, right: 3 }], date1904: true },
      { name: '乙&丙', rows: [], merged: [], date1904: true },
    ]);
  });

  it('reads merged columns and rows', async () => {
    const merges = ['B:C', '4:5', 'A1:A2'].map((ref) => `<mergeCell ref="${ref}"/>`).join('');
    const file = await read(workbookByHand({ sheets: { 甲: worksheet('', `<mergeCells>${merges}</mergeCells>`) } }));
    expect(file.sheets[0]?.merged).toEqual([
      { top: 1, left: 2, bottom: 1_048_576, right: 3 },
      { top: 4, left: 1, bottom: 5, right: 16_384 },
      { top: 1, left: 1, bottom: 2, right: 1 },
    ]);
  });

  it('reads the strict namespace, prefixes and UTF-16', async () => {
    const strict = 'http://purl.oclc.org/ooxml/spreadsheetml/main';
    const rows = '<row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c></row>';
    const prefixed = `<x:worksheet xmlns:x="${MAIN}"><x:sheetData>${rows.replace(/<(\/?)(\w)/g, '<$1x:$2')}</x:sheetData></x:worksheet>`;
    const wide = Buffer.from(`\ufeff${worksheet(rows).replace('UTF-8', 'UTF-16')}`, 'utf16le');
    for (const content of [worksheet(rows, '', strict), prefixed, wide, Buffer.from(wide).swap16(), `\ufeff${worksheet(rows)}`]) {
      const bytes = workbookByHand({ parts: [{ name: 'xl/worksheets/sheet1.xml', content }] });
      expect((await rowsOf(bytes))[0]?.cells).toEqual(['甲']);
    }
  });

  it('reads what LibreOffice saved', async () => {
    const file = await read(readFileSync(new URL('../../../test/fixtures/files/features.xlsx', import.meta.url)));
    expect(file.sheets.map((sheet) => sheet.name)).toEqual(['销售台账', '藏']);
    expect(file.sheets[0]?.merged).toEqual([{ top: 1, left: 1, bottom: 1, right: 3 }]);
    expect(file.sheets[0]?.rows.slice(2)).toEqual([
      { number: 4, cells: ['2026-10', 46298, 1234.56, 2469.12, { trouble: 'error', text: '#DIV/0!' }] },
      { number: 5, cells: ['2026-11', 46329.84375, -5, '甲 2026-11', 1] },
    ]);
  });

  it('reads large sheets whole, wherever the pieces are cut', async () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) =>
        `<row r="${index + 1}"><c r="A${index + 1}" t="str"><v>企业&#${20000 + (index % 500)};${index}</v></c><c r="B${index + 1}"><v>${index}.25</v></c></row>`,
    );
    const read = await rowsOf(sheetByHand(rows.join('')));
    expect(read).toHaveLength(20_000);
    for (const [index, row] of read.entries()) {
      if (row.cells[0] !== `企业${String.fromCharCode(20000 + (index % 500))}${index}` || row.cells[1] !== index + 0.25)
        throw new Error(`row ${row.number}`);
    }
  });
});
