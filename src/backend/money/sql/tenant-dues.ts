// What a tenant owes: dues by month and kind, payments, and what is overdue.
import { z } from 'zod';
import { fenNumber } from '../../../contract/core/numbers.ts';
import { dueDateOf, overdueOn } from '../../../domain/money/due.ts';
import type { Overdue } from '../../../domain/money/due.ts';
import { dayOfInstant, instantFromMilliseconds } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { dayColumn, firstRow, monthColumn, rowsOf } from '../../core/db/rows.ts';
import { readSetting } from '../../core/records/settings.ts';

const chargeRow = z.object({
  id: z.int(),
  version: z.int(),
  month: monthColumn,
  kind: z.enum(['rent', 'studio', 'correction', 'credit']),
  amount: fenNumber,
  reason: z.string().nullable(),
});
const paymentRow = z.object({
  id: z.int(),
  version: z.int(),
  day: dayColumn,
  month: monthColumn.nullable(),
  amount: fenNumber,
  method: z.string(),
  note: z.string().nullable(),
});

/** One charge of a month; negative where something is given back. */
export type Charge = z.infer<typeof chargeRow>;
/** A payment with how it was paid. */
export type PaymentLine = z.infer<typeof paymentRow>;

/** Everything that a tenant's account is made from. */
export interface TenantDues {
  readonly charges: readonly Charge[];
  readonly payments: readonly PaymentLine[];
}

/** SQL of a tenant's charges and payments, for tests of its plan. */
export const DUES_SQL = {
  charges: `SELECT id, version, month, kind, amount, reason FROM charge INDEXED BY charge_by_tenant
    WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY month, id`,
  payments: `SELECT id, version, paid_on AS day, month, amount, method, note FROM payment INDEXED BY payment_by_tenant
    WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY paid_on, id`,
} as const;

/** A tenant's charges by month and id, and its payments by day and id. */
export function duesOf(db: Connection, tenantId: number): TenantDues {
  return {
    charges: rowsOf(db, DUES_SQL.charges, chargeRow, [tenantId]),
    payments: rowsOf(db, DUES_SQL.payments, paymentRow, [tenantId]),
  };
}

const firstRowShape = z.object({ madeMs: z.int(), dueOn: dayColumn.nullable() });
/** A month's first statement says by when it is to be paid; those that replace it say the same. */
const FIRST_STATEMENT = `SELECT made_ms AS madeMs, json_extract(CAST(copy AS TEXT), '$.dueOn') AS dueOn
  FROM statement INDEXED BY statement_by_tenant WHERE tenant_id = ? AND month = ? ORDER BY id LIMIT 1`;

/** By when each month of a tenant is to be paid: as its first statement says, or by the base's rule where none was made. */
export function dueDatesOf(db: Connection, tenantId: number): (month: Month) => Day {
  const frame = readSetting(db, 'statement');
  return (month) => {
    const first = firstRow(db, FIRST_STATEMENT, firstRowShape, [tenantId, month]);
    return first?.dueOn ?? dueDateOf(month, frame, first === null ? null : dayOfInstant(instantFromMilliseconds(first.madeMs)));
  };
}

/** What a tenant should have paid by a day and has not, counted from the due dates of its statements: the warning TENANT_IN_ARREARS. */
export function overdueOf(db: Connection, tenantId: number, day: Day): Overdue {
  const { charges, payments } = duesOf(db, tenantId);
  return overdueOn(charges, payments, dueDatesOf(db, tenantId), day);
}
