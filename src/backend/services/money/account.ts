// Use case: what a tenant owes, month by month, with what paid it, its statements and its deposit.
import type { AccountMonth, TenantAccount } from '../../../contract/money-shapes.ts';
import { settle } from '../../../domain/money.ts';
import { sumSafe } from '../../../domain/quantity.ts';
import { ok } from '../../../domain/result.ts';
import type { Result } from '../../../domain/result.ts';
import type { Connection } from '../../db/connection.ts';
import type { Base } from '../../db/open.ts';
import { readTx } from '../../db/tx.ts';
import { statedPayments } from '../../report/statement-content.ts';
import { tenantCalled } from '../../repos/names.ts';
import { statementsOfTenant } from '../../repos/statements.ts';
import { depositBalance, depositMoves } from '../../repos/tenant-deposits.ts';
import { duesOf } from '../../repos/tenant-dues.ts';
import type { ChargeKind, TenantDues } from '../../repos/tenant-dues.ts';
import { tenantNames } from '../../repos/tenant-names.ts';
import { lineOfStatement } from './statement-lines.ts';

function dueByKind(dues: TenantDues, month: string): AccountMonth['due'] {
  const of = (kind: ChargeKind): number =>
    sumSafe(dues.charges.filter((one) => one.month === month && one.kind === kind).map((one) => one.amount));
  return { rent: of('rent'), studio: of('studio'), correction: of('correction'), credit: of('credit') };
}

function depositOf(db: Connection, tenant: number): TenantAccount['deposit'] {
  const moves = depositMoves(db, tenant);
  const of = (kind: string): number => sumSafe(moves.filter((move) => move.kind === kind).map((move) => move.amount));
  return { taken: of('in'), givenBack: of('out'), kept: of('kept'), balance: depositBalance(moves) };
}

/** A tenant's account. Refuses TENANT_UNKNOWN. */
export function tenantAccount(base: Base, tenant: number): Result<TenantAccount> {
  return readTx(base, (db) => {
    const found = tenantCalled(db, tenant);
    if (!found.ok) return found;
    const dues = duesOf(db, tenant);
    const account = settle(dues.charges, dues.payments);
    const nameOf = tenantNames(db);
    const statements = statementsOfTenant(db, tenant).map((row) => lineOfStatement(row, nameOf));
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
          paidBy: statedPayments(owed?.paidBy ?? [], dues.payments),
          statements: statements.filter((one) => one.month === month),
        };
      }),
      open: account.open,
      ahead: account.ahead,
      deposit: depositOf(db, tenant),
    });
  });
}
