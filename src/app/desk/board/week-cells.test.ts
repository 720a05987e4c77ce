// Tests of the week at a glance: counts, hours, how full, and what has to be seen to. 556 blocks stood there without a name.
import { describe, expect, test } from 'vitest';
import { at, boardDay, boardStudio, bookingLine } from '../../../../test/helpers/desk-lines.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { Instant } from '../../../domain/time/calendar.ts';
import { computeWeekRow, formatWeekCell, formatWeekTitle, listWeekDays } from './week-cells.ts';

/** Three days of a studio that is open for nine hours on the first and the second. */
const studio = boardStudio({
  open: [
    [at(9), at(18)],
    [at(33), at(42)],
  ],
});
const data = boardDay({ days: 3, from: at(6), to: at(78), studios: [studio] });
const rowOf = (bookings: readonly BookingLine[], now = at(0)) => computeWeekRow(studio, data, bookings, now);

describe('a cell of the week', () => {
  test('counts what begins on the desk’s day, to six in the morning, and leaves out what blocks nothing', () => {
    const night = bookingLine({ id: 1, from: at(28), to: at(31) });
    const next = bookingLine({ id: 2, from: at(30), to: at(31) });
    const gone = bookingLine({ id: 3, from: at(33), to: at(34), state: 'no_show' });
    expect(rowOf([night, next, gone]).map(({ count, minutes, ids }) => [count, minutes, ids])).toEqual([
      [1, 180, [1]],
      [1, 60, [2]],
      [0, 0, []],
    ]);
  });
  test('is as full as its open hours are booked, in thirds', () => {
    const fillOf = (hours: number) => rowOf([bookingLine({ from: at(9), to: at(9, hours * 60) })])[0]?.fill;
    expect([fillOf(3), fillOf(3.5), fillOf(6), fillOf(6.5), fillOf(9)]).toEqual([1, 2, 2, 3, 3]);
    expect(rowOf([]).map(({ fill }) => fill)).toEqual([0, 0, null]);
  });
  test('marks who is late, over time, or only holds it', () => {
    const marks = (line: Partial<BookingLine>, now: Instant) => {
      const [cell] = rowOf([bookingLine({ from: at(9), to: at(11), ...line })], now);
      return [cell?.isLate, cell?.hasOption];
    };
    expect([marks({}, at(9)), marks({}, at(9, 15)), marks({ state: 'checked_in' }, at(12)), marks({ state: 'option' }, at(8))]).toEqual([
      [false, false],
      [true, false],
      [true, false],
      [false, true],
    ]);
  });
  test('says how many and how long, nothing where it is free, and all of it in its title', () => {
    const [first, free, closed] = rowOf([bookingLine({ from: at(9), to: at(10, 30), state: 'option' })]);
    if (first === undefined || free === undefined || closed === undefined) throw new Error('three days');
    expect([first, free, closed].map(formatWeekCell)).toEqual(['1 场 1.5 h', '', '不开放']);
    expect(formatWeekTitle('A301', '10-03', first)).toBe('A301 10-03 · 1 场 1.5 h · 有暂定');
    expect(formatWeekTitle('A301', '10-04', free)).toBe('A301 10-04 · 空闲');
  });
});

test('the days of a week are named from its first on', () => {
  expect(listWeekDays({ day: '2026-10-30', days: 3 })).toEqual(['2026-10-30', '2026-10-31', '2026-11-01']);
});
