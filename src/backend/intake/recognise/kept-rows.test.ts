// Rows kept by column come back as they were.
import { expect, it } from 'vitest';
import { createRowsStore } from './kept-rows.ts';

it('gives each row back as it was kept, with nulls where a column had nothing, in it or behind its end', () => {
  const rows = createRowsStore(3, (number, valueOf) => [number, valueOf(0), valueOf(1), valueOf(2)]);
  rows.add(4, ['a', null, null]);
  rows.add(7, [null, 0, null]);
  rows.add(8, ['c', null, null]);
  expect(rows.length).toBe(3);
  expect([...rows]).toEqual([
    [4, 'a', null, null],
    [7, null, 0, null],
    [8, 'c', null, null],
  ]);
  expect(rows.at(1)).toEqual([7, null, 0, null]);
  expect(() => rows.at(3)).toThrow(RangeError);
});

it('keeps the values, not the list they came in', () => {
  const rows = createRowsStore(1, (_, valueOf) => valueOf(0));
  const values = ['a'];
  rows.add(1, values);
  values[0] = 'b';
  rows.add(2, values);
  expect([...rows]).toEqual(['a', 'b']);
});
