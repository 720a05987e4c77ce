// The board hung up at 17:00 and was out of date by 19:00, and nobody could say in what: what came after the printout is known, day by day.
import { expect, it } from 'vitest';
import { createInstantAt, parseDay } from '../../domain/time/calendar.ts';
import { formatPrintedDays, isAfterPrinting, parsePrintedDays } from './printed-days.ts';

const dayAt = (text: string) => {
  const day = parseDay(text);
  if (day === null) throw new Error(text);
  return day;
};
const at = (day: string, hour: number) => createInstantAt(dayAt(day), hour * 60);
const TONIGHT = at('2026-11-10', 20);
const printed = parsePrintedDays(`2026-11-10=${at('2026-11-10', 17)}`);
const isAfter = (hour: number, from = TONIGHT, before: Record<string, number> = {}) =>
  isAfterPrinting({ at: at('2026-11-10', hour), from, before }, printed, 6);

it('a change from the minute of the printout on is marked, one before it and one of a day that was not printed are not', () => {
  expect([isAfter(16), isAfter(17), isAfter(19)]).toEqual([false, true, true]);
  expect(isAfter(19, at('2026-11-11', 6))).toBe(false);
  // The night belongs to the printed evening.
  expect(isAfter(19, at('2026-11-11', 5))).toBe(true);
});

it('a booking that left the printed day is marked: the paper still shows it', () => {
  expect(isAfter(19, at('2026-11-12', 20), { starts_at: TONIGHT })).toBe(true);
});

it('the next printout of a day stands instead, that of another day beside it, old days go', () => {
  const later = formatPrintedDays(printed, dayAt('2026-11-10'), at('2026-11-10', 19));
  expect(parsePrintedDays(later)).toEqual(new Map([['2026-11-10', at('2026-11-10', 19)]]));
  const two = formatPrintedDays(printed, dayAt('2026-11-12'), at('2026-11-11', 9));
  expect([...parsePrintedDays(two).keys()]).toEqual(['2026-11-10', '2026-11-12']);
  expect([...parsePrintedDays(formatPrintedDays(parsePrintedDays(two), dayAt('2026-11-12'), at('2026-11-12', 9))).keys()]).toEqual([
    '2026-11-12',
  ]);
  expect(parsePrintedDays('nothing 2026-11-10=x')).toEqual(new Map());
});
