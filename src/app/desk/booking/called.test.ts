// What a key says to a guest who has come, or left, before it.
import { expect, test } from 'vitest';
import { at, bookingLine } from '../../../../test/helpers/desk-lines.ts';
import { formatAlready } from './called.ts';

test('I on a guest who is in says so, and since when, instead of asking when they came', () => {
  const inside = bookingLine({ state: 'checked_in', actualStart: at(20, 3) });
  expect(formatAlready(inside, 'checked_in')).toBe('晨光 已经到场，20:03 登记的（B-0071）');
  expect(formatAlready(inside, 'completed')).toBeNull();
});

test('I or O on a guest who has left asks for no reason that the board has no field for', () => {
  const left = bookingLine({ state: 'completed', actualStart: at(20), actualEnd: at(24, 5) });
  const said = '晨光 已经离场，2026-10-04 00:05 走的（B-0071）；登记错了，打开预约退回一步';
  expect([formatAlready(left, 'checked_in'), formatAlready(left, 'completed')]).toEqual([said, said]);
});

test('a guest who is expected is checked in', () => {
  expect(formatAlready(bookingLine(), 'checked_in')).toBeNull();
});
