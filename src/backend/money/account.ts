// Use case: what a tenant owes, month by month, with what paid it, its statements and its deposit.
import type { Asked } from '../../contract/core/method.ts';
import type { moneyMethods, AccountMonth, TenantAccount } from '../../contract/money/money.ts';
import { settle } from '../../domain/money/money.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { Connection } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { formatStatedPayments } from './statement-content.ts';
import { findTenantId } from '../core/records/names.ts';
import { listStatementsOfTenant } from './sql/statements.ts';
import { computeDepositBalance, listDepositMoves } from './sql/tenant-deposits.ts';
import { type Charge, duesOf, type TenantDues } from './sql/tenant-dues.ts';
import { createTenantNameLookup } from '../core/records/tenant-names.ts';

function dueByKind(dues: TenantDues, month: string): AccountMonth['due'] {
  const of = (kind: Charge['kind']): number =>
    sumSafe(dues.charges.filter((one) => one.month === month && one.kind === kind).map((one) => one.amount));
  return { rent: of('rent'), studio: of('studio'), correction: of('correction'), credit: of('credit') };
}

function depositOf(db: Connection, tenant: number): TenantAccount['deposit'] {
  const moves = listDepositMoves(db, tenant);
  const of = (kind: string): number => sumSafe(moves.filter((move) => move.kind === kind).map((move) => move.amount));
  return { taken: of('in'), givenBack: of('out'), kept: of('kept'), balance: computeDepositBalance(moves) };
}

/** A tenant's account. Refuses TENANT_UNKNOWN. */
export function getTenantAccount(base: Base, { tenant }: Asked<typeof moneyMethods.account>): Result<TenantAccount> {
  return readTx(base, (db) => {
    const found = findTenantId(db, tenant);
    if (!found.ok) return found;
    const dues = duesOf(db, tenant);
    const account = settle(dues.charges, dues.payments, dues.datesOf);
    const statements = listStatementsOfTenant(db, tenant, createTenantNameLookup(db));
    const months = [...new Set([...account.months, ...statements].map((one): string => one.month))].toSorted().toReversed();
    return ok({
      tenant,
      months: months.map((month): AccountMonth => {
        const owed = account.months.find((one) => one.month === month);
        return {
          month,
          due: dueByKind(dues, month),
          dueTotal: owed?.due ?? 0,
          givenBack: owed?.givenBack ?? 0,
          paid: owed?.paid ?? 0,
          open: owed?.open ?? 0,
          dueOn: owed?.dueOn ?? [],
          paidBy: formatStatedPayments(owed?.paidBy ?? [], dues.payments),
          statements: statements.filter((one) => one.month === month),
        };
      }),
      open: account.open,
      ahead: account.ahead,
      deposit: depositOf(db, tenant),
    });
  });
}
