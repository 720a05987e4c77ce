// Where a walk-in begins, and which wishes are gone by: the way with a studio and the way without ask the same (docs/rules/booking.md, Finding).
import { instant, type Instant } from '../time/calendar.ts';

/** Computes where a booking begins that begins now: the last line of the grid. */
export function computeNowStart(now: Instant, grid: number): Instant {
  return instant(Math.floor(now / grid) * grid);
}

/** A wish for a slot of so many minutes somewhere in a time. */
interface SlotWindow {
  readonly from: Instant;
  readonly to: Instant;
  readonly minutes: number;
}

/**
 * Finds the earliest start that a wish can have. One for exactly its time begins when it says, while it is not over; one for some part of
 * its time at the last line of the grid. Null: gone by.
 */
export function findEarliestStart({ from, to, minutes }: SlotWindow, now: Instant, grid: number): Instant | null {
  if (to - from === minutes) return to > now ? from : null;
  const earliest = instant(Math.max(from, computeNowStart(now, grid)));
  return earliest + minutes > to ? null : earliest;
}
