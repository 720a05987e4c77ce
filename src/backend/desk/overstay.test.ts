// A guest who is in past the booked end holds the studio: it was offered first by the finder, and sold twice.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { instant, printInstant } from '../../domain/time/calendar.ts';
import type { Caller } from '../core/rpc/call.ts';
import { book } from './book.ts';
import { changeState } from './booking-status.ts';
import { findFreeSlots } from './find-slots.ts';
import { extend } from './move.ts';
import { planBOf } from './plan-b.ts';

const CLERK: Caller = { who: '前台', host: 'window', role: 'front_desk' };

let desk: DeskBase;
let room: number;
let guest: number;
let next: number;
let stay: { readonly id: number; readonly version: number };
/** 18:00-20:00 of 10 November, checked in, and it is 20:20. */
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  [guest, next] = [desk.guest(1), desk.guest(2)];
  const { booking } = desk.booked({ studio: room, tenant: guest }, '2026-11-10T18:00', '2026-11-10T20:00');
  desk.setNow('2026-11-10T18:00');
  stay = valueOf(changeState(desk.base, CLERK, { booking: booking.id, version: null, to: 'checked_in', at: null, reason: null })).booking;
  desk.setNow('2026-11-10T20:20');
});
afterEach(() => desk.closeSound());

const EVENING = { from: when('2026-11-10T20:20'), to: when('2026-11-11T02:00') };

/** What the finder offers of two hours this evening: `A01 21:00`. */
function offered(tenant: number | null = next): readonly string[] {
  const question = { ...EVENING, minutes: 120, tenant, area: null, kind: null, floor: null, words: null, equipment: [], limit: 50 };
  return valueOf(findFreeSlots(desk.base, question)).slots.map(({ code, from }) => `${code} ${printInstant(instant(from)).slice(11)}`);
}

function bookAt(from: string, to: string, overrideReason: string | null = null, studio = room) {
  const wish = { studio, tenant: next, from: when(from), to: when(to), state: 'booked', holdsUntil: null } as const;
  return book(desk.base, CLERK, { ...wish, overrideReason });
}

it('the finder offered first, with a price, the studio that somebody was in', () => {
  desk.room('B01');
  // At once in the empty one; the other not before 21:00, an hour from now down to the grid.
  expect(offered()).toEqual(['B01 20:20', 'A01 21:00']);
  expect(offered(null)).toEqual(offered());
  valueOf(changeState(desk.base, CLERK, { booking: stay.id, version: null, to: 'completed', at: EVENING.from, reason: null }));
  // The plan's end with its turnaround has passed: both are free from now on.
  expect(offered()).toEqual(['A01 20:20', 'B01 20:20']);
});

it('where the only studio is held the finder says that it is taken, no rule of the tenant', () => {
  const question = { ...EVENING, to: when('2026-11-10T22:30'), minutes: 120, tenant: next, equipment: [], limit: 9 };
  expect(findFreeSlots(desk.base, { ...question, area: null, kind: null, floor: null, words: null })).toEqual({
    ok: true,
    value: { slots: [] },
  });
});

it('booking it named nobody; now the desk is told who is in and asks the manager', () => {
  expect(refusalIn(bookAt('2026-11-10T20:30', '2026-11-10T22:00'))).toEqual({
    code: 'BOOKING_WARNED',
    data: { warnings: ['STUDIO_OVERSTAYED'] },
  });
  expect(refusalIn(bookAt('2026-11-10T20:30', '2026-11-10T22:00', '正在收拾了'))).toMatchObject({ code: 'NOT_ALLOWED' });
  const made = valueOf(desk.ask({ studio: room, tenant: next, overrideReason: '正在收拾了' }, '2026-11-10T20:30', '2026-11-10T22:00'));
  expect(made.warnings).toMatchObject([
    { data: { bookingId: stay.id, tenant: '企业1', until: '2026-11-10 20:00', held: '2026-11-10 21:00' } },
  ]);
  expect(desk.stored(made.booking.id)).toMatchObject({ overridden: 'STUDIO_OVERSTAYED', override_reason: '正在收拾了' });
});

it('a walk-in is asked too; the guest who stays on and the guest’s own tenant are not', () => {
  expect(
    refusalIn(
      book(desk.base, DESK, {
        studio: room,
        tenant: next,
        from: when('2026-11-10T20:20'),
        to: when('2026-11-10T22:00'),
        state: 'checked_in',
        holdsUntil: null,
      }),
    ),
  ).toMatchObject({ code: 'BOOKING_WARNED' });
  expect(refusalIn(extend(desk.base, CLERK, { ...stay, minutes: 60, overrideReason: null }))).toBe('ok');
  expect(refusalIn(desk.ask({ studio: room, tenant: guest }, '2026-11-10T21:00', '2026-11-10T22:00'))).toBe('ok');
});

it('a guest who forgot to leave on Monday still holds the studio on Wednesday, also its linked half', () => {
  const half = desk.room('A01-1');
  desk.put('studio_link', { whole_id: room, part_id: half, starts_on: '2026-01-01' });
  desk.setNow('2026-11-12T19:00');
  for (const studio of [room, half])
    expect(refusalIn(bookAt('2026-11-12T19:30', '2026-11-12T21:00', null, studio))).toMatchObject({ code: 'BOOKING_WARNED' });
  expect(refusalIn(bookAt('2026-11-12T20:00', '2026-11-12T21:00'))).toBe('ok');
});

it('plan B offered the studio that somebody was in', () => {
  const other = desk.room('B01');
  desk.booked({ studio: other, tenant: guest }, '2026-11-10T20:30', '2026-11-10T22:00');
  const wish = { booking: null, studio: other, tenant: next, from: when('2026-11-10T20:30'), to: when('2026-11-10T22:00'), equipment: [] };
  expect(valueOf(planBOf(desk.base, wish)).studios).toEqual([]);
});
