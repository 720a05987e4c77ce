// Results that Excel stores in workbooks where ours once differed, each rule with numbers of its own.
import { expect, it } from 'vitest';
import { opened } from '../../../test/helpers/grown-workbook.ts';
import { type FormulaResult, listResultsOf } from '../../../test/helpers/formula-results.ts';
import { sheetByHand } from '../../../test/helpers/workbook-by-hand.ts';
import { recalculate } from './recalculate.ts';

/** A1 is the number 7, B1 the text 7, C1 a text, D1 #N/A. */
const FIRST =
  '<c r="A1"><v>7</v></c><c r="B1" t="inlineStr"><is><t>7</t></is></c><c r="C1" t="inlineStr"><is><t>文</t></is></c><c r="D1" t="e"><v>#N/A</v></c>';

const CASES: readonly (readonly [formula: string, result: FormulaResult])[] = [
  // A text of digits meets both the number and its opposite.
  ['COUNTIF(A1:C1,"7")', 2],
  ['COUNTIF(A1:C1,"&lt;&gt;7")', 2],
  ['COUNTIFS(A1:C1,"&lt;&gt;8")', 3],
  // What rounds to zero is shown without a minus, by a section of its own in brackets still.
  ['TEXT(-0.2,"0")', '0'],
  ['TEXT(-0.2,"0.0")', '-0.2'],
  ['TEXT(-0.004,"#,##0.00")', '0.00'],
  ['TEXT(-0.004,"0%")', '0%'],
  ['TEXT(-0.2,"#,##0_);(#,##0)")', '(0)'],
  // General has 11 characters beside the sign.
  ['TEXT(2/3,"General")', '0.666666667'],
  ['TEXT(-2/3,"General")', '-0.666666667'],
  ['TEXT(2/3,"@")', '0.666666666666667'],
  ['TEXT(1234567.891234,"General")', '1234567.891'],
  ['TEXT(12345678901.6,"G/通用格式")', '12345678902'],
  ['TEXT(35000000000,"General")', '35000000000'],
  ['TEXT(350000000000,"General")', '3.5E+11'],
  ['TEXT(0.0001234567891,"General")', '0.000123457'],
  ['TEXT(0.00000002,"General")', '0.00000002'],
  ['TEXT(0.00001234567891,"General")', '1.23457E-05'],
  ['TEXT(7000,"General")&amp;"元"', '7000元'],
  // A search in a lost area is not in vain: the area's error stays.
  ['IFNA(MATCH(7,#REF!,0),"无")', { error: '#REF!' }],
  ['IFNA(VLOOKUP(7,#REF!,1,0),"无")', { error: '#REF!' }],
  ['IFNA(HLOOKUP(7,#REF!,1,0),"无")', { error: '#REF!' }],
  ['IFNA(LOOKUP(7,#REF!),"无")', { error: '#REF!' }],
  ['MATCH(D1,#REF!,0)', { error: '#N/A' }],
  ['IFNA(MATCH(8,A1:D1,0),"无")', '无'],
];

it('come out here too', async () => {
  const given = await listResultsOf(
    CASES.map(([formula]) => formula),
    FIRST,
  );
  expect(CASES.map(([formula], at) => [formula, given[at]])).toEqual(CASES);
});

it.each(['# ?/?', '?/???', '0/100'])('a fraction by the format %s is not calculated', async (format) => {
  const book = await opened(sheetByHand(`<row r="1"><c r="A1"><v>2.5</v></c><c r="B1"><f>TEXT(A1,"${format}")</f><v>1</v></c></row>`));
  const { notCalculated } = recalculate(book, { cells: [{ sheet: 0, row: 1, column: 1 }], areas: [] });
  expect(notCalculated).toEqual([{ sheet: 0, cell: 'B1', formula: `TEXT(A1,"${format}")`, why: 'format', detail: format }]);
});
