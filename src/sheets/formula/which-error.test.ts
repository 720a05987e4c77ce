// Which error a formula gives where it meets several: the first from the left, before the operation is tried at all.
import { expect, it } from 'vitest';
import { listResultsOf } from '../../../test/helpers/formula-results.ts';

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
  const first = `${errors.join('')}<c r="E1"><v>5</v></c><c r="F1" t="inlineStr"><is><t>文</t></is></c>`;
  const given = await listResultsOf(
    CASES.map(([formula]) => formula),
    first,
  );
  expect(CASES.map(([formula], at) => [formula, given[at]])).toEqual(CASES.map(([formula, error]) => [formula, { error }]));
});

/** Texts at their ends, in UTF-16 units, and at the most that a cell holds, with what Excel gives. */
const EDGES: readonly (readonly [formula: string, value: string | number | null])[] = [
  ['LEN("𠮷")', 2],
  ['LEN(LEFT("𠮷a",2)&amp;"")', 2],
  ['LEFT("abc",3)', 'abc'],
  ['LEFT("abc",4)', 'abc'],
  ['LEFT("abc",-1)', null],
  ['RIGHT("abc",3)', 'abc'],
  ['RIGHT("abc",0)&amp;"|"', '|'],
  ['RIGHT("abc",-1)', null],
  ['MID("abc",3,1)', 'c'],
  ['MID("abc",4,1)&amp;"|"', '|'],
  ['MID("abc",0,1)', null],
  ['MID("abc",1,-1)', null],
  ['REPLACE("abc",4,1,"d")', 'abcd'],
  ['REPLACE("abc",1,0,"d")', 'dabc'],
  ['REPLACE("abc",0,1,"d")', null],
  ['SUBSTITUTE("aaa","a","b",3)', 'aab'],
  ['SUBSTITUTE("aaa","a","b",4)', 'aaa'],
  ['SUBSTITUTE("aaa","a","b",0)', null],
  ['SUBSTITUTE("aaa","","b")', 'aaa'],
  ['FIND("a","aba",2)', 3],
  ['FIND("","ab",3)', 3],
  ['FIND("a","ab",4)', null],
  ['FIND("a","ab",0)', null],
  ['FIND("B","ab")', null],
  ['SEARCH("B","ab")', 2],
  ['LEN(REPT("ab",16383))', 32_766],
  ['REPT("ab",16384)', null],
  ['REPT("a",-1)', null],
  ['LEN(REPT("a",32767)&amp;"")', 32_767],
  ['TEXTJOIN("-",TRUE,"a","","b")', 'a-b'],
  ['TEXTJOIN("-",FALSE,"a","","b")', 'a--b'],
];

it('is given beyond the ends of texts, and not at them', async () => {
  const given = await listResultsOf(EDGES.map(([formula]) => formula));
  expect(EDGES.map(([formula], at) => [formula, given[at]])).toEqual(
    EDGES.map(([formula, value]) => [formula, value ?? { error: '#VALUE!' }]),
  );
});
