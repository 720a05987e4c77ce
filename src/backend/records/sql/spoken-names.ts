// Every name and code that finds a tenant or a studio, with the day each holds from, and the months that have data.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { rowsOf } from '../../core/db/rows.ts';
import { prepareStatement } from '../../core/db/statements.ts';
import { FORMER_NAMES } from '../../core/records/names.ts';

const tenantRow = z.object({ tenant_id: z.number(), starts_on: z.string(), name: z.string(), uscc: z.string() });
/** A tenant's name and code from a day on. */
export type TenantNameRow = z.infer<typeof tenantRow>;
const shortRow = z.object({ id: z.int(), short: z.string() });
const formerRow = z.object({ tenant_id: z.number(), name: z.string().nullable(), uscc: z.string().nullable() });
const studioRow = z.object({
  id: z.number(),
  code: z.string(),
  name: z.string().nullable(),
  floor: z.string().nullable(),
  opened_on: z.string(),
  closed_on: z.string().nullable(),
});
const kindRow = z.object({ studio_id: z.number(), starts_on: z.string(), kind: z.string() });

const TENANTS = 'SELECT tenant_id, starts_on, name, uscc FROM tenant_fact WHERE retired_at IS NULL ORDER BY tenant_id, starts_on';
const STUDIOS = 'SELECT id, code, name, floor, opened_on, closed_on FROM studio WHERE retired_at IS NULL ORDER BY code, id';
const KINDS = 'SELECT studio_id, starts_on, kind FROM studio_fact WHERE retired_at IS NULL ORDER BY studio_id, starts_on';
const RESIDENTS = `SELECT DISTINCT tenant_id FROM lease WHERE retired_at IS NULL AND starts_on <= @day
  AND min(ends_on, coalesce(left_on, ends_on)) >= @day`;
const SHORT = 'SELECT id, short_name AS short FROM tenant WHERE retired_at IS NULL AND short_name IS NOT NULL ORDER BY id';
/** The newest bookings tell who comes these days; older ones are not looked at, or ten years would be. */
const NEWEST = 'SELECT tenant_id FROM booking WHERE retired_at IS NULL ORDER BY id DESC LIMIT 3000';
/** Each index answers its own list of months. */
const MONTHS = `SELECT month FROM sales_line WHERE retired_at IS NULL UNION SELECT month FROM online_retail WHERE retired_at IS NULL
  UNION SELECT month FROM headcount WHERE retired_at IS NULL UNION SELECT month FROM base_area WHERE retired_at IS NULL
  UNION SELECT substr(day, 1, 7) FROM event WHERE retired_at IS NULL UNION SELECT month FROM filing ORDER BY month`;

const ids = z.array(z.number());
const texts = z.array(z.string());

/** Names of tenants that stand, by tenant and day. */
export function listTenantNameRows(db: Connection): TenantNameRow[] {
  return rowsOf(db, TENANTS, tenantRow);
}

/** Short names by tenant. */
export function listShortNameRows(db: Connection): ReadonlyMap<number, string> {
  return new Map(rowsOf(db, SHORT, shortRow).map(({ id, short }) => [id, short]));
}

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

/** Studios that stand, by code. */
export function listStudioNameRows(db: Connection): z.infer<typeof studioRow>[] {
  return rowsOf(db, STUDIOS, studioRow);
}

/** Kinds of studios by studio and day. */
export function listStudioKindRows(db: Connection): z.infer<typeof kindRow>[] {
  return rowsOf(db, KINDS, kindRow);
}

/** Tenants with a lease in force on the day. */
export function listResidentsOn(db: Connection, day: string): ReadonlySet<number> {
  return new Set(ids.parse(prepareStatement(db, RESIDENTS).pluck().all({ day })));
}

/** Months that something was entered for, oldest first. */
export function listMonthsWithData(db: Connection): readonly string[] {
  return texts.parse(prepareStatement(db, MONTHS).pluck().all());
}
