// What is said under the pointer of a booking that is carried: the price that changes, and the swap.
import { expect, test } from 'vitest';
import { at, bookingLine } from '../../../../test/helpers/desk-lines.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { describeStudioNow, formatForeseen } from './board-text.ts';

test('the price before and after in yuan, once where it stays, nothing where it is not known', () => {
  expect(formatForeseen({ before: 24_000, after: 36_050, swap: null })).toBe('240.00 → 360.50 元');
  expect(formatForeseen({ before: 24_000, after: 24_000, swap: null })).toBe('价格不变，240.00 元');
  expect(formatForeseen({ before: 0, after: 0, swap: null })).toBe('价格不变，0.00 元');
  expect(formatForeseen({ before: null, after: 24_000, swap: null })).toBe('');
});

test('whom it could swap with, and where that one goes: 20:00 to 22:30', () => {
  // The wall clock is eight hours ahead: 12:00 of the epoch's first day is 20:00 there.
  const swap = { name: '海浪网络', code: 'B201', from: 720, to: 870 };
  expect(formatForeseen({ before: null, after: null, swap })).toBe('可以对换：海浪网络 换到 B201 20:00–22:30');
  expect(formatForeseen({ before: 100, after: 200, swap })).toBe('1.00 → 2.00 元 · 可以对换：海浪网络 换到 B201 20:00–22:30');
});
test('the head of a studio says what it is now: free until, in use until, late by, over by', () => {
  const now = at(19);
  const said = (more: Partial<BookingLine>) => describeStudioNow({ kind: 'held', booking: bookingLine(more) }, now, 15);
  expect(said({ from: at(18), to: at(20, 30), state: 'checked_in' })).toEqual({ tone: 'in', text: '用到 20:30' });
  expect(said({ from: at(18, 50), to: at(20, 30) })).toEqual({ tone: 'booked', text: '订到 20:30' });
  expect(said({ from: at(18, 35), to: at(20, 30) })).toEqual({ tone: 'late', text: '迟 25 分' });
  expect(said({ from: at(10), to: at(17, 30), state: 'checked_in' })).toEqual({ tone: 'over', text: '超 1 小时' });
  expect(said({ from: at(-30), to: at(-29), state: 'checked_in' })).toEqual({ tone: 'over', text: '超 2 天' });
  expect(describeStudioNow({ kind: 'free', until: at(26) }, now, 15)).toEqual({ tone: 'free', text: '空到 02:00' });
  expect(describeStudioNow({ kind: 'blackout', until: at(26) }, now, 15)).toEqual({ tone: 'closed', text: '停用' });
});
