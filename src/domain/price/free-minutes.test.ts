// Free minutes of a month: in order of start, what was frozen stays, never more than the lease gives.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOOKING_STATES } from '../base/catalogue.ts';
import { instant, formatIsoInstant, parseInstant } from '../time/calendar.ts';
import { allocateFree, canClaimFreeMinutes, countFreeMinutesIn, type FreeClaim } from './free-minutes.ts';
import { computePriceWithFree } from './price.ts';
import { fen } from '../values/quantity.ts';
import { planOfHourlyRate } from './rate-plan.ts';

const claim = (id: number, start: number, wanted: number, more: Partial<FreeClaim> = {}): FreeClaim => ({
  id,
  start: instant(start),
  wanted,
  kept: null,
  quota: 300,
  ...more,
});
const given = (...claims: readonly FreeClaim[]): readonly (readonly [number, number])[] =>
  [...allocateFree(claims)].toSorted((a, b) => a[0] - b[0]);

describe('allocateFree', () => {
  it('goes by start, not by id or list', () => {
    // 300: 9 (at 10) takes 120, 4 (at 20) takes 120, 2 (at 30) gets the 60 that are left
    expect(given(claim(2, 30, 120), claim(9, 10, 120), claim(4, 20, 120))).toEqual([
      [2, 60],
      [4, 120],
      [9, 120],
    ]);
  });

  it('breaks ties by id', () => {
    expect(given(claim(5, 10, 200), claim(3, 10, 200))).toEqual([
      [3, 200],
      [5, 100],
    ]);
  });

  it('leaves what ended bookings froze, before and after', () => {
    // 300 - 100 - 60 = 140: the first open one takes 120, the second 20
    expect(given(claim(1, 10, 120), claim(2, 20, 200, { kept: 100 }), claim(3, 30, 120), claim(4, 40, 60, { kept: 60 }))).toEqual([
      [1, 120],
      [2, 100],
      [3, 20],
      [4, 60],
    ]);
    // One that ended with none keeps none, though there would be some now
    expect(given(claim(1, 10, 120, { kept: 0 }), claim(2, 20, 60))).toEqual([
      [1, 0],
      [2, 60],
    ]);
    // A quota lowered below what is frozen gives nothing more
    expect(given(claim(1, 10, 300, { kept: 300 }), claim(2, 20, 60, { quota: 100 }))).toEqual([
      [1, 300],
      [2, 0],
    ]);
  });

  it('counts a month once where a lease follows another', () => {
    // No lease with minutes at 10; 100 at 20; 250 at 30: 250 - 100 = 150
    expect(given(claim(1, 10, 120, { quota: 0 }), claim(2, 20, 120, { quota: 100 }), claim(3, 30, 400, { quota: 250 }))).toEqual([
      [1, 0],
      [2, 100],
      [3, 150],
    ]);
  });

  it('gives min(quota, wanted) in all, minute by minute as a queue would', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(20), fc.nat(90)), { maxLength: 8 }), fc.nat(300), (wishes, quota) => {
        const claims = wishes.map(([start, wanted], id) => claim(id, start, wanted, { quota }));
        const queue = Array.from({ length: 21 }, (_, start) => claims.filter((one) => one.start === start)).flat();
        const slow = new Map(claims.map((one) => [one.id, 0]));
        for (let left = quota; left > 0; left -= 1) {
          const next = queue.find((one) => (slow.get(one.id) ?? 0) < one.wanted);
          if (next !== undefined) slow.set(next.id, (slow.get(next.id) ?? 0) + 1);
        }
        const result = allocateFree(claims);
        expect(new Map(result)).toEqual(slow);
        const wanted = claims.reduce((sum, one) => sum + one.wanted, 0);
        expect([...result.values()].reduce((sum: number, one) => sum + one, 0)).toBe(Math.min(quota, wanted));
      }),
    );
  });

  it('changes nothing for the others when the first one freezes what it has', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(20), fc.nat(90)), { minLength: 1, maxLength: 8 }),
        fc.nat(300),
        fc.nat(7),
        (wishes, quota, pick) => {
          const claims = wishes.map(([start, wanted], id) => claim(id, start, wanted, { quota }));
          const before = allocateFree(claims);
          const ended = claims.map((one) => (one.id === pick ? { ...one, kept: before.get(one.id) ?? 0 } : one));
          expect(allocateFree(ended)).toEqual(before);
        },
      ),
    );
  });

  it('gives each month of a start its own, overnight over its end too', () => {
    const [last, first] = [parseInstant('2026-10-31T22:00') ?? 0, parseInstant('2026-11-01T00:00') ?? 0];
    expect(given(claim(1, last - 1440, 250), claim(2, last, 250), claim(3, first, 250), claim(4, first + 600, 250))).toEqual([
      [1, 250],
      [2, 50],
      [3, 250],
      [4, 50],
    ]);
  });

  it('gives months together what it gives each alone', () => {
    const wish = fc.tuple(fc.nat(90 * 1440), fc.nat(500), fc.option(fc.nat(100)));
    fc.assert(
      fc.property(fc.array(wish, { maxLength: 12 }), fc.nat(900), (wishes, quota) => {
        const claims = wishes.map(([shift, wanted, kept], id) => claim(id, 29_500_000 + shift, wanted, { kept, quota }));
        const months = Map.groupBy(claims, (one) => formatIsoInstant(one.start).slice(0, 7));
        const alone = [...months.values()].flatMap((ofMonth) => [...allocateFree(ofMonth)]);
        expect(allocateFree(claims)).toEqual(new Map(alone));
      }),
    );
  });
});

it('asks booked and checked-in ones only', () => {
  expect(BOOKING_STATES.filter((state) => canClaimFreeMinutes(state))).toEqual(['booked', 'checked_in']);
});

it('reads back from lines what was free', () => {
  const price = (free: number) => computePriceWithFree(planOfHourlyRate(fen(100)), instant(0), instant(90), free);
  expect([0, 30, 90, 200].map((free) => countFreeMinutesIn(price(free).lines))).toEqual([0, 30, 90, 90]);
});
