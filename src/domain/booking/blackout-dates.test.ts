// The times of a blackout: once, and by the rule of a series with each date's own end.
import { describe, expect, it } from 'vitest';
import { at } from '../../../test/helpers/raw-base.ts';
import { dayAt } from '../../../test/helpers/slot-ground.ts';
import { instant, printInstant } from '../time/calendar.ts';
import { type BlackoutRepeat, listBlackoutSpans } from './blackout-dates.ts';

function spans(from: string, to: string, repeat: BlackoutRepeat | null) {
  const found = listBlackoutSpans(instant(at(from)), instant(at(to)), repeat);
  return found.ok ? found.value.map((one) => `${printInstant(one.from)} ${printInstant(one.to)}`) : found.refusal;
}
const weekly = { frequency: 'weekly', weekdays: [2, 4], until: null, count: 3 } as const;

describe('a blackout', () => {
  it('is once what it says', () => {
    expect(spans('2026-11-10T22:00', '2026-11-12T02:00', null)).toEqual(['2026-11-10 22:00 2026-11-12 02:00']);
  });

  it('repeats on Tuesdays and Thursdays, over midnight too, from the first that the rule names', () => {
    expect(spans('2026-11-11T22:00', '2026-11-12T02:00', weekly)).toEqual([
      '2026-11-12 22:00 2026-11-13 02:00',
      '2026-11-17 22:00 2026-11-18 02:00',
      '2026-11-19 22:00 2026-11-20 02:00',
    ]);
    const workdays = { frequency: 'weekdays', weekdays: [], until: dayAt('2026-11-16'), count: null } as const;
    expect(spans('2026-11-13T06:00', '2026-11-13T08:00', workdays)).toEqual([
      '2026-11-13 06:00 2026-11-13 08:00',
      '2026-11-16 06:00 2026-11-16 08:00',
    ]);
  });

  it('is refused backwards, beyond 400 dates, and at the end of the calendar', () => {
    expect(spans('2026-11-10T22:00', '2026-11-10T22:00', null)).toMatchObject({
      code: 'RECORD_ENDS_BEFORE_START',
      data: { from: '2026-11-10 22:00', until: '2026-11-10 22:00' },
    });
    expect(spans('2026-11-10T20:00', '2026-11-10T22:00', { ...weekly, count: 401 })).toEqual({
      code: 'SERIES_TOO_LONG',
      data: { limit: 400 },
    });
    const last = { frequency: 'daily', weekdays: [], until: null, count: 2 } as const;
    expect(spans('9999-12-30T20:00', '9999-12-31T20:00', last)).toEqual({ code: 'SERIES_RULE', data: { last: '9999-12-31' } });
    expect(spans('9999-12-30T20:00', '9999-12-30T23:59', last)).toHaveLength(2);
  });
});
