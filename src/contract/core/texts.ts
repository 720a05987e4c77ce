// Whether a typed text is a month or a time of the wire. Light: a host may ask before it loads any schema.
import { type Day, type Instant, type Month, parseDay, parseInstant, parseMonth, yearOf } from '../../domain/time/calendar.ts';
import { YEARS } from '../../domain/decode/day-text.ts';

/** The month that `2026-10` names, in the years that the program takes; else null. */
export function parseMonthOrNull(text: string): Month | null {
  const month = parseMonth(text);
  return month !== null && yearOf(month) >= YEARS.from && yearOf(month) <= YEARS.to ? month : null;
}

/** The day that `2026-10-03` names, in the years that the program takes; else null. */
export function parseDayOrNull(text: string): Day | null {
  const day = parseDay(text);
  return day !== null && yearOf(day) >= YEARS.from && yearOf(day) <= YEARS.to ? day : null;
}

/** The instant that `2026-10-03T22:00` names, wall clock of the base, in the years that the program takes; else null. */
export function parseInstantOrNull(text: string): Instant | null {
  const year = Number(text.slice(0, 4));
  return year >= YEARS.from && year <= YEARS.to ? parseInstant(text) : null;
}

/** Every text within a value that was read from JSON. */
export function listTexts(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(listTexts);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(listTexts) : [];
}

/** What a text says as JSON; null where it is none, as another program may have written it. */
export function parseJsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
