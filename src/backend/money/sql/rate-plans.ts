// What a studio costs on a day: the rate plan in force.
import { z } from 'zod';
import { rowAsOf } from '../../../domain/time/as-of.ts';
import { parseDay } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import { fen, minutes } from '../../../domain/values/quantity.ts';
import type { Fen } from '../../../domain/values/quantity.ts';
import { planInForce } from '../../../domain/price/rate-plan.ts';
import type { DatedPlan, RatePlan } from '../../../domain/price/rate-plan.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});
const money = z.int().transform((amount): Fen => fen(amount));
const planRows = z.array(
  z.object({
    studio_id: z.int().nullable(),
    starts_on: dayText,
    day_from: z.int(),
    night_from: z.int(),
    day_rate: money,
    night_rate: money,
    half_day_rate: money.nullable(),
    full_day_rate: money.nullable(),
    minimum: z.int(),
  }),
);
const rateRows = z.array(z.object({ starts_on: dayText, hourly_rate: money }));

/** `+ 0`: see repos/slot-ground.ts. */
const PLANS = `SELECT studio_id, starts_on, day_from, night_from, day_rate, night_rate, half_day_rate, full_day_rate, minimum FROM rate_plan
  WHERE retired_at IS NULL AND (studio_id IS NULL OR studio_id = ? + 0) ORDER BY starts_on, id`;
const RATES = 'SELECT starts_on, hourly_rate FROM studio_fact WHERE retired_at IS NULL AND studio_id = ? + 0 ORDER BY starts_on, id';

/** The plan that a booking of a studio is priced by, by the day of its start; read once a studio for as long as the answer is kept. */
export function ratePlans(db: Connection): (studioId: number, day: Day) => RatePlan {
  const known = new Map<number, { readonly plans: readonly DatedPlan[]; readonly rates: readonly { startsOn: Day; rate: Fen }[] }>();
  const read = (studioId: number) => {
    const plans = planRows.parse(statement(db, PLANS).all(studioId)).map((row): DatedPlan => ({
      studioId: row.studio_id,
      startsOn: row.starts_on,
      plan: {
        dayFrom: minutes(row.day_from),
        nightFrom: minutes(row.night_from),
        dayRate: row.day_rate,
        nightRate: row.night_rate,
        halfDayRate: row.half_day_rate,
        fullDayRate: row.full_day_rate,
        minimum: minutes(row.minimum),
      },
    }));
    const rates = rateRows.parse(statement(db, RATES).all(studioId)).map((row) => ({ startsOn: row.starts_on, rate: row.hourly_rate }));
    const found = { plans, rates };
    known.set(studioId, found);
    return found;
  };
  return (studioId, day) => {
    const { plans, rates } = known.get(studioId) ?? read(studioId);
    const hourlyRate = (rowAsOf(rates, day) ?? rates[0])?.rate ?? fen(0);
    return planInForce(plans, { studioId, day, hourlyRate });
  };
}
