// The time at which somebody came or left, as a clerk types it after midnight.
import { expect, test } from 'vitest';
import { type Instant, parseInstant } from '../../../domain/time/calendar.ts';
import { readActual } from './use-actual-time.tsx';

function at(text: string): Instant {
  const value = parseInstant(text);
  if (value === null) throw new Error(text);
  return value;
}

// 20-22 on the 27th, the key pressed at 00:41.
test.each([
  ['22:00', '2026-11-27T22:00'],
  ['22', '2026-11-27T22:00'],
  ['2215', '2026-11-27T22:15'],
  ['0:30', '2026-11-28T00:30'],
  ['00:41', '2026-11-28T00:41'],
  ['21:10', '2026-11-27T21:10'],
  ['今天 0:10', '2026-11-28T00:10'],
  ['2026-11-27 23:00', '2026-11-27T23:00'],
])('%s typed at 00:41 about a session that ends at 22:00 is %s', (text, meant) => {
  expect(readActual(text, at('2026-11-27T22:00'), at('2026-11-28T00:41'))).toBe(at(meant));
});

test('what is no time is none, and half a clock is none yet', () => {
  expect([
    readActual('', at('2026-11-27T22:00'), at('2026-11-28T00:41')),
    readActual('22:', at('2026-11-27T22:00'), at('2026-11-28T00:41')),
  ]).toEqual([null, null]);
});
