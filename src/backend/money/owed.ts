// Use case: who owes what, over all tenants: due, paid, open, since when overdue, deposit due and held.
import type { Owed, OwedLine } from '../../contract/money/money-shapes.ts';
import { overdueOn } from '../../domain/money/due.ts';
import { settle } from '../../domain/money/money.ts';
import { dayOfInstant, instantFromMilliseconds } from '../../domain/time/calendar.ts';
import type { Day } from '../../domain/time/calendar.ts';
import { sumSafe } from '../../domain/values/quantity.ts';
import type { Connection } from '../core/db/connection.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { tenantNames } from '../core/records/tenant-names.ts';
import { moneyOfAll } from './sql/all-dues.ts';
import type { TenantMoney } from './sql/all-dues.ts';
import { dueDatesOf } from './sql/tenant-dues.ts';

function lineOf(db: Connection, tenantName: string, money: TenantMoney, day: Day): OwedLine {
  const { tenant, dues, payments, depositDue, depositHeld } = money;
  const { months, open, ahead } = settle(dues, payments);
  const late = overdueOn(dues, payments, dueDatesOf(db, tenant), day);
  return {
    tenant,
    tenantName,
    due: sumSafe(months.map((one) => one.due + one.givenBack)),
    paid: sumSafe(payments.filter(({ amount }) => amount > 0).map(({ amount }) => amount)),
    open,
    overdue: late.amount,
    ahead,
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
  };
}

/** Everybody's account as of today: longest overdue first, then the most that is open. Always `due - paid = open - ahead`. */
export function owedByAll(base: Base): Owed {
  const day = dayOfInstant(instantFromMilliseconds(base.clock.nowMs()));
  return readTx(base, (db) => {
    const nameOf = tenantNames(db);
    const lines = moneyOfAll(db, day)
      .map((money) => lineOf(db, nameOf(money.tenant), money, day))
      .toSorted((a, b) => b.days - a.days || b.open - a.open || a.tenant - b.tenant);
    return { day, lines, sums: sumsOf(lines) };
  });
}
