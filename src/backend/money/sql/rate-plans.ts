// What a studio costs on a day: the rate plan in force.
import { z } from 'zod';
import { fenNumber, minutesNumber } from '../../../contract/core/numbers.ts';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { isInForceOn } from '../../../domain/lease/lease.ts';
import { planInForce, planOfHourlyRate, type RatePlan } from '../../../domain/price/rate-plan.ts';
import { type Connection, dayColumn, rowsOf } from '../../core/db/rows.ts';
import { cacheByTables } from '../../core/db/cache-by-tables.ts';
import { readKind } from '../../core/db/read-kind.ts';
import { lazy, memoizeByKey } from '../../core/memoize.ts';

/** A rate plan, as it is stored and as it is frozen on a booking. */
export const planShape = z.object({
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
