// The edges that the rules list, against asking minute by minute: where a slot begins or ceases to be granted, there is an edge.
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { RANDOM_FROM, RANDOM_TO, randomGround, verdictOn } from '../../../test/helpers/slot-ground.ts';
import { formatIsoInstant, instant, type Instant } from '../time/calendar.ts';
import { listSlotEdges } from './slot-edges.ts';

it('lists every minute, on the grid or off it, at which what is granted changes', () => {
  let offGrid = 0;
  fc.assert(
    fc.property(randomGround, fc.integer({ min: 1, max: 200 }), (context, length) => {
      const window = { from: RANDOM_FROM, to: instant(RANDOM_TO + 300) };
      const { starts, ends } = listSlotEdges(context, window, null);
      const isGranted = (start: number): boolean => verdictOn(context, instant(start), instant(start + length)).ok;
      const missing: Instant[] = [];
      for (let start: number = window.from + 1; start + length < window.to; start += 1) {
        if (isGranted(start) === isGranted(start - 1)) continue;
        // The first start that is granted is an edge; the last one that was is one too, or its end is.
        const isListed = isGranted(start)
          ? starts.some((one) => one === start)
          : ends.some((one) => one === start - 1 + length) || starts.some((one) => one === start - 1);
        if (!isListed) missing.push(instant(start));
        if (start % 30 !== 0) offGrid += 1;
      }
      expect(missing.map(formatIsoInstant)).toEqual([]);
    }),
    { numRuns: 100 },
  );
  // Changes on the grid alone would prove nothing.
  expect(offGrid).toBeGreaterThan(100);
});
