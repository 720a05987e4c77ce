// How fast a joined computer may ask.
import { expect, it } from 'vitest';
import { createRateLimiter } from './lan-host.ts';

it('lets so many calls through at once and so many a second after that, each computer by itself', () => {
  let nowMs = 0;
  const may = createRateLimiter({ atOnce: 3, aSecond: 2 }, () => nowMs);
  expect([1, 2, 3, 4].map(() => may(7))).toEqual([true, true, true, false]);
  expect(may(8)).toBe(true);
  nowMs = 600;
  expect([may(7), may(7)]).toEqual([true, false]);
  nowMs = 60_000;
  expect([1, 2, 3, 4].map(() => may(7))).toEqual([true, true, true, false]);
});
