// What all tenants owe, read at once: sums of dues and payments, deposits due and held, and the rows of those who have something open.
// What a tenant owes: dues by month and kind, payments, and what is overdue.
import { z } from 'zod';
import { listOpenItemsOn, dueDateOf, type Overdue, sumOverdueAmong } from '../../../domain/money/due.ts';
import type { Due, OpenItem, Payment, DueDates } from '../../../domain/money/money.ts';
import { type Day, monthOf, type Month } from '../../../domain/time/calendar.ts';
import { type Connection, createDayReader, queryTuples, createMonthReader, rowsOf, dayColumn, monthColumn } from '../../core/db/rows.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { fenNumber } from '../../../contract/core/numbers.ts';
import { KEPT_DEPOSIT } from '../../../contract/records/kinds/deposit-move.ts';
import type { StatementFrame } from '../../../domain/money/statement-frame.ts';
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
function readDueDates(db: Connection, tenants: readonly number[]): (tenant: number, month: Month) => DueDates {
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

const sumRow = z.object({ tenant: z.int(), amount: z.int() });

/**
 * SQL of accounts, for tests of its plan. What is `known` on a day counts for what is overdue on it; rows are read of those tenants alone who
 * have something open.
 */
export const ALL_DUES_SQL = {
  dues: `SELECT tenant_id AS tenant, sum(amount) AS due, sum(CASE WHEN month <= ? OR amount > 0 THEN amount ELSE 0 END) AS known
    FROM charge INDEXED BY charge_by_tenant WHERE retired_at IS NULL GROUP BY tenant_id`,
  payments: `SELECT tenant_id AS tenant, sum(max(amount, 0)) AS paid, sum(max(-amount, 0)) AS back,
    sum(CASE WHEN paid_on <= ? THEN amount ELSE 0 END) AS known
    FROM payment INDEXED BY payment_by_tenant WHERE retired_at IS NULL GROUP BY tenant_id`,
  kept: `SELECT tenant_id AS tenant, sum(amount) AS paid, sum(CASE WHEN day <= ? THEN amount ELSE 0 END) AS known
    FROM deposit_move INDEXED BY deposit_move_by_tenant WHERE retired_at IS NULL AND kind = 'kept' GROUP BY tenant_id`,
  dueRows: `SELECT tenant_id AS tenant, month, sum(max(amount, 0)) AS more, sum(min(amount, 0)) AS less FROM charge INDEXED BY charge_by_tenant
    WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(?)) GROUP BY tenant_id, month`,
  paymentRows: `SELECT tenant_id AS tenant, payment.id, paid_on AS day, month, amount FROM json_each(?) CROSS JOIN payment INDEXED BY payment_by_tenant
    WHERE retired_at IS NULL AND tenant_id = value + 0`,
  keptRows: `SELECT tenant_id AS tenant, -deposit_move.id, day, NULL, amount FROM json_each(?)
    CROSS JOIN deposit_move INDEXED BY deposit_move_by_tenant WHERE retired_at IS NULL AND tenant_id = value + 0 AND kind = 'kept'`,
} as const;
const HELD = `SELECT tenant_id AS tenant, sum(CASE kind WHEN 'in' THEN amount ELSE -amount END) AS amount FROM deposit_move
  WHERE retired_at IS NULL GROUP BY tenant_id`;
/** Of the leases in force on the day; of those to come only where none is: a renewal takes the deposit over on its first day. */
const DUE_BY_LEASE = `WITH standing AS (SELECT tenant_id, starts_on, coalesce(deposit, 0) AS deposit,
    max(@day, min(starts_on) OVER (PARTITION BY tenant_id)) AS begun
    FROM lease WHERE retired_at IS NULL AND min(ends_on, coalesce(left_on, ends_on)) >= @day)
  SELECT tenant_id AS tenant, sum(deposit) AS amount FROM standing WHERE starts_on <= begun GROUP BY tenant_id`;

/** A tenant's account on a day. */
export interface Account {
  /** Dues, and money given back, which is owed again. */
  readonly due: number;
  readonly paid: number;
  /** What is open of the dues and payments that count on the day. */
  readonly open: readonly OpenItem[];
}

function sumsBy(db: Connection, sql: string, bound: Readonly<Record<string, string>> = {}): ReadonlyMap<number, number> {
  return new Map(rowsOf(db, sql, sumRow, bound).map((one) => [one.tenant, one.amount]));
}

/** A tenant's dues and payments. */
interface TenantRows {
  readonly dues: readonly Due[];
  readonly payments: readonly Payment[];
}

/** The dues, what is asked and what is given back of a month added up, and the payments of some tenants. */
function rowsOfTenants(db: Connection, tenants: readonly number[]): (tenant: number) => TenantRows {
  const [dayOf, monthIn, asked] = [createDayReader(), createMonthReader(), JSON.stringify(tenants)];
  const dues = queryTuples(db, ALL_DUES_SQL.dueRows, [asked]).flatMap(([who, month, ...sums]) =>
    sums.filter((amount) => amount !== 0).map((amount) => ({ tenant: Number(who), month: monthIn(month), amount: fen(Number(amount)) })),
  );
  const paid = [ALL_DUES_SQL.paymentRows, ALL_DUES_SQL.keptRows].flatMap((sql) => queryTuples(db, sql, [asked]));
  const payments = paid.map(([who, id, day, month, amount]) => ({
    tenant: Number(who),
    id: Number(id),
    day: dayOf(day),
    month: month === null ? null : monthIn(month),
    amount: fen(Number(amount)),
  }));
  const duesBy = Map.groupBy(dues, (one) => one.tenant);
  const paymentsBy = Map.groupBy(payments, (one) => one.tenant);
  return (one) => ({ dues: duesBy.get(one) ?? [], payments: paymentsBy.get(one) ?? [] });
}

/** Sums of one tenant: dues and payments in all, and what of each is known on the day. */
interface Sums {
  readonly due: number;
  readonly knownDue: number;
  readonly paid: number;
  readonly back: number;
  readonly knownPaid: number;
}

const NO_SUMS: Sums = { due: 0, knownDue: 0, paid: 0, back: 0, knownPaid: 0 };

/** The sums of all who have dues or payments. */
function sumsByTenant(db: Connection, day: Day): ReadonlyMap<number, Sums> {
  const sums = new Map<number, Sums>();
  for (const [who, due, known] of queryTuples(db, ALL_DUES_SQL.dues, [monthOf(day)]))
    sums.set(Number(who), { ...NO_SUMS, due: Number(due), knownDue: Number(known) });
  for (const [who, paid, back, known] of queryTuples(db, ALL_DUES_SQL.payments, [day])) {
    const before = sums.get(Number(who)) ?? NO_SUMS;
    sums.set(Number(who), { ...before, paid: Number(paid), back: Number(back), knownPaid: Number(known) });
  }
  for (const [who, paid, known] of queryTuples(db, ALL_DUES_SQL.kept, [day])) {
    const before = sums.get(Number(who)) ?? NO_SUMS;
    sums.set(Number(who), { ...before, paid: before.paid + Number(paid), knownPaid: before.knownPaid + Number(known) });
  }
  return sums;
}

const ACCOUNT_TABLES = ['charge', 'payment', 'deposit_move', 'statement', 'setting'] as const;
/** The accounts on a day of all who have dues or payments, by tenant. */
export const listAccountsOn = cacheByTablesAndKey(ACCOUNT_TABLES, (db, day: Day): ReadonlyMap<number, Account> => {
  const sums = sumsByTenant(db, day);
  // Only where more is due than was paid can anything be overdue.
  const owing = [...sums].filter(([, { knownDue, knownPaid }]) => knownDue > knownPaid).map(([one]) => one);
  const [rowsOfOne, dueOf] = [rowsOfTenants(db, owing), readDueDates(db, owing)];
  const open = new Map(
    owing.map((one) => [one, listOpenItemsOn(rowsOfOne(one).dues, rowsOfOne(one).payments, (month) => dueOf(one, month), day)]),
  );
  return new Map([...sums].map(([one, { due, back, paid }]) => [one, { due: due + back, paid, open: open.get(one) ?? [] }]));
});

/** Deposits by tenant: held, and due on the day. */
export function listDepositsOn(
  db: Connection,
  day: Day,
): { readonly held: ReadonlyMap<number, number>; readonly due: ReadonlyMap<number, number> } {
  return { held: sumsBy(db, HELD), due: sumsBy(db, DUE_BY_LEASE, { day }) };
}
