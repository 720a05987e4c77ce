// Series at the desk, by hand: month's end, leap day, overnight dates, closed days and months, obstacles in the middle, quotas.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { closeByHand, rowsOf } from '../../../test/helpers/import-base.ts';
import { DESK, type DeskBase, openDeskBase, refusalIn, when } from '../../../test/helpers/desk-base.ts';
import { codeIn, valueOf } from '../../../test/helpers/record-base.ts';
import { daily, seriesDesk, type SeriesDesk, wishOf } from '../../../test/helpers/series-desk.ts';
import { dayAt } from '../../../test/helpers/slot-ground.ts';
import { minutes } from '../../domain/values/quantity.ts';
import { previewSeries, addBackDate } from './change-series.ts';
import { seriesOf } from './series-seen.ts';
import { cancelBooking } from './booking-status.ts';
import { undoBookings } from './undo.ts';

let desk: DeskBase;
let at: SeriesDesk;
let room: number;
let first: number;
let second: number;
beforeEach(() => {
  desk = openDeskBase();
  at = seriesDesk(desk);
  room = desk.room('A01');
  first = desk.guest(1);
  second = desk.guest(2);
});
afterEach(() => desk.closeSound());

/** What is previewed is what is booked, and a preview writes nothing. */
function bookedAsPreviewed(wish: Parameters<SeriesDesk['booked']>[0]): readonly string[] {
  const before = rowsOf(desk.base.db, 'SELECT count(*), max(seq) FROM history');
  const previewed = at.previewed(wish);
  expect(rowsOf(desk.base.db, 'SELECT count(*), max(seq) FROM history')).toEqual(before);
  const free = previewed.filter((line) => line.split(' ')[1] === 'ok');
  const made = at.booked(wish, { overrideReason: '老客户' });
  expect(rowsOf(desk.base.db, 'SELECT occurs_on FROM booking WHERE series_id = ? ORDER BY occurs_on', made.series).flat()).toEqual(
    free.map((line) => line.slice(0, 10)),
  );
  expect(made.left.map(({ day, refusal }) => `${day} ${refusal?.code}`)).toEqual(previewed.filter((line) => !free.includes(line)));
  return previewed;
}

describe('a preview', () => {
  it('runs over month’s end and 29 February, and overnight to 24:00 and beyond', () => {
    expect(bookedAsPreviewed(wishOf(room, first, daily('2026-11-29', 3), { startsMinute: 1320, minutes: 240 }))).toEqual([
      '2026-11-29 ok',
      '2026-11-30 ok',
      '2026-12-01 ok',
    ]);
    expect(at.stands(1)).toEqual(['2026-11-29 22:00-02:00 A01', '2026-11-30 22:00-02:00 A01', '2026-12-01 22:00-02:00 A01']);
    desk.put('lease', { contract: 'HT-9', tenant_id: first, starts_on: '2028-01-01', ends_on: '2028-12-31', area: 1, studios: '[]' });
    const leap = wishOf(room, first, daily('2028-02-28', 3), { startsMinute: 1080, minutes: 360 });
    expect(bookedAsPreviewed(leap)).toEqual(['2028-02-28 ok', '2028-02-29 ok', '2028-03-01 ok']);
    expect(at.stands(2)).toEqual(['2028-02-28 18:00-00:00 A01', '2028-02-29 18:00-00:00 A01', '2028-03-01 18:00-00:00 A01']);
  });

  it('says what the free dates cost: the month’s free minutes go to the first of them', () => {
    const lessee = desk.guest(3, { free_minutes: 300 });
    desk.booked({ studio: room, tenant: second }, '2026-11-12T20:00', '2026-11-12T21:00');
    // Four of five dates, 2 hours at 120 yuan each; of the lessee's 8 hours 5 are free.
    expect(valueOf(previewSeries(desk.base, wishOf(room, first, daily('2026-11-10', 5))))).toMatchObject({ free: 4, total: 96_000 });
    expect(valueOf(previewSeries(desk.base, wishOf(room, lessee, daily('2026-11-10', 5))))).toMatchObject({ free: 4, total: 36_000 });
  });

  it('says which of its dates are published holidays, and of a moved workday nothing', () => {
    const { holidays } = valueOf(previewSeries(desk.base, wishOf(room, first, daily('2026-09-30', 12))));
    expect(holidays.map(({ day }) => day)).toContain('2026-10-01');
    expect(holidays.map(({ day }) => day)).not.toContain('2026-10-10');
    expect(valueOf(previewSeries(desk.base, wishOf(room, first, daily('2026-11-10', 5)))).holidays).toEqual([]);
  });

  it('holds a series against itself: 30 hours a day leave every other one, 24 leave all', () => {
    expect(bookedAsPreviewed(wishOf(room, first, daily('2026-11-10', 4), { startsMinute: 600, minutes: 1800 }))).toEqual([
      '2026-11-10 ok',
      '2026-11-11 BOOKING_OVERLAP',
      '2026-11-12 ok',
      '2026-11-13 BOOKING_OVERLAP',
    ]);
    const whole = valueOf(previewSeries(desk.base, wishOf(room, first, daily('2026-11-11', 2), { startsMinute: 960, minutes: 1440 })));
    // The 10th goes on to 16:00 on the 11th; the 12th begins at 10:00.
    expect(whole.dates.map(({ refusal }) => refusal?.code)).toEqual(['BOOKING_OVERLAP', 'BOOKING_OVERLAP']);
    expect(bookedAsPreviewed(wishOf(room, second, daily('2026-11-20', 3), { startsMinute: 0, minutes: 1440 }))).toEqual([
      '2026-11-20 ok',
      '2026-11-21 ok',
      '2026-11-22 ok',
    ]);
  });

  it('names a booking, a blackout, a closed day, the retired studio and the lease’s last day in the middle', () => {
    desk.booked({ studio: room, tenant: second }, '2026-11-11T22:00', '2026-11-11T23:00');
    desk.put('blackout', { studio_id: room, starts_at: when('2026-11-13T21:59'), ends_at: when('2026-11-13T23:00'), reason: '检修' });
    desk.put('calendar_exception', { day: '2026-11-12', studio_id: null, hours: '休息', note: null });
    const short = desk.guest(3, { ends_on: '2026-11-14' });
    expect(bookedAsPreviewed(wishOf(room, short, daily('2026-11-10', 6)))).toEqual([
      '2026-11-10 ok LEASE_ENDS_SOON',
      '2026-11-11 BOOKING_TURNAROUND',
      '2026-11-12 BOOKING_OUT_OF_HOURS',
      '2026-11-13 BOOKING_BLACKOUT',
      '2026-11-14 ok LEASE_ENDS_SOON',
      '2026-11-15 BOOKING_NO_LEASE',
    ]);
    const old = desk.put('studio', { code: 'B01', opened_on: '2024-01-01', closed_on: '2026-12-03' });
    desk.put('studio_fact', {
      studio_id: old,
      starts_on: '0001-01-01',
      kind: '公共',
      area: 1,
      hours: '00:00-24:00',
      turnaround: 0,
      hourly_rate: 0,
    });
    expect(bookedAsPreviewed(wishOf('B01', first, daily('2026-12-01', 3), { startsMinute: 1380, minutes: 60 }))).toEqual([
      '2026-12-01 ok',
      '2026-12-02 ok',
      '2026-12-03 BOOKING_OUT_OF_SERVICE',
    ]);
  });

  it('leaves out the dates of a closed month', () => {
    closeByHand(desk.base.db, '2026-10');
    expect(bookedAsPreviewed(wishOf(room, first, daily('2026-10-30', 3)))).toEqual([
      '2026-10-30 MONTH_CLOSED',
      '2026-10-31 MONTH_CLOSED',
      '2026-11-01 ok',
    ]);
  });

  it('counts the dates before in the week’s quota, and equipment', () => {
    desk.rules({ weekMinutes: minutes(300) });
    const thing = desk.put('equipment', { name: '绿幕', count: 2 });
    const other = desk.room('C01');
    desk.booked({ studio: other, tenant: second, equipment: [[thing, 1]] }, '2026-11-10T19:00', '2026-11-10T20:30');
    // Monday the 9th to Thursday: 120, (refused), 240, 360 of 300.
    expect(bookedAsPreviewed(wishOf(room, first, daily('2026-11-09', 4), { equipment: [[thing, 2]] }))).toEqual([
      '2026-11-09 ok',
      '2026-11-10 BOOKING_EQUIPMENT_OUT',
      '2026-11-11 ok',
      '2026-11-12 ok QUOTA_WEEK',
    ]);
    expect(codeIn(previewSeries(desk.base, wishOf(room, first, daily('2026-11-09', 4), { equipment: [[99, 1]] })))).toBe(
      'EQUIPMENT_UNKNOWN',
    );
  });

  it('refuses what is called wrongly and a rule without dates', () => {
    const preview = (changes: object): string =>
      codeIn(previewSeries(desk.base, { ...wishOf(room, first, daily('2026-11-10', 2)), ...changes }));
    expect(preview({ studio: 'Z99' })).toBe('STUDIO_UNKNOWN');
    expect(preview({ tenant: '没有' })).toBe('TENANT_UNKNOWN');
    expect(preview({ rule: daily('2026-11-10', 401) })).toBe('SERIES_TOO_LONG');
    expect(preview({ rule: daily('9999-12-31', 1), minutes: 300 })).toBe('SERIES_RULE');
    expect(preview({ rule: daily('9999-11-29', 1), minutes: 44_640 })).toBe('ok');
    expect(preview({ rule: daily('2026-11-07', '2026-11-08', { frequency: 'weekdays' }) })).toBe('SERIES_EMPTY');
    expect(preview({ rule: daily('2026-11-10', 2, { until: dayAt('2026-11-11') }) })).toBe('SERIES_RULE');
  });
});

describe('booking', () => {
  it('all or none: names the dates in the way and writes nothing', () => {
    desk.booked({ studio: room, tenant: second }, '2026-11-11T20:00', '2026-11-11T22:00');
    const wish = wishOf(room, first, daily('2026-11-10', 3));
    const before = at.rows();
    expect(refusalIn(at.book(wish, { mode: 'all' }))).toEqual({ code: 'SERIES_BLOCKED', data: { days: ['2026-11-11'], free: 2, all: 3 } });
    expect(refusalIn(at.book(wishOf(room, first, daily('2026-11-11', 1))))).toEqual({
      code: 'SERIES_BLOCKED',
      data: { days: ['2026-11-11'], free: 0, all: 1 },
    });
    expect(at.rows()).toBe(before);
    expect(at.booked(wish).bookings.map(({ number, from, isException, series }) => [number, from % 1440, isException, series])).toEqual([
      ['D000002', 720, false, 1],
      ['D000003', 720, false, 1],
    ]);
  });

  it('asks for a reason once for all dates, and keeps it where there was something to know', () => {
    desk.rules({ warnings: { LEASE_ENDS_SOON: 'ask' } });
    const short = desk.guest(3, { ends_on: '2026-12-12' });
    const wish = wishOf(room, short, daily('2026-11-11', 4));
    expect(at.previewed(wish).map((line) => line.slice(11))).toEqual([
      'ok',
      'ok LEASE_ENDS_SOON',
      'ok LEASE_ENDS_SOON',
      'ok LEASE_ENDS_SOON',
    ]);
    expect(refusalIn(at.book(wish, {}))).toEqual({ code: 'BOOKING_WARNED', data: { warnings: ['LEASE_ENDS_SOON'] } });
    expect(rowsOf(desk.base.db, 'SELECT count(*) FROM booking_series').flat()).toEqual([0]);
    const made = at.booked(wish, { overrideReason: '续约在办' });
    expect(made.warnings).toMatchObject([{ code: 'LEASE_ENDS_SOON', data: { until: '2026-12-12', days: 30 } }]);
    expect(rowsOf(desk.base.db, 'SELECT overridden, override_reason FROM booking ORDER BY id')).toEqual([
      [null, null],
      ...Array.from({ length: 3 }, () => ['LEASE_ENDS_SOON', '续约在办']),
    ]);
  });

  it('is one change, taken back and brought again as a whole, with its series', () => {
    const before = at.rows();
    const made = at.booked(wishOf(room, first, daily('2026-11-10', 5)));
    const after = at.rows();
    const undone = valueOf(undoBookings(desk.base, DESK, { change: made.change }));
    expect(undone).toMatchObject({ count: 5, label: 'D000001 A01 企业1' });
    expect(at.rows()).toBe(before);
    expect(codeIn(seriesOf(desk.base, { series: made.series }))).toBe('SERIES_UNKNOWN');
    valueOf(undoBookings(desk.base, DESK, { change: undone.change }));
    expect(at.rows()).toBe(after);
  });
});

describe('a date added back', () => {
  it('was left out or cancelled; what was cancelled stays so', () => {
    const taken = desk.booked({ studio: room, tenant: second }, '2026-11-11T20:00', '2026-11-11T22:00');
    const made = at.booked(wishOf(room, first, daily('2026-11-10', 3), { title: '年货节', phone: '138' }));
    const add = (day: string) => addBackDate(desk.base, DESK, { series: made.series, day: dayAt(day), overrideReason: null });
    expect(refusalIn(add('2026-11-11'))).toMatchObject({ code: 'BOOKING_OVERLAP', data: { bookingId: taken.booking.id } });
    expect(refusalIn(add('2026-11-13'))).toEqual({ code: 'SERIES_RULE', data: { day: '2026-11-13' } });
    expect(refusalIn(add('2026-11-12'))).toEqual({ code: 'SERIES_RULE', data: { taken: '2026-11-12' } });
    const looked = () => valueOf(seriesOf(desk.base, { series: made.series }));
    expect(looked()).toMatchObject({ tenantName: '企业1', studioCode: 'A01', startsMinute: 1200, minutes: 120 });
    expect(looked().dates.map(({ day, booking }) => [day, booking?.number ?? null, booking?.phone])).toEqual([
      ['2026-11-10', 'D000002', '138'],
      ['2026-11-11', null, undefined],
      ['2026-11-12', 'D000003', '138'],
    ]);
    valueOf(cancelBooking(desk.base, DESK, { id: taken.id, reason: '让出' }));
    expect(valueOf(add('2026-11-11')).booking).toMatchObject({ title: '年货节', phone: '138', series: made.series });
    valueOf(cancelBooking(desk.base, DESK, { id: 'D000003', reason: '出差' }));
    const before = at.rows();
    const back = valueOf(add('2026-11-12'));
    expect(at.stands(made.series)).toEqual([
      '2026-11-10 20:00-22:00 A01',
      '2026-11-11 20:00-22:00 A01',
      '2026-11-12 20:00-22:00 A01 cancelled',
      '2026-11-12 20:00-22:00 A01',
    ]);
    expect(looked().dates.map(({ booking }) => booking?.state)).toEqual(['booked', 'booked', 'booked']);
    valueOf(undoBookings(desk.base, DESK, { change: back.change }));
    expect(at.rows()).toBe(before);
    expect(looked().dates.map(({ booking }) => booking?.state)).toEqual(['booked', 'booked', 'cancelled']);
  });
});
