// Bookings as the desk shows them: one, those of some hours, of a tenant, of a series; their state as everybody sees it.
import { z } from 'zod';
import { stateSeen } from '../../../domain/booking/booking.ts';
import { instant } from '../../../domain/time/calendar.ts';
import type { Instant } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import type { Interval } from '../../../domain/time/interval.ts';
import { LONGEST_BOOKING } from '../../../domain/booking/slot.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const bookingRow = z.object({
  id: z.int(),
  version: z.int(),
  number: z.string(),
  studio_id: z.int(),
  tenant_id: z.int(),
  starts_at: z.int(),
  ends_at: z.int(),
  state: z.enum(BOOKING_STATES),
  holds_until: z.int().nullable(),
  title: z.string().nullable(),
  contact: z.string().nullable(),
  phone: z.string().nullable(),
  platform: z.string().nullable(),
  note: z.string().nullable(),
  equipment: z.string(),
  series_id: z.int().nullable(),
  is_exception: z.int(),
  actual_start: z.int().nullable(),
  actual_end: z.int().nullable(),
  cancel_reason: z.string().nullable(),
});
const takenShape = z.array(z.tuple([z.int(), z.int()]));

/** A booking as the board and lists show it; minutes since the epoch. */
export interface BookingLine {
  readonly id: number;
  readonly version: number;
  readonly number: string;
  readonly studio: number;
  readonly tenant: number;
  readonly tenantName: string;
  readonly from: Instant;
  readonly to: Instant;
  /** As everybody sees it: an option that has lapsed is cancelled. */
  readonly state: BookingState;
  readonly holdsUntil: Instant | null;
  readonly title: string | null;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly platform: string | null;
  readonly note: string | null;
  readonly equipment: readonly [number, number][];
  readonly series: number | null;
  readonly isException: boolean;
  readonly actualStart: Instant | null;
  readonly actualEnd: Instant | null;
  readonly cancelReason: string | null;
}

/** Who looks: what tenants are called (`tenantNames`), when, and whether phone numbers may be seen (where nothing is said, they may). */
export interface DeskEyes {
  readonly nameOf: (tenantId: number) => string;
  readonly now: Instant;
  readonly seesPhones?: boolean;
}

function instantOrNull(value: number | null): Instant | null {
  return value === null ? null : instant(value);
}

function lineOf(found: unknown, eyes: DeskEyes): BookingLine {
  const row = bookingRow.parse(found);
  const { id, version, number, title, contact, platform, note } = row;
  const [from, holdsUntil] = [instant(row.starts_at), instantOrNull(row.holds_until)];
  return {
    id,
    version,
    number,
    studio: row.studio_id,
    tenant: row.tenant_id,
    tenantName: eyes.nameOf(row.tenant_id),
    from,
    to: instant(row.ends_at),
    state: stateSeen({ state: row.state, start: from, holdsUntil }, eyes.now),
    holdsUntil,
    title,
    contact,
    phone: eyes.seesPhones === false ? null : row.phone,
    platform,
    note,
    equipment: row.equipment === '[]' ? [] : takenShape.parse(JSON.parse(row.equipment)),
    series: row.series_id,
    isException: row.is_exception === 1,
    actualStart: instantOrNull(row.actual_start),
    actualEnd: instantOrNull(row.actual_end),
    cancelReason: row.cancel_reason,
  };
}

const COLUMNS = `id, version, number, studio_id, tenant_id, starts_at, ends_at, state, holds_until, title, contact, phone, platform, note,
  equipment, series_id, is_exception, actual_start, actual_end, cancel_reason`;
const BY_ID = `SELECT ${COLUMNS} FROM booking WHERE id = ? AND retired_at IS NULL`;
const BY_NUMBER = `SELECT ${COLUMNS} FROM booking WHERE number = ? AND retired_at IS NULL`;

/** A booking by its id, or by its number; null where there is none. */
export function bookingLine(db: Connection, called: number | string, eyes: DeskEyes): BookingLine | null {
  const found = statement(db, typeof called === 'number' ? BY_ID : BY_NUMBER).get(called);
  return found === undefined ? null : lineOf(found, eyes);
}

/** The states of `BY_START` and the like: all of them, or those that are live. */
const LIVE = "AND state NOT IN ('cancelled', 'no_show')";
/**
 * By overlap. The start is bounded below too, or every booking of ten years is looked at. `+ 0`: with an ORDER BY, SQLite prepares a
 * statement anew for every value that is bound to a bare parameter.
 */
const WITHIN = 'starts_at < ? + 0 AND starts_at > ? + 0 AND ends_at > ? + 0';

/** SQL of bookings inside a window, for tests of its plan: of all studios, of one studio's live ones, of one tenant. */
export const WINDOW_SQL = {
  all: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL AND ${WITHIN} ORDER BY starts_at, studio_id, id`,
  live: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL ${LIVE} AND ${WITHIN} ORDER BY starts_at, studio_id, id`,
  ofTenant: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_tenant
    WHERE retired_at IS NULL AND tenant_id = ? + 0 AND ${WITHIN} ORDER BY starts_at, id`,
  /** Cancelled ones too, which no index holds by studio: the index by start knows the studio and is read alone. */
  ofStudio: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_start
    WHERE retired_at IS NULL AND studio_id = ? + 0 AND ${WITHIN} ORDER BY starts_at, id`,
  ofSeries: `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_series
    WHERE retired_at IS NULL AND series_id = ? + 0 ORDER BY occurs_on, id`,
} as const;

function boundsOf({ from, to }: Interval): readonly [number, number, number] {
  return [to, from - LONGEST_BOOKING, from];
}

/** Bookings that overlap the window, by start, studio and id; with `isLive` those that block their slot, lapsed options not. */
export function bookingsWithin(db: Connection, window: Interval, isLive: boolean, eyes: DeskEyes): BookingLine[] {
  const rows = statement(db, isLive ? WINDOW_SQL.live : WINDOW_SQL.all).all(...boundsOf(window));
  const lines = rows.map((row) => lineOf(row, eyes));
  return isLive ? lines.filter(({ state }) => state !== 'cancelled') : lines;
}

/** A tenant's bookings that overlap the window, by start, whatever became of them. */
export function bookingsOfTenantWithin(db: Connection, tenantId: number, window: Interval, eyes: DeskEyes): BookingLine[] {
  return statement(db, WINDOW_SQL.ofTenant)
    .all(tenantId, ...boundsOf(window))
    .map((row) => lineOf(row, eyes));
}

/** A studio's bookings that overlap the window, by start, whatever became of them. */
export function bookingsOfStudioWithin(db: Connection, studioId: number, window: Interval, eyes: DeskEyes): BookingLine[] {
  return statement(db, WINDOW_SQL.ofStudio)
    .all(studioId, ...boundsOf(window))
    .map((row) => lineOf(row, eyes));
}

/** A series' bookings by the date that each stands for, whatever became of them. */
export function bookingsOfSeries(db: Connection, seriesId: number, eyes: DeskEyes): BookingLine[] {
  return statement(db, WINDOW_SQL.ofSeries)
    .all(seriesId)
    .map((row) => lineOf(row, eyes));
}
