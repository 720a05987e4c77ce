// Rewriting references: only they change, and a shared formula moves as a spreadsheet moves it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { rewriteReferences } from './rewrite-references.ts';
import { shiftSharedFormula } from './shared-formula.ts';

const FORMULA = ` SUM( a1 ,'x y'!$B$2:C3,Table1[A1] , "A1""B2" )\n+ rate.A1 + LOG10( [1]S!B3 )`;

test('a formula keeps every byte where nothing changes', () => {
  expect(rewriteReferences(FORMULA, () => null)).toBe(FORMULA);
  expect(rewriteReferences(FORMULA, (reference) => ({ ...reference }))).toBe(FORMULA);
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(rewriteReferences(text, (reference) => reference)).toBe(text);
    }),
  );
});

test('only reference texts change', () => {
  const changed = rewriteReferences(FORMULA, (reference) => ({ ...reference, from: { ...reference.from, row: 7 } }));
  expect(changed).toBe(` SUM( A7 ,'x y'!$B$7:C3,Table1[A1] , "A1""B2" )\n+ rate.A1 + LOG10( [1]S!B7 )`);
});

test.each([
  ['A1+$A1+A$1+$A$1', 2, 3, 'D3+$A3+D$1+$A$1'],
  ['SUM(L$9:L9)', 1, 0, 'SUM(L$9:L10)'],
  ["'a b'!A:B+$9:11+S1:S2!B2", 1, 1, "'a b'!B:C+$9:12+S1:S2!C3"],
  ['A1+B2', -1, 0, '#REF!+B1'],
  ['Sheet1!A5:B6', -5, 0, 'Sheet1!#REF!'],
  ['XFD9&"A1"', 0, 1, '#REF!&"A1"'],
  ['LOG10(A1)+Table1[A1]+rate1', 1, 0, 'LOG10(A2)+Table1[A1]+rate1'],
])('%s moved by %i rows and %i columns', (formula, down, right, expected) => {
  expect(shiftSharedFormula(formula, down, right)).toBe(expected);
});
