// Money owed: which payment settles which dues, and what is still open (docs/rules/money.md, Payments).
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

/** By when a month is to be paid. `rent`: what was billed of it on statements of its own, due on their day; null where none was. */
export interface DueDates {
  readonly due: Day;
  readonly rent: { readonly due: Day; readonly amount: Fen } | null;
}

/** What is still to pay by a day: of the rent of a month that was billed alone, or of all else in the month. */
export interface OpenItem {
  readonly month: Month;
  readonly isRent: boolean;
  readonly due: Day;
  readonly open: Fen;
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
  /** The days by which it is to be paid: two where rent was billed alone, none of a credit. */
  readonly dueOn: readonly Day[];
}

/** A tenant's account. */
export interface Account {
  /** Months with a due or money given back, in order. */
  readonly months: readonly MonthOwed[];
  /** What is still to pay, by the day it is due on: what a payment settles next stands first. */
  readonly items: readonly OpenItem[];
  /** What is still to pay, all months together. */
  readonly open: Fen;
  /** What the tenant has to its credit: payments and credits that settled nothing yet. Never positive together with `open`. */
  readonly ahead: Fen;
}

/** One month while it is settled. */
interface Slot {
  readonly month: Month;
  readonly due: number;
  readonly givenBack: number;
  /** What is due of it by its one or two days, the earlier first. */
  readonly items: readonly Item[];
  /** What of a credit month settled nothing yet; 0 of any other. */
  credit: number;
  readonly paidBy: PaidBy[];
}

interface Item {
  readonly isRent: boolean;
  readonly due: Day;
  open: number;
}

interface Source {
  left: number;
  readonly pay: (amount: Fen) => PaidBy;
}

/**
 * Settles dues with payments: first each payment (by day, then id) its own month if it names one, then credits and what is left of the
 * payments what is due first. Money given back counts as owed again in the month it names, else in the month of its day.
 * @throws RangeError beyond the safe range.
 */
export function settle(dues: readonly Due[], payments: readonly Payment[], datesOf: (month: Month) => DueDates): Account {
  const months = slotsOf(dues, payments, datesOf);
  const credits = months.filter((slot) => slot.credit > 0).map((slot) => ({ slot, source: creditOf(slot) }));
  const incoming = payments
    .filter((payment) => payment.amount > 0)
    .toSorted((a, b) => (a.day === b.day ? a.id - b.id : a.day < b.day ? -1 : 1))
    .map((payment) => ({ payment, source: paymentOf(payment) }));
  const slots = new Map(months.map((slot) => [slot.month, slot]));
  for (const { payment, source } of incoming) {
    const own = payment.month === null ? undefined : slots.get(payment.month);
    for (const item of own?.items ?? []) if (own !== undefined) pour(source, own, item);
  }
  const sources = [...credits.map((one) => one.source), ...incoming.map((one) => one.source)];
  const places = months.flatMap((slot) => slot.items.map((item) => ({ slot, item }))).toSorted(compareByDue);
  settleFirstDue(sources, places);
  for (const { slot, source } of credits) slot.credit = source.left;
  const items = places
    .filter(({ item }) => item.open > 0)
    .map(({ slot, item }) => ({ month: slot.month, isRent: item.isRent, due: item.due, open: fen(item.open) }));
  return {
    months: months.map(monthOwed),
    items,
    open: fen(sumSafe(items.map((item) => item.open))),
    ahead: fen(sumSafe(sources.map((source) => source.left))),
  };
}

/** What is due of a month by each of its days; a credit of it lowers what is not rent first. */
function itemsOf(owed: number, { due, rent }: DueDates): Item[] {
  if (owed <= 0) return [];
  if (rent === null) return [{ isRent: false, due, open: owed }];
  const ofRent = Math.min(rent.amount, owed);
  const items = [
    { isRent: true, due: rent.due, open: ofRent },
    { isRent: false, due, open: owed - ofRent },
  ];
  return items.filter(({ open }) => open > 0).toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0));
}

function slotsOf(dues: readonly Due[], payments: readonly Payment[], datesOf: (month: Month) => DueDates): Slot[] {
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
    const owed = sumSafe([due, givenBack]);
    return { month, due, givenBack, items: itemsOf(owed, datesOf(month)), credit: Math.max(0, 0 - owed), paidBy: [] };
  });
}

function creditOf(slot: Slot): Source {
  return { left: slot.credit, pay: (amount) => ({ kind: 'credit', month: slot.month, amount }) };
}

function paymentOf(payment: Payment): Source {
  return { left: payment.amount, pay: (amount) => ({ kind: 'payment', paymentId: payment.id, day: payment.day, amount }) };
}

/** A month's item, where it stands. */
interface Place {
  readonly slot: Slot;
  readonly item: Item;
}

function compareByDue(a: Place, b: Place): number {
  if (a.item.due !== b.item.due) return a.item.due < b.item.due ? -1 : 1;
  return a.slot.month < b.slot.month ? -1 : a.slot.month > b.slot.month ? 1 : 0;
}

function isOfSameSource(one: PaidBy, other: PaidBy): boolean {
  if (one.kind === 'payment') return other.kind === 'payment' && one.paymentId === other.paymentId;
  return other.kind === 'credit' && one.month === other.month;
}

function pour(source: Source, { paidBy }: Slot, item: Item): void {
  const amount = Math.min(source.left, item.open);
  if (amount <= 0) return;
  source.left -= amount;
  item.open -= amount;
  const paid = source.pay(fen(amount));
  const at = paidBy.findIndex((one) => isOfSameSource(one, paid));
  const earlier = paidBy[at];
  if (earlier === undefined) paidBy.push(paid);
  else paidBy[at] = source.pay(fen(earlier.amount + amount));
}

function settleFirstDue(sources: readonly Source[], places: readonly Place[]): void {
  // What is paid is met by nobody again: ten years of months are walked once, not once a payment.
  const open = places.filter(({ item }) => item.open > 0);
  let first = 0;
  for (const source of sources) {
    for (let at = first; source.left > 0 && at < open.length; at += 1) {
      const place = open[at];
      if (place === undefined) continue;
      pour(source, place.slot, place.item);
      if (place.item.open === 0 && at === first) first += 1;
    }
  }
}

function monthOwed({ month, due, givenBack, items, credit, paidBy }: Slot): MonthOwed {
  const open = sumSafe(items.map((item) => item.open)) - credit;
  const dueOn = [...new Set(items.map((item) => item.due))];
  return { month, due: fen(due), givenBack: fen(givenBack), paid: fen(due + givenBack - open), open: fen(open), paidBy, dueOn };
}
