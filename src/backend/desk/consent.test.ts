// What a rule with consent asks is asked by every way to a slot: a reason of somebody with the permission, else nothing is written.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { valueOf } from '../../../test/helpers/record-base.ts';
import { daily, wishOf } from '../../../test/helpers/series-desk.ts';
import { dayAt } from '../../../test/helpers/slot-ground.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Caller } from '../core/rpc/call.ts';
import { book } from './book.ts';
import { changeDetails } from './details.ts';
import { extend, move } from './move.ts';
import { bookSeries, addBackDate, cancelSeries } from './change-series.ts';
import { changeSeries } from './series-change.ts';
import { changeMany, swap } from './swap.ts';
import { NO_DETAILS } from './write-booking.ts';

const CLERK: Caller = { who: '前台', host: 'window', role: 'front_desk' };

let desk: DeskBase;
let room: number;
let other: number;
let guest: number;
beforeEach(() => {
  desk = openDeskBase();
  [room, other, guest] = [desk.room('A01'), desk.room('B01'), desk.guest(1)];
});
afterEach(() => desk.closeSound());

/** Everything that the way may need stands before the licence has expired. */
type Way = (desk: DeskBase) => (actor: Caller, overrideReason: string | null) => Result<unknown>;

const EVENING = { from: when('2026-11-10T20:00'), to: when('2026-11-10T22:00') };
const PATTERN = { studio: null, startsMinute: null, minutes: 150 };

/** A booking of the guest on the evening, as the asker saw it. */
function bookedEvening(): { readonly id: number; readonly version: number } {
  const { booking } = desk.booked({ studio: room, tenant: guest }, '2026-11-10T20:00', '2026-11-10T22:00');
  return { id: booking.id, version: booking.version };
}

function bookedSeries() {
  const wish = wishOf(room, guest, daily('2026-11-10', 3));
  const { series, bookings } = valueOf(bookSeries(desk.base, DESK, { ...wish, mode: 'all', overrideReason: null }));
  const [first] = bookings;
  if (first === undefined) throw new Error('no booking');
  return { series, seen: { id: first.id, version: first.version } };
}

const WAYS: Readonly<Record<string, Way>> = {
  book: () => (actor, overrideReason) =>
    book(desk.base, actor, { studio: room, tenant: guest, ...EVENING, state: 'booked', holdsUntil: null, overrideReason }),
  move: () => {
    const seen = bookedEvening();
    return (actor, overrideReason) => move(desk.base, actor, { ...seen, studio: other, ...EVENING, overrideReason });
  },
  details: () => {
    const { booking } = desk.booked({ studio: room, tenant: desk.guest(2) }, '2026-11-10T20:00', '2026-11-10T22:00');
    const { id, version } = booking;
    return (actor, overrideReason) => changeDetails(desk.base, actor, { id, version, tenant: guest, ...NO_DETAILS, overrideReason });
  },
  extend: () => {
    const seen = bookedEvening();
    return (actor, overrideReason) => extend(desk.base, actor, { ...seen, minutes: 30, overrideReason });
  },
  swap: () => {
    const seen = bookedEvening();
    return (actor, reason) => swap(desk.base, actor, { moves: [{ ...seen, studio: other, ...EVENING }], book: null, reason });
  },
  'a booking beside a swap': () => {
    const { booking } = desk.booked({ studio: room, tenant: desk.guest(2) }, '2026-11-10T20:00', '2026-11-10T22:00');
    const moves = [{ id: booking.id, version: booking.version, studio: other, ...EVENING }];
    return (actor, overrideReason) => {
      const own = { studio: room, tenant: guest, ...EVENING, state: 'booked', holdsUntil: null, overrideReason } as const;
      return swap(desk.base, actor, { moves, book: own, reason: null });
    };
  },
  'a series': () => (actor, overrideReason) =>
    bookSeries(desk.base, actor, { ...wishOf(room, guest, daily('2026-11-10', 3)), mode: 'all', overrideReason }),
  'one date of a series': () => {
    const { seen } = bookedSeries();
    return (actor, overrideReason) => changeSeries(desk.base, actor, { ...seen, ...PATTERN, scope: 'this', mode: 'all', overrideReason });
  },
  'all dates of a series': () => {
    const { seen } = bookedSeries();
    return (actor, overrideReason) => changeSeries(desk.base, actor, { ...seen, ...PATTERN, scope: 'all', mode: 'all', overrideReason });
  },
  'a date added back': () => {
    const { series, seen } = bookedSeries();
    valueOf(cancelSeries(desk.base, { ...CLERK }, { ...seen, scope: 'this', reason: '改期' }));
    return (actor, overrideReason) => addBackDate(desk.base, actor, { series, day: dayAt('2026-11-10'), overrideReason });
  },
};

function expireLicence(): void {
  desk.put('paper', { tenant_id: guest, kind: '营业执照', number: '1', expires_on: '2026-11-01' });
}

function overridden(): unknown {
  return desk.base.db.prepare('SELECT DISTINCT overridden, override_reason FROM booking WHERE override_reason IS NOT NULL').all();
}

describe.each(Object.entries(WAYS))('%s', (_, prepare) => {
  it('is refused without a reason, and with one of somebody without the permission', () => {
    const go = prepare(desk);
    expireLicence();
    const warned = { code: 'BOOKING_WARNED', data: { warnings: ['TENANT_PAPER_EXPIRED'] } };
    expect(refusalIn(go(CLERK, null))).toEqual(warned);
    expect(refusalIn(go(DESK, null))).toEqual(warned);
    expect(refusalIn(go(CLERK, '新证在办'))).toMatchObject({ code: 'NOT_ALLOWED', data: { right: 'bookings.override' } });
    expect(refusalIn(go(DESK, 'atc'))).toMatchObject({ code: 'REASON_TOO_SHORT' });
    expect(refusalIn(go(DESK, '新证在办'))).toBe('ok');
    expect(overridden()).toEqual([{ overridden: 'TENANT_PAPER_EXPIRED', override_reason: '新证在办' }]);
  });
});

describe('many moved together', () => {
  it('have a reason always, which has to be of somebody with the permission', () => {
    const bookings = [bookedEvening()];
    expireLicence();
    const go = (actor: Caller) => changeMany(desk.base, actor, { bookings, to: { kind: 'moved', studio: other }, reason: '空调坏了' });
    expect(refusalIn(go(CLERK))).toMatchObject({ code: 'NOT_ALLOWED', data: { right: 'bookings.override' } });
    expect(refusalIn(go(DESK))).toBe('ok');
    expect(overridden()).toEqual([{ overridden: 'TENANT_PAPER_EXPIRED', override_reason: '空调坏了' }]);
  });
});
