// Times as the desk types them: every spelling that people use, and what is printed is read back.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day } from '../../../test/helpers/day.ts';
import { createInstantAt, fromDayNumber, instant, printInstant, toDayNumber } from '../../domain/time/calendar.ts';
import { normaliseTimes } from './time-normal.ts';
import { printMoment, printTimes, readMoment, readTimes } from './time-text.ts';

/** Saturday, seen on the board of the Monday after it. */
const ground = { day: day('2026-10-05'), today: day('2026-10-03'), start: createInstantAt(day('2026-10-03'), 15 * 60) };

function said(text: string): string | null {
  const times = readTimes(text, ground);
  return times === null ? null : `${printInstant(times.from)} > ${printInstant(times.to)}`;
}

describe("times in the board's day", () => {
  it.each([
    ['20-22', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20 - 22', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20:00-22:00', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['２０：００－２２：００', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['2030-22', '2026-10-05 20:30 > 2026-10-05 22:00'],
    ['830-10', '2026-10-05 08:30 > 2026-10-05 10:00'],
    ['8点-10点', '2026-10-05 08:00 > 2026-10-05 10:00'],
    ['8点半到10点', '2026-10-05 08:30 > 2026-10-05 10:00'],
    ['八点到十点半', '2026-10-05 08:00 > 2026-10-05 10:30'],
    ['二十点至二十二点一刻', '2026-10-05 20:00 > 2026-10-05 22:15'],
    ['8点20分-9点', '2026-10-05 08:20 > 2026-10-05 09:00'],
    ['20~22', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20—22', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20 to 22', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['22-2', '2026-10-05 22:00 > 2026-10-06 02:00'],
    ['22-24', '2026-10-05 22:00 > 2026-10-06 00:00'],
    ['22-26', '2026-10-05 22:00 > 2026-10-06 02:00'],
    ['25-27', '2026-10-06 01:00 > 2026-10-06 03:00'],
    ['28-30', '2026-10-06 04:00 > 2026-10-06 06:00'],
    ['0-2', '2026-10-05 00:00 > 2026-10-05 02:00'],
    ['20:00 2h', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20 2h', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20+2h', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20:00 90m', '2026-10-05 20:00 > 2026-10-05 21:30'],
    ['20点 1.5小时', '2026-10-05 20:00 > 2026-10-05 21:30'],
    ['20点 一个半小时', '2026-10-05 20:00 > 2026-10-05 21:30'],
    ['20点 两小时', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20点 两个小时', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['20:00 1h30m', '2026-10-05 20:00 > 2026-10-05 21:30'],
    ['20:00 半小时', '2026-10-05 20:00 > 2026-10-05 20:30'],
    ['下午12点-2点', '2026-10-05 12:00 > 2026-10-05 14:00'],
    ['下午2点-4点', '2026-10-05 14:00 > 2026-10-05 16:00'],
    ['下午2-晚上8点', '2026-10-05 14:00 > 2026-10-05 20:00'],
    ['上午9-12', '2026-10-05 09:00 > 2026-10-05 12:00'],
    ['上午9点-下午1点', '2026-10-05 09:00 > 2026-10-05 13:00'],
    ['晚上8点-10点', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['晚上8点-12点', '2026-10-05 20:00 > 2026-10-06 00:00'],
    ['晚上10点-2点', '2026-10-05 22:00 > 2026-10-06 02:00'],
    ['凌晨1点-3点', '2026-10-05 01:00 > 2026-10-05 03:00'],
    ['中午12-2', '2026-10-05 12:00 > 2026-10-05 14:00'],
    ['8pm-10pm', '2026-10-05 20:00 > 2026-10-05 22:00'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('times with a day', () => {
  it.each([
    ['今天 20-22', '2026-10-03 20:00 > 2026-10-03 22:00'],
    ['明天 14-16', '2026-10-04 14:00 > 2026-10-04 16:00'],
    ['明天14-16', '2026-10-04 14:00 > 2026-10-04 16:00'],
    ['后天 14:00 3h', '2026-10-05 14:00 > 2026-10-05 17:00'],
    ['tomorrow 14-16', '2026-10-04 14:00 > 2026-10-04 16:00'],
    ['今晚8-10', '2026-10-03 20:00 > 2026-10-03 22:00'],
    ['今晚 20-2', '2026-10-03 20:00 > 2026-10-04 02:00'],
    ['明晚 1-3', '2026-10-05 01:00 > 2026-10-05 03:00'],
    ['周六 20-22', '2026-10-03 20:00 > 2026-10-03 22:00'],
    ['周一 20-22', '2026-10-05 20:00 > 2026-10-05 22:00'],
    ['星期五晚上8点-10点', '2026-10-09 20:00 > 2026-10-09 22:00'],
    ['下周二 9-11', '2026-10-06 09:00 > 2026-10-06 11:00'],
    ['本周五 9-11', '2026-10-02 09:00 > 2026-10-02 11:00'],
    ['wed 9-11', '2026-10-07 09:00 > 2026-10-07 11:00'],
    ['10-08 14-16', '2026-10-08 14:00 > 2026-10-08 16:00'],
    ['10/8 14-16', '2026-10-08 14:00 > 2026-10-08 16:00'],
    ['10月8日 14-16', '2026-10-08 14:00 > 2026-10-08 16:00'],
    ['8号 14点到16点', '2026-10-08 14:00 > 2026-10-08 16:00'],
    ['2026-10-08 14:00-16:00', '2026-10-08 14:00 > 2026-10-08 16:00'],
    ['2026年10月8日14-16', '2026-10-08 14:00 > 2026-10-08 16:00'],
    ['1-5 14-16', '2027-01-05 14:00 > 2027-01-05 16:00'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('lengths from where one stands', () => {
  it.each([
    ['+2h', '2026-10-03 15:00 > 2026-10-03 17:00'],
    ['2h', '2026-10-03 15:00 > 2026-10-03 17:00'],
    ['+90分钟', '2026-10-03 15:00 > 2026-10-03 16:30'],
    ['+ 1.5 小时', '2026-10-03 15:00 > 2026-10-03 16:30'],
    ['＋２ｈ', '2026-10-03 15:00 > 2026-10-03 17:00'],
  ])('%s', (text, expected) => expect(said(text)).toBe(expected));
});

describe('what is no time, or none yet', () => {
  it.each([
    '',
    ' ',
    '2',
    '20',
    '20-',
    '-22',
    '20-2-2',
    '20-20',
    '31-32',
    '20:60-22',
    '2-30 14-16',
    '20:00 0h',
    'abc',
    '晚上',
    '20 22',
    '+h',
    '20:00 9999h',
  ])('%j', (text) => expect(said(text)).toBeNull());
  it('never throws, and never ends before it starts', () => {
    const texts = fc.oneof(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.stringMatching(/^[0-9:+\- hm点半晚周一明天]{0,14}$/));
    fc.assert(
      fc.property(texts, (text) => {
        const times = readTimes(text, ground);
        expect(times === null || times.to > times.from).toBe(true);
      }),
    );
  });
});

describe('what is printed is read back', () => {
  const anyDay = fc.integer({ min: toDayNumber(day('2020-01-01')), max: toDayNumber(day('2035-12-31')) }).map(fromDayNumber);
  it('times of any day and length', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 1439 }), fc.integer({ min: 1, max: 44_640 }), (board, own, minute, length) => {
        const from = createInstantAt(own, minute);
        const times = { from, to: instant(from + length) };
        expect(readTimes(printTimes(times, board), { ...ground, day: board })).toEqual(times);
        expect(readTimes(printTimes(times, own), { ...ground, day: own })).toEqual(times);
      }),
    );
  });
  it('moments', () => {
    fc.assert(
      fc.property(anyDay, anyDay, fc.integer({ min: 0, max: 1439 }), (board, own, minute) => {
        const moment = createInstantAt(own, minute);
        expect(readMoment(printMoment(moment, board), { ...ground, day: board })).toBe(moment);
      }),
    );
  });
});

describe('one spelling', () => {
  it('is its own', () => {
    fc.assert(
      fc.property(fc.constantFrom('20-22', '明天 14:00-16:00', '20:00 1h30m', '周二 9-11', '+2h'), (text) => {
        expect(normaliseTimes(text)).toBe(text);
      }),
    );
  });
});

describe("times of the desk's day, which turns at six", () => {
  const night = { ...ground, dayTurnHour: 6 };
  it.each([
    ['1-2', '2026-10-06 01:00 > 2026-10-06 02:00'],
    ['5:30-7', '2026-10-06 05:30 > 2026-10-06 07:00'],
    ['6-8', '2026-10-05 06:00 > 2026-10-05 08:00'],
    ['明天 1-2', '2026-10-05 01:00 > 2026-10-05 02:00'],
    ['明天凌晨 1-2', '2026-10-04 01:00 > 2026-10-04 02:00'],
    ['2026-10-05 1-2', '2026-10-05 01:00 > 2026-10-05 02:00'],
  ])('%s is %s', (text, meant) => {
    const times = readTimes(text, night);
    expect(times === null ? null : `${printInstant(times.from)} > ${printInstant(times.to)}`).toBe(meant);
  });

  it('are read back as they are printed, before the turn as well', () => {
    for (const minute of [-1380, -60, 0, 60, 359, 360, 1439, 1440, 1500, 1799, 1800]) {
      const from = createInstantAt(night.day, minute);
      const times = { from, to: instant(from + 45) };
      expect(readTimes(printTimes(times, night.day, 6), night)).toEqual(times);
    }
  });
});

describe('a walk-in at 17:02, on a grid of 30 minutes', () => {
  const now = createInstantAt(day('2026-10-03'), 17 * 60);
  const walkIn = (text: string): string | null => {
    const times = readTimes(text, { ...ground, day: day('2026-10-03'), start: now, now });
    return times === null ? null : `${printInstant(times.from)} > ${printInstant(times.to)}`;
  };
  it.each(['2h', '+2h', '现在 2h', '现在两小时', 'now 2h', 'now+2h', 'now-19', '现在到19点', '-19', '- 19:00'])('%j begins now', (text) => {
    expect(walkIn(text)).toBe('2026-10-03 17:00 > 2026-10-03 19:00');
  });

  it('ends on the next day where the clock has gone round, and is no time while the end is missing', () => {
    expect(walkIn('now-2')).toBe('2026-10-03 17:00 > 2026-10-04 02:00');
    expect([walkIn('现在'), walkIn('now-'), walkIn('-')]).toEqual([null, null, null]);
    expect(readMoment('现在', { ...ground, now })).toBe(now);
  });
});
