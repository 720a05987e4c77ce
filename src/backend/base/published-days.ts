// The published holidays and moved workdays (调休): the file that ships, or the one that the user put into the data folder.
import type { CalendarReplaced } from '../../contract/base/settings-shapes.ts';
import { statSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { type Day, parseDay, yearOf } from '../../domain/time/calendar.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { parseJson, readUserText, replaceUserFile } from '../core/files/json-file.ts';
import { PROGRAM_FOLDER } from '../core/files/program-folder.js';
import { memoizeParse } from './parsed-once.ts';
import { dayColumn } from '../core/db/rows.ts';
import { lazy } from '../core/memoize.ts';

const FILE_NAME = 'cn-holidays.json';
const FOLDER = 'calendar';
const SHIPPED = path.join(PROGRAM_FOLDER, 'resources', 'calendar', FILE_NAME);
/** Decades of days; more is another file. */
const LARGEST_FILE = 1_048_576;

const calendarSchema = z
  .strictObject({
    source: z.string().max(500).optional(),
    holidays: z.record(dayColumn, z.string().trim().min(1).max(40)),
    workdays: z.record(dayColumn, z.string().trim().min(1).max(40)),
  })
  .refine((calendar) => Object.keys(calendar.holidays).every((day) => !(day in calendar.workdays)), { message: 'a day in both lists' })
  .refine((calendar) => Object.keys(calendar.holidays).length > 0, { message: 'no holidays' });

/** One published day. */
export interface PublishedDay {
  readonly kind: 'holiday' | 'workday';
  readonly name: string;
}

/** The calendar that holds. `broken`: the user's file is there and can't be read, so that the shipped one holds. */
export interface PublishedCalendar {
  readonly from: 'shipped' | 'own';
  readonly broken: string | null;
  readonly source: string;
  readonly days: ReadonlyMap<Day, PublishedDay>;
}

/** A calendar as its file says it. */
type CalendarFile = z.infer<typeof calendarSchema>;

function daysOf({ source, holidays, workdays }: CalendarFile): Omit<PublishedCalendar, 'from' | 'broken'> {
  const days = new Map<Day, PublishedDay>();
  const take = (list: Readonly<Record<string, string>>, kind: PublishedDay['kind']): void => {
    for (const [text, name] of Object.entries(list)) {
      const day = parseDay(text);
      if (day !== null) days.set(day, { kind, name });
    }
  };
  take(holidays, 'holiday');
  take(workdays, 'workday');
  return { source: source ?? '', days };
}

function parseCalendar(text: string): Result<Omit<PublishedCalendar, 'from' | 'broken'>> {
  const json = parseJson(text);
  if ('detail' in json) return refuse('CALENDAR_INVALID', json);
  // Read once a process: to compile its shape would take as long as reading it.
  const parsed = calendarSchema.safeParse(json.content, { jitless: true });
  if (!parsed.success) {
    const places = parsed.error.issues.map((issue) => [issue.path.join('.'), issue.message].filter((part) => part !== '').join(': '));
    return refuse('CALENDAR_INVALID', { detail: places.slice(0, 5).join('; ') });
  }
  return ok(daysOf(parsed.data));
}

/** A year's deadlines ask for it twelve times. */
const calendarOf = memoizeParse(parseCalendar);

/** The file is part of the program and was judged by its shape before it shipped, which published-days.test.ts holds it to: here only that it is one. */
function isCalendar(content: unknown): content is CalendarFile {
  return typeof content === 'object' && content !== null && 'holidays' in content && 'workdays' in content;
}

/** Reads the file that ships: judging it in a new process takes as long as two bookings. */
const shippedOf = memoizeParse((text) => {
  const json = parseJson(text);
  if ('content' in json && isCalendar(json.content)) return daysOf(json.content);
  throw new Error(`the shipped calendar: ${'detail' in json ? json.detail : 'no calendar'}`);
});

type Read = ReturnType<typeof readUserText>;

/** The text of a file as it was last read, for as long as the file is the same; null: there is none. */
function textReader(): (file: string) => Read | null {
  const known = new Map<string, { readonly stamp: string; readonly read: Read }>();
  return (file) => {
    const found = statSync(file, { throwIfNoEntry: false });
    if (found === undefined) return null;
    const stamp = `${found.ino} ${found.size} ${found.mtimeMs}`;
    const before = known.get(file);
    if (before?.stamp === stamp) return before.read;
    const read = readUserText(file);
    known.set(file, { stamp, read });
    return read;
  };
}

/** Every booking asks for it. */
const textIn = textReader();

function ownFile(folder: string): string {
  return path.join(folder, FOLDER, FILE_NAME);
}

/** It changes with the program alone. */
const shippedText = lazy(() => readUserText(SHIPPED));

function shipped(broken: string | null): PublishedCalendar {
  const read = shippedText();
  return { ...shippedOf('text' in read ? read.text : ''), from: 'shipped', broken };
}

/** The published calendar: the base's own file where there is a sound one, else the one that ships. */
export function getPublishedCalendar(folder: string): PublishedCalendar {
  const own = textIn(ownFile(folder));
  if (own === null) return shipped(null);
  if (!('text' in own)) return shipped(own.detail);
  const calendar = calendarOf(own.text);
  if (!calendar.ok) return shipped(String(calendar.refusal.data['detail']));
  // A file of the new year alone leaves the years that ship as they are.
  const ownYears = new Set([...calendar.value.days.keys()].map(yearOf));
  const others = [...shipped(null).days].filter(([day]) => !ownYears.has(yearOf(day)));
  return { ...calendar.value, days: new Map([...others, ...calendar.value.days]), from: 'own', broken: null };
}

function textOf(file: { readonly name: string; readonly bytes: Uint8Array }): Result<string> {
  if (file.bytes.length > LARGEST_FILE) return refuse('CALENDAR_INVALID', { file: file.name, detail: `${file.bytes.length} B` });
  try {
    return ok(new TextDecoder('utf-8', { fatal: true }).decode(file.bytes));
  } catch {
    // Another encoding, or no text at all: both are no calendar file.
    return refuse('CALENDAR_INVALID', { file: file.name, detail: 'UTF-8' });
  }
}

/**
 * Lets a file of the user stand for the published calendar; the one it replaces is kept beside it under a dated name.
 * Refuses CALENDAR_INVALID `{file, detail}`, FOLDER_READ_ONLY, DISK_FULL; then all is as it was.
 */
export function replaceCalendar(
  folder: string,
  file: { readonly name: string; readonly bytes: Uint8Array },
  stamp: string,
): Result<CalendarReplaced> {
  const text = textOf(file);
  if (!text.ok) return text;
  const calendar = parseCalendar(text.value);
  if (!calendar.ok) return refuse('CALENDAR_INVALID', { ...calendar.refusal.data, file: file.name });
  const years = [...calendar.value.days.keys()].map(yearOf);
  const place = path.join(folder, FOLDER);
  const kept = replaceUserFile({ folder: place, name: FILE_NAME, keptAs: `cn-holidays-${stamp}.json`, bytes: file.bytes });
  if (!kept.ok) return kept;
  return ok({ kept: kept.value, firstYear: Math.min(...years), lastYear: Math.max(...years), days: years.length });
}
