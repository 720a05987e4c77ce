// Days, months and instants, against another calendar.
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as calendar from './calendar.ts';
import type { Day, Instant, Month } from './calendar.ts';

const day = (text: string): Day => {
  const value = calendar.parseDay(text);
  if (value === null) throw new Error(`no day: ${text}`);
  return value;
};
const month = (text: string): Month => {
  const value = calendar.parseMonth(text);
  if (value === null) throw new Error(`no month: ${text}`);
  return value;
};
const at = (text: string): Instant => calendar.instant(calendar.parseInstant(text) ?? Number.NaN);
const anyDate = fc.integer({ min: -719_162, max: 2_932_896 }).map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }));

describe('days and months', () => {
  it('parses days that exist', () => {
    expect(calendar.parseDay('2026-10-03')).toBe('2026-10-03');
    expect(calendar.parseDay('2024-02-29')).toBe('2024-02-29');
    expect(calendar.parseDay('0001-01-01')).toBe(calendar.DAWN);
    expect(calendar.parseDay('9999-12-31')).toBe('9999-12-31');
    for (const text of [
      '2026-02-29',
      '2026-04-31',
      '2026-00-01',
      '2026-13-01',
      '2026-01-00',
      '2026-01-32',
      '0000-01-01',
      '2026-1-1',
      'x2026-01-01',
      '2026-01-01x',
      '',
    ]) {
      expect(calendar.parseDay(text)).toBeNull();
    }
  });

  it('makes days of numbers', () => {
    expect(calendar.dayOf(2026, 2, 28)).toBe('2026-02-28');
    expect(calendar.dayOf(12, 3, 4)).toBe('0012-03-04');
    for (const numbers of [
      [2026, 2, 29],
      [2026.5, 1, 1],
      [2026, 1.5, 1],
      [2026, 1, 1.5],
      [0, 1, 1],
      [10_000, 1, 1],
      [2026, 0, 1],
      [2026, 13, 1],
      [2026, 1, 0],
      [Number.NaN, 1, 1],
    ]) {
      expect(calendar.dayOf(numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0)).toBeNull();
    }
  });

  it('parses months that exist', () => {
    expect(calendar.parseMonth('2026-10')).toBe('2026-10');
    expect(calendar.createMonthOrNull(1, 1)).toBe('0001-01');
    expect(calendar.createMonthOrNull(9999, 12)).toBe('9999-12');
    for (const text of ['2026-00', '2026-13', '2026-1', '0000-01', 'x2026-01', '2026-01x', '2026-01-01'])
      expect(calendar.parseMonth(text)).toBeNull();
    for (const [year, number] of [
      [2026.5, 1],
      [2026, 1.5],
      [0, 1],
      [10_000, 1],
      [2026, 0],
      [2026, 13],
    ] as const)
      expect(calendar.createMonthOrNull(year, number)).toBeNull();
  });

  it('knows leap years and lengths of months', () => {
    expect([1900, 2000, 2023, 2024, 2100].map(calendar.isLeapYear)).toEqual([false, true, false, true, false]);
    expect([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].map((number) => calendar.daysInMonthOf(2025, number))).toEqual([
      31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31,
    ]);
    expect(calendar.daysInMonthOf(2024, 2)).toBe(29);
  });

  it('agrees with another calendar on every day of the years 1-9999', () => {
    fc.assert(
      fc.property(anyDate, (date) => {
        const text = date.toString();
        const number = Temporal.PlainDate.from('1970-01-01').until(date, { largestUnit: 'day' }).days;
        expect(calendar.toDayNumber(day(text))).toBe(number);
        expect(calendar.fromDayNumber(number)).toBe(text);
        expect(calendar.weekdayOf(day(text))).toBe(date.dayOfWeek);
        expect([calendar.yearOf(day(text)), calendar.monthNumberOf(day(text)), calendar.monthOf(day(text))]).toEqual([
          date.year,
          date.month,
          text.slice(0, 7),
        ]);
        expect(calendar.lastDayOf(month(text.slice(0, 7)))).toBe(date.with({ day: date.daysInMonth }).toString());
        expect(calendar.firstDayOf(month(text.slice(0, 7)))).toBe(date.with({ day: 1 }).toString());
      }),
      {
        examples: [
          [Temporal.PlainDate.from('0001-01-01')],
          [Temporal.PlainDate.from('9999-12-31')],
          [Temporal.PlainDate.from('2000-02-29')],
          [Temporal.PlainDate.from('2000-03-01')],
        ],
      },
    );
  });

  it('adds days and months', () => {
    expect(calendar.addDays(day('2026-02-28'), 1)).toBe('2026-03-01');
    expect(calendar.addDays(day('2024-03-01'), -1)).toBe('2024-02-29');
    expect(calendar.addMonths(month('2026-12'), 1)).toBe('2027-01');
    expect(calendar.addMonths(month('2026-01'), -1)).toBe('2025-12');
    expect(calendar.addMonths(month('2026-05'), -29)).toBe('2023-12');
    expect(calendar.addMonths(month('2026-05'), 0)).toBe('2026-05');
    expect(() => calendar.addMonths(month('9999-12'), 1)).toThrow(new RangeError('month out of range: 9999-12 + 1'));
    expect(() => calendar.fromDayNumber(2_932_897)).toThrow(new RangeError('day number out of range: 2932897'));
    expect(() => calendar.fromDayNumber(-719_163)).toThrow(RangeError);
  });

  it('lists days and months', () => {
    expect(calendar.listMonths(month('2025-11'), month('2026-02'))).toEqual(['2025-11', '2025-12', '2026-01', '2026-02']);
    expect(calendar.listMonths(month('2025-11'), month('2025-10'))).toEqual([]);
    expect(calendar.listMonthsOfYearTo(month('2026-03'))).toEqual(['2026-01', '2026-02', '2026-03']);
    expect(calendar.listDays(day('2026-02-27'), day('2026-03-01'))).toEqual(['2026-02-27', '2026-02-28', '2026-03-01']);
    expect(calendar.listDays(day('2026-02-27'), day('2026-02-26'))).toEqual([]);
  });
});

describe('instants', () => {
  it('stand at +08:00, whatever the machine says', () => {
    expect(at('1970-01-01T08:00')).toBe(0);
    expect(at('2026-10-03T22:05')).toBe(Temporal.Instant.from('2026-10-03T22:05:00+08:00').epochMilliseconds / 60_000);
    expect(calendar.createInstantAt(day('2026-10-03'), 1440)).toBe(at('2026-10-04T00:00'));
    // China had summer time in 1986-91; the base's clock never has.
    expect(at('1988-07-01T12:00')).toBe(Temporal.Instant.from('1988-07-01T12:00:00+08:00').epochMilliseconds / 60_000);
  });

  it('parse and print', () => {
    expect(at('2026-10-03 22:05')).toBe(at('2026-10-03T22:05'));
    expect(at('2026-10-03T24:00')).toBe(at('2026-10-04T00:00'));
    for (const text of [
      '2026-10-03T24:01',
      '2026-10-03T25:00',
      '2026-10-03T23:60',
      '2026-02-30T10:00',
      '2026-10-03',
      '2026-10-03T1:00',
      'x2026-10-03T10:00',
      '2026-10-03T10:00x',
      '2026-10-03_10:00',
    ]) {
      expect(calendar.parseInstant(text)).toBeNull();
    }
    expect(calendar.formatIsoInstant(at('2026-10-03T02:05'))).toBe('2026-10-03T02:05');
    expect(calendar.printInstant(at('2026-10-03T02:05'))).toBe('2026-10-03 02:05');
    expect([0, 5, 605, 1440].map(calendar.printClock)).toEqual(['00:00', '00:05', '10:05', '24:00']);
    expect(calendar.printMonthLong(month('2026-03'))).toBe('2026年3月');
    expect(calendar.printMonthLong(month('2026-12'))).toBe('2026年12月');
  });

  it('know their day, month and minute, before 1970 too', () => {
    expect(calendar.getDayOfInstant(at('2026-10-03T00:00'))).toBe('2026-10-03');
    expect(calendar.getDayOfInstant(calendar.instant(at('2026-10-03T00:00') - 1))).toBe('2026-10-02');
    expect(calendar.getMonthOfInstant(at('2026-09-30T23:59'))).toBe('2026-09');
    expect(calendar.getMinuteOfDay(at('2026-10-03T00:00'))).toBe(0);
    expect(calendar.getMinuteOfDay(at('2026-10-03T23:59'))).toBe(1439);
    expect(calendar.getMinuteOfDay(at('1960-01-01T00:00'))).toBe(0);
    expect(calendar.getMinuteOfDay(at('1960-01-01T23:59'))).toBe(1439);
    expect(calendar.getDayOfInstant(at('1960-01-01T23:59'))).toBe('1960-01-01');
  });

  it('are whole', () => {
    expect(() => calendar.instant(1.5)).toThrow(new RangeError('instant must be whole minutes: 1.5'));
    expect(() => calendar.instant(2 ** 53)).toThrow(RangeError);
    expect(calendar.convertMillisecondsToInstant(119_999)).toBe(1);
    expect(calendar.convertMillisecondsToInstant(-1)).toBe(-1);
  });

  it('read back through their text', () => {
    fc.assert(
      fc.property(fc.integer({ min: -5_000_000, max: 100_000_000 }), (minutes) => {
        const text = Temporal.Instant.fromEpochMilliseconds(minutes * 60_000)
          .toZonedDateTimeISO('+08:00')
          .toPlainDateTime()
          .toString({ smallestUnit: 'minute' });
        expect(calendar.formatIsoInstant(calendar.instant(minutes))).toBe(text);
        expect(calendar.parseInstant(text)).toBe(minutes);
      }),
    );
  });
});
