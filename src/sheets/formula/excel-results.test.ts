// Results that Excel stores in workbooks where ours once differed, each rule with numbers of its own.
import { expect, it } from 'vitest';
import { type FormulaResult, listResultsOf } from '../../../test/helpers/formula-results.ts';

/** A1 is the number 7, B1 the text 7, C1 a text, D1 #N/A. */
const FIRST =
  '<c r="A1"><v>7</v></c><c r="B1" t="inlineStr"><is><t>7</t></is></c><c r="C1" t="inlineStr"><is><t>文</t></is></c><c r="D1" t="e"><v>#N/A</v></c>';

const CASES: readonly (readonly [formula: string, result: FormulaResult])[] = [
  // A text of digits meets both the number and its opposite.
  ['COUNTIF(A1:C1,"7")', 2],
  ['COUNTIF(A1:C1,"&lt;&gt;7")', 2],
  ['COUNTIFS(A1:C1,"&lt;&gt;8")', 3],
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
