// How sure the unit of a figure's cell is, by what its row says.
import { expect, it } from 'vitest';
import { chooseUnit } from './choose-unit.ts';
import { readUnits } from './unit-words.ts';

const TARGET = { label: { text: '入驻企业数', units: [] }, outer: [], heads: [], headUnits: [], formatUnits: [], line: null };

it.each([
  ['家', { unit: '家', from: '家', sure: 1 }],
  ['户', { unit: '家', from: '户', sure: 1 }],
  ['人', { unit: '家', from: '人', sure: 0.8 }],
  ['万元', null],
])('a figure in 家 whose row says %s', (unit, chosen) => {
  expect(chooseUnit('家', { ...TARGET, rowUnits: readUnits(unit) }, false)).toEqual(chosen);
});
