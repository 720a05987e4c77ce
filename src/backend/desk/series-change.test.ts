// Changes of a series by hand: this one, this and following, all; exceptions and past dates stay, what can't go stays, one undo takes all back.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeByHand, rowsOf } from '../../../test/helpers/import-base.ts';
import { DESK, type DeskBase, openDeskBase, refusalIn } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { daily, seriesDesk, type SeriesDesk, versionOf, wishOf } from '../../../test/helpers/series-desk.ts';
import { cancelSeries, type SeriesCancelRequest } from './change-series.ts';
import { seriesOf } from './series-seen.ts';
import { previewChange } from './series-change-look.ts';
import { changeState } from './booking-status.ts';
import { undoBookings } from './undo.ts';

let desk: DeskBase;
let at: SeriesDesk;
let room: number;
let other: number;
let first: number;
let second: number;
beforeEach(() => {
  desk = openDeskBase();
  at = seriesDesk(desk);
  room = desk.room('A01');
  other = desk.room('B01');
  first = desk.guest(1);
  second = desk.guest(2);
});
afterEach(() => desk.closeSound());

/** Four days from 2026-11-10, 20:00-22:00 in A01: bookings 1 to 4 of series 1. */
function four(): void {
  at.booked(wishOf(room, first, daily('2026-11-10', 4)));
}

/** Takes the change back and brings it again: nothing but the versions is otherwise. */
function comesAndGoes(before: string, change: number | null): void {
  const after = at.rows();
  const undone = valueOf(undoBookings(desk.base, DESK, { change: change ?? 0 }));
  expect(at.rows()).toBe(before);
  valueOf(undoBookings(desk.base, DESK, { change: undone.change }));
  expect(at.rows()).toBe(after);
}

function rules(): unknown {
  return rowsOf(desk.base.db, 'SELECT id, starts_on, rule, starts_minute, minutes, studio_id FROM booking_series ORDER BY id').map(
    (row) => {
      const [id, startsOn, rule, ...rest] = row as [number, string, string, number, number, number];
      const { until, count } = JSON.parse(rule) as { readonly until: string | null; readonly count: number | null };
      return [id, startsOn, until, count, ...rest];
    },
  );
}

describe('this one', () => {
  it('becomes an exception, and the rest stays', () => {
    four();
    const before = at.rows();
    const done = at.changed(2, { scope: 'this', startsMinute: 900, minutes: 60 });
    expect(done).toMatchObject({ series: 1, left: [], bookings: [{ id: 2, isException: true }] });
    expect(at.stands(1)).toEqual([
      '2026-11-10 20:00-22:00 A01',
      '2026-11-11 15:00-16:00 A01!',
      '2026-11-12 20:00-22:00 A01',
      '2026-11-13 20:00-22:00 A01',
    ]);
    expect(rules()).toEqual([[1, '2026-11-10', null, 4, 1200, 120, room]]);
    comesAndGoes(before, done.change);
  });

  it('is refused what a slot is refused for, and where it has ended', () => {
    four();
    desk.booked({ studio: other, tenant: second }, '2026-11-11T21:00', '2026-11-11T22:00');
    expect(codeIn(at.change(2, { scope: 'this', studio: 'B01', mode: 'free' }))).toBe('BOOKING_OVERLAP');
    expect(codeIn(at.change(2, { scope: 'this', studio: 'Z99' }))).toBe('STUDIO_UNKNOWN');
    expect(codeIn(at.change(5, { scope: 'this', startsMinute: 0 }))).toBe('SERIES_UNKNOWN');
    expect(codeIn(at.change(2, { scope: 'this', version: 9, startsMinute: 0 }))).toBe('BOOKING_CHANGED');
    expect(at.changed(2, { scope: 'this', startsMinute: 1200 })).toEqual({ series: 1, change: null, bookings: [], warnings: [], left: [] });
    const cancel = { booking: 2, version: null, to: 'cancelled', at: null, reason: '出差' } as const;
    valueOf(changeState(desk.base, DESK, cancel));
    expect(codeIn(at.change(2, { scope: 'this', startsMinute: 0 }))).toBe('BOOKING_STATE_MOVE');
  });
});

describe('all', () => {
  it('move with the series; exceptions, cancelled and past ones stay', () => {
    four();
    at.changed(3, { scope: 'this', startsMinute: 900 });
    const cancel = { booking: 4, version: null, to: 'cancelled', at: null, reason: '出差' } as const;
    valueOf(changeState(desk.base, DESK, cancel));
    desk.setNow('2026-11-10T23:00');
    const before = at.rows();
    const done = at.changed(2, { startsMinute: 1260, studio: other });
    expect(done.bookings.map(({ id }) => id)).toEqual([2]);
    expect(at.stands(1)).toEqual([
      '2026-11-10 20:00-22:00 A01',
      '2026-11-11 21:00-23:00 B01',
      '2026-11-12 15:00-17:00 A01!',
      '2026-11-13 20:00-22:00 A01 cancelled',
    ]);
    expect(rules()).toEqual([[1, '2026-11-10', null, 4, 1260, 120, other]]);
    comesAndGoes(before, done.change);
  });

  it('move into each other’s old places: 20 hours a day six hours later', () => {
    at.booked(wishOf(room, first, daily('2026-11-10', 4), { startsMinute: 0, minutes: 1200 }));
    const before = at.rows();
    const done = at.changed(1, { startsMinute: 360 });
    expect(done.bookings).toHaveLength(4);
    expect(at.stands(1)[3]).toBe('2026-11-13 06:00-02:00 A01');
    comesAndGoes(before, done.change);
  });

  it('or none: an obstacle at the last date holds back whom it must', () => {
    at.booked(wishOf(room, first, daily('2026-11-10', 4), { startsMinute: 0, minutes: 1200 }));
    desk.booked({ studio: room, tenant: second }, '2026-11-13T21:00', '2026-11-13T22:00');
    const before = at.rows();
    const blocked = { code: 'SERIES_BLOCKED', data: { days: ['2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'], free: 0, all: 4 } };
    // From 06:00 on for 20 hours each runs into the next day's old place: the last can't go, so none can.
    expect(refusalIn(at.change(1, { startsMinute: 360 }))).toEqual(blocked);
    expect(refusalIn(at.change(1, { startsMinute: 360, mode: 'free' }))).toEqual(blocked);
    expect(at.rows()).toBe(before);
    // Three hours later for 20 hours leaves the next day's old place alone.
    const data = { days: ['2026-11-13'], free: 3, all: 4 };
    expect(refusalIn(at.change(1, { startsMinute: 180 }))).toEqual({ code: 'SERIES_BLOCKED', data });
    const done = at.changed(1, { startsMinute: 180, mode: 'free' });
    expect(done.left.map(({ day, refusal }) => [day, refusal?.code])).toEqual([['2026-11-13', 'BOOKING_OVERLAP']]);
    expect(at.stands(1)).toEqual([
      '2026-11-10 03:00-23:00 A01',
      '2026-11-11 03:00-23:00 A01',
      '2026-11-12 03:00-23:00 A01',
      '2026-11-13 00:00-20:00 A01!',
    ]);
    comesAndGoes(before, done.change);
  });

  it('with things that are all out, and into a linked half', () => {
    const thing = desk.put('equipment', { name: '绿幕', count: 1 });
    const half = desk.room('H1');
    desk.put('studio_link', { whole_id: room, part_id: half, starts_on: '2026-01-01', ends_on: null });
    at.booked(wishOf(room, first, daily('2026-11-10', 2), { startsMinute: 0, minutes: 1200, equipment: [[thing, 1]] }));
    const before = at.rows();
    // The half is blocked by nothing but the series itself, which moves.
    const done = at.changed(1, { studio: half, startsMinute: 300 });
    expect(at.stands(1)).toEqual(['2026-11-10 05:00-01:00 H1', '2026-11-11 05:00-01:00 H1']);
    comesAndGoes(before, done.change);
    desk.booked({ studio: other, tenant: second, equipment: [[thing, 1]] }, '2026-11-12T02:00', '2026-11-12T03:00');
    expect(at.changed(1, { minutes: 1320, mode: 'free' }).left.map(({ day, refusal }) => [day, refusal?.code])).toEqual([
      ['2026-11-11', 'BOOKING_EQUIPMENT_OUT'],
    ]);
  });

  it('is nothing where nothing is otherwise', () => {
    four();
    const before = at.rows();
    expect(at.changed(1, { startsMinute: 1200, minutes: 120, studio: room })).toEqual({
      series: 1,
      change: null,
      bookings: [],
      warnings: [],
      left: [],
    });
    expect(at.rows()).toBe(before);
  });
});

describe('this and the following', () => {
  it('become a series of their own, exceptions and cancelled ones with them', () => {
    four();
    at.changed(4, { scope: 'this', startsMinute: 900 });
    const before = at.rows();
    const done = at.changed(2, { scope: 'following', startsMinute: 1260, minutes: 60 });
    expect(done).toMatchObject({ series: 2, bookings: [{ id: 2 }, { id: 3 }], left: [] });
    expect(rules()).toEqual([
      [1, '2026-11-10', '2026-11-10', null, 1200, 120, room],
      [2, '2026-11-11', null, 3, 1260, 60, room],
    ]);
    expect(at.stands(1)).toEqual(['2026-11-10 20:00-22:00 A01']);
    expect(at.stands(2)).toEqual(['2026-11-11 21:00-22:00 A01', '2026-11-12 21:00-22:00 A01', '2026-11-13 15:00-17:00 A01!']);
    const dates = valueOf(seriesOf(desk.base, { series: 2 })).dates;
    expect(dates.map(({ day, booking }) => [day, booking?.id])).toEqual([
      ['2026-11-11', 2],
      ['2026-11-12', 3],
      ['2026-11-13', 4],
    ]);
    comesAndGoes(before, done.change);
  });

  it('from the first date on are all', () => {
    four();
    expect(at.changed(1, { scope: 'following', startsMinute: 1260 })).toMatchObject({ series: 1 });
    expect(rules()).toEqual([[1, '2026-11-10', null, 4, 1260, 120, room]]);
  });

  it('leave those behind that can’t go, as exceptions of the new series', () => {
    at.booked(wishOf(room, first, daily('2026-11-09', '2026-11-20', { frequency: 'weekly', weekdays: [1, 5] })));
    desk.booked({ studio: other, tenant: second }, '2026-11-20T21:00', '2026-11-20T23:00');
    const done = at.changed(2, { scope: 'following', studio: 'B01', mode: 'free' });
    expect(done.left).toMatchObject([{ day: '2026-11-20', refusal: { code: 'BOOKING_OVERLAP' }, warnings: [] }]);
    expect(at.stands(2)).toEqual(['2026-11-13 20:00-22:00 B01', '2026-11-16 20:00-22:00 B01', '2026-11-20 20:00-22:00 A01!']);
    expect(rules()).toEqual([
      [1, '2026-11-09', '2026-11-12', null, 1200, 120, room],
      [2, '2026-11-13', '2026-11-20', null, 1200, 120, other],
    ]);
  });

  it('reach beyond what a closed month has read', () => {
    desk.setNow('2026-10-29T09:00');
    at.booked(wishOf(room, first, daily('2026-10-30', 4)));
    closeByHand(desk.base.db, '2026-10');
    desk.setNow('2026-11-01T09:00');
    const done = at.changed(3, { scope: 'all', startsMinute: 600 });
    expect(done.bookings.map(({ id }) => id)).toEqual([3, 4]);
    expect(at.stands(1)[1]).toBe('2026-10-31 20:00-22:00 A01');
  });
});

describe('cancelling', () => {
  const cancel = (id: number, changes: Partial<SeriesCancelRequest>) => {
    const version = Number(rowsOf(desk.base.db, 'SELECT version FROM booking WHERE id = ?', id).flat()[0]);
    return cancelSeries(desk.base, DESK, { id, version, scope: 'all', reason: '企业调整', ...changes });
  };
  const charges = (): unknown => rowsOf(desk.base.db, 'SELECT state, charge, cancel_reason FROM booking ORDER BY id');

  it('charges late ones and not those in time; exceptions stay; one undo', () => {
    four();
    at.changed(4, { scope: 'this', startsMinute: 900 });
    desk.setNow('2026-11-10T12:00');
    const before = at.rows();
    const done = valueOf(cancel(2, {}));
    expect(done.count).toBe(3);
    // Two hours at 120 yuan, half of it, eight hours before; the next day's are 32 and more hours away.
    expect(charges()).toEqual([
      ['cancelled', 12_000, '企业调整'],
      ['cancelled', 0, '企业调整'],
      ['cancelled', 0, '企业调整'],
      ['booked', null, null],
    ]);
    comesAndGoes(before, done.change);
  });

  it('uses up the lease’s free minutes in order of start', () => {
    const free = desk.guest(3, { free_minutes: 180 });
    at.booked(wishOf(room, free, daily('2026-11-05', 2), { startsMinute: 720 }));
    desk.setNow('2026-11-05T11:59');
    valueOf(cancel(1, {}));
    // The first has 120 free; 60 of the second are free too, but it is 24 hours and a minute away: in time.
    expect(charges()).toEqual([
      ['cancelled', 0, '企业调整'],
      ['cancelled', 0, '企业调整'],
    ]);
  });

  it('reaches this one, or this and the following; who is checked in stays', () => {
    four();
    expect(valueOf(cancel(1, { scope: 'this' })).count).toBe(1);
    expect(valueOf(cancel(3, { scope: 'following' })).count).toBe(2);
    expect((charges() as string[][]).map(([state]) => state)).toEqual(['cancelled', 'booked', 'cancelled', 'cancelled']);
    expect(refusalIn(cancel(3, { scope: 'following' }))).toMatchObject({ code: 'BOOKING_STATE_MOVE', data: { from: 'cancelled' } });
    const checkIn = { booking: 2, version: null, to: 'checked_in', at: null, reason: null } as const;
    desk.setNow('2026-11-11T19:50');
    valueOf(changeState(desk.base, DESK, checkIn));
    expect(codeIn(cancel(2, {}))).toBe('BOOKING_STATE_MOVE');
    expect(codeIn(cancel(2, { reason: ' ' }))).toBe('BOOKING_STATE_MOVE');
    at.booked(wishOf(other, first, daily('2026-11-10', 2)));
    expect(codeIn(cancel(5, { reason: ' ' }))).toBe('REASON_NEEDED');
  });

  it('counts the last date, to which nobody came and which alone is left to cancel', () => {
    four();
    desk.setNow('2026-11-13T23:00');
    expect(valueOf(cancel(4, { scope: 'following' })).count).toBe(1);
    expect((charges() as string[][]).map(([state]) => state)).toEqual(['booked', 'booked', 'booked', 'no_show']);
  });
});

describe('a change looked at before it is done', () => {
  /** What would become of booking 2 and its following dates. */
  function previewed(changes: Partial<Parameters<typeof previewChange>[1]>) {
    const nothing = { studio: null, startsMinute: null, minutes: null, scope: 'following' } as const;
    return previewChange(desk.base, { id: 2, version: versionOf(desk, 2), ...nothing, ...changes });
  }

  it('tells each date, and price and time before and after: an hour more, where one date can’t have it', () => {
    four();
    desk.booked({ studio: room, tenant: second }, '2026-11-12T22:30', '2026-11-12T23:30');
    const before = at.rows();
    const seen = valueOf(previewed({ minutes: 180 }));
    expect(seen.dates.map(({ day, refusal }) => `${day} ${refusal?.code ?? 'ok'}`)).toEqual([
      '2026-11-11 ok',
      '2026-11-12 BOOKING_OVERLAP',
      '2026-11-13 ok',
    ]);
    expect(seen.free).toBe(2);
    // Three times two hours at 120 yuan; then 3, 2 and 3 hours.
    expect(seen.before).toEqual({ total: 72_000, minutes: 360 });
    expect(seen.after).toEqual({ total: 96_000, minutes: 480 });
    expect(at.rows()).toBe(before);
    const done = at.changed(2, { scope: 'following', minutes: 180, mode: 'free' });
    expect(done.bookings.map(({ id }) => id)).toEqual([2, 4]);
    expect(done.left.map(({ day }) => day)).toEqual(['2026-11-12']);
  });

  it('prices another studio by its own rates, and lets free minutes fall to the dates in order', () => {
    const dear = desk.room('C01', '00:00-24:00', { hourly_rate: 18_000 });
    four();
    // 180 instead of 120 yuan an hour, three times two hours.
    expect(valueOf(previewed({ studio: 'C01' }))).toMatchObject({ before: { total: 72_000 }, after: { total: 108_000, minutes: 360 } });
    const lessee = desk.guest(3, { free_minutes: 300 });
    at.booked(wishOf(other, lessee, daily('2026-11-20', 4)));
    const fifth = { id: 5, version: versionOf(desk, 5), scope: 'all' } as const;
    // Of 8 hours 5 are free; of the 12 after it 5 as well: 3 and 7 paid ones.
    expect(valueOf(previewed({ ...fifth, minutes: 180 }))).toMatchObject({
      before: { total: 36_000, minutes: 480 },
      after: { total: 84_000, minutes: 720 },
    });
    // In the dear one the 3 paid hours cost 180 each.
    expect(valueOf(previewed({ ...fifth, studio: dear })).after.total).toBe(54_000);
  });

  it('has no date where nothing would be otherwise, and is refused what the change is', () => {
    four();
    expect(valueOf(previewed({ startsMinute: 1200 }))).toEqual({
      dates: [],
      free: 0,
      before: { total: 0, minutes: 0 },
      after: { total: 0, minutes: 0 },
    });
    expect(codeIn(previewed({ studio: 'Z99' }))).toBe('STUDIO_UNKNOWN');
    expect(codeIn(previewed({ version: 9 }))).toBe('BOOKING_CHANGED');
  });
});
