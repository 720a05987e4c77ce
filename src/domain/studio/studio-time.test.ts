// Service days, exceptions and the minutes of ZB-2.17, against a count of minute by minute.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, createInstantAt, type Day, parseDay, parseInstant } from '../time/calendar.ts';
import type { Interval } from '../time/interval.ts';
import { type DaySpans, decodeDaySpans, decodeOpeningHours, type OpeningHours } from './opening-hours.ts';
import { type AvailabilityQuestion, countAvailableMinutes, isInServiceOn, openBetween, openSpansOn } from './studio-time.ts';

const day = (text: string): Day => {
  const value = parseDay(text);
  if (value === null) throw new Error(`no day: ${text}`);
  return value;
};
const at = (text: string): number => parseInstant(text) ?? Number.NaN;
const hours = (text: string): OpeningHours => {
  const result = decodeOpeningHours(text);
  if (!result.ok || result.value === null) throw new Error(`no hours: ${text}`);
  return result.value;
};
const spans = (text: string): DaySpans => {
  const result = decodeDaySpans(text);
  if (!result.ok || result.value === null) throw new Error(`no spans: ${text}`);
  return result.value;
};
const ALWAYS = { openedOn: day('2020-01-01'), retiredOn: null };

function question(text: string, changes: Partial<AvailabilityQuestion> = {}): AvailabilityQuestion {
  const weekly = hours(text);
  return {
    hoursOn: () => weekly,
    exceptionOn: () => null,
    service: ALWAYS,
    from: day('2026-02-01'),
    to: day('2026-02-28'),
    blackouts: [],
    ...changes,
  };
}

const exceptions =
  (rows: Readonly<Record<string, string>>) =>
  (asked: Day): DaySpans | null =>
    Object.hasOwn(rows, asked) ? spans(rows[asked] ?? '') : null;

describe('isInServiceOn', () => {
  it('begins on the first day and ends before the first day out', () => {
    const service = { openedOn: day('2026-02-02'), retiredOn: day('2026-02-05') };
    expect(['2026-02-01', '2026-02-02', '2026-02-04', '2026-02-05', '2026-02-06'].map((one) => isInServiceOn(service, day(one)))).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
    expect(isInServiceOn({ openedOn: day('2026-02-02'), retiredOn: null }, day('2099-01-01'))).toBe(true);
  });
});

describe('openSpansOn and openBetween', () => {
  it('puts an exception in the place of the hours', () => {
    const opening = question('08:00-24:00', { exceptionOn: exceptions({ '2026-02-03': '休息', '2026-02-04': '全天' }) });
    expect(openSpansOn(opening, day('2026-02-02'))).toEqual([{ from: 480, to: 1440 }]);
    expect(openSpansOn(opening, day('2026-02-03'))).toEqual([]);
    expect(openSpansOn(opening, day('2026-02-04'))).toEqual([{ from: 0, to: 1440 }]);
  });

  it('includes the night before and joins what touches', () => {
    expect(openBetween(question('18:00-02:00'), day('2026-02-02'), day('2026-02-03'))).toEqual([
      { from: at('2026-02-01T18:00'), to: at('2026-02-02T02:00') },
      { from: at('2026-02-02T18:00'), to: at('2026-02-03T02:00') },
      { from: at('2026-02-03T18:00'), to: at('2026-02-04T02:00') },
    ]);
    expect(openBetween(question('全天'), day('2026-02-02'), day('2026-02-02'))).toEqual([
      { from: at('2026-02-01T00:00'), to: at('2026-02-03T00:00') },
    ]);
  });
});

describe('countAvailableMinutes', () => {
  it.each([
    ['08:00-24:00', {}, 28 * 16 * 60],
    ['全天', {}, 28 * 24 * 60],
    ['18:00-02:00', {}, 28 * 8 * 60],
    ['休息', {}, 0],
    // February 2026 has four of each weekday.
    ['一至五 08:00-24:00；六日 10:00-22:00', {}, 20 * 16 * 60 + 8 * 12 * 60],
    ['08:00-24:00', { to: day('2026-02-01') }, 960],
    ['08:00-24:00', { to: day('2026-01-31') }, 0],
    ['08:00-24:00', { service: { openedOn: day('2026-02-27'), retiredOn: null } }, 2 * 960],
    ['08:00-24:00', { service: { openedOn: day('2020-01-01'), retiredOn: day('2026-02-03') } }, 2 * 960],
    ['08:00-24:00', { exceptionOn: exceptions({ '2026-02-17': '休息', '2026-02-18': '全天' }) }, 26 * 960 + 1440],
    ['08:00-24:00', { blackouts: [{ from: at('2026-02-02T06:00'), to: at('2026-02-02T10:00') }] }, 28 * 960 - 120],
    ['08:00-24:00', { blackouts: [{ from: at('2026-02-02T22:00'), to: at('2026-02-04T09:00') }] }, 28 * 960 - 120 - 960 - 60],
    [
      '08:00-24:00',
      {
        blackouts: [
          { from: at('2026-01-20T00:00'), to: at('2026-02-01T09:00') },
          { from: at('2026-02-28T23:00'), to: at('2026-03-05T00:00') },
        ],
      },
      28 * 960 - 120,
    ],
    [
      '08:00-24:00',
      {
        blackouts: [
          { from: at('2026-02-02T10:00'), to: at('2026-02-02T12:00') },
          { from: at('2026-02-02T09:00'), to: at('2026-02-02T11:00') },
        ],
      },
      28 * 960 - 180,
    ],
    ['18:00-02:00', { blackouts: [{ from: at('2026-03-01T01:00'), to: at('2026-03-01T03:00') }] }, 28 * 480 - 60],
    ['18:00-02:00', { blackouts: [{ from: at('2026-02-01T01:00'), to: at('2026-02-01T03:00') }] }, 28 * 480],
    // A night that runs into a whole day: 00:00-02:00 counts once.
    ['18:00-02:00', { exceptionOn: exceptions({ '2026-02-10': '全天' }) }, 27 * 480 + 1440 - 120],
    ['18:00-02:00', { exceptionOn: exceptions({ '2026-02-01': '全天' }) }, 27 * 480 + 1440 - 120],
    [
      '18:00-02:00',
      { exceptionOn: exceptions({ '2026-02-01': '全天' }), service: { openedOn: day('2026-02-01'), retiredOn: null } },
      27 * 480 + 1440,
    ],
    ['18:00-02:00', { exceptionOn: exceptions({ '2026-02-10': '02:00-04:00' }) }, 27 * 480 + 120],
  ])('%s, case %#', (text, changes, minutes) => expect(countAvailableMinutes(question(text, changes))).toBe(minutes));

  it('reads the hours day by day', () => {
    const [before, after] = [hours('08:00-24:00'), hours('10:00-22:00')];
    const changed = question('休息', { hoursOn: (asked) => (asked < day('2026-02-11') ? before : after) });
    expect(countAvailableMinutes(changed)).toBe(10 * 960 + 18 * 720);
  });

  it('agrees with counting minute by minute, and months add up', () => {
    const text = fc.constantFrom('休息', '全天', '08:00-12:00', '10:00-24:00', '18:00-02:00', '08:00-12:00,23:00-07:00');
    const blackout = fc.tuple(fc.integer({ min: -2000, max: 12_000 }), fc.integer({ min: 1, max: 3000 }));
    const first = day('2026-02-01');
    fc.assert(
      fc.property(
        fc.array(text, { minLength: 8, maxLength: 8 }),
        fc.array(blackout, { maxLength: 4 }),
        fc.integer({ min: 0, max: 6 }),
        (list, cuts, retired) => {
          const perDay = new Map(list.map((one, index) => [addDays(first, index - 1), spans(one)]));
          const blackouts: Interval[] = cuts.map(([from, length]) => ({
            from: createInstantAt(first, from),
            to: createInstantAt(first, from + length),
          }));
          const service = { openedOn: day('2020-01-01'), retiredOn: addDays(first, retired) };
          const base = question('休息', { exceptionOn: (asked) => perDay.get(asked) ?? null, service, blackouts });
          const owner = new Set<number>();
          const ofNightBefore = new Set<number>();
          for (const [date, list] of perDay) {
            if (date >= service.retiredOn) continue;
            const target = date < first ? ofNightBefore : owner;
            for (const one of list) for (let minute = one.from; minute < one.to; minute += 1) target.add(createInstantAt(date, minute));
          }
          const isBlocked = (minute: number): boolean => blackouts.some((one) => one.from <= minute && minute < one.to);
          const expected = [...owner].filter((minute) => !ofNightBefore.has(minute) && !isBlocked(minute)).length;
          const whole = countAvailableMinutes({ ...base, from: first, to: addDays(first, 6) });
          expect(whole).toBe(expected);
          const left = countAvailableMinutes({ ...base, from: first, to: addDays(first, 2) });
          expect(left + countAvailableMinutes({ ...base, from: addDays(first, 3), to: addDays(first, 6) })).toBe(whole);
        },
      ),
      { numRuns: 60 },
    );
  });
});
