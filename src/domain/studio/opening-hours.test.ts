// Opening hours: the ledgers' ways to write them, one canonical text, and every refusal.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, formatIsoInstant, instant, parseDay } from '../time/calendar.ts';
import {
  decodeDaySpans,
  decodeOpeningHours,
  hasMeetingNights,
  listSpansOn,
  type OpeningHours,
  openIntervals,
  printDaySpans,
} from './opening-hours.ts';

const refused = (found: string): object => ({ ok: false, refusal: { code: 'HOURS_SHAPE', data: { found } } });
const day = (text: string): Day => {
  const value = parseDay(text);
  if (value === null) throw new Error(`no day: ${text}`);
  return value;
};
const hours = (text: string): OpeningHours => {
  const result = decodeOpeningHours(text);
  if (!result.ok || result.value === null) throw new Error(`no hours: ${text}`);
  return result.value;
};
const week = (...spans: readonly (readonly number[])[][]): object[][] => spans.map((list) => list.map(([from, to]) => ({ from, to })));

describe('decodeOpeningHours', () => {
  it('lays the spans out on the weekdays', () => {
    const daily = [[480, 1440]];
    expect(hours('08:00-24:00').week).toEqual(week(daily, daily, daily, daily, daily, daily, daily));
    const night = [[1080, 1560]];
    expect(hours('18:00-02:00').week).toEqual(week(night, night, night, night, night, night, night));
    const weekend = [[600, 1320]];
    expect(hours('一至五 08:00-24:00；六日 10:00-22:00').week).toEqual(week(daily, daily, daily, daily, daily, weekend, weekend));
    expect(hours('一、三、五 08:00-12:00、13:30-18:05').week).toEqual(
      week(
        [
          [480, 720],
          [810, 1085],
        ],
        [],
        [
          [480, 720],
          [810, 1085],
        ],
        [],
        [
          [480, 720],
          [810, 1085],
        ],
        [],
        [],
      ),
    );
    expect(hours('六至一 08:00-24:00').week).toEqual(week(daily, [], [], [], [], daily, daily));
    expect(hours('全天').week[6]).toEqual([{ from: 0, to: 1440 }]);
    expect(hours('休息').week).toEqual([[], [], [], [], [], [], []]);
  });

  it.each([
    ['08:00-24:00', '08:00-24:00'],
    ['8:00-24:00', '08:00-24:00'],
    ['00:00-24:00', '00:00-24:00'],
    ['0:00-0:00'.replace('-0:00', '-24:00'), '00:00-24:00'],
    ['全天', '00:00-24:00'],
    ['休息', '休息'],
    ['18:00-02:00', '18:00-02:00'],
    ['18:00-00:00', '18:00-24:00'],
    ['10:00-26:00', '10:00-02:00'],
    ['18:30-30:00', '18:30-06:00'],
    ['０８：００－２４：００', '08:00-24:00'],
    ['08:00 - 24:00', '08:00-24:00'],
    ['08:59-23:59', '08:59-23:59'],
    ['08:00-12:00 , 13:00-14:00', '08:00-12:00,13:00-14:00'],
    ['一 08:00-12:00 ； 二 08:00-13:00', '一 08:00-12:00；二 08:00-13:00'],
    ['08:00~24:00', '08:00-24:00'],
    ['08:00～24:00', '08:00-24:00'],
    ['08:00—24:00', '08:00-24:00'],
    ['08:00至24:00', '08:00-24:00'],
    ['14:00-18:00,08:00-12:00', '08:00-12:00,14:00-18:00'],
    ['08:00-12:00，14:00-18:00', '08:00-12:00,14:00-18:00'],
    ['08:00-12:00、14:00-18:00', '08:00-12:00,14:00-18:00'],
    ['08:00-12:00；14:00-18:00', '08:00-12:00,14:00-18:00'],
    ['08:00-12:00; 14:00-18:00;', '08:00-12:00,14:00-18:00'],
    ['08:00-12:00,12:00-18:00', '08:00-18:00'],
    ['每天 08:00-24:00', '08:00-24:00'],
    ['每日08:00-24:00', '08:00-24:00'],
    ['一至日 08:00-24:00', '08:00-24:00'],
    ['一至五 08:00-24:00；六日 08:00-24:00', '08:00-24:00'],
    ['一至五 08:00-24:00；六日 10:00-22:00', '一至五 08:00-24:00；六、日 10:00-22:00'],
    ['六日 10:00-22:00；一至五 08:00-24:00', '一至五 08:00-24:00；六、日 10:00-22:00'],
    ['周一至周五 08:00-24:00;周六、周日 10:00-22:00', '一至五 08:00-24:00；六、日 10:00-22:00'],
    ['星期一到星期五 08:00-24:00\n星期六,星期天 10:00-22:00', '一至五 08:00-24:00；六、日 10:00-22:00'],
    ['一-五 08:00-24:00', '一至五 08:00-24:00'],
    ['一三五 08:00-24:00', '一、三、五 08:00-24:00'],
    ['一、三、五 08:00-24:00；二四六 10:00-22:00', '一、三、五 08:00-24:00；二、四、六 10:00-22:00'],
    ['一至三、五 08:00-24:00', '一至三、五 08:00-24:00'],
    ['一二三五六 08:00-24:00', '一至三、五、六 08:00-24:00'],
    ['二、三 08:00-24:00', '二、三 08:00-24:00'],
    ['六至二 08:00-24:00', '一、二、六、日 08:00-24:00'],
    ['三至三 08:00-24:00', '三 08:00-24:00'],
    ['一至五 08:00-12:00；14:00-18:00；六 全天；日 休息', '一至五 08:00-12:00,14:00-18:00；六 00:00-24:00'],
    ['一至六 18:00-02:00；日 休息', '一至六 18:00-02:00'],
    ['一 00:00-24:00；二 00:00-24:00', '一、二 00:00-24:00'],
    ['日 18:00-02:00；一 02:00-04:00', '一 02:00-04:00；日 18:00-02:00'],
    ['日 18:00-02:00；一 01:59-04:00', '一 01:59-04:00；日 18:00-02:00'],
    ['一至五 18:00-02:00；六日 全天', '一至五 18:00-02:00；六、日 00:00-24:00'],
  ])('writes %s as %s, which reads back', (cell, text) => {
    const read = hours(cell);
    expect(read.text).toBe(text);
    expect(hours(text)).toEqual(read);
  });

  it.each([
    '25:00-26:00',
    '08:00-33:00',
    '08:00-48:01',
    '24:00-26:00',
    '24:00-08:00',
    '08:60-12:00',
    '08:00-12:60',
    '08:00-08:00',
    '00:00-00:00',
    '08:00',
    '08:00-',
    '8-12',
    '800-1200',
    'abc',
    '08:00-12:00,',
    '08:00-12:00,11:59-13:00',
    '08:00-12:00、08:00-12:00',
    '18:00-02:00,00:00-02:00',
    '18:00-02:00,01:59-03:00',
    '五六 18:00-02:00,01:59-03:00',
    '全天,08:00-12:00',
    '休息；08:00-12:00',
    '一至五 08:00-24:00；五六 10:00-22:00',
    '一一 08:00-24:00',
    '一至三、二 08:00-24:00',
    '08:00-24:00；六日 10:00-22:00',
    '一至五',
    '一至五 08:00',
    '八 08:00-12:00',
    '一至 08:00-12:00',
    '至五 08:00-12:00',
    '一、、二 08:00-12:00',
    '每天每天 08:00-12:00',
    '；',
    '1至5 08:00-24:00',
    '08:00-12:00 x',
    'x 08:00-12:00',
    '一每天 08:00-12:00',
  ])('refuses %s', (cell) => expect(decodeOpeningHours(cell)).toEqual(refused(cell)));

  it('refuses numbers and endless texts, and takes blanks as nothing', () => {
    expect(decodeOpeningHours(0.5)).toEqual(refused('0.5'));
    expect(decodeOpeningHours('一 08:00-12:00；'.repeat(50))).toMatchObject({ ok: false });
    expect(decodeOpeningHours(`08:00-12:00${';'.repeat(289)}`)).toMatchObject({ ok: true });
    expect(decodeOpeningHours(`08:00-12:00${';'.repeat(290)}`)).toMatchObject({ ok: false });
    expect(decodeOpeningHours('无')).toEqual({ ok: true, value: null });
  });

  it('writes any week so that it reads back', () => {
    const spans = fc.constantFrom('休息', '全天', '08:00-12:00', '08:00-12:00,13:00-20:00', '10:00-24:00', '18:00-02:00');
    fc.assert(
      fc.property(fc.array(spans, { minLength: 7, maxLength: 7 }), (list) => {
        const cell = list.map((one, index) => `${'一二三四五六日'.charAt(index)} ${one}`).join('；');
        const isNightBeforeWholeDay = list.some((one, index) => one === '18:00-02:00' && list[(index + 1) % 7] === '全天');
        const read = hours(cell);
        expect(hasMeetingNights(read.week)).toBe(isNightBeforeWholeDay);
        expect(hours(read.text)).toEqual(read);
        expect(read.week.map((one) => printDaySpans(one))).toEqual(list.map((one) => (one === '全天' ? '00:00-24:00' : one)));
      }),
    );
  });
});

describe('decodeDaySpans', () => {
  it.each([
    ['08:00-24:00', [{ from: 480, to: 1440 }]],
    ['全天', [{ from: 0, to: 1440 }]],
    ['休息', []],
    [
      '18:00-02:00；08:00-12:00',
      [
        { from: 480, to: 720 },
        { from: 1080, to: 1560 },
      ],
    ],
    ['', null],
  ])('reads %s', (cell, value) => expect(decodeDaySpans(cell)).toEqual({ ok: true, value }));

  it.each(['一 08:00-12:00', '25:00-26:00', '闭馆', '08:00-12:00,11:00-13:00'])('refuses %s', (cell) =>
    expect(decodeDaySpans(cell)).toEqual(refused(cell)),
  );
  it('refuses endless texts', () => expect(decodeDaySpans(`08:00-12:00${','.repeat(300)}`)).toMatchObject({ ok: false }));
});

describe('spans of a day', () => {
  it('follows the weekday', () => {
    const read = hours('一至五 08:00-24:00；六日 10:00-22:00');
    // 2026-10-03 was a Saturday, 2026-10-05 a Monday.
    expect(listSpansOn(read, day('2026-10-03'))).toEqual([{ from: 600, to: 1320 }]);
    expect(listSpansOn(read, day('2026-10-04'))).toEqual([{ from: 600, to: 1320 }]);
    expect(listSpansOn(read, day('2026-10-05'))).toEqual([{ from: 480, to: 1440 }]);
    expect(listSpansOn(read, day('2026-10-09'))).toEqual([{ from: 480, to: 1440 }]);
    expect(listSpansOn({ text: '', week: [] }, day('2026-10-09'))).toEqual([]);
  });

  it('stands at the day in instants', () => {
    const open = openIntervals(listSpansOn(hours('18:00-02:00'), day('2026-10-03')), day('2026-10-03'));
    expect(open.map((one) => [formatIsoInstant(instant(one.from)), formatIsoInstant(instant(one.to))])).toEqual([
      ['2026-10-03T18:00', '2026-10-04T02:00'],
    ]);
  });
});
