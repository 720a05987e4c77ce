// Anyone who leaves early frees the studio from that moment: board, finder, save, linked studios, equipment and undo agree.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import { boardOf, addWaiting } from './board.ts';
import { findFreeSlots } from './find-slots.ts';
import { changeState } from './booking-status.ts';
import { undoBookings } from './undo.ts';

const MANAGER = { ...DESK, role: 'manager' } as const;
const DAY = getDayOfInstant(when('2026-11-10T00:00'));

let desk: DeskBase;
let room: number;
let lamp: number;
let first: number;
let second: number;
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  lamp = desk.put('equipment', { name: '绿幕', count: 1 });
  first = desk.guest(1);
  second = desk.guest(2);
});
afterEach(() => desk.closeSound());

function setState(id: number, to: BookingState, at: string | null = null, reason: string | null = null) {
  return changeState(desk.base, MANAGER, { booking: id, version: null, to, at: at === null ? null : when(at), reason });
}

/** 20:00-22:00 of 10 November with the only green screen, checked in in time and out at `left`. */
function leftAt(left: string, studioId = room) {
  const { booking } = desk.booked({ studio: studioId, tenant: first, equipment: [[lamp, 1]] }, '2026-11-10T20:00', '2026-11-10T22:00');
  desk.setNow('2026-11-10T20:00');
  valueOf(setState(booking.id, 'checked_in'));
  desk.setNow(left);
  return valueOf(setState(booking.id, 'completed'));
}

function tryBook(from: string, to: string, more: { readonly studio?: number; readonly tenant?: number; readonly withLamp?: boolean } = {}) {
  const { studio: studioId = room, tenant: tenantId = second, withLamp = false } = more;
  return desk.ask({ studio: studioId, tenant: tenantId, equipment: withLamp ? [[lamp, 1]] : [] }, from, to);
}

describe('left at 21:25 of 20-22', () => {
  it('the studio is free from then, the turnaround kept, and price and slot stay what they were', () => {
    const out = leftAt('2026-11-10T21:25');
    expect(out).toMatchObject({
      booking: { from: when('2026-11-10T20:00'), to: when('2026-11-10T22:00'), blocksUntil: when('2026-11-10T21:25') },
      price: { total: 24_000, isFrozen: true },
    });
    // Fifteen minutes between two tenants; none for anyone who was there.
    expect(refusalIn(tryBook('2026-11-10T21:39', '2026-11-10T23:00'))).toMatchObject({
      code: 'BOOKING_TURNAROUND',
      data: { from: '2026-11-10 20:00', until: '2026-11-10 21:25', turnaround: 15 },
    });
    expect(refusalIn(tryBook('2026-11-10T21:24', '2026-11-10T23:00', { tenant: first }))).toMatchObject({ code: 'BOOKING_OVERLAP' });
    const next = valueOf(tryBook('2026-11-10T21:40', '2026-11-10T23:00')).booking;
    const board = valueOf(boardOf(desk.base, { day: DAY, days: 1, isAll: false }));
    expect(board.bookings.map(({ id, from, blocksUntil }) => [id, from, blocksUntil])).toEqual([
      [out.booking.id, when('2026-11-10T20:00'), when('2026-11-10T21:25')],
      [next.id, when('2026-11-10T21:40'), when('2026-11-10T23:00')],
    ]);
  });

  it('the finder offers what a booking then takes, and a linked studio and the green screen are free as well', () => {
    const half = desk.room('A01-1');
    desk.put('studio_link', { whole_id: room, part_id: half, starts_on: '2026-11-01', ends_on: null });
    leftAt('2026-11-10T21:25');
    const need = {
      from: when('2026-11-10T21:00'),
      to: when('2026-11-11T00:00'),
      minutes: 60,
      tenant: second,
      equipment: [[lamp, 1]] as const,
    };
    const open = { area: null, kind: null, floor: null, words: null, limit: 50 };
    const { slots } = valueOf(findFreeSlots(desk.base, { ...need, ...open }));
    expect(slots.map(({ code, from }) => [code, from])).toEqual([
      ['A01', when('2026-11-10T21:40')],
      ['A01-1', when('2026-11-10T21:40')],
    ]);
    expect(codeIn(tryBook('2026-11-10T21:40', '2026-11-10T22:40', { studio: half, withLamp: true }))).toBe('ok');
    expect(codeIn(tryBook('2026-11-10T21:40', '2026-11-10T22:40'))).toBe('BOOKING_LINKED_TAKEN');
  });

  it('anyone who waits for the rest of the evening is named at the check-out', () => {
    const wish = { contact: null, phone: null, fromMinute: 1260, toMinute: 1440, studio: null, area: null, kind: null, note: null };
    valueOf(addWaiting(desk.base, DESK, { ...wish, day: DAY, tenant: second, minutes: 60 }));
    expect(leftAt('2026-11-10T21:25').waiting.map(({ tenant: who }) => who)).toEqual([second]);
  });

  it('is not put back, by hand or by undo, once another has the rest of the slot; and blocks all of it again where nobody has', () => {
    const { booking, change } = leftAt('2026-11-10T21:25');
    const next = valueOf(tryBook('2026-11-10T21:40', '2026-11-10T23:00')).booking;
    expect(refusalIn(setState(booking.id, 'checked_in', null, '点错了'))).toMatchObject({
      code: 'BOOKING_OVERLAP',
      data: { bookingId: next.id },
    });
    expect(codeIn(undoBookings(desk.base, DESK, { change: change ?? 0 }))).toBe('BOOKING_OVERLAP');
    valueOf(setState(next.id, 'cancelled', null, '不来了'));
    valueOf(setState(booking.id, 'checked_in', null, '点错了'));
    expect(codeIn(tryBook('2026-11-10T21:40', '2026-11-10T23:00'))).toBe('BOOKING_OVERLAP');
    expect(codeIn(tryBook('2026-11-10T21:40', '2026-11-10T21:50', { studio: desk.room('A02'), withLamp: true }))).toBe(
      'BOOKING_EQUIPMENT_OUT',
    );
  });
});

it('anyone who came and went before the booked start leaves the whole slot to others', () => {
  const { booking } = desk.booked({ studio: room, tenant: first, equipment: [[lamp, 1]] }, '2026-11-05T09:30', '2026-11-05T11:00');
  valueOf(setState(booking.id, 'checked_in'));
  desk.setNow('2026-11-05T09:10');
  expect(valueOf(setState(booking.id, 'completed')).booking).toMatchObject({ blocksUntil: when('2026-11-05T09:30') });
  expect(codeIn(tryBook('2026-11-05T09:15', '2026-11-05T12:00', { withLamp: true }))).toBe('ok');
});
