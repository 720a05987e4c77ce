// A need said in one line: times, a size, and words to look for.
import { expect, it } from 'vitest';
import { createInstantAt, parseDay, printInstant } from '../../../domain/time/calendar.ts';
import { readWish } from './read-need.ts';

const DAY = parseDay('2026-11-28') ?? expect.unreachable('no day');
const ground = { day: DAY, today: DAY, start: createInstantAt(DAY, 840), dayTurnHour: 6 };

it.each([
  ['明天 20-22 30平 绿幕', '2026-11-29 20:00 > 2026-11-29 22:00', '30', '绿幕'],
  ['20-22', '2026-11-28 20:00 > 2026-11-28 22:00', null, null],
  ['30.5㎡ 20-22', '2026-11-28 20:00 > 2026-11-28 22:00', '30.5', null],
  ['今晚 8点 两小时 绿幕 大', '2026-11-28 20:00 > 2026-11-28 22:00', null, '绿幕 大'],
  ['18-24 ４０平米', '2026-11-28 18:00 > 2026-11-29 00:00', '40', null],
])('“tomorrow 20-22, 30 m², green screen” took eleven keys: %s is one line', (text, times, area, words) => {
  const wish = readWish(text, ground);
  expect(wish.times === null ? null : `${printInstant(wish.times.from)} > ${printInstant(wish.times.to)}`).toBe(times);
  expect([wish.area, wish.words]).toEqual([area, words]);
});

it.each([
  ['现在 30平 绿幕', '30', '绿幕'],
  ['now', null, null],
  ['', null, null],
  ['30平', '30', null],
])('%j is from now on', (text, area, words) => {
  const usual = { from: createInstantAt(DAY, 1020), to: createInstantAt(DAY, 1800) };
  expect(readWish(text, { ...ground, now: usual.from }, usual)).toEqual({ times: usual, area, words });
});

it.each(['绿幕', '', '30平'])('%j says no time', (text) => expect(readWish(text, ground).times).toBeNull());
