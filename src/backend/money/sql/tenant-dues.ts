// What a tenant owes: dues by month and kind, payments, and what is overdue.
import { z } from 'zod';
import { fenNumber } from '../../../contract/core/numbers.ts';
import { KEPT_DEPOSIT } from '../../../contract/records/kinds/deposit-move.ts';
import { dueDateOf, type DueDates, type Overdue, sumOverdueOn } from '../../../domain/money/due.ts';
import type { StatementFrame } from '../../../domain/money/statement-frame.ts';
import { STATEMENT_PARTS } from '../../../domain/money/statement-parts.ts';
import { convertMillisecondsToInstant, type Day, getDayOfInstant, type Month } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { dayColumn, monthColumn, rowsOf } from '../../core/db/rows.ts';
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
  kept: `SELECT -id AS id, version, day, NULL AS month, amount, '${KEPT_DEPOSIT}' AS method, note FROM deposit_move
    INDEXED BY deposit_move_by_tenant WHERE retired_at IS NULL AND tenant_id = ? + 0 AND kind = 'kept' ORDER BY day, deposit_move.id`,
} as const;

/** A tenant's charges by month and id, and its payments by day and id, behind them what was kept of its deposit: its ids there are negative. */
export function duesOf(db: Connection, tenantId: number): TenantDues {
  return {
    charges: rowsOf(db, DUES_SQL.charges, chargeRow, [tenantId]),
    payments: [DUES_SQL.payments, DUES_SQL.kept].flatMap((sql) => rowsOf(db, sql, paymentRow, [tenantId])),
  };
}

const billRow = z.object({ id: z.int(), part: z.enum(STATEMENT_PARTS), total: fenNumber, madeMs: z.int(), dueOn: dayColumn.nullable() });
/** A statement as it decides by when its part of a month is to be paid. */
type Bill = z.infer<typeof billRow>;
const billOfMonth = billRow.extend({ tenant: z.int(), month: monthColumn });
const BILL_COLUMNS = `statement.id, part, total, made_ms AS madeMs, json_extract(CAST(copy AS TEXT), '$.dueOn') AS dueOn`;
/** SQL of a month's statements, for tests of its plan: the first of a part says by when it is to be paid. */
export const BILL_SQL = {
  one: `SELECT ${BILL_COLUMNS} FROM statement INDEXED BY statement_by_tenant WHERE tenant_id = ? AND month = ?`,
  /** Of [[tenant, month], …]. */
  many: `SELECT tenant_id AS tenant, month, ${BILL_COLUMNS} FROM json_each(?) asked CROSS JOIN statement INDEXED BY statement_by_tenant
    WHERE tenant_id = asked.value ->> 0 AND month = asked.value ->> 1`,
} as const;

/** The day of a month's first statement of a part, as it says or by the base's rule. */
function dueDay(month: Month, { dueMonths, dueDay: day }: StatementFrame, first: Bill | undefined): Day {
  const madeOn = first === undefined ? null : getDayOfInstant(convertMillisecondsToInstant(first.madeMs));
  return first?.dueOn ?? dueDateOf(month, { dueMonths, dueDay: day }, madeOn);
}

function dueDates(month: Month, frame: StatementFrame, unordered: readonly Bill[]): DueDates {
  const bills = unordered.toSorted((a, b) => a.id - b.id);
  const [rents, others] = [bills.filter(({ part }) => part === 'rent'), bills.filter(({ part }) => part !== 'rent')];
  const newest = rents.at(-1);
  return {
    due: dueDay(month, frame, others[0]),
    rent: newest === undefined ? null : { due: dueDay(month, frame, rents[0]), amount: newest.total },
  };
}

/** By when each month of a tenant is to be paid: as the first statement of each part says, or by the base's rule where none was made. */
export function dueDatesOf(db: Connection, tenantId: number): (month: Month) => DueDates {
  const frame = readSetting(db, 'statement');
  return (month) => dueDates(month, frame, rowsOf(db, BILL_SQL.one, billRow, [tenantId, month]));
}

/** As `dueDatesOf`, of many tenants at once: of the months that are named. */
export function listDueDatesOfAll(
  db: Connection,
  months: readonly { readonly tenant: number; readonly month: Month }[],
): (tenant: number, month: Month) => DueDates {
  const frame = readSetting(db, 'statement');
  const asked = JSON.stringify(months.map(({ tenant, month }) => [tenant, month]));
  const bills = Map.groupBy(rowsOf(db, BILL_SQL.many, billOfMonth, [asked]), (one) => `${one.tenant} ${one.month}`);
  return (tenant, month) => dueDates(month, frame, bills.get(`${tenant} ${month}`) ?? []);
}

const overdueKept = cacheByTablesAndKey(['charge', 'payment', 'deposit_move', 'statement', 'setting'], (db, tenantId: number) =>
  memoizeByKey((day: Day) => {
    const { charges, payments } = duesOf(db, tenantId);
    return sumOverdueOn(charges, payments, dueDatesOf(db, tenantId), day);
  }),
);

/** What a tenant should have paid by a day and has not, counted from the due dates of its statements: the warning TENANT_IN_ARREARS. */
export function overdueOf(db: Connection, tenantId: number, day: Day): Overdue {
  return overdueKept(db, tenantId)(day);
}
