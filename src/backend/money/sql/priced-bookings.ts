// A tenant's bookings with what their price is made from: the frozen quote, what was charged, and the free minutes of the leases.
// What a studio costs on a day: the rate plan in force.
import { z } from 'zod';
import { fenNumber, instantNumber, priceLineSchema, minutesNumber } from '../../../contract/core/numbers.ts';
import { type Day, type Instant, rowAsOf } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { isInForceOn } from '../../../domain/lease/lease.ts';
import type { FrozenQuote, PriceLine } from '../../../domain/price/price.ts';
import { type RatePlan, planInForce, planOfHourlyRate } from '../../../domain/price/rate-plan.ts';
import { type Connection, findFirstRow, rowsOf, dayColumn } from '../../core/db/rows.ts';
import { memoizeParse } from '../../base/parsed-once.ts';
import { cacheByTablesAndKey, cacheByTables } from '../../core/db/cache-by-tables.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { lazy, memoizeByKey } from '../../core/memoize.ts';

/** A rate plan, as it is stored and as it is frozen on a booking. */
const planShape = z.object({
  dayFrom: minutesNumber,
  nightFrom: minutesNumber,
  dayRate: fenNumber,
  nightRate: fenNumber,
  halfDayRate: fenNumber.nullable(),
  fullDayRate: fenNumber.nullable(),
  minimum: minutesNumber,
}) satisfies z.ZodType<RatePlan>;

const ownRow = z.object({ studioId: z.int(), startsOn: dayColumn, endsOn: dayColumn, leftOn: dayColumn.nullable(), rate: fenNumber });
const OWN = `SELECT s.studio_id AS studioId, l.starts_on AS startsOn, l.ends_on AS endsOn, l.left_on AS leftOn,
  coalesce(l.own_rate, 0) AS rate
  FROM lease l JOIN lease_studio s ON s.lease_id = l.id WHERE l.retired_at IS NULL AND l.tenant_id = ? + 0
  ORDER BY l.starts_on DESC, l.id, s.studio_id`;

/**
 * What hours of a tenant cost in a studio that its lease of that day names for itself: what the lease says, nothing where it says
 * nothing. Null where the studio is not its own.
 */
const ownPlans = cacheByTables(['lease', 'lease_studio'], (db): ((studioId: number, day: Day, tenantId: number) => RatePlan | null) => {
  const ofTenant = memoizeByKey((tenantId: number) => rowsOf(db, OWN, ownRow, [tenantId]));
  return (studioId, day, tenantId) => {
    const own = ofTenant(tenantId).find((one) => one.studioId === studioId && isInForceOn(one, day));
    return own === undefined ? null : planOfHourlyRate(own.rate);
  };
});

/** The plan of a studio on a day for a tenant: its lease's for its own studio, else the studio's; null: for anybody. */
export type PlanOn = (studioId: number, day: Day, tenantId: number | null) => RatePlan;

/** Reads plans; what is read is kept as long as the answer is. */
export function createPlansLookup(db: Connection): PlanOn {
  const [own, ofStudio] = [ownPlans(db), ratePlans(db)];
  return (studioId, day, tenantId) => (tenantId === null ? null : own(studioId, day, tenantId)) ?? ofStudio(studioId, day);
}

/** The plan that a booking of a studio is priced by, by the day of its start; read once a studio. */
export const ratePlans = cacheByTables(['rate_plan', 'studio_fact'], (db): ((studioId: number, day: Day) => RatePlan) => {
  const plansOf = (owner: number | null) => {
    const rows = readKind(db, 'rate_plan', { where: { studioId: owner }, order: ['startsOn'] });
    return rows.map(({ studioId, startsOn, ...plan }) => ({ studioId, startsOn, plan: planShape.parse(plan) }));
  };
  const ofAll = lazy(() => plansOf(null));
  const ofStudio = memoizeByKey((studioId: number) => ({
    plans: [...ofAll(), ...plansOf(studioId)],
    rates: readKind(db, 'studio_fact', { where: { studioId }, order: ['startsOn'] }),
  }));
  return (studioId, day) => {
    const { plans, rates } = ofStudio(studioId);
    const hourlyRate = (rowAsOf(rates, day) ?? rates[0])?.hourlyRate ?? fen(0);
    return planInForce(plans, { studioId, day, hourlyRate });
  };
});

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
