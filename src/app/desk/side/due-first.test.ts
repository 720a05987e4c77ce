// The order of the list beside the board: who was late for hours stood above who had just become so.
import { expect, test } from 'vitest';
import { at, bookingLine } from '../../../../test/helpers/desk-lines.ts';
import { listDueFirst } from './due-first.ts';

const line = (id: number, from: number, to: number) => bookingLine({ id, from: at(from), to: at(to) });
const idsOf = (lines: readonly { readonly id: number }[]): readonly number[] => lines.map(({ id }) => id);

test('who has just become late stands first, who is late for more than an hour is put away', () => {
  const { first, overdue } = listDueFirst('late', [line(1, 12, 14), line(2, 18, 20), line(3, 18.5, 20), line(4, 17.9, 20)], at(19));
  expect([idsOf(first), idsOf(overdue)]).toEqual([
    [3, 2],
    [4, 1],
  ]);
});

test('of those who are in, who has just come over time stands first, then who leaves next; nobody is put away', () => {
  const { first, overdue } = listDueFirst('running', [line(1, 10, 12), line(2, 17, 18.5), line(3, 17, 19.5), line(4, 17, 21)], at(19));
  expect([idsOf(first), overdue]).toEqual([[2, 1, 3, 4], []]);
});

test('the others stay as they come', () => {
  const lines = [line(2, 21, 22), line(1, 20, 21)];
  expect(listDueFirst('arriving', lines, at(19))).toEqual({ first: lines, overdue: [] });
});
