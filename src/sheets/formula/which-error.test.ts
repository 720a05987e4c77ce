// Which error a formula gives where it meets several: the first from the left, before the operation is tried at all.
import { expect, it } from 'vitest';
import { opened } from '../../../test/helpers/grown-workbook.ts';
import { resultOf } from '../../../test/helpers/formula-results.ts';
import { sheetByHand } from '../../../test/helpers/workbook-by-hand.ts';
import { createSheetView } from '../book/sheet-view.ts';
import { recalculate } from './recalculate.ts';

/** A1 is #N/A, B1 #DIV/0!, C1 #REF!, D1 #VALUE!, E1 5, F1 a text. Each formula with the error that Excel gives. */
const CASES: readonly (readonly [formula: string, error: string])[] = [
  ['A1+B1', '#N/A'],
  ['B1+A1', '#DIV/0!'],
  ['C1*A1', '#REF!'],
  ['A1-C1', '#N/A'],
  ['D1/B1', '#VALUE!'],
  ['B1^D1', '#DIV/0!'],
  ['A1=B1', '#N/A'],
  ['B1=A1', '#DIV/0!'],
  ['E1&gt;C1', '#REF!'],
  ['D1&lt;A1', '#VALUE!'],
  ['A1&amp;B1', '#N/A'],
  ['B1&amp;A1', '#DIV/0!'],
  ['E1/0+A1', '#DIV/0!'],
  ['A1+E1/0', '#N/A'],
  ['F1+A1', '#VALUE!'],
  ['A1+F1', '#N/A'],
  ['-B1+A1', '#DIV/0!'],
  ['A1%+B1', '#N/A'],
  ['SUM(A1,B1)', '#N/A'],
  ['SUM(B1,A1)', '#DIV/0!'],
  ['SUM(C1,E1,A1)', '#REF!'],
  ['SUM(A1:D1)', '#N/A'],
  ['MAX(B1,A1)', '#DIV/0!'],
  ['MIN(E1,C1,B1)', '#REF!'],
  ['AVERAGE(B1:D1)', '#DIV/0!'],
  ['PRODUCT(D1,A1)', '#VALUE!'],
  ['ROUND(B1,A1)', '#DIV/0!'],
  ['ROUND(A1,B1)', '#N/A'],
  ['MOD(C1,A1)', '#REF!'],
  ['IF(A1,B1,C1)', '#N/A'],
  ['IF(E1,B1,C1)', '#DIV/0!'],
  ['IF(0,B1,C1)', '#REF!'],
  ['AND(B1,A1)', '#DIV/0!'],
  ['OR(A1,B1)', '#N/A'],
  ['NOT(D1)', '#VALUE!'],
  ['IFERROR(A1,B1)', '#DIV/0!'],
  ['IFERROR(B1,C1)', '#REF!'],
  ['LEFT(A1,B1)', '#N/A'],
  ['LEFT(B1,A1)', '#DIV/0!'],
  ['SUM(CHOOSE(A1,E1,E1):INDEX(E1:E1,9))', '#N/A'],
  ['SUM(INDEX(E1:E1,9):CHOOSE(A1,E1,E1))', '#REF!'],
];

it('is the first from the left', async () => {
  const errors = ['#N/A', '#DIV/0!', '#REF!', '#VALUE!'].map((error, at) => `<c r="${'ABCD'.charAt(at)}1" t="e"><v>${error}</v></c>`);
  const first = `<row r="1">${errors.join('')}<c r="E1"><v>5</v></c><c r="F1" t="inlineStr"><is><t>文</t></is></c></row>`;
  const rows = CASES.map(([formula], at) => `<row r="${at + 2}"><c r="A${at + 2}"><f>${formula}</f></c></row>`);
  const book = await opened(sheetByHand(`${first}${rows.join('')}`, ''));
  const area = { top: 2, left: 1, bottom: CASES.length + 1, right: 1 };
  const result = recalculate(book, { cells: [], areas: [{ sheet: 0, area }] });
  expect(result.notCalculated).toEqual([]);
  const view = createSheetView(result.book, 0);
  const given = CASES.map(([formula], at) => [formula, resultOf(view.cellAt(at + 2, 1)?.stored ?? { kind: 'blank' })]);
  expect(given).toEqual(CASES.map(([formula, error]) => [formula, { error }]));
});
