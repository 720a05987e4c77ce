// Bookings looked at: lists by day, studio, tenant and state, one with its price and moves, and its history.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK_DAY, FRONT_DESK, plainDesk } from '../../../test/helpers/desk-world.ts';
import { at } from '../../../test/helpers/raw-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { instant, parseDay } from '../../domain/time/calendar.ts';
import { book } from './book.ts';
import { getBookingDetail, listBookingHistory, listBookings, type ListQuestion } from './get-bookings.ts';
import { move } from './move.ts';
import { cancelBooking } from './booking-status.ts';

const MANAGER = { ...FRONT_DESK, role: 'manager' } as const;

let world: ReturnType<typeof plainDesk>;
beforeEach(() => {
  world = plainDesk();
});
afterEach(() => world.close());

function booked(from: string, to: string, more: Partial<Parameters<typeof book>[2]> = {}) {
  const slot = { studio: 'A01', tenant: '企业1', from: instant(at(from)), to: instant(at(to)), state: 'booked', holdsUntil: null } as const;
  return valueOf(book(world.raw.base, FRONT_DESK, { ...slot, ...more }));
}

function listed(more: Partial<ListQuestion> = {}): readonly (readonly [string, string])[] {
  const day = parseDay(DESK_DAY);
  if (day === null) throw new Error(DESK_DAY);
  const question = { from: day, to: day, studio: null, tenant: null, states: [], cursor: null, limit: 500, ...more };
  return valueOf(listBookings(world.raw.base, question)).bookings.map(({ number, studioCode }) => [number, studioCode] as const);
}

describe('a list', () => {
  it('has what touches its days, by start, of a studio, a tenant and states', () => {
    const night = booked('2026-11-30T22:00', '2026-12-01T01:00').id;
    const morning = booked('2026-12-01T09:00', '2026-12-01T10:00', { tenant: '企业2' }).id;
    booked('2026-12-02T00:00', '2026-12-02T01:00');
    valueOf(cancelBooking(world.raw.base, FRONT_DESK, { id: morning, reason: '改期' }));
    expect(listed()).toEqual([
      [night, 'A01'],
      [morning, 'A01'],
    ]);
    expect(listed({ states: ['cancelled'] })).toEqual([[morning, 'A01']]);
    expect(listed({ tenant: '企业2' })).toEqual([[morning, 'A01']]);
    expect(listed({ tenant: world.tenants[0] ?? 0, studio: world.room })).toEqual([[night, 'A01']]);
  });

  it('refuses a studio and a tenant that there are not', () => {
    expect(() => listed({ studio: 'Z99' })).toThrow('STUDIO_UNKNOWN');
    expect(() => listed({ tenant: '没有这家' })).toThrow('TENANT_UNKNOWN');
  });
});

describe('one booking', () => {
  it('tells its price, its moves, who made it, and what was overridden', () => {
    const { id, booking } = booked('2026-12-01T10:00', '2026-12-01T12:00', { overrideReason: '老客户', tenant: '企业2' });
    const detail = valueOf(getBookingDetail(world.raw.base, MANAGER, { booking: id }));
    expect(detail).toMatchObject({
      booking,
      studioCode: 'A01',
      moves: ['checked_in', 'no_show', 'cancelled'],
      made: { at: '2026-11-25T21:00', who: '前台' },
    });
    expect(detail.price).toMatchObject({ total: 20_000, free: 0, isFrozen: false, lines: [{ kind: 'hour', minutes: 120, rate: 10_000 }] });
    expect(detail).toMatchObject({ overridden: ['LEASE_ENDS_SOON', 'TENANT_NOT_REPORTED'], overrideReason: '老客户' });
    expect(valueOf(getBookingDetail(world.raw.base, MANAGER, { booking: booking.id }))).toEqual(detail);
    expect(codeIn(getBookingDetail(world.raw.base, MANAGER, { booking: 'D9' }))).toBe('BOOKING_UNKNOWN');
  });

  it('tells its history, newest first, the newest with the number to take it back by', () => {
    const { booking } = booked('2026-12-01T10:00', '2026-12-01T12:00', { phone: '13800001234' });
    const to = { studio: 'A01', from: instant(at('2026-12-01T11:00')), to: instant(at('2026-12-01T13:00')) };
    const warn = { overrideReason: '晚一小时' } as const;
    valueOf(move(world.raw.base, FRONT_DESK, { id: booking.id, version: booking.version, ...to, ...warn }));
    const { rows } = valueOf(listBookingHistory(world.raw.base, { ...FRONT_DESK, role: 'viewer' }, { id: booking.id }));
    expect(rows.map(({ action, who, change }) => [action, who, change !== null])).toEqual([
      ['change', '前台', true],
      ['add', '前台', false],
    ]);
    expect(rows[0]).toMatchObject({
      before: { starts_at: at('2026-12-01T10:00') },
      after: { starts_at: at('2026-12-01T11:00') },
      host: 'window',
    });
    const other = { ...FRONT_DESK, who: '另一位前台' };
    expect(valueOf(listBookingHistory(world.raw.base, other, { id: booking.id })).rows).toEqual([]);
    expect(codeIn(listBookingHistory(world.raw.base, FRONT_DESK, { id: 99 }))).toBe('BOOKING_UNKNOWN');
  });
});
