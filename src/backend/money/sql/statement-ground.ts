// What a tenant's statement of a month is made from: its leases, the month's bookings with what was frozen, and who the parties are.
import { z } from 'zod';
import { stateSeen } from '../../../domain/booking/booking.ts';
import { instant, lastDayOf, parseDay } from '../../../domain/time/calendar.ts';
import type { Day, Instant, Month } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { fen, minutes } from '../../../domain/values/quantity.ts';
import type { Fen, Minutes } from '../../../domain/values/quantity.ts';
import { monthSpan } from '../../../domain/money/statement.ts';
import type { RentLease, StatedBooking } from '../../../domain/money/statement.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});
const money = z.int().transform((value): Fen => fen(value));
const length = z.int().transform((value): Minutes => minutes(value));
const moment = z.int().transform((value): Instant => instant(value));

const leaseRows = z.array(
  z.object({
    contract: z.string(),
    starts_on: dayText,
    ends_on: dayText,
    left_on: dayText.nullable(),
    monthly_rent: money.nullable(),
    free_minutes: length.nullable(),
  }),
);
const LEASES = `SELECT contract, starts_on, ends_on, left_on, monthly_rent, free_minutes FROM lease
  WHERE retired_at IS NULL AND tenant_id = ? ORDER BY starts_on, contract`;

/** A tenant's leases, oldest first. */
export function rentLeases(db: Connection, tenantId: number): readonly RentLease[] {
  return leaseRows.parse(statement(db, LEASES).all(tenantId)).map((row) => ({
    contract: row.contract,
    startsOn: row.starts_on,
    endsOn: row.ends_on,
    leftOn: row.left_on,
    monthlyRent: row.monthly_rent,
    freeMinutes: row.free_minutes,
  }));
}

const bookingRows = z.array(
  z.object({
    id: z.int(),
    number: z.string(),
    code: z.string(),
    starts_at: moment,
    ends_at: moment,
    state: z.enum(BOOKING_STATES),
    holds_until: moment.nullable(),
  }),
);
/** SQL of a tenant's bookings that start in a month, for tests of its plan. `+ 0`: see repos/slot-ground.ts. */
export const MONTH_BOOKINGS_SQL = `SELECT b.id, b.number, s.code, b.starts_at, b.ends_at, b.state, b.holds_until
  FROM booking b INDEXED BY booking_by_tenant JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.tenant_id = ? + 0 AND b.starts_at >= ? + 0 AND b.starts_at < ? + 0 ORDER BY b.starts_at, b.id`;

/** Bookings that start in a month, as seen now, without their prices. */
export function monthBookings(db: Connection, tenantId: number, month: Month, now: Instant): Omit<StatedBooking, 'price' | 'isFrozen'>[] {
  const { from, to } = monthSpan(month);
  return bookingRows.parse(statement(db, MONTH_BOOKINGS_SQL).all(tenantId, from, to)).map((row) => {
    const { id, number, code: studio, starts_at: start, ends_at: end } = row;
    return { id, number, studio, start, end, state: stateSeen({ state: row.state, start, holdsUntil: row.holds_until }, now) };
  });
}

const IN_FORCE = 'ORDER BY starts_on <= @day DESC, CASE WHEN starts_on <= @day THEN starts_on END DESC, starts_on LIMIT 1';
const BASE = `SELECT full_name AS name, uscc, address, phone FROM base_fact WHERE retired_at IS NULL ${IN_FORCE}`;
const TENANT = `SELECT f.name, f.uscc, NULL AS address, t.phone FROM tenant_fact f JOIN tenant t ON t.id = f.tenant_id
  WHERE f.retired_at IS NULL AND f.tenant_id = @tenant ${IN_FORCE.replaceAll('starts_on', 'f.starts_on')}`;
const partyRow = z.object({ name: z.string(), uscc: z.string(), address: z.string().nullable(), phone: z.string().nullable() });

/** Who a statement is from or to, as of the month's last day. */
export type Party = z.infer<typeof partyRow>;

const NOBODY: Party = { name: '', uscc: '', address: null, phone: null };

/** The lessor (the base) and the lessee (the tenant). */
export function partiesOf(db: Connection, tenantId: number, month: Month): { readonly lessor: Party; readonly lessee: Party } {
  const day = lastDayOf(month);
  const [base, tenant] = [statement(db, BASE).get({ day }), statement(db, TENANT).get({ day, tenant: tenantId })];
  return {
    lessor: base === undefined ? NOBODY : partyRow.parse(base),
    lessee: tenant === undefined ? NOBODY : partyRow.parse(tenant),
  };
}

const BILLABLE = `SELECT tenant_id FROM lease WHERE retired_at IS NULL AND starts_on <= @last AND min(ends_on, coalesce(left_on, ends_on)) >= @first
  UNION SELECT tenant_id FROM booking INDEXED BY booking_by_start WHERE retired_at IS NULL AND starts_at >= @from AND starts_at < @to
  UNION SELECT tenant_id FROM charge WHERE retired_at IS NULL AND month = @month ORDER BY 1`;

/** Tenants with a lease in force, a booking or a charge in the month. */
export function billableTenants(db: Connection, month: Month): readonly number[] {
  const { from, to } = monthSpan(month);
  const rows = statement(db, BILLABLE)
    .pluck()
    .all({ first: `${month}-01`, last: lastDayOf(month), from, to, month });
  return z.array(z.int()).parse(rows);
}
