// What is typed into the finder and the waiting list, as numbers. Pure.
import { instantAt } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { deskSpan } from '../../../domain/booking/desk-day.ts';
import type { DeskRules } from '../../../domain/booking/desk-rules.ts';
import { decodeSquareDm } from '../../../domain/decode/number.ts';
import { minutesOfHours } from '../../kit/records/typed-values.ts';
import type { Times } from '../booking/time-text.ts';

/** A number, null where nothing is typed, undefined where it does not read. */
export type Read = number | null | undefined;

/** `2`, `1.5`, `1:30` hours as minutes. */
export function readMinutes(text: string): Read {
  const hours = minutesOfHours(text);
  if (!hours.ok) return undefined;
  return hours.value === null || (hours.value > 0 && hours.value <= 1800) ? hours.value : undefined;
}

/** `30`, `30.5` m² as 0.01 m². */
export function readArea(text: string): Read {
  const area = decodeSquareDm(text);
  return area.ok ? area.value : undefined;
}

/** Times as minutes of the desk's day that is waited for, its night after 24:00; null: not of that day. */
export function minutesOfDay(
  times: Times,
  day: Day,
  rules: Pick<DeskRules, 'dayTurnHour'>,
): { readonly from: number; readonly to: number } | null {
  const base = instantAt(day, 0);
  const { from, to } = deskSpan(day, rules);
  if (times.from < from || times.from >= to) return null;
  return { from: times.from - base, to: Math.min(times.to, to) - base };
}
