// What a tenant owes: dues by month and kind, payments, and what is overdue.
import { z } from 'zod';
import { fenNumber } from '../../../contract/core/numbers.ts';
import { KEPT_DEPOSIT } from '../../../contract/records/kinds/deposit-move.ts';
import { dueDateOf, listOpenItemsOn, type Overdue, sumOverdueAmong } from '../../../domain/money/due.ts';
import type { DueDates } from '../../../domain/money/money.ts';
import type { StatementFrame } from '../../../domain/money/statement-frame.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { type Connection, createDayReader, dayColumn, monthColumn, queryTuples, rowsOf } from '../../core/db/rows.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { lazy, memoizeByKey } from '../../core/memoize.ts';
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
  readonly datesOf: (month: Month) => DueDates;
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

/** A statement as it decides by when its part of a month is to be paid. */
interface Bill {
  readonly id: number;
  readonly isRent: boolean;
  readonly total: number;
  readonly dueOn: Day;
}
/** SQL of the statements of some tenants, for tests of its plan: the first of a part says by when it is to be paid. */
export const BILL_SQL = `SELECT tenant_id, month, statement.id, part = 'rent', total, due_on
  FROM json_each(?) CROSS JOIN statement INDEXED BY statement_by_tenant WHERE tenant_id = value + 0`;

function dueDates(month: Month, { dueMonths, dueDay }: StatementFrame, unordered: readonly Bill[]): DueDates {
  const bills = unordered.length > 1 ? unordered.toSorted((a, b) => a.id - b.id) : unordered;
  const [rent, other] = [bills.find(({ isRent }) => isRent), bills.find(({ isRent }) => !isRent)];
  const newest = bills.findLast(({ isRent }) => isRent);
  return {
    due: other?.dueOn ?? dueDateOf(month, { dueMonths, dueDay }, null),
    rent: rent === undefined || newest === undefined ? null : { due: rent.dueOn, amount: fen(newest.total) },
  };
}

/** By when each month of some tenants is to be paid: as the first statement of each part says, or by the base's rule where none was made. */
export function readDueDates(db: Connection, tenants: readonly number[]): (tenant: number, month: Month) => DueDates {
  const [frame, dayOf, bills] = [readSetting(db, 'statement'), createDayReader(), new Map<string, Bill[]>()];
  for (const [tenant, month, id, isRent, total, dueOn] of queryTuples(db, BILL_SQL, [JSON.stringify(tenants)])) {
    const bill = { id: Number(id), isRent: isRent === 1, total: Number(total), dueOn: dayOf(dueOn) };
    const key = `${tenant} ${month}`;
    const of = bills.get(key);
    if (of === undefined) bills.set(key, [bill]);
    else of.push(bill);
  }
  return (tenant, month) => dueDates(month, frame, bills.get(`${tenant} ${month}`) ?? []);
}

/** A tenant's charges by month and id, and its payments by day and id, behind them what was kept of its deposit: its ids there are negative. */
export function duesOf(db: Connection, tenantId: number): TenantDues {
  const datesOf = lazy(() => readDueDates(db, [tenantId]));
  return {
    charges: rowsOf(db, DUES_SQL.charges, chargeRow, [tenantId]),
    payments: [DUES_SQL.payments, DUES_SQL.kept].flatMap((sql) => rowsOf(db, sql, paymentRow, [tenantId])),
    datesOf: (month) => datesOf()(tenantId, month),
  };
}

const overdueKept = cacheByTablesAndKey(['charge', 'payment', 'deposit_move', 'statement', 'setting'], (db, tenantId: number) =>
  memoizeByKey((day: Day) => {
    const { charges, payments, datesOf } = duesOf(db, tenantId);
    return sumOverdueAmong(listOpenItemsOn(charges, payments, datesOf, day), day);
  }),
);

/** What a tenant should have paid by a day and has not, counted from the due dates of its statements: the warning TENANT_IN_ARREARS. */
export function overdueOf(db: Connection, tenantId: number, day: Day): Overdue {
  return overdueKept(db, tenantId)(day);
}
