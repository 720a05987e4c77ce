// Bookings as the desk shows them: one, those of some hours, of a tenant, of a series; their state as everybody sees it.
import type { z } from 'zod';
import { deriveSeenState } from '../../../domain/booking/booking.ts';
import { BOOKING_STATES, type BookingState } from '../../../domain/base/catalogue.ts';
import { instant, type Instant } from '../../../domain/time/calendar.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import { LONGEST_BOOKING } from '../../../domain/booking/slot.ts';
import { type BookingLine, bookingLineSchema } from '../../../contract/desk/booking-shapes.ts';
import { type Connection, findFirstRow, flagColumn, rowsOf, type SqlValue } from '../../core/db/rows.ts';
import { tenantsCalled } from '../../core/records/tenant-names.ts';
import { takenColumn } from './taken.ts';

const bookingRow = bookingLineSchema
  .omit({ tenantName: true, tenantShort: true, call: true })
  .extend({ equipment: takenColumn, isException: flagColumn });

/** What a look goes by: what tenants are called (`tenantNames`), and when it is. */
export interface Viewer {
  readonly nameOf: (tenantId: number) => string;
  readonly now: Instant;
}

/** Somebody with a number. */
function reached({ contact = null, phone = null }: Pick<BookingLine, 'contact' | 'phone'>): BookingLine['call'] {
  return phone === null || phone === '' ? null : { contact, phone };
}

function shownTo(db: Connection, { nameOf, now }: Viewer): (row: z.infer<typeof bookingRow>) => BookingLine {
  const called = tenantsCalled(db);
  return (row) => ({
    ...row,
    tenantName: nameOf(row.tenant),
    tenantShort: called(row.tenant).shortName,
    call: reached(row) ?? reached(called(row.tenant)),
    state: deriveSeenState({ state: row.state, start: row.from, holdsUntil: row.holdsUntil }, now),
  });
}

/** Columns that are called otherwise than the field. */
const RENAMED: ReadonlyMap<string, string> = new Map([
  ['studio', 'studio_id'],
  ['tenant', 'tenant_id'],
  ['series', 'series_id'],
  ['from', 'starts_at'],
  ['to', 'ends_at'],
]);

function columnOf(field: string): string {
  return RENAMED.get(field) ?? field.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const COLUMNS = Object.keys(bookingRow.shape)
  .map((field) => `${columnOf(field)} AS "${field}"`)
  .join(', ');
const BY_ID = `SELECT ${COLUMNS} FROM booking WHERE id = ? AND retired_at IS NULL`;
const BY_NUMBER = `SELECT ${COLUMNS} FROM booking WHERE number = ? AND retired_at IS NULL`;

/** A booking by its id, or by its number; null where there is none. */
export function findBookingLine(db: Connection, called: number | string, viewer: Viewer): BookingLine | null {
  const row = findFirstRow(db, typeof called === 'number' ? BY_ID : BY_NUMBER, bookingRow, [called]);
  return row === null ? null : shownTo(db, viewer)(row);
}

/** The states of `BY_START` and the like: all of them, or those that are live. */
const LIVE = "AND state NOT IN ('cancelled', 'no_show')";
/**
 * By overlap. The start is bounded below too, or every booking of ten years is looked at. `+ 0`: with an ORDER BY, SQLite prepares a
 * statement again for every value that is bound to a bare parameter.
 */
const WITHIN = 'starts_at < ? + 0 AND starts_at > ? + 0 AND ends_at > ? + 0';

/** Behind a key, inside a window: `@start` is the key's, or the earliest start that can reach into the window. */
const BEHIND = `starts_at >= @start + 0 AND starts_at < @to + 0 AND ends_at > @from + 0
      AND (starts_at, studio_id, id) > (@start + 0, @afterStudio + 0, @afterId + 0)
      AND (@studio IS NULL OR studio_id = @studio + 0) AND state IN (SELECT value FROM json_each(@states))`;

/** SQL of bookings inside a window, for tests of its plan: of all studios, of one studio's live ones, of one tenant. */
export const WINDOW_SQL = {
  all: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL AND ${WITHIN} ORDER BY starts_at, studio_id, id`,
  live: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL ${LIVE} AND ${WITHIN} ORDER BY starts_at, studio_id, id`,
  ofTenant: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_tenant
    WHERE retired_at IS NULL AND tenant_id = ? + 0 AND ${WITHIN} ORDER BY starts_at, id`,
  /** A page of all, or of one studio: behind a key, of some states. */
  page: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL AND ${BEHIND} ORDER BY starts_at, studio_id, id LIMIT @limit + 0`,
  /** The same of one tenant. */
  pageOfTenant: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_tenant
    WHERE retired_at IS NULL AND tenant_id = @tenant + 0 AND ${BEHIND} ORDER BY starts_at, studio_id, id LIMIT @limit + 0`,
  /** Cancelled ones too, which no index holds by studio: the index by start knows the studio and is read alone. */
  ofStudio: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL AND studio_id = ? + 0 AND ${WITHIN} ORDER BY starts_at, id`,
  liveOfStudio: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_live
    WHERE retired_at IS NULL ${LIVE} AND studio_id = ? + 0 AND ${WITHIN} ORDER BY starts_at, id`,
  inside: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL AND state = 'checked_in' AND starts_at >= ? + 0 AND starts_at < ? + 0 ORDER BY ends_at, id`,
  unfinished: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL AND state IN ('booked', 'checked_in') AND starts_at >= ? + 0 AND starts_at < ? + 0
    ORDER BY starts_at, studio_id, id`,
  here: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_here
    WHERE retired_at IS NULL AND state = 'checked_in' AND starts_at < ? + 0 AND ends_at <= ? + 0 ORDER BY starts_at, id`,
  ofSeries: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_series
    WHERE retired_at IS NULL AND series_id = ? + 0 ORDER BY occurs_on, id`,
} as const;

function linesOf(db: Connection, sql: string, parameters: readonly SqlValue[], viewer: Viewer): BookingLine[] {
  return rowsOf(db, sql, bookingRow, parameters).map(shownTo(db, viewer));
}

function boundsOf({ from, to }: Interval): readonly [number, number, number] {
  return [to, from - LONGEST_BOOKING, from];
}

/** Bookings that overlap the window, by start, studio and id; with `isLive` those that block their slot, lapsed options not. */
export function listBookingsWithin(db: Connection, window: Interval, isLive: boolean, viewer: Viewer): BookingLine[] {
  const lines = linesOf(db, isLive ? WINDOW_SQL.live : WINDOW_SQL.all, boundsOf(window), viewer);
  return isLive ? lines.filter(({ state }) => state !== 'cancelled') : lines;
}

/** Who is checked in now, whatever the day of the booking, those who should leave first before the others. */
export function listInsideNow(db: Connection, viewer: Viewer): BookingLine[] {
  return linesOf(db, WINDOW_SQL.inside, [viewer.now - LONGEST_BOOKING, viewer.now + LONGEST_BOOKING], viewer);
}

/** Bookings that start in the span and have not ended: neither checked out, nor cancelled, nor a no-show; by start. */
export function listUnclosedWithin(db: Connection, { from, to }: Interval, viewer: Viewer): BookingLine[] {
  return linesOf(db, WINDOW_SQL.unfinished, [from, to], viewer);
}

/** A tenant's bookings that overlap the window, by start, whatever became of them. */
export function listBookingsOfTenantWithin(db: Connection, tenantId: number, window: Interval, viewer: Viewer): BookingLine[] {
  return linesOf(db, WINDOW_SQL.ofTenant, [tenantId, ...boundsOf(window)], viewer);
}

/** Where a page of bookings begins: behind this start, studio and id. */
export type BookingKey = readonly [start: Instant, studio: number, id: number];

/** Which bookings a page holds. `states`: as everybody sees them; none: all. */
export interface BookingsWish {
  readonly window: Interval;
  readonly tenant: number | null;
  readonly studio: number | null;
  readonly states: readonly BookingState[];
  readonly cursor: BookingKey | null;
  readonly limit: number;
}

/** States that are stored of bookings which are seen in one of `states`: a lapsed option is cancelled. */
function storedStatesOf(states: readonly BookingState[]): readonly BookingState[] {
  if (states.length === 0) return BOOKING_STATES;
  return states.includes('cancelled') ? [...states, 'option'] : states;
}

function keyOf({ from, studio, id }: BookingLine): BookingKey {
  return [instant(from), studio, id];
}

/** A page of the bookings that overlap a window, by start, studio and id; `next` is the key of its last where others follow. */
export function listPageOfBookings(
  db: Connection,
  { window: { from, to }, tenant, studio, states, cursor, limit }: BookingsWish,
  viewer: Viewer,
): { readonly bookings: BookingLine[]; readonly next: BookingKey | null } {
  const [sql, bound] = tenant === null ? [WINDOW_SQL.page, {}] : [WINDOW_SQL.pageOfTenant, { tenant }];
  const stored = JSON.stringify(storedStatesOf(states));
  const show = shownTo(db, viewer);
  const found: BookingLine[] = [];
  let last: BookingKey = cursor ?? [instant(from - LONGEST_BOOKING + 1), 0, 0];
  // One more than is asked for: it tells whether others follow.
  const most = limit + 1;
  for (let isEnd = false; !isEnd && found.length < most;) {
    const [start, afterStudio, afterId] = last;
    const rows = rowsOf(db, sql, bookingRow, { start, from, to, afterStudio, afterId, studio, states: stored, limit: most, ...bound }).map(
      show,
    );
    found.push(...rows.filter(({ state }) => states.length === 0 || states.includes(state)));
    const end = rows.at(-1);
    if (end !== undefined) last = keyOf(end);
    isEnd = rows.length < most;
  }
  const bookings = found.slice(0, limit);
  const end = bookings.at(-1);
  return { bookings, next: found.length > limit && end !== undefined ? keyOf(end) : null };
}

/** A studio's bookings that overlap the window, by start, whatever became of them. */
export function listBookingsOfStudioWithin(db: Connection, studioId: number, window: Interval, viewer: Viewer): BookingLine[] {
  return linesOf(db, WINDOW_SQL.ofStudio, [studioId, ...boundsOf(window)], viewer);
}

/** A studio's bookings that overlap the window and have not ended, by start; what has lapsed is cancelled. */
export function openBookingsOfStudio(db: Connection, studioId: number, window: Interval, viewer: Viewer): BookingLine[] {
  const lines = linesOf(db, WINDOW_SQL.liveOfStudio, [studioId, ...boundsOf(window)], viewer);
  return lines.filter(({ state, to }) => state !== 'cancelled' && state !== 'completed' && to > viewer.now);
}

/** Who is checked in though the session was over by then, by start. */
export function listStillHere(db: Connection, at: Instant, viewer: Viewer): BookingLine[] {
  return linesOf(db, WINDOW_SQL.here, [at, at], viewer);
}

/** A series' bookings by the date that each stands for, whatever became of them. */
export function listBookingsOfSeries(db: Connection, seriesId: number, viewer: Viewer): BookingLine[] {
  return linesOf(db, WINDOW_SQL.ofSeries, [seriesId], viewer);
}
