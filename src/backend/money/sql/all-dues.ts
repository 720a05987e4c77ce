// What all tenants owe, read at once: sums of dues and payments, deposits due and held, and the rows of those who have something open.
import { z } from 'zod';
import type { Due, Payment } from '../../../domain/money/money.ts';
import { monthOf } from '../../../domain/time/calendar.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { dayReader, listsOf, monthReader, rowsOf } from '../../core/db/rows.ts';

const tenant = z.int();
const sumRow = z.object({ tenant, amount: z.int() });
const dueSums = z.object({ tenant, due: z.int(), known: z.int() });
const paidSums = z.object({ tenant, paid: z.int(), back: z.int(), known: z.int() });

/**
 * SQL of all accounts, for tests of its plan. What is `known` on a day counts for what is overdue on it; ten years of 300 tenants are
 * 72,000 charges and 36,000 payments, so that only those of tenants with something open are read as rows.
 */
export const ALL_DUES_SQL = {
  dues: `SELECT tenant_id AS tenant, sum(amount) AS due, sum(CASE WHEN month <= ? OR amount > 0 THEN amount ELSE 0 END) AS known
    FROM charge INDEXED BY charge_by_tenant WHERE retired_at IS NULL GROUP BY tenant_id`,
  payments: `SELECT tenant_id AS tenant, sum(max(amount, 0)) AS paid, sum(max(-amount, 0)) AS back,
    sum(CASE WHEN paid_on <= ? THEN amount ELSE 0 END) AS known
    FROM payment INDEXED BY payment_by_tenant WHERE retired_at IS NULL GROUP BY tenant_id`,
  dueRows: `SELECT tenant_id AS tenant, month, sum(max(amount, 0)) AS more, sum(min(amount, 0)) AS less FROM charge INDEXED BY charge_by_tenant
    WHERE retired_at IS NULL AND tenant_id IN (SELECT value FROM json_each(?)) GROUP BY tenant_id, month`,
  paymentRows: `SELECT tenant_id AS tenant, payment.id, paid_on AS day, month, amount FROM json_each(?) CROSS JOIN payment INDEXED BY payment_by_tenant
    WHERE retired_at IS NULL AND tenant_id = value + 0`,
} as const;
const HELD = `SELECT tenant_id AS tenant, sum(CASE kind WHEN 'in' THEN amount ELSE -amount END) AS amount FROM deposit_move
  WHERE retired_at IS NULL GROUP BY tenant_id`;
const DUE_BY_LEASE = `SELECT tenant_id AS tenant, sum(coalesce(deposit, 0)) AS amount FROM lease
  WHERE retired_at IS NULL AND min(ends_on, coalesce(left_on, ends_on)) >= ? GROUP BY tenant_id`;

/** A tenant's account in sums; a deposit that is due only where a lease has not ended by the day. */
export interface TenantSums {
  readonly tenant: number;
  /** Dues, and money given back, which is owed again. */
  readonly due: number;
  readonly paid: number;
  /** What is open of the dues and payments that count on the day; only where it is positive can anything be overdue. */
  readonly known: number;
  readonly depositDue: number;
  readonly depositHeld: number;
}

function sumsBy(db: Connection, sql: string, bound: readonly string[] = []): ReadonlyMap<number, number> {
  return new Map(rowsOf(db, sql, sumRow, bound).map((one) => [one.tenant, one.amount]));
}

/** Every tenant with dues, payments, a deposit, or a lease that ends on the day or later. */
export function sumsOfAll(db: Connection, day: Day): TenantSums[] {
  const dues = new Map(rowsOf(db, ALL_DUES_SQL.dues, dueSums, [monthOf(day)]).map((one) => [one.tenant, one]));
  const payments = new Map(rowsOf(db, ALL_DUES_SQL.payments, paidSums, [day]).map((one) => [one.tenant, one]));
  const [held, byLease] = [sumsBy(db, HELD), sumsBy(db, DUE_BY_LEASE, [day])];
  const tenants = new Set([...dues.keys(), ...payments.keys(), ...held.keys(), ...byLease.keys()]);
  return [...tenants].map((one) => {
    const [owed, settled] = [dues.get(one), payments.get(one)];
    return {
      tenant: one,
      due: (owed?.due ?? 0) + (settled?.back ?? 0),
      paid: settled?.paid ?? 0,
      known: (owed?.known ?? 0) - (settled?.known ?? 0),
      depositDue: byLease.get(one) ?? 0,
      depositHeld: held.get(one) ?? 0,
    };
  });
}

/** A tenant's dues and payments. */
export interface TenantRows {
  readonly dues: readonly Due[];
  readonly payments: readonly Payment[];
}

/** The dues, what is asked and what is given back of a month added up, and the payments of some tenants. */
export function rowsOfTenants(db: Connection, tenants: readonly number[]): (tenant: number) => TenantRows {
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
