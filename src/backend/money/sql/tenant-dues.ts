// What a tenant owes: dues by month and kind, payments, and what is overdue.
import { z } from 'zod';
import { fenNumber } from '../../../contract/core/numbers.ts';
import { dueDateOf, type DueRule, type Overdue, sumOverdueOn } from '../../../domain/money/due.ts';
import { convertMillisecondsToInstant, type Day, getDayOfInstant, type Month } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { dayColumn, findFirstRow, monthColumn, rowsOf } from '../../core/db/rows.ts';
import { memoizeByKey } from '../../core/memoize.ts';
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

const firstStatement = z.object({ madeMs: z.int(), dueOn: dayColumn.nullable() });
const firstOfMonth = firstStatement.extend({ tenant: z.int(), month: monthColumn });
const FIRST_COLUMNS = `made_ms AS madeMs, json_extract(CAST(copy AS TEXT), '$.dueOn') AS dueOn`;
/** SQL of a month's first statement, for tests of its plan: it says by when the month is to be paid, and those that replace it say the same. */
export const FIRST_STATEMENT_SQL = {
  one: `SELECT ${FIRST_COLUMNS} FROM statement INDEXED BY statement_by_tenant WHERE tenant_id = ? AND month = ? ORDER BY id LIMIT 1`,
  /** Of [[tenant, month], …]. */
  many: `SELECT asked.value ->> 0 AS tenant, asked.value ->> 1 AS month, ${FIRST_COLUMNS} FROM json_each(?) asked CROSS JOIN statement
    WHERE statement.id = (SELECT id FROM statement INDEXED BY statement_by_tenant
      WHERE tenant_id = asked.value ->> 0 AND month = asked.value ->> 1 ORDER BY id LIMIT 1)`,
} as const;

function dueDate(month: Month, frame: DueRule, first: z.infer<typeof firstStatement> | null): Day {
  return first?.dueOn ?? dueDateOf(month, frame, first === null ? null : getDayOfInstant(convertMillisecondsToInstant(first.madeMs)));
}

/** By when each month of a tenant is to be paid: as its first statement says, or by the base's rule where none was made. */
export function dueDatesOf(db: Connection, tenantId: number): (month: Month) => Day {
  const frame = readSetting(db, 'statement');
  return (month) => dueDate(month, frame, findFirstRow(db, FIRST_STATEMENT_SQL.one, firstStatement, [tenantId, month]));
}

/** As `dueDatesOf`, of many tenants at once: of the months that are named. */
export function listDueDatesOfAll(
  db: Connection,
  months: readonly { readonly tenant: number; readonly month: Month }[],
): (tenant: number, month: Month) => Day {
  const frame = readSetting(db, 'statement');
  const asked = JSON.stringify(months.map(({ tenant, month }) => [tenant, month]));
  const firsts = new Map(rowsOf(db, FIRST_STATEMENT_SQL.many, firstOfMonth, [asked]).map((one) => [`${one.tenant} ${one.month}`, one]));
  return (tenant, month) => dueDate(month, frame, firsts.get(`${tenant} ${month}`) ?? null);
}

const overdueKept = cacheByTablesAndKey(['charge', 'payment', 'statement', 'setting'], (db, tenantId: number) =>
  memoizeByKey((day: Day) => {
    const { charges, payments } = duesOf(db, tenantId);
    return sumOverdueOn(charges, payments, dueDatesOf(db, tenantId), day);
  }),
);

/** What a tenant should have paid by a day and has not, counted from the due dates of its statements: the warning TENANT_IN_ARREARS. */
export function overdueOf(db: Connection, tenantId: number, day: Day): Overdue {
  return overdueKept(db, tenantId)(day);
}
