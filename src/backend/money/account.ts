// Use case: what a tenant owes, month by month, with what paid it, its statements and its deposit.
// Use case: who owes what, over all tenants: due, paid, open, since when overdue, deposit due and held.
import type { Asked } from '../../contract/core/method.ts';
import type { moneyMethods, AccountMonth, TenantAccount, Owed, OwedLine } from '../../contract/money/money.ts';
import { settle } from '../../domain/money/money.ts';
import { sumSafe, fen } from '../../domain/values/quantity.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { formatStatedPayments } from './statement-content.ts';
import { findTenantId } from '../core/records/names.ts';
import { listStatementsOfTenant } from './sql/statements.ts';
import { computeDepositBalance, listDepositMoves } from './sql/tenant-deposits.ts';
import { type Charge, duesOf, type TenantDues, type Account, listAccountsOn, listDepositsOn } from './sql/dues.ts';
import { createTenantNameLookup, readAllTenantNames } from '../core/records/tenant-names.ts';
import { type Overdue, sumByAge, sumOverdueAmong } from '../../domain/money/due.ts';
import { type Day, getDayOfInstant } from '../../domain/time/calendar.ts';

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

/** Somebody's sums. */
interface TenantSums {
  readonly tenant: number;
  readonly account: Account;
  /** Of the leases in force on the day, or of the next one. */
  readonly depositDue: number;
  readonly depositHeld: number;
}

const NOTHING: Account = { due: 0, paid: 0, open: [] };

/** Every tenant with dues, payments, a deposit, or a lease that ends on the day or later. */
function sumsOfAll(db: Connection, day: Day): TenantSums[] {
  const [accounts, deposits] = [listAccountsOn(db, day), listDepositsOn(db, day)];
  const tenants = new Set([...accounts.keys(), ...deposits.held.keys(), ...deposits.due.keys()]);
  return [...tenants].map((tenant) => ({
    tenant,
    account: accounts.get(tenant) ?? NOTHING,
    depositDue: deposits.due.get(tenant) ?? 0,
    depositHeld: deposits.held.get(tenant) ?? 0,
  }));
}

function lineOf({ tenant, account, depositDue, depositHeld }: TenantSums, tenantName: string, late: Overdue): OwedLine {
  const { due, paid } = account;
  return {
    tenant,
    tenantName,
    due: fen(due),
    paid: fen(paid),
    // Settling leaves either something open or something ahead, never both (money.ts).
    open: fen(Math.max(0, due - paid)),
    overdue: late.amount,
    ...late.ageing,
    ahead: fen(Math.max(0, paid - due)),
    depositDue,
    depositHeld,
    since: late.since,
    days: late.days,
    months: late.months,
  };
}

function sumsOf(lines: readonly OwedLine[]): Owed['sums'] {
  const of = (name: keyof Owed['sums']): number => sumSafe(lines.map((one) => one[name]));
  return {
    due: of('due'),
    paid: of('paid'),
    open: of('open'),
    overdue: of('overdue'),
    ahead: of('ahead'),
    depositDue: of('depositDue'),
    depositHeld: of('depositHeld'),
    ...sumByAge((age) => lines.map((one) => one[age])),
  };
}

/** Everybody's account as of a day: as `listOwedByAll`. */
export function listOwedOn(db: Connection, day: Day): Owed {
  const nameOf = readAllTenantNames(db);
  const lines = sumsOfAll(db, day)
    .map((one) => lineOf(one, nameOf(one.tenant), sumOverdueAmong(one.account.open, day)))
    .toSorted((a, b) => b.days - a.days || b.open - a.open || a.tenant - b.tenant);
  return { day, lines, sums: sumsOf(lines) };
}

/** Everybody's account, overdue as of a day (null: today): longest overdue first, then the most that is open. Always `due - paid = open - ahead`. */
export function listOwedByAll(base: Base, { day }: Asked<typeof moneyMethods.owed>): Result<Owed> {
  const today = getDayOfInstant(nowOf(base));
  return readTx(base, (db) => ok(listOwedOn(db, day ?? today)));
}
