// Nearly every booking asked for a typed reason, and reasons became "atc": one is asked for where there is something to decide, once a day, in words.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { fen } from '../../domain/values/quantity.ts';
import { judge } from './move.ts';

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
