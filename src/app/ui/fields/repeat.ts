// A repeat as it is typed, and the rule that it comes to. Pure.
import { type Day, parseDay, weekdayOf } from '../../../domain/time/calendar.ts';
import type { LivebaseClient } from '../../../contract/contract.ts';

export const FREQUENCIES = ['none', 'daily', 'weekdays', 'weekly'] as const;
type Frequency = (typeof FREQUENCIES)[number];

/** As typed. `weekdays` empty: the day of the first date. */
export interface Repeat {
  readonly frequency: Frequency;
  readonly weekdays: readonly number[];
  readonly end: 'until' | 'count';
  readonly until: string | null;
  readonly count: string;
}

/** The order that one key goes through: what is wanted most comes first. */
const NEXT: Readonly<Record<Frequency, Frequency>> = { none: 'weekly', weekly: 'daily', daily: 'weekdays', weekdays: 'none' };

/** The repeat after one press of its key. */
export function computeNextRepeat(repeat: Repeat): Repeat {
  return { ...repeat, frequency: NEXT[repeat.frequency] };
}

export const NO_REPEAT: Repeat = { frequency: 'none', weekdays: [], end: 'count', until: null, count: '4' };

/** What a series is asked for with. */
export type SeriesQuestion = Parameters<LivebaseClient['series']['preview']>[0];
type SeriesRule = SeriesQuestion['rule'];

/** The weekdays in force: those chosen, else that of the first date. */
export function weekdaysOf(repeat: Repeat, startsOn: Day): readonly number[] {
  return repeat.weekdays.length === 0 ? [weekdayOf(startsOn)] : repeat.weekdays.toSorted((a, b) => a - b);
}

/** The rule; null: nothing repeats, or its end is not there yet. */
export function ruleOf(repeat: Repeat, startsOn: Day): SeriesRule | null {
  const { frequency, end, until, count } = repeat;
  if (frequency === 'none') return null;
  const weekdays = frequency === 'weekly' ? [...weekdaysOf(repeat, startsOn)] : [];
  if (end === 'until') {
    const day = parseDay(until ?? '');
    return day === null ? null : { frequency, weekdays, startsOn, until: day, count: null };
  }
  const times = /^[1-9]\d{0,3}$/.test(count.trim()) ? Number(count) : null;
  return times === null ? null : { frequency, weekdays, startsOn, until: null, count: times };
}

const DAY_LETTERS = '一二三四五六日';
const UNTIL = /(?:到|until)\s*(\d{4}-\d{2}-\d{2})/i;
const TIMES = /(\d{1,3})\s*[次x×]?\s*$/i;

/** A repeat said in a few letters: `二四 16`, `工作日 10`, `每天 到 2026-12-31`. What is not said stays as it is; null: nothing was understood. */
export function readRepeat(text: string): Partial<Repeat> | null {
  const until = UNTIL.exec(text)?.[1] ?? null;
  const rest = text.replace(UNTIL, '');
  const count = TIMES.exec(rest)?.[1] ?? null;
  const end: Partial<Repeat> = until !== null ? { end: 'until', until } : count === null ? {} : { end: 'count', count };
  if (/每天|天天|daily/i.test(rest)) return { frequency: 'daily', ...end };
  if (/工作日|weekdays/i.test(rest)) return { frequency: 'weekdays', ...end };
  const weekdays = [...rest.replaceAll('天', '日')].map((letter) => DAY_LETTERS.indexOf(letter) + 1).filter((day) => day > 0);
  if (weekdays.length === 0 && until === null && count === null) return null;
  return { frequency: 'weekly', ...(weekdays.length === 0 ? {} : { weekdays }), ...end };
}
