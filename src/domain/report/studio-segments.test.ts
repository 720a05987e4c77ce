// Opening minutes of a month by dated facts, exceptions and blackouts, counted by hand.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, hours, month, studio } from '../../../test/helpers/report-sources.ts';
import { addDays, createInstantAt } from '../time/calendar.ts';
import { findExceptionFor, indexExceptionsByDay, openMinutesOf, publicSegmentsOf, segmentsOf } from './studio-segments.ts';
import type { CalendarException, StudioFact, StudioRecord } from './facts.ts';

const OCTOBER = month('2026-10');
const NONE = indexExceptionsByDay([]);

function fact(id: number, from: string, more: Partial<StudioFact> = {}): StudioFact {
  return { id, startsOn: day(from), kind: '公共', hours: hours('08:00-24:00'), turnaround: 15, ...more };
}

function open(one: StudioRecord, exceptions: readonly CalendarException[] = []): number {
  return publicSegmentsOf(one, OCTOBER).reduce((sum, segment) => sum + openMinutesOf(one, segment, indexExceptionsByDay(exceptions)), 0);
}

describe('segmentsOf', () => {
  it('cuts the month where a dated row begins', () => {
    const one = studio(1, {
      facts: [fact(3, '2026-10-20'), fact(1, '2020-01-01'), fact(2, '2026-10-05', { kind: '专属' }), fact(4, '2026-11-01')],
    });
    expect(segmentsOf(one, OCTOBER).map(({ from, to, fact: { id } }) => [from, to, id])).toEqual([
      ['2026-10-01', '2026-10-04', 1],
      ['2026-10-05', '2026-10-19', 2],
      ['2026-10-20', '2026-10-31', 3],
    ]);
    expect(publicSegmentsOf(one, OCTOBER).map(({ from }) => from)).toEqual(['2026-10-01', '2026-10-20']);
  });

  it('lets the earliest row hold before its start, and has none without rows', () => {
    expect(segmentsOf(studio(1, { facts: [fact(1, '2026-12-01')] }), OCTOBER).map(({ from, to }) => [from, to])).toEqual([
      ['2026-10-01', '2026-10-31'],
    ]);
    expect(segmentsOf(studio(1, { facts: [fact(1, '2026-10-01'), fact(2, '2026-10-31')] }), OCTOBER).map(({ from }) => from)).toEqual([
      '2026-10-01',
      '2026-10-31',
    ]);
    expect(segmentsOf(studio(1, { facts: [] }), OCTOBER)).toEqual([]);
  });
});

describe('openMinutesOf', () => {
  it('multiplies plain days', () => {
    expect(open(studio(1))).toBe(31 * 1440);
    expect(open(studio(1, { facts: [fact(1, '2020-01-01', { hours: hours('18:00-02:00') })] }))).toBe(31 * 480);
    // October 2026 begins on a Thursday: five Thursdays, Fridays and Saturdays, four of the rest.
    expect(open(studio(1, { facts: [fact(1, '2020-01-01', { hours: hours('一至五 08:00-24:00；六日 10:00-22:00') })] }))).toBe(
      22 * 960 + 9 * 720,
    );
  });

  it('counts a minute once where a night runs into the next day of the week', () => {
    // 22 weekdays of a night, 9 days of the weekend; the nights of five Fridays run into Saturday's first two hours.
    const friday = fact(1, '2020-01-01', { hours: hours('一至五 18:00-02:00；六日 00:00-24:00') });
    expect(open(studio(1, { facts: [friday] }))).toBe(22 * 480 + 9 * 1440 - 5 * 120);
  });

  it('counts days in service only', () => {
    expect(open(studio(1, { openedOn: day('2026-10-11'), closedOn: day('2026-10-21') }))).toBe(10 * 1440);
    expect(open(studio(1, { openedOn: day('2026-10-01') }))).toBe(31 * 1440);
    expect(open(studio(1, { closedOn: day('2026-10-31') }))).toBe(30 * 1440);
    expect(open(studio(1, { closedOn: day('2026-10-01') }))).toBe(0);
  });

  it('reads hours as dated for each day', () => {
    expect(open(studio(1, { facts: [fact(1, '2020-01-01'), fact(2, '2026-10-11', { hours: hours('10:00-12:00') })] }))).toBe(
      10 * 960 + 21 * 120,
    );
  });

  it("puts the calendar's exceptions in place of the hours, a studio's own first", () => {
    const exceptions: CalendarException[] = [
      { id: 1, day: day('2026-10-01'), studioId: null, spans: [] },
      { id: 2, day: day('2026-10-02'), studioId: null, spans: [] },
      { id: 3, day: day('2026-10-02'), studioId: 1, spans: [{ from: 0, to: 60 }] },
      { id: 4, day: day('2026-10-03'), studioId: 2, spans: [] },
    ];
    expect(open(studio(1), exceptions)).toBe(29 * 1440 + 60);
    expect(open(studio(2), exceptions)).toBe(28 * 1440);
    expect(findExceptionFor(indexExceptionsByDay(exceptions), 1, day('2026-10-02'))?.id).toBe(3);
    expect(findExceptionFor(indexExceptionsByDay(exceptions), 2, day('2026-10-02'))?.id).toBe(2);
    expect(findExceptionFor(indexExceptionsByDay(exceptions), 2, day('2026-10-04'))).toBeNull();
  });

  it('takes blackouts off, inside opening hours only', () => {
    const blackouts = [
      { id: 1, from: createInstantAt(day('2026-10-05'), 7 * 60), to: createInstantAt(day('2026-10-05'), 9 * 60), reason: '维修' },
    ];
    expect(open(studio(1, { facts: [fact(1, '2020-01-01')], blackouts }))).toBe(31 * 960 - 60);
  });

  it('gives the same for a range as for its days one by one', () => {
    const texts = fc.constantFrom('00:00-24:00', '18:00-02:00', '一至五 08:00-24:00；六日 22:00-03:00', '08:00-12:00,20:00-24:00');
    const anyDay = fc.integer({ min: 0, max: 30 }).map((offset) => addDays(day('2026-10-01'), offset));
    fc.assert(
      fc.property(texts, texts, anyDay, fc.boolean(), (before, after, change, isFirst) => {
        const one = studio(1, {
          facts: [fact(1, '2020-01-01', { hours: hours(before) }), fact(2, change, { hours: hours(after) })],
          openedOn: isFirst ? day('2026-10-01') : day('2020-01-01'),
        });
        const exceptions = indexExceptionsByDay([{ id: 1, day: addDays(change, 2), studioId: null, spans: [{ from: 0, to: 1440 }] }]);
        for (const segment of segmentsOf(one, OCTOBER)) {
          let days = 0;
          for (let at = segment.from; at <= segment.to; at = addDays(at, 1))
            days += openMinutesOf(one, { ...segment, from: at, to: at }, exceptions);
          expect(openMinutesOf(one, segment, exceptions)).toBe(days);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has no exceptions of a base without any', () => {
    expect(findExceptionFor(NONE, 1, day('2026-10-02'))).toBeNull();
  });
});
