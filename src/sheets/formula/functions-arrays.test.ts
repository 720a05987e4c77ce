// Functions that real forms used and that had no result before: by hand, as Excel's own help gives them.
import { expect, it } from 'vitest';
import { listResultsOf } from '../../../test/helpers/formula-results.ts';
import { opened } from '../../../test/helpers/grown-workbook.ts';
import { sheetByHand } from '../../../test/helpers/workbook-by-hand.ts';
import { writeCells } from '../book/write-cells.ts';
import { createSheetView } from '../book/sheet-view.ts';
import { recalculate } from './recalculate.ts';

/** B1 to F1: 3, empty, 1, text, 2; G1 to I1: 2, 4, 7. */
const ROW =
  '<c r="B1"><v>3</v></c><c r="D1"><v>1</v></c><c r="E1" t="inlineStr"><is><t>b</t></is></c><c r="F1"><v>2</v></c>' +
  '<c r="G1"><v>2</v></c><c r="H1"><v>4</v></c><c r="I1"><v>7</v></c>';

it.each<readonly [formula: string, result: number | string | { readonly error: string }]>([
  ['SLOPE({2;3;9;1;8;7;5},{6;5;11;7;5;4;4})', 11 / 36],
  ['SLOPE(G1:I1,{1,2,3})', 2.5],
  ['SLOPE(B1:F1,{1,2,3,4,5})', -1 / 4],
  ['SLOPE({1,2},{3,3})', { error: '#DIV/0!' }],
  ['SLOPE({1,2,3},{3,4})', { error: '#N/A' }],
  ['CODE("A")', 65],
  ['CODE("!x")', 33],
  ['CODE("")', { error: '#VALUE!' }],
  ['ERROR.TYPE(#NULL!)', 1],
  ['ERROR.TYPE(1/0)', 2],
  ['ERROR.TYPE(#REF!)', 4],
  ['ERROR.TYPE(NA())', 7],
  ['ERROR.TYPE(5)', { error: '#N/A' }],
  ['SUM(INDEX(_xlfn._xlws.SORT(G1:I1,1,-1,TRUE),1)*100,INDEX(_xlfn._xlws.SORT(G1:I1,1,-1,TRUE),3))', 702],
  ['INDEX(_xlfn._xlws.SORT({3,"c";1,"a";2,"b"},2,-1),3,1)', 1],
  ['SUM(_xlfn._xlws.FILTER(G1:I1,G1:I1&gt;3))', 11],
  ['SUM(_xlfn._xlws.FILTER({1,10;2,20;3,30},{1;0;1}))', 44],
  ['_xlfn._xlws.FILTER(G1:I1,G1:I1&gt;9,"none")', 'none'],
  ['VLOOKUP(2,G1:I1,0,FALSE)', { error: '#VALUE!' }],
  ['HLOOKUP(2,G1:I1,0)', { error: '#VALUE!' }],
  ['TEXT(12345,"[&gt;=10000]0.0,\\k;0")', '12.3k'],
  ['TEXT(99,"[&gt;=10000]0.0,\\k;0")', '99'],
  ['TEXT(-5,"[&lt;100]0.00;0")', '-5.00'],
  ['TEXT(-5,"[&gt;=100]0;[&gt;=10]0.0;0.00")', '-5.00'],
])('%s', async (formula, result) => {
  const [ours] = await listResultsOf([formula], ROW);
  if (typeof result === 'number') expect(ours).toBeCloseTo(result, 12);
  else expect(ours).toEqual(result);
});

it('a list sorted in its cells is sorted again, and a filter that takes another number of cells loses its results', async () => {
  const cells = [3, 1, 2].map((value, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${value}</v></c>`);
  const sort = '<c r="B1" cm="1"><f t="array" ref="B1:B3">_xlfn._xlws.SORT(A1:A3)</f><v>1</v></c>';
  const filter = '<c r="C1" cm="1"><f t="array" ref="C1:C2">_xlfn._xlws.FILTER(A1:A3,A1:A3&gt;1)</f><v>3</v></c>';
  const rows = `${cells[0]}${sort}${filter}</row>${cells[1]}<c r="B2"><v>2</v></c><c r="C2"><v>2</v></c></row>${cells[2]}<c r="B3"><v>3</v></c></row>`;
  const written = writeCells(await opened(sheetByHand(rows, '')), [
    { sheet: 0, row: 2, column: 1, value: { kind: 'number', digits: '9' } },
  ]);
  const { book, notCalculated } = recalculate(written, { cells: [{ sheet: 0, row: 2, column: 1 }], areas: [] });
  const view = createSheetView(book, 0);
  expect([1, 2, 3].map((row) => view.cellAt(row, 2)?.stored)).toEqual(['2', '3', '9'].map((digits) => ({ kind: 'number', digits })));
  expect(notCalculated.map(({ cell, why }) => [cell, why])).toEqual([['C1', 'spill']]);
});

it('the blank’s #N/A stays where nothing that it reads was written', async () => {
  const rows =
    '<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><f>VLOOKUP(5,D1:E9,0,FALSE)</f><v>#N/A</v></c>' +
    '<c r="C1" t="e"><f>VLOOKUP(A1,D1:E9,0,FALSE)</f><v>#N/A</v></c><c r="D1"><v>5</v></c></row>';
  const written = writeCells(await opened(sheetByHand(rows, '')), [
    { sheet: 0, row: 1, column: 1, value: { kind: 'number', digits: '9' } },
  ]);
  const view = createSheetView(recalculate(written, { cells: [{ sheet: 0, row: 1, column: 1 }], areas: [] }).book, 0);
  expect([2, 3].map((column) => view.cellAt(1, column)?.stored)).toEqual([
    { kind: 'error', code: '#N/A' },
    { kind: 'error', code: '#VALUE!' },
  ]);
});
