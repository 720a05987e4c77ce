// The key pressed late and the key pressed on the wrong booking: what is asked, what is charged, and how a slip goes back step by step.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { minutes } from '../../domain/values/quantity.ts';
import { checkOutPrice } from './check-out-price.ts';
import { changeState } from './booking-status.ts';

const MANAGER = { ...DESK, role: 'manager' } as const;

let desk: DeskBase;
let room: number;
let first: number;
beforeEach(() => {
  desk = openDeskBase();
  // 220 yuan an hour: two hours are 440, an hour over is 330.
  room = desk.room('A01', '00:00-24:00', { hourly_rate: 22_000 });
  first = desk.guest(1);
});
afterEach(() => desk.closeSound());

function setState(
  id: number,
  to: BookingState,
  at: string | null = null,
  more: { readonly reason?: string; readonly who?: typeof MANAGER } = {},
) {
  const asked = { booking: id, version: null, to, at: at === null ? null : when(at), reason: more.reason ?? null };
  return changeState(desk.base, more.who ?? DESK, asked);
}

function tonight() {
  return desk.booked({ studio: room, tenant: first }, '2026-11-05T20:00', '2026-11-05T22:00').booking;
}

describe('20-22, checked out at 00:41 by the key', () => {
  it('costs 440 once the clerk says 22:00', () => {
    const { id } = tonight();
    desk.setNow('2026-11-05T20:05');
    valueOf(setState(id, 'checked_in'));
    desk.setNow('2026-11-06T00:41');
    expect(refusalIn(setState(id, 'completed'))).toEqual({
      code: 'LEAVING_TIME_NEEDED',
      data: { booked: '2026-11-05 22:00', now: '2026-11-06 00:41', bookedPrice: 44_000, nowPrice: 143_000 },
    });
    expect(desk.stored(id)).toMatchObject({ state: 'checked_in', charge: null });
    expect(valueOf(checkOutPrice(desk.base, { id, at: when('2026-11-05T22:00') })).price).toMatchObject({ total: 44_000, isFrozen: false });
    const out = valueOf(setState(id, 'completed', '2026-11-05T22:00'));
    expect(out).toMatchObject({ booking: { actualEnd: when('2026-11-05T22:00') }, price: { total: 44_000, isFrozen: true } });
  });

  it('costs 1,430 with the overtime as a line of its own, seen before it is frozen, once the clerk says now', () => {
    const { id } = tonight();
    desk.setNow('2026-11-05T20:05');
    valueOf(setState(id, 'checked_in'));
    desk.setNow('2026-11-06T00:41');
    // 161 minutes are 180 on the grid of 30, at 330 yuan an hour.
    const seen = valueOf(checkOutPrice(desk.base, { id, at: null })).price;
    expect(seen.total).toBe(143_000);
    const lines = seen.lines.map(({ kind, amount }) => [kind.replace(/_.*/, ''), amount]);
    expect(lines.filter(([kind]) => kind === 'overtime').reduce((sum, [, amount]) => sum + Number(amount), 0)).toBe(99_000);
    expect(desk.stored(id)).toMatchObject({ state: 'checked_in', charge: null });
    expect(valueOf(setState(id, 'completed', '2026-11-06T00:41')).price).toMatchObject({ total: 143_000, lines: seen.lines });
  });
});

it('checked in at 20:40 by the key, a session of 20:00 asks when they came', () => {
  const { id } = tonight();
  desk.setNow('2026-11-05T20:40');
  expect(refusalIn(setState(id, 'checked_in'))).toMatchObject({ code: 'ARRIVAL_TIME_NEEDED', data: { booked: '2026-11-05 20:00' } });
  expect(valueOf(setState(id, 'checked_in', '2026-11-05T20:00')).booking).toMatchObject({ actualStart: when('2026-11-05T20:00') });
});

describe('a booking of 15 December', () => {
  it('is not checked in, out or billed on 28 November: it says from when on it can be', () => {
    desk.setNow('2026-11-28T09:00');
    const { id } = desk.booked({ studio: room, tenant: first }, '2026-12-15T20:00', '2026-12-15T22:00').booking;
    const early = { code: 'CHECK_IN_EARLY', data: { from: '2026-12-15 19:00', start: '2026-12-15 20:00' } };
    expect(refusalIn(setState(id, 'checked_in'))).toEqual(early);
    expect(refusalIn(setState(id, 'checked_in', '2026-12-15T20:00'))).toEqual(early);
    for (const state of ['checked_in', 'completed'] as const) {
      expect(refusalIn(desk.ask({ studio: room, tenant: first, state }, '2026-12-16T20:00', '2026-12-16T22:00'))).toMatchObject({
        code: 'CHECK_IN_EARLY',
      });
    }
    desk.rules({ checkInMinutes: minutes(1440) });
    desk.setNow('2026-12-14T20:00');
    expect(codeIn(setState(id, 'checked_in'))).toBe('ok');
  });

  it('checked in by a slip goes back to booked step by step, with a reason, and its charge thaws', () => {
    const { id } = tonight();
    desk.setNow('2026-11-05T19:30');
    valueOf(setState(id, 'checked_in'));
    valueOf(setState(id, 'completed'));
    expect(desk.stored(id)).toMatchObject({ charge: 44_000 });
    expect(codeIn(setState(id, 'booked', null, { reason: '点错了', who: MANAGER }))).toBe('BOOKING_STATE_MOVE');
    valueOf(setState(id, 'checked_in', null, { reason: '点错了', who: MANAGER }));
    expect(desk.stored(id)).toMatchObject({ state: 'checked_in', charge: null, charge_lines: null, actual_end: null });
    expect(codeIn(setState(id, 'booked'))).toBe('REASON_NEEDED');
    // Nothing is charged for who is in: the clerk who slipped puts it right.
    expect(valueOf(setState(id, 'booked', null, { reason: '点错了' })).booking).toMatchObject({ state: 'booked', actualStart: null });
    desk.setNow('2026-11-05T20:00');
    expect(codeIn(setState(id, 'checked_in'))).toBe('ok');
  });
});
