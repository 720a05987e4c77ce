// When somebody came and left: what the key alone says, what it asks for, and from when on a session can be checked in.
import { expect, test } from 'vitest';
import { minutes } from '../values/quantity.ts';
import { instant, parseInstant } from '../time/calendar.ts';
import { decideActual } from './actual-times.ts';

const at = (text: string) => instant(parseInstant(text) ?? Number.NaN);
const slot = { start: at('2026-11-27T20:00'), end: at('2026-11-27T22:00') };
const rules = { grid: minutes(30), checkInMinutes: minutes(60), leaveGraceMinutes: minutes(10) };

function answer(to: 'checked_in' | 'completed', now: string, said: string | null): unknown {
  const found = decideActual(to, slot, said === null ? null : at(said), { now: at(now), rules });
  return found.ok ? found.value : found.refusal;
}

test.each([
  ['checked_in', '2026-11-27T19:00', '2026-11-27T19:00'],
  ['checked_in', '2026-11-27T20:30', '2026-11-27T20:30'],
  ['completed', '2026-11-27T21:10', '2026-11-27T21:10'],
  ['completed', '2026-11-27T22:10', '2026-11-27T22:10'],
] as const)('the key for %s at %s is that moment', (to, now, meant) => {
  expect(answer(to, now, null)).toBe(at(meant));
});

test.each([
  ['checked_in', '2026-11-27T20:31', 'ARRIVAL_TIME_NEEDED', '2026-11-27 20:00', '2026-11-27 20:31'],
  // One minute past the grace half an hour of overtime was charged without a word.
  ['completed', '2026-11-27T22:11', 'LEAVING_TIME_NEEDED', '2026-11-27 22:00', '2026-11-27 22:11'],
  ['completed', '2026-11-28T00:41', 'LEAVING_TIME_NEEDED', '2026-11-27 22:00', '2026-11-28 00:41'],
] as const)('the key for %s at %s asks when it was', (to, now, code, booked, printed) => {
  expect(answer(to, now, null)).toEqual({ code, data: { booked, now: printed } });
});

test('said, it is what was said, now included; what lies further ahead than a grid step is refused', () => {
  expect(answer('completed', '2026-11-28T00:41', '2026-11-27T22:00')).toBe(at('2026-11-27T22:00'));
  expect(answer('completed', '2026-11-28T00:41', '2026-11-28T00:41')).toBe(at('2026-11-28T00:41'));
  expect(answer('completed', '2026-11-27T21:30', '2026-11-27T22:00')).toBe(at('2026-11-27T22:00'));
  expect(answer('completed', '2026-11-27T21:29', '2026-11-27T22:00')).toEqual({
    code: 'BOOKING_TIME_AHEAD',
    data: { at: '2026-11-27 22:00', now: '2026-11-27 21:29' },
  });
});

test('a session is checked in from an hour before its start on, whatever time is said', () => {
  const early = { code: 'CHECK_IN_EARLY', data: { from: '2026-11-27 19:00', start: '2026-11-27 20:00' } };
  expect(answer('checked_in', '2026-11-27T18:59', null)).toEqual(early);
  expect(answer('checked_in', '2026-11-12T09:00', '2026-11-27T20:00')).toEqual(early);
});
