// Minutes spread over the hours of a week.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { instant, parseInstant } from '../time/calendar.ts';
import { WEEK_HOURS, addToWeek, emptyWeek, getMinuteOfWeek } from './week-use.ts';

const WEEK = WEEK_HOURS * 60;

/** Minute by minute, as slowly as one can count. */
function countedOneByOne(minute: number, length: number, times: number): number[] {
  const week = emptyWeek();
  for (let at = minute; at < minute + length; at += 1) {
    const hour = Math.floor((at % WEEK) / 60);
    week[hour] = (week[hour] ?? 0) + times;
  }
  return week;
}

describe('hours of a week', () => {
  it('begin on Monday at 00:00 of the wall clock', () => {
    const monday = parseInstant('2026-10-05T00:00');
    const sunday = parseInstant('2026-10-11T23:59');
    expect([monday, sunday].map((one) => getMinuteOfWeek(instant(one ?? 0)))).toEqual([0, WEEK - 1]);
  });

  it('take a session from 22:30 to 00:15 in three hours', () => {
    const week = emptyWeek();
    addToWeek(week, 22 * 60 + 30, 105, 2);
    expect([week[22], week[23], week[24], week[25]]).toEqual([60, 120, 30, 0]);
  });

  it('go on on Monday where a night passes the end of Sunday', () => {
    const week = emptyWeek();
    addToWeek(week, WEEK - 60, 90);
    expect([week[167], week[0]]).toEqual([60, 30]);
  });

  it('hold every minute once, as counted one by one', () => {
    const span = fc.tuple(fc.integer({ min: 0, max: WEEK - 1 }), fc.integer({ min: 0, max: WEEK }), fc.integer({ min: 0, max: 5 }));
    fc.assert(
      fc.property(span, ([minute, length, times]) => {
        const week = emptyWeek();
        addToWeek(week, minute, length, times);
        expect(week).toEqual(countedOneByOne(minute, length, times));
      }),
      { numRuns: 200 },
    );
  });
});
