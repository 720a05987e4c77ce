// A backup's age by days of the calendar.
import { describe, expect, it } from 'vitest';
import { computeBackupAge } from './backup-age.ts';
import { createInstantAt, parseDay } from '../time/calendar.ts';
import { minutes } from '../values/quantity.ts';

function ms(text: string): number {
  const [day = '', time = ''] = text.split('T');
  const parsed = parseDay(day);
  if (parsed === null) throw new Error(text);
  const [hour = '', minute = ''] = time.split(':');
  return createInstantAt(parsed, minutes(Number(hour) * 60 + Number(minute))) * 60_000;
}

describe('the age of a backup at 09:00 on 5 November', () => {
  it.each([
    ['2026-11-05T08:00', 0, 'ok'],
    ['2026-11-05T23:00', 0, 'ok'],
    ['2026-11-06T01:00', 0, 'ok'],
    ['2026-11-04T23:59', 1, 'ok'],
    ['2026-11-02T00:00', 3, 'ok'],
    ['2026-11-01T23:59', 4, 'amber'],
    ['2026-10-29T00:00', 7, 'amber'],
    ['2026-10-28T23:59', 8, 'red'],
  ])('made at %s is %i days, %s', (made, days, level) => {
    expect(computeBackupAge(ms(made), ms('2026-11-05T09:00'))).toEqual({ days, level });
  });

  it('is red where none was ever made', () => expect(computeBackupAge(null, 0)).toEqual({ days: null, level: 'red' }));
});
