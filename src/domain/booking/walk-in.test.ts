// A walk-in at 17:02: from 17:00 on with a studio and without one; what is over is over.
import { expect, it } from 'vitest';
import { instant } from '../time/calendar.ts';
import { computeNowStart, findEarliestStart } from './walk-in.ts';

const at = (hour: number, minute = 0) => instant(29_000_000 * 60 + hour * 60 + minute);
const wish = (from: number, to: number, minutes: number) => ({ from: at(from), to: at(to), minutes });

it('begins a walk-in at the last line of the grid', () => {
  expect(computeNowStart(at(17, 2), 30)).toBe(at(17));
  expect(computeNowStart(at(17, 30), 30)).toBe(at(17, 30));
  expect(computeNowStart(at(17, 59), 15)).toBe(at(17, 45));
});

it('goes on with a wish for exactly its time until that is over', () => {
  expect(findEarliestStart(wish(17, 19, 120), at(17, 2), 30)).toBe(at(17));
  expect(findEarliestStart(wish(17, 19, 120), at(18, 59), 30)).toBe(at(17));
  expect(findEarliestStart(wish(17, 19, 120), at(19), 30)).toBeNull();
});

it('looks for a part of a time from now on', () => {
  expect(findEarliestStart(wish(14, 24, 120), at(17, 2), 30)).toBe(at(17));
  expect(findEarliestStart(wish(20, 24, 120), at(17, 2), 30)).toBe(at(20));
  expect(findEarliestStart(wish(14, 18, 120), at(17, 2), 30)).toBeNull();
});
