// Dates of a series against days counted by hand and by another calendar; which bookings a change touches.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { at, dayAt as day } from '../../../test/helpers/slot-ground.ts';
import { addDays, type Day, instant } from '../time/calendar.ts';
import { BOOKING_STATES } from '../base/catalogue.ts';
import {
  listSeriesDates,
  MOST_SERIES_DATES,
  selectTouchedBy,
  SERIES_FREQUENCIES,
  SERIES_SCOPES,
  type SeriesBooking,
  type SeriesRule,
} from './series.ts';

function rule(startsOn: string, end: string | number, changes: Partial<SeriesRule> = {}): SeriesRule {
  const until = typeof end === 'string' ? day(end) : null;
  return { frequency: 'daily', weekdays: [], startsOn: day(startsOn), until, count: until === null ? Number(end) : null, ...changes };
}
const dates = (...list: string[]): object => ({ ok: true, value: list });
const refused = (code: string, data: object): object => ({ ok: false, refusal: { code, data } });

describe('dates of a series', () => {
  it('run over a leap day and a month’s end', () => {
    expect(listSeriesDates(rule('2028-02-27', '2028-03-01'))).toEqual(dates('2028-02-27', '2028-02-28', '2028-02-29', '2028-03-01'));
    expect(listSeriesDates(rule('2027-02-27', '2027-03-01'))).toEqual(dates('2027-02-27', '2027-02-28', '2027-03-01'));
    expect(listSeriesDates(rule('2026-10-30', 4))).toEqual(dates('2026-10-30', '2026-10-31', '2026-11-01', '2026-11-02'));
    expect(listSeriesDates(rule('2028-02-29', 3, { frequency: 'weekly', weekdays: [2] }))).toEqual(
      dates('2028-02-29', '2028-03-07', '2028-03-14'),
    );
  });

  it('run over the year’s end and a former summer time without a gap', () => {
    expect(listSeriesDates(rule('2026-12-31', 2))).toEqual(dates('2026-12-31', '2027-01-01'));
    expect(listSeriesDates(rule('1988-04-16', 3))).toEqual(dates('1988-04-16', '1988-04-17', '1988-04-18'));
  });

  it('know Monday to Friday, whatever the holidays', () => {
    // 2026-10-01 is a Thursday and a holiday; Saturday 2026-10-10 is worked.
    expect(listSeriesDates(rule('2026-10-01', '2026-10-12', { frequency: 'weekdays' }))).toEqual(
      dates('2026-10-01', '2026-10-02', '2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09', '2026-10-12'),
    );
  });

  it('know chosen weekdays in any order, each once, and begin with the first of them', () => {
    expect(listSeriesDates(rule('2026-10-03', 4, { frequency: 'weekly', weekdays: [7, 2, 2] }))).toEqual(
      dates('2026-10-04', '2026-10-06', '2026-10-11', '2026-10-13'),
    );
  });

  it('may be one', () => expect(listSeriesDates(rule('2026-10-03', '2026-10-03'))).toEqual(dates('2026-10-03')));

  it('are 400 at most', () => {
    const most = listSeriesDates(rule('2026-01-01', '2027-02-04'));
    expect(most.ok ? most.value.length : most).toBe(400);
    expect(listSeriesDates(rule('2026-01-01', 400))).toEqual(most);
    const tooLong = refused('SERIES_TOO_LONG', { limit: 400 });
    expect(listSeriesDates(rule('2026-01-01', '2027-02-05'))).toEqual(tooLong);
    expect(listSeriesDates(rule('2026-01-01', '9999-12-31'))).toEqual(tooLong);
    expect(listSeriesDates(rule('2026-01-01', 401))).toEqual(tooLong);
    const weekly = listSeriesDates(rule('2026-01-05', 400, { frequency: 'weekly', weekdays: [1] }));
    expect(weekly.ok ? weekly.value.at(-1) : weekly).toBe('2033-08-29');
  });

  it('must be some', () => {
    // A Saturday and a Sunday.
    expect(listSeriesDates(rule('2026-10-03', '2026-10-04', { frequency: 'weekdays' }))).toEqual(
      refused('SERIES_EMPTY', { startsOn: '2026-10-03', until: '2026-10-04' }),
    );
  });

  it('need a rule that says when they end, once', () => {
    expect(listSeriesDates(rule('2026-10-03', 3, { count: null }))).toEqual(refused('SERIES_RULE', { ends: 0 }));
    expect(listSeriesDates(rule('2026-10-03', 3, { until: day('2026-10-09') }))).toEqual(refused('SERIES_RULE', { ends: 2 }));
    expect(listSeriesDates(rule('2026-10-03', '2026-10-02'))).toEqual(
      refused('SERIES_RULE', { startsOn: '2026-10-03', until: '2026-10-02' }),
    );
    for (const count of [0, -1, 1.5]) expect(listSeriesDates(rule('2026-10-03', count))).toEqual(refused('SERIES_RULE', { count }));
    expect(listSeriesDates(rule('9999-12-30', 2))).toEqual(dates('9999-12-30', '9999-12-31'));
    expect(listSeriesDates(rule('9999-12-30', 3))).toEqual(refused('SERIES_RULE', { last: '9999-12-31' }));
  });

  it('need a weekday that exists, where weekdays are chosen', () => {
    expect(listSeriesDates(rule('2026-10-03', 3, { frequency: 'weekly' }))).toEqual(refused('SERIES_RULE', { chosen: 0 }));
    expect(listSeriesDates(rule('2026-10-03', 3, { frequency: 'weekly', weekdays: [1, 8] }))).toEqual(
      refused('SERIES_RULE', { weekday: 8 }),
    );
    expect(listSeriesDates(rule('2026-10-03', 1, { weekdays: [8] }))).toEqual(dates('2026-10-03'));
  });

  it('are those of another calendar, day by day', () => {
    const start = Date.UTC(2024, 0, 1);
    fc.assert(
      fc.property(
        fc.constantFrom(...SERIES_FREQUENCIES),
        fc.uniqueArray(fc.integer({ min: 1, max: 7 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 3000 }),
        fc.boolean(),
        fc.integer({ min: 0, max: 450 }),
        (frequency, weekdays, offset, isCounted, size) => {
          const iso = (shift: number): string => new Date(start + (offset + shift) * 86_400_000).toISOString().slice(0, 10);
          const isDate = (shift: number): boolean => {
            const sunday0 = new Date(start + (offset + shift) * 86_400_000).getUTCDay();
            if (frequency === 'weekdays') return sunday0 !== 0 && sunday0 !== 6;
            return frequency === 'daily' || weekdays.includes(sunday0 === 0 ? 7 : sunday0);
          };
          const all = Array.from({ length: isCounted ? 3500 : size + 1 }, (_, shift) => shift)
            .filter(isDate)
            .map(iso);
          const wanted = isCounted ? all.slice(0, size) : all;
          const result = listSeriesDates(rule(iso(0), isCounted ? size : iso(size), { frequency, weekdays }));
          const code = wanted.length > MOST_SERIES_DATES ? 'SERIES_TOO_LONG' : isCounted ? 'SERIES_RULE' : 'SERIES_EMPTY';
          const isRefused = wanted.length === 0 || wanted.length > MOST_SERIES_DATES;
          expect(result.ok ? result.value : result.refusal.code).toEqual(isRefused ? code : wanted);
        },
      ),
    );
  });
});

function booking(id: number, occursOn: string, changes: Partial<SeriesBooking> = {}): SeriesBooking {
  const times = { start: at(`${occursOn}T22:00`), end: at(`${addDays(day(occursOn), 1)}T02:00`) };
  return { id, occursOn: day(occursOn), state: 'booked', holdsUntil: null, isException: false, ...times, ...changes };
}
const ids = (list: readonly SeriesBooking[]): number[] => list.map((one) => one.id);

describe('a change of a series', () => {
  const now = at('2026-10-12T23:00');
  const series = [
    booking(5, '2026-10-26', { isException: true, start: at('2026-10-18T10:00'), end: at('2026-10-18T12:00') }),
    booking(1, '2026-10-05', { state: 'completed' }),
    booking(2, '2026-10-12', { state: 'checked_in' }),
    booking(3, '2026-10-19'),
    booking(6, '2026-11-02', { state: 'cancelled' }),
    booking(7, '2026-11-09', { state: 'option', holdsUntil: at('2026-10-12T23:00') }),
    booking(8, '2026-11-16', { state: 'option', holdsUntil: at('2026-10-12T23:01') }),
    booking(4, '2026-10-07', { state: 'no_show' }),
  ];
  const anchorAt = (id: number): SeriesBooking => series.find((one) => one.id === id) ?? booking(id, '2026-10-05');
  const touch = (scope: (typeof SERIES_SCOPES)[number], id: number): number[][] => {
    const { touched, exceptions, over } = selectTouchedBy(scope, anchorAt(id), series, now);
    return [ids(touched), ids(exceptions), ids(over)];
  };

  it('touches the one that was pointed at, an exception and a running one too', () => {
    expect(touch('this', 3)).toEqual([[3], [], []]);
    expect(touch('this', 5)).toEqual([[5], [], []]);
    expect(touch('this', 2)).toEqual([[2], [], []]);
    expect(touch('this', 1)).toEqual([[], [], [1]]);
    expect(touch('this', 6)).toEqual([[], [], []]);
  });

  it('reaches from a date on, by the date that a booking stands for', () => {
    expect(touch('following', 3)).toEqual([[3, 8], [5], []]);
    expect(touch('following', 2)).toEqual([[2, 3, 8], [5], []]);
    expect(touch('following', 8)).toEqual([[8], [], []]);
    expect(touch('following', 5)).toEqual([[5, 8], [], []]);
  });

  it('reaches all that lie ahead', () => {
    expect(touch('all', 3)).toEqual([[3, 8], [5], [1, 4, 2]]);
    expect(touch('all', 5)).toEqual([[3, 5, 8], [], [1, 4, 2]]);
  });

  it('has ended with its last minute', () => {
    const last = booking(1, '2026-10-12');
    expect(ids(selectTouchedBy('this', last, [last], instant(last.end - 1)).touched)).toEqual([1]);
    expect(ids(selectTouchedBy('this', last, [last], last.end).touched)).toEqual([]);
    const other = booking(2, '2026-10-19');
    expect(ids(selectTouchedBy('all', other, [last, other], last.start).touched)).toEqual([2]);
    expect(ids(selectTouchedBy('all', other, [last, other], instant(last.start - 1)).touched)).toEqual([1, 2]);
  });

  it('never touches what is over, begun or kept, and grows with its scope', () => {
    const any = fc.record({
      offset: fc.integer({ min: 0, max: 30 }),
      state: fc.constantFrom(...BOOKING_STATES),
      isException: fc.boolean(),
      isHeld: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 12 }), fc.nat(), (list, pick) => {
        const all = list.map((one, index) =>
          booking(index, addDays(day('2026-10-01'), one.offset), {
            state: one.state,
            isException: one.isException,
            holdsUntil: one.isHeld ? at('2026-12-01T00:00') : at('2026-10-10T00:00'),
          }),
        );
        const anchor = all[pick % all.length] ?? booking(0, '2026-10-01');
        const [one, following, every] = SERIES_SCOPES.map((scope) => selectTouchedBy(scope, anchor, all, now).touched);
        for (const touched of every ?? []) {
          if (touched.id === anchor.id) continue;
          expect([touched.start > now, touched.isException, ['booked', 'option'].includes(touched.state)]).toEqual([true, false, true]);
        }
        expect(every).toEqual(expect.arrayContaining([...(following ?? [])]));
        expect(following).toEqual(expect.arrayContaining([...(one ?? [])]));
        const before: readonly Day[] = (following ?? []).filter((each) => each.id !== anchor.id).map((each) => each.occursOn);
        expect(before.every((date) => date >= anchor.occursOn)).toBe(true);
        for (const each of all) {
          const isPlain = each.state === 'booked' && each.start > now && !each.isException;
          if (isPlain) expect(ids(every ?? [])).toContain(each.id);
        }
      }),
    );
  });
});
