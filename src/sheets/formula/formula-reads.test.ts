// What a formula's text says of what it reads: each kind of reference, and each function whose text doesn't tell.
import { expect, test } from 'vitest';
import { readsOf } from './formula-reads.ts';

const context = { sheets: ['甲', '乙'], names: () => null, tables: [] };
const stored: Parameters<typeof readsOf>[0]['stored'] = { kind: 'blank' };
const readsFrom = (formula: string) =>
  readsOf({ sheet: 1, row: 5, column: 3, formula, kind: 'plain', area: null, stored, inputs: [] }, context);

test.each<readonly [formula: string, areas: readonly string[], flags: string]>([
  ['1+2', [], ''],
  ['A1', ['1:1.1-1.1'], ''],
  ['A1:B7', ['1:1.1-7.2'], ''],
  ['$B$3*2', ['1:3.2-3.2'], ''],
  ['甲!C4', ['0:4.3-4.3'], ''],
  ['甲!C4+D6', ['0:4.3-4.3', '1:6.4-6.4'], ''],
  ['#REF!+1', [], ''],
  ['[1]丙!A1', [], ''],
  ['"A1"', [], ''],
  ['ROW()', [], 'placed'],
  ['row()-1', [], 'placed'],
  ['COLUMN()+A2', ['1:2.1-2.1'], 'placed'],
  ['CELL("row",B2)', ['1:2.2-2.2'], 'placed'],
  ['ROW()+SUM(A1:A3)', ['1:1.1-3.1'], 'placed'],
  ['ROWS(A1:A3)', ['1:1.1-3.1'], ''],
  ['TODAY()', [], 'volatile'],
  ['NOW()', [], 'volatile'],
  ['RAND()', [], 'volatile'],
  ['RANDBETWEEN(1,2)', [], 'volatile'],
  ['_xlfn.RANDARRAY(2)', [], 'volatile'],
  ['INDIRECT("A1")', [], 'open'],
  ['OFFSET(A1,1,0)', [], 'open'],
  ['OFFSET(A1,ROW(),RAND())', [], 'open volatile placed'],
  ['A1:INDEX(B2:B9,2)', ['1:1.1-9.2'], ''],
  ['SUM(ROW(),SUM(1))', [], 'placed'],
  ['SUM(TODAY(),ABS(1))', [], 'volatile'],
  ['SUM(INDIRECT("A1"),ABS(1))', [], 'open'],
])('%s', (formula, areas, flags) => {
  const reads = readsFrom(formula);
  expect(reads.areas.map(({ sheet, top, left, bottom, right }) => `${sheet}:${top}.${left}-${bottom}.${right}`)).toEqual(areas);
  const said = [reads.isOpen && 'open', reads.isVolatile && 'volatile', reads.isPlaced && 'placed'].filter(Boolean);
  expect(said.join(' ')).toBe(flags);
});
