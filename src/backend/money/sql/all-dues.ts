// What all tenants owe, read at once: sums of dues and payments, deposits due and held, and the rows of those who have something open.
import { z } from 'zod';
import { openMonthsOn } from '../../../domain/money/due.ts';
import type { OpenMonth } from '../../../domain/money/due.ts';
import type { Due, Payment } from '../../../domain/money/money.ts';
import { monthOf } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { accountsWritten } from '../../core/db/row-marks.ts';
import type { AccountsWritten } from '../../core/db/row-marks.ts';
import { dayReader, listsOf, monthReader, rowsOf } from '../../core/db/rows.ts';
import { statement } from '../../core/db/statements.ts';

const tenant = z.int();
const tenantRow = z.object({ tenant });
const sumRow = z.object({ tenant, amount: z.int() });
const dueSums = z.object({ tenant, due: z.int(), known: z.int() });
const paidSums = z.object({ tenant, paid: z.int(), back: z.int(), known: z.int() });

/**
 * SQL of accounts, for tests of its plan: of the tenants of a list. What is `known` on a day counts for what is overdue on it; ten years of
 * 300 tenants are 72,000 charges and 36,000 payments, so that only those of tenants with something open are read as rows.
 */
export const ALL_DUES_SQL = {
  dues: `SELECT tenant_id AS tenant, sum(amount) AS due, sum(CASE WHEN month <= @month OR amount > 0 THEN amount ELSE 0 END) AS known
    FROM charge INDEXED BY charge_by_tenant WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(@tenants)) GROUP BY tenant_id`,
  payments: `SELECT tenant_id AS tenant, sum(max(amount, 0)) AS paid, sum(max(-amount, 0)) AS back,
    sum(CASE WHEN paid_on <= @day THEN amount ELSE 0 END) AS known
    FROM payment INDEXED BY payment_by_tenant WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(@tenants)) GROUP BY tenant_id`,
  dueRows: `SELECT tenant_id AS tenant, month, sum(max(amount, 0)) AS more, sum(min(amount, 0)) AS less FROM charge INDEXED BY charge_by_tenant
    WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(?)) GROUP BY tenant_id, month`,
  paymentRows: `SELECT tenant_id AS tenant, payment.id, paid_on AS day, month, amount FROM json_each(?) CROSS JOIN payment INDEXED BY payment_by_tenant
    WHERE retired_at IS NULL AND tenant_id = value + 0`,
} as const;
const TENANTS = 'SELECT id AS tenant FROM tenant ORDER BY id';
const HELD = `SELECT tenant_id AS tenant, sum(CASE kind WHEN 'in' THEN amount ELSE -amount END) AS amount FROM deposit_move
  WHERE retired_at IS NULL GROUP BY tenant_id`;
const DUE_BY_LEASE = `SELECT tenant_id AS tenant, sum(coalesce(deposit, 0)) AS amount FROM lease
  WHERE retired_at IS NULL AND min(ends_on, coalesce(left_on, ends_on)) >= ? GROUP BY tenant_id`;

/** A tenant's account on a day. */
export interface Account {
  /** Dues, and money given back, which is owed again. */
  readonly due: number;
  readonly paid: number;
  /** What is open of the dues and payments that count on the day. */
  readonly open: readonly OpenMonth[];
}

function sumsBy(db: Connection, sql: string, bound: readonly string[] = []): ReadonlyMap<number, number> {
  return new Map(rowsOf(db, sql, sumRow, bound).map((one) => [one.tenant, one.amount]));
}

/** A tenant's dues and payments. */
interface TenantRows {
  readonly dues: readonly Due[];
  readonly payments: readonly Payment[];
}

/** The dues, what is asked and what is given back of a month added up, and the payments of some tenants. */
function rowsOfTenants(db: Connection, tenants: readonly number[]): (tenant: number) => TenantRows {
  const [dayOf, monthIn, asked] = [dayReader(), monthReader(), JSON.stringify(tenants)];
  const dues = listsOf(db, ALL_DUES_SQL.dueRows, [asked]).flatMap(([who, month, ...sums]) =>
    sums.filter((amount) => amount !== 0).map((amount) => ({ tenant: Number(who), month: monthIn(month), amount: fen(Number(amount)) })),
  );
  const payments = listsOf(db, ALL_DUES_SQL.paymentRows, [asked]).map(([who, id, day, month, amount]) => ({
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

/** The accounts of those of some tenants who have dues or payments. */
function accountsOf(db: Connection, day: Day, some: readonly number[]): ReadonlyMap<number, Account> {
  const tenants = JSON.stringify(some);
  const dues = new Map(rowsOf(db, ALL_DUES_SQL.dues, dueSums, { tenants, month: monthOf(day) }).map((one) => [one.tenant, one]));
  const payments = new Map(rowsOf(db, ALL_DUES_SQL.payments, paidSums, { tenants, day }).map((one) => [one.tenant, one]));
  // Only where more is due than was paid can anything be overdue.
  const all = [...new Set([...dues.keys(), ...payments.keys()])];
  const owing = all.filter((one) => (dues.get(one)?.known ?? 0) > (payments.get(one)?.known ?? 0));
  const rowsOfOne = rowsOfTenants(db, owing);
  const openOf = new Map(owing.map((one) => [one, openMonthsOn(rowsOfOne(one).dues, rowsOfOne(one).payments, day)]));
  return new Map(
    all.map((one) => {
      const [owed, settled] = [dues.get(one), payments.get(one)];
      const account = { due: (owed?.due ?? 0) + (settled?.back ?? 0), paid: settled?.paid ?? 0, open: openOf.get(one) ?? [] };
      return [one, account];
    }),
  );
}

interface KeptAccounts {
  readonly day: Day;
  readonly others: unknown;
  readonly written: AccountsWritten | null;
  readonly accounts: ReadonlyMap<number, Account>;
}

const kept = new WeakMap<Connection, KeptAccounts>();

/** What was kept with the accounts anew of whose charges and payments this connection has written since; null where more may be otherwise. */
function renewed(db: Connection, day: Day, others: unknown, before: KeptAccounts): KeptAccounts | null {
  if (before.day !== day || before.others !== others || before.written === null) return null;
  const since = accountsWritten(db, before.written);
  if (since === null || since.now.takenBack !== before.written.takenBack) return null;
  if (since.tenants.size === 0) return before;
  const anew = accountsOf(db, day, [...since.tenants]);
  const accounts = new Map([...before.accounts].filter(([one]) => !since.tenants.has(one)));
  for (const [one, account] of anew) accounts.set(one, account);
  return { day, others, written: since.now, accounts };
}

/**
 * The accounts on a day of all who have dues or payments. They are kept with their connection, and added up anew for those alone of whom it
 * has written a charge or a payment since; for everybody on another day, and once another connection has written.
 */
export function accountsOn(db: Connection, day: Day): ReadonlyMap<number, Account> {
  const others = statement(db, 'PRAGMA data_version').pluck().get();
  const before = kept.get(db);
  const now = (before === undefined ? null : renewed(db, day, others, before)) ?? {
    day,
    others,
    written: accountsWritten(db, null)?.now ?? null,
    accounts: accountsOf(
      db,
      day,
      rowsOf(db, TENANTS, tenantRow).map((one) => one.tenant),
    ),
  };
  kept.set(db, now);
  return now.accounts;
}

/** Deposits by tenant: held, and due of leases that end on the day or later. */
export function depositsOn(
  db: Connection,
  day: Day,
): { readonly held: ReadonlyMap<number, number>; readonly due: ReadonlyMap<number, number> } {
  return { held: sumsBy(db, HELD), due: sumsBy(db, DUE_BY_LEASE, [day]) };
}
