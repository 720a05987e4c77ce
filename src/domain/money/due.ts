// When a month's money is due, and what of it is overdue on a day (docs/rules/money.md, Due dates).
import { addMonths, type Day, dayOf, lastDayOf, type Month, monthNumberOf, monthOf, toDayNumber, yearOf } from '../time/calendar.ts';
import { fen, type Fen, sumSafe } from '../values/quantity.ts';
import { type Due, type Payment, settle } from './money.ts';

/** The day of the `dueMonths`th month after the statement's by which it has to be paid; a day that a month does not have is its last. */
export interface DueRule {
  readonly dueMonths: number;
  readonly dueDay: number;
}

function dueDayIn(month: Month, { dueDay }: DueRule): Day {
  return dayOf(yearOf(month), monthNumberOf(month), dueDay) ?? lastDayOf(month);
}

/**
 * The day by which a month's statement is to be paid. `madeOn`: the day of its making, null where there is none; what is made later than
 * that day is due on the next such day, so that nothing is overdue on the day it is first asked for.
 */
export function dueDateOf(month: Month, rule: DueRule, madeOn: Day | null): Day {
  const due = dueDayIn(addMonths(month, rule.dueMonths), rule);
  if (madeOn === null || madeOn <= due) return due;
  const sameMonth = dueDayIn(monthOf(madeOn), rule);
  return madeOn <= sameMonth ? sameMonth : dueDayIn(addMonths(monthOf(madeOn), 1), rule);
}

/** Whole days since the due date; 0 up to and on that day. */
export function countDaysOverdue(due: Day, day: Day): number {
  return Math.max(0, toDayNumber(day) - toDayNumber(due));
}

/** What a tenant should have paid by now. */
export interface Overdue {
  readonly amount: Fen;
  /** Months with something overdue, oldest first. */
  readonly months: readonly Month[];
  /** The earliest due date among them, and how many days it is past; null and 0 where nothing is overdue. */
  readonly since: Day | null;
  readonly days: number;
}

/** A month with something still to pay: what is `due` in it, money given back too, and what of that is `open`. */
export interface OpenMonth {
  readonly month: Month;
  readonly due: Fen;
  readonly open: Fen;
}

/** By when a month is to be paid. `rent`: what was billed of it on statements of its own, due on their day; null where none was. */
export interface DueDates {
  readonly due: Day;
  readonly rent: { readonly due: Day; readonly amount: Fen } | null;
}

/** Splits what is open of a month into the rent that was billed alone and the rest: what was paid settles first what is due first. */
export function splitOpen({ due, open }: Omit<OpenMonth, 'month'>, dates: DueDates): { readonly rent: Fen; readonly rest: Fen } {
  const { rent } = dates;
  if (rent === null || open <= 0) return { rent: fen(0), rest: open };
  const ofRent = rent.due <= dates.due ? Math.max(0, open - Math.max(0, due - rent.amount)) : Math.min(open, rent.amount);
  return { rent: fen(ofRent), rest: fen(open - ofRent) };
}

/** What is open on a day: by the payments up to it; credits of months to come don't count, money for the dues of a later month stays there. */
export function openMonthsOn(dues: readonly Due[], payments: readonly Payment[], day: Day): OpenMonth[] {
  const present = monthOf(day);
  const known = dues.filter((due) => due.month <= present || due.amount > 0);
  const { months } = settle(
    known,
    payments.filter((payment) => payment.day <= day),
  );
  return months
    .filter(({ open }) => open > 0)
    .map(({ month, due, givenBack, open }) => ({ month, due: fen(sumSafe([due, givenBack])), open }));
}

/** Lists what is open of a month with the day that each part is due on. */
function listOpenParts(month: OpenMonth, dates: DueDates) {
  const { rent, rest } = splitOpen(month, dates);
  const parts = [
    { due: dates.rent?.due ?? dates.due, open: rent },
    { due: dates.due, open: rest },
  ];
  return parts.filter(({ open }) => open > 0).map((part) => ({ ...part, month: month.month }));
}

/** What of the open months is past its due date. */
export function sumOverdueAmong(open: readonly OpenMonth[], datesOf: (month: Month) => DueDates, day: Day): Overdue {
  const late = open.flatMap((one) => listOpenParts(one, datesOf(one.month))).filter(({ due }) => countDaysOverdue(due, day) > 0);
  const [since = null] = late.map(({ due }) => due).toSorted();
  return {
    amount: fen(sumSafe(late.map((one) => one.open))),
    months: [...new Set(late.map((one) => one.month))],
    since,
    days: since === null ? 0 : countDaysOverdue(since, day),
  };
}

/** Overdue as of a day: what is open by `openMonthsOn` and past its due date. */
export function sumOverdueOn(dues: readonly Due[], payments: readonly Payment[], datesOf: (month: Month) => DueDates, day: Day): Overdue {
  return sumOverdueAmong(openMonthsOn(dues, payments, day), datesOf, day);
}
