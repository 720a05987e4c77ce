// 367 unfinished sessions named nowhere: they are listed before the month's statements are made, and closed as booked in one change.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { parseMonth } from '../../domain/time/calendar.ts';
import { changeState } from './booking-status.ts';
import { changeMany } from './swap.ts';
import { undoBookings } from './undo.ts';
import { listUnclosedSessions } from './get-bookings.ts';

let desk: DeskBase;
let ids: readonly number[] = [];
const NOVEMBER =
  parseMonth('2026-11') ??
  (() => {
    throw new Error('month');
  })();

beforeEach(() => {
  desk = openDeskBase();
  const place = { studio: desk.room('A01'), tenant: desk.guest(1) };
  ids = [
    desk.booked(place, '2026-11-10T10:00', '2026-11-10T12:00'),
    desk.booked(place, '2026-11-11T20:00', '2026-11-11T22:00'),
    desk.booked(place, '2026-11-29T10:00', '2026-11-29T11:00'),
    desk.booked(place, '2026-12-02T10:00', '2026-12-02T11:00'),
  ].map(({ booking }) => booking.id);
  // The second one came at 20:20, and nobody saw them leave.
  desk.setNow('2026-11-11T20:20');
  valueOf(changeState(desk.base, DESK, { booking: ids[1] ?? 0, version: null, to: 'checked_in', at: null, reason: null }));
  desk.setNow('2026-11-28T09:00');
});
afterEach(() => desk.closeSound());

function listed() {
  return valueOf(listUnclosedSessions(desk.base, { month: NOVEMBER })).sessions;
}
function close(bookings: readonly { readonly id: number; readonly version: number }[]) {
  return changeMany(desk.base, DESK, { bookings: [...bookings], to: { kind: 'completed' }, reason: '按预订时间结束', waive: null });
}

it('lists the sessions of a month that nobody has finished, with what they cost as booked', () => {
  expect(listed().map(({ id, state, studioCode, price, isOver }) => [id, state, studioCode, price, isOver])).toEqual([
    [ids[0], 'booked', 'A01', 24_000, true],
    [ids[1], 'checked_in', 'A01', 24_000, true],
    [ids[2], 'booked', 'A01', 12_000, false],
  ]);
});

it('closes them all as booked in one change, which is taken back as one', () => {
  const over = listed().filter(({ isOver }) => isOver);
  const closed = valueOf(close(over));
  expect(closed.count).toBe(2);
  expect(desk.stored(ids[0] ?? 0)).toMatchObject({
    state: 'completed',
    actual_start: when('2026-11-10T10:00'),
    actual_end: when('2026-11-10T12:00'),
    charge: 24_000,
  });
  expect(desk.stored(ids[1] ?? 0)).toMatchObject({
    actual_start: when('2026-11-11T20:20'),
    actual_end: when('2026-11-11T22:00'),
    charge: 24_000,
  });
  expect(listed().map(({ id }) => id)).toEqual([ids[2]]);
  valueOf(undoBookings(desk.base, DESK, { change: closed.change ?? 0 }));
  expect(listed()).toHaveLength(3);
  expect(desk.stored(ids[0] ?? 0)).toMatchObject({ state: 'booked', actual_end: null, charge: null });
});

it('closes none where one has not ended, or was changed meanwhile', () => {
  expect(refusalIn(close(listed()))).toMatchObject({ code: 'BOOKING_STATE_MOVE', data: { from: 'booked', to: 'completed' } });
  const seen = listed().filter(({ isOver }) => isOver);
  valueOf(changeState(desk.base, DESK, { booking: ids[0] ?? 0, version: null, to: 'no_show', at: null, reason: null }));
  expect(codeIn(close(seen))).toBe('BOOKING_CHANGED');
  expect(desk.stored(ids[1] ?? 0)).toMatchObject({ state: 'checked_in' });
});
