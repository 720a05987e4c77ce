// Pages of bookings put together: the whole list, whatever a page holds, also when bookings are added between two pages.
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { at, booking, openRawBase, put, type RawBase, studio, tenant } from '../../../../test/helpers/raw-base.ts';
import { BOOKING_STATES, type BookingState } from '../../../domain/base/catalogue.ts';
import { instant } from '../../../domain/time/calendar.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { createTenantNameLookup } from '../../core/records/tenant-names.ts';
import { type BookingKey, type BookingsWish, listBookingsWithin, listPageOfBookings, WINDOW_SQL } from './desk-bookings.ts';

const FIRST = at('2026-12-01T00:00');
const NOW = instant(at('2026-12-03T00:00'));
const WINDOW = { from: FIRST + 600, to: FIRST + 4000 };
const STUDIOS = 4;
const TENANTS = 3;

let raw: RawBase;
beforeAll(() => {
  raw = openRawBase();
  for (let nth = 1; nth <= STUDIOS; nth += 1) studio(raw.own, `A0${nth}`);
  for (let nth = 1; nth <= TENANTS; nth += 1) tenant(raw.own, nth);
});
afterAll(() => raw.close());
beforeEach(() => raw.own.exec('BEGIN'));

interface Wanted {
  readonly studio: number;
  readonly tenant: number;
  /** Hours from the first. */
  readonly hour: number;
  readonly state: BookingState;
  readonly hasLapsed: boolean;
}

const wanted = fc.record({
  studio: fc.integer({ min: 1, max: STUDIOS }),
  tenant: fc.integer({ min: 1, max: TENANTS }),
  hour: fc.integer({ min: 0, max: 72 }),
  state: fc.constantFrom(...BOOKING_STATES),
  hasLapsed: fc.boolean(),
});

let serial = 0;

/** Puts a booking of an hour where nobody else blocks the studio. */
function add({ studio: room, tenant: guest, hour, state, hasLapsed }: Wanted): void {
  serial += 1;
  const from = FIRST + hour * 60;
  const taken = raw.own.prepare(
    "SELECT 1 FROM booking WHERE studio_id = ? AND starts_at < ? AND ends_at > ? AND state NOT IN ('cancelled', 'no_show')",
  );
  const isTaken = taken.get(room, from + 60, from) !== undefined;
  const holds = state === 'option' ? { holds_until: hasLapsed ? NOW - 1 : NOW + 1 } : {};
  const times = { starts_at: from, ends_at: from + 60 };
  put(raw.own, 'booking', {
    ...booking(`B${serial}`, room, guest, '2026-12-01T00:00', '2026-12-01T01:00'),
    ...times,
    state: isTaken ? 'cancelled' : state,
    ...(isTaken ? {} : holds),
  });
}

type Filter = Pick<BookingsWish, 'tenant' | 'studio' | 'states'>;

const filters: fc.Arbitrary<Filter> = fc.record({
  tenant: fc.option(fc.integer({ min: 1, max: TENANTS })),
  studio: fc.option(fc.integer({ min: 1, max: STUDIOS })),
  states: fc.subarray([...BOOKING_STATES]),
});

const viewer = () => ({ nameOf: createTenantNameLookup(raw.own), now: NOW });

/** The list as it was read before there were pages: all of the window, then what is asked for. */
function whole({ tenant: guest, studio: room, states }: Filter): readonly BookingLine[] {
  return listBookingsWithin(raw.own, WINDOW, false, viewer()).filter(
    (one) =>
      (guest === null || one.tenant === guest) &&
      (room === null || one.studio === room) &&
      (states.length === 0 || states.includes(one.state)),
  );
}

/** Every page, with what is done between two of them. */
function pages(filter: Filter, limit: number, between: () => void): readonly (readonly BookingLine[])[] {
  const all: BookingLine[][] = [];
  let cursor: BookingKey | null = null;
  do {
    if (all.length > 0) between();
    const page: ReturnType<typeof listPageOfBookings> = listPageOfBookings(raw.own, { window: WINDOW, ...filter, cursor, limit }, viewer());
    all.push(page.bookings);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

function onEmpty(work: () => void): void {
  raw.own.exec('SAVEPOINT run');
  work();
  raw.own.exec('ROLLBACK TO run; RELEASE run');
}

it('are the whole list in its order, each full but the last', () => {
  fc.assert(
    fc.property(fc.array(wanted, { maxLength: 40 }), filters, fc.integer({ min: 1, max: 12 }), (bookings, filter, limit) => {
      onEmpty(() => {
        bookings.forEach(add);
        const found = pages(filter, limit, () => undefined);
        expect(found.flat()).toEqual(whole(filter));
        expect(found.slice(0, -1).every((page) => page.length === limit)).toBe(true);
        // A last page that holds nothing would have been asked for in vain.
        expect(found.length === 1 || (found.at(-1)?.length ?? 0) > 0).toBe(true);
      });
    }),
  );
  raw.own.exec('ROLLBACK');
});

it('hold every booking of before, and none twice, while others are added', () => {
  const runs = fc.tuple(fc.array(wanted, { maxLength: 30 }), fc.array(wanted, { maxLength: 15 }), filters, fc.integer({ min: 1, max: 6 }));
  fc.assert(
    fc.property(runs, ([bookings, later, filter, limit]) => {
      onEmpty(() => {
        bookings.forEach(add);
        const before = whole(filter).map(({ id }) => id);
        const left = [...later];
        const found = pages(filter, limit, () => {
          const next = left.shift();
          if (next !== undefined) add(next);
        })
          .flat()
          .map(({ id }) => id);
        expect(new Set(found).size).toBe(found.length);
        expect(before.filter((id) => !found.includes(id))).toEqual([]);
        const after = whole(filter).map(({ id }) => id);
        expect(found.filter((id) => !after.includes(id))).toEqual([]);
      });
    }),
  );
  raw.own.exec('ROLLBACK');
});

it('are read by index from where they begin, and sorted no further than one start', () => {
  const bound = { start: 1, from: 1, to: 1, afterStudio: 1, afterId: 1, studio: null, states: '[]', limit: 1 };
  const planOf = (sql: string, more: object): string =>
    (raw.own.prepare(`EXPLAIN QUERY PLAN ${sql}`).all({ ...bound, ...more }) as { readonly detail: string }[])
      .map(({ detail }) => detail)
      .join('; ');
  const ofAll = planOf(WINDOW_SQL.page, {});
  expect(ofAll).toMatch(/^SEARCH booking USING INDEX booking_by_start \(starts_at>\? AND starts_at<\?\)/);
  expect(ofAll).toContain('USE TEMP B-TREE FOR LAST TERM OF ORDER BY');
  const ofTenant = planOf(WINDOW_SQL.pageOfTenant, { tenant: 1 });
  expect(ofTenant).toMatch(/^SEARCH booking USING INDEX booking_by_tenant \(tenant_id=\? AND starts_at>\? AND starts_at<\?\)/);
  expect(ofTenant).toContain('USE TEMP B-TREE FOR LAST 2 TERMS OF ORDER BY');
  raw.own.exec('ROLLBACK');
});
