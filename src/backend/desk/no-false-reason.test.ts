// "No studio free" for a tenant that has left and for a time gone by: the rule that fails is said instead; free or not is said of what can be.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeByHand } from '../../../test/helpers/import-base.ts';
import { type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { findFreeSlots } from './find-slots.ts';

let desk: DeskBase;
let room: number;
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01', '08:00-24:00');
});
afterEach(() => desk.closeSound());

function find(tenant: number | null, from: string, to: string, minutes = 120) {
  const need = { area: null, kind: null, floor: null, words: null, equipment: [], limit: 50 };
  return findFreeSlots(desk.base, { from: when(from), to: when(to), minutes, tenant, ...need });
}

describe('looking for a slot says why there is none', () => {
  it('for a tenant that has left: since when, though every studio is taken as well', () => {
    const left = desk.guest(1, { left_on: '2026-10-31' });
    const told = { code: 'BOOKING_NO_LEASE', data: { tenant: '企业1', day: '2026-11-10', until: '2026-10-31', from: null } };
    expect(refusalIn(find(left, '2026-11-10T20:00', '2026-11-10T22:00'))).toEqual(told);
    desk.booked({ studio: room, tenant: desk.guest(2) }, '2026-11-10T19:00', '2026-11-10T23:00');
    expect(refusalIn(find(left, '2026-11-10T20:00', '2026-11-10T22:00'))).toEqual(told);
    // Of days of which some are right, none is refused for the others.
    const leaving = desk.guest(3, { left_on: '2026-11-11' });
    expect(valueOf(find(leaving, '2026-11-10T20:00', '2026-11-12T20:00')).slots).toHaveLength(1);
  });

  it('for a time gone by, and not for one of which something is still ahead', () => {
    const guest = desk.guest(1);
    expect(refusalIn(find(guest, '2026-11-05T06:00', '2026-11-05T08:00'))).toEqual({
      code: 'BOOKING_IN_PAST',
      data: { from: '2026-11-05 06:00', until: '2026-11-05 08:00', now: '2026-11-05 09:00' },
    });
    expect(valueOf(find(guest, '2026-11-05T08:00', '2026-11-05T11:00')).slots).toHaveLength(1);
  });

  it('but not for a walk-in: at 17:02 17-19 was past without a studio, and taken with one', () => {
    const guest = desk.guest(1);
    desk.setNow('2026-11-05T17:02');
    const found = valueOf(find(guest, '2026-11-05T17:00', '2026-11-05T19:00')).slots;
    expect(found.map(({ from, to }) => [from, to])).toEqual([[when('2026-11-05T17:00'), when('2026-11-05T19:00')]]);
    // Two hours from now on begin at the last line of the grid.
    expect(valueOf(find(guest, '2026-11-05T17:00', '2026-11-05T24:00')).slots[0]?.from).toBe(when('2026-11-05T17:00'));
    expect(valueOf(find(guest, '2026-11-05T14:00', '2026-11-05T24:00')).slots[0]?.from).toBe(when('2026-11-05T17:00'));
    desk.setNow('2026-11-05T18:59');
    expect(valueOf(find(guest, '2026-11-05T17:00', '2026-11-05T19:00')).slots).toHaveLength(1);
    desk.booked({ studio: room, tenant: guest }, '2026-11-05T17:00', '2026-11-05T19:00');
  });

  it('for hours in which all are closed, and for a closed month', () => {
    const guest = desk.guest(1);
    expect(refusalIn(find(guest, '2026-11-10T02:00', '2026-11-10T04:00'))).toMatchObject({
      code: 'BOOKING_OUT_OF_HOURS',
      data: { day: '2026-11-10', hours: '08:00-24:00' },
    });
    closeByHand(desk.base.db, '2026-12');
    expect(refusalIn(find(guest, '2026-12-10T20:00', '2026-12-10T22:00'))).toEqual({ code: 'MONTH_CLOSED', data: { month: '2026-12' } });
  });

  it('is an empty list where somebody has what could be had, and where no tenant is named', () => {
    const [guest, other] = [desk.guest(1), desk.guest(2)];
    desk.booked({ studio: room, tenant: other }, '2026-11-10T19:00', '2026-11-10T23:00');
    expect(valueOf(find(guest, '2026-11-10T20:00', '2026-11-10T22:00')).slots).toEqual([]);
    expect(valueOf(find(null, '2026-11-10T02:00', '2026-11-10T04:00')).slots).toEqual([]);
  });
});
