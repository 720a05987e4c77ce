// Reads of bookings at the desk: by overlap, states as everybody sees them, and by the indexes that are there for it.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { at, booking, openRawBase, put, type RawBase, studio, tenant } from '../../../../test/helpers/raw-base.ts';
import { instant } from '../../../domain/time/calendar.ts';
import { WINDOW_SQL, findBookingLine, listBookingsOfSeries, listBookingsOfTenantWithin, listBookingsWithin } from './desk-bookings.ts';
import { createTenantNameLookup, tenantsCalled } from '../../core/records/tenant-names.ts';
import { countWaiting, listWaitingBetween, findWaitingEntry } from './waiting.ts';

let raw: RawBase;
let room = 0;
let guest = 0;
beforeEach(() => {
  raw = openRawBase();
  room = studio(raw.own, 'A01');
  guest = tenant(raw.own, 1);
});
afterEach(() => raw.close());

const NOW = instant(at('2026-11-25T21:00'));
const viewer = () => ({ nameOf: createTenantNameLookup(raw.own), now: NOW });
const DAY = { from: at('2026-12-01T00:00'), to: at('2026-12-02T06:00') };

function plan(sql: string): string {
  const parameters = Array<number>(sql.split('?').length - 1).fill(1);
  const rows = raw.own.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...parameters) as { readonly detail: string }[];
  return rows.map(({ detail }) => detail).join('; ');
}

describe('bookings of a window', () => {
  it('are those that overlap it, also from the night before and from weeks ago', () => {
    const rows = [
      ['B1', '2026-11-30T22:00', '2026-12-01T00:00'],
      ['B2', '2026-12-01T00:00', '2026-12-01T02:00'],
      ['B3', '2026-12-02T05:00', '2026-12-02T08:00'],
      ['B4', '2026-12-02T08:00', '2026-12-02T09:00'],
    ] as const;
    for (const [number, from, to] of rows) put(raw.own, 'booking', booking(number, room, guest, from, to));
    const hall = studio(raw.own, 'B01');
    put(raw.own, 'booking', booking('B5', hall, guest, '2026-11-01T00:00', '2026-12-01T00:30'));
    expect(listBookingsWithin(raw.own, DAY, true, viewer()).map(({ number }) => number)).toEqual(['B5', 'B2', 'B3']);
  });

  it('leave out what is cancelled, a no-show or a lapsed option, unless all are asked for', () => {
    const states = [
      ['B1', 'cancelled', null],
      ['B2', 'no_show', null],
      ['B3', 'option', at('2026-11-25T21:00')],
      ['B4', 'option', at('2026-11-25T21:01')],
    ] as const;
    states.forEach(([number, state, holds], hour) =>
      put(
        raw.own,
        'booking',
        booking(number, room, guest, `2026-12-01T0${hour}:00`, `2026-12-01T0${hour}:30`, { state, holds_until: holds }),
      ),
    );
    expect(listBookingsWithin(raw.own, DAY, true, viewer()).map(({ number, state }) => [number, state])).toEqual([['B4', 'option']]);
    expect(listBookingsWithin(raw.own, DAY, false, viewer()).map(({ state }) => state)).toEqual([
      'cancelled',
      'no_show',
      'cancelled',
      'option',
    ]);
  });

  it('are read by index, sorted by it, whatever is asked', () => {
    expect(plan(WINDOW_SQL.all)).toMatch(/^SEARCH booking USING INDEX booking_by_start \(starts_at>\? AND starts_at<\?\)/);
    expect(plan(WINDOW_SQL.live)).toMatch(/^SEARCH booking USING INDEX booking_by_start \(starts_at>\? AND starts_at<\?\)/);
    expect(plan(WINDOW_SQL.ofTenant)).toMatch(
      /^SEARCH booking USING INDEX booking_by_tenant \(tenant_id=\? AND starts_at>\? AND starts_at<\?\)/,
    );
    expect(plan(WINDOW_SQL.liveOfStudio)).toMatch(
      /^SEARCH booking USING INDEX booking_live \(studio_id=\? AND starts_at>\? AND starts_at<\?\)/,
    );
    expect(plan(WINDOW_SQL.ofSeries)).toMatch(/^SEARCH booking USING INDEX booking_by_series \(series_id=\?\)/);
  });
});

describe('one booking', () => {
  it('is found by id and number, with all that it carries', () => {
    const thing = put(raw.own, 'equipment', { name: '绿幕', count: 2 });
    const more = {
      title: '双十二',
      phone: '138',
      equipment: `[[${thing},2]]`,
      note: '带灯',
      actual_start: at('2026-12-01T10:05'),
      state: 'checked_in',
    };
    const id = put(raw.own, 'booking', booking('B1', room, guest, '2026-12-01T10:00', '2026-12-01T12:00', more));
    const line = findBookingLine(raw.own, id, viewer());
    expect(line).toMatchObject({
      id,
      number: 'B1',
      studio: room,
      tenant: guest,
      tenantName: '企业1',
      equipment: [[thing, 2]],
      isException: false,
    });
    expect(line).toMatchObject({ actualStart: at('2026-12-01T10:05'), actualEnd: null, state: 'checked_in', note: '带灯', series: null });
    expect(findBookingLine(raw.own, 'B1', viewer())).toEqual(line);
    expect(findBookingLine(raw.own, 'B2', viewer())).toBeNull();
    expect(findBookingLine(raw.own, 99, viewer())).toBeNull();
  });

  it("name whom to call: the booking's own contact, else the tenant's", () => {
    raw.own.prepare("UPDATE tenant SET contact = '李四', phone = '13912345678' WHERE id = ?").run(guest);
    put(raw.own, 'booking', booking('B1', room, guest, '2026-12-01T10:00', '2026-12-01T11:00', { contact: '王五', phone: '138' }));
    put(raw.own, 'booking', booking('B2', room, guest, '2026-12-01T12:00', '2026-12-01T13:00', { contact: '赵六' }));
    expect(findBookingLine(raw.own, 'B1', viewer())?.call).toEqual({ contact: '王五', phone: '138' });
    expect(findBookingLine(raw.own, 'B2', viewer())?.call).toEqual({ contact: '李四', phone: '13912345678' });
  });

  it('of a tenant and of a series', () => {
    const rule = JSON.stringify({ frequency: 'daily', weekdays: [], until: null, count: 2 });
    const series = put(raw.own, 'booking_series', {
      tenant_id: guest,
      studio_id: room,
      starts_on: '2026-12-01',
      rule,
      starts_minute: 600,
      minutes: 60,
    });
    put(
      raw.own,
      'booking',
      booking('B2', room, guest, '2026-12-02T10:00', '2026-12-02T11:00', { series_id: series, occurs_on: '2026-12-02' }),
    );
    put(
      raw.own,
      'booking',
      booking('B1', room, guest, '2026-12-01T10:00', '2026-12-01T11:00', { series_id: series, occurs_on: '2026-12-01' }),
    );
    put(raw.own, 'booking', booking('B3', room, tenant(raw.own, 2), '2026-12-01T12:00', '2026-12-01T13:00'));
    expect(listBookingsOfSeries(raw.own, series, viewer()).map(({ number }) => number)).toEqual(['B1', 'B2']);
    expect(listBookingsOfTenantWithin(raw.own, guest, DAY, viewer()).map(({ number }) => number)).toEqual(['B1']);
  });
});

describe('names of tenants', () => {
  it('are the newest ones, empty for nobody', () => {
    put(raw.own, 'tenant_fact', {
      tenant_id: guest,
      starts_on: '2026-11-01',
      name: '新名',
      uscc: '91440300MA5EX00009',
      category: '直播电商企业',
      leading: 0,
    });
    expect(tenantsCalled(raw.own)(guest)).toEqual({
      name: '新名',
      shortName: '新名',
      uscc: '91440300MA5EX00009',
      contact: null,
      phone: null,
    });
    expect(createTenantNameLookup(raw.own)(99)).toBe('');
  });
});

describe('the waiting list', () => {
  const waiting = (day: string, more: Readonly<Record<string, string | number>> = {}): number =>
    put(raw.own, 'waiting_entry', { day, tenant_id: guest, minutes: 120, state: 'waiting', ...more });

  it('is read by days, settled entries only where they are asked for', () => {
    const [first, closed, later] = [
      waiting('2026-12-01'),
      waiting('2026-12-01', { state: 'closed', closed_reason: '不要了' }),
      waiting('2026-12-03'),
    ];
    const ids = (isAll: boolean): number[] =>
      listWaitingBetween(raw.own, { from: '2026-12-01', to: '2026-12-02', isAll }, viewer()).map(({ id }) => id);
    expect(ids(false)).toEqual([first]);
    expect(ids(true)).toEqual([first, closed]);
    expect(countWaiting(raw.own, '2026-12-01', '2026-12-03')).toBe(2);
    expect(findWaitingEntry(raw.own, later, viewer())).toMatchObject({
      day: '2026-12-03',
      tenantName: '企业1',
      minutes: 120,
      fromMinute: null,
    });
    expect(findWaitingEntry(raw.own, 99, viewer())).toBeNull();
  });
});
