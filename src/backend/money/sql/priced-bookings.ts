// A tenant's bookings with what their price is made from: the frozen quote, what was charged, and the free minutes of the leases.
import { z } from 'zod';
import { instant, parseDay } from '../../../domain/time/calendar.ts';
import type { Day, Instant } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { inForceOn } from '../../../domain/lease/lease.ts';
import { PRICE_LINE_KINDS } from '../../../domain/price/price.ts';
import type { FrozenQuote, PriceLine } from '../../../domain/price/price.ts';
import { fen, minutes } from '../../../domain/values/quantity.ts';
import type { Fen, Minutes } from '../../../domain/values/quantity.ts';
import type { RatePlan } from '../../../domain/price/rate-plan.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const money = z.int().transform((amount): Fen => fen(amount));
const length = z.int().transform((value): Minutes => minutes(value));
const moment = z.int().transform((value): Instant => instant(value));

const planShape = z.object({
  dayFrom: length,
  nightFrom: length,
  dayRate: money,
  nightRate: money,
  halfDayRate: money.nullable(),
  fullDayRate: money.nullable(),
  minimum: length,
}) satisfies z.ZodType<RatePlan>;
const lineShape = z.object({
  kind: z.enum(PRICE_LINE_KINDS),
  from: moment,
  to: moment,
  minutes: length,
  rate: money,
  percent: z.int(),
  amount: money,
}) satisfies z.ZodType<PriceLine>;
const quoteShape = z.object({ plan: planShape });
const linesShape = z.array(lineShape);

/** The plan in a booking's column `quote`, null where none was frozen. @throws where it holds something else. */
function planOfQuote(text: string | null): RatePlan | null {
  return text === null ? null : quoteShape.parse(JSON.parse(text)).plan;
}

/** As the column `quote` holds it. */
export function textOfQuote(quote: FrozenQuote): string {
  return JSON.stringify(quote);
}

/** A booking with what its price is made from. */
export interface PricedBooking {
  readonly id: number;
  readonly studioId: number;
  readonly tenantId: number;
  readonly start: Instant;
  readonly end: Instant;
  readonly state: BookingState;
  readonly holdsUntil: Instant | null;
  readonly actualEnd: Instant | null;
  /** The plan that was frozen when it was booked, moved or resized; null for what a ledger brought. */
  readonly plan: RatePlan | null;
  /** Fen, once it has ended, with the lines that made it. */
  readonly charge: Fen | null;
  readonly lines: readonly PriceLine[] | null;
}

const row = z.object({
  id: z.int(),
  studio_id: z.int(),
  tenant_id: z.int(),
  starts_at: moment,
  ends_at: moment,
  state: z.enum(BOOKING_STATES),
  holds_until: moment.nullable(),
  actual_end: moment.nullable(),
  quote: z.string().nullable(),
  charge: money.nullable(),
  charge_lines: z.string().nullable(),
});

function pricedOf(found: unknown): PricedBooking {
  const one = row.parse(found);
  return {
    id: one.id,
    studioId: one.studio_id,
    tenantId: one.tenant_id,
    start: one.starts_at,
    end: one.ends_at,
    state: one.state,
    holdsUntil: one.holds_until,
    actualEnd: one.actual_end,
    plan: planOfQuote(one.quote),
    charge: one.charge,
    lines: one.charge_lines === null ? null : linesShape.parse(JSON.parse(one.charge_lines)),
  };
}

const COLUMNS = 'id, studio_id, tenant_id, starts_at, ends_at, state, holds_until, actual_end, quote, charge, charge_lines';

/** SQL of a tenant's bookings by start, for tests of its plan. `+ 0`: see repos/slot-ground.ts. */
export const PRICED_SQL = `SELECT ${COLUMNS} FROM booking INDEXED BY booking_by_tenant
  WHERE tenant_id = ? + 0 AND starts_at >= ? + 0 AND starts_at < ? + 0 AND retired_at IS NULL ORDER BY starts_at, id`;
const BY_ID = `SELECT ${COLUMNS} FROM booking WHERE id = ? AND retired_at IS NULL`;

/** A tenant's bookings that start in `[from, to)`, whatever became of them, by start and id. */
export function pricedBookings(db: Connection, tenantId: number, from: Instant, to: Instant): PricedBooking[] {
  return statement(db, PRICED_SQL).all(tenantId, from, to).map(pricedOf);
}

/** A booking by its id; null where there is none. */
export function pricedBooking(db: Connection, id: number): PricedBooking | null {
  const found = statement(db, BY_ID).get(id);
  return found === undefined ? null : pricedOf(found);
}

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});
const leaseRows = z.array(z.object({ starts_on: dayText, ends_on: dayText, left_on: dayText.nullable(), free_minutes: z.int() }));
const LEASES = `SELECT starts_on, ends_on, left_on, coalesce(free_minutes, 0) AS free_minutes FROM lease
  WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY starts_on, id`;

/** Free minutes a month by the day of a start: those of the lease in force, the most where several are; 0 where none is. */
export function freeMinutesOf(db: Connection, tenantId: number): (day: Day) => number {
  const leases = leaseRows.parse(statement(db, LEASES).all(tenantId)).map((one) => ({
    days: { startsOn: one.starts_on, endsOn: one.ends_on, leftOn: one.left_on },
    minutes: one.free_minutes,
  }));
  return (day) => Math.max(0, ...leases.filter((one) => inForceOn(one.days, day)).map((one) => one.minutes));
}
