// What a tenant's statement of a month is made from: its leases, the month's bookings with what was frozen, and who the parties are.
import { z } from 'zod';
import { instantNumber } from '../../../contract/core/numbers.ts';
import { partySchema } from '../../../contract/money/money.ts';
import { deriveSeenState } from '../../../domain/booking/booking.ts';
import { type Instant, lastDayOf, type Month } from '../../../domain/time/calendar.ts';
import { BOOKING_STATES } from '../../../domain/base/catalogue.ts';
import { createMonthSpan, type StatedBooking } from '../../../domain/money/statement.ts';
import type { StatedParty } from '../../../domain/money/statement-doc.ts';
import { BILLABLE_PARTS, type BillablePart } from '../../../domain/money/statement-parts.ts';
import { type Connection, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import { WRITTEN_BY_STATEMENT } from './statements.ts';

const bookingRow = z.object({
  id: z.int(),
  number: z.string(),
  studio: z.string(),
  start: instantNumber,
  end: instantNumber,
  state: z.enum(BOOKING_STATES),
  holdsUntil: instantNumber.nullable(),
});
/** SQL of a tenant's bookings that start in a month, for tests of its plan. `+ 0`: see desk/sql/slot-ground.ts. */
export const MONTH_BOOKINGS_SQL = `SELECT b.id, b.number, s.code AS studio, b.starts_at AS start, b.ends_at AS "end", b.state,
  b.holds_until AS holdsUntil
  FROM booking b INDEXED BY booking_by_tenant JOIN studio s ON s.id = b.studio_id
  WHERE b.retired_at IS NULL AND b.tenant_id = ? + 0 AND b.starts_at >= ? + 0 AND b.starts_at < ? + 0 ORDER BY b.starts_at, b.id`;

/** Bookings that start in a month, as seen now, without their prices. */
export function listMonthBookings(
  db: Connection,
  tenantId: number,
  month: Month,
  now: Instant,
): Omit<StatedBooking, 'price' | 'isFrozen'>[] {
  const { from, to } = createMonthSpan(month);
  return rowsOf(db, MONTH_BOOKINGS_SQL, bookingRow, [tenantId, from, to]).map(({ holdsUntil, ...row }) => ({
    ...row,
    state: deriveSeenState({ ...row, holdsUntil }, now),
  }));
}

const IN_FORCE = 'ORDER BY starts_on <= @day DESC, CASE WHEN starts_on <= @day THEN starts_on END DESC, starts_on LIMIT 1';
const BASE = `SELECT full_name AS name, uscc, address, phone FROM base_fact WHERE retired_at IS NULL ${IN_FORCE}`;
const TENANT = `SELECT f.name, f.uscc, NULL AS address, t.phone FROM tenant_fact f JOIN tenant t ON t.id = f.tenant_id
  WHERE f.retired_at IS NULL AND f.tenant_id = @tenant ${IN_FORCE.replaceAll('starts_on', 'f.starts_on')}`;
const NOBODY: StatedParty = { name: '', uscc: '', address: null, phone: null };

/** The lessor (the base) and the lessee (the tenant). */
export function partiesOf(db: Connection, tenantId: number, month: Month): { readonly lessor: StatedParty; readonly lessee: StatedParty } {
  const day = lastDayOf(month);
  const [base, tenant] = [prepareStatement(db, BASE).get({ day }), prepareStatement(db, TENANT).get({ day, tenant: tenantId })];
  return {
    lessor: base === undefined ? NOBODY : partySchema.parse(base),
    lessee: tenant === undefined ? NOBODY : partySchema.parse(tenant),
  };
}

/** Leases in force; bookings, where they may cost something as studio charges; charges, those that statements wrote for rent as rent. */
const BILLABLE = `SELECT tenant_id AS tenant, CASE WHEN monthly_rent > 0 THEN 'rent' END AS part
    FROM lease WHERE retired_at IS NULL AND starts_on <= @last AND min(ends_on, coalesce(left_on, ends_on)) >= @first
  UNION SELECT tenant_id, CASE WHEN charge > 0 OR (charge IS NULL AND state <> 'cancelled') THEN 'studio' END
    FROM booking INDEXED BY booking_by_start WHERE retired_at IS NULL AND starts_at >= @from AND starts_at < @to
  UNION SELECT tenant_id, CASE WHEN kind = 'rent' THEN 'rent' WHEN kind = 'studio' OR NOT ${WRITTEN_BY_STATEMENT} THEN 'studio' END
    FROM charge WHERE retired_at IS NULL AND month = @month
  ORDER BY 1, 2`;
const billableRow = z.object({ tenant: z.int(), part: z.enum(BILLABLE_PARTS).nullable() });

/** Tenants with a lease in force, a booking or a charge in the month, in order, each with the parts that there is something of. */
export function listBillableTenants(db: Connection, month: Month): ReadonlyMap<number, ReadonlySet<BillablePart>> {
  const { from, to } = createMonthSpan(month);
  const rows = rowsOf(db, BILLABLE, billableRow, { first: `${month}-01`, last: lastDayOf(month), from, to, month });
  const parts = Map.groupBy(rows, ({ tenant }) => tenant);
  return new Map([...parts].map(([tenant, own]) => [tenant, new Set(own.flatMap(({ part }) => part ?? []))]));
}
