// What finds a tenant besides its names of today: former ones, leases in force, newest bookings; and the months that have data.
import { z } from 'zod';
import { type Connection, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import { FORMER_NAMES } from '../../core/records/names.ts';

const formerRow = z.object({ tenant_id: z.number(), name: z.string().nullable(), uscc: z.string().nullable() });

const RESIDENTS = `SELECT DISTINCT tenant_id FROM lease WHERE retired_at IS NULL AND starts_on <= @day
  AND min(ends_on, coalesce(left_on, ends_on)) >= @day`;
/** The newest bookings tell who comes these days; older ones are not looked at, or ten years would be. */
const NEWEST = 'SELECT tenant_id FROM booking WHERE retired_at IS NULL ORDER BY id DESC LIMIT 3000';
/** Each index answers its own list of months. */
const MONTHS = `SELECT month FROM sales_line WHERE retired_at IS NULL UNION SELECT month FROM online_retail WHERE retired_at IS NULL
  UNION SELECT month FROM headcount WHERE retired_at IS NULL UNION SELECT month FROM base_area WHERE retired_at IS NULL
  UNION SELECT substr(day, 1, 7) FROM event WHERE retired_at IS NULL UNION SELECT month FROM filing ORDER BY month`;

const ids = z.array(z.number());
const texts = z.array(z.string());

/** Tenants of the newest bookings, anyone who booked last first. */
export function listLastBookers(db: Connection): readonly number[] {
  return [...new Set(ids.parse(prepareStatement(db, NEWEST).pluck().all()))];
}

/** Names and codes that were corrected or came with a merge, by tenant. */
export function listFormerNames(db: Connection): ReadonlyMap<number, readonly string[]> {
  const rows = rowsOf(db, FORMER_NAMES, formerRow);
  const named = rows.flatMap((row) => [row.name, row.uscc].flatMap((word) => (word === null ? [] : [{ id: row.tenant_id, word }])));
  return new Map([...Map.groupBy(named, ({ id }) => id)].map(([id, list]) => [id, list.map(({ word }) => word)]));
}

/** Tenants with a lease in force on the day. */
export function listResidentsOn(db: Connection, day: string): ReadonlySet<number> {
  return new Set(ids.parse(prepareStatement(db, RESIDENTS).pluck().all({ day })));
}

/** Months that something was entered for, oldest first. */
export function listMonthsWithData(db: Connection): readonly string[] {
  return texts.parse(prepareStatement(db, MONTHS).pluck().all());
}
