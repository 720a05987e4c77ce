// Money owed: which payment settles which month's dues, and what is still open (docs/rules/money.md, Payments).
import { type Day, type Month, monthOf } from '../time/calendar.ts';
import { fen, type Fen, sumSafe } from '../values/quantity.ts';

/** Something due in a month: rent, studio charges, a correction. Negative for a credit. */
export interface Due {
  readonly month: Month;
  readonly amount: Fen;
}

/** Money that came in on a day; negative for money given back. With a `month` it settles that month before any other. */
export interface Payment {
  readonly id: number;
  readonly day: Day;
  readonly month: Month | null;
  readonly amount: Fen;
}

/** By what a month was settled: a payment, or the credit of a month. `amount` is positive. */
export type PaidBy =
  | { readonly kind: 'payment'; readonly paymentId: number; readonly day: Day; readonly amount: Fen }
  | { readonly kind: 'credit'; readonly month: Month; readonly amount: Fen };

/** One month of an account. Always `open = due + givenBack - paid`. */
export interface MonthOwed {
  readonly month: Month;
  /** Sum of the month's dues; negative if it is a credit. */
  readonly due: Fen;
  /** Money given back to the tenant (negative payments of the month): it is owed again. */
  readonly givenBack: Fen;
  /** What settled the month; for a credit the negative of what it settled elsewhere. */
  readonly paid: Fen;
  /** Still to pay; negative for the part of a credit that settled nothing yet. */
  readonly open: Fen;
  readonly paidBy: readonly PaidBy[];
}

/** A tenant's account. */
export interface Account {
  /** Months with a due or money given back, in order. */
  readonly months: readonly MonthOwed[];
  /** What is still to pay, all months together. */
  readonly open: Fen;
  /** What the tenant has to its credit: payments and credits that settled nothing yet. Never positive together with `open`. */
  readonly ahead: Fen;
}

interface Slot {
  readonly month: Month;
  readonly due: number;
  readonly givenBack: number;
  open: number;
  readonly paidBy: PaidBy[];
}

interface Source {
  left: number;
  readonly pay: (amount: Fen) => PaidBy;
}

/**
 * Settles dues with payments: first each payment (by day, then id) its own month if it names one, then credits and what is left of the
 * payments the oldest open months (that of a month without dues too). Money given back counts as owed again in the month it names, else in the month of its day.
 * @throws RangeError beyond the safe range.
 */
export function settle(dues: readonly Due[], payments: readonly Payment[]): Account {
  const months = slotsOf(dues, payments);
  const credits = months.filter((slot) => slot.open < 0).map((slot) => ({ slot, source: creditOf(slot) }));
  const incoming = payments
    .filter((payment) => payment.amount > 0)
    .toSorted((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1))
    .map((payment) => ({ payment, source: paymentOf(payment) }));
  const slots = new Map(months.map((slot) => [slot.month, slot]));
  for (const { payment, source } of incoming) {
    const own = payment.month === null ? undefined : slots.get(payment.month);
    if (own !== undefined) pour(source, own);
  }
  const sources = [...credits.map((one) => one.source), ...incoming.map((one) => one.source)];
  settleOldest(sources, months);
  for (const { slot, source } of credits) slot.open = 0 - source.left;
  return {
    months: months.map(monthOwed),
    open: fen(sumSafe(months.map((slot) => Math.max(0, slot.open)))),
    ahead: fen(sumSafe(sources.map((source) => source.left))),
  };
}

function slotsOf(dues: readonly Due[], payments: readonly Payment[]): Slot[] {
  const back = payments
    .filter((payment) => payment.amount < 0)
    .map((one) => ({ month: one.month ?? monthOf(one.day), amount: 0 - one.amount }));
  const byMonth = (list: readonly { readonly month: Month; readonly amount: number }[]): ((month: Month) => number) => {
    const months = Map.groupBy(list, (one) => one.month);
    return (month) => sumSafe((months.get(month) ?? []).map((one) => one.amount));
  };
  const [dueIn, backIn] = [byMonth(dues), byMonth(back)];
  return [...new Set([...dues, ...back].map((one) => one.month))].toSorted().map((month) => {
    const [due, givenBack] = [dueIn(month), backIn(month)];
    return { month, due, givenBack, open: sumSafe([due, givenBack]), paidBy: [] };
  });
}

function creditOf(slot: Slot): Source {
  return { left: 0 - slot.open, pay: (amount) => ({ kind: 'credit', month: slot.month, amount }) };
}

function paymentOf(payment: Payment): Source {
  return { left: payment.amount, pay: (amount) => ({ kind: 'payment', paymentId: payment.id, day: payment.day, amount }) };
}

function pour(source: Source, slot: Slot): void {
  const amount = Math.min(source.left, slot.open);
  if (amount <= 0) return;
  source.left -= amount;
  slot.open -= amount;
  slot.paidBy.push(source.pay(fen(amount)));
}

function settleOldest(sources: readonly Source[], months: readonly Slot[]): void {
  // What is paid is met by nobody again: ten years of months are walked once, not once a payment.
  const open = months.filter((slot) => slot.open > 0);
  let first = 0;
  for (const source of sources) {
    for (let at = first; source.left > 0 && at < open.length; at += 1) {
      const slot = open[at];
      if (slot === undefined) continue;
      pour(source, slot);
      if (slot.open === 0 && at === first) first += 1;
    }
  }
}

function monthOwed(slot: Slot): MonthOwed {
  const { month, due, givenBack, open, paidBy } = slot;
  return { month, due: fen(due), givenBack: fen(givenBack), paid: fen(due + givenBack - open), open: fen(open), paidBy };
}
