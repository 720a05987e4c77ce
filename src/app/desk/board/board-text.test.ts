// What is said under the pointer of a booking that is carried: the price that changes, and the swap.
import { expect, test } from 'vitest';
import { formatForeseen } from './board-text.ts';

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
