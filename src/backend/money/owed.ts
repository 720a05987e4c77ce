// Use case: who owes what, over all tenants: due, paid, open, since when overdue, deposit due and held.
import type { Asked } from '../../contract/core/method.ts';
import type { moneyMethods } from '../../contract/money/money.ts';
import type { Owed, OwedLine } from '../../contract/money/money-shapes.ts';
import { openMonthsOn, overdueAmong } from '../../domain/money/due.ts';
import type { Overdue } from '../../domain/money/due.ts';
import { dayOfInstant, instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { fen, sumSafe } from '../../domain/values/quantity.ts';
import { ok } from '../../domain/values/result.ts';
import type { Result } from '../../domain/values/result.ts';
import type { Connection } from '../core/db/connection.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { namesOfAll } from '../core/records/tenant-names.ts';
import { rowsOfTenants, sumsOfAll } from './sql/all-dues.ts';
import type { TenantSums } from './sql/all-dues.ts';
import { dueDatesOfAll } from './sql/tenant-dues.ts';

function lineOf({ tenant, due, paid, depositDue, depositHeld }: TenantSums, tenantName: string, late: Overdue): OwedLine {
  return {
    tenant,
    tenantName,
    due: fen(due),
    paid: fen(paid),
    // Settling leaves either something open or something ahead, never both (money.ts).
    open: fen(Math.max(0, due - paid)),
    overdue: late.amount,
    ahead: fen(Math.max(0, paid - due)),
    depositDue,
    depositHeld,
    since: late.since,
    days: late.days,
    months: late.months,
  };
}

/** What is overdue of those who have something open; their months' due dates are read in one go. */
function overdueOfAll(db: Connection, tenants: readonly number[], day: Day): (tenant: number) => Overdue {
  const rowsOf = rowsOfTenants(db, tenants);
  const open = new Map(tenants.map((tenant) => [tenant, openMonthsOn(rowsOf(tenant).dues, rowsOf(tenant).payments, day)]));
  const dueOf = dueDatesOfAll(
    db,
    [...open].flatMap(([tenant, months]) => months.map(({ month }) => ({ tenant, month }))),
  );
  return (tenant) => overdueAmong(open.get(tenant) ?? [], (month) => dueOf(tenant, month), day);
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
  };
}

/** Everybody's account as of a day: as `owedByAll`. */
export function owedOn(db: Connection, day: Day): Owed {
  const nameOf = namesOfAll(db);
  const accounts = sumsOfAll(db, day);
  const owing = accounts.filter(({ known }) => known > 0).map(({ tenant }) => tenant);
  const lateOf = overdueOfAll(db, owing, day);
  const lines = accounts
    .map((account) => lineOf(account, nameOf(account.tenant), lateOf(account.tenant)))
    .toSorted((a, b) => b.days - a.days || b.open - a.open || a.tenant - b.tenant);
  return { day, lines, sums: sumsOf(lines) };
}

/** Everybody's account, overdue as of a day (null: today): longest overdue first, then the most that is open. Always `due - paid = open - ahead`. */
export function owedByAll(base: Base, { day }: Asked<typeof moneyMethods.owed>): Result<Owed> {
  const today = dayOfInstant(instantFromMilliseconds(base.clock.nowMs()));
  return readTx(base, (db) => ok(owedOn(db, day ?? today)));
}
