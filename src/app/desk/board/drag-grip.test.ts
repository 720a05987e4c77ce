// A rest is meant where the pointer itself stood still, not where the page was slow to hear of it.
import { expect, test } from 'vitest';
import { hasRested } from './drag-grip.ts';

test('a hand that let go at once has not rested, one that waited has', () => {
  expect([hasRested(1000, 1040), hasRested(1000, 1149), hasRested(1000, 1150), hasRested(1000, 4000)]).toEqual([false, false, true, true]);
});
