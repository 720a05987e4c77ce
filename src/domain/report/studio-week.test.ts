// Open minutes by hour of the week add up to those of ZB-2.17.
import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import { addDays, createInstantAt, type Day, firstDayOf, parseDay, parseMonth } from '../time/calendar.ts';
import { type DaySpans, decodeDaySpans, decodeOpeningHours, type OpeningHours } from '../studio/opening-hours.ts';
import { emptyWeek } from '../studio/week-use.ts';
import type { CalendarException, StudioRecord } from './facts.ts';
import { indexExceptionsByDay, openMinutesOf, segmentsOf } from './studio-segments.ts';
import { addOpenWeek } from './studio-week.ts';

function hours(text: string): OpeningHours {
  const decoded = decodeOpeningHours(text);
  if (!decoded.ok || decoded.value === null) throw new Error(text);
  return decoded.value;
}
function spans(text: string): DaySpans {
  const decoded = decodeDaySpans(text);
  if (!decoded.ok || decoded.value === null) throw new Error(text);
  return decoded.value;
}
function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}

const OCTOBER =
  parseMonth('2026-10') ??
  (() => {
    throw new Error('no month');
  })();

function studio(texts: readonly (readonly [string, string])[], more: Partial<StudioRecord> = {}): StudioRecord {
  const facts = texts.map(([startsOn, text], at) => ({
    id: at + 1,
    startsOn: day(startsOn),
    kind: '公共' as const,
    hours: hours(text),
    turnaround: 0,
  }));
  return { id: 1, code: 'A1', openedOn: day('2020-01-01'), closedOn: null, facts, blackouts: [], ...more };
}

function weekOf(one: StudioRecord, exceptions: readonly CalendarException[] = []): { readonly week: number[]; readonly sum: number } {
  const week = emptyWeek();
  const calendar = indexExceptionsByDay(exceptions);
  let sum = 0;
  for (const segment of segmentsOf(one, OCTOBER)) {
    addOpenWeek(week, one, segment, calendar);
    sum += openMinutesOf(one, segment, calendar);
  }
  return { week, sum };
}

describe('open hours of a week', () => {
  it('October 2026 begins on a Thursday: five Thursdays to Saturdays, four of the others', () => {
    const { week } = weekOf(studio([['2020-01-01', '08:00-09:30']]));
    expect([0, 1, 2, 3, 4, 5, 6].map((weekday) => [week[weekday * 24 + 8], week[weekday * 24 + 9]])).toEqual([
      [240, 120],
      [240, 120],
      [240, 120],
      [300, 150],
      [300, 150],
      [300, 150],
      [240, 120],
    ]);
  });

  it('a night belongs to the hours it lies in, a maintenance takes its own away', () => {
    const blackout = { id: 1, from: createInstantAt(day('2026-10-06'), 60), to: createInstantAt(day('2026-10-06'), 120), reason: '检修' };
    const { week } = weekOf(studio([['2020-01-01', '周一22:00-02:00']], { blackouts: [blackout] }));
    // Four Mondays; the Tuesday of the 6th lost the hour from 01:00.
    expect([week[22], week[23], week[24], week[25], week[26]]).toEqual([240, 240, 240, 180, 0]);
  });

  it('add up to the minutes of ZB-2.17, whatever the hours, exceptions and blackouts', () => {
    const texts = fc.constantFrom('08:00-24:00', '20:00-04:00', '周一至周五08:00-12:00、18:00-02:00', '00:00-24:00', '周六日全天');
    const exception = fc.tuple(fc.integer({ min: -1, max: 30 }), fc.constantFrom('休息', '全天', '10:00-03:00'));
    const blackout = fc.tuple(fc.integer({ min: -1440, max: 45_000 }), fc.integer({ min: 1, max: 3000 }));
    const given = fc.record({
      first: texts,
      second: texts,
      from: fc.integer({ min: 0, max: 30 }),
      exceptions: fc.uniqueArray(exception, { selector: ([at]) => at, maxLength: 4 }),
      blackouts: fc.array(blackout, { maxLength: 3 }),
    });
    fc.assert(
      fc.property(given, ({ first, second, from, exceptions, blackouts }) => {
        const start = firstDayOf(OCTOBER);
        const one = studio(
          [
            ['2020-01-01', first],
            [addDays(start, from), second],
          ],
          {
            blackouts: blackouts.map(([at, length], index) => {
              const begin = createInstantAt(start, at);
              return { id: index + 1, from: begin, to: begin + length, reason: '' };
            }),
          },
        );
        const rows = exceptions.map(([at, text], index) => ({
          id: index + 1,
          day: addDays(start, at),
          studioId: null,
          spans: spans(text),
        }));
        const { week, sum } = weekOf(one, rows);
        expect(week.reduce((all, minutes) => all + minutes, 0)).toBe(sum);
      }),
      { numRuns: 150 },
    );
  });
});
