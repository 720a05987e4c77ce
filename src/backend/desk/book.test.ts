// Booking at the desk: every rule and refusal of docs/rules/booking.md, prices worked out by hand, warnings and their reasons, the waiting list.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeByHand, rowsOf } from '../../../test/helpers/import-base.ts';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { minutes } from '../../domain/values/quantity.ts';
import { ok } from '../../domain/values/result.ts';
import { closeBase, openBase } from '../core/db/open.ts';
import { inTx } from '../core/db/tx.ts';
import { writeSetting } from '../core/records/settings.ts';
import { book } from './book.ts';
import { judge } from './move.ts';
import { cancelBooking, changeState } from './booking-status.ts';

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

function codeFor(studio: number, tenant: number, from: string, to: string): string {
  return codeIn(desk.ask({ studio, tenant }, from, to));
}

describe('the slot', () => {
  it('is named as people call it, and answered with its number, version and change', () => {
    const made = desk.booked({ studio: 'A01', tenant: '企业1', title: '双十一', phone: '0755-1' }, '2026-11-10T20:00', '2026-11-10T22:00');
    expect(made).toMatchObject({
      id: 'D000001',
      warnings: [],
      waiting: [],
      booking: { number: 'D000001', version: 1, studio: room, tenant: first },
    });
    expect(made.booking).toMatchObject({ tenantName: '企业1', title: '双十一', phone: '0755-1', state: 'booked', isException: false });
    expect(made.change).toBe(rowsOf(desk.base.db, 'SELECT max(seq) FROM history').flat()[0]);
  });

  it('lasts overnight and belongs to its start; who comes after waits for the turnaround, the same tenant does not', () => {
    desk.booked({ studio: room, tenant: first }, '2026-11-30T22:00', '2026-12-01T02:00');
    expect(codeFor(room, second, '2026-12-01T01:59', '2026-12-01T03:00')).toBe('BOOKING_OVERLAP');
    expect(codeFor(room, second, '2026-12-01T02:14', '2026-12-01T03:00')).toBe('BOOKING_TURNAROUND');
    expect(codeFor(room, second, '2026-11-30T20:00', '2026-11-30T21:46')).toBe('BOOKING_TURNAROUND');
    expect(codeFor(room, first, '2026-12-01T02:00', '2026-12-01T02:15')).toBe('ok');
    expect(codeFor(room, second, '2026-11-30T20:00', '2026-11-30T21:45')).toBe('ok');
    closeByHand(desk.base.db, '2026-11');
    expect(refusalIn(desk.ask({ studio: room, tenant: first }, '2026-11-28T22:00', '2026-11-29T00:00'))).toEqual({
      code: 'MONTH_CLOSED',
      data: { month: '2026-11' },
    });
    expect(codeFor(room, first, '2026-12-01T10:00', '2026-12-01T11:00')).toBe('ok');
  });

  it('names who holds it and until when', () => {
    const made = desk.booked({ studio: room, tenant: first }, '2026-11-10T20:00', '2026-11-10T22:00');
    expect(refusalIn(desk.ask({ studio: room, tenant: second }, '2026-11-10T21:00', '2026-11-10T23:00'))).toEqual({
      code: 'BOOKING_OVERLAP',
      data: { studio: 'A01', bookingId: made.booking.id, tenant: '企业1', from: '2026-11-10 20:00', until: '2026-11-10 22:00' },
    });
  });

  it('ends after it starts and is believed up to 31 days; a leap day is a day', () => {
    const late = desk.guest(4, { starts_on: '2027-01-01', ends_on: '2028-12-31' });
    expect(codeFor(room, first, '2026-11-10T20:00', '2026-11-10T20:00')).toBe('BOOKING_ENDS_BEFORE_START');
    expect(codeFor(room, first, '2026-11-10T00:00', '2026-12-11T00:01')).toBe('BOOKING_TOO_LONG');
    const leap = desk.booked({ studio: room, tenant: late }, '2028-02-28T23:00', '2028-03-01T01:00');
    expect(leap.booking.to - leap.booking.from).toBe(26 * 60);
  });

  it('lies in opening hours that cross midnight, and may end at 24:00', () => {
    const night = desk.room('N01', '18:00-02:00');
    const day = desk.room('D01', '08:00-24:00');
    expect(codeFor(night, first, '2026-11-10T22:00', '2026-11-11T02:00')).toBe('ok');
    expect(codeFor(night, first, '2026-11-12T01:00', '2026-11-12T02:01')).toBe('BOOKING_OUT_OF_HOURS');
    expect(codeFor(day, first, '2026-11-10T22:00', '2026-11-10T24:00')).toBe('ok');
    expect(codeFor(day, first, '2026-11-11T22:00', '2026-11-12T00:01')).toBe('BOOKING_OUT_OF_HOURS');
    desk.put('calendar_exception', { day: '2026-11-20', studio_id: null, hours: '休息', note: '检修' });
    expect(codeFor(day, first, '2026-11-20T10:00', '2026-11-20T11:00')).toBe('BOOKING_OUT_OF_HOURS');
    // A studio's own hours of a day go before the whole base's.
    desk.put('calendar_exception', { day: '2026-11-20', studio_id: day, hours: '10:00-12:00', note: null });
    expect(codeFor(day, first, '2026-11-20T10:00', '2026-11-20T11:00')).toBe('ok');
    expect(codeFor(day, first, '2026-11-20T11:30', '2026-11-20T12:01')).toBe('BOOKING_OUT_OF_HOURS');
    expect(codeFor(night, first, '2026-11-20T20:00', '2026-11-20T21:00')).toBe('BOOKING_OUT_OF_HOURS');
  });

  it('needs a studio in service on every day that it touches', () => {
    const closing = desk.put('studio', { code: 'C01', opened_on: '2024-01-01', closed_on: '2026-12-01' });
    const fact = { kind: '公共', hours: '00:00-24:00', turnaround: 0, hourly_rate: 0 };
    desk.put('studio_fact', { studio_id: closing, starts_on: '0001-01-01', ...fact });
    expect(codeFor(closing, first, '2026-11-30T22:00', '2026-12-01T00:00')).toBe('ok');
    expect(codeFor(closing, first, '2026-11-30T20:00', '2026-12-01T00:01')).toBe('BOOKING_OVERLAP');
    expect(codeFor(closing, first, '2026-11-29T22:00', '2026-11-29T24:00')).toBe('ok');
    expect(codeFor(closing, first, '2026-12-01T00:00', '2026-12-01T01:00')).toBe('BOOKING_OUT_OF_SERVICE');
    const last = desk.put('studio', { code: 'C02', opened_on: '2024-01-01', closed_on: '2026-12-01' });
    desk.put('studio_fact', { studio_id: last, starts_on: '0001-01-01', ...fact });
    expect(codeFor(last, first, '2026-11-30T22:00', '2026-12-01T02:00')).toBe('BOOKING_OUT_OF_SERVICE');
  });

  it('needs a lease on the day of the start: its last day, with the night, is one', () => {
    const leaving = desk.guest(3, { ends_on: '2026-11-30' });
    const night = desk.booked({ studio: room, tenant: leaving }, '2026-11-30T22:00', '2026-12-01T02:00');
    expect(night.warnings).toEqual([{ code: 'LEASE_ENDS_SOON', data: { tenant: '企业3', until: '2026-11-30', days: 0 } }]);
    expect(refusalIn(desk.ask({ studio: room, tenant: leaving }, '2026-12-01T10:00', '2026-12-01T11:00'))).toEqual({
      code: 'BOOKING_NO_LEASE',
      data: { tenant: '企业3', day: '2026-12-01', until: '2026-11-30', from: null },
    });
  });

  it('keeps out of blackouts and of what another tenant leases for itself', () => {
    const own = desk.room('E01');
    desk.put('lease', {
      contract: 'HT-E',
      tenant_id: second,
      starts_on: '2026-01-01',
      ends_on: '2026-12-31',
      area: 1,
      studios: `[${own}]`,
    });
    desk.put('blackout', { studio_id: room, starts_at: when('2026-11-12T10:00'), ends_at: when('2026-11-12T12:00'), reason: '维修' });
    expect(codeFor(own, first, '2026-11-10T10:00', '2026-11-10T11:00')).toBe('BOOKING_EXCLUSIVE');
    expect(codeFor(own, second, '2026-11-10T10:00', '2026-11-10T11:00')).toBe('ok');
    expect(codeFor(room, first, '2026-11-12T11:59', '2026-11-12T13:00')).toBe('BOOKING_BLACKOUT');
    expect(codeFor(room, first, '2026-11-12T12:00', '2026-11-12T13:00')).toBe('ok');
  });

  it('blocks linked studios, and takes counted equipment while there is some', () => {
    const half = desk.room('A01-1');
    desk.put('studio_link', { whole_id: room, part_id: half, starts_on: '2026-01-01' });
    const screens = desk.put('equipment', { name: '绿幕', count: 2 });
    desk.booked({ studio: room, tenant: first, equipment: [[screens, 2]] }, '2026-11-10T20:00', '2026-11-10T22:00');
    expect(codeFor(half, second, '2026-11-10T21:00', '2026-11-10T23:00')).toBe('BOOKING_LINKED_TAKEN');
    const other = desk.room('B01');
    const wish = { studio: other, tenant: second, equipment: [[screens, 1]] } as const;
    expect(refusalIn(desk.ask(wish, '2026-11-10T21:00', '2026-11-10T23:00'))).toMatchObject({ code: 'BOOKING_EQUIPMENT_OUT' });
    expect(codeIn(desk.ask(wish, '2026-11-10T22:00', '2026-11-10T23:00'))).toBe('ok');
    expect(refusalIn(desk.ask({ ...wish, equipment: [[999, 1]] }, '2026-11-11T22:00', '2026-11-11T23:00'))).toMatchObject({
      code: 'EQUIPMENT_UNKNOWN',
    });
    const twice = [
      [screens, 1],
      [screens, 2],
    ] as const;
    expect(codeIn(desk.ask({ ...wish, equipment: twice }, '2026-11-11T22:00', '2026-11-11T23:00'))).toBe('BOOKING_EQUIPMENT_OUT');
  });

  it('refuses whom nobody knows and whom several are called', () => {
    expect(refusalIn(desk.ask({ studio: 'Z9', tenant: first }, '2026-11-10T20:00', '2026-11-10T21:00'))).toEqual({
      code: 'STUDIO_UNKNOWN',
      data: { studio: 'Z9' },
    });
    expect(refusalIn(desk.ask({ studio: 99, tenant: first }, '2026-11-10T20:00', '2026-11-10T21:00'))).toMatchObject({
      code: 'STUDIO_UNKNOWN',
    });
    expect(refusalIn(desk.ask({ studio: room, tenant: '无名' }, '2026-11-10T20:00', '2026-11-10T21:00'))).toMatchObject({
      code: 'TENANT_UNKNOWN',
    });
    expect(refusalIn(desk.ask({ studio: room, tenant: 99 }, '2026-11-10T20:00', '2026-11-10T21:00'))).toMatchObject({
      code: 'TENANT_UNKNOWN',
    });
    desk.tenant(8, { name: '企业1' });
    expect(refusalIn(desk.ask({ studio: room, tenant: '企业1' }, '2026-11-10T20:00', '2026-11-10T21:00'))).toMatchObject({
      code: 'ROW_TENANT_AMBIGUOUS',
    });
  });
});

describe('an option', () => {
  const option = { state: 'option', holdsUntil: when('2026-11-09T18:00') } as const;

  it('blocks its slot until it lapses, and the change that takes the slot writes the lapse', () => {
    const held = desk.booked({ studio: room, tenant: first, ...option }, '2026-11-10T20:00', '2026-11-10T22:00');
    expect(codeFor(room, second, '2026-11-10T20:00', '2026-11-10T22:00')).toBe('BOOKING_OVERLAP');
    desk.setNow('2026-11-09T18:00');
    const taken = desk.booked({ studio: room, tenant: second }, '2026-11-10T20:00', '2026-11-10T22:00');
    expect(desk.stored(held.booking.id)).toMatchObject({ state: 'cancelled', cancel_reason: '保留到期' });
    // The lapse is no part of the change: undoing the booking leaves it.
    expect(rowsOf(desk.base.db, `SELECT action FROM history WHERE seq = ${taken.change}`)).toEqual([['add']]);
  });

  it('is held to its start at most', () => {
    const wish = { studio: room, tenant: first, state: 'option' } as const;
    expect(codeIn(desk.ask({ ...wish, holdsUntil: null }, '2026-11-10T20:00', '2026-11-10T22:00'))).toBe('BOOKING_HOLDS_UNTIL');
    expect(codeIn(desk.ask({ ...wish, holdsUntil: when('2026-11-10T20:01') }, '2026-11-10T20:00', '2026-11-10T22:00'))).toBe(
      'BOOKING_HOLDS_UNTIL',
    );
    expect(codeIn(desk.ask({ ...wish, holdsUntil: when('2026-11-10T20:00') }, '2026-11-10T20:00', '2026-11-10T22:00'))).toBe('ok');
  });
});

describe('the price', () => {
  it('is the studio rate where there is no plan: 120 yuan an hour', () => {
    const made = desk.booked({ studio: room, tenant: first }, '2026-11-10T20:00', '2026-11-10T22:30');
    expect(made.price).toMatchObject({ total: 30_000, free: 0, isFrozen: false });
  });

  it('has bands, a block where that is cheaper and a minimum; later plans do not touch it', () => {
    const plan = { day_from: 480, night_from: 1080, day_rate: 10_000, night_rate: 20_000, minimum: 60 };
    desk.put('rate_plan', { studio_id: null, starts_on: '2026-01-01', ...plan, half_day_rate: 50_000, full_day_rate: null });
    // 17:00-19:00: an hour of the day, one of the night.
    const mixed = desk.booked({ studio: room, tenant: first }, '2026-11-10T17:00', '2026-11-10T19:00');
    expect(mixed.price?.total).toBe(30_000);
    // 19:00-22:00: three hours of the night are 600 yuan, the half day costs 500.
    expect(desk.booked({ studio: room, tenant: first }, '2026-11-10T19:00', '2026-11-10T22:00').price?.total).toBe(50_000);
    expect(desk.booked({ studio: room, tenant: first }, '2026-11-10T09:00', '2026-11-10T09:30').price?.total).toBe(10_000);
    desk.put('rate_plan', {
      studio_id: room,
      starts_on: '2026-11-01',
      ...plan,
      day_rate: 99_000,
      half_day_rate: null,
      full_day_rate: null,
    });
    const judged = valueOf(
      judge(desk.base, {
        booking: null,
        studio: room,
        tenant: first,
        from: when('2026-11-11T17:00'),
        to: when('2026-11-11T18:00'),
        equipment: [],
      }),
    );
    expect(judged).toMatchObject({ refusal: null, price: { total: 99_000 } });
    desk.setNow('2026-11-10T16:30');
    const seen = valueOf(changeState(desk.base, DESK, { booking: mixed.booking.id, version: 1, to: 'checked_in', at: null, reason: null }));
    expect(seen.price?.total).toBe(30_000);
  });

  it('takes the free minutes of the lease in order of start, over the whole month', () => {
    const free = desk.guest(5, { free_minutes: 180 });
    const late = desk.booked({ studio: room, tenant: free }, '2026-11-20T20:00', '2026-11-20T22:00');
    expect(late.price).toMatchObject({ total: 0, free: 120 });
    const early = desk.booked({ studio: room, tenant: free }, '2026-11-12T20:00', '2026-11-12T22:00');
    expect(early.price).toMatchObject({ total: 0, free: 120 });
    const again = valueOf(
      judge(desk.base, {
        booking: late.booking.id,
        studio: room,
        tenant: free,
        from: when('2026-11-20T20:00'),
        to: when('2026-11-20T22:00'),
        equipment: [],
      }),
    );
    // An hour is left of the three, the other hour is paid.
    expect(again.price).toMatchObject({ total: 12_000, free: 60 });
    const night = desk.booked({ studio: room, tenant: free }, '2026-11-30T23:00', '2026-12-01T02:00');
    expect(night.price).toMatchObject({ total: 36_000, free: 0 });
    expect(desk.booked({ studio: room, tenant: free }, '2026-12-01T20:00', '2026-12-01T21:00').price).toMatchObject({ total: 0, free: 60 });
  });

  it('is frozen at once for a session that is entered after its end', () => {
    const made = desk.booked({ studio: room, tenant: first, state: 'completed' }, '2026-11-04T20:00', '2026-11-04T22:00');
    expect(made.price).toMatchObject({ total: 24_000, isFrozen: true });
    expect(made.booking).toMatchObject({ actualStart: when('2026-11-04T20:00'), actualEnd: when('2026-11-04T22:00') });
  });
});

describe('warnings', () => {
  const slot = ['2026-11-10T20:00', '2026-11-10T22:00'] as const;

  it('ask for a reason where there is something to decide, and the booking keeps reason and codes', () => {
    desk.put('paper', { tenant_id: first, kind: '营业执照', number: '1', expires_on: '2026-11-09' });
    const wish = { studio: room, tenant: first } as const;
    expect(refusalIn(desk.ask(wish, ...slot))).toEqual({ code: 'BOOKING_WARNED', data: { warnings: ['TENANT_PAPER_EXPIRED'] } });
    const made = desk.booked({ ...wish, overrideReason: '新证在办' }, ...slot);
    expect(desk.stored(made.booking.id)).toMatchObject({ overridden: 'TENANT_PAPER_EXPIRED', override_reason: '新证在办' });
    expect(rowsOf(desk.base.db, `SELECT reason FROM history WHERE entity = 'booking'`)).toEqual([['新证在办']]);
  });

  it('a reason without a warning is not kept as an override', () => {
    const made = desk.booked({ studio: room, tenant: first, overrideReason: '以防万一' }, ...slot);
    expect(desk.stored(made.booking.id)).toMatchObject({ overridden: null, override_reason: null });
  });

  it('name an expired licence and identity check as of the day of the start', () => {
    desk.put('paper', { tenant_id: first, kind: '营业执照', number: '1', expires_on: '2026-11-09' });
    desk.put('paper', { tenant_id: first, kind: '身份核验', number: '1', expires_on: '2026-11-10' });
    desk.put('paper', { tenant_id: second, kind: '营业执照', number: '1', expires_on: '2026-01-01' });
    desk.put('paper', { tenant_id: second, kind: '营业执照', number: '2', expires_on: '2028-01-01' });
    expect(desk.booked({ studio: room, tenant: first, overrideReason: '新证在办' }, ...slot).warnings).toEqual([
      { code: 'TENANT_PAPER_EXPIRED', data: { tenant: '企业1', kind: '营业执照', expiresOn: '2026-11-09' } },
    ]);
    expect(desk.booked({ studio: room, tenant: second }, '2026-11-11T20:00', '2026-11-11T21:00').warnings).toEqual([]);
  });

  it('name a report that is missed after the 5th, of who has to report', () => {
    const live = desk.tenant(6);
    desk.put('lease', { contract: 'HT-6', tenant_id: live, starts_on: '2025-01-01', ends_on: '2027-12-31', area: 1, studios: '[]' });
    const codes = (from: string, to: string): string[] =>
      desk.booked({ studio: room, tenant: live }, from, to).warnings.map((one) => one.code);
    expect(codes('2026-11-12T10:00', '2026-11-12T11:00')).toEqual([]);
    desk.setNow('2026-11-06T09:00');
    expect(codes('2026-11-12T11:00', '2026-11-12T12:00')).toEqual(['TENANT_NOT_REPORTED']);
    expect(desk.booked({ studio: room, tenant: first }, '2026-11-13T11:00', '2026-11-13T12:00').warnings).toEqual([]);
    const line = { sessions: 1, minutes: 60, views: 9, orders: 3, paid: 100, refunded: 0, settled: 0, lacks: '' };
    desk.put('sales_line', { month: '2026-10', tenant_id: live, platform: '抖音', goods_class: '饮料类', source: 'form', ...line });
    expect(codes('2026-11-12T12:00', '2026-11-12T13:00')).toEqual([]);
  });

  it('name a report that is missed after the day that the settings say, on a day off the next workday', () => {
    const live = desk.tenant(6);
    desk.put('lease', { contract: 'HT-6', tenant_id: live, starts_on: '2025-01-01', ends_on: '2027-12-31', area: 1, studios: '[]' });
    const dueOn = (day: number): void => {
      inTx(desk.base, DESK, (tx) => {
        writeSetting(tx, 'forms.dueDay', day);
        return ok(null);
      });
    };
    const codes = (hour: number): string[] =>
      desk.booked({ studio: room, tenant: live }, `2026-11-12T${hour}:00`, `2026-11-12T${hour + 1}:00`).warnings.map((one) => one.code);
    dueOn(7);
    // 7 November 2026 is a Saturday, the 9th a Monday.
    desk.setNow('2026-11-09T18:00');
    expect(codes(10)).toEqual([]);
    desk.setNow('2026-11-10T09:00');
    expect(codes(11)).toEqual(['TENANT_NOT_REPORTED']);
    dueOn(12);
    expect(codes(12)).toEqual([]);
  });

  it('name what is owed and due, with the days since', () => {
    desk.setNow('2026-11-18T09:00');
    desk.put('charge', { tenant_id: first, month: '2026-10', kind: 'rent', amount: 600_000, reason: null });
    desk.put('charge', { tenant_id: first, month: '2026-11', kind: 'rent', amount: 600_000, reason: null });
    expect(desk.booked({ studio: room, tenant: first }, '2026-11-20T20:00', '2026-11-20T22:00').warnings).toEqual([
      { code: 'TENANT_IN_ARREARS', data: { tenant: '企业1', amount: 600_000, months: ['2026-10'], days: 3 } },
    ]);
  });

  it('name the quotas that the base has set', () => {
    desk.rules({ weekMinutes: minutes(240), eveningMinutes: minutes(60), aheadDays: 10, noticeMinutes: minutes(120) });
    const codes = (from: string, to: string): string[] =>
      desk.booked({ studio: room, tenant: first, overrideReason: '老客户' }, from, to).warnings.map((one) => one.code);
    expect(codes('2026-11-10T10:00', '2026-11-10T13:00')).toEqual([]);
    expect(codes('2026-11-11T17:00', '2026-11-11T19:01')).toEqual(['QUOTA_WEEK', 'QUOTA_EVENING']);
    expect(codes('2026-11-16T10:00', '2026-11-16T11:00')).toEqual(['QUOTA_AHEAD']);
    expect(codes('2026-11-05T10:59', '2026-11-05T11:30')).toEqual(['QUOTA_NOTICE']);
  });
});

describe('the waiting list', () => {
  it('names who waits for a slot that frees up, and booking from it closes the entry', () => {
    const made = desk.booked({ studio: room, tenant: first }, '2026-11-10T20:00', '2026-11-10T22:00');
    const entry = { day: '2026-11-10', tenant_id: second, state: 'waiting', phone: '138', minutes: 120 };
    const fits = desk.put('waiting_entry', { ...entry, from_minute: 1200, to_minute: 1440 });
    desk.put('waiting_entry', { ...entry, minutes: 60, from_minute: 480, to_minute: 720 });
    desk.put('waiting_entry', { ...entry, area: 9000 });
    desk.put('waiting_entry', { ...entry, day: '2026-11-11' });
    const freed = valueOf(
      changeState(desk.base, DESK, { booking: made.booking.id, version: 1, to: 'cancelled', at: null, reason: '改期' }),
    );
    expect(freed.waiting.map(({ id, phone }) => [id, phone])).toEqual([[fits, '138']]);
    const wish = { studio: room, tenant: second, waiting: fits };
    const taken = desk.booked(wish, '2026-11-10T20:00', '2026-11-10T22:00');
    expect(rowsOf(desk.base.db, 'SELECT state, booking_id FROM waiting_entry WHERE id = ?', fits)).toEqual([['booked', taken.booking.id]]);
    expect(codeIn(desk.ask(wish, '2026-11-10T22:00', '2026-11-10T23:00'))).toBe('WAITING_CLOSED');
    expect(codeIn(desk.ask({ ...wish, waiting: 99 }, '2026-11-10T22:00', '2026-11-10T23:00'))).toBe('WAITING_UNKNOWN');
  });
});

describe('two programs', () => {
  it('share the base: the second one sees what the first one took and gave back', () => {
    const other = valueOf(openBase(desk.base.folder, desk.base.clock));
    const wish = {
      studio: 'A01',
      tenant: '企业2',
      from: when('2026-11-10T20:00'),
      to: when('2026-11-10T22:00'),
      state: 'booked',
      holdsUntil: null,
    } as const;
    const made = desk.booked({ studio: room, tenant: first }, '2026-11-10T20:00', '2026-11-10T22:00');
    expect(codeIn(book(other, DESK, wish))).toBe('BOOKING_OVERLAP');
    valueOf(cancelBooking(other, DESK, { id: made.id, reason: '让出' }));
    expect(codeIn(book(other, DESK, wish))).toBe('ok');
    closeBase(other);
    expect(
      refusalIn(
        changeState(
          desk.base,
          { ...DESK, role: 'manager' },
          { booking: made.booking.id, version: 1, to: 'checked_in', at: null, reason: null },
        ),
      ),
    ).toEqual({
      code: 'BOOKING_CHANGED',
      data: { booking: 'D000001', who: '前台', at: '2026-11-05T09:00' },
    });
  });
});
