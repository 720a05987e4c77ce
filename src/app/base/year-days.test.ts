// The year's layout and its keys.
import { describe, expect, it } from 'vitest';
import { day } from '../../../test/helpers/day.ts';
import type { CalendarDay } from '../../contract/base/settings-shapes.ts';
import { listDays, weekdayOf } from '../../domain/time/calendar.ts';
import { countDays, indexMarksByDay, findMovedDay, listWeeksOfMonth } from './year-days.ts';

const days = (from: string, to: string): CalendarDay[] =>
  listDays(day(from), day(to)).map((one) => ({ day: one, weekday: weekdayOf(one), isWorkday: true, mark: null }));

describe('a month', () => {
  it('begins on its weekday and ends in full weeks', () => {
    const weeks = listWeeksOfMonth(days('2026-10-01', '2026-10-31'));
    expect(weeks).toHaveLength(5);
    expect(weeks[0]?.map((cell) => cell?.day ?? null)).toEqual([null, null, null, '2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04']);
    expect(weeks.at(-1)?.map((cell) => cell?.day ?? null)).toEqual([
      '2026-10-26',
      '2026-10-27',
      '2026-10-28',
      '2026-10-29',
      '2026-10-30',
      '2026-10-31',
      null,
    ]);
    expect(listWeeksOfMonth(days('2027-02-01', '2027-02-28'))).toHaveLength(4);
  });
});

describe('keys', () => {
  it.each([
    ['ArrowLeft', '2026-03-01', '2026-02-28'],
    ['ArrowDown', '2026-03-29', '2026-04-05'],
    ['PageDown', '2026-01-31', '2026-02-28'],
    ['PageUp', '2026-03-31', '2026-02-28'],
    ['Home', '2026-03-17', '2026-03-01'],
    ['End', '2026-02-17', '2026-02-28'],
    ['ArrowLeft', '2026-01-01', '2026-01-01'],
    ['PageDown', '2026-12-05', '2026-12-05'],
  ])('%s from %s leads to %s', (key, from, to) => expect(findMovedDay(day(from), key)).toBe(to));
  it('others are none', () => expect(findMovedDay(day('2026-03-01'), 'x')).toBeNull());
});

describe('exceptions', () => {
  it('are marked by day', () => {
    const row = (text: string, studio: { id: number; code: string } | null) => ({
      id: 1,
      version: 1,
      day: text,
      studio,
      hours: '休息',
      note: null,
    });
    const marks = indexMarksByDay([
      row('2026-10-01', null),
      row('2026-10-01', { id: 1, code: 'A' }),
      row('2026-10-02', { id: 2, code: 'B' }),
    ]);
    expect(marks.get('2026-10-01')).toEqual({ isBase: true, studios: 1 });
    expect(marks.get('2026-10-02')).toEqual({ isBase: false, studios: 1 });
  });
  it('are counted before they are written', () => {
    expect(countDays(day('2026-12-01'), day('2026-12-31'), [6, 7])).toBe(8);
    expect(countDays(day('2026-12-31'), day('2026-12-01'), [1, 2, 3, 4, 5, 6, 7])).toBe(0);
  });
});
