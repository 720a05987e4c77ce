// New stored results: what depends gets them, all else keeps its bytes, and what cannot be calculated says so.
import { expect, test } from 'vitest';
import { opened } from '../../../test/helpers/grown-workbook.ts';
import { LINKS, MAIN, sheetByHand, workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { parseCell, type Book } from '../book/book-model.ts';
import { getPartText } from '../book/parts.ts';
import { createSheetView } from '../book/sheet-view.ts';
import { causesOf, recalculate, type Recalculated } from './recalculate.ts';

function at(cell: string, sheet = 0): { sheet: number; row: number; column: number } {
  return { sheet, ...(parseCell(cell) ?? { row: 0, column: 0 }) };
}

function stored(book: Book, cell: string, sheet = 0): unknown {
  const { row, column } = at(cell);
  return createSheetView(book, sheet).cellAt(row, column)?.stored;
}

function text(book: Book, sheet = 0): string {
  return getPartText(book, book.sheets[sheet]?.part ?? '');
}

async function changed(rows: string, cells: readonly string[], after = ''): Promise<Recalculated & { before: string; after: string }> {
  const book = await opened(sheetByHand(rows, after));
  const result = recalculate(book, { cells: cells.map((cell) => at(cell)), areas: [] });
  return { ...result, before: text(book), after: text(result.book) };
}

test('over steps and sheets all that depends is calculated, and nothing else is touched', async () => {
  const book = await opened(
    workbookByHand({
      sheets: {
        一: worksheet(
          '<row r="1"><c r="A1"><v>5</v></c><c r="B1" s="0" t="str"><f>A1*2</f><v>旧</v></c><c t="n" r="C1" ><f>Z9+1</f><v>77</v></c></row>',
        ),
        '二 2': worksheet(
          '<row r="1"><c r="A1"><f>一!B1+1</f><v>0</v></c><c r="B1"><f>A1&amp;"&lt;x&gt;"</f></c><c r="C1"><f>1+1</f><v>3</v></c></row>',
        ),
      },
    }),
  );
  const result = recalculate(book, { cells: [at('A1')], areas: [] });
  expect(result.recalculated).toBe(3);
  expect(text(result.book)).toContain(
    '<c r="A1"><v>5</v></c><c r="B1" s="0"><f>A1*2</f><v>10</v></c><c t="n" r="C1" ><f>Z9+1</f><v>77</v></c>',
  );
  expect(text(result.book, 1)).toContain(
    '<c r="A1"><f>一!B1+1</f><v>11</v></c><c r="B1" t="str"><f>A1&amp;"&lt;x&gt;"</f><v>11&lt;x&gt;</v></c><c r="C1"><f>1+1</f><v>3</v></c>',
  );
});

test('the type follows the result: number, text, boolean, error', async () => {
  const { after } = await changed(
    '<row r="1"><c r="A1"><v>2</v></c><c r="B1" t="e"><f>A1&gt;1</f><v>#N/A</v></c><c r="C1" t="b"><f>A1/0</f><v>1</v></c><c r="D1" t="b"><f>"a"&amp;A1</f><v>0</v></c><c r="E1" t="str"><f>A1/4</f><v/></c><c r="F1" t="str" s="0"><f>IF(A1=2,"","x")</f><v>x</v></c></row>',
    ['A1'],
  );
  expect(after).toContain(
    '<c r="B1" t="b"><f>A1&gt;1</f><v>1</v></c><c r="C1" t="e"><f>A1/0</f><v>#DIV/0!</v></c><c r="D1" t="str"><f>"a"&amp;A1</f><v>a2</v></c><c r="E1"><f>A1/4</f><v>0.5</v></c><c r="F1" t="str" s="0"><f>IF(A1=2,"","x")</f><v></v></c>',
  );
});

test('an unchanged result changes no byte, however it is written', async () => {
  const { before, after, recalculated } = await changed(
    '<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1/4</f><v>5.0E-1</v></c><c r="C1" t="str"><f>"x"&amp;A1</f><v>x2<!-- --></v></c></row>',
    ['A1'],
  );
  expect(recalculated).toBe(2);
  expect(after).toBe(before);
});

test('shared formulas are calculated in each cell, their formulas stay', async () => {
  const { after } = await changed(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*10</f><v>0</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2"><f t="shared" si="0"/><v>0</v></c></row><row r="3"><c r="A3"><v>3</v></c><c r="B3"><f t="shared" si="0"/><v>99</v></c></row>',
    ['A1', 'A2'],
  );
  expect(after).toContain('<f t="shared" ref="B1:B3" si="0">A1*10</f><v>10</v>');
  expect(after).toContain('<f t="shared" si="0"/><v>20</v>');
  expect(after).toContain('<f t="shared" si="0"/><v>99</v>');
});

test('what cannot be calculated loses its result, and so does what reads it', async () => {
  const { after, notCalculated, recalculated } = await changed(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str" s="0"><f>_xlfn.XLOOKUP(A1,C:C,D:D)</f><v>old</v></c><c r="E1"><f>SUM(B1,1)</f><v>5</v></c><c r="F1"><f>IF(A1=1,2,B1)</f><v>0</v></c><c r="G1"><f>A1+[1]Sheet1!A1</f><v>8</v></c><c r="H1"><f>A1+(</f><v>8</v></c><c r="I1"><f>_xlfn.XLOOKUP(Z1,C:C,D:D)</f><v>9</v></c><c r="J1"><f>_xlfn.XLOOKUP(A1,C:C,D:D)+B1</f><v>9</v></c></row>',
    ['A1'],
  );
  expect(notCalculated).toEqual([
    { sheet: 0, cell: 'B1', formula: '_xlfn.XLOOKUP(A1,C:C,D:D)', why: 'function', detail: 'XLOOKUP' },
    { sheet: 0, cell: 'E1', formula: 'SUM(B1,1)', why: 'depends', detail: '' },
    { sheet: 0, cell: 'G1', formula: 'A1+[1]Sheet1!A1', why: 'external', detail: '' },
    { sheet: 0, cell: 'H1', formula: 'A1+(', why: 'syntax', detail: '' },
    { sheet: 0, cell: 'J1', formula: '_xlfn.XLOOKUP(A1,C:C,D:D)+B1', why: 'function', detail: 'XLOOKUP' },
  ]);
  expect(recalculated).toBe(1);
  expect(after).toContain(
    '<c r="B1" s="0"><f>_xlfn.XLOOKUP(A1,C:C,D:D)</f></c><c r="E1"><f>SUM(B1,1)</f></c><c r="F1"><f>IF(A1=1,2,B1)</f><v>2</v></c>',
  );
  expect(after).toContain('<f>_xlfn.XLOOKUP(Z1,C:C,D:D)</f><v>9</v>');
});

test('volatile formulas keep their result, and others calculate with it', async () => {
  const { after, volatile, recalculated, notCalculated } = await changed(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>TODAY()+A1</f><v>46000</v></c><c r="C1"><f>B1+1</f><v>3</v></c><c r="D1"><f>B1+A1</f><v>3</v></c><c r="E1"><f>RAND()</f><v>0.5</v></c><c r="F1"><f>NOW()</f></c><c r="G1"><f>F1+A1</f><v>1</v></c></row>',
    ['A1'],
  );
  expect(volatile.map(({ cell }) => cell)).toEqual(['B1', 'E1', 'F1']);
  expect(after).toContain('<v>46000</v></c><c r="C1"><f>B1+1</f><v>3</v></c><c r="D1"><f>B1+A1</f><v>46001</v></c>');
  expect(recalculated).toBe(1);
  expect(notCalculated.map(({ cell, why }) => [cell, why])).toEqual([['G1', 'depends']]);
});

test('a circle is not calculated, nor what reads it', async () => {
  const { notCalculated } = await changed(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>C1+A1</f><v>1</v></c><c r="C1"><f>B1</f><v>1</v></c><c r="D1"><f>C1</f><v>1</v></c><c r="E1"><f>SUM(A1:E1)</f><v>1</v></c><c r="F1"><f>IF(A1=1,5,F1)</f><v>1</v></c></row>',
    ['A1'],
  );
  expect(notCalculated.map(({ cell }) => cell).toSorted()).toEqual(['B1', 'C1', 'D1', 'E1']);
  expect(notCalculated.map(({ why }) => why)).toContain('circular');
});

test('formulas that no program has calculated yet are calculated where they are read, not written', async () => {
  const { after } = await changed('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>Z1+7</f></c><c r="C1"><f>A1+B1</f></c></row>', ['A1']);
  expect(after).toContain('<c r="B1"><f>Z1+7</f></c><c r="C1"><f>A1+B1</f><v>8</v></c>');
});

test('an array formula fills its area', async () => {
  const { after } = await changed(
    '<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f t="array" ref="B1:B3">A1:A2*2</f><v>0</v></c><c r="C1"><f>SUM(B1:B2)</f><v>0</v></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><v>0</v></c></row><row r="3"><c r="B3"><v>0</v></c></row>',
    ['A2'],
  );
  expect(after).toContain('<f t="array" ref="B1:B3">A1:A2*2</f><v>6</v></c><c r="C1"><f>SUM(B1:B2)</f><v>14</v>');
  expect(after).toContain('<c r="B2"><v>8</v></c>');
  expect(after).toContain('<c r="B3" t="e"><v>#N/A</v></c>');
});

test('a data table that depends loses all its results, another keeps them', async () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="D1"><f>A1*2</f><v>2</v></c></row><row r="2"><c r="C2"><v>5</v></c><c r="D2"><f t="dataTable" ref="D2:D3" dt2D="0" dtr="0" r1="A1"/><v>10</v></c></row><row r="3"><c r="C3"><v>6</v></c><c r="D3"><v>12</v></c></row>';
  const dependent = await changed(rows, ['A1']);
  expect(dependent.notCalculated).toMatchObject([{ cell: 'D2', why: 'table' }]);
  expect(dependent.after).toContain('r1="A1"/></c></row><row r="3"><c r="C3"><v>6</v></c><c r="D3"></c>');
  const free = await changed(rows, ['F9']);
  expect(free.notCalculated).toEqual([]);
});

test('a new error names the cell whose text it calculated with', async () => {
  const { newErrors } = await changed(
    '<row r="1"><c r="A1" t="inlineStr"><is><t>—</t></is></c><c r="B1"><v>2</v></c><c r="C1"><f>B1-A1</f><v>2</v></c><c r="D1"><f>ROUND(C1,2)</f><v>2</v></c><c r="E1" t="e"><f>A1*1</f><v>#VALUE!</v></c><c r="F1"><f>B1/0</f><v>1</v></c></row>',
    ['A1', 'B1'],
  );
  const cause = { sheet: 0, row: 1, column: 1, text: '—' };
  expect(newErrors).toEqual([
    { sheet: 0, cell: 'C1', formula: 'B1-A1', error: '#VALUE!', cause },
    { sheet: 0, cell: 'D1', formula: 'ROUND(C1,2)', error: '#VALUE!', cause },
    { sheet: 0, cell: 'F1', formula: 'B1/0', error: '#DIV/0!', cause: null },
  ]);
});

test('the cells of an array formula that only say to be calculated are no formulas', async () => {
  const { after, recalculated, notCalculated } = await changed(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B2" ca="1">A1:A2*3</f><v>0</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="B2" s="0" t="str"><f ca="1"/><v></v></c><c r="C2"><f>B2+1</f><v>0</v></c></row>',
    ['A1', 'A2'],
  );
  expect(notCalculated).toEqual([]);
  expect(recalculated).toBe(2);
  expect(after).toContain('<c r="B2" s="0"><f ca="1"/><v>6</v></c><c r="C2"><f>B2+1</f><v>7</v></c>');
});

test('a new error in a later cell of an array formula is named by that cell', async () => {
  const { newErrors } = await changed(
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f t="array" ref="B1:B3">A1:A3*2</f><v>2</v></c></row><row r="2"><c r="A2" t="inlineStr"><is><t>—</t></is></c><c r="B2"><v>4</v></c></row><row r="3"><c r="A3" t="e"><v>#N/A</v></c><c r="B3" t="e"><v>#N/A</v></c></row>',
    ['A2'],
  );
  expect(newErrors).toEqual([
    { sheet: 0, cell: 'B2', formula: 'A1:A3*2', error: '#VALUE!', cause: { sheet: 0, row: 2, column: 1, text: '—' } },
  ]);
});

test('the causes of 8,000 errors, each made of the one before, are found in one walk', () => {
  let looks = 0;
  const errors = Array.from({ length: 8000 }, (_, index) => ({ sheet: 0, row: index + 2, column: 1 }));
  const causes = causesOf(errors, {
    readsOf: (sheet, row) => {
      looks += 1;
      return row === 1 ? [] : [{ sheet, top: row - 1, bottom: row - 1, left: 1, right: 1 }];
    },
    cells: function* ({ top }) {
      yield { row: top, column: 1, value: top === 1 ? '—' : { error: '#VALUE!' } };
    },
    isWritten: (_sheet, row) => row === 1,
  });
  expect(looks).toBe(8000);
  expect(causes).toEqual(errors.map(() => ({ sheet: 0, row: 1, column: 1, text: '—' })));
});

test('formulas in a moved area are calculated, and references by text that were right in the blank', async () => {
  const book = await opened(
    sheetByHand(
      '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(OFFSET(A1,0,0,COUNT(A:A),1))</f><v>0</v></c><c r="C1"><f>INDIRECT("A"&amp;2)</f></c></row><row r="2"><c r="A2"><v>4</v></c><c r="B2"><f>1+1</f></c></row>',
    ),
  );
  const result = recalculate(book, { cells: [], areas: [{ sheet: 0, area: { top: 2, left: 1, bottom: 9, right: 16_384 } }] });
  expect(['B1', 'C1', 'B2'].map((cell) => stored(result.book, cell))).toEqual([
    { kind: 'number', digits: '5' },
    { kind: 'number', digits: '4' },
    { kind: 'number', digits: '2' },
  ]);
});

test('subtotals leave out each other, filtered rows, and with codes over 100 hidden ones', async () => {
  const row = (number: number, inside: string, hidden = ''): string => `<row r="${number}"${hidden}>${inside}</row>`;
  const rows = [
    row(1, '<c r="A1"><v>1</v></c><c r="B1"><f>SUBTOTAL(9,A1:A6)</f></c><c r="C1"><f>SUBTOTAL(109,A1:A6)</f></c>'),
    row(2, '<c r="A2"><v>10</v></c>', ' hidden="1"'),
    row(3, '<c r="A3"><f>SUBTOTAL(9,A1:A2)</f><v>0</v></c>'),
    row(4, '<c r="A4"><v>100</v></c>'),
    row(5, '<c r="A5"><v>1000</v></c>', ' hidden="1"'),
  ].join('');
  const plain = await changed(rows, ['A1']);
  expect(['A3', 'B1', 'C1'].map((cell) => stored(plain.book, cell))).toMatchObject([
    { digits: '11' },
    { digits: '1111' },
    { digits: '101' },
  ]);
  const filter = '<autoFilter ref="A3:A6"><filterColumn colId="0"><filters><filter val="100"/></filters></filterColumn></autoFilter>';
  const filtered = await changed(rows, ['A1'], filter);
  expect(['A3', 'B1', 'C1'].map((cell) => stored(filtered.book, cell))).toMatchObject([
    { digits: '11' },
    { digits: '111' },
    { digits: '101' },
  ]);
});

function withWorkbook(inside: string, prefix = ''): Buffer {
  const space = prefix === '' ? `xmlns="${MAIN}"` : `xmlns:${prefix.slice(0, -1)}="${MAIN}"`;
  const sheets = `<${prefix}sheets><${prefix}sheet name="表" sheetId="1" r:id="r1"/><${prefix}sheet name="二" sheetId="2" r:id="r2"/></${prefix}sheets>`;
  return workbookByHand({
    sheets: {
      表: worksheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>A1+率</f><v>0</v></c><c r="C1"><f>A1+上</f><v>0</v></c></row>'),
      二: worksheet('<row r="1"><c r="A1"><f>表!A1+率</f><v>0</v></c><c r="B1"><f>表!A1+表!率</f><v>0</v></c></row>'),
    },
    parts: [
      {
        name: 'xl/workbook.xml',
        content: `<${prefix}workbook ${space} xmlns:r="${LINKS}"><${prefix}workbookPr date1904="1"/>${sheets}${inside}</${prefix}workbook>`,
      },
    ],
  });
}

test('programs are told to calculate on loading: in calcPr as it is, or in a new one at its place', async () => {
  const names = (prefix: string): string =>
    `<${prefix}definedNames><${prefix}definedName name="率">5</${prefix}definedName></${prefix}definedNames>`;
  const told = async (inside: string, prefix = ''): Promise<string> => {
    const book = await opened(withWorkbook(inside, prefix));
    return getPartText(recalculate(book, { cells: [at('A1')], areas: [] }).book, 'xl/workbook.xml');
  };
  expect(await told(`${names('')}<calcPr calcId="1" fullCalcOnLoad='0' iterate="1"/>`)).toContain(
    `<calcPr calcId="1" fullCalcOnLoad='1' iterate="1"/>`,
  );
  expect(await told(`${names('')}<calcPr calcId="1"/>`)).toContain('<calcPr calcId="1" fullCalcOnLoad="1"/>');
  expect(await told(`${names('')}<pivotCaches/>`)).toContain('</definedNames><calcPr fullCalcOnLoad="1"/><pivotCaches/>');
  expect(await told(names('x:'), 'x:')).toContain('</x:definedNames><x:calcPr fullCalcOnLoad="1"/></x:workbook>');
});

test('names: those of the sheet first, relative parts as seen from the cell', async () => {
  const names =
    '<definedNames><definedName name="率">5</definedName><definedName name="率" localSheetId="0">表!$A$1*100</definedName><definedName name="上">表!XFD1</definedName></definedNames>';
  const { book } = recalculate(await opened(withWorkbook(names)), { cells: [at('A1')], areas: [] });
  expect([stored(book, 'B1'), stored(book, 'C1'), stored(book, 'A1', 1), stored(book, 'B1', 1)]).toMatchObject([
    { digits: '101' },
    { digits: '102' },
    { digits: '6' },
    { digits: '101' },
  ]);
});

test.each(['down', 'up'])('a chain of 10,000 steps going %s', async (direction) => {
  const last = 10_000;
  const rows = Array.from({ length: last }, (_, index) => {
    const row = index + 1;
    const source = direction === 'down' ? row - 1 : row + 1;
    return `<row r="${row}"><c r="A${row}">${source < 1 || source > last ? '' : `<f>A${source}+1</f>`}<v>1</v></c></row>`;
  });
  const [first, end] = direction === 'down' ? ['A1', `A${last}`] : [`A${last}`, 'A1'];
  const { book, recalculated } = await changed(rows.join(''), [first]);
  expect(recalculated).toBe(last - 1);
  expect(stored(book, end)).toEqual({ kind: 'number', digits: String(last) });
});

test('a name is that of the sheet where its formula stands, or of the sheet before it', async () => {
  const named = (sheet: number, place: string): string => `<definedName name="数" localSheetId="${sheet}">${place}</definedName>`;
  const names = `<definedNames><definedName name="数">三!$A$1</definedName>${named(0, '一!$A$1')}${named(1, '二!$A$1')}</definedNames>`;
  const sheets = ['一', '二', '三'].map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join('');
  const book = await opened(
    workbookByHand({
      sheets: {
        一: worksheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>数*10</f><v>0</v></c><c r="C1"><f>二!数*10</f><v>0</v></c></row>'),
        二: worksheet('<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>数*10</f><v>0</v></c><c r="C1"><f>一!数*10</f><v>0</v></c></row>'),
        三: worksheet('<row r="1"><c r="A1"><v>3</v></c><c r="B1"><f>数*10</f><v>0</v></c><c r="C1"><f>一!数+二!数</f><v>0</v></c></row>'),
      },
      parts: [
        { name: 'xl/workbook.xml', content: `<workbook xmlns="${MAIN}" xmlns:r="${LINKS}"><sheets>${sheets}</sheets>${names}</workbook>` },
      ],
    }),
  );
  const number = (digits: string) => ({ kind: 'number', digits });
  const results = (sheet: number) => {
    const after = recalculate(book, { cells: [at('A1', sheet)], areas: [] }).book;
    return [0, 1, 2].flatMap((index) => ['B1', 'C1'].map((place) => stored(after, place, index)));
  };
  // Only what reads the changed cell is calculated: B1 and C1 of 一, 二 and 三.
  expect(results(0)).toMatchObject([number('10'), number('0'), number('0'), number('10'), number('0'), number('3')]);
  expect(results(1)).toMatchObject([number('0'), number('20'), number('20'), number('0'), number('0'), number('3')]);
  expect(results(2)).toMatchObject([number('0'), number('0'), number('0'), number('0'), number('30'), number('0')]);
});

test('SEARCH("*a*a*ab") in 16,000 characters, 18 seconds before, takes its length', async () => {
  const { after } = await changed(
    `<row r="1"><c r="A1" t="str"><v>${'a'.repeat(16_000)}</v></c><c r="B1"><f>IFERROR(SEARCH("*a*a*a*a*ab",A1&amp;C1),0)</f><v>1</v></c><c r="C1" t="str"><v>c</v></c></row>`,
    ['C1'],
  );
  expect(after).toContain('<v>0</v>');
}, 2000);

test('past the budget of the whole calculation no formula is calculated, each is named', async () => {
  const rows = Array.from({ length: 60 }, (_, nth) => `<row r="${nth + 1}"><c r="A${nth + 1}"><v>${nth}</v></c></row>`);
  rows[0] =
    '<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f>SUM(A1:A60)</f><v>1</v></c><c r="C1"><f>SUMPRODUCT(A1:A60*A1:A60)</f><v>1</v></c></row>';
  const book = await opened(sheetByHand(rows.join('')));
  const dirty = { cells: [at('A1')], areas: [] };
  expect(recalculate(book, dirty, 3000).notCalculated).toEqual([]);
  const lost = recalculate(book, dirty, 100).notCalculated.map(({ cell, why }) => [cell, why]);
  expect(lost).toEqual([['C1', 'costly']]);
  // A value of an array costs little more than a cell that is read: 60 of them are no 1,000 steps.
  expect(recalculate(book, dirty, 1000).notCalculated).toEqual([]);
});
