// 77 who never came yesterday were named nowhere the next morning: they are listed until settled, with the charge, and settled by one action that is taken back as one.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, when } from '../../../test/helpers/desk-base.ts';
import { closeByHand } from '../../../test/helpers/import-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { changeState } from './booking-status.ts';
import { changeMany } from './swap.ts';
import { undoBookings } from './undo.ts';
import { listNeverArrived } from './get-bookings.ts';

let desk: DeskBase;
let room: number;
let ids: readonly number[];
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  // One free hour a month: 120 yuan of the 240 of the first.
  const guest = desk.guest(1, { free_minutes: 60 });
  const other = desk.guest(2);
  ids = [
    desk.booked({ studio: room, tenant: guest }, '2026-11-09T10:00', '2026-11-09T12:00'),
    desk.booked({ studio: room, tenant: guest }, '2026-11-10T20:00', '2026-11-10T22:00'),
    desk.booked({ studio: room, tenant: other }, '2026-11-11T01:00', '2026-11-11T02:30'),
    // Begun before the turn and still to come for, and one of the new day.
    desk.booked({ studio: room, tenant: other }, '2026-11-11T05:00', '2026-11-11T08:00'),
    desk.booked({ studio: room, tenant: other }, '2026-11-11T09:00', '2026-11-11T10:00'),
  ].map(({ booking }) => booking.id);
  desk.setNow('2026-11-11T06:30');
});
afterEach(() => desk.closeSound());

const listed = () => valueOf(listNeverArrived(desk.base));
const settle = (bookings = listed().bookings) =>
  changeMany(desk.base, DESK, {
    bookings: bookings.map(({ id, version }) => ({ id, version })),
    to: { kind: 'no_show' },
    reason: '前一天没有人来',
  });

it('those who never came in the days before were not listed after 06:00, with what they are charged', () => {
  expect(listed().bookings.map(({ id, studioCode, charge }) => [id, studioCode, charge])).toEqual([
    [ids[0], 'A01', 12_000],
    [ids[1], 'A01', 24_000],
    [ids[2], 'A01', 18_000],
  ]);
  expect(listed().total).toBe(54_000);
  // Before the turn the evening goes on; the slot from 05:00 is listed once it is over.
  desk.setNow('2026-11-11T05:59');
  expect(listed().bookings.map(({ id }) => id)).toEqual([ids[0]]);
  desk.setNow('2026-11-11T08:00');
  expect(listed().bookings).toHaveLength(4);
});

it('all of them are settled at once, charged as was said, and taken back as one', () => {
  const settled = valueOf(settle());
  expect(settled).toMatchObject({ count: 3, charge: 54_000 });
  expect(desk.stored(ids[0] ?? 0)).toMatchObject({ state: 'no_show', charge: 12_000 });
  expect(desk.stored(ids[2] ?? 0)).toMatchObject({ state: 'no_show', charge: 18_000 });
  expect(listed()).toEqual({ bookings: [], total: 0 });
  valueOf(undoBookings(desk.base, DESK, { change: settled.change ?? 0 }));
  expect(listed().bookings).toHaveLength(3);
  expect(desk.stored(ids[0] ?? 0)).toMatchObject({ state: 'booked', charge: null });
});

it('one that somebody settled alone is listed no more, and all or none are settled', () => {
  const before = listed().bookings;
  valueOf(changeState(desk.base, DESK, { booking: ids[1] ?? 0, version: null, to: 'no_show', at: null, reason: null }));
  expect(listed().bookings.map(({ id }) => id)).toEqual([ids[0], ids[2]]);
  expect(codeIn(settle(before))).toBe('BOOKING_CHANGED');
  expect(desk.stored(ids[0] ?? 0)).toMatchObject({ state: 'booked' });
});

it('those of a closed month were left out and could never be settled; they are settled and charged, and nothing else of them changes', () => {
  desk.setNow('2026-12-01T08:00');
  closeByHand(desk.base.db, '2026-11');
  expect(listed().bookings).toHaveLength(5);
  expect(valueOf(settle())).toMatchObject({ count: 5 });
  expect(desk.stored(ids[1] ?? 0)).toMatchObject({ state: 'no_show', charge: 24_000 });
  expect(listed()).toEqual({ bookings: [], total: 0 });
});

it('leaves out who is in, and what lies a month back', () => {
  desk.setNow('2026-11-11T01:00');
  valueOf(
    changeState(desk.base, DESK, { booking: ids[2] ?? 0, version: null, to: 'checked_in', at: when('2026-11-11T01:00'), reason: null }),
  );
  desk.setNow('2026-11-11T06:30');
  expect(listed().bookings.map(({ id }) => id)).toEqual([ids[0], ids[1]]);
  // From 06:00 of the 31st day before.
  desk.setNow('2026-12-10T23:00');
  expect(listed().bookings.map(({ id }) => id)).toContain(ids[0]);
  desk.setNow('2026-12-11T06:00');
  expect(listed().bookings.map(({ id }) => id)).not.toContain(ids[0]);
});
