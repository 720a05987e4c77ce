// What all tenants owe, read at once: sums of dues and payments, deposits due and held, and the rows of those who have something open.
import { z } from 'zod';
import { listNewestOpen, type OpenMonth, openMonthsOn } from '../../../domain/money/due.ts';
import type { Due, Payment } from '../../../domain/money/money.ts';
import { addMonths, type Day, monthOf } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { externalDataVersion } from '../../core/db/external-data-version.ts';
import { type AccountsWritten, listAccountsWritten } from '../../core/db/row-digests.ts';
import { createDayReader, queryTuples, createMonthReader, rowsOf } from '../../core/db/rows.ts';

const tenant = z.int();
const tenantRow = z.object({ tenant });
const sumRow = z.object({ tenant, amount: z.int() });

/**
 * SQL of accounts, for tests of its plan: of the tenants of a list. What is `known` on a day counts for what is overdue on it; ten years of
 * 300 tenants are 72,000 charges and 36,000 payments, so that only those of tenants with something open are read as rows, and of most of
 * them the newest.
 */
export const ALL_DUES_SQL = {
  dues: `SELECT tenant_id AS tenant, sum(amount) AS due, sum(CASE WHEN month <= @month OR amount > 0 THEN amount ELSE 0 END) AS known, min(amount) < 0
    FROM charge INDEXED BY charge_by_tenant WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(@tenants)) GROUP BY tenant_id`,
  payments: `SELECT tenant_id AS tenant, sum(max(amount, 0)) AS paid, sum(max(-amount, 0)) AS back,
    sum(CASE WHEN paid_on <= @day THEN amount ELSE 0 END) AS known, min(amount) < 0 OR count(month) > 0
    FROM payment INDEXED BY payment_by_tenant WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(@tenants)) GROUP BY tenant_id`,
  dueRows: `SELECT tenant_id AS tenant, month, sum(max(amount, 0)) AS more, sum(min(amount, 0)) AS less FROM charge INDEXED BY charge_by_tenant
    WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(?)) GROUP BY tenant_id, month`,
  newestDues: `SELECT tenant_id AS tenant, month, sum(amount) AS amount FROM charge INDEXED BY charge_by_tenant
    WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(?)) AND month >= ? GROUP BY tenant_id, month`,
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
  const [dayOf, monthIn, asked] = [createDayReader(), createMonthReader(), JSON.stringify(tenants)];
  const dues = queryTuples(db, ALL_DUES_SQL.dueRows, [asked]).flatMap(([who, month, ...sums]) =>
    sums.filter((amount) => amount !== 0).map((amount) => ({ tenant: Number(who), month: monthIn(month), amount: fen(Number(amount)) })),
  );
  const payments = queryTuples(db, ALL_DUES_SQL.paymentRows, [asked]).map(([who, id, day, month, amount]) => ({
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

/** Sums of one tenant: dues and payments in all, what of each is known on the day, and whether only ordinary ones are among them. */
interface Sums {
  readonly due: number;
  readonly knownDue: number;
  readonly paid: number;
  readonly back: number;
  readonly knownPaid: number;
  readonly isPlain: boolean;
}

const NO_SUMS: Sums = { due: 0, knownDue: 0, paid: 0, back: 0, knownPaid: 0, isPlain: true };

/** The sums of those of some tenants who have dues or payments; read as lists, since a shape would be compiled for two questions. */
function sumsOfTenants(db: Connection, day: Day, some: readonly number[]): ReadonlyMap<number, Sums> {
  const tenants = JSON.stringify(some);
  const sums = new Map<number, Sums>();
  for (const [who, due, known, isOdd] of queryTuples(db, ALL_DUES_SQL.dues, { tenants, month: monthOf(day) }))
    sums.set(Number(who), { ...NO_SUMS, due: Number(due), knownDue: Number(known), isPlain: isOdd === 0 });
  for (const [who, paid, back, known, isOdd] of queryTuples(db, ALL_DUES_SQL.payments, { tenants, day })) {
    const before = sums.get(Number(who)) ?? NO_SUMS;
    const isPlain = before.isPlain && isOdd === 0;
    sums.set(Number(who), { ...before, paid: Number(paid), back: Number(back), knownPaid: Number(known), isPlain });
  }
  return sums;
}
/** How far back most who owe anything owe it. */
const NEWEST_MONTHS = 24;

/** What is open of tenants with ordinary accounts, from their newest dues alone; who owes for longer is left out. */
function openOfNewest(db: Connection, day: Day, owing: ReadonlyMap<number, Sums>): ReadonlyMap<number, readonly OpenMonth[]> {
  const [monthIn, from] = [createMonthReader(), addMonths(monthOf(day), -NEWEST_MONTHS)];
  const rows = queryTuples(db, ALL_DUES_SQL.newestDues, [JSON.stringify([...owing.keys()]), from]);
  const dues = Map.groupBy(rows, ([who]) => Number(who));
  return new Map(
    [...owing].flatMap(([one, { knownDue, knownPaid }]) => {
      const newest = (dues.get(one) ?? []).map(([, month, amount]) => ({ month: monthIn(month), amount: fen(Number(amount)) }));
      const open = listNewestOpen(newest, knownDue - knownPaid);
      return open === null ? [] : [[one, open] as const];
    }),
  );
}

/** The accounts of those of some tenants who have dues or payments. */
function accountsOf(db: Connection, day: Day, some: readonly number[]): ReadonlyMap<number, Account> {
  const sums = sumsOfTenants(db, day, some);
  // Only where more is due than was paid can anything be overdue.
  const owing = [...sums].filter(([, { knownDue, knownPaid }]) => knownDue > knownPaid);
  const newest = openOfNewest(db, day, new Map(owing.filter(([, { isPlain }]) => isPlain)));
  const rest = owing.map(([one]) => one).filter((one) => !newest.has(one));
  const rowsOfOne = rowsOfTenants(db, rest);
  const settled = new Map(rest.map((one) => [one, openMonthsOn(rowsOfOne(one).dues, rowsOfOne(one).payments, day)]));
  return new Map(
    [...sums].map(([one, { due, back, paid }]) => [one, { due: due + back, paid, open: newest.get(one) ?? settled.get(one) ?? [] }]),
  );
}

interface KeptAccounts {
  readonly day: Day;
  readonly others: number;
  readonly written: AccountsWritten | null;
  readonly accounts: ReadonlyMap<number, Account>;
}

const kept = new WeakMap<Connection, KeptAccounts>();

/** What was kept with the accounts again of whose charges and payments this connection has written since; null where more may be otherwise. */
function renewed(db: Connection, day: Day, others: number, before: KeptAccounts): KeptAccounts | null {
  if (before.day !== day || before.others !== others || before.written === null) return null;
  const since = listAccountsWritten(db, before.written);
  if (since === null || since.now.takenBack !== before.written.takenBack) return null;
  if (since.tenants.size === 0) return before;
  const again = accountsOf(db, day, [...since.tenants]);
  const accounts = new Map([...before.accounts].filter(([one]) => !since.tenants.has(one)));
  for (const [one, account] of again) accounts.set(one, account);
  return { day, others, written: since.now, accounts };
}

/**
 * The accounts on a day of all who have dues or payments. They are kept with their connection, and added up again for those alone of whom it
 * has written a charge or a payment since; for everybody on another day, and once another connection has written.
 */
export function listAccountsOn(db: Connection, day: Day): ReadonlyMap<number, Account> {
  const others = externalDataVersion(db);
  const before = kept.get(db);
  const now = (before === undefined ? null : renewed(db, day, others, before)) ?? {
    day,
    others,
    written: listAccountsWritten(db, null)?.now ?? null,
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
export function listDepositsOn(
  db: Connection,
  day: Day,
): { readonly held: ReadonlyMap<number, number>; readonly due: ReadonlyMap<number, number> } {
  return { held: sumsBy(db, HELD), due: sumsBy(db, DUE_BY_LEASE, [day]) };
}
