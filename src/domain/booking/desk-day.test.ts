// The desk's day: which one an instant belongs to, and its hours.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { instant, formatIsoInstant, parseDay, parseInstant } from '../time/calendar.ts';
import { deskDayOf, computeDeskSpan } from './desk-day.ts';

const at = (text: string) => instant(parseInstant(text) ?? Number.NaN);

test.each([
  ['2026-11-27T22:00', 6, '2026-11-27'],
  ['2026-11-28T00:40', 6, '2026-11-27'],
  ['2026-11-28T05:59', 6, '2026-11-27'],
  ['2026-11-28T06:00', 6, '2026-11-28'],
  ['2026-11-28T00:40', 0, '2026-11-28'],
  ['2026-11-28T07:59', 8, '2026-11-27'],
])('%s with a turn at %i belongs to %s', (text, dayTurnHour, day) => {
  expect(deskDayOf(at(text), { dayTurnHour })).toBe(day);
});

test('a day of the desk lasts from its turn to the next one', () => {
  const day = parseDay('2026-11-27');
  if (day === null) throw new Error('no day');
  const { from, to } = computeDeskSpan(day, { dayTurnHour: 6 });
  expect([formatIsoInstant(from), formatIsoInstant(to)]).toEqual(['2026-11-27T06:00', '2026-11-28T06:00']);
  expect(formatIsoInstant(computeDeskSpan(day, { dayTurnHour: 6 }, 7).to)).toBe('2026-12-04T06:00');
});

test('every instant lies in its own desk day and in no other', () => {
  fc.assert(
    fc.property(fc.integer({ min: 20_000_000, max: 40_000_000 }), fc.nat({ max: 12 }), (minute, dayTurnHour) => {
      const { from, to } = computeDeskSpan(deskDayOf(instant(minute), { dayTurnHour }), { dayTurnHour });
      expect(from <= minute && minute < to).toBe(true);
    }),
  );
});
