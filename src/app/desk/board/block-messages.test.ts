// What is written in blocks: blocks were cut to 厦门… and half hours read as other times.
import { expect, test } from 'vitest';
import { estimateTextWidth, formatOneLine, formatTwoLines } from './block-messages.ts';

/** An instant of the first day there is, which began at 08:00 at the base. */
const clock = (hour: number, minute = 0): number => (hour - 8) * 60 + minute;
const half = { name: '晨光文化', from: clock(20, 30), to: clock(22), over: null, isMarked: false, isEarlier: false };
const whole = { ...half, from: clock(20), to: clock(24) };

test('times stand whole or not at all, the short form where the long one has no room', () => {
  expect(formatTwoLines(half, 100).times).toBe('20:30–22:00');
  expect(formatTwoLines(half, 80).times).toBe('20:30–22');
  expect(formatTwoLines(half, 60).times).toBeNull();
  expect(formatTwoLines(whole, 60).times).toBe('20–24');
});

test('in a low row the name comes first, and the times where both fit whole', () => {
  expect(formatOneLine(whole, 110)).toEqual({ hasMark: false, hasName: true, times: '20–24', isSpilled: false });
  expect(formatOneLine(whole, 80)).toEqual({ hasMark: false, hasName: true, times: null, isSpilled: false });
  expect(formatOneLine({ ...whole, isMarked: true }, 80).hasMark).toBe(true);
});

test('the week showed 40 bookings without a name: from 45 minutes on it runs over what is free behind, shorter ones have none', () => {
  const short = { ...whole, to: clock(20, 45) };
  expect(formatOneLine(short, 6)).toEqual({ hasMark: false, hasName: true, times: null, isSpilled: true });
  expect(formatOneLine({ ...whole, to: clock(20, 44) }, 6)).toEqual({ hasMark: false, hasName: false, times: null, isSpilled: false });
});

test('of a guest who overstays it says how long instead of the times, whole or not at all', () => {
  expect([formatOneLine({ ...whole, over: '超 2 小时' }, 200).times, formatOneLine({ ...whole, over: '超 2 小时' }, 90).times]).toEqual([
    '超 2 小时',
    null,
  ]);
});

test('a Chinese letter is as wide as high', () => {
  expect([estimateTextWidth('晨光文化'), estimateTextWidth('20')]).toEqual([48, 14.4]);
});
