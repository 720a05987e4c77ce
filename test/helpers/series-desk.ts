// Series for tests of the desk: wished for in a few words, booked, and read back as they are stored.
import { type BookedSeries, bookSeries, previewSeries, type SeriesRequest, type SeriesWish } from '../../src/backend/desk/change-series.ts';
import { type ChangedSeries, changeSeries, type SeriesChangeRequest } from '../../src/backend/desk/series-change.ts';
import { NO_DETAILS } from '../../src/backend/desk/write-booking.ts';
import { type Instant, printInstant } from '../../src/domain/time/calendar.ts';
import type { Result } from '../../src/domain/values/result.ts';
import type { SeriesRule } from '../../src/domain/booking/series.ts';
import { DESK, type DeskBase } from './desk-base.ts';
import { rowsOf } from './import-base.ts';
import { valueOf } from './record-base.ts';
import { dayAt } from './slot-ground.ts';

/** Daily from a day on, so many times or until a day. */
export function daily(startsOn: string, end: number | string, changes: Partial<SeriesRule> = {}): SeriesRule {
  const ends = typeof end === 'number' ? { until: null, count: end } : { until: dayAt(end), count: null };
  return { frequency: 'daily', weekdays: [], startsOn: dayAt(startsOn), ...ends, ...changes };
}

/** A series of 20:00-22:00, unless told otherwise. */
export function wishOf(studio: number | string, tenant: number | string, rule: SeriesRule, changes: Partial<SeriesWish> = {}): SeriesWish {
  return { studio, tenant, rule, startsMinute: 1200, minutes: 120, ...NO_DETAILS, ...changes };
}

export interface SeriesDesk {
  /** Every date as `2026-11-10 ok`, or with its refusal's code and warnings' codes. */
  readonly previewed: (wish: SeriesWish) => readonly string[];
  readonly book: (wish: SeriesWish, changes?: Partial<SeriesRequest>) => Result<BookedSeries>;
  readonly booked: (wish: SeriesWish, changes?: Partial<SeriesRequest>) => BookedSeries;
  readonly change: (id: number, changes: Partial<SeriesChangeRequest>) => Result<ChangedSeries>;
  readonly changed: (id: number, changes: Partial<SeriesChangeRequest>) => ChangedSeries;
  /** Every booking that stands as `2026-11-10 20:00-22:00 A01`, exceptions marked `!`, other states named; by the date it stands for. */
  readonly stands: (seriesId: number) => readonly string[];
  /** The rows of bookings and series without their versions. */
  readonly rows: () => string;
}

function clock(value: unknown): string {
  return printInstant(Number(value) as Instant);
}

/** A booking's version as it is stored. */
export function versionOf(desk: DeskBase, id: number): number {
  return Number(rowsOf(desk.base.db, 'SELECT version FROM booking WHERE id = ?', id).flat()[0]);
}

/** Series at a desk. */
export function seriesDesk(desk: DeskBase): SeriesDesk {
  const { base } = desk;
  const book: SeriesDesk['book'] = (wish, changes = {}) =>
    bookSeries(base, DESK, { ...wish, mode: 'free', overrideReason: null, ...changes });
  const change: SeriesDesk['change'] = (id, changes) => {
    const nothing = { studio: null, startsMinute: null, minutes: null, mode: 'all', scope: 'all', overrideReason: null } as const;
    return changeSeries(base, DESK, { id, version: versionOf(desk, id), ...nothing, ...changes });
  };
  const sql = `SELECT b.occurs_on, b.starts_at, b.ends_at, s.code, b.state, b.is_exception FROM booking b JOIN studio s ON s.id = b.studio_id
    WHERE b.series_id = ? AND b.retired_at IS NULL ORDER BY b.occurs_on, b.id`;
  const columns = (table: string): string =>
    rowsOf(base.db, `SELECT name FROM pragma_table_info('${table}') WHERE name <> 'version'`).flat().join(', ');
  const standing = (table: string): unknown =>
    rowsOf(base.db, `SELECT ${columns(table)} FROM ${table} WHERE retired_at IS NULL ORDER BY id`);
  return {
    previewed: (wish) =>
      valueOf(previewSeries(base, wish)).dates.map(({ day, refusal, warnings }) =>
        [day, refusal?.code ?? 'ok', ...warnings.map(({ code }) => code)].join(' '),
      ),
    book,
    booked: (wish, changes) => valueOf(book(wish, changes)),
    change,
    changed: (id, changes) => valueOf(change(id, changes)),
    stands: (seriesId) =>
      rowsOf(base.db, sql, seriesId).map((row) => {
        const [day, from, to, code, state, isException] = row as readonly unknown[];
        const start = clock(from);
        const date = start.startsWith(String(day)) ? start : `${String(day)}: ${start}`;
        const mark = isException === 1 ? '!' : '';
        return `${date}-${clock(to).slice(11)} ${String(code)}${mark}${state === 'booked' ? '' : ` ${String(state)}`}`;
      }),
    rows: () => JSON.stringify([standing('booking'), standing('booking_series')]),
  };
}
