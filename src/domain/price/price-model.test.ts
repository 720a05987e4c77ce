// Prices of sessions against slow models: minute by minute for the hours, every choice of blocks by trying them all.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, parseInstant } from '../time/calendar.ts';
import { countBilledMinutes, computePriceWithFree, quoteOf } from './price.ts';
import { fen, minutes } from '../values/quantity.ts';
import type { RatePlan } from './rate-plan.ts';

const rate = fc.integer({ min: 0, max: 30_000 });
const block = fc.option(fc.integer({ min: 0, max: 120_000 }));
const planOf = fc
  .record({
    dayFrom: fc.integer({ min: 0, max: 1440 }),
    nightFrom: fc.integer({ min: 0, max: 1440 }),
    dayRate: rate,
    nightRate: rate,
    halfDayRate: block,
    fullDayRate: block,
    minimum: fc.constantFrom(0, 30, 60, 250),
  })
  .map((one): RatePlan => ({
    dayFrom: minutes(one.dayFrom),
    nightFrom: minutes(one.nightFrom),
    dayRate: fen(one.dayRate),
    nightRate: fen(one.nightRate),
    halfDayRate: one.halfDayRate === null ? null : fen(one.halfDayRate),
    fullDayRate: one.fullDayRate === null ? null : fen(one.fullDayRate),
    minimum: minutes(one.minimum),
  }));
const FIRST = parseInstant('2027-12-30T00:00') ?? 0;
/** A start from the end of 2027 to February 2029, leap day and two new years included, and a length up to 40 hours. */
const startOf = fc.integer({ min: 0, max: 600_000 }).map((shift) => instant(FIRST + shift));
const lengthOf = fc.integer({ min: 1, max: 2400 });

/** The hourly price, a minute at a time: bands told by walking the clock's face from `dayFrom` on. */
function slowHours(plan: RatePlan, from: number, to: number): { cost: number; lines: number } {
  const day = new Set<number>();
  if (plan.dayFrom < plan.nightFrom) for (let face: number = plan.dayFrom; face < plan.nightFrom; face += 1) day.add(face);
  if (plan.dayFrom > plan.nightFrom) for (let face: number = plan.dayFrom; face < plan.nightFrom + 1440; face += 1) day.add(face % 1440);
  const runs: { isDay: boolean; length: number }[] = [];
  for (let minute = from; minute < to; minute += 1) {
    // 1970-01-01T00:00Z was 08:00 on the wall.
    const isDay = day.has((minute + 8 * 60) % 1440);
    const last = runs.at(-1);
    if (last?.isDay === isDay) last.length += 1;
    else runs.push({ isDay, length: 1 });
  }
  const cost = runs.reduce((sum, run) => sum + Math.floor((run.length * (run.isDay ? plan.dayRate : plan.nightRate)) / 60 + 0.5), 0);
  return { cost, lines: runs.length };
}

/** Every choice at every step: the rest by the hour, or one more block. The least cost, then the fewest lines. */
function slowCheapest(plan: RatePlan, from: number, to: number): { cost: number; lines: number } {
  if (from >= to) return { cost: 0, lines: 0 };
  const choices = [slowHours(plan, from, to)];
  const tryBlock = (price: number | null, length: number): void => {
    if (price === null) return;
    const rest = slowCheapest(plan, from + length, to);
    choices.push({ cost: price + rest.cost, lines: 1 + rest.lines });
  };
  tryBlock(plan.halfDayRate, 240);
  tryBlock(plan.fullDayRate, 480);
  return choices.reduce((best, one) => (one.cost < best.cost || (one.cost === best.cost && one.lines < best.lines) ? one : best));
}

describe('against the slow models', () => {
  it('finds the cheapest, with the fewest lines', () => {
    fc.assert(
      fc.property(planOf, startOf, lengthOf, (plan, start, length) => {
        const quote = quoteOf(plan, start, instant(start + length));
        const billed = Math.max(length, plan.minimum);
        expect({ cost: quote.total, lines: quote.lines.length }).toEqual(slowCheapest(plan, start, start + billed));
        // Never dearer than by the hour.
        expect(quote.total).toBeLessThanOrEqual(slowHours(plan, start, start + billed).cost);
      }),
      { numRuns: 400 },
    );
  });

  it('has lines without gap that sum up, whatever is free', () => {
    fc.assert(
      fc.property(planOf, startOf, lengthOf, fc.nat(3000), (plan, start, length, free) => {
        const price = computePriceWithFree(plan, start, instant(start + length), free);
        const billed = countBilledMinutes(plan, start, instant(start + length));
        expect(price.total).toBe(price.lines.reduce((sum, line) => sum + line.amount, 0));
        expect(price.lines.reduce((sum, line) => sum + line.minutes, 0)).toBe(billed);
        let reached = start;
        for (const line of price.lines) {
          expect([line.from, line.to - line.from, line.minutes > 0]).toEqual([reached, line.minutes, true]);
          reached = line.to;
        }
        const left = slowCheapest(plan, start + Math.min(free, billed), start + billed);
        expect(price.total).toBe(left.cost);
      }),
      { numRuns: 400 },
    );
  });

  it('never asks more for less: a later end costs no less, a later start and more free minutes cost no more', () => {
    fc.assert(
      fc.property(planOf, startOf, lengthOf, fc.nat(600), (plan, start, length, more) => {
        const end = instant(start + length);
        const longer = instant(end + more);
        expect(quoteOf(plan, start, longer).total).toBeGreaterThanOrEqual(quoteOf(plan, start, end).total);
        const noMinimum = { ...plan, minimum: minutes(0) };
        const later = instant(start + more);
        if (later < end) expect(quoteOf(noMinimum, later, end).total).toBeLessThanOrEqual(quoteOf(noMinimum, start, end).total);
        expect(computePriceWithFree(plan, start, end, more).total).toBeLessThanOrEqual(quoteOf(plan, start, end).total);
      }),
      { numRuns: 400 },
    );
  });
});
