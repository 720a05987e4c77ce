// The numbers that are written into a grown list of a plan, once all its rows are there.
import type { GrowthPlan } from './growth-plans.ts';

/** By row of the grown sheet: the numbers of columns A to D. No two are alike, so a sum tells which cells it took. */
export function planData(plan: GrowthPlan): readonly (readonly [row: number, numbers: readonly number[]])[] {
  let down = 0;
  return plan.blocks.flatMap(({ first, last, added }) => {
    const rows = Array.from({ length: last - first + 1 + added }, (_, index) => first + down + index);
    down += added;
    return rows.map((row) => [row, [1, 2, 3, 4].map((column) => 1_000_003 * row + 70_001 * column * column)] as const);
  });
}
