// References to tables: how they are written, which cells they mean, and that results are kept where nothing written reaches them.
import { expect, test } from 'vitest';
import { opened } from '../../../test/helpers/grown-workbook.ts';
import { LINKS, MAIN, workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { parseCell } from '../book/book-model.ts';
import { getPartText } from '../book/parts.ts';
import { createSheetView } from '../book/sheet-view.ts';
import { writeCells } from '../book/write-cells.ts';
import { recalculate, type Recalculated } from './recalculate.ts';
import { findTableArea, parseTableReference } from './table-references.ts';

/** A1:C5: 额, 税[元], 备 注; rows 10 1, 20 2, 30 3; totals 60 6. */
const COLUMNS = ['额', '税[元]', '备_x000a_注'].map((name, index) => `<tableColumn id="${index + 1}" name="${name}"/>`).join('');
const TABLE = `<table xmlns="${MAIN}" id="1" name="表1" displayName="销售" ref="A1:C5" totalsRowCount="1"><tableColumns count="3">${COLUMNS}</tableColumns></table>`;
const DATA = [
  [10, 1],
  [20, 2],
  [30, 3],
].map(([paid, tax], index) => `<c r="A${index + 2}"><v>${paid}</v></c><c r="B${index + 2}"><v>${tax}</v></c>`);

async function calculated(
  formulas: readonly string[],
  writes: Readonly<Record<string, number>>,
  names = '',
): Promise<Recalculated & { text: string }> {
  const cells = formulas.map(
    (formula, index) => `<c r="${'EFGHIJKLMNOP'.charAt(index)}3"><f>${formula.replaceAll('&', '&amp;')}</f><v>7.00</v></c>`,
  );
  const head = ['额', '税[元]', '备\n注'].map((name, index) => `<c r="${'ABC'.charAt(index)}1" t="inlineStr"><is><t>${name}</t></is></c>`);
  const rows = [
    head.join(''),
    DATA[0],
    `${DATA[1] ?? ''}${cells.join('')}`,
    DATA[2],
    '<c r="A5"><f>SUBTOTAL(9,表1[额])</f><v>60</v></c><c r="B5"><v>6</v></c>',
  ];
  const book = await opened(
    workbookByHand({
      sheets: {
        表: worksheet(
          [...rows.map((inside, index) => `<row r="${index + 1}">${inside ?? ''}</row>`), '<row r="9"><c r="A9"><v>1</v></c></row>'].join(
            '',
          ),
        ),
      },
      parts: [
        { name: 'xl/tables/table1.xml', content: TABLE },
        {
          name: 'xl/worksheets/_rels/sheet1.xml.rels',
          content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="${LINKS}/table" Target="../tables/table1.xml"/></Relationships>`,
        },
        ...(names === ''
          ? []
          : [
              {
                name: 'xl/workbook.xml',
                content: `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets><sheet name="表" sheetId="1" r:id="r1"/></sheets><definedNames>${names}</definedNames></workbook>`,
              },
            ]),
      ],
    }),
  );
  const dirty = Object.keys(writes).map((cell) => ({ sheet: 0, ...(parseCell(cell) ?? { row: 0, column: 0 }) }));
  const written = writeCells(
    book,
    dirty.map((cell, index) => ({ ...cell, value: { kind: 'number', digits: String(Object.values(writes)[index]) } })),
  );
  const result = recalculate(written, { cells: dirty, areas: [] });
  return { ...result, text: getPartText(result.book, result.book.sheets[0]?.part ?? '') };
}

function results({ book }: Recalculated, count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const stored = createSheetView(book, 0).cellAt(3, 5 + index)?.stored;
    return stored?.kind === 'number'
      ? Number(stored.digits)
      : stored?.kind === 'text'
        ? stored.text
        : stored?.kind === 'error'
          ? stored.code
          : null;
  });
}

test('every way of naming rows and columns is calculated', async () => {
  const formulas = [
    'SUM(表1[额])',
    '销售[[#This Row],[额]]*2',
    '表1[[#Headers],[额]]&表1[[#This Row],[额]]',
    '表1[[#Totals],[额]]',
    "SUM(表1[[额]:[税'[元']]])",
    'COUNTA(表1[#All])+表1[@额]',
    'ROWS(表1[])+表1[[#This Row],[额]]',
    'SUM(表1[[#Data],[#Totals],[额]])',
    'SUM(表1)',
    'SUM(表1[额]:表1[备\n注])',
    'SUMIF(表1[额],">15",表1[税\'[元\']])',
  ];
  const result = await calculated(formulas, { A2: 110, A3: 20 });
  // 110 + 20 + 30 = 160; with tax 166; rows of the table: 3 heads, 2 * 3 figures, 2 totals.
  expect(results(result, formulas.length)).toEqual([160, 40, '额20', 160, 166, 31, 23, 320, 166, 166, 6]);
  expect(result).toMatchObject({ notCalculated: [], kept: [] });
});

test('through names as well', async () => {
  const names = '<definedName name="全部额">表1[额]</definedName><definedName name="本行税">表1[[#This Row],[税\'[元\']]]</definedName>';
  const formulas = ['SUM(全部额)', '本行税*100', 'SUM(全部额)-INDEX(全部额,1)'];
  const result = await calculated(formulas, { A2: 110, B3: 5 }, names);
  expect(results(result, 3)).toEqual([160, 500, 50]);
});

test('a result that no written cell reaches keeps its bytes: another column, another row, a cell outside', async () => {
  const formulas = ["SUM(表1[税'[元']])", '表1[[#This Row],[额]]', 'FOOBAR(表1[[#Headers],[额]])', 'SUM(表1[额])'];
  const other = await calculated(formulas, { A4: 130 });
  expect(other.text.match(/<v>7\.00<\/v>/g)?.length).toBe(3);
  expect(results(other, 4)).toEqual([7, 7, 7, 160]);
  const outside = await calculated(formulas, { A9: 5 });
  expect(outside).toMatchObject({ recalculated: 0, notCalculated: [], kept: [] });
});

test('what the table does not have is an error by rule, what is not known keeps its result and is named', async () => {
  const formulas = ['表2[额]', '表1[税]', "'[1]书'!表1[额]"];
  const result = await calculated(formulas, { A9: 5 });
  expect(results(result, 3)).toEqual([7, 7, 7]);
  expect(result.kept.map(({ cell, why }) => [cell, why])).toEqual([
    ['E3', 'structured'],
    ['F3', 'structured'],
    ['G3', 'structured'],
  ]);
});

test('is read as it is written', () => {
  const read = (text: string): string | null => {
    const reference = parseTableReference(text);
    return reference === null
      ? null
      : [reference.table, [...reference.rows].join('+'), reference.columns?.first ?? '', reference.columns?.last ?? ''].join('|');
  };
  expect(read('T[a]')).toBe('T||a|a');
  expect(read('T[]')).toBe('T|||');
  expect(read('T[@]')).toBe('T|thisRow||');
  expect(read('[@[a b]]')).toBe('|thisRow|a b|a b');
  expect(read('T[@[a]:[b]]')).toBe('T|thisRow|a|b');
  expect(read('T[ [#Headers], [#Data], [a]:[b] ]')).toBe('T|headers+data|a|b');
  expect(read("T[[a'#b]]")).toBe('T||a#b|a#b');
  const malformed = [
    'T',
    'T[a',
    'T[[a][b]]',
    'T[[a],[b]]',
    'T[[a],[b],[c]]',
    'T[[a]:[b]:[c]]',
    'T[[a],[#Data]]',
    'T[[a]:[#Data]]',
    'T[[#Data]:[a]]',
  ];
  const odd = ['T[[#Data]:[#Totals]]', 'T[[#Data][a]]', 'T[[,a]', 'T[[a]:b]', 'T[[a]x]', '[1]!T[a]'];
  expect([...malformed, ...odd].filter((text) => read(text) !== null)).toEqual([]);
});

test('a formula in a row of the table reads that row, first and last; none above and below', async () => {
  const book = (row: number) => `<row r="${row}"><c r="E${row}"><f>表1[@额]</f><v>7.00</v></c></row>`;
  const heads = '<c r="A1" t="inlineStr"><is><t>额</t></is></c>';
  const inside = [heads, ...DATA, '<c r="A5"><v>60</v></c>', ''].map((cells, index) => book(index + 1).replace('>', () => `>${cells}`));
  const parts = [
    { name: 'xl/tables/table1.xml', content: TABLE },
    {
      name: 'xl/worksheets/_rels/sheet1.xml.rels',
      content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="${LINKS}/table" Target="../tables/table1.xml"/></Relationships>`,
    },
  ];
  const opening = await opened(workbookByHand({ sheets: { 表: worksheet(inside.join('')) }, parts }));
  const result = recalculate(opening, { cells: [], areas: [{ sheet: 0, area: { top: 1, left: 1, bottom: 6, right: 5 } }] });
  const view = createSheetView(result.book, 0);
  const values = [1, 2, 3, 4, 5, 6].map((row) => Object.values(view.cellAt(row, 5)?.stored ?? {}).at(-1));
  expect(values).toEqual(['#VALUE!', '10', '20', '30', '#VALUE!', '#VALUE!']);
});

test('a subtotal leaves out what the filter of a table hides, below the table it does not', async () => {
  const filter = '<autoFilter ref="A1:B3"><filterColumn colId="0"><filters><filter val="4"/></filters></filterColumn></autoFilter>';
  const subtotals = async (inside: string) => {
    const rows = [
      '',
      '<c r="A2"><v>4</v></c>',
      '<c r="A3"><v>20</v></c>',
      '<c r="A4"><v>100</v></c>',
      '<c r="C5"><f>SUBTOTAL(9,A2:A4)</f></c>',
    ];
    const parts = [
      { name: 'xl/tables/table1.xml', content: `<table xmlns="${MAIN}" id="1" name="表1" displayName="表1" ref="A1:B3">${inside}</table>` },
      {
        name: 'xl/worksheets/_rels/sheet1.xml.rels',
        content: `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="t" Type="${LINKS}/table" Target="../tables/table1.xml"/></Relationships>`,
      },
    ];
    const text = rows.map((cells, at) => `<row r="${at + 1}"${at === 2 || at === 3 ? ' hidden="1"' : ''}>${cells}</row>`).join('');
    const book = await opened(workbookByHand({ sheets: { 表: worksheet(text) }, parts }));
    const result = recalculate(book, { cells: [{ sheet: 0, row: 2, column: 1 }], areas: [] });
    return createSheetView(result.book, 0).cellAt(5, 3)?.stored;
  };
  expect(await subtotals(filter)).toEqual({ kind: 'number', digits: '104' });
  expect(await subtotals('<autoFilter ref="A1:B3"/>')).toEqual({ kind: 'number', digits: '124' });
});

test('rows that a table has not are left out beside its data, and none by themselves', () => {
  const table = {
    names: ['t'],
    area: { sheet: 0, top: 3, left: 2, bottom: 30, right: 3 },
    headerRows: 0,
    totalRows: 0,
    isFiltered: false,
    columns: ['a', 'b'],
  };
  const rowsOf = (text: string, more: object = {}): unknown => {
    const reference = parseTableReference(text);
    const area = reference === null ? null : findTableArea([{ ...table, ...more }], reference, { sheet: 0, row: 4, column: 9 });
    return area !== null && 'top' in area ? [area.top, area.bottom] : area;
  };
  const forms = ['#All', '#Data', '#Data],[#Totals', '#Headers],[#Data', '#This Row'].map((rows) => `T[[${rows}],[a]]`);
  expect(forms.map((text) => rowsOf(text))).toEqual([
    [3, 30],
    [3, 30],
    [3, 30],
    [3, 30],
    [4, 4],
  ]);
  const both = { headerRows: 1, totalRows: 1 };
  expect(forms.map((text) => rowsOf(text, both))).toEqual([
    [3, 30],
    [4, 29],
    [4, 30],
    [3, 29],
    [4, 4],
  ]);
  const alone = ['T[[#Headers],[a]]', 'T[[#Totals],[a]]', 'T[#Totals]'];
  expect(alone.map((text) => rowsOf(text))).toEqual(alone.map(() => ({ error: '#REF!' })));
  expect(alone.map((text) => rowsOf(text, both))).toEqual([
    [3, 3],
    [30, 30],
    [30, 30],
  ]);
});

test('a column name with brackets that nothing quotes is no reference', () => {
  expect(['T[@,[a]]', 'T[a]b]', 'T[@a]]', 'T[a[b]'].map(parseTableReference)).toEqual([null, null, null, null]);
  expect(parseTableReference("T[@a'[b']]")).toEqual({ table: 'T', rows: new Set(['thisRow']), columns: { first: 'a[b]', last: 'a[b]' } });
});
