// The rule that a typed repeat comes to.
import { describe, expect, it } from 'vitest';
import { parseDay } from '../../../domain/time/calendar.ts';
import { NO_REPEAT, readRepeat, ruleOf } from './repeat.ts';

const saturday = parseDay('2026-10-03');
if (saturday === null) throw new Error('no day');

describe('a rule', () => {
  it('is none where nothing repeats or the end is missing', () => {
    expect(ruleOf(NO_REPEAT, saturday)).toBeNull();
    expect(ruleOf({ ...NO_REPEAT, frequency: 'daily', end: 'until' }, saturday)).toBeNull();
    expect(ruleOf({ ...NO_REPEAT, frequency: 'daily', count: '0' }, saturday)).toBeNull();
    expect(ruleOf({ ...NO_REPEAT, frequency: 'daily', count: 'x' }, saturday)).toBeNull();
  });
  it("takes the first date's weekday where none is chosen, else the chosen ones in order", () => {
    expect(ruleOf({ ...NO_REPEAT, frequency: 'weekly' }, saturday)).toEqual({
      frequency: 'weekly',
      weekdays: [6],
      startsOn: '2026-10-03',
      until: null,
      count: 4,
    });
    expect(ruleOf({ ...NO_REPEAT, frequency: 'weekly', weekdays: [5, 1] }, saturday)?.weekdays).toEqual([1, 5]);
  });
  it('ends on a day or after so many', () => {
    const rule = ruleOf({ ...NO_REPEAT, frequency: 'weekdays', end: 'until', until: '2026-12-31' }, saturday);
    expect(rule).toEqual({ frequency: 'weekdays', weekdays: [], startsOn: '2026-10-03', until: '2026-12-31', count: null });
  });
});

describe('Tuesday and Thursday, sixteen times, took more than a dozen keys', () => {
  it('is read from a few letters: days, how often, or until when', () => {
    expect(readRepeat('二四 16')).toEqual({ frequency: 'weekly', weekdays: [2, 4], end: 'count', count: '16' });
    expect(readRepeat('每周一三五10次')).toEqual({ frequency: 'weekly', weekdays: [1, 3, 5], end: 'count', count: '10' });
    expect(readRepeat('工作日 10')).toEqual({ frequency: 'weekdays', end: 'count', count: '10' });
    expect(readRepeat('每天 到 2026-12-31')).toEqual({ frequency: 'daily', end: 'until', until: '2026-12-31' });
    expect(readRepeat('天')).toEqual({ frequency: 'weekly', weekdays: [7] });
    expect(readRepeat('16')).toEqual({ frequency: 'weekly', end: 'count', count: '16' });
    expect(readRepeat('abc')).toBeNull();
  });
});
