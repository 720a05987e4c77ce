// What all tenants owe, read at once: dues by month, payments, deposits due and held, leases that have not ended.
import { z } from 'zod';
import type { Due, Payment } from '../../../domain/money/money.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { fen } from '../../../domain/values/quantity.ts';
import { dayReader, listsOf, monthReader, rowsOf } from '../../core/db/rows.ts';

const tenant = z.int();
const sumRow = z.object({ tenant, amount: z.int() });

const DUES = `SELECT tenant_id AS tenant, month, sum(amount) AS amount FROM charge WHERE retired_at IS NULL GROUP BY tenant_id, month`;
const PAYMENTS = `SELECT tenant_id AS tenant, id, paid_on AS day, month, amount FROM payment WHERE retired_at IS NULL`;
const HELD = `SELECT tenant_id AS tenant, sum(CASE kind WHEN 'in' THEN amount ELSE -amount END) AS amount FROM deposit_move
  WHERE retired_at IS NULL GROUP BY tenant_id`;
const DUE_BY_LEASE = `SELECT tenant_id AS tenant, sum(coalesce(deposit, 0)) AS amount FROM lease
  WHERE retired_at IS NULL AND min(ends_on, coalesce(left_on, ends_on)) >= ? GROUP BY tenant_id`;

/** A tenant's money; a deposit that is due only where a lease has not ended by the day. */
export interface TenantMoney {
  readonly tenant: number;
  readonly dues: readonly Due[];
  readonly payments: readonly Payment[];
  readonly depositDue: number;
  readonly depositHeld: number;
}

type Owing<T> = T & { readonly tenant: number };

/** Ten years of 300 tenants are 36,000 rows of each: read as lists, each day and month once. */
function duesOfAll(db: Connection): Owing<Due>[] {
  const monthOf = monthReader();
  return listsOf(db, DUES).map(([who, month, amount]) => ({ tenant: Number(who), month: monthOf(month), amount: fen(Number(amount)) }));
}

function paymentsOfAll(db: Connection): Owing<Payment>[] {
  const [dayOf, monthOf] = [dayReader(), monthReader()];
  return listsOf(db, PAYMENTS).map(([who, id, day, month, amount]) => ({
    tenant: Number(who),
    id: Number(id),
    day: dayOf(day),
    month: month === null ? null : monthOf(month),
    amount: fen(Number(amount)),
  }));
}

function sumsBy(db: Connection, sql: string, bound: readonly string[] = []): ReadonlyMap<number, number> {
  return new Map(rowsOf(db, sql, sumRow, bound).map((one) => [one.tenant, one.amount]));
}

/** Every tenant with dues, payments, a deposit, or a lease that ends on the day or later. */
export function moneyOfAll(db: Connection, day: Day): TenantMoney[] {
  const dues = Map.groupBy(duesOfAll(db), (one) => one.tenant);
  const payments = Map.groupBy(paymentsOfAll(db), (one) => one.tenant);
  const [held, byLease] = [sumsBy(db, HELD), sumsBy(db, DUE_BY_LEASE, [day])];
  const tenants = new Set([...dues.keys(), ...payments.keys(), ...held.keys(), ...byLease.keys()]);
  return [...tenants].map((one) => ({
    tenant: one,
    dues: dues.get(one) ?? [],
    payments: payments.get(one) ?? [],
    depositDue: byLease.get(one) ?? 0,
    depositHeld: held.get(one) ?? 0,
  }));
}
