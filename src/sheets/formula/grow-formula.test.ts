// Formulas when lists grow: the rules one by one, and against a list of plain values that is grown by hand.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Growth } from '../book/book-model.ts';
import { growFormula } from './grow-formula.ts';

const BLOCK: Growth = { sheet: 0, first: 9, last: 11, added: 27 };
const SHEETS = ['企业情况', '汇总'];

function grow(
  formula: string,
  row: number,
  options: { sheet?: number; offset?: number; growths?: Growth[]; sibling?: string } = {},
): string {
  const { sheet = 0, offset, growths = [BLOCK], sibling = null } = options;
  const of = growths[0] ?? BLOCK;
  return growFormula(formula, {
    at: { sheet, row, column: 14 },
    sheets: SHEETS,
    growths,
    copy: offset === undefined ? null : { of, offset },
    sibling,
  });
}

test.each([
  ['L12+L11+L8', 'L39+L11+L8'],
  ['SUM(L9:L11)', 'SUM(L9:L38)'],
  ['SUM(L11:L11)', 'SUM(L11:L38)'],
  ['SUM(L8:L10)+SUM(L12:L20)', 'SUM(L8:L10)+SUM(L39:L47)'],
  ['SUMIF($E$9:$E$11,$B$13,G$9:G$11)', 'SUMIF($E$9:$E$38,$B$40,G$9:G$38)'],
  ['SUM(K:K)-K12', 'SUM(K:K)-K39'],
  ['COUNT(9:11)+COUNT($12:$12)', 'COUNT(9:38)+COUNT($39:$39)'],
  ['SUM(汇总!L9:L11)+汇总!B12', 'SUM(汇总!L9:L11)+汇总!B12'],
  ['\'企业情况\'!L12&"L12"', '\'企业情况\'!L39&"L12"'],
  ['[1]企业情况!L12+企业情况:汇总!L12', '[1]企业情况!L12+企业情况:汇总!L12'],
  ['SUM(L9:L1048576)', 'SUM(L9:L1048576)'],
  ['SUM(L11:L9)', 'SUM(L38:L9)'],
])('a formula below the block: %s', (formula, expected) => {
  expect(grow(formula, 12)).toBe(expected);
});

test('on another sheet the reference decides, not where the formula stands', () => {
  expect(grow('企业情况!L12+L12', 10, { sheet: 1 })).toBe('企业情况!L39+L12');
});

test.each([
  ['L11/L$12', 'L14/L$39'],
  ['SUM(L$9:L11)', 'SUM(L$9:L14)'],
  ['A10+1', 'A13+1'],
  ['L11/SUM(L$9:L$11)', 'L14/SUM(L$9:L$38)'],
  ['SUM(G11:K11)', 'SUM(G14:K14)'],
  ['IF(N(L$12)=0,0,ROUND(N(L11)/L$12*100,1))', 'IF(N(L$39)=0,0,ROUND(N(L14)/L$39*100,1))'],
  ['企业情况!L11+汇总!L11', '企业情况!L14+汇总!L11'],
  ['L8+L12', 'L8+L39'],
  ['SUM(L11:L$11)', 'SUM(L14:L$38)'],
])('the third copy of %s', (formula, expected) => {
  expect(grow(formula, 11, { offset: 3 })).toBe(expected);
});

test('template rows themselves stay, but what they refer to below moves', () => {
  expect(grow('L9/L$12', 9)).toBe('L9/L$39');
  expect(grow('SUM(L$9:L11)', 11, { offset: 0 })).toBe('SUM(L$9:L11)');
});

test('what the neighbouring row writes alike is one place for all rows, also without $', () => {
  expect(grow('L11/SUM(L9:L11)', 11, { offset: 2, sibling: 'L10/SUM(L9:L11)' })).toBe('L13/SUM(L9:L38)');
  expect(grow('SUM(L9:L11)', 11, { offset: 2, sibling: 'SUM(L9:L10)' })).toBe('SUM(L9:L13)');
  expect(grow('L9/SUM(L9:L11)', 9, { offset: 0, sibling: 'L10/SUM(L9:L11)' })).toBe('L9/SUM(L9:L38)');
  expect(grow('L11+1', 11, { offset: 2, sibling: 'X' })).toBe('L13+1');
});

test('several blocks work from one shift', () => {
  const growths: Growth[] = [{ sheet: 0, first: 20, last: 21, added: 2 }, BLOCK];
  expect(grow('L12+SUM(L9:L21)+L22+L20', 30, { growths })).toBe('L39+SUM(L9:L50)+L51+L47');
  expect(grow('L21/SUM(L$20:L$21)+L10', 21, { growths, offset: 1 })).toBe('L49/SUM(L$47:L$50)+L10');
  expect(grow('L20', 20, { growths, offset: 0 })).toBe('L47');
});

/** A column of values by row; the copies of row `last` hold `fill`. */
function grownColumn(column: readonly number[], growths: readonly Growth[], fill: number): number[] {
  return column.flatMap((value, index) => {
    const growth = growths.find(({ last }) => last === index + 1);
    return [value, ...Array.from({ length: growth?.added ?? 0 }, () => fill)];
  });
}

function sumOf(formula: string, column: readonly number[]): number {
  const match = /^SUM\(A\$?(\d+):A\$?(\d+)\)$/.exec(formula);
  return column.slice(Number(match?.[1]) - 1, Number(match?.[2])).reduce((sum, value) => sum + value, 0);
}

test('an area that is grown holds what it held, and all copies of the rows that it reached the end of', () => {
  const world = fc.record({
    column: fc.array(fc.integer({ min: 1, max: 1000 }), { minLength: 30, maxLength: 30 }),
    ends: fc.uniqueArray(fc.integer({ min: 2, max: 28 }), { minLength: 1, maxLength: 3 }),
    added: fc.integer({ min: 1, max: 9 }),
    area: fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 1, max: 30 })),
  });
  fc.assert(
    fc.property(world, ({ column, ends, added, area }) => {
      const growths = ends.map((last) => ({ sheet: 0, first: last, last, added }));
      const [top, bottom] = [Math.min(...area), Math.max(...area)];
      const formula = `SUM(A$${top}:A$${bottom})`;
      const copies = ends.filter((last) => last >= top && last <= bottom).length * added;
      const grown = growFormula(formula, { at: { sheet: 0, row: 29, column: 3 }, sheets: ['a'], growths, copy: null });
      expect(sumOf(grown, grownColumn(column, growths, 5000))).toBe(sumOf(formula, column) + copies * 5000);
    }),
  );
});
