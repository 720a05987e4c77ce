// Where a key leads in a grid: never outside, and nowhere for other keys.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findBegunText, findMovedCell, findMovedRow } from './grid-keys.ts';

const size = { rows: 50_000, columns: 11 };

it.each([
  ['Enter', null],
  ['F2', null],
  ['Delete', ''],
  ['Backspace', ''],
  ['Escape', undefined],
  ['ArrowDown', undefined],
  ['a', undefined],
])('%s begins with %j', (key, text) => {
  expect(findBegunText(key)).toBe(text);
});

describe('movedCell', () => {
  it.each([
    ['ArrowDown', { row: 5, column: 3 }, { row: 6, column: 3 }],
    ['ArrowUp', { row: 0, column: 3 }, { row: 0, column: 3 }],
    ['ArrowLeft', { row: 5, column: 0 }, { row: 5, column: 0 }],
    ['ArrowRight', { row: 5, column: 9 }, { row: 5, column: 10 }],
    ['PageDown', { row: 49_995, column: 1 }, { row: 49_999, column: 1 }],
    ['PageUp', { row: 20, column: 1 }, { row: 8, column: 1 }],
    ['Home', { row: 5, column: 3 }, { row: 5, column: 0 }],
    ['End', { row: 5, column: 3 }, { row: 5, column: 10 }],
    ['Ctrl+Home', { row: 5, column: 3 }, { row: 0, column: 0 }],
    ['Ctrl+End', { row: 5, column: 3 }, { row: 49_999, column: 10 }],
  ])('%s', (key, from, to) => {
    expect(findMovedCell(key, from, size)).toEqual(to);
  });

  it('stays inside whatever is pressed, and knows no other key', () => {
    const keys = fc.constantFrom('ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'PageDown', 'PageUp', 'Home', 'End');
    fc.assert(
      fc.property(
        fc.array(keys, { maxLength: 40 }),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 1, max: 5 }),
        (pressed, rows, columns) => {
          const end = pressed.reduce((cell, key) => findMovedCell(key, cell, { rows, columns }) ?? cell, { row: 0, column: 0 });
          expect(end.row >= 0 && end.row < rows && end.column >= 0 && end.column < columns).toBe(true);
        },
      ),
    );
    expect(findMovedCell('Enter', { row: 0, column: 0 }, size)).toBeNull();
    expect(findMovedCell('a', { row: 0, column: 0 }, size)).toBeNull();
  });

  it('keeps to the length of each row where rows differ', () => {
    const ragged = { rows: 3, columns: (row: number) => [9, 9, 3][row] ?? 0 };
    expect(findMovedCell('ArrowDown', { row: 1, column: 8 }, ragged)).toEqual({ row: 2, column: 2 });
    expect(findMovedCell('End', { row: 0, column: 3 }, ragged)).toEqual({ row: 0, column: 8 });
    expect(findMovedCell('Ctrl+End', { row: 0, column: 3 }, ragged)).toEqual({ row: 2, column: 2 });
  });
});

describe('movedRow', () => {
  it.each([
    ['ArrowDown', 4, 5],
    ['ArrowUp', 0, 0],
    ['PageDown', 15, 19],
    ['Home', 7, 0],
    ['End', 7, 19],
    ['ArrowLeft', 7, null],
    ['ArrowRight', 7, null],
    ['Enter', 7, null],
  ])('%s from row %i leads to %s', (key, from, to) => {
    expect(findMovedRow(key, from, 20)).toBe(to);
  });
});
