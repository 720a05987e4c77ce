// A tenant with a studio of its own was placed in a public one for money, and its own was quoted at full price.
import { z } from 'zod';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { STANDARD_DESK_RULES } from '../../domain/booking/desk-rules.ts';
import { convertMillisecondsToInstant, getMonthOfInstant } from '../../domain/time/calendar.ts';
import { ok } from '../../domain/values/result.ts';
import { changeRecord, recordById } from '../core/db/record-store.ts';
import { inTx } from '../core/db/tx.ts';
import { openPricing } from '../money/booking-price.ts';
import { getStatement } from '../money/statements.ts';
import { makeStatement } from '../money/make-statement.ts';
import { draftStatement, gatherMonth } from '../money/statement-content.ts';
import { changeDetails } from './details.ts';
import { findFreeSlots } from './find-slots.ts';
import { judge, move } from './move.ts';
import { planBOf } from './plan-b.ts';
import { changeState } from './booking-status.ts';
import { NO_DETAILS } from './write-booking.ts';

const MANAGER = { ...DESK, role: 'manager' } as const;
const NOVEMBER = getMonthOfInstant(when('2026-11-10T20:00'));
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

/** What own studios cost by the lease from now on, as a clerk corrects it. */
function rateFrom(rate: number): void {
  const { id } = z.object({ id: z.int() }).parse(desk.base.db.prepare("SELECT id FROM lease WHERE contract = 'ZS-1'").get());
  const stored = recordById(desk.base.db, 'lease', id);
  if (stored === null) throw new Error('lease');
  valueOf(
    inTx(desk.base, MANAGER, (tx) => {
      changeRecord(tx, stored, { own_rate: rate }, null);
      return ok(null);
    }),
  );
}

/** Checked in (null: is in already), and gone at a time, both by the clock. */
function leave(id: number, came: string | null, went: string): void {
  const ask = { booking: id, version: null, reason: null, waive: null } as const;
  if (came !== null) {
    desk.setNow(came);
    valueOf(changeState(desk.base, DESK, { ...ask, to: 'checked_in', at: when(came) }));
  }
  desk.setNow(went);
  valueOf(changeState(desk.base, DESK, { ...ask, to: 'completed', at: when(went) }));
}

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
    const slots = valueOf(findFreeSlots(desk.base, need(lessee))).slots;
    expect(slots.map(({ code, price, isOwn }) => [code, price, isOwn])).toEqual([
      ['B01', 0, true],
      ['A01', 12_000, false],
    ]);
    const others = valueOf(findFreeSlots(desk.base, need(desk.guest(2)))).slots;
    expect(others.map(({ code, isOwn }) => [code, isOwn])).toEqual([['A01', false]]);
  });

  it('comes first in plan B though another is nearer in kind and size', () => {
    leaseOwn();
    desk.room('A02');
    desk.booked({ studio: publicRoom, tenant: desk.guest(2) }, ...EIGHT);
    const plan = valueOf(planBOf(desk.base, wish(publicRoom, lessee)));
    expect(plan.studios.map(({ code, price, isOwn }) => [code, price, isOwn])).toEqual([
      ['B01', 0, true],
      ['A02', 12_000, false],
    ]);
  });

  it('is for nothing too where a booking of before the lease becomes the lessee’s', () => {
    const one = desk.booked({ studio: own, tenant: desk.guest(2) }, ...EIGHT).booking;
    leaseOwn();
    const details = { id: one.id, version: 1, tenant: lessee, ...NO_DETAILS, overrideReason: null } as const;
    expect(valueOf(changeDetails(desk.base, DESK, details)).price).toMatchObject({ total: 0 });
  });

  it('keeps the lease’s rate of the day it was booked, takes today’s where it is moved, and is charged and stated by what stands on it', () => {
    leaseOwn({ own_rate: 3000 });
    const ten = ['2026-11-12T20:00', '2026-11-12T22:00'] as const;
    const [kept, moved] = [desk.booked({ studio: own, tenant: lessee }, ...EIGHT), desk.booked({ studio: own, tenant: lessee }, ...ten)];
    // Two hours each at 30 yuan; the free hour of the month is the first one's.
    expect([kept.price?.total, moved.price?.total]).toEqual([3000, 6000]);
    rateFrom(5000);
    const to = { studio: own, from: when('2026-11-12T20:30'), to: when('2026-11-12T22:30') };
    const ask = { id: moved.booking.id, version: moved.booking.version, overrideReason: null } as const;
    expect(valueOf(move(desk.base, DESK, { ...ask, ...to })).price?.total).toBe(10_000);
    leave(kept.booking.id, EIGHT[0], '2026-11-10T23:00');
    expect(desk.stored(kept.booking.id)['charge']).toBe(7500);
    // It is put back and leaves at the booked end: the same rate again, without the hour of overtime at 1.5.
    const back = { booking: kept.booking.id, version: null, to: 'checked_in', at: null, reason: '点错了人', waive: null } as const;
    valueOf(changeState(desk.base, MANAGER, back));
    leave(kept.booking.id, null, EIGHT[1]);
    const noShow = { booking: moved.booking.id, version: null, to: 'no_show', at: null, reason: null, waive: null } as const;
    desk.setNow('2026-11-12T23:00');
    valueOf(changeState(desk.base, DESK, noShow));
    desk.setNow('2026-12-01T09:00');
    const made = valueOf(makeStatement(desk.base, MANAGER, { tenant: lessee, month: NOVEMBER, part: null }));
    const { sessions, totals } = valueOf(getStatement(desk.base, { id: made.statement.id }));
    expect(sessions.map(({ amount }) => amount)).toEqual([3000, 10_000]);
    expect(totals.studio).toBe(13_000);
  });

  it('stands on the statement at 0 where it was used, not where it was cancelled', () => {
    leaseOwn();
    const { booking } = desk.booked({ studio: own, tenant: lessee }, ...EIGHT);
    const other = desk.booked({ studio: own, tenant: lessee }, '2026-11-12T20:00', '2026-11-12T22:00').booking;
    leave(booking.id, EIGHT[0], EIGHT[1]);
    desk.setNow('2026-11-12T19:00');
    const cancelled = { booking: other.id, version: null, to: 'cancelled', at: null, reason: '临时有事', waive: null } as const;
    valueOf(changeState(desk.base, DESK, cancelled));
    expect([desk.stored(booking.id)['charge'], desk.stored(other.id)['charge']]).toEqual([0, 0]);
    const now = convertMillisecondsToInstant(desk.base.clock.nowMs());
    const { sessions, totals } = draftStatement(
      gatherMonth(openPricing(desk.base.db, now, STANDARD_DESK_RULES), lessee, NOVEMBER),
      'whole',
      { earlier: null, beside: null },
    ).content;
    expect(sessions.map(({ number, amount, freeMinutes }) => [number, amount, freeMinutes])).toEqual([[booking.number, 0, 0]]);
    expect(totals.studio).toBe(0);
  });
});
