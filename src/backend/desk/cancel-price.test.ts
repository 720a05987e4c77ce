// Cancelling says its price before it is done, and charges what it said; a slip of the desk is never charged.
import * as fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import type { CancelPrice } from '../../contract/desk/booking-shapes.ts';
import { getDayOfInstant } from '../../domain/time/calendar.ts';
import { cancelPriceOf } from './cancel-price.ts';
import { bookSeries, cancelSeries } from './change-series.ts';
import { cancelBooking, changeState } from './booking-status.ts';
import { changeMany } from './swap.ts';
import { NO_DETAILS } from './write-booking.ts';

const MANAGER = { ...DESK, role: 'manager' } as const;
const ONE = { scope: 'this', reason: '', isWaived: false } as const;
let desk: DeskBase;
let room: number;
let tenant: number;
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  tenant = desk.guest(1);
});
afterEach(() => desk.closeSound());

/** 20-22 of that day: 240 yuan. */
function evening(day: string) {
  return desk.booked({ studio: room, tenant }, `${day}T20:00`, `${day}T22:00`).booking;
}

function priceOf(ids: readonly number[], more: Partial<Parameters<typeof cancelPriceOf>[2]> = {}, caller = DESK): CancelPrice {
  return valueOf(cancelPriceOf(desk.base, caller, { ...ONE, bookings: [...ids], ...more }));
}

describe('cancelled with 登记错了, once charged with half of the price', () => {
  it('costs nothing and says so before; for the tenant’s own reason it says 120 yuan and charges them', () => {
    const [slip, late] = [evening('2026-11-05'), evening('2026-11-06')];
    desk.setNow('2026-11-05T19:59');
    expect(priceOf([slip.id], { reason: '登记错了' })).toMatchObject({ total: 0, whys: [{ why: 'reason', count: 1 }] });
    const done = valueOf(cancelBooking(desk.base, DESK, { id: slip.number, reason: '登记错了' }));
    expect(done).toEqual({ id: slip.number, state: 'cancelled', charge: 0, why: 'reason', freeUsed: 0, freeBack: 0 });
    expect(desk.stored(slip.id)).toMatchObject({ charge: 0, charge_lines: '[]', cancel_reason: '登记错了', waive_reason: null });
    desk.setNow('2026-11-05T21:00');
    expect(priceOf([late.id], { reason: '主播临时有事' })).toMatchObject({ total: 12_000, whys: [{ why: 'late', count: 1 }], percent: 50 });
    expect(valueOf(cancelBooking(desk.base, DESK, { id: late.number, reason: '主播临时有事' })).charge).toBe(12_000);
  });

  it('is free in its first ten minutes for whatever reason', () => {
    const one = evening('2026-11-05');
    const other = desk.booked({ studio: room, tenant }, '2026-11-05T18:00', '2026-11-05T19:00').booking;
    desk.setNow('2026-11-05T09:10');
    expect(priceOf([one.id])).toMatchObject({ total: 0, whys: [{ why: 'just_booked', count: 1 }], minutes: 10 });
    expect(valueOf(cancelBooking(desk.base, DESK, { id: one.number, reason: '企业改计划' }))).toMatchObject({ charge: 0 });
    desk.setNow('2026-11-05T09:11');
    expect(valueOf(cancelBooking(desk.base, DESK, { id: other.number, reason: '企业改计划' }))).toMatchObject({
      charge: 6000,
      why: 'late',
    });
  });

  it('goes by the list of the base', () => {
    const one = evening('2026-11-05');
    desk.setNow('2026-11-05T12:00');
    desk.rules({ cancelReasons: [{ words: '台风', costs: false }] });
    expect(priceOf([one.id], { reason: '台风' })).toMatchObject({ total: 0, reasons: [{ words: '台风', costs: false }] });
    expect(priceOf([one.id], { reason: '基地安排' }).total).toBe(12_000);
  });
});

describe('cancelled seventy minutes after its start, once for half of what not coming costs', () => {
  it('is a no-show with its whole price, for a slip of the desk too, and says so before', () => {
    const [late, slip] = [
      evening('2026-11-05'),
      desk.booked({ studio: desk.room('A02'), tenant }, '2026-11-05T20:00', '2026-11-05T22:00').booking,
    ];
    desk.setNow('2026-11-05T21:10');
    const said = priceOf([late.id], { reason: '企业改计划' });
    expect(said).toMatchObject({ total: 24_000, whys: [{ why: 'started', count: 1 }], noShowPercent: 100 });
    const done = valueOf(cancelBooking(desk.base, DESK, { id: late.number, reason: '企业改计划' }));
    expect(done).toMatchObject({ state: 'no_show', charge: 24_000, why: 'started' });
    expect(desk.stored(late.id)).toMatchObject({ state: 'no_show', charge: 24_000, cancel_reason: null });
    const byPanel = { booking: slip.id, version: 1, to: 'cancelled', at: null, reason: '登记错了' } as const;
    const moved = valueOf(changeState(desk.base, DESK, byPanel));
    expect([moved.booking.state, moved.price?.total]).toEqual(['no_show', 24_000]);
  });

  it('stays cancelled and free where the manager waives it', () => {
    const one = evening('2026-11-05');
    desk.setNow('2026-11-05T21:10');
    const wish = { id: one.number, reason: '登记错了', waive: '前台登记错了，主管核实' };
    expect(valueOf(cancelBooking(desk.base, MANAGER, wish))).toMatchObject({ state: 'cancelled', charge: 0, why: 'waived' });
    expect(desk.stored(one.id)).toMatchObject({ state: 'cancelled', cancel_reason: '登记错了', waive_reason: '前台登记错了，主管核实' });
  });

  it('costs nothing where a walk-in was booked a moment ago by mistake', () => {
    desk.setNow('2026-11-05T20:02');
    const one = evening('2026-11-05');
    expect(valueOf(cancelBooking(desk.base, DESK, { id: one.number, reason: '登记错了' }))).toMatchObject({
      state: 'cancelled',
      charge: 0,
    });
  });
});

it('says what becomes of free hours: used up where it is late, back where it is in time', () => {
  const lease = { contract: 'F', tenant_id: tenant, starts_on: '2026-01-01', ends_on: '2027-12-31', area: 1, studios: '[]' };
  desk.put('lease', { ...lease, free_minutes: 150 });
  const one = evening('2026-11-05');
  expect(priceOf([one.id], { reason: '登记错了' })).toMatchObject({ total: 0, freeUsed: 0, freeBack: 120 });
  desk.setNow('2026-11-05T12:00');
  expect(priceOf([one.id], { reason: '企业改计划' })).toMatchObject({ total: 0, freeUsed: 120, freeBack: 0 });
  const done = valueOf(cancelBooking(desk.base, DESK, { id: one.number, reason: '企业改计划' }));
  expect(done).toMatchObject({ charge: 0, freeUsed: 120, freeBack: 0, why: 'late' });
});

describe('following dates of a series', () => {
  it('are listed before they are cancelled: what each cost until then and what is charged', () => {
    const rule = { frequency: 'daily', weekdays: [], startsOn: getDayOfInstant(when('2026-11-05T20:00')), until: null, count: 3 } as const;
    const wish = { studio: room, tenant, rule, startsMinute: 1200, minutes: 120, ...NO_DETAILS } as const;
    const made = valueOf(bookSeries(desk.base, DESK, { ...wish, mode: 'all', overrideReason: null }));
    const [, second] = made.bookings.map(({ id }) => id);
    desk.setNow('2026-11-06T12:00');
    // Eight hours before its start the second costs half of its 240 yuan, the third nothing yet.
    expect(priceOf([second ?? 0], { scope: 'following', reason: '主播临时有事' })).toMatchObject({
      count: 2,
      total: 12_000,
      dates: [
        { from: when('2026-11-06T20:00'), to: when('2026-11-06T22:00'), before: 24_000, charge: 12_000 },
        { from: when('2026-11-07T20:00'), to: when('2026-11-07T22:00'), before: 24_000, charge: 0 },
      ],
    });
  });
});

describe('a charge that is let off', () => {
  it('needs who may and a reason of its own, which stays with the booking', () => {
    const one = evening('2026-11-05');
    desk.setNow('2026-11-05T12:00');
    expect(priceOf([one.id]).mayWaive).toBe(false);
    const wish = { id: one.number, reason: '企业改计划', waive: '老客户，第一次' };
    expect(refusalIn(cancelBooking(desk.base, DESK, wish))).toEqual({
      code: 'NOT_ALLOWED',
      data: { role: 'front_desk', right: 'bookings.waive' },
    });
    const said = valueOf(cancelPriceOf(desk.base, MANAGER, { ...ONE, bookings: [one.id], isWaived: true }));
    expect(said).toMatchObject({ total: 0, whys: [{ why: 'waived', count: 1 }], mayWaive: true });
    const mute = cancelBooking(desk.base, MANAGER, { ...wish, waive: 'ok' });
    expect(refusalIn(mute)).toEqual({ code: 'REASON_TOO_SHORT', data: { reason: 'ok' } });
    expect(desk.stored(one.id)).toMatchObject({ state: 'booked', charge: null });
    expect(valueOf(cancelBooking(desk.base, MANAGER, wish))).toMatchObject({ id: one.number, charge: 0, why: 'waived' });
    expect(desk.stored(one.id)).toMatchObject({ charge: 0, cancel_reason: '企业改计划', waive_reason: '老客户，第一次' });
  });

  it('is not noted where nothing was to be let off', () => {
    const one = evening('2026-11-20');
    const request = { booking: one.id, version: 1, to: 'cancelled', at: null, reason: '企业改计划', waive: '老客户' } as const;
    expect(valueOf(changeState(desk.base, MANAGER, request)).price?.total).toBe(0);
    expect(desk.stored(one.id)).toMatchObject({ waive_reason: null });
  });
});

it('a reason of three letters is refused in words, and nothing is cancelled', () => {
  const one = evening('2026-11-20');
  expect(refusalIn(cancelBooking(desk.base, DESK, { id: one.number, reason: 'atc' }))).toEqual({
    code: 'REASON_TOO_SHORT',
    data: { reason: 'atc' },
  });
  expect(desk.stored(one.id)).toMatchObject({ state: 'booked', cancel_reason: null });
});

it('a series says what this and the following dates cost together, and charges that', () => {
  const rule = { frequency: 'daily', weekdays: [], startsOn: getDayOfInstant(when('2026-11-05T00:00')), until: null, count: 4 } as const;
  const wish = {
    studio: room,
    tenant,
    rule,
    startsMinute: 1200,
    minutes: 120,
    ...NO_DETAILS,
    mode: 'all',
    overrideReason: null,
  } as const;
  const made = valueOf(bookSeries(desk.base, DESK, wish)).bookings;
  desk.setNow('2026-11-05T21:00');
  const second = made[1];
  if (second === undefined) throw new Error('no second date');
  // The 6th begins in 23 hours: 120 yuan; the 7th and 8th are in time.
  expect(priceOf([second.id], { scope: 'following' })).toMatchObject({
    count: 3,
    total: 12_000,
    whys: [
      { why: 'late', count: 1 },
      { why: 'in_time', count: 2 },
    ],
  });
  const cancelled = valueOf(cancelSeries(desk.base, DESK, { id: second.id, version: 1, scope: 'following', reason: '企业改计划' }));
  expect(cancelled).toMatchObject({ count: 3, charge: 12_000 });
});

it('what is said of many together is what is charged, free minutes that come back included', () => {
  // What is called off after its start counts as not come, and the next booking would ask for the manager.
  desk.rules({ noShowLimit: 0 });
  desk.put('lease', {
    contract: 'F',
    tenant_id: tenant,
    starts_on: '2026-01-01',
    ends_on: '2027-12-31',
    area: 1,
    studios: '[]',
    free_minutes: 150,
  });
  const hours = fc.uniqueArray(fc.integer({ min: 10, max: 45 }), { minLength: 1, maxLength: 4 });
  let nth = 0;
  fc.assert(
    fc.property(hours, fc.constantFrom('企业改计划', '登记错了'), fc.nat(3), (starts, reason, made) => {
      nth += 1;
      const own = desk.room(`R${nth}`);
      desk.setNow('2026-11-05T09:00');
      const lines = starts.map((hour, at) => {
        // Some were booked a moment ago.
        desk.setNow(at < made ? '2026-11-05T09:00' : '2026-11-05T11:55');
        const day = hour >= 24 ? '2026-11-06' : '2026-11-05';
        const clock = `${day}T${String(hour % 24).padStart(2, '0')}`;
        return desk.booked(
          {
            studio: own,
            tenant,
            state: hour % 5 === 0 && when(`${clock}:00`) > when('2026-11-05T13:00') ? 'option' : 'booked',
            holdsUntil: hour % 5 === 0 ? when('2026-11-05T13:00') : null,
          },
          `${clock}:00`,
          `${clock}:50`,
        ).booking;
      });
      desk.setNow('2026-11-05T12:00');
      const said = priceOf(
        lines.map(({ id }) => id),
        { reason },
      );
      const bookings = lines.map(({ id, version }) => ({ id, version }));
      const done = valueOf(changeMany(desk.base, DESK, { bookings, to: { kind: 'cancelled' }, reason }));
      expect([said.count, said.total]).toEqual([done.count, done.charge]);
    }),
    { numRuns: 25 },
  );
});
