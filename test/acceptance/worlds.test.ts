// Random bases, from files to figures: every address, every tenant's row and every relation against the second computation.
import { describe, expect, it } from 'vitest';
import { closeMonths, differencesOf, takeWorld, withWorld } from '../helpers/worlds/compare.ts';
import { dayOfMinute, monthsBetween, plusMonths } from '../helpers/worlds/days.ts';
import { generateWorld, monthsToCompare, type WorldSize } from '../helpers/worlds/generate.ts';
import { firstMonth } from '../helpers/worlds/oracle-facts.ts';

const DEEP = process.env['LIVEBASE_DEEP'] === '1';

/** Small worlds for every run; in depth more, and one as large as a base gets. */
function sizeOf(seed: number): WorldSize {
  if (seed === 60) return { studios: 100, tenants: 300, months: 24, bookings: 25 };
  if (seed > 30) return { studios: 10 + (seed % 20), tenants: 20 + (seed % 40), months: 6 + (seed % 19), bookings: 12 };
  return { studios: 4 + (seed % 9), tenants: 5 + (seed % 13), months: 2 + (seed % 15), bookings: 6 };
}

describe('random worlds', () => {
  const seeds = Array.from({ length: DEEP ? 60 : 6 }, (_, nth) => nth + 1);
  it.each(seeds)('reports world %i as the second computation does', { timeout: DEEP ? 900_000 : 60_000 }, async (seed) => {
    const world = generateWorld(seed, sizeOf(seed));
    const months = monthsToCompare(world, seed, DEEP ? 6 : 2);
    const lines = await withWorld(world, seed, (base) => Promise.resolve(months.flatMap((month) => differencesOf(base, world, month))));
    expect(lines).toEqual([]);
  });

  it('reports closed months as they were computed, and later ones from them', async () => {
    const seed = 3;
    const world = generateWorld(seed, sizeOf(seed));
    const months = monthsBetween(firstMonth(world), plusMonths(dayOfMinute(world.now).slice(0, 7), -1));
    const [filed, lines] = await withWorld(world, seed, (base) => {
      const closed = closeMonths(base, world, months);
      return Promise.resolve([closed, months.flatMap((month) => differencesOf(base, { ...world, filed: closed }, month))] as const);
    });
    expect(filed.length).toBeGreaterThan(1);
    expect(lines).toEqual([]);
  });

  it('changes nothing when the same files come again', async () => {
    const seed = 8;
    const world = generateWorld(seed, sizeOf(seed));
    const months = monthsToCompare(world, seed, 2);
    const lines = await withWorld(world, seed, async (base) => {
      await takeWorld(base, world, seed);
      return months.flatMap((month) => differencesOf(base, world, month));
    });
    expect(lines).toEqual([]);
  });
});
