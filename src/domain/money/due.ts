// When a month's money is due, and what of it is overdue on a day (docs/rules/money.md, Due dates).
import { addMonths, type Day, dayOf, lastDayOf, type Month, monthNumberOf, monthOf, toDayNumber, yearOf } from '../time/calendar.ts';
import { fen, type Fen, sumSafe } from '../values/quantity.ts';
import { type Due, type DueDates, type OpenItem, type Payment, settle } from './money.ts';

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

/** What is open on a day: by the payments up to it; credits of months to come don't count, money for the dues of a later month stays there. */
export function listOpenItemsOn(
  dues: readonly Due[],
  payments: readonly Payment[],
  datesOf: (month: Month) => DueDates,
  day: Day,
): readonly OpenItem[] {
  const present = monthOf(day);
  const known = dues.filter((due) => due.month <= present || due.amount > 0);
  const paid = payments.filter((payment) => payment.day <= day);
  return settle(known, paid, datesOf).items;
}

/** What of the open items is past its due date. */
export function sumOverdueAmong(items: readonly OpenItem[], day: Day): Overdue {
  const late = items.filter(({ due }) => countDaysOverdue(due, day) > 0);
  const [since = null] = late.map(({ due }) => due).toSorted();
  return {
    amount: fen(sumSafe(late.map((one) => one.open))),
    months: [...new Set(late.map((one) => one.month))].toSorted(),
    since,
    days: since === null ? 0 : countDaysOverdue(since, day),
  };
}
