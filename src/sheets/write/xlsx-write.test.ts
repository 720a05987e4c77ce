// The workbook writer, read back by a reader that shares no code with it.
import path from 'node:path';
import { read } from '@e965/xlsx';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { zipParts } from '../../../test/helpers/zip-parts.ts';
import { createSheetName, escapeMarginText, formatCellName, formatColumnLetters, formatRangeName, type SheetDoc } from './xlsx-document.ts';
import type { CellStyle } from './xlsx-styles.ts';
import { writeXlsx } from './xlsx-write.ts';

const properties = { title: '台账', creator: '某基地', created: '2026-11-05T00:00:00Z' };

function book(...sheets: readonly SheetDoc[]): Uint8Array {
  return writeXlsx({ sheets, properties });
}

function cellsOf(sheet: SheetDoc): Record<string, { t?: string; v?: unknown; f?: string; w?: string; z?: unknown }> {
  const found = read(Buffer.from(book(sheet)), { cellFormula: true, cellNF: true, cellStyles: true }).Sheets[sheet.name];
  return found ?? {};
}

function part(bytes: Uint8Array, name: string): string {
  return zipParts(bytes).get(name)?.toString('utf8') ?? '';
}

describe('values', () => {
  it('keeps texts, numbers, gaps', () => {
    const cells = cellsOf({ name: '数据', rows: [['月份', 12.5, null, '01'], [], ['末', -0]] });
    expect(cells['A1']?.v).toBe('月份');
    expect(cells['B1']?.v).toBe(12.5);
    expect(cells['C1']).toBeUndefined();
    expect(cells['D1']).toMatchObject({ t: 's', v: '01' });
    expect(cells['B3']?.v).toBe(0);
  });

  it.each(['=1+1', '+86 755', '-5', '@SUM(A1)', '\t=1', "=cmd|' /C calc'!A0", '＝1+1', '＋1', '－1', '＠x'])(
    'writes %j as text marked as such, never as a formula',
    (text) => {
      const bytes = book({ name: 'a', rows: [[text, { text }]] });
      const xml = part(bytes, 'xl/worksheets/sheet1.xml');
      expect(xml).not.toContain('<f>');
      expect(xml.match(/t="s"/g)).toHaveLength(2);
      expect(part(bytes, 'xl/styles.xml')).toContain('numFmtId="49"');
      expect(part(bytes, 'xl/styles.xml')).toContain('quotePrefix="1"');
      const cells = cellsOf({ name: 'a', rows: [[text]] });
      expect(cells['A1']).toMatchObject({ t: 's', v: text });
      expect(cells['A1']?.f).toBeUndefined();
    },
  );

  it('keeps every text a cell can hold', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        fc.pre(text.length > 0);
        expect(cellsOf({ name: 'a', rows: [[text]] })['A1']?.v).toBe(text);
      }),
      { numRuns: 200 },
    );
  });

  it('escapes what XML has no room for, and what looks like its own escape', () => {
    const xml = part(book({ name: 'a', rows: [['a\u0001b\rc<&>_x0041_\ud800']] }), 'xl/sharedStrings.xml');
    expect(xml).toContain('a_x0001_b_x000D_c&lt;&amp;&gt;_x005F_x0041_\ufffd');
  });

  it('keeps exact digits, codes of 18 digits, formats and formulas with their stored result', () => {
    const cells = cellsOf({
      name: 'a',
      rows: [
        [
          { number: '24382.05167', style: { format: '0.00' } },
          { text: '914403001234567890', style: { format: '@' } },
          { formula: 'A1*2', number: '48764.10334', style: { format: '0.00' } },
          { formula: 'IF(A1>0,"对","错")', text: '对' },
        ],
      ],
    });
    expect(cells['A1']).toMatchObject({ v: 24382.05167, w: '24382.05', z: '0.00' });
    expect(cells['B1']).toMatchObject({ t: 's', v: '914403001234567890' });
    expect(cells['C1']).toMatchObject({ f: 'A1*2', v: 48764.10334 });
    expect(cells['D1']).toMatchObject({ f: 'IF(A1>0,"对","错")', v: '对' });
  });

  it("gives a plain value its column's style", () => {
    const cells = cellsOf({ name: 'a', columns: [{ style: { format: '@' } }, { style: { format: '0.000' } }], rows: [['x', 1]] });
    expect(cells['A1']?.z).toBe('@');
    expect(cells['B1']?.w).toBe('1.000');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, '1e5', '--1'])('throws for %j as a number', (number) => {
    expect(() => book({ name: 'a', rows: [[{ number }]] })).toThrow(RangeError);
  });

  it('throws for a formula without a result and a text too long', () => {
    expect(() => book({ name: 'a', rows: [[{ formula: '1+1' }]] })).toThrow(RangeError);
    expect(() => book({ name: 'a', rows: [['x'.repeat(32_768)]] })).toThrow(RangeError);
  });
});

describe('sheets', () => {
  const form: SheetDoc = {
    name: "表's & <1>",
    rows: [{ cells: ['标题'], height: 30 }, ['甲', '乙'], ['a', 1]],
    columns: [{ width: 20 }, { width: 8.5, hidden: true }],
    merges: [{ top: 1, left: 1, bottom: 1, right: 2 }],
    freeze: { rows: 2, columns: 1 },
    hideGrid: true,
    print: {
      orientation: 'landscape',
      fitToWidth: true,
      centered: true,
      repeatRows: [2, 2],
      area: { top: 1, left: 1, bottom: 3, right: 2 },
      header: { right: escapeMarginText('A&B') },
      footer: { center: '第 &P 页 共 &N 页' },
    },
    validations: [{ range: { top: 3, left: 1, bottom: 9, right: 1 }, words: ['抖音', '淘宝'] }],
  };

  it('carries merges, widths, heights, names and print settings', () => {
    const bytes = book(form, { name: '词表', rows: [['a']], state: 'hidden', protect: true });
    const found = read(Buffer.from(bytes), { cellStyles: true });
    expect(found.SheetNames).toEqual(["表's & <1>", '词表']);
    const sheet = found.Sheets["表's & <1>"];
    expect(sheet?.['!merges']).toEqual([{ s: { r: 0, c: 0 }, e: { r: 0, c: 1 } }]);
    expect(sheet?.['!rows']?.[0]?.hpt).toBe(30);
    expect(sheet?.['!cols']?.[1]?.hidden).toBe(true);
    expect(found.Workbook?.Sheets?.[1]?.Hidden).toBe(1);
    const names = (found.Workbook?.Names ?? []).map(({ Name, Ref }) => [Name, Ref]);
    expect(names).toContainEqual(['_xlnm.Print_Titles', "'表''s & <1>'!$2:$2"]);
    expect(names).toContainEqual(['_xlnm.Print_Area', "'表''s & <1>'!$A$1:$B$3"]);
    const xml = part(bytes, 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>');
    expect(xml).toContain('&amp;C第 &amp;P 页 共 &amp;N 页');
    expect(xml).toContain('&amp;RA&amp;&amp;B');
    expect(xml).toContain('<formula1>&quot;抖音,淘宝&quot;</formula1>');
    expect(xml).toContain('state="frozen"');
    expect(part(bytes, 'xl/worksheets/sheet2.xml')).toContain('<sheetProtection');
    expect(part(bytes, 'docProps/core.xml')).toContain('2026-11-05T00:00:00Z');
  });

  it('keeps the order of parts that the schema fixes', () => {
    const xml = part(
      book({ ...form, protect: true, numbersAsText: [{ top: 1, left: 1, bottom: 2, right: 2 }] }),
      'xl/worksheets/sheet1.xml',
    );
    const order = [
      'sheetPr',
      'sheetViews',
      'sheetFormatPr',
      'cols',
      'sheetData',
      'sheetProtection',
      'mergeCells',
      'dataValidations',
      'printOptions',
      'pageMargins',
      'pageSetup',
      'headerFooter',
      'ignoredErrors',
    ];
    const places = order.map((tag) => xml.indexOf(`<${tag}`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  it('is the same bytes every time', () => {
    expect(Buffer.from(book(form)).equals(book(form))).toBe(true);
  });

  it('throws for names no sheet can have, and for a book without a visible sheet', () => {
    expect(() => book({ name: 'a/b', rows: [] })).toThrow(RangeError);
    expect(() => book({ name: 'A', rows: [] }, { name: 'a', rows: [] })).toThrow(RangeError);
    expect(() => book({ name: 'a', rows: [], state: 'hidden' })).toThrow(RangeError);
  });

  it('writes a ledger of 50,000 rows from a generator', () => {
    function* rows(): Generator<readonly (string | number)[]> {
      for (let row = 0; row < 50_000; row += 1) yield ['2026-10', `企业${row % 300}`, row, row / 4];
    }
    const xml = part(book({ name: '台账', rows: rows() }), 'xl/worksheets/sheet1.xml');
    expect(xml).toContain('<row r="50000">');
    expect(xml.length).toBeGreaterThan(4_000_000);
  });
});

describe('names of cells and sheets', () => {
  it.each([
    [1, 'A'],
    [26, 'Z'],
    [27, 'AA'],
    [702, 'ZZ'],
    [703, 'AAA'],
    [16_384, 'XFD'],
  ])('column %i is %s', (column, letters) => {
    expect(formatColumnLetters(column)).toBe(letters);
  });

  it('names cells and ranges', () => {
    expect(formatCellName(3, 2, true)).toBe('$B$3');
    expect(formatRangeName({ top: 1, left: 1, bottom: 1, right: 1 })).toBe('A1');
    expect(formatRangeName({ top: 1, left: 1, bottom: 2, right: 2 }, true)).toBe('$A$1:$B$2');
  });

  it('makes a name a sheet may have', () => {
    expect(createSheetName("'a[b]:c*?/\\d'")).toBe('abcd');
    expect(createSheetName('长'.repeat(40))).toHaveLength(31);
    expect(createSheetName('Abc', ['aBC'])).toBe('Abc (2)');
    expect(createSheetName('')).toBe('Sheet');
  });
});

it('writes every attribute of a document where the format has it: as is reviewed', async () => {
  const area = (top: number, left: number, bottom: number, right: number) => ({ top, left, bottom, right });
  const line = { left: '左', center: '中', right: '右' };
  const margins = { left: 1, right: 2, top: 3, bottom: 4, header: 5, footer: 6 };
  const looks: readonly CellStyle[] = [
    { font: '黑体', size: 16, bold: true, color: '112233', fill: '445566' },
    { border: { left: 'hair', right: 'thin', top: 'medium' }, align: 'center', vertical: 'top' },
    { border: { bottom: 'thin' }, wrap: true, shrink: true, indent: 2, locked: false, align: 'distributed', vertical: 'bottom' },
    ...['0', '0.00', '#,##0', '#,##0.00', '0%', '0.00%', '@', 'yyyy-mm-dd', '0.000'].map((format) => ({ format })),
  ];
  const rules = { promptTitle: '提示', promptText: '请填', errorTitle: '错', errorText: '不对' };
  const sheets: readonly SheetDoc[] = [
    { name: '藏', rows: [], state: 'veryHidden', print: { orientation: 'portrait' } },
    {
      name: '全',
      columns: [{ width: 10 }, { hidden: true, style: { format: '0.00' } }, {}],
      rows: [
        { cells: ['=甲', 1, 'a  b', null], height: 22.5 },
        {
          cells: [{ text: '乙' }, null, { number: '1.50' }, { formula: 'B1*2', number: 2 }, { formula: 'A1&"<"', text: '<' }],
          hidden: true,
        },
        looks.map((style, index) => (index % 2 === 0 ? { style } : { number: index, style })),
      ],
      merges: [area(1, 1, 1, 2), area(5, 3, 9, 3)],
      freeze: { rows: 2, columns: 3 },
      chosenCell: 'D4',
      hideGrid: true,
      protect: { formatRows: true },
      print: {
        orientation: 'landscape',
        fitToPage: true,
        centered: true,
        margins,
        repeatRows: [1, 2],
        area: area(1, 1, 9, 4),
        header: line,
      },
      conditionalLooks: [{ range: area(1, 1, 2, 2), formula: 'A1<0', style: { bold: true, color: 'AA0000', fill: 'BB0000' } }],
      validations: [
        { range: area(1, 1, 3, 1), reference: '词!$A$1:$A$3', ...rules },
        { kind: 'decimal', from: 0, to: 9.5, range: area(1, 2, 3, 2) },
        { kind: 'date', from: 1, to: 2, range: area(1, 3, 1, 3) },
        { kind: 'custom', formula: 'C1>0', range: area(1, 4, 1, 4) },
      ],
      numbersAsText: [area(1, 1, 9, 1), area(2, 2, 2, 2)],
    },
    {
      name: '行',
      rows: [[1]],
      freeze: { rows: 1, columns: 0 },
      print: { orientation: 'portrait', fitToWidth: true, footer: { left: '&P' } },
    },
    { name: '列', rows: [[2]], freeze: { rows: 0, columns: 1 }, chosenCell: 'A1', protect: { formatColumns: true }, state: 'hidden' },
    { name: '选', rows: [['甲'], ['=甲']], chosenCell: 'B2', state: 'visible' },
  ];
  const names = [
    { name: '总', formula: "'全'!$A$1" },
    { name: '自', formula: '"<"', sheet: 2 },
  ];
  const bytes = writeXlsx({ sheets, properties: { title: '题<', creator: '人&', created: '2026-11-05T01:02:03Z' }, names });
  const text = [...zipParts(bytes)].map(([name, content]) => `== ${name}\n${content.toString('utf8').replaceAll('><', '>\n<')}`).join('\n');
  await expect(`${text}\n`).toMatchFileSnapshot(path.join(import.meta.dirname, '../../../test/fixtures/workbooks/written-parts.txt'));
});
