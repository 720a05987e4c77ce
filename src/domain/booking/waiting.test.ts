// Who on the waiting list a free slot would suit.
import { describe, expect, it } from 'vitest';
import { type Day, type Instant, parseDay, parseInstant } from '../time/calendar.ts';
import { doesTimeSuit, type WaitingNeed } from './waiting.ts';

function day(text: string): Day {
  const found = parseDay(text);
  if (found === null) throw new Error(text);
  return found;
}

function at(text: string): Instant {
  const found = parseInstant(text);
  if (found === null) throw new Error(text);
  return found;
}

const NEED: WaitingNeed = {
  day: day('2026-11-10'),
  fromMinute: null,
  toMinute: null,
  minutes: 120,
  studioId: null,
  area: null,
  kind: null,
};
const STUDIO = { id: 7, area: 3000, kind: '公共' };

function fits(
  need: Partial<WaitingNeed>,
  from: string,
  to: string,
  studio: Partial<typeof STUDIO> | { readonly area: null } = {},
): boolean {
  return doesTimeSuit({ ...NEED, ...need }, { start: at(from), end: at(to) }, { ...STUDIO, ...studio }, { dayTurnHour: 6 });
}

describe('suits', () => {
  it.each([
    ['as long as wanted', {}, '2026-11-10T20:00', '2026-11-10T22:00', true],
    ['a minute too short', {}, '2026-11-10T20:00', '2026-11-10T21:59', false],
    ['another day', {}, '2026-11-11T20:00', '2026-11-11T22:00', false],
    ['the night after belongs to the day', {}, '2026-11-11T04:00', '2026-11-11T06:00', true],
    ['but not the morning', {}, '2026-11-11T05:00', '2026-11-11T08:00', false],
    ['the small hours are still the evening before', {}, '2026-11-10T01:00', '2026-11-10T04:00', false],
    ['the day begins at its turn', {}, '2026-11-10T04:00', '2026-11-10T08:00', true],
    ['inside the wanted minutes', { fromMinute: 1200, toMinute: 1320 }, '2026-11-10T18:00', '2026-11-10T23:00', true],
    ['only a part of it lies there', { fromMinute: 1260, toMinute: 1400 }, '2026-11-10T18:00', '2026-11-10T22:59', false],
    ['an end in the night', { fromMinute: 1320, toMinute: 1560 }, '2026-11-10T23:00', '2026-11-11T03:00', true],
    ['the wanted studio', { studioId: 7 }, '2026-11-10T20:00', '2026-11-10T22:00', true],
    ['another studio', { studioId: 8 }, '2026-11-10T20:00', '2026-11-10T22:00', false],
    ['large enough', { area: 3000 }, '2026-11-10T20:00', '2026-11-10T22:00', true],
    ['too small', { area: 3001 }, '2026-11-10T20:00', '2026-11-10T22:00', false],
    ['of the kind', { kind: '公共' }, '2026-11-10T20:00', '2026-11-10T22:00', true],
    ['of another kind', { kind: '专属' }, '2026-11-10T20:00', '2026-11-10T22:00', false],
  ])('%s', (_what, need, from, to, expected) => expect(fits(need, from, to)).toBe(expected));

  it('an unknown area suffices only where none is asked', () => {
    expect(fits({}, '2026-11-10T20:00', '2026-11-10T22:00', { area: null })).toBe(true);
    expect(fits({ area: 1 }, '2026-11-10T20:00', '2026-11-10T22:00', { area: null })).toBe(false);
  });
});
