// The next shift took over with a board from the afternoon and could not see what had changed since: it is listed, without who merely came and left.
import { afterEach, beforeEach, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { changeState } from './booking-status.ts';
import { move } from './move.ts';
import { listShiftChanges } from './shift.ts';

let desk: DeskBase;
let room = 0;
let other = 0;
let guest = 0;
beforeEach(() => {
  desk = openDeskBase();
  [room, other, guest] = [desk.room('A01'), desk.room('B01'), desk.guest(1)];
});
afterEach(() => desk.closeSound());

const CLERK = { ...DESK, who: '小周' };
const changesSince = (since: string) => valueOf(listShiftChanges(desk.base, { since: when(since) })).changes;
const to = (id: number, state: 'cancelled' | 'checked_in' | 'completed') =>
  valueOf(changeState(desk.base, CLERK, { booking: id, version: null, to: state, at: null, reason: '客户改期', waive: null }));

it('lists what was booked, moved and cancelled since the shift began, newest first by every user', () => {
  desk.setNow('2026-11-10T05:59');
  const before = desk.booked({ studio: room, tenant: guest }, '2026-11-10T16:00', '2026-11-10T18:00').booking;
  desk.setNow('2026-11-10T06:00');
  const made = desk.booked({ studio: room, tenant: guest }, '2026-11-10T20:00', '2026-11-10T22:00').booking;
  desk.setNow('2026-11-10T15:00');
  const place = { studio: other, from: when('2026-11-10T21:00'), to: when('2026-11-10T22:00') };
  valueOf(move(desk.base, CLERK, { id: made.id, version: made.version, ...place, overrideReason: null }));
  to(before.id, 'cancelled');
  const now = { studio: 'B01', tenantShort: '企业1', from: when('2026-11-10T21:00'), to: when('2026-11-10T22:00') };
  expect(changesSince('2026-11-10T06:00')).toMatchObject([
    { booking: before.id, studio: 'A01', at: when('2026-11-10T15:00'), before: { state: 'booked' }, after: { state: 'cancelled' } },
    {
      ...now,
      at: when('2026-11-10T15:00'),
      action: 'change',
      before: { studio_id: room, starts_at: when('2026-11-10T20:00') },
      after: { studio_id: other, starts_at: when('2026-11-10T21:00') },
    },
    { ...now, booking: made.id, at: when('2026-11-10T06:00'), action: 'add' },
  ]);
  expect(changesSince('2026-11-10T15:01')).toEqual([]);
});

it('names neither who wrote it nor contacts, and not who merely came and left', () => {
  desk.setNow('2026-11-10T19:00');
  const came = desk.booked({ studio: room, tenant: guest, contact: '小陈', phone: '13800000000' }, '2026-11-10T20:00', '2026-11-10T22:00');
  desk.setNow('2026-11-10T20:00');
  to(came.booking.id, 'checked_in');
  desk.setNow('2026-11-10T22:00');
  to(came.booking.id, 'completed');
  const changes = changesSince('2026-11-10T06:00');
  expect(changes.map(({ action }) => action)).toEqual(['add']);
  expect(JSON.stringify(changes)).not.toMatch(/小陈|13800000000|前台|小周/);
});
