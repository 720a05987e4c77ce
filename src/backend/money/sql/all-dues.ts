// What all tenants owe, read at once: sums of dues and payments, deposits due and held, and the rows of those who have something open.
import { z } from 'zod';
import { listOpenItemsOn } from '../../../domain/money/due.ts';
import type { Due, OpenItem, Payment } from '../../../domain/money/money.ts';
import { type Day, monthOf } from '../../../domain/time/calendar.ts';
import { type Connection, createDayReader, queryTuples, createMonthReader, rowsOf } from '../../core/db/rows.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { cacheByTablesAndKey } from '../../core/db/cache-by-tables.ts';
import { readDueDates } from './tenant-dues.ts';

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
