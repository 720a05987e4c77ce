// Nearly every booking asked for a typed reason, and reasons became "atc": one is asked for where there is something to decide, once a day, in words.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { fen } from '../../domain/values/quantity.ts';
import { changeState } from './booking-status.ts';
import { judge, move } from './move.ts';
import { formatRefusal } from '../../contract/messages.ts';

const CLERK = { who: '前台', host: 'window', role: 'front_desk' } as const;

let desk: DeskBase;
let room: number;
let guest: number;
beforeEach(() => {
  desk = openDeskBase();
  room = desk.room('A01');
  guest = desk.guest(1);
});
afterEach(() => desk.closeSound());

/** What is said of 20-22 of a day, and what a reason is asked for. */
function said(day: string, tenant = guest, studio = room) {
  const [from, to] = [when(`${day}T20:00`), when(`${day}T22:00`)];
  const { warnings, asks, given } = valueOf(judge(desk.base, { booking: null, studio, tenant, from, to, equipment: [] }));
  return { codes: warnings.map(({ code }) => code), asks, given };
}

function asked(day: string, more: { readonly tenant?: number; readonly overrideReason?: string; readonly hour?: number } = {}) {
  const { tenant = guest, hour = 20, ...rest } = more;
  return desk.ask({ studio: room, tenant, ...rest }, `${day}T${hour}:00`, `${day}T${hour + 1}:00`);
}

function expire(tenant: number): void {
  desk.put('paper', { tenant_id: tenant, kind: '营业执照', number: '1', expires_on: '2026-11-01' });
}

describe('a debt', () => {
  it('counts from its due date: the day after its month nothing is said, then it is shown, and over 30 days it asks', () => {
    desk.put('charge', { tenant_id: guest, month: '2026-10', kind: 'rent', amount: 600_000, reason: null });
    expect(said('2026-11-20')).toEqual({ codes: [], asks: [], given: null });
    // Due on the 15th of November.
    desk.setNow('2026-11-16T09:00');
    expect(said('2026-11-20')).toEqual({ codes: ['TENANT_IN_ARREARS'], asks: [], given: null });
    expect(asked('2026-11-20').ok).toBe(true);
    desk.setNow('2026-12-15T09:00');
    expect(said('2026-12-20').asks).toEqual([]);
    desk.setNow('2026-12-16T09:00');
    expect(said('2026-12-20').asks).toEqual(['TENANT_IN_ARREARS']);
    expect(refusalIn(asked('2026-12-20'))).toEqual({ code: 'BOOKING_WARNED', data: { warnings: ['TENANT_IN_ARREARS'] } });
  });

  it('of up to 500 yuan, or what the base sets, is shown and asks nothing', () => {
    desk.put('charge', { tenant_id: guest, month: '2026-08', kind: 'rent', amount: 50_000, reason: null });
    expect(said('2026-11-20')).toMatchObject({ codes: ['TENANT_IN_ARREARS'], asks: [] });
    desk.rules({ arrearsAmount: fen(49_999) });
    expect(said('2026-11-20').asks).toEqual(['TENANT_IN_ARREARS']);
    desk.rules({ arrearsDays: 90 });
    expect(said('2026-11-20').asks).toEqual([]);
  });
});

describe('what asks', () => {
  it('is an expired licence; a lease that ends soon and a missed report are shown', () => {
    const soon = desk.guest(2, { ends_on: '2026-12-01' });
    expire(soon);
    expect(said('2026-11-20', soon)).toMatchObject({ codes: ['LEASE_ENDS_SOON', 'TENANT_PAPER_EXPIRED'], asks: ['TENANT_PAPER_EXPIRED'] });
  });

  it('is what the base says: asked, shown, or not said at all', () => {
    const soon = desk.guest(2, { ends_on: '2026-12-01' });
    expire(soon);
    desk.rules({ warnings: { LEASE_ENDS_SOON: 'ask', TENANT_PAPER_EXPIRED: 'silent' } });
    expect(said('2026-11-20', soon)).toMatchObject({ codes: ['LEASE_ENDS_SOON'], asks: ['LEASE_ENDS_SOON'] });
    desk.rules({ warnings: { LEASE_ENDS_SOON: 'silent', TENANT_PAPER_EXPIRED: 'show' } });
    expect(said('2026-11-20', soon)).toMatchObject({ codes: ['TENANT_PAPER_EXPIRED'], asks: [] });
  });
});

describe('a reason', () => {
  it('holds for the tenant on this day of the desk: it stands on the next booking too, and is asked for again tomorrow', () => {
    expire(guest);
    expect(refusalIn(asked('2026-11-10'))).toMatchObject({ code: 'BOOKING_WARNED' });
    const one = valueOf(asked('2026-11-10', { overrideReason: '新证在办，下周交' }));
    desk.setNow('2026-11-05T23:59');
    expect(said('2026-11-11')).toEqual({ codes: ['TENANT_PAPER_EXPIRED'], asks: [], given: '新证在办，下周交' });
    const next = valueOf(asked('2026-11-11'));
    for (const { booking } of [one, next]) {
      expect(desk.stored(booking.id)).toMatchObject({ overridden: 'TENANT_PAPER_EXPIRED', override_reason: '新证在办，下周交' });
    }
    const other = desk.guest(3);
    expire(other);
    expect(refusalIn(asked('2026-11-12', { tenant: other }))).toMatchObject({ code: 'BOOKING_WARNED' });
    desk.setNow('2026-11-06T09:00');
    expect(said('2026-11-12')).toMatchObject({ asks: ['TENANT_PAPER_EXPIRED'], given: null });
    expect(refusalIn(asked('2026-11-12'))).toMatchObject({ code: 'BOOKING_WARNED' });
  });

  it('for one thing is none for another', () => {
    expire(guest);
    valueOf(asked('2026-11-10', { overrideReason: '新证在办' }));
    desk.put('charge', { tenant_id: guest, month: '2026-08', kind: 'rent', amount: 100_000, reason: null });
    expect(refusalIn(asked('2026-11-11'))).toEqual({ code: 'BOOKING_WARNED', data: { warnings: ['TENANT_IN_ARREARS'] } });
  });

  it('of three letters is refused', () => {
    expire(guest);
    expect(refusalIn(asked('2026-11-10', { overrideReason: 'atc' }))).toEqual({ code: 'REASON_TOO_SHORT', data: { reason: 'atc' } });
  });
});

it('two bookings of one tenant at one time in two studios are a hint that asks nothing', () => {
  const other = desk.room('B01');
  desk.booked({ studio: room, tenant: guest }, '2026-11-10T19:00', '2026-11-10T21:00');
  expect(said('2026-11-10', guest, other)).toEqual({ codes: ['TENANT_ELSEWHERE'], asks: [], given: null });
  const made = valueOf(desk.ask({ studio: other, tenant: guest }, '2026-11-10T20:00', '2026-11-10T22:00'));
  expect(made.warnings).toEqual([
    { code: 'TENANT_ELSEWHERE', data: { tenant: '企业1', studio: 'A01', from: '2026-11-10 19:00', until: '2026-11-10 21:00' } },
  ]);
  expect(said('2026-11-10', desk.guest(2), desk.room('C01')).codes).toEqual([]);
  // One after the other is nothing to say.
  const [from, to] = [when('2026-11-10T22:00'), when('2026-11-10T23:00')];
  expect(valueOf(judge(desk.base, { booking: null, studio: room, tenant: guest, from, to, equipment: [] })).warnings).toEqual([]);
});

it('a guest who left early is not elsewhere: neither the rest of the same studio nor another one is spoken of from then on', () => {
  const other = desk.room('B01');
  const { booking } = valueOf(desk.ask({ studio: room, tenant: guest, state: 'checked_in' }, '2026-11-05T09:00', '2026-11-05T13:00'));
  const saidAt = (studio: number, from: string) => {
    const span = { from: when(`2026-11-05T${from}`), to: when('2026-11-05T12:00') };
    return valueOf(judge(desk.base, { booking: null, studio, tenant: guest, ...span, equipment: [] })).warnings.map(({ code }) => code);
  };
  expect(saidAt(other, '11:00')).toEqual(['TENANT_ELSEWHERE']);
  desk.setNow('2026-11-05T10:30');
  valueOf(changeState(desk.base, CLERK, { booking: booking.id, version: null, to: 'completed', at: null, reason: null }));
  expect(saidAt(room, '10:30')).toEqual([]);
  expect(saidAt(other, '10:30')).toEqual([]);
  expect(saidAt(other, '10:15')).toEqual(['TENANT_ELSEWHERE']);
});

describe('a tenant that did not come three times in 30 days', () => {
  /** Booked for 10:00 of a day, and not come. */
  function miss(day: string): void {
    const { booking } = valueOf(desk.ask({ studio: room, tenant: guest }, `${day}T10:00`, `${day}T11:00`));
    desk.setNow(`${day}T11:00`);
    valueOf(changeState(desk.base, CLERK, { booking: booking.id, version: null, to: 'no_show', at: null, reason: null }));
  }

  it('was booked again without a word: now the manager is asked, and the days are named', () => {
    miss('2026-11-06');
    miss('2026-11-07');
    expect(said('2026-11-10')).toEqual({ codes: [], asks: [], given: null });
    miss('2026-11-09');
    expect(said('2026-11-10').asks).toEqual(['TENANT_NO_SHOWS']);
    expect(said('2026-11-10', desk.guest(2)).asks).toEqual([]);
    expect(refusalIn(asked('2026-11-10'))).toEqual({ code: 'BOOKING_WARNED', data: { warnings: ['TENANT_NO_SHOWS'] } });
    const made = valueOf(asked('2026-11-10', { overrideReason: '已补交押金' }));
    const days = ['2026-11-06', '2026-11-07', '2026-11-09'];
    expect(made.warnings).toEqual([{ code: 'TENANT_NO_SHOWS', data: { tenant: '企业1', count: 3, within: 30, days } }]);
    expect(formatRefusal(made.warnings[0] ?? { code: 'TENANT_NO_SHOWS', data: {} }, 'zh-CN')).toContain(
      '2026-11-06、2026-11-07、2026-11-09',
    );
    // What is booked already moves and grows without being asked.
    const { id, version } = made.booking;
    expect(
      refusalIn(
        move(desk.base, CLERK, {
          id,
          version,
          studio: room,
          from: when('2026-11-10T21:00'),
          to: when('2026-11-10T22:30'),
          overrideReason: null,
        }),
      ),
    ).toBe('ok');
  });

  it('asks nothing once the first of them is 30 days past, or by what the base sets', () => {
    for (const day of ['2026-11-06', '2026-11-07', '2026-11-09']) miss(day);
    desk.setNow('2026-12-06T10:00');
    expect(said('2026-12-07').asks).toEqual(['TENANT_NO_SHOWS']);
    desk.setNow('2026-12-06T10:01');
    expect(said('2026-12-07').asks).toEqual([]);
    desk.rules({ noShowDays: 60 });
    expect(said('2026-12-07').asks).toEqual(['TENANT_NO_SHOWS']);
    desk.rules({ noShowDays: 60, noShowLimit: 4 });
    expect(said('2026-12-07').asks).toEqual([]);
    desk.rules({ noShowLimit: 0 });
    expect(said('2026-12-07').asks).toEqual([]);
  });
});

describe('a booking typed into a past month', () => {
  it('was made without a word, the year mistyped: it asks first, and the reason stands on it', () => {
    expect(refusalIn(asked('2025-11-10'))).toEqual({ code: 'BOOKING_WARNED', data: { warnings: ['BOOKING_PAST_MONTH'] } });
    const [from, to] = [when('2026-10-31T20:00'), when('2026-10-31T22:00')];
    expect(valueOf(judge(desk.base, { booking: null, studio: room, tenant: guest, from, to, equipment: [] })).asks).toEqual([
      'BOOKING_PAST_MONTH',
    ]);
    const made = valueOf(asked('2025-11-10', { overrideReason: '补登去年的一场' }));
    const data = { from: '2025-11-10 20:00', month: '2025-11', current: '2026-11' };
    expect(made.warnings).toEqual([{ code: 'BOOKING_PAST_MONTH', data }]);
    expect(desk.stored(made.booking.id)).toMatchObject({ overridden: 'BOOKING_PAST_MONTH', override_reason: '补登去年的一场' });
  });

  it('is none on the past days of this month, nor on the night that the desk’s month has not ended', () => {
    expect(said('2026-11-01').codes).toEqual([]);
    desk.setNow('2026-12-01T05:59');
    expect(said('2026-11-30').codes).toEqual([]);
    desk.setNow('2026-12-01T06:00');
    expect(said('2026-11-30').asks).toEqual(['BOOKING_PAST_MONTH']);
  });

  it('is one that moves there, not one that stays in its month', () => {
    const { id, version } = valueOf(asked('2026-11-10')).booking;
    desk.setNow('2026-12-02T09:00');
    const moved = (day: string) => {
      const [from, to] = [when(`${day}T20:00`), when(`${day}T21:00`)];
      return refusalIn(move(desk.base, CLERK, { id, version, studio: room, from, to, overrideReason: null }));
    };
    expect(moved('2026-10-10')).toMatchObject({ code: 'BOOKING_WARNED' });
    expect(moved('2026-11-11')).toBe('ok');
  });
});
