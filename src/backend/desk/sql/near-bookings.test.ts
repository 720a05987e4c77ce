// Bookings kept for a ledger answer as the base does, whatever came and went since they were read.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { instant } from '../../../domain/time/calendar.ts';
import { type BookingNear, createBookingsCache, type NearBookings } from './near-bookings.ts';

const STUDIO = 1;
const SPAN = { from: 20, to: 80 };

/** A booking of `id` from `start` for ten minutes. */
function booking(id: number, start: number): BookingNear {
  const tenant = { tenantId: 1, tenant: '甲' };
  return { id, ...tenant, start: instant(start), end: instant(start + 10), state: 'booked', holdsUntil: null, linked: null };
}

/** What the base answers of bookings that stand in it: those of the span, and the last before. */
function baseOf(stands: readonly BookingNear[]): NearBookings {
  return (_, earliest, latest) => {
    const sorted = stands.toSorted((a, b) => a.start - b.start);
    const last = sorted.findLast((one) => one.start < earliest);
    return [...(last === undefined ? [] : [last]), ...sorted.filter((one) => one.start >= earliest && one.start < latest)];
  };
}

const place = fc.integer({ min: 0, max: 99 });
const step = fc.record({ start: fc.integer({ min: SPAN.from, max: SPAN.to - 1 }), goes: fc.nat(), isNew: fc.boolean() });

it('what is kept of a studio answers as the base does', () => {
  fc.assert(
    fc.property(fc.uniqueArray(place, { maxLength: 12 }), fc.array(step, { maxLength: 20 }), (starts, steps) => {
      const stands = starts.map((start, nth) => booking(nth + 1, start));
      const kept = createBookingsCache((...asked) => baseOf(stands)(...asked), SPAN);
      steps.forEach(({ start, goes, isNew }, nth) => {
        const gone = stands[goes % Math.max(1, stands.length)];
        if (!isNew && gone !== undefined) {
          stands.splice(stands.indexOf(gone), 1);
          kept.take(STUDIO, gone.id);
        } else if (!stands.some((one) => one.start === start)) {
          // Anyone who puts one has asked about its place.
          kept.near(STUDIO, start, start + 1);
          stands.push(booking(100 + nth, start));
          kept.put(STUDIO, booking(100 + nth, start));
        }
        const [from, to] = [Math.max(SPAN.from, start - 5), Math.min(SPAN.to, start + 15)];
        expect(kept.near(STUDIO, from, to)).toEqual(baseOf(stands)(STUDIO, from, to));
      });
    }),
    { seed: 16, numRuns: 300 },
  );
});

it('nothing is said of what lies outside of what is kept', () => {
  expect(() => createBookingsCache(baseOf([]), SPAN).near(STUDIO, SPAN.from - 1, SPAN.to)).toThrow(RangeError);
});
