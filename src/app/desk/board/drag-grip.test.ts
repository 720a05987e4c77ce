// A swap is done by anyone who can have read of it, by the pointer's own times, not where the page was slow to hear of it.
import { expect, test } from 'vitest';
import { canHaveRead } from './drag-grip.ts';

test('a hand that let go before the words were there, or in the moment they came, has not read them; one that waited has', () => {
  expect([980, 1000, 1199, 1200, 4000].map((letGo) => canHaveRead(1000, letGo))).toEqual([false, false, false, true, true]);
});
