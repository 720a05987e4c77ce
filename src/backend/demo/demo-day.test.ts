// The demo laid around any day: its months, how full its boards are, and who may book what.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, createInstantAt, type Day, fromDayNumber, lastDayOf, toDayNumber } from '../../domain/time/calendar.ts';
import { getPublishedCalendar } from '../base/published-days.ts';
import { type DemoBooking, listBookingsBetween } from './demo-bookings.ts';
import { computeDemoDays } from './demo-days.ts';
import { createDemoPlace, type DemoPlace } from './demo-place.ts';

const PUBLISHED = getPublishedCalendar('').days;
const DAY_MS = 86_400_000;

function dayNamed(text: string): Day {
  return fromDayNumber(Date.parse(text) / DAY_MS);
}

/** Firsts and lasts of months, 28 and 29 February, New Year, a Monday and a Sunday, holidays, and years whose holidays are not published. */
const EDGES = [
  '2026-11-01',
  '2026-11-30',
  '2028-02-29',
  '2027-01-01',
  '2027-02-28',
  '2027-08-31',
  '2026-12-07',
  '2026-12-06',
  '2027-12-31',
  '2026-02-17',
  '2026-11-11',
  '2029-03-01',
  '2030-10-01',
];

const anyDay = fc.oneof(
  fc.constantFrom(...EDGES.map(dayNamed)),
  fc.integer({ min: toDayNumber(dayNamed('2026-01-01')), max: toDayNumber(dayNamed('2030-12-31')) }).map(fromDayNumber),
);

function stands({ state }: DemoBooking): boolean {
  return state !== '已取消' && state !== '未到场';
}

/** Of the quarter hours between 18:00 and 24:00 of all studios in service the share that is taken, counted one by one. */
function eveningShare(place: DemoPlace, bookings: readonly DemoBooking[], day: Day): number {
  const quarters = Array.from({ length: 24 }, (_, nth) => createInstantAt(day, 1080 + nth * 15));
  const studios = place.studios.filter((one) => one.closedOn === null || one.closedOn > day);
  const taken = studios.map(
    (studio) =>
      quarters.filter((at) => bookings.some((one) => one.studio === studio && stands(one) && one.start <= at && at < one.end)).length,
  );
  return taken.reduce((sum, one) => sum + one, 0) / (studios.length * quarters.length);
}

/** What is wrong with each booking: it meets the one before it in its studio, is in another tenant's studio, or has no lease. */
function faultsOf(place: DemoPlace, bookings: readonly DemoBooking[]): string[] {
  const owners = new Map(place.tenants.map((tenant) => [tenant.studio, tenant]));
  const byStudio = Map.groupBy(bookings.filter(stands), (one) => one.studio);
  return [...byStudio.values()].flatMap((own) => {
    const inOrder = own.toSorted((a, b) => a.start - b.start);
    return inOrder.flatMap((one, at) => {
      const before = inOrder[at - 1];
      const owner = owners.get(one.studio.code) ?? one.tenant;
      const hasLease = place.leases.some(
        ({ tenant, startsOn, endsOn, leftOn }) => tenant === one.tenant && startsOn <= one.day && one.day <= (leftOn ?? endsOn),
      );
      const isWell = (before === undefined || before.end <= one.start) && owner === one.tenant && hasLease;
      return isWell ? [] : [`${one.number} ${one.studio.code} ${one.tenant.name}`];
    });
  });
}

describe('the demo of any day', () => {
  it('is about the fourteen months before, with boards two thirds full ahead', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const place = createDemoPlace(today, PUBLISHED);
        const lastMonth = new Date(Date.UTC(Number(today.slice(0, 4)), Number(today.slice(5, 7)) - 2, 1)).toISOString().slice(0, 7);
        expect(place.days.last).toBe(lastMonth);
        expect(place.days.earlier.length).toBe(12);
        const bookings = listBookingsBetween(place, addDays(today, -1), addDays(today, 14));
        for (const ahead of [0, 1, 2, 6, 7, 8, 13]) {
          const share = eveningShare(place, bookings, addDays(today, ahead));
          expect(share, `${today} +${ahead}`).toBeGreaterThan(0.58);
          expect(share, `${today} +${ahead}`).toBeLessThan(0.76);
        }
        const options = bookings.filter((one) => one.state === '暂定');
        expect(options.filter((one) => (one.holdsUntil ?? 0) < Math.min(one.start, createInstantAt(today, 1440)))).toEqual([]);
        expect(options.filter((one) => one.day === addDays(today, 1)).length).toBeGreaterThan(0);
      }),
      { numRuns: 25, seed: 10, examples: EDGES.map((text): [Day] => [dayNamed(text)]) },
    );
  });

  it('books no studio twice, none for others than its own tenant, and nobody without a lease', () => {
    fc.assert(
      fc.property(anyDay, (today) => {
        const place = createDemoPlace(today, PUBLISHED);
        expect(faultsOf(place, listBookingsBetween(place, addDays(lastDayOf(place.days.last), -1), place.days.bookedUntil)), today).toEqual(
          [],
        );
      }),
      { numRuns: 12, seed: 10, examples: EDGES.map((text): [Day] => [dayNamed(text)]) },
    );
  });
});

describe('the days of the demo', () => {
  it('lay every date of the tables as far from today as it was from November 2026', () => {
    const days = computeDemoDays(dayNamed('2028-02-29'));
    expect([days.first, days.filed, days.revised, days.last]).toEqual(['2026-12', '2027-11', '2027-12', '2028-01']);
    expect(days.day('2026-10-12')).toBe('2028-01-12');
    expect(() => days.day('2026-11-31')).toThrow('no day');
  });
});
