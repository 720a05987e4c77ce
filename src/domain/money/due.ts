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

/** How old what is overdue is, by the days since each part was due: the name of a span and its last day. */
const AGE_SPANS = { upTo30: 30, upTo60: 60, upTo90: 90, over90: Number.POSITIVE_INFINITY } as const;
export type Age = keyof typeof AGE_SPANS;
export const AGES = ['upTo30', 'upTo60', 'upTo90', 'over90'] as const satisfies readonly Age[];
/** What is overdue by its age: the four add up to all that is overdue. */
export type Ageing = Readonly<Record<Age, Fen>>;

/** What a tenant should have paid by now. */
export interface Overdue {
  readonly amount: Fen;
  /** Months with something overdue, oldest first. */
  readonly months: readonly Month[];
  /** The earliest due date among them, and how many days it is past; null and 0 where nothing is overdue. */
  readonly since: Day | null;
  readonly days: number;
  readonly ageing: Ageing;
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

function ageOf(days: number): Age {
  return AGES.find((age) => days <= AGE_SPANS[age]) ?? 'over90';
}

/** Adds up amounts by their ages. */
export function sumByAge(amountOf: (age: Age) => readonly number[]): Ageing {
  const of = (age: Age): Fen => fen(sumSafe(amountOf(age)));
  return { upTo30: of('upTo30'), upTo60: of('upTo60'), upTo90: of('upTo90'), over90: of('over90') };
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
    ageing: sumByAge((age) => late.filter(({ due }) => ageOf(countDaysOverdue(due, day)) === age).map((one) => one.open)),
  };
}
