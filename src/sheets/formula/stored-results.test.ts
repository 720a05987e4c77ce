// Stored results that must stay: of formulas that depend on nothing written, of those whose text doesn't tell what they read, and values that no error may replace.
import { expect, test } from 'vitest';
import { opened } from '../../../test/helpers/grown-workbook.ts';
import { sheetByHand, workbookByHand, worksheet } from '../../../test/helpers/workbook-by-hand.ts';
import { parseCell, type Book } from '../book/book-model.ts';
import { getPartText } from '../book/parts.ts';
import { createSheetView } from '../book/sheet-view.ts';
import { writeCells } from '../book/write-cells.ts';
import { recalculate, type Recalculated } from './recalculate.ts';

interface Filled extends Recalculated {
  readonly before: string;
  readonly after: string;
}

/** The first sheet of a blank once numbers (or texts) were written into it. */
async function filled(blank: Uint8Array, writes: Readonly<Record<string, number | string>>): Promise<Filled> {
  const book = await opened(blank);
  const cells = Object.keys(writes).map((cell) => ({ sheet: 0, ...(parseCell(cell) ?? { row: 0, column: 0 }) }));
  const written = writeCells(
    book,
    Object.values(writes).flatMap((value, index) => {
      const cell = cells[index];
      if (cell === undefined) return [];
      return [
        { ...cell, value: typeof value === 'number' ? { kind: 'number', digits: String(value) } : { kind: 'text', text: value } } as const,
      ];
    }),
  );
  const text = (of: Book): string => getPartText(of, of.sheets[0]?.part ?? '');
  const result = recalculate(written, { cells, areas: [] });
  return { ...result, before: text(written), after: text(result.book) };
}

function resultsOf({ book }: Filled, cells: readonly string[]): readonly unknown[] {
  return cells.map((cell) => {
    const { row, column } = parseCell(cell) ?? { row: 0, column: 0 };
    const stored = createSheetView(book, 0).cellAt(row, column)?.stored;
    return stored?.kind === 'number' ? Number(stored.digits) : stored?.kind === 'error' ? stored.code : (stored?.kind ?? null);
  });
}

function named(list: Recalculated['kept']): readonly (readonly string[])[] {
  return list.map(({ cell, why }) => [cell, why]);
}

const MONTHLY =
  'SUMPRODUCT(SUMIF(INDIRECT(ROW(INDIRECT("1:"&amp;$N$2))&amp;"月!A:A"),A5,INDIRECT(ROW(INDIRECT("1:"&amp;$N$2))&amp;"月!B:B")))';

test('a sum over sheets named by their number keeps its result when something else is written, and is named', async () => {
  const month = (paid: number): string => worksheet(`<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>${paid}</v></c></row>`);
  const blank = workbookByHand({
    sheets: {
      汇总: worksheet(
        `<row r="2"><c r="A2"/><c r="N2"><v>2</v></c></row><row r="5"><c r="A5"><v>7</v></c><c r="B5"><f>${MONTHLY}</f><v>7308.0</v></c><c r="C5"><f>FOOBAR(B5)</f><v>1</v></c><c r="D5"><f>A2+B5</f><v>7308</v></c></row>`,
      ),
      '1月': month(7000),
      '2月': month(308),
    },
  });
  const result = await filled(blank, { A2: 5 });
  expect(result.after).toContain('<v>7308.0</v></c><c r="C5"><f>FOOBAR(B5)</f><v>1</v></c><c r="D5"><f>A2+B5</f><v>7313</v></c>');
  expect(named(result.kept)).toEqual([['B5', 'array']]);
  expect(result).toMatchObject({ notCalculated: [], newErrors: [], results: [{ cell: 'D5' }] });
});

test('where such a formula surely depends it loses its result rather than show an error', async () => {
  const blank = workbookByHand({
    sheets: {
      汇总: worksheet(
        `<row r="2"><c r="N2"><v>2</v></c></row><row r="5"><c r="A5"><v>7</v></c><c r="B5"><f>${MONTHLY}</f><v>7000</v></c><c r="C5"><f>IFERROR(B5,0)</f><v>7000</v></c></row>`,
      ),
      '1月': worksheet('<row r="1"><c r="A1"><v>7</v></c><c r="B1"><v>7000</v></c></row>'),
      '2月': worksheet(''),
    },
  });
  const result = await filled(blank, { A5: 8 });
  expect(named(result.notCalculated)).toEqual([
    ['B5', 'array'],
    ['C5', 'depends'],
  ]);
  expect(result.kept).toEqual([]);
});

test('a reference by text is calculated where what it reads was written, else its bytes stay', async () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><f>INDIRECT("A"&amp;1)*2</f><v>2.0</v></c><c r="D1"><f>INDIRECT("B"&amp;1)*2</f><v>4.00</v></c><c r="E1"><f>FOOBAR(D1)</f><v>8</v></c><c r="F1"><f>C1+1</f><v>3</v></c><c r="G1"><f>SUM(OFFSET(B1,0,4))</f><v>3</v></c></row>';
  const result = await filled(sheetByHand(rows), { A1: 10 });
  expect(resultsOf(result, ['C1', 'D1', 'F1', 'G1'])).toEqual([20, 4, 21, 21]);
  expect(result.after).toContain('<v>4.00</v></c><c r="E1"><f>FOOBAR(D1)</f><v>8</v></c>');
  expect(result).toMatchObject({ notCalculated: [], kept: [], recalculated: 3 });
});

test('a reference by text that the blank itself contradicts keeps its result and is named', async () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>INDIRECT("A"&amp;2)</f><v>5</v></c><c r="C1"><f>OFFSET(A1,9,FOOBAR())</f><v>6</v></c></row><row r="2"><c r="A2"><v>1</v></c></row>';
  const result = await filled(sheetByHand(rows), { A1: 3 });
  expect(resultsOf(result, ['B1', 'C1'])).toEqual([5, 6]);
  expect(named(result.kept)).toEqual([
    ['B1', 'doubt'],
    ['C1', 'function'],
  ]);
  expect(result.notCalculated).toEqual([]);
});

test('an error that the blank contradicts is no result; what reads it has none either', async () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1"><f>SUM(A1,VALUE("x"))</f><v>9</v></c><c r="C1"><f>IFERROR(B1,0)</f><v>9</v></c><c r="D1"><f>ROUND(A1,0)</f><v>1</v></c><c r="E1"><f>1/(A1-3)</f><v>-0.5</v></c></row>';
  const doubtful = await filled(sheetByHand(rows), { A1: 3 });
  expect(named(doubtful.notCalculated)).toEqual([
    ['B1', 'doubt'],
    ['C1', 'depends'],
  ]);
  expect(resultsOf(doubtful, ['B1', 'C1', 'D1', 'E1'])).toEqual(['blank', 'blank', 3, '#DIV/0!']);
  const dashed = await filled(sheetByHand(rows), { A1: '—' });
  expect(resultsOf(dashed, ['D1', 'E1'])).toEqual(['#VALUE!', '#VALUE!']);
  expect(dashed.newErrors.map(({ cell }) => cell)).toEqual(['D1', 'E1']);
});

/** 2 4 4 4 5 5 7 9: mean 5, squares of the distances 32 in all. A ninth value of 101 stands in a hidden row. */
test('SUBTOTAL with every code', async () => {
  const values = [2, 4, 4, 4, 5, 5, 7, 9];
  const rows = values.map((value, index) => `<row r="${index + 1}"><c r="A${index + 1}"><v>${index === 0 ? 0 : value}</v></c></row>`);
  const codes = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];
  const cell = (code: number, index: number, row: number): string =>
    `<c r="${'BCDEFGHIJKL'[index]}${row}"><f>SUBTOTAL(${code},A1:A9)</f><v>1</v></c>`;
  rows.push('<row r="9" hidden="1"><c r="A9"><v>101</v></c></row>');
  rows.push(`<row r="10">${codes.map((code, index) => cell(code, index, 10)).join('')}</row>`);
  rows.push(`<row r="11">${codes.map((code, index) => cell(code + 100, index, 11)).join('')}</row>`);
  rows.push(
    '<row r="12"><c r="B12"><f>SUBTOTAL(1,#REF!:A4)</f><v>1</v></c><c r="C12"><f>SUBTOTAL(12,A1)</f><v>1</v></c><c r="D12"><f>SUBTOTAL(7,A1)</f><v>1</v></c></row>',
  );
  const result = await filled(sheetByHand(rows.join('')), { A1: 2 });
  const at = (row: number): readonly string[] => [...'BCDEFGHIJKL'].map((letter) => `${letter}${row}`);
  expect(resultsOf(result, at(11))).toEqual([5, 8, 8, 9, 2, 201_600, Math.sqrt(32 / 7), 2, 40, 32 / 7, 4]);
  const all = resultsOf(result, at(10));
  // With 101: mean 141/9, squares 2*2+3*16+2*25+49+81+10201 = 10433 less 141*141/9 = 2209.
  expect(all.slice(0, 6)).toEqual([141 / 9, 9, 9, 101, 2, 20_361_600]);
  expect(all[8]).toBe(141);
  expect(all[9]).toBeCloseTo(8224 / 8, 9);
  expect(all[10]).toBeCloseTo(8224 / 9, 9);
  expect(all[6]).toBeCloseTo(Math.sqrt(1028), 9);
  expect(all[7]).toBeCloseTo(Math.sqrt(8224 / 9), 9);
  expect(resultsOf(result, ['B12', 'C12', 'D12'])).toEqual([1, 'blank', '#DIV/0!']);
});
