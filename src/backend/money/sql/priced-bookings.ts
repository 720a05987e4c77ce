// A tenant's bookings with what their price is made from: the frozen quote, what was charged, and the free minutes of the leases.
import { z } from 'zod';
import { fenNumber, instantNumber, priceLineSchema } from '../../../contract/core/numbers.ts';
import type { Day, Instant } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { isInForceOn } from '../../../domain/lease/lease.ts';
import type { FrozenQuote, PriceLine } from '../../../domain/price/price.ts';
import type { RatePlan } from '../../../domain/price/rate-plan.ts';
import { type Connection, findFirstRow, rowsOf } from '../../core/db/rows.ts';
import { memoizeParse } from '../../base/parsed-once.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { planShape } from './rate-plans.ts';

const quoteShape = z.object({ plan: planShape });
const linesShape = z.array(priceLineSchema);

/** As the column `quote` holds it. */
export function formatQuoteColumn(quote: FrozenQuote): string {
  return JSON.stringify(quote);
}

/** A tenant's bookings of a month were mostly quoted alike. */
const QUOTES_KEPT = 500;
const planIn = memoizeParse((text): RatePlan => quoteShape.parse(JSON.parse(text)).plan, QUOTES_KEPT);

const bookingRow = z.object({
  id: z.int(),
  studioId: z.int(),
  tenantId: z.int(),
  start: instantNumber,
  end: instantNumber,
  state: z.enum(BOOKING_STATES),
  holdsUntil: instantNumber.nullable(),
  actualEnd: instantNumber.nullable(),
  /** The plan that was frozen when it was booked, moved or resized; null for what a ledger brought. */
  plan: z.string().transform(planIn).nullable(),
  /** Fen, once it has ended, with the lines that made it. */
  charge: fenNumber.nullable(),
  lines: z
    .string()
    .transform((text): readonly PriceLine[] => linesShape.parse(JSON.parse(text)))
    .nullable(),
});

/** A booking with what its price is made from. */
export type PricedBooking = z.infer<typeof bookingRow>;

const COLUMNS = `id, studio_id AS studioId, tenant_id AS tenantId, starts_at AS start, ends_at AS "end", state, holds_until AS holdsUntil,
  actual_end AS actualEnd, quote AS plan, charge, charge_lines AS lines`;

/** SQL of a tenant's bookings by start, for tests of its plan. `+ 0`: see desk/sql/slot-ground.ts. */
export const PRICED_SQL = `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_tenant
  WHERE tenant_id = ? + 0 AND starts_at >= ? + 0 AND starts_at < ? + 0 AND retired_at IS NULL ORDER BY starts_at, id`;
const BY_ID = `SELECT ${COLUMNS} FROM booking WHERE id = ? AND retired_at IS NULL`;

/** A tenant's bookings that start in `[from, to)`, whatever became of them, by start and id. */
export function listPricedBookings(db: Connection, tenantId: number, from: Instant, to: Instant): PricedBooking[] {
  return rowsOf(db, PRICED_SQL, bookingRow, [tenantId, from, to]);
}

/** A booking by its id; null where there is none. */
export function findPricedBooking(db: Connection, id: number): PricedBooking | null {
  return findFirstRow(db, BY_ID, bookingRow, [id]);
}

/** A tenant's leases. */
export const leasesOfTenant = cacheByTablesAndKey(['lease'], (db, tenantId: number) => readKind(db, 'lease', { where: { tenantId } }));

/** Free minutes a month by the day of a start: those of the lease in force, the most where several are; 0 where none is. */
export function freeMinutesOf(db: Connection, tenantId: number): (day: Day) => number {
  const leases = leasesOfTenant(db, tenantId);
  return (day) => Math.max(0, ...leases.filter((one) => isInForceOn(one, day)).map((one) => one.freeMinutes ?? 0));
}
