// A blackout before and after it is saved: which bookings it hits, what each could have instead, and one change for all its records.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeByHand, rowsOf } from '../../../test/helpers/import-base.ts';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { MANAGER, codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { printClock, printInstant, getMinuteOfDay } from '../../domain/time/calendar.ts';
import type { FreeSlot } from '../../contract/desk/booking-shapes.ts';
import { type BlackoutWish, planBlackout, previewBlackout } from '../desk/blackouts.ts';
import { changeState } from '../desk/booking-status.ts';
import { addBlackouts } from './add-blackouts.ts';
import { undoBatchAuthorized } from './record-authorization.ts';
import { undoChange } from './undo-change.ts';

let desk: DeskBase;
let a01: number;
let b01: number;
let first: number;
let second: number;
beforeEach(() => {
  desk = openDeskBase();
  a01 = desk.room('A01');
  b01 = desk.room('B01');
  first = desk.guest(1);
  second = desk.guest(2);
});
afterEach(() => desk.closeSound());

/** Three Tuesdays from 10 November, 18:00-21:00 in A01. */
function tuesdays(more: Partial<BlackoutWish> = {}): BlackoutWish {
  const repeat = { frequency: 'weekly', weekdays: [2], until: null, count: 3 } as const;
  return { studio: a01, from: when('2026-11-10T18:00'), to: when('2026-11-10T21:00'), repeat, ...more };
}

/** One on the first Tuesday that runs into it, one on the second inside of it, and a neighbour on the first. */
function three() {
  return [
    desk.booked({ studio: a01, tenant: first }, '2026-11-10T20:00', '2026-11-10T22:00'),
    desk.booked({ studio: a01, tenant: second }, '2026-11-17T20:30', '2026-11-17T21:30'),
    desk.booked({ studio: b01, tenant: second }, '2026-11-10T19:00', '2026-11-10T21:00'),
  ].map(({ booking }) => booking.id);
}

function preview(wish: BlackoutWish) {
  return valueOf(previewBlackout(desk.base, wish));
}

function said({ code, from, to }: FreeSlot): string {
  return `${code} ${printClock(getMinuteOfDay(from))}-${printClock(getMinuteOfDay(to))}`;
}

/** What is offered to each booking that is hit. */
function offers(wish: BlackoutWish) {
  return preview(wish).hits.map(({ booking, code, plan }) => [
    booking.id,
    code,
    plan?.studios.map(said),
    plan?.times.map(said),
    plan?.shorter === undefined || plan.shorter === null ? null : said(plan.shorter),
  ]);
}

describe('before it is saved', () => {
  it('lists the bookings in it, date by date, with plan B as if it stood', () => {
    const [early, late] = three();
    const { dates, studios, count } = preview(tuesdays());
    expect(dates.map(({ from, hits }) => [printInstant(from), hits])).toEqual([
      ['2026-11-10 18:00', 1],
      ['2026-11-17 18:00', 1],
      ['2026-11-24 18:00', 0],
    ]);
    expect([studios, count]).toEqual([1, 2]);
    // On the 10th B01 is taken till 21:00; on the 17th it is free.
    expect(offers(tuesdays())).toEqual([
      [early, 'A01', [], ['A01 16:00-18:00', 'A01 21:00-23:00'], 'A01 21:00-22:00'],
      [late, 'A01', ['B01 20:30-21:30'], ['A01 17:00-18:00', 'A01 21:00-22:00'], 'A01 21:00-21:30'],
    ]);
    expect(rowsOf(desk.base.db, 'SELECT count(*) FROM blackout')).toEqual([[0]]);
  });

  it('of all studios offers none of them at its time', () => {
    const [early, late, neighbour] = three();
    const wish = tuesdays({ studio: null });
    expect(preview(wish)).toMatchObject({ studios: 2, count: 3 });
    expect(offers(wish).map(([id, code, studios]) => [id, code, studios])).toEqual([
      [neighbour, 'B01', []],
      [early, 'A01', []],
      [late, 'A01', []],
    ]);
  });

  it('leaves out what only touches it, is cancelled, has lapsed or is over', () => {
    desk.booked({ studio: a01, tenant: first }, '2026-11-10T16:00', '2026-11-10T18:00');
    const gone = desk.booked({ studio: a01, tenant: first }, '2026-11-10T19:00', '2026-11-10T20:00').booking.id;
    valueOf(changeState(desk.base, DESK, { booking: gone, version: null, to: 'cancelled', at: null, reason: '客人改期' }));
    const held = { studio: a01, tenant: first, state: 'option', holdsUntil: when('2026-11-06T09:00') } as const;
    desk.booked(held, '2026-11-17T19:00', '2026-11-17T20:00');
    expect(preview(tuesdays()).count).toBe(1);
    desk.setNow('2026-11-06T09:00');
    expect(preview(tuesdays()).count).toBe(0);
    desk.booked({ studio: a01, tenant: first }, '2026-11-24T19:00', '2026-11-24T20:00');
    expect(preview(tuesdays()).count).toBe(1);
    desk.setNow('2026-11-24T20:00');
    expect(preview(tuesdays()).count).toBe(0);
  });

  it('names a booking once that two of its dates meet', () => {
    desk.booked({ studio: a01, tenant: first }, '2026-11-10T20:00', '2026-11-11T19:00');
    const daily = { frequency: 'daily', weekdays: [], until: null, count: 2 } as const;
    const { dates, count, hits } = preview(tuesdays({ repeat: daily }));
    expect([dates.map((one) => one.hits), count, hits.length]).toEqual([[1, 1], 1, 1]);
  });
});

describe('saved', () => {
  const stored = () =>
    rowsOf(
      desk.base.db,
      'SELECT studio_id, starts_at, ends_at, reason FROM blackout WHERE retired_at IS NULL ORDER BY starts_at, studio_id',
    );
  const row = (studio: number, day: string) => [studio, when(`${day}T18:00`), when(`${day}T21:00`), '空调保养'];

  it('is a record for each date, all in one change, and nothing can be booked there any more', () => {
    three();
    const added = valueOf(addBlackouts(desk.base, MANAGER, { ...tuesdays(), reason: '空调保养' }));
    expect(added).toMatchObject({ count: 3, hits: 2 });
    expect(stored()).toEqual([row(a01, '2026-11-10'), row(a01, '2026-11-17'), row(a01, '2026-11-24')]);
    expect(codeIn(desk.ask({ studio: a01, tenant: first }, '2026-11-24T20:00', '2026-11-24T22:00'))).toBe('BOOKING_BLACKOUT');
    valueOf(undoChange(desk.base, MANAGER, { change: added.change }));
    expect(stored()).toEqual([]);
  });

  it('of all studios leaves out those that are not in service on the date', () => {
    const c01 = desk.put('studio', { code: 'C01', opened_on: '2026-11-20' });
    const fact = { kind: '公共', area: 1000, hours: '00:00-24:00', turnaround: 0, hourly_rate: 100 };
    desk.put('studio_fact', { studio_id: c01, starts_on: '0001-01-01', ...fact });
    expect(valueOf(addBlackouts(desk.base, MANAGER, { ...tuesdays({ studio: null }), reason: '空调保养' })).count).toBe(7);
    expect(stored().slice(-1)).toEqual([row(c01, '2026-11-24')]);
  });

  it('is refused whole: a closed month, no such studio, backwards, more records than 4000', () => {
    for (let nth = 0; nth < 9; nth += 1) desk.room(`D0${nth}`);
    closeByHand(desk.base.db, '2026-09');
    const from = { from: when('2026-09-29T18:00'), to: when('2026-09-29T21:00') };
    const add = (more: Partial<BlackoutWish>) => addBlackouts(desk.base, MANAGER, { ...tuesdays(more), reason: '空调保养' });
    expect(codeIn(add(from))).toBe('MONTH_CLOSED');
    expect(codeIn(add({ studio: 99 }))).toBe('STUDIO_UNKNOWN');
    expect(codeIn(add({ to: when('2026-11-10T18:00') }))).toBe('RECORD_ENDS_BEFORE_START');
    const daily = { frequency: 'daily', weekdays: [], until: null, count: 400 } as const;
    expect(refusalIn(add({ studio: null, repeat: daily }))).toEqual({ code: 'SERIES_TOO_LONG', data: { limit: 363 } });
    expect(stored()).toEqual([]);
  });

  it('may be 4000 records, ten studios on 400 days', () => {
    for (let nth = 0; nth < 8; nth += 1) desk.room(`D0${nth}`);
    const repeat = { frequency: 'daily', weekdays: [], until: null, count: 400 } as const;
    expect(valueOf(planBlackout(desk.base.db, tuesdays({ studio: null, repeat }))).places).toHaveLength(4000);
  });
});

describe('a studio breaks at 19:20, and the desk had to wait for the manager', () => {
  const broken = (more: Partial<BlackoutWish> = {}) => ({
    studio: a01,
    from: when('2026-11-05T19:00'),
    to: when('2026-11-06T06:00'),
    repeat: null,
    reason: '灯坏了',
    ...more,
  });
  const CLERK = { ...DESK, lent: [] } as const;

  it('blocks it at once until the desk’s day ends, with the guests offered other studios, and frees it again', () => {
    desk.setNow('2026-11-05T19:20');
    const hit = desk.booked({ studio: a01, tenant: first }, '2026-11-05T21:00', '2026-11-05T23:00').booking.id;
    const { reason, ...wish } = broken();
    expect(preview(wish).hits.map(({ booking, plan }) => [booking.id, plan?.studios.map(said)])).toEqual([[hit, ['B01 21:00-23:00']]]);
    const added = valueOf(addBlackouts(desk.base, CLERK, { ...wish, reason }));
    expect(added).toMatchObject({ count: 1, hits: 1 });
    expect(refusalIn(desk.ask({ studio: a01, tenant: second }, '2026-11-06T02:00', '2026-11-06T03:00'))).toMatchObject({
      code: 'BOOKING_BLACKOUT',
    });
    valueOf(undoBatchAuthorized(desk.base, CLERK, { change: added.change }));
    expect(rowsOf(desk.base.db, 'SELECT count(*) FROM blackout WHERE retired_at IS NULL')).toEqual([[0]]);
  });

  it('asks the manager for longer, for another day, for all studios, and for one that comes back', () => {
    desk.setNow('2026-11-05T19:20');
    const refusal = { code: 'NOT_ALLOWED', data: { role: 'front_desk', right: 'records.write' } };
    const daily = { frequency: 'daily', weekdays: [], until: null, count: 2 } as const;
    const longer = [
      { to: when('2026-11-06T06:01') },
      { from: when('2026-11-06T09:00'), to: when('2026-11-06T10:00') },
      { studio: null },
      { repeat: daily },
    ];
    for (const more of longer) expect(refusalIn(addBlackouts(desk.base, CLERK, broken(more)))).toEqual(refusal);
    expect(valueOf(addBlackouts(desk.base, MANAGER, broken({ to: when('2026-11-08T06:00') }))).count).toBe(1);
  });
});
