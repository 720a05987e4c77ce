// The demo's money: deposits, statements of the months since the base has the program, and how its tenants pay them: most in full, some late or in part.
import { addDays, createInstantAt, type Day, dayOf, type Instant, type Month, monthNumberOf, yearOf } from '../../domain/time/calendar.ts';
import { fen } from '../../domain/values/quantity.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import type { WireValues } from '../../contract/records/record-kinds.ts';
import type { Base } from '../core/db/open.ts';
import type { Caller } from '../core/rpc/call.ts';
import { findTenantId } from '../core/records/names.ts';
import { makeAllStatements } from '../money/make-statement.ts';
import { listMonthStatements } from '../money/statements.ts';
import { addRecordOf } from '../records/record-authorization.ts';
import type { DemoPlace } from './demo-place.ts';
import { PEOPLE } from './demo-words.ts';
import { diceOf, share } from './demo-days.ts';

/** Whose base it is, and its clock. */
interface DemoDesk {
  readonly base: Base;
  readonly place: DemoPlace;
  readonly setClock: (to: Instant) => void;
}

const ACCOUNTANT: Caller = { who: PEOPLE.accountant, host: 'cli', role: 'accountant' };
/** The day of the month by which statements are to be paid, and the hour at which money is entered. */
const [DUE_DAY, HOUR] = [15, 600];
/** The tenant that still lacks half of its deposit. */
const HALF_DEPOSIT = 32;
/** The tenant that has paid the newer month twice. */
const TWICE = 8;
/** Who does not pay the whole statement a few days after the day it is due: on which days after it, and how many thousandths. */
const HABITS: ReadonlyMap<number, readonly (readonly [days: number, perThousand: number])[]> = new Map([
  // Late; two fifths and later the rest; a part of each month; nothing of either. Who is long overdue books no studio: the desk would ask why.
  [4, [[12, 1000]]],
  [
    27,
    [
      [2, 400],
      [11, 600],
    ],
  ],
  [34, [[9, 600]]],
  [37, []],
]);

function add({ base }: DemoDesk, kind: 'payment' | 'deposit_move', values: WireValues): Result<null> {
  const added = addRecordOf(base, ACCOUNTANT, { kind, values, reason: null });
  return added.ok ? ok(null) : added;
}

/** The first refusal among what is done one after the other, or none. */
function doAll<T>(list: readonly T[], act: (one: T) => Result<null>): Result<null> {
  for (const one of list) {
    const done = act(one);
    if (!done.ok) return done;
  }
  return ok(null);
}

/** Each move of a deposit with its day: what a lease asks for more than the one before, and all of it back some days after the tenant left. */
function listMoves({ leases }: DemoPlace) {
  return leases.flatMap((lease, at) => {
    const { tenant, startsOn, rent, endsOn, leftOn } = lease;
    const before = leases[at - 1];
    const held = before?.tenant === tenant ? before.rent * 2 : 0;
    const amount = (tenant.number === HALF_DEPOSIT ? rent : rent * 2) - held;
    const back = tenant.leftOn === null || tenant.leftOn !== (leftOn ?? endsOn) ? null : addDays(tenant.leftOn, 10);
    const move = { code: tenant.code, note: lease.contract };
    return [
      ...(amount > 0 ? [{ ...move, day: startsOn, kind: 'in', amount }] : []),
      ...(back === null ? [] : [{ ...move, day: back, kind: 'out', amount: rent * 2 }]),
    ];
  });
}

/** Enters what was taken and given back of deposits after a day (null: ever) up to another. */
export function enterDeposits(desk: DemoDesk, after: Day | null, until: Day): Result<null> {
  const moves = listMoves(desk.place).filter(({ day }) => (after === null || day > after) && day <= until);
  return doAll(moves, ({ code, ...values }) => {
    const found = findTenantId(desk.base.db, code);
    return found.ok ? add(desk, 'deposit_move', { tenant_id: found.value, ...values }) : found;
  });
}

/** Makes the statements of a month that is over. */
export function makeMonthStatements({ base }: DemoDesk, month: Month): Result<null> {
  const made = makeAllStatements({ base, actor: ACCOUNTANT, onProgress: null }, { month, part: null });
  return made.ok ? ok(null) : made;
}

/** Enters what was paid of a month's statements in the month after it, day by day. The clock is left at the last payment. */
export function enterPayments(desk: DemoDesk, month: Month, paidIn: Month): Result<null> {
  const { base, place, setClock } = desk;
  const dueOn = dayOf(yearOf(paidIn), monthNumberOf(paidIn), DUE_DAY);
  if (dueOn === null) throw new Error(`no day: ${paidIn}`);
  const isNewer = month === place.days.revised;
  const payments = listMonthStatements(base, { month }).statements.flatMap(({ tenant, tenantName, total }) => {
    const number = place.tenants.find(({ name }) => name === tenantName)?.number ?? 0;
    const dice = diceOf('paid', number, month);
    const usual = [[dice.whole(1, 5), 1000] as const];
    const habit = HABITS.get(number) ?? (number === TWICE && isNewer ? [...usual, [8, 1000] as const] : usual);
    const method = dice.happens(850) ? '转账' : '微信';
    // What was rounded off of the first of two parts is paid with the second.
    const amounts = habit.map(([, perThousand], at) =>
      at === 1 && perThousand < 1000 ? total - share(total, 1000 - perThousand) : share(total, perThousand),
    );
    return habit.map(([days], at) => ({ tenant, method, paid: addDays(dueOn, days), amount: fen(amounts[at] ?? 0) }));
  });
  return doAll(
    payments.toSorted((a, b) => (a.paid < b.paid ? -1 : a.paid > b.paid ? 1 : a.tenant - b.tenant)),
    ({ tenant, method, paid, amount }) => {
      setClock(createInstantAt(paid, HOUR));
      return add(desk, 'payment', { tenant_id: tenant, paid_on: paid, month: null, amount, method });
    },
  );
}
