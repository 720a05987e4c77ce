// Prices of sessions: examples worked out by hand (`price-model.test.ts` has the slow models).
import { describe, expect, it } from 'vitest';
import { formatIsoInstant, instant, type Instant, parseInstant } from '../time/calendar.ts';
import { computePriceWithFree, type PriceLine, quoteOf } from './price.ts';
import { fen, minutes } from '../values/quantity.ts';
import type { RatePlan } from './rate-plan.ts';

const at = (text: string): Instant => parseInstant(text) ?? instant(NaN);
/** 08:00-22:00 at 100.00 an hour, the night at 160.00. */
const HOURLY: RatePlan = {
  dayFrom: minutes(480),
  nightFrom: minutes(1320),
  dayRate: fen(10_000),
  nightRate: fen(16_000),
  halfDayRate: null,
  fullDayRate: null,
  minimum: minutes(0),
};
/** With half a day at 300.00 and a day at 500.00, at least an hour. */
const BLOCKS: RatePlan = { ...HOURLY, halfDayRate: fen(30_000), fullDayRate: fen(50_000), minimum: minutes(60) };

/** `kind from-to amount`, the times as `03T22:00`. */
const said = (line: PriceLine): string =>
  `${line.kind} ${formatIsoInstant(line.from).slice(8)}-${formatIsoInstant(line.to).slice(8)} ${line.amount}`;
const quoted = (plan: RatePlan, from: string, to: string): readonly string[] => quoteOf(plan, at(from), at(to)).lines.map(said);

describe('bands by the hour', () => {
  it.each([
    // 2 h day = 200.00
    ['2026-10-03T10:00', '2026-10-03T12:00', ['day 03T10:00-03T12:00 20000']],
    // The border belongs to what begins there: 22:00 is night, 08:00 is day.
    ['2026-10-03T20:00', '2026-10-03T22:00', ['day 03T20:00-03T22:00 20000']],
    ['2026-10-03T22:00', '2026-10-04T02:00', ['night 03T22:00-04T02:00 64000']],
    // Overnight over month's end: 1 h day 100.00, 10 h night 1600.00, 1 h day 100.00
    [
      '2026-10-31T21:00',
      '2026-11-01T09:00',
      ['day 31T21:00-31T22:00 10000', 'night 31T22:00-01T08:00 160000', 'day 01T08:00-01T09:00 10000'],
    ],
    // Leap day: 23:00 on the 28th of February 2028 to 01:00 on the 29th: 2 h night = 320.00
    ['2028-02-28T23:00', '2028-02-29T01:00', ['night 28T23:00-29T01:00 32000']],
    // 2027 has none: 28 February to 1 March
    ['2027-02-28T21:30', '2027-03-01T00:00', ['day 28T21:30-28T22:00 5000', 'night 28T22:00-01T00:00 32000']],
    // New year's eve up to 24:00 and beyond
    ['2026-12-31T23:00', '2026-12-31T24:00', ['night 31T23:00-01T00:00 16000']],
    ['2026-12-31T23:30', '2027-01-01T00:30', ['night 31T23:30-01T00:30 16000']],
    // 1 minute: 10000/60 = 166.67 and 16000/60 = 266.67, each rounded once
    ['2026-10-03T21:59', '2026-10-03T22:01', ['day 03T21:59-03T22:00 167', 'night 03T22:00-03T22:01 267']],
    // A whole day and more: 14 h 1400.00, 10 h 1600.00, 2 h 200.00
    [
      '2026-10-03T08:00',
      '2026-10-04T10:00',
      ['day 03T08:00-03T22:00 140000', 'night 03T22:00-04T08:00 160000', 'day 04T08:00-04T10:00 20000'],
    ],
  ])('%s to %s', (from, to, lines) => expect(quoted(HOURLY, from, to)).toEqual(lines));

  it('keeps rate, percent, minutes, total and the plan', () => {
    const quote = quoteOf(HOURLY, at('2026-10-03T21:00'), at('2026-10-03T23:00'));
    expect(quote.lines.map((line) => [line.minutes, line.rate, line.percent])).toEqual([
      [60, 10_000, 100],
      [60, 16_000, 100],
    ]);
    expect([quote.total, quote.plan]).toEqual([26_000, HOURLY]);
    expect(JSON.parse(JSON.stringify(quote))).toEqual(quote);
  });

  it('rounds a half up: 30 min at 0.01 an hour are 0.5 fen, so 1', () => {
    const plan = { ...HOURLY, dayRate: fen(1) };
    expect(quoteOf(plan, at('2026-10-03T10:00'), at('2026-10-03T10:30')).total).toBe(1);
    expect(quoteOf(plan, at('2026-10-03T10:00'), at('2026-10-03T10:29')).total).toBe(0);
  });

  it('refuses what no caller may ask', () => {
    const start = at('2026-10-03T10:00');
    expect(() => quoteOf(HOURLY, start, start)).toThrow(RangeError);
    expect(() => computePriceWithFree(HOURLY, start, instant(start + 60), -1)).toThrow(RangeError);
    const dear = { ...HOURLY, dayRate: fen(Number.MAX_SAFE_INTEGER) };
    expect(quoteOf(dear, start, instant(start + 60)).total).toBe(Number.MAX_SAFE_INTEGER);
    expect(() => quoteOf(dear, start, instant(start + 61))).toThrow(RangeError);
    expect(() => quoteOf({ ...dear, nightRate: fen(1_000_000) }, at('2026-10-03T21:00'), at('2026-10-03T23:00'))).toThrow(RangeError);
  });
});

describe('half days and days', () => {
  it.each([
    // 3 h by the hour 300.00 = half a day 300.00: one line each, so by the hour
    ['2026-10-03T10:00', '2026-10-03T13:00', ['day 03T10:00-03T13:00 30000']],
    // 1 h day + 1.25 h night = 100 + 200 = 300.00 in two lines, half a day in one: the fewer lines
    ['2026-10-03T21:00', '2026-10-03T23:15', ['half_day 03T21:00-03T23:15 30000']],
    // 4 h: 300 < 400
    ['2026-10-03T10:00', '2026-10-03T14:00', ['half_day 03T10:00-03T14:00 30000']],
    // 5 h: half + 1 h = 400 < 500 (hourly 500, day 500)
    ['2026-10-03T10:00', '2026-10-03T15:00', ['half_day 03T10:00-03T14:00 30000', 'day 03T14:00-03T15:00 10000']],
    // 6 h: half + 2 h = 500 in two lines, a day = 500 in one
    ['2026-10-03T10:00', '2026-10-03T16:00', ['full_day 03T10:00-03T16:00 50000']],
    // 8 h: 500
    ['2026-10-03T10:00', '2026-10-03T18:00', ['full_day 03T10:00-03T18:00 50000']],
    // 8 h 30: a day + half an hour
    ['2026-10-03T10:00', '2026-10-03T18:30', ['full_day 03T10:00-03T18:00 50000', 'day 03T18:00-03T18:30 5000']],
    // 12 h 30 from 10:00: a day, half a day, and half an hour of the night 80.00 (a second half day would be 300.00)
    [
      '2026-10-03T10:00',
      '2026-10-03T22:30',
      ['full_day 03T10:00-03T18:00 50000', 'half_day 03T18:00-03T22:00 30000', 'night 03T22:00-03T22:30 8000'],
    ],
    // 14 h: two days 1000.00 (one line fewer than a day + half + 2 h night = 1120; day + 2 halves = 1100)
    ['2026-10-03T10:00', '2026-10-04T00:00', ['full_day 03T10:00-03T18:00 50000', 'full_day 03T18:00-04T00:00 50000']],
    // Night 22:00-00:00 = 320 > half a day 300
    ['2026-10-03T22:00', '2026-10-03T24:00', ['half_day 03T22:00-04T00:00 30000']],
  ])('%s to %s', (from, to, lines) => expect(quoted(BLOCKS, from, to)).toEqual(lines));

  it('takes a day for half a day where the day is the cheaper', () => {
    expect(quoted({ ...BLOCKS, fullDayRate: fen(25_000) }, '2026-10-03T10:00', '2026-10-03T14:00')).toEqual([
      'full_day 03T10:00-03T14:00 25000',
    ]);
  });
});

describe('minimum length', () => {
  it.each([
    // 20 min are billed as 60
    [BLOCKS, '2026-10-03T10:00', '2026-10-03T10:20', ['day 03T10:00-03T11:00 10000']],
    // ... over the border: 21:30 to 22:30 = 50 + 80
    [BLOCKS, '2026-10-03T21:30', '2026-10-03T21:40', ['day 03T21:30-03T22:00 5000', 'night 03T22:00-03T22:30 8000']],
    [BLOCKS, '2026-10-03T10:00', '2026-10-03T11:00', ['day 03T10:00-03T11:00 10000']],
    [BLOCKS, '2026-10-03T10:00', '2026-10-03T11:01', ['day 03T10:00-03T11:01 10167']],
  ])('%#: %s', (plan, from, to, lines) => expect(quoted(plan, from, to)).toEqual(lines));
});

describe('free minutes', () => {
  const priced = (free: number, from: string, to: string, plan = BLOCKS): readonly string[] =>
    computePriceWithFree(plan, at(from), at(to), free).lines.map(said);
  it.each([
    // None
    [0, '2026-10-03T21:00', '2026-10-03T23:00', ['day 03T21:00-03T22:00 10000', 'night 03T22:00-03T23:00 16000']],
    // 90 min cross the band's border: 30 min of the night are left
    [90, '2026-10-03T21:00', '2026-10-03T23:00', ['free 03T21:00-03T22:30 0', 'night 03T22:30-03T23:00 8000']],
    // All of it; more than it
    [120, '2026-10-03T21:00', '2026-10-03T23:00', ['free 03T21:00-03T23:00 0']],
    [600, '2026-10-03T21:00', '2026-10-03T23:00', ['free 03T21:00-03T23:00 0']],
    // They cover a minimum too: 60 billed, 45 free
    [45, '2026-10-03T10:00', '2026-10-03T10:20', ['free 03T10:00-03T10:45 0', 'day 03T10:45-03T11:00 2500']],
    // What is left is one span: 8 h less 2 h = 6 h from 12:00, a day at 500.00 (500.00 for half + 2 h too)
    [120, '2026-10-03T10:00', '2026-10-03T18:00', ['free 03T10:00-03T12:00 0', 'full_day 03T12:00-03T18:00 50000']],
    // ... and 5 h left: half a day + 1 h
    [
      180,
      '2026-10-03T10:00',
      '2026-10-03T18:00',
      ['free 03T10:00-03T13:00 0', 'half_day 03T13:00-03T17:00 30000', 'day 03T17:00-03T18:00 10000'],
    ],
  ])('%d of %s to %s', (free, from, to, lines) => expect(priced(free, from, to)).toEqual(lines));
});
