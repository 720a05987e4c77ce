// What hangs on one studio: leases that hold it, blackouts, exceptions ahead, bookings of some days, and how many of each.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

/** A tenant's name on a day: its newest dated row at or before it, else its first. */
const NAME = `coalesce(
    (SELECT f.name FROM tenant_fact f WHERE f.tenant_id = x.tenant_id AND f.retired_at IS NULL AND f.starts_on <= @day ORDER BY f.starts_on DESC LIMIT 1),
    (SELECT f.name FROM tenant_fact f WHERE f.tenant_id = x.tenant_id AND f.retired_at IS NULL ORDER BY f.starts_on LIMIT 1), '')`;

const LEASES = `SELECT x.id, x.contract, x.tenant_id, ${NAME} AS tenant, x.starts_on, x.ends_on, x.left_on
  FROM lease x WHERE x.retired_at IS NULL AND EXISTS (SELECT 1 FROM json_each(x.studios) s WHERE s.value = @studio)
  ORDER BY x.starts_on DESC, x.id DESC`;
const leaseRows = z.array(
  z.object({
    id: z.int(),
    contract: z.string(),
    tenant_id: z.int(),
    tenant: z.string(),
    starts_on: z.string(),
    ends_on: z.string(),
    left_on: z.string().nullable(),
  }),
);

const BLACKOUTS = `SELECT id, version, starts_at, ends_at, reason FROM blackout
  WHERE retired_at IS NULL AND studio_id = ? ORDER BY starts_at DESC, id DESC`;
const blackoutRows = z.array(z.object({ id: z.int(), version: z.int(), starts_at: z.int(), ends_at: z.int(), reason: z.string() }));

const EXCEPTIONS = `SELECT id, version, day, studio_id, hours, note FROM calendar_exception
  WHERE retired_at IS NULL AND (studio_id = @studio OR studio_id IS NULL) AND day BETWEEN @from AND @to ORDER BY day, studio_id`;
const exceptionRows = z.array(
  z.object({
    id: z.int(),
    version: z.int(),
    day: z.string(),
    studio_id: z.int().nullable(),
    hours: z.string(),
    note: z.string().nullable(),
  }),
);

/** Live: neither cancelled nor a no-show; an option whose hold has passed, or that would have begun, holds nothing. */
const BOOKINGS = `SELECT x.id, x.number, x.tenant_id, ${NAME} AS tenant, x.starts_at, x.ends_at, x.state, x.title
  FROM booking x INDEXED BY booking_live
  WHERE x.retired_at IS NULL AND x.state NOT IN ('cancelled', 'no_show') AND x.studio_id = @studio
    AND x.starts_at < @to AND x.ends_at > @from
    AND (x.state <> 'option' OR (x.holds_until > @now AND x.starts_at > @now))
  ORDER BY x.starts_at, x.id LIMIT @limit`;
const bookingRows = z.array(
  z.object({
    id: z.int(),
    number: z.string(),
    tenant_id: z.int(),
    tenant: z.string(),
    starts_at: z.int(),
    ends_at: z.int(),
    state: z.string(),
    title: z.string().nullable(),
  }),
);

const COUNTS = `SELECT
  (SELECT count(*) FROM booking INDEXED BY booking_live
    WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND studio_id = @studio) AS bookings,
  (SELECT count(*) FROM booking INDEXED BY booking_live
    WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND studio_id = @studio AND starts_at >= @now) AS bookings_ahead,
  (SELECT count(*) FROM lease_studio WHERE studio_id = @studio) AS leases,
  (SELECT count(*) FROM blackout WHERE retired_at IS NULL AND studio_id = @studio) AS blackouts,
  (SELECT count(*) FROM calendar_exception WHERE retired_at IS NULL AND studio_id = @studio) AS exceptions`;
const countRow = z.object({ bookings: z.int(), bookings_ahead: z.int(), leases: z.int(), blackouts: z.int(), exceptions: z.int() });

export type StudioLease = z.infer<typeof leaseRows>[number];
export type StudioBlackout = z.infer<typeof blackoutRows>[number];
export type StudioException = z.infer<typeof exceptionRows>[number];
export type StudioBooking = z.infer<typeof bookingRows>[number];
export type StudioCounts = z.infer<typeof countRow>;

/** Leases that hold or held the studio exclusively, the newest first; tenants' names as of `day`. */
export function leasesOfStudio(db: Connection, studio: number, day: string): readonly StudioLease[] {
  return leaseRows.parse(statement(db, LEASES).all({ studio, day }));
}

/** Blackouts of the studio, the newest first. */
export function blackoutsOfStudio(db: Connection, studio: number): readonly StudioBlackout[] {
  return blackoutRows.parse(statement(db, BLACKOUTS).all(studio));
}

/** Exceptions that bear on the studio, its own and the base's, on days from `from` to `to`. */
export function exceptionsOfStudio(db: Connection, studio: number, from: string, to: string): readonly StudioException[] {
  return exceptionRows.parse(statement(db, EXCEPTIONS).all({ studio, from, to }));
}

/** What bookings are asked with: instants in minutes, `now` for options that have lapsed. */
export interface BookingsQuestion {
  readonly studio: number;
  readonly from: number;
  readonly to: number;
  readonly now: number;
  readonly day: string;
  readonly limit: number;
}

/** Live bookings of the studio that touch [from, to), by start. */
export function bookingsOfStudio(db: Connection, question: BookingsQuestion): readonly StudioBooking[] {
  return bookingRows.parse(statement(db, BOOKINGS).all(question));
}

/** How much refers to the studio; `bookings_ahead` are live and start at `now` or later. */
export function countsOfStudio(db: Connection, studio: number, now: number): StudioCounts {
  return countRow.parse(statement(db, COUNTS).get({ studio, now }));
}
