// What a day's overview reads: bookings around the day, leases, papers, cases, who has reported, and how far the base is set up.
import { z } from 'zod';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import { parseDay } from '../../../domain/time/calendar.ts';
import { TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const dayColumn = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue(`no day: ${text}`);
  return z.NEVER;
});

const bookingRow = z.object({
  id: z.int(),
  number: z.string(),
  studio: z.string(),
  tenant_id: z.int(),
  starts_at: z.int(),
  ends_at: z.int(),
  state: z.enum(['option', 'booked', 'checked_in', 'completed']),
  holds_until: z.int().nullable(),
});
/** A live booking. */
export type DayBooking = z.infer<typeof bookingRow>;

const BOOKING = `SELECT b.id, b.number, s.code AS studio, b.tenant_id, b.starts_at, b.ends_at, b.state, b.holds_until`;
const STARTING = `${BOOKING} FROM booking b INDEXED BY booking_by_start JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.starts_at >= ? AND b.starts_at < ? AND b.state IN ('option', 'booked', 'checked_in', 'completed')
  ORDER BY b.starts_at, s.code, b.id`;

/** Live bookings that start in [from, to), by start. */
export function bookingsStarting(db: Connection, from: number, to: number): DayBooking[] {
  return z.array(bookingRow).parse(statement(db, STARTING).all(from, to));
}

const OPTIONS = `${BOOKING} FROM booking b INDEXED BY booking_options JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.state = 'option' AND b.holds_until > ? AND b.holds_until <= ? AND b.starts_at > ?
  ORDER BY b.holds_until, b.id`;

/** Options that lapse after `now` and not after `until`, the first to lapse first. */
export function optionsLapsing(db: Connection, now: number, until: number): DayBooking[] {
  return z.array(bookingRow).parse(statement(db, OPTIONS).all(now, until, now));
}

const leaseRow = z.object({
  id: z.int(),
  contract: z.string(),
  tenant_id: z.int(),
  starts_on: dayColumn,
  ends_on: dayColumn,
  left_on: dayColumn.nullable(),
});
const LEASES = `SELECT id, contract, tenant_id, starts_on, ends_on, left_on FROM lease
  WHERE retired_at IS NULL AND ends_on >= ? AND (left_on IS NULL OR left_on >= ?) ORDER BY tenant_id, starts_on, id`;

/** Leases whose last day in force is the day or lies after it. */
export function leasesSince(db: Connection, day: Day): z.infer<typeof leaseRow>[] {
  return z.array(leaseRow).parse(statement(db, LEASES).all(day, day));
}

const factRow = z.object({
  tenant_id: z.int(),
  starts_on: dayColumn,
  name: z.string(),
  uscc: z.string(),
  category: z.enum(TENANT_CATEGORIES),
});
const FACTS = `SELECT tenant_id, starts_on, name, uscc, category FROM tenant_fact WHERE retired_at IS NULL ORDER BY tenant_id, starts_on`;

/** What is dated of every tenant, by tenant. */
export function tenantFacts(db: Connection): ReadonlyMap<number, readonly z.infer<typeof factRow>[]> {
  return Map.groupBy(z.array(factRow).parse(statement(db, FACTS).all()), (row) => row.tenant_id);
}

const ids = z.array(z.tuple([z.int()]));

/** Tenants that have any sales row of the month, from form, ledger or sessions. */
export function tenantsReported(db: Connection, month: Month): ReadonlySet<number> {
  const sql = 'SELECT DISTINCT tenant_id FROM sales_line WHERE retired_at IS NULL AND month = ? ORDER BY tenant_id';
  return new Set(ids.parse(statement(db, sql).raw().all(month)).flat());
}

const paperRow = z.object({ id: z.int(), tenant_id: z.int(), kind: z.string(), number: z.string(), expires_on: dayColumn });
const PAPERS = `SELECT id, tenant_id, kind, number, expires_on FROM paper
  WHERE retired_at IS NULL AND expires_on IS NOT NULL AND expires_on <= ? ORDER BY expires_on, tenant_id, id`;

/** Papers that expire on the day or before it, oldest first. */
export function papersExpiring(db: Connection, until: Day): z.infer<typeof paperRow>[] {
  return z.array(paperRow).parse(statement(db, PAPERS).all(until));
}

const caseRow = z.object({ id: z.int(), number: z.string(), tenant_id: z.int(), kind: z.string(), day: dayColumn });
const CASES = `SELECT id, number, tenant_id, kind, day FROM compliance_case
  WHERE retired_at IS NULL AND day <= ? AND (resolved_on IS NULL OR resolved_on > ?) ORDER BY day, number`;

/** Cases dated on the day or before it and not resolved by then, oldest first. */
export function casesOpen(db: Connection, day: Day): z.infer<typeof caseRow>[] {
  return z.array(caseRow).parse(statement(db, CASES).all(day, day));
}

const setUpRow = z.object({
  named: z.int(),
  ledgers: z.int(),
  reported: z.int(),
  first_month: z.string().nullable(),
});
const SET_UP = `SELECT EXISTS (SELECT 1 FROM base_fact WHERE retired_at IS NULL) AS named,
  EXISTS (SELECT 1 FROM base_area WHERE retired_at IS NULL) AND EXISTS (SELECT 1 FROM tenant WHERE retired_at IS NULL)
    AND EXISTS (SELECT 1 FROM sales_line WHERE retired_at IS NULL) AS ledgers,
  EXISTS (SELECT 1 FROM filing) OR EXISTS (SELECT 1 FROM artifact) AS reported,
  (SELECT min(month) FROM base_area WHERE retired_at IS NULL) AS first_month`;

/** How far the base is set up: named, with ledgers, with a report made; and its first month. */
export function setUpOf(db: Connection): {
  readonly isNamed: boolean;
  readonly hasLedgers: boolean;
  readonly hasReported: boolean;
  readonly firstMonth: string | null;
} {
  const row = setUpRow.parse(statement(db, SET_UP).get());
  return {
    isNamed: row.named === 1,
    hasLedgers: row.ledgers === 1,
    hasReported: row.reported === 1,
    firstMonth: row.first_month,
  };
}
