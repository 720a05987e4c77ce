// Use case: a year's calendar (holidays, moved workdays, exceptions to the hours), its file replaced, and many exceptions entered at once.
import type { CalendarDay, CalendarReplaced, CalendarYear } from '../../contract/base/settings-shapes.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import { listDays, monthOf, parseDay, weekdayOf, yearOf } from '../../domain/time/calendar.ts';
import { decodeDaySpans, printDaySpans } from '../../domain/studio/opening-hours.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Base } from '../core/db/open.ts';
import {
  addRecord,
  changeRecord,
  recordById,
  recordByKey,
  type RecordValues,
  restoreRecord,
  retireRecord,
} from '../core/db/record-store.ts';
import { readKind } from '../core/db/read-kind.ts';
import { type Actor, appendHistory, getNewestSeq, inTx, type Tx } from '../core/db/tx.ts';
import { getPublishedCalendar, replaceCalendar } from './published-days.ts';
import { listClosedMonthsBetween, listExceptionsBetween } from './sql/base-calendar.ts';
import { findExceptionWrites } from './sql/exception-undo.ts';
import { stampOf } from '../core/db/rows.ts';

const SATURDAY = 6;

/** The days of a year with what is known of each. */
export function getCalendarYear(base: Base, { year }: Asked<typeof settingsMethods.calendar>): CalendarYear {
  const [first, last] = [parseDay(`${year}-01-01`), parseDay(`${year}-12-31`)];
  if (first === null || last === null) throw new RangeError(`no year: ${year}`);
  const published = getPublishedCalendar(base.folder);
  const entered = new Map(readKind(base.db, 'calendar_day').map((row) => [row.day, row]));
  const days = listDays(first, last).map((day): CalendarDay => {
    const own = entered.get(day);
    const known = published.days.get(day);
    const mark =
      own === undefined
        ? known === undefined
          ? null
          : { ...known, from: published.from, id: null, version: null }
        : { kind: own.kind, name: own.name, from: 'record' as const, id: own.id, version: own.version };
    const weekday = weekdayOf(day);
    return { day, weekday, mark, isWorkday: mark === null ? weekday < SATURDAY : mark.kind === 'workday' };
  });
  const exceptions = listExceptionsBetween(base.db, first, last).map(({ studio_id: studioId, code, ...row }) => ({
    ...row,
    studio: studioId === null ? null : { id: studioId, code: code ?? '' },
  }));
  const years = [...new Set([...published.days.keys()].map(yearOf))].toSorted((a, b) => a - b);
  const { from, broken, source: note } = published;
  return {
    year,
    source: { from, broken, note, years },
    days,
    exceptions,
    closedMonths: listClosedMonthsBetween(base.db, monthOf(first), monthOf(last)),
  };
}

/** Lets a file of the user stand for the published calendar. Refuses CALENDAR_INVALID, FOLDER_READ_ONLY, DISK_FULL. */
export function replaceHolidays(
  base: Base,
  actor: Actor,
  { file }: Asked<typeof settingsMethods.replaceHolidays>,
): Result<CalendarReplaced> {
  const replaced = replaceCalendar(base.folder, file, stampOf(base.clock.nowMs()));
  if (!replaced.ok) return replaced;
  const noted = inTx(base, actor, (tx) => {
    const { kept, firstYear, lastYear } = replaced.value;
    const after = { file: file.name, kept, firstYear, lastYear };
    appendHistory(tx, { action: 'change', entity: 'holiday_file', entityId: null, after });
    return ok(null);
  });
  return noted.ok ? replaced : noted;
}

/** Many exceptions at once: these weekdays of these days, for the whole base or for studios. */
type ExceptionsWish = Asked<typeof settingsMethods.addExceptions>;
/** What bulk entry did. `undo` is what takes it back; null if nothing was written. */
type ExceptionsAdded = Answer<typeof settingsMethods.addExceptions>;

/** The most that one entry may write: two years of every day for 100 studios would be a slip. */
const MOST_AT_ONCE = 5000;

function isActive(tx: Tx, studioId: number): boolean {
  const studio = recordById(tx.db, 'studio', studioId);
  return studio !== null && studio.retiredAt === null;
}

function keepOne(tx: Tx, key: readonly [string, number | null], values: RecordValues, onTaken: ExceptionsWish['onTaken']): keyof Tally {
  const stored = recordByKey(tx.db, 'calendar_exception', [...key]);
  if (stored === null) {
    addRecord(tx, 'calendar_exception', { day: key[0], studio_id: key[1], ...values }, null);
    return 'added';
  }
  return onTaken === 'replace' && changeRecord(tx, stored, values, null) ? 'changed' : 'kept';
}

type Tally = Record<'added' | 'changed' | 'kept', number>;

/** Enters exceptions in one transaction. Refuses HOURS_SHAPE, STUDIO_UNKNOWN, EXCEPTIONS_NONE, EXCEPTIONS_TOO_MANY, MONTH_CLOSED. */
export function addExceptions(base: Base, actor: Actor, wish: ExceptionsWish): Result<ExceptionsAdded> {
  const spans = decodeDaySpans(wish.hours);
  if (!spans.ok) return spans;
  if (spans.value === null) return refuse('HOURS_SHAPE', { found: '' });
  const values = { hours: printDaySpans(spans.value), note: wish.note };
  if (wish.to < wish.from) return refuse('EXCEPTIONS_NONE', { from: wish.from, to: wish.to });
  const days = listDays(wish.from, wish.to).filter((day) => wish.weekdays.includes(weekdayOf(day)));
  const whose: readonly (number | null)[] = wish.studios === null ? [null] : [...new Set(wish.studios)];
  const count = days.length * whose.length;
  if (count === 0) return refuse('EXCEPTIONS_NONE', { from: wish.from, to: wish.to });
  if (count > MOST_AT_ONCE) return refuse('EXCEPTIONS_TOO_MANY', { count, most: MOST_AT_ONCE });
  return inTx(base, actor, (tx) => {
    const unknown = whose.find((id) => id !== null && !isActive(tx, id));
    if (unknown !== undefined) return refuse('STUDIO_UNKNOWN', { studio: String(unknown) });
    const before = getNewestSeq(tx);
    const tally: Tally = { added: 0, changed: 0, kept: 0 };
    for (const day of days) for (const studioId of whose) tally[keepOne(tx, [day, studioId], values, wish.onTaken)] += 1;
    const last = getNewestSeq(tx);
    return ok({ ...tally, undo: last > before ? { first: before + 1, last } : null });
  });
}

const UNDO_REASON = 'undo';

/**
 * Takes one bulk entry back: what it added is retired, what it changed goes back. All of it, or nothing where somebody has touched
 * one of them since. Refuses CHANGE_NOT_UNDOABLE, CHANGE_UNKNOWN, MONTH_CLOSED.
 */
export function undoExceptions(
  base: Base,
  actor: Actor,
  undo: Asked<typeof settingsMethods.undoExceptions>,
): Result<Answer<typeof settingsMethods.undoExceptions>> {
  return inTx(base, actor, (tx) => {
    const rows = findExceptionWrites(tx.db, undo.first, undo.last);
    if (rows === null) return refuse('CHANGE_UNKNOWN', {});
    const touched = rows.filter((row) => !row.isNewest).length;
    if (touched > 0) return refuse('CHANGE_NOT_UNDOABLE', { count: touched });
    for (const row of rows.toReversed()) {
      const stored = recordById(tx.db, 'calendar_exception', row.id);
      if (stored === null) return refuse('CHANGE_UNKNOWN', {});
      if (row.before === null) retireRecord(tx, stored, UNDO_REASON);
      else {
        const { sheetId, sheetRow, version } = stored;
        restoreRecord(tx, stored, { values: row.before, sheetId, sheetRow, version: version + 1 }, UNDO_REASON);
      }
    }
    return ok({ count: rows.length });
  });
}
