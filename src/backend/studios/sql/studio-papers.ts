// What hangs on one studio: leases that hold it, exceptions ahead, bookings of some days, and how many of each.
import { z } from 'zod';
import { type Connection, dayColumn, flagColumn, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import {
  studioBookingSchema,
  type StudioDetail,
  studioDetailSchema,
  studioExceptionSchema,
  studioLeaseSchema,
} from '../../../contract/studios/studios.ts';

/** A tenant's name on a day: its newest dated row at or before it, else its first. */
const NAME = `coalesce(
    (SELECT f.name FROM tenant_fact f WHERE f.tenant_id = x.tenant_id AND f.retired_at IS NULL AND f.starts_on <= @day ORDER BY f.starts_on DESC LIMIT 1),
    (SELECT f.name FROM tenant_fact f WHERE f.tenant_id = x.tenant_id AND f.retired_at IS NULL ORDER BY f.starts_on LIMIT 1), '')`;

const LEASES = `SELECT x.id, x.contract, x.tenant_id AS tenantId, ${NAME} AS tenantName, x.starts_on AS startsOn, x.ends_on AS endsOn,
    x.left_on AS leftOn
  FROM lease x WHERE x.retired_at IS NULL AND EXISTS (SELECT 1 FROM json_each(x.studios) s WHERE s.value = @studio)
  ORDER BY x.starts_on DESC, x.id DESC`;
const leaseRow = studioLeaseSchema
  .omit({ tenant: true, isInForce: true })
  .extend({ tenantId: z.int(), tenantName: z.string(), startsOn: dayColumn, endsOn: dayColumn, leftOn: dayColumn.nullable() });

const EXCEPTIONS = `SELECT id, version, day, studio_id IS NOT NULL AS isOwn, hours, note FROM calendar_exception
  WHERE retired_at IS NULL AND (studio_id = ? OR studio_id IS NULL) AND day BETWEEN ? AND ? ORDER BY day, studio_id`;
const exceptionRow = studioExceptionSchema.extend({ isOwn: flagColumn });

/** Live: neither cancelled nor a no-show; an option whose hold has passed, or that would have begun, holds nothing. */
const BOOKINGS = `SELECT x.id, x.number, x.tenant_id AS tenantId, ${NAME} AS tenantName, x.starts_at AS "from", x.ends_at AS "to", x.state, x.title
  FROM booking x INDEXED BY booking_live
  WHERE x.retired_at IS NULL AND x.state NOT IN ('cancelled', 'no_show') AND x.studio_id = @studio
    AND x.starts_at < @to AND x.ends_at > @from
    AND (x.state <> 'option' OR (x.holds_until > @now AND x.starts_at > @now))
  ORDER BY x.starts_at, x.id LIMIT @limit`;
const bookingRow = studioBookingSchema
  .omit({ tenant: true })
  .extend({ tenantId: z.int(), tenantName: z.string(), from: z.int(), to: z.int() });

const COUNTS = `SELECT
  (SELECT count(*) FROM booking INDEXED BY booking_live
    WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND studio_id = @studio) AS bookings,
  (SELECT count(*) FROM booking INDEXED BY booking_live
    WHERE retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND studio_id = @studio AND starts_at >= @now) AS bookingsAhead,
  (SELECT count(*) FROM lease_studio WHERE studio_id = @studio) AS leases,
  (SELECT count(*) FROM blackout WHERE retired_at IS NULL AND studio_id = @studio) AS blackouts,
  (SELECT count(*) FROM calendar_exception WHERE retired_at IS NULL AND studio_id = @studio) AS exceptions`;

export type StudioLeaseRow = z.infer<typeof leaseRow>;
export type StudioBookingRow = z.infer<typeof bookingRow>;

/** Leases that hold or held the studio exclusively, the newest first; tenants' names as of `day`. */
export function listLeasesOfStudio(db: Connection, studio: number, day: string): StudioLeaseRow[] {
  return rowsOf(db, LEASES, leaseRow, { studio, day });
}

/** Exceptions that bear on the studio, its own and the base's, on days from `from` to `to`. */
export function listExceptionsOfStudio(db: Connection, studio: number, from: string, to: string): z.infer<typeof exceptionRow>[] {
  return rowsOf(db, EXCEPTIONS, exceptionRow, [studio, from, to]);
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
export function listBookingsOfStudio(db: Connection, question: BookingsQuestion): StudioBookingRow[] {
  return rowsOf(db, BOOKINGS, bookingRow, { ...question });
}

/** How much refers to the studio; `bookingsAhead` are live and start at `now` or later. */
export function countReferencesToStudio(db: Connection, studio: number, now: number): StudioDetail['counts'] {
  return studioDetailSchema.shape.counts.parse(prepareStatement(db, COUNTS).get({ studio, now }));
}
