// Use case: who owes what, over all tenants: due, paid, open, since when overdue, deposit due and held.
import type { Asked } from '../../contract/core/method.ts';
import type { moneyMethods, Owed, OwedLine } from '../../contract/money/money.ts';
import { type Overdue, sumByAge, sumOverdueAmong } from '../../domain/money/due.ts';
import { type Day, getDayOfInstant } from '../../domain/time/calendar.ts';
import { fen, sumSafe } from '../../domain/values/quantity.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { type Connection, nowOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { readAllTenantNames } from '../core/records/tenant-names.ts';
import { type Account, listAccountsOn, listDepositsOn } from './sql/all-dues.ts';

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
