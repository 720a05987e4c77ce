// Bookings on their way: moved, extended, checked in and out, cancelled, put back; what each costs in the end, worked out by hand.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeByHand, rowsOf } from '../../../test/helpers/import-base.ts';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { changeDetails } from './details.ts';
import { extend, previewExtension, judge, move } from './move.ts';
import { cancelBooking, changeState } from './booking-status.ts';
import { NO_DETAILS } from './write-booking.ts';

let desk: DeskBase;
let room: number;
let first: number;
let second: number;
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  first = desk.guest(1);
  second = desk.guest(2);
});
afterEach(() => desk.closeSound());

const MANAGER = { ...DESK, role: 'manager' } as const;
const LIST = { overrideReason: null } as const;

function setState(
  id: number,
  to: BookingState,
  more: { readonly at?: string; readonly reason?: string; readonly asManager?: boolean } = {},
) {
  const { at = null, reason = null, asManager = false } = more;
  return changeState(desk.base, asManager ? MANAGER : DESK, { booking: id, version: null, to, at: at === null ? null : when(at), reason });
}

function book(from: string, to: string, tenant = first) {
  return desk.booked({ studio: room, tenant }, from, to).booking;
}

function moveTo(id: number, version: number, from: string, to: string, studio = room) {
  return move(desk.base, DESK, { id, version, studio, from: when(from), to: when(to), ...LIST });
}

describe('states', () => {
  it('go their way, each with its time, and are frozen at the end: overtime is rounded up to the grid at 1.5', () => {
    const one = book('2026-11-10T20:00', '2026-11-10T22:00');
    desk.setNow('2026-11-10T20:03');
    expect(valueOf(setState(one.id, 'checked_in')).booking).toMatchObject({
      state: 'checked_in',
      actualStart: when('2026-11-10T20:03'),
      version: 2,
    });
    desk.setNow('2026-11-10T22:31');
    const out = valueOf(setState(one.id, 'completed', { at: '2026-11-10T22:31' }));
    // Two hours at 120 yuan; 31 minutes over are 60 at 180 yuan an hour.
    expect(out).toMatchObject({
      booking: { state: 'completed', actualEnd: when('2026-11-10T22:31') },
      price: { total: 42_000, isFrozen: true },
    });
    expect(desk.stored(one.id)).toMatchObject({ charge: 42_000 });
    expect(refusalIn(setState(one.id, 'cancelled', { reason: '不要了' }))).toEqual({
      code: 'BOOKING_STATE_MOVE',
      data: { from: 'completed', to: 'cancelled', allowed: [] },
    });
  });

  it('a check-out cannot lie before the check-in', () => {
    const one = book('2026-11-05T08:00', '2026-11-05T10:00');
    valueOf(setState(one.id, 'checked_in', { at: '2026-11-05T09:00' }));
    expect(codeIn(setState(one.id, 'completed', { at: '2026-11-05T08:59' }))).toBe('BOOKING_ENDS_BEFORE_START');
  });

  it('what is over is put back by a manager with a reason, and its charge is taken away', () => {
    const one = book('2026-11-05T08:00', '2026-11-05T10:00');
    valueOf(setState(one.id, 'checked_in', { at: '2026-11-05T09:00' }));
    desk.setNow('2026-11-05T10:00');
    valueOf(setState(one.id, 'completed'));
    expect(codeIn(setState(one.id, 'checked_in', { reason: '点错了' }))).toBe('NOT_ALLOWED');
    expect(codeIn(setState(one.id, 'checked_in', { asManager: true }))).toBe('REASON_NEEDED');
    const back = valueOf(setState(one.id, 'checked_in', { asManager: true, reason: '点错了' }));
    expect(back).toMatchObject({
      booking: { state: 'checked_in', actualStart: when('2026-11-05T09:00'), actualEnd: null },
      price: { isFrozen: false },
    });
    expect(desk.stored(one.id)).toMatchObject({ charge: null, charge_lines: null });
    expect(rowsOf(desk.base.db, `SELECT reason FROM history ORDER BY seq DESC LIMIT 1`)).toEqual([['点错了']]);
  });

  it('a no-show pays in full and frees its slot; put back it is decided again', () => {
    const one = book('2026-11-05T08:00', '2026-11-05T10:00');
    expect(valueOf(setState(one.id, 'no_show')).price).toMatchObject({ total: 24_000, isFrozen: true });
    const other = book('2026-11-05T09:00', '2026-11-05T11:00', second);
    expect(refusalIn(setState(one.id, 'booked', { asManager: true, reason: '来了' }))).toMatchObject({
      code: 'BOOKING_OVERLAP',
      data: { bookingId: other.id, tenant: '企业2' },
    });
    valueOf(setState(other.id, 'cancelled', { reason: '让出' }));
    expect(valueOf(setState(one.id, 'booked', { asManager: true, reason: '来了' })).booking).toMatchObject({
      state: 'booked',
      actualStart: null,
    });
  });

  it('a cancellation is late from less than 24 hours before the start on: half of it, free minutes first and used up', () => {
    desk.put('lease', {
      contract: 'F',
      tenant_id: second,
      starts_on: '2026-01-01',
      ends_on: '2027-12-31',
      area: 1,
      studios: '[]',
      free_minutes: 60,
    });
    const [inTime, late, after] = [
      book('2026-11-06T09:00', '2026-11-06T11:00', second),
      book('2026-11-06T11:30', '2026-11-06T13:30', second),
      book('2026-11-20T10:00', '2026-11-20T11:00', second),
    ];
    expect(valueOf(setState(inTime.id, 'cancelled', { reason: '改期' })).price).toMatchObject({ total: 0, free: 0, isFrozen: true });
    desk.setNow('2026-11-05T11:31');
    // One hour is free, half of the other one's 120 yuan is paid.
    expect(valueOf(setState(late.id, 'cancelled', { reason: '改期' })).price).toMatchObject({ total: 6000, free: 60, isFrozen: true });
    // The month's free hour is used up.
    expect(valueOf(moveTo(after.id, 1, '2026-11-21T10:00', '2026-11-21T11:00')).price).toMatchObject({ total: 12_000, free: 0 });
  });

  it('a cancelled option costs nothing, however late; one that lapsed can no longer be confirmed', () => {
    const option = { studio: room, tenant: first, state: 'option', holdsUntil: when('2026-11-05T11:00') } as const;
    const one = desk.booked(option, '2026-11-05T11:00', '2026-11-05T12:00').booking;
    expect(valueOf(setState(one.id, 'cancelled', { reason: '不要了' })).price).toMatchObject({ total: 0 });
    const other = desk.booked(option, '2026-11-05T11:00', '2026-11-05T12:00').booking;
    desk.setNow('2026-11-05T11:00');
    const confirm = { booking: other.id, version: 1, to: 'booked', at: null, reason: null } as const;
    expect(refusalIn(changeState(desk.base, MANAGER, confirm))).toEqual({
      code: 'BOOKING_STATE_MOVE',
      data: { from: 'cancelled', to: 'booked', allowed: [] },
    });
  });

  it('cancelling needs a reason and a booking', () => {
    const one = book('2026-11-10T20:00', '2026-11-10T22:00');
    expect(codeIn(setState(one.id, 'cancelled'))).toBe('REASON_NEEDED');
    expect(refusalIn(cancelBooking(desk.base, DESK, { id: 'D9', reason: '改期' }))).toEqual({
      code: 'BOOKING_UNKNOWN',
      data: { booking: 'D9' },
    });
    expect(valueOf(cancelBooking(desk.base, DESK, { id: 'D000001', reason: '改期' }))).toEqual({
      id: 'D000001',
      state: 'cancelled',
      charge: 0,
      why: 'in_time',
      freeUsed: 0,
      freeBack: 0,
    });
    expect(desk.stored(one.id)).toMatchObject({ state: 'cancelled', cancel_reason: '改期' });
  });

  it('a closed month keeps its bookings; one that was left open comes to its end there, once', () => {
    desk.setNow('2026-10-05T09:00');
    const one = book('2026-10-10T20:00', '2026-10-10T22:00');
    desk.setNow('2026-11-05T09:00');
    closeByHand(desk.base.db, '2026-10');
    expect(refusalIn(moveTo(one.id, 1, '2026-11-10T20:00', '2026-11-10T22:00'))).toEqual({
      code: 'MONTH_CLOSED',
      data: { month: '2026-10' },
    });
    valueOf(setState(one.id, 'checked_in', { at: '2026-10-10T20:00' }));
    expect(valueOf(setState(one.id, 'completed', { at: '2026-10-10T22:00' })).price).toMatchObject({ total: 24_000, isFrozen: true });
    expect(codeIn(setState(one.id, 'checked_in', { asManager: true, reason: '点错了' }))).toBe('MONTH_CLOSED');
    expect(desk.stored(one.id)).toMatchObject({ state: 'completed', charge: 24_000 });
  });
});

describe('moving and resizing', () => {
  it('decides again, prices again, names what it meets and refuses a stale version', () => {
    const one = book('2026-11-10T20:00', '2026-11-10T22:00');
    const other = book('2026-11-11T20:00', '2026-11-11T22:00', second);
    const dear = desk.room('B01', '00:00-24:00', { hourly_rate: 30_000 });
    const moved = valueOf(moveTo(one.id, 1, '2026-11-10T21:00', '2026-11-10T23:00', dear));
    expect(moved).toMatchObject({ booking: { studio: dear, version: 2, isException: false }, price: { total: 60_000 } });
    expect(refusalIn(moveTo(one.id, 2, '2026-11-11T21:00', '2026-11-11T23:00'))).toMatchObject({
      code: 'BOOKING_OVERLAP',
      data: { bookingId: other.id },
    });
    expect(refusalIn(moveTo(one.id, 1, '2026-11-12T21:00', '2026-11-12T23:00'))).toEqual({
      code: 'BOOKING_CHANGED',
      data: { booking: 'D000001', who: '前台', at: '2026-11-05T09:00' },
    });
    const same = valueOf(moveTo(one.id, 2, '2026-11-10T21:00', '2026-11-10T23:00', dear));
    expect(same).toMatchObject({ booking: { version: 2 }, change: null });
  });

  it('one that is over keeps its place', () => {
    const one = book('2026-11-05T08:00', '2026-11-05T10:00');
    valueOf(setState(one.id, 'no_show'));
    expect(refusalIn(moveTo(one.id, 2, '2026-11-12T21:00', '2026-11-12T23:00'))).toEqual({
      code: 'BOOKING_STATE_MOVE',
      data: { from: 'no_show', to: 'no_show', allowed: [] },
    });
  });

  it('an option is held to its new start at most', () => {
    const option = { studio: room, tenant: first, state: 'option', holdsUntil: when('2026-11-10T18:00') } as const;
    const one = desk.booked(option, '2026-11-10T20:00', '2026-11-10T22:00').booking;
    expect(valueOf(moveTo(one.id, 1, '2026-11-09T20:00', '2026-11-09T22:00')).booking.holdsUntil).toBe(when('2026-11-09T20:00'));
    expect(codeIn(moveTo(one.id, 2, '2026-11-05T08:00', '2026-11-05T12:00'))).toBe('BOOKING_HOLDS_UNTIL');
  });

  it('of a date of a series makes it an exception', () => {
    const rule = JSON.stringify({ frequency: 'daily' });
    const series = desk.put('booking_series', {
      tenant_id: first,
      studio_id: room,
      starts_on: '2026-11-10',
      rule,
      starts_minute: 1200,
      minutes: 60,
    });
    const at = { studio_id: room, tenant_id: first, starts_at: when('2026-11-10T20:00'), ends_at: when('2026-11-10T21:00') };
    const id = desk.put('booking', { number: 'S1', ...at, state: 'booked', series_id: series, occurs_on: '2026-11-10' });
    expect(valueOf(moveTo(id, 1, '2026-11-10T21:00', '2026-11-10T22:00')).booking).toMatchObject({ series, isException: true });
  });

  it('is asked about first: judge says what moving would meet and cost, and writes nothing', () => {
    const one = book('2026-11-10T20:00', '2026-11-10T22:00');
    const other = book('2026-11-11T20:00', '2026-11-11T22:00', second);
    const before = rowsOf(desk.base.db, 'SELECT count(*) FROM history');
    const ask = (from: string, to: string) =>
      valueOf(judge(desk.base, { booking: one.id, studio: room, tenant: first, from: when(from), to: when(to), equipment: [] }));
    expect(ask('2026-11-10T21:00', '2026-11-11T00:00')).toMatchObject({ refusal: null, price: { total: 36_000 } });
    expect(ask('2026-11-11T21:00', '2026-11-11T23:00')).toMatchObject({
      refusal: { code: 'BOOKING_OVERLAP', data: { bookingId: other.id } },
    });
    expect(ask('2026-11-11T21:00', '2026-11-11T21:00')).toMatchObject({ refusal: { code: 'BOOKING_ENDS_BEFORE_START' }, price: null });
    expect(rowsOf(desk.base.db, 'SELECT count(*) FROM history')).toEqual(before);
  });
});

describe('extending', () => {
  it('shows what it would hit first, and is decided again', () => {
    const one = book('2026-11-05T08:00', '2026-11-05T10:00');
    const next = book('2026-11-05T10:45', '2026-11-05T12:00', second);
    valueOf(setState(one.id, 'checked_in', { at: '2026-11-05T08:00' }));
    const asked = { id: one.id, minutes: 60 };
    expect(valueOf(previewExtension(desk.base, asked))).toMatchObject({
      to: when('2026-11-05T11:00'),
      hits: [{ id: next.id, tenantName: '企业2' }],
      refusal: { code: 'BOOKING_OVERLAP' },
    });
    expect(codeIn(extend(desk.base, DESK, { id: one.id, version: 2, minutes: 60, overrideReason: null }))).toBe('BOOKING_OVERLAP');
    expect(codeIn(extend(desk.base, DESK, { id: one.id, version: 2, minutes: 31, overrideReason: null }))).toBe('BOOKING_TURNAROUND');
    expect(valueOf(extend(desk.base, DESK, { id: one.id, version: 2, minutes: 30, overrideReason: null }))).toMatchObject({
      booking: { to: when('2026-11-05T10:30'), state: 'checked_in' },
      price: { total: 30_000 },
    });
    expect(valueOf(previewExtension(desk.base, { ...asked, minutes: 5 }))).toMatchObject({
      hits: [],
      refusal: { code: 'BOOKING_TURNAROUND' },
    });
  });
});

describe('details', () => {
  const said = { ...NO_DETAILS, ...LIST };

  it('change by themselves, also after the end; another tenant needs the slot again', () => {
    const one = book('2026-11-05T08:00', '2026-11-05T10:00');
    const titled = valueOf(
      changeDetails(desk.base, DESK, { id: one.id, version: 1, tenant: first, ...said, title: '首播', note: '自带灯' }),
    );
    expect(titled.booking).toMatchObject({ title: '首播', note: '自带灯', version: 2 });
    book('2026-11-05T10:00', '2026-11-05T11:00');
    expect(codeIn(changeDetails(desk.base, DESK, { id: one.id, version: 2, tenant: second, ...said }))).toBe('BOOKING_TURNAROUND');
    valueOf(setState(one.id, 'no_show'));
    expect(codeIn(changeDetails(desk.base, DESK, { id: one.id, version: 3, tenant: first, ...said, note: '没来' }))).toBe('ok');
    expect(codeIn(changeDetails(desk.base, DESK, { id: one.id, version: 4, tenant: second, ...said }))).toBe('BOOKING_STATE_MOVE');
  });

  it('take equipment while there is some, and warn about another tenant', () => {
    desk.rules({ warnings: { LEASE_ENDS_SOON: 'ask' } });
    const screens = desk.put('equipment', { name: '绿幕', count: 1 });
    const ending = desk.guest(3, { ends_on: '2026-12-01' });
    const one = book('2026-11-10T20:00', '2026-11-10T22:00');
    desk.booked({ studio: desk.room('B01'), tenant: second, equipment: [[screens, 1]] }, '2026-11-10T21:00', '2026-11-10T23:00');
    const wish = { id: one.id, version: 1, tenant: first, ...said };
    expect(codeIn(changeDetails(desk.base, DESK, { ...wish, equipment: [[screens, 1]] }))).toBe('BOOKING_EQUIPMENT_OUT');
    expect(codeIn(changeDetails(desk.base, DESK, { ...wish, tenant: ending }))).toBe('BOOKING_WARNED');
    const kept = valueOf(changeDetails(desk.base, DESK, { ...wish, tenant: ending, overrideReason: '续约中' }));
    expect(kept.booking.tenant).toBe(ending);
    // What a reason has overridden is not asked for again when the same booking moves.
    const moved = move(desk.base, DESK, {
      id: one.id,
      version: 2,
      studio: room,
      from: when('2026-11-10T20:30'),
      to: when('2026-11-10T22:30'),
      overrideReason: null,
    });
    expect(codeIn(moved)).toBe('ok');
  });
});
