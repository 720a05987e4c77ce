// What is typed into the finder and the waiting list, as numbers. Pure.
import { createInstantAt, type Day } from '../../../domain/time/calendar.ts';
import { computeDeskSpan } from '../../../domain/booking/desk-day.ts';
import type { DeskRules } from '../../../domain/booking/desk-rules.ts';
import { decodeSquareDm } from '../../../domain/decode/number.ts';
import { parseMinutesOfHours } from '../../ui/records/typed-values.ts';
import { normaliseTimes } from '../../ui/time-normal.ts';
import { readTimes, type TimeGround, type Times } from '../../ui/time-text.ts';

/** A number, null where nothing is typed, undefined where it does not read. */
export type Read = number | null | undefined;

/** `2`, `1.5`, `1:30` hours as minutes. */
export function readMinutes(text: string): Read {
  const hours = parseMinutesOfHours(text);
  if (!hours.ok) return undefined;
  return hours.value === null || (hours.value > 0 && hours.value <= 1800) ? hours.value : undefined;
}

/** `30`, `30.5` m² as 0.01 m². */
export function readArea(text: string): Read {
  const area = decodeSquareDm(text);
  return area.ok ? area.value : undefined;
}

/** Times as minutes of the desk's day that is waited for, its night after 24:00; null: not of that day. */
export function parseMinutesOfDay(
  times: Times,
  day: Day,
  rules: Pick<DeskRules, 'dayTurnHour'>,
): { readonly from: number; readonly to: number } | null {
  const base = createInstantAt(day, 0);
  const { from, to } = computeDeskSpan(day, rules);
  if (times.from < from || times.from >= to) return null;
  return { from: times.from - base, to: Math.min(times.to, to) - base };
}

/** A need said in one line. `area` and `words` null where nothing is said of them. */
export interface Wish {
  readonly times: Times | null;
  readonly area: string | null;
  readonly words: string | null;
}

const AREA = /^(\d+(?:\.\d+)?)(?:平|平米|平方米|㎡|m2)$/i;

/**
 * `明天 20-22 30平 绿幕`: a square measure wherever it stands, times as far as they read, the rest are words to look for. `usual`: the
 * times where none are typed, or only 现在; null: then there are none.
 */
export function readWish(text: string, ground: TimeGround, usual: Times | null = null): Wish {
  const parts = text
    .normalize('NFKC')
    .split(/\s+/)
    .filter((part) => part !== '');
  const area = parts.flatMap((part) => AREA.exec(part)?.[1] ?? [])[0] ?? null;
  const others = parts.filter((part) => !AREA.test(part));
  for (let many = others.length; many > 0; many -= 1) {
    const times = readTimes(others.slice(0, many).join(' '), ground);
    if (times === null) continue;
    const words = others.slice(many).join(' ');
    return { times, area, words: words === '' ? null : words };
  }
  const [first = 'now', ...rest] = others;
  if (usual === null || normaliseTimes(first) !== 'now') return { times: null, area, words: null };
  return { times: usual, area, words: rest.length === 0 ? null : rest.join(' ') };
}
