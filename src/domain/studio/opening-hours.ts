// A studio's daily opening: read from a ledger's words, kept in one canonical text, laid out on days.
import { createInstantAt, type Day, DAY_MINUTES, printClock, weekdayOf } from '../time/calendar.ts';
import { type CellValue, isBlank, refuseCell, toPlainText } from '../decode/cell.ts';
import { type Interval, mergeIntervals } from '../time/interval.ts';
import { ok, type Result } from '../values/result.ts';

/** Spans that begin on one day, in minutes from its 00:00, sorted and apart; `to` passes 1440 where the night is open. */
export type DaySpans = readonly Interval[];

/** Opening by weekday. */
export interface OpeningHours {
  /** Canonical: the same hours give the same text, and it reads back to them. */
  readonly text: string;
  /** Monday (index 0) to Sunday (index 6); no spans on a closed day. */
  readonly week: readonly DaySpans[];
}

const WEEKDAYS = '一二三四五六日';
const ALL_DAYS: readonly number[] = [1, 2, 3, 4, 5, 6, 7];
const WHOLE_DAY: DaySpans = [{ from: 0, to: DAY_MINUTES }];
const GROUP_SHAPE = /^((?:周|星期|[一二三四五六日天至到、,-]|每[天日])*)\s*(.*)$/;
const SPAN_SHAPE = /^(\d{1,2}):(\d{2})\s*[-–—~至]\s*(\d{1,2}):(\d{2})$/;
const RANGE_SHAPE = /^([一二三四五六日])(?:[至到-]([一二三四五六日]))?/;
/** Longer text names no hours. */
const LONGEST_HOURS = 300;

/** Minutes of a clock reading up to `most`; null beyond. */
function clockMinutes(hour: number, minute: number, most: number): number | null {
  return minute > 59 || hour * 60 + minute > most ? null : hour * 60 + minute;
}

/** One span; an end at or before the start is the next day's, as is one beyond 24:00 (`10:00-26:00`); equal ends are none. */
function parseSpan(text: string): Interval | null {
  const match = SPAN_SHAPE.exec(text);
  if (!match) return null;
  const from = clockMinutes(Number(match[1]), Number(match[2]), DAY_MINUTES);
  const to = clockMinutes(Number(match[3]), Number(match[4]), 2 * DAY_MINUTES);
  if (from === null || to === null || from === to || from === DAY_MINUTES || to - from > DAY_MINUTES) return null;
  return { from, to: to < from ? to + DAY_MINUTES : to };
}

/** True if some two of the intervals share a minute; touching is allowed. */
function clash(intervals: readonly Interval[]): boolean {
  const sorted = intervals.toSorted((a, b) => a.from - b.from);
  return sorted.some((one, index) => index > 0 && one.from < (sorted[index - 1]?.to ?? 0));
}

/** The spans of one day: `08:00-12:00、18:00-02:00`, `全天`, `休息`; null where they are none or meet. */
function parseSpans(text: string): DaySpans | null {
  if (text === '休息') return [];
  if (text === '全天') return WHOLE_DAY;
  const spans: Interval[] = [];
  for (const part of text.split(/[,、;]/)) {
    const span = parseSpan(part.trim());
    if (span === null) return null;
    spans.push(span);
  }
  return clash(spans) ? null : mergeIntervals(spans);
}

/** Weekday numbers of `一至五`, `六日`, `周一、周三`; `六至一` runs over the week's end. Null if a day stands twice or it is no list. */
function parseWeekdays(text: string): readonly number[] | null {
  if (text === '每天' || text === '每日') return ALL_DAYS;
  const days: number[] = [];
  let rest = text
    .replaceAll('星期', '')
    .replaceAll('周', '')
    .replaceAll('天', '日')
    .replace(/[、,]$/, '');
  while (rest !== '') {
    const match = RANGE_SHAPE.exec(rest);
    if (!match) return null;
    const first = WEEKDAYS.indexOf(match[1] ?? '');
    const last = match[2] === undefined ? first : WEEKDAYS.indexOf(match[2]);
    const length = ((last - first + 7) % 7) + 1;
    for (let step = 0; step < length; step += 1) days.push(((first + step) % 7) + 1);
    rest = rest.slice(match[0].length).replace(/^[、,](?=.)/, '');
  }
  return new Set(days).size === days.length ? days : null;
}

/** Hours of the whole week by group; a group without weekdays goes on with the days of the one before it. */
function parseGroups(text: string): readonly DaySpans[] | null {
  const named = new Map<number, string>();
  let current: readonly number[] | null = null;
  for (const group of text.split(/[;\n]/).map((one) => one.trim())) {
    if (group === '') continue;
    const [, weekdays = '', spans = ''] = GROUP_SHAPE.exec(group) ?? [];
    if (weekdays === '' && current !== null) {
      for (const day of current) named.set(day, `${named.get(day) ?? ''};${spans}`);
      continue;
    }
    current = weekdays === '' ? ALL_DAYS : parseWeekdays(weekdays);
    if (current === null || current.some((day) => named.has(day))) return null;
    for (const day of current) named.set(day, spans);
  }
  if (named.size === 0) return null;
  const week: DaySpans[] = [];
  for (const day of ALL_DAYS) {
    const spans = named.has(day) ? parseSpans(named.get(day) ?? '') : [];
    if (spans === null) return null;
    week.push(spans);
  }
  return week;
}

/** True if the night of `spans` runs into the hours of the day after. */
function runsInto(spans: DaySpans, next: DaySpans): boolean {
  if (!spans.some((one) => one.to > DAY_MINUTES)) return false;
  return clash([...spans, ...next.map((one) => ({ from: one.from + DAY_MINUTES, to: one.to + DAY_MINUTES }))]);
}

/** True if some night runs into the next day's hours, Sunday's into Monday's too: `五 18:00-02:00；六 全天`. Those minutes are open once. */
export function hasMeetingNights(week: readonly DaySpans[]): boolean {
  return week.some((spans, index) => runsInto(spans, week[(index + 1) % week.length] ?? []));
}

/** True if a day's hours meet themselves on the next day: written for both, they are a slip of the pen. */
function nightsClash(week: readonly DaySpans[]): boolean {
  return week.some((spans, index) => {
    const next = week[(index + 1) % week.length] ?? [];
    return runsInto(spans, next) && printDaySpans(spans) === printDaySpans(next);
  });
}

/** `08:00-12:00,18:00-02:00`; `休息` without spans. */
export function printDaySpans(spans: DaySpans): string {
  if (spans.length === 0) return '休息';
  return spans.map((one) => `${printClock(one.from)}-${printClock(one.to > DAY_MINUTES ? one.to - DAY_MINUTES : one.to)}`).join(',');
}

/** `一至五`, `一、三`, `一至三、日`: three days or more in a row become a range. */
function printWeekdays(days: readonly number[]): string {
  const parts: string[] = [];
  for (let index = 0; index < days.length;) {
    let length = 1;
    while (days[index + length] === (days[index] ?? 0) + length) length += 1;
    const run = days.slice(index, index + length).map((day) => WEEKDAYS.charAt(day - 1));
    parts.push(...(length >= 3 ? [`${run[0] ?? ''}至${run.at(-1) ?? ''}`] : run));
    index += length;
  }
  return parts.join('、');
}

function printWeek(week: readonly DaySpans[]): string {
  const groups = new Map<string, number[]>();
  for (const [index, spans] of week.entries()) {
    const text = printDaySpans(spans);
    groups.set(text, [...(groups.get(text) ?? []), index + 1]);
  }
  if (groups.size === 1) return printDaySpans(week[0] ?? []);
  return [...groups]
    .filter(([text]) => text !== '休息')
    .map(([text, days]) => `${printWeekdays(days)} ${text}`)
    .join('；');
}

/**
 * Opening hours of a week (docs/rules/imports.md, Studios): `08:00-24:00`, `18:00-02:00` (into the next day), `一至五 08:00-24:00；六日 10:00-22:00`,
 * several spans a day joined by `,` `、` or `；`, `全天`, `休息`. A weekday that is not named is closed. Blank is null.
 * Refuses HOURS_SHAPE `{found}`: 25:00, equal ends, hours of a day that meet (also their own over midnight), a weekday named twice.
 */
export function decodeOpeningHours(cell: CellValue): Result<OpeningHours | null> {
  if (isBlank(cell)) return ok(null);
  const text = toPlainText(cell);
  const week = text.length > LONGEST_HOURS ? null : parseGroups(text);
  return week === null || nightsClash(week) ? refuseCell('HOURS_SHAPE', cell) : ok({ text: printWeek(week), week });
}

/**
 * The opening of one dated exception (docs/rules/imports.md, Studios): spans, `全天` or `休息`, no weekdays. Blank is null.
 * Refuses HOURS_SHAPE `{found}`.
 */
export function decodeDaySpans(cell: CellValue): Result<DaySpans | null> {
  if (isBlank(cell)) return ok(null);
  const text = toPlainText(cell);
  const spans = text.length > LONGEST_HOURS ? null : parseSpans(text);
  return spans === null ? refuseCell('HOURS_SHAPE', cell) : ok(spans);
}

/** The spans of the day's weekday. */
export function listSpansOn(hours: OpeningHours, day: Day): DaySpans {
  return hours.week[weekdayOf(day) - 1] ?? [];
}

/** The spans as instants of that day. */
export function openIntervals(spans: DaySpans, day: Day): Interval[] {
  return spans.map((one) => ({ from: createInstantAt(day, one.from), to: createInstantAt(day, one.to) }));
}

/** Parses opening hours as a studio's row holds them. @throws Error where they are none (a bug or a damaged file). */
export function parseStoredHours(text: string): OpeningHours {
  const hours = decodeOpeningHours(text);
  if (!hours.ok || hours.value === null) throw new Error(`stored opening hours do not read: ${text}`);
  return hours.value;
}

/** Parses the hours of one day as an exception's row holds them. @throws Error where they are none (a bug or a damaged file). */
export function parseStoredSpans(text: string): DaySpans {
  const spans = decodeDaySpans(text);
  if (!spans.ok || spans.value === null) throw new Error(`stored hours of a day do not read: ${text}`);
  return spans.value;
}
