// What all tenants owe, read at once: dues by month, payments, deposits due and held, leases that have not ended.
import { z } from 'zod';
import { fenNumber } from '../../../contract/core/numbers.ts';
import type { Due, Payment } from '../../../domain/money/money.ts';
import type { Day } from '../../../domain/time/calendar.ts';
import type { Connection } from '../../core/db/connection.ts';
import { dayColumn, monthColumn, rowsOf } from '../../core/db/rows.ts';

const tenant = z.int();
const dueRow = z.object({ tenant, month: monthColumn, amount: fenNumber });
const paymentRow = z.object({ tenant, id: z.int(), day: dayColumn, month: monthColumn.nullable(), amount: fenNumber });
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

function sumsBy(db: Connection, sql: string, bound: readonly string[] = []): ReadonlyMap<number, number> {
  return new Map(rowsOf(db, sql, sumRow, bound).map((one) => [one.tenant, one.amount]));
}

/** Every tenant with dues, payments, a deposit, or a lease that ends on the day or later. */
export function moneyOfAll(db: Connection, day: Day): TenantMoney[] {
  const dues = Map.groupBy(rowsOf(db, DUES, dueRow), (one) => one.tenant);
  const payments = Map.groupBy(rowsOf(db, PAYMENTS, paymentRow), (one) => one.tenant);
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
