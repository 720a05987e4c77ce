// Days, months, moments and durations in every notation of the ledgers and exports.
import * as fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import { formatIsoInstant } from '../time/calendar.ts';
import type { CellValue } from './cell.ts';
import { decodeDay, decodeDuration, decodeInstant, decodeMonth, decodeStart } from './time.ts';

const refused = (code: string, data: object): object => ({ ok: false, refusal: { code, data } });
const taken = (value: unknown): object => ({ ok: true, value });
const YEARS = { from: 2000, to: 2100 };
const S1904 = { date1904: true };

/** The wall clock that the cell decodes to. */
function clock(cell: CellValue, rule = { date1904: false }): string | null {
  const result = decodeInstant(cell, rule);
  return result.ok && result.value !== null ? formatIsoInstant(result.value) : null;
}

describe('decodeDay', () => {
  it.each([
    '2026-10-03',
    '2026-10-3',
    '2026/10/3',
    '2026/10/03',
    '2026.10.3',
    '2026年10月3日',
    '2026年10月03日',
    '2026 年 10 月 3 日',
    '20261003',
    '２０２６－１０－０３',
    '="2026-10-03"',
    "'2026-10-03",
    ' 2026-10-03\t',
    '2026-10-03 00:00',
    '2026-10-03 0:00:00',
    '2026-10-03T00:00:00',
    '2026-10-02 24:00',
    '46298',
    '46298.0',
    20261003,
    46298,
  ])('reads %j', (cell) => expect(decodeDay(cell)).toEqual(taken('2026-10-03')));

  it.each([
    '2026-02-29',
    '2026-13-01',
    '2026-10-32',
    '2026-10/03',
    '26-10-03',
    '2026-10',
    '10/3/2026',
    '2026-10-03x',
    'x2026-10-03',
    '2026-10-03 20:15',
    '2026-10-03 00:01',
    '2026-10-03 00:00:01',
    '2026年10月3',
    '202610031',
    '4629',
    '462980',
    '46298.5',
    '昨天',
    '1'.repeat(500),
  ])('refuses %s', (cell) => expect(decodeDay(cell)).toMatchObject({ refusal: { code: 'CELL_NOT_DAY' } }));

  it('shows the day that the sheet shows beside a number that nobody sees there', () => {
    expect(decodeDay(46298.5)).toEqual(refused('CELL_NOT_DAY', { found: '46298.5 (2026-10-03 12:00)' }));
    expect(decodeDay(46298.5, S1904)).toEqual(refused('CELL_NOT_DAY', { found: '46298.5 (2030-10-04 12:00)' }));
    expect(decodeMonth(46310)).toEqual(refused('CELL_NOT_MONTH', { found: '46310 (2026-10-15)' }));
    expect(decodeMonth('46310')).toEqual(refused('CELL_NOT_MONTH', { found: '46310' }));
    expect(decodeInstant(36162.5)).toEqual(refused('CELL_OUT_OF_YEARS', { found: '36162.5 (1999-01-02 12:00)', ...YEARS }));
  });

  it.each([20261332, -1, 0, 60, 0.5, 2_958_466, 1e15, Number.NaN, Number.POSITIVE_INFINITY])('refuses the number %d', (cell) =>
    expect(decodeDay(cell)).toEqual(refused('CELL_NOT_DAY', { found: String(cell) })),
  );

  it('names the years it takes', () => {
    expect(decodeDay('1999-12-31')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '1999-12-31', ...YEARS }));
    expect(decodeDay('2101-01-01')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '2101-01-01', ...YEARS }));
    expect(decodeDay('2000-01-01')).toEqual(taken('2000-01-01'));
    expect(decodeDay('2100-12-31')).toEqual(taken('2100-12-31'));
    expect(decodeDay('9999-12-31 24:00')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '9999-12-31 24:00', ...YEARS }));
    expect(decodeDay(2_958_465)).toEqual(refused('CELL_OUT_OF_YEARS', { found: '2958465', ...YEARS }));
    expect(decodeDay('2100-12-31 24:00')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '2100-12-31 24:00', ...YEARS }));
  });

  it('counts serials of both systems', () => {
    expect(decodeDay(36_526)).toEqual(taken('2000-01-01'));
    expect(decodeDay(36_525)).toEqual(refused('CELL_OUT_OF_YEARS', { found: '36525 (1999-12-31)', ...YEARS }));
    expect(decodeDay(73_415)).toEqual(taken('2100-12-31'));
    expect(decodeDay(44_836, S1904)).toEqual(taken('2026-10-03'));
    expect(decodeDay('44836', S1904)).toEqual(taken('2026-10-03'));
    expect(decodeDay(0, S1904)).toMatchObject({ refusal: { code: 'CELL_OUT_OF_YEARS' } });
    expect(decodeDay(2_957_003, S1904)).toMatchObject({ refusal: { code: 'CELL_OUT_OF_YEARS' } });
    expect(decodeDay(2_957_004, S1904)).toMatchObject({ refusal: { code: 'CELL_NOT_DAY' } });
  });

  it('agrees with another calendar on every serial of the years it takes', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36_526, max: 73_415 }), (serial) => {
        const day = Temporal.PlainDate.from('1899-12-30').add({ days: serial });
        expect(decodeDay(serial)).toEqual(taken(day.toString()));
        expect(decodeDay(serial - 1462, S1904)).toEqual(taken(day.toString()));
        expect(decodeDay(`${day.year}/${day.month}/${day.day}`)).toEqual(taken(day.toString()));
        expect(decodeDay(day.year * 10_000 + day.month * 100 + day.day)).toEqual(taken(day.toString()));
      }),
    );
  });

  it('takes blanks as nothing', () => expect(decodeDay('—')).toEqual(taken(null)));
});

describe('decodeMonth', () => {
  it.each([
    '2025-08',
    '2025-8',
    '2025/8',
    '2025/08',
    '2025.8',
    '2025.08',
    '2025年8月',
    '2025年08月',
    '2025 年 8 月份',
    '202508',
    '2025-08-01',
    '2025/8/1',
    '2025年8月1日',
    '20250801',
    '45870',
    202508,
    45870,
    20250801,
  ])('reads %j', (cell) => expect(decodeMonth(cell)).toEqual(taken('2025-08')));

  it('reads serials of the 1904 system', () => expect(decodeMonth(44_408, S1904)).toEqual(taken('2025-08')));

  it.each([
    '2025-13',
    '2025-00',
    '2025-08-02',
    '2025',
    '8月',
    '2025-8x',
    'x2025-8',
    '202513',
    '2025年',
    2025.8,
    2025.1,
    202513,
    Number.NaN,
  ])('refuses %j', (cell) => expect(decodeMonth(cell)).toEqual(refused('CELL_NOT_MONTH', { found: String(cell) })));

  it('names the years it takes', () => {
    expect(decodeMonth('1999-12')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '1999-12', ...YEARS }));
    expect(decodeMonth('2101-01')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '2101-01', ...YEARS }));
    expect(decodeMonth('2101-01-01')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '2101-01-01', ...YEARS }));
    expect(decodeMonth('2100-12')).toEqual(taken('2100-12'));
  });

  it('takes blanks as nothing', () => expect(decodeMonth(null)).toEqual(taken(null)));
});

describe('decodeInstant', () => {
  it.each([
    ['2026-10-03 20:15', '2026-10-03T20:15'],
    ['2026-10-03 20:15:30', '2026-10-03T20:15'],
    ['2026-10-03 20:15:59.999', '2026-10-03T20:15'],
    ['2026/10/3 20:15', '2026-10-03T20:15'],
    ['2026.10.3  8:05', '2026-10-03T08:05'],
    ['2026-10-03T20:15', '2026-10-03T20:15'],
    ['2026年10月03日 20:15', '2026-10-03T20:15'],
    ['2026年10月03日20:15', '2026-10-03T20:15'],
    ['20261003 20:15', '2026-10-03T20:15'],
    ['２０２６－１０－０３　２０：１５', '2026-10-03T20:15'],
    ['2026-10-03\t20:15', '2026-10-03T20:15'],
    ['2026-10-03 24:00', '2026-10-04T00:00'],
    ['2026-12-31 24:00:00', '2027-01-01T00:00'],
    ['2026-10-03 00:00', '2026-10-03T00:00'],
    ['46298.84375', '2026-10-03T20:15'],
    [46298.84375, '2026-10-03T20:15'],
    [45658.29166666666, '2025-01-01T07:00'],
    [45658.29166666667, '2025-01-01T07:00'],
    [45658.2916666, '2025-01-01T07:00'],
    [46298 + (20 * 3600 + 15 * 60 + 59) / 86_400, '2026-10-03T20:15'],
    [46298.999999999, '2026-10-04T00:00'],
    [46298, '2026-10-03T00:00'],
  ])('reads %j as %s', (cell, text) => expect(clock(cell)).toBe(text));

  it('reads serials of the 1904 system', () => expect(clock(44_836.84375, S1904)).toBe('2026-10-03T20:15'));

  it.each([
    '2026-10-03',
    '2026-10-03 25:00',
    '2026-10-03 24:01',
    '2026-10-03 24:00:01',
    '2026-10-03 20:60',
    '2026-10-03 20:15:60',
    '2026-10-03 20',
    '2026-10-0320:15',
    '2026-02-30 20:15',
    '2026-10-03T20:15Z',
    '20:15',
    '2026-10-03 20:15x',
    '2026-10-03TT20:15',
    `${' '.repeat(399)}x`,
    `2026-10-03${' '.repeat(40_000)}20:15`,
  ])('refuses %s', (cell) => expect(decodeInstant(cell)).toMatchObject({ ok: false, refusal: { code: 'CELL_NOT_TIME' } }));

  it.each([0.84375, 60.5, 20261003, -1, Number.NaN])('refuses the number %d', (cell) =>
    expect(decodeInstant(cell)).toEqual(refused('CELL_NOT_TIME', { found: String(cell) })),
  );

  it('names the years it takes', () => {
    expect(decodeInstant('1999-12-31 20:00')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '1999-12-31 20:00', ...YEARS }));
    expect(decodeInstant('9999-12-31 24:00')).toEqual(refused('CELL_OUT_OF_YEARS', { found: '9999-12-31 24:00', ...YEARS }));
    expect(decodeInstant(1.5)).toEqual(refused('CELL_OUT_OF_YEARS', { found: '1.5', ...YEARS }));
  });

  it('takes blanks as nothing', () => expect(decodeInstant(' ')).toEqual(taken(null)));

  it('reads back every minute from a serial, as Excel computes it', () => {
    fc.assert(
      fc.property(fc.integer({ min: 36_526, max: 73_415 }), fc.integer({ min: 0, max: 1439 }), (serial, minute) => {
        const moment = Temporal.PlainDateTime.from('1899-12-30T00:00').add({ days: serial, minutes: minute });
        const text = moment.toString({ smallestUnit: 'minute' });
        expect(clock(serial + minute / 1440)).toBe(text);
        expect(clock(Number((serial + minute / 1440).toPrecision(15)))).toBe(text);
        expect(clock(text.replace('T', ' '))).toBe(text);
      }),
    );
  });
});

describe('decodeStart', () => {
  it.each([
    ['2026-10-03 20:15:30', 30],
    ['2026-10-03 20:15:00', 0],
    ['2026-10-03 20:15', null],
    [46298 + (20 * 3600 + 15 * 60 + 59) / 86_400, 59],
    [46298.84375, null],
  ])('of %j the second is %s', (cell, second) => {
    const start = decodeStart(cell);
    expect(start.ok && start.value?.second).toBe(second);
    expect(start.ok && start.value !== null && formatIsoInstant(start.value.at)).toBe('2026-10-03T20:15');
  });
});

describe('decodeDuration', () => {
  it.each([
    [125, 125],
    [125.5, 126],
    [125.4999, 125],
    [0, 0],
    [1, 1],
    [1.5, 2],
    ['125', 125],
    ['1,250', 1250],
    ['125.5', 126],
    ['125.49', 125],
    ['0.5', 1],
    ['0.49', 0],
    ['125分钟', 125],
    ['125.5 分', 126],
    ['2:05:29', 125],
    ['2:05:30', 126],
    ['02:05:00', 125],
    ['26:10:00', 1570],
    ['0:00:29', 0],
    ['２：０５：３０', 126],
    ['2小时5分钟3秒', 125],
    ['2小时5分钟30秒', 126],
    ['2小时5分30秒钟', 126],
    ['2 小时 5 分钟 3 秒', 125],
    ['2时5分', 125],
    ['2小时', 120],
    ['1.5小时', 90],
    ['0.0083小时', 0],
    ['0.0084小时', 1],
    ['90秒', 2],
    ['89秒', 1],
    ['2小时3秒', 120],
    [0.5, 720],
    [2 / 24 + 5.5 / 1440, 126],
    [125 / 1440, 125],
    [0.999999999, 1440],
    [0.0003, 0],
    ['--', null],
    [null, null],
  ])('reads %j as %j minutes', (cell, value) => expect(decodeDuration(cell)).toEqual(taken(value)));

  it.each([
    '2:05',
    '2:60:00',
    '2:05:60',
    '1234567:00:00',
    '5分钟2小时',
    '小时',
    '2小时5',
    '12元',
    '¥12',
    '12%',
    'abc',
    '-2:05:00',
    '1:2:3',
    '2小时x',
    'x2小时',
  ])('refuses %s', (cell) => expect(decodeDuration(cell)).toEqual(refused('CELL_NOT_DURATION', { found: cell })));

  it('refuses negative and boundless ones', () => {
    expect(decodeDuration('-3')).toEqual(refused('CELL_NEGATIVE', { found: '-3' }));
    expect(decodeDuration(-0.5)).toEqual(refused('CELL_NEGATIVE', { found: '-0.5' }));
    expect(decodeDuration(1e16)).toEqual(refused('CELL_TOO_LARGE', { found: '10000000000000000', limit: '100000000000' }));
    expect(decodeDuration('100000000000')).toEqual(taken(100_000_000_000));
    expect(decodeDuration(Number.NaN)).toEqual(refused('CELL_NOT_DURATION', { found: 'NaN' }));
  });

  it('rounds seconds half up, in all notations alike', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99 }),
        fc.integer({ min: 0, max: 59 }),
        fc.integer({ min: 0, max: 59 }),
        (hours, minute, second) => {
          const expected = hours * 60 + minute + (second >= 30 ? 1 : 0);
          const pad = (value: number): string => String(value).padStart(2, '0');
          expect(decodeDuration(`${hours}:${pad(minute)}:${pad(second)}`)).toEqual(taken(expected));
          expect(decodeDuration(`${hours}小时${minute}分钟${second}秒`)).toEqual(taken(expected));
          const seconds = hours * 3600 + minute * 60 + second;
          if (seconds > 0 && seconds < 86_400) expect(decodeDuration(seconds / 86_400)).toEqual(taken(expected));
        },
      ),
    );
  });
});
