// The short way says what the long way says, for whatever a formula may hold.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { growFormula } from '../formula/grow-formula.ts';
import { shiftSharedFormula } from '../formula/shared-formula.ts';
import { growFormulaQuickly, shiftSharedFormulaQuickly } from './quick-formulas.ts';

const cell = fc.tuple(
  fc.constantFrom('', '$'),
  fc.constantFrom('A', 'L', 'XFD', 'XFE', 'b', 'ZZZ'),
  fc.constantFrom('', '$'),
  fc.constantFrom(1, 8, 9, 11, 12, 40, 1_048_576, 1_048_577),
);
const corner = cell.map((parts) => parts.join(''));
const piece = fc.oneof(
  { arbitrary: corner, weight: 4 },
  { arbitrary: fc.tuple(corner, fc.constantFrom(':', ' : ', ':'), corner).map((parts) => parts.join('')), weight: 4 },
  fc.constantFrom(
    'SUM(',
    'LOG10(',
    'A1(',
    ')',
    ',',
    '+',
    '-',
    '*',
    '=',
    '<>',
    '&',
    ' ',
    '%',
    '"A12"',
    "'表'!",
    '表!A12',
    '7',
    '1.5E3',
    '1E12',
    'A1.x',
    '_A12',
    'A:C',
    '$9:$12',
    '9:12',
    'Rate',
    'T[x]',
    ':',
    'TRUE',
    '#REF!',
    '{1;2}',
    '@',
    'A12#',
  ),
);
const formulas = fc.array(piece, { maxLength: 8 }).map((parts) => parts.join(''));
const place = { at: { sheet: 0, row: 20, column: 1 }, sheets: ['表'], growths: [{ sheet: 0, first: 9, last: 11, added: 27 }], copy: null };

describe('formulas by the short way', () => {
  it('grow as by the long one', () => {
    fc.assert(
      fc.property(formulas, (formula) => {
        expect(growFormulaQuickly(formula, place)).toBe(growFormula(formula, place));
      }),
      { numRuns: 3000 },
    );
  });

  it('read in other cells as by the long one', () => {
    fc.assert(
      fc.property(formulas, fc.integer({ min: -9, max: 30 }), fc.constantFrom(0, 0, 0, 1), (formula, down, right) => {
        expect(shiftSharedFormulaQuickly(formula, down, right)).toBe(shiftSharedFormula(formula, down, right));
      }),
      { numRuns: 3000 },
    );
  });

  it.each([
    ['IF(A20=0,0,ROUND(SUM(B20:G20)/A$12*100,1))', 'IF(A47=0,0,ROUND(SUM(B47:G47)/A$39*100,1))'],
    ['SUM(L9:L11)+L11', 'SUM(L9:L38)+L11'],
    ['SUM(L11:L9)', 'SUM(L38:L9)'],
    ['A1:A1048576', 'A1:A1048576'],
  ])('%s becomes %s', (before, after) => {
    expect(growFormulaQuickly(before, place)).toBe(after);
  });
});
