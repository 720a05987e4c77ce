// A tenant with a studio of its own was placed in a public one for money, and its own was quoted at full price.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, openDeskBase, when } from '../../../test/helpers/desk-base.ts';
import type { DeskBase } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { changeDetails } from './details.ts';
import { freeSlots } from './find-slots.ts';
import { judge } from './move.ts';
import { planBOf } from './plan-b.ts';
import { changeState } from './state.ts';
import { NO_DETAILS } from './write-booking.ts';

const MANAGER = { ...DESK, role: 'manager' } as const;
let desk: DeskBase;
let publicRoom: number;
let own: number;
let lessee: number;
beforeEach(() => {
  desk = openDeskBase();
  // The public one would fit better by its code.
  publicRoom = desk.room('A01');
  own = desk.room('B01', '00:00-24:00', { kind: '专属', area: 9000 });
  lessee = desk.guest(1, { free_minutes: 60 });
});
afterEach(() => desk.closeSound());

function leaseOwn(values: Readonly<Record<string, string | number>> = {}): void {
  const days = { starts_on: '2026-11-01', ends_on: '2026-11-20' };
  desk.put('lease', { contract: 'ZS-1', tenant_id: lessee, ...days, area: 1, studios: JSON.stringify([own]), ...values });
}

const EIGHT = ['2026-11-10T20:00', '2026-11-10T22:00'] as const;
const wish = (studio: number, tenant: number, [from, to]: readonly [string, string] = EIGHT) => ({
  booking: null,
  studio,
  tenant,
  from: when(from),
  to: when(to),
  equipment: [],
});
const need = (tenant: number, [from, to]: readonly [string, string] = EIGHT) => ({
  from: when(from),
  to: when(to),
  minutes: 120,
  tenant,
  area: null,
  kind: null,
  floor: null,
  words: null,
  equipment: [],
  limit: 50,
});

describe('a studio of one’s own', () => {
  it('costs nothing, uses no free minutes, and late leaving and late cancelling there cost nothing either', () => {
    leaseOwn();
    expect(valueOf(judge(desk.base, wish(own, lessee))).price).toMatchObject({ total: 0, free: 0 });
    const one = desk.booked({ studio: own, tenant: lessee }, ...EIGHT).booking;
    const other = desk.booked({ studio: publicRoom, tenant: lessee }, '2026-11-11T20:00', '2026-11-11T22:00');
    // The free hour of the month is whole: it goes to the public studio, later in the month.
    expect(other.price).toMatchObject({ total: 12_000, free: 60 });
    desk.setNow('2026-11-10T20:00');
    valueOf(changeState(desk.base, DESK, { booking: one.id, version: null, to: 'checked_in', at: when('2026-11-10T20:00'), reason: null }));
    desk.setNow('2026-11-11T01:00');
    const out = changeState(desk.base, DESK, {
      booking: one.id,
      version: null,
      to: 'completed',
      at: when('2026-11-11T01:00'),
      reason: null,
    });
    expect(valueOf(out).price).toMatchObject({ total: 0, free: 0, isFrozen: true });
  });

  it('costs what its lease says, at all hours', () => {
    leaseOwn({ own_rate: 3000 });
    // One hour is the lease's free one, the other 30 yuan.
    expect(valueOf(judge(desk.base, wish(own, lessee))).price).toMatchObject({ total: 3000, free: 60 });
  });

  it('costs like any other once the lease is over, and for who moves in by another lease', () => {
    leaseOwn();
    expect(valueOf(judge(desk.base, wish(own, lessee, ['2026-11-21T20:00', '2026-11-21T22:00']))).price?.total).toBe(12_000);
    expect(valueOf(judge(desk.base, wish(own, desk.guest(2), ['2026-11-21T20:00', '2026-11-21T22:00']))).price?.total).toBe(24_000);
  });

  it('comes first in the finder before any public one, and is told apart', () => {
    leaseOwn();
    const slots = valueOf(freeSlots(desk.base, need(lessee))).slots;
    expect(slots.map(({ code, price, isOwn }) => [code, price, isOwn])).toEqual([
      ['B01', 0, true],
      ['A01', 12_000, false],
    ]);
    const others = valueOf(freeSlots(desk.base, need(desk.guest(2)))).slots;
    expect(others.map(({ code, isOwn }) => [code, isOwn])).toEqual([['A01', false]]);
  });

  it('comes first in plan B though another is nearer in kind and size', () => {
    leaseOwn();
    desk.room('A02');
    desk.booked({ studio: publicRoom, tenant: desk.guest(2) }, ...EIGHT);
    const plan = valueOf(planBOf(desk.base, MANAGER, wish(publicRoom, lessee)));
    expect(plan.studios.map(({ code, price, isOwn }) => [code, price, isOwn])).toEqual([
      ['B01', 0, true],
      ['A02', 12_000, false],
    ]);
  });

  it('is for nothing too where a booking of before the lease becomes the lessee’s', () => {
    const one = desk.booked({ studio: own, tenant: desk.guest(2) }, ...EIGHT).booking;
    leaseOwn();
    const details = { id: one.id, version: 1, tenant: lessee, ...NO_DETAILS, onWarning: 'list', overrideReason: null } as const;
    expect(valueOf(changeDetails(desk.base, DESK, details)).price).toMatchObject({ total: 0 });
  });
});
