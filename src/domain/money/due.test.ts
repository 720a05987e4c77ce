// When a month is due and what is overdue, worked out by hand.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, type Month, parseDay, parseMonth } from '../time/calendar.ts';
import { fen } from '../values/quantity.ts';
import { countDaysOverdue, dueDateOf, listOpenItemsOn, sumOverdueAmong } from './due.ts';
import type { Due, DueDates, Payment } from './money.ts';
import { STANDARD_STATEMENT_FRAME } from './statement-frame.ts';

function day(text: string): Day {
  const parsed = parseDay(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}
function month(text: string): Month {
  const parsed = parseMonth(text);
  if (parsed === null) throw new Error(text);
  return parsed;
}
const [SEPTEMBER, OCTOBER] = [month('2026-09'), month('2026-10')];

describe('dueDateOf', () => {
  it('is the 15th of the month after by default, whenever in time the statement is made', () => {
    expect(dueDateOf(OCTOBER, STANDARD_STATEMENT_FRAME, null)).toBe('2026-11-15');
    expect(dueDateOf(OCTOBER, STANDARD_STATEMENT_FRAME, day('2026-11-15'))).toBe('2026-11-15');
    expect(dueDateOf(month('2026-12'), STANDARD_STATEMENT_FRAME, null)).toBe('2027-01-15');
  });
  it('is the next such day for a statement that is minutes old and of a month long past', () => {
    expect(dueDateOf(month('2026-08'), STANDARD_STATEMENT_FRAME, day('2026-11-28'))).toBe('2026-12-15');
    expect(dueDateOf(month('2026-08'), STANDARD_STATEMENT_FRAME, day('2026-11-03'))).toBe('2026-11-15');
  });
  it('takes the last day of a month that lacks the day', () => {
    expect(dueDateOf(month('2027-01'), { dueMonths: 1, dueDay: 31 }, null)).toBe('2027-02-28');
    expect(dueDateOf(OCTOBER, { dueMonths: 0, dueDay: 31 }, null)).toBe('2026-10-31');
  });
  it('never lies before the making', () => {
    const dayNumbers = fc.integer({ min: 0, max: 1500 });
    fc.assert(
      fc.property(dayNumbers, fc.integer({ min: 0, max: 3 }), fc.integer({ min: 1, max: 31 }), (after, dueMonths, dueDay) => {
        const madeOn = addDays(day('2026-01-01'), after);
        expect(dueDateOf(month('2026-01'), { dueMonths, dueDay }, madeOn) >= madeOn).toBe(true);
      }),
    );
  });
});

describe('overdue', () => {
  const dueOf = (of: Month): DueDates => ({ due: dueDateOf(of, STANDARD_STATEMENT_FRAME, null), rent: null });
  const sumOverdueOn = (of: readonly Due[], payments: readonly Payment[], on: Day) => {
    const { ageing, ...late } = sumOverdueAmong(listOpenItemsOn(of, payments, dueOf, on), on);
    expect(Object.values(ageing).reduce((sum, amount) => sum + amount, 0)).toBe(late.amount);
    return late;
  };
  const dues = [
    { month: SEPTEMBER, amount: fen(50_000) },
    { month: OCTOBER, amount: fen(80_000) },
  ];
  const paid = [{ id: 1, day: day('2026-11-20'), month: null, amount: fen(20_000) }];

  it('counts days from the day after the due date', () => {
    expect(countDaysOverdue(day('2026-11-15'), day('2026-11-15'))).toBe(0);
    expect(countDaysOverdue(day('2026-11-15'), day('2026-11-16'))).toBe(1);
    expect(countDaysOverdue(day('2026-11-15'), day('2026-11-01'))).toBe(0);
  });
  it('is nothing on the due date, and the whole month the day after', () => {
    expect(sumOverdueOn(dues, [], day('2026-10-15'))).toEqual({ amount: 0, months: [], since: null, days: 0 });
    expect(sumOverdueOn(dues, [], day('2026-10-16'))).toEqual({ amount: 50_000, months: ['2026-09'], since: '2026-10-15', days: 1 });
  });
  it('names what is left after the payments up to the day, since the oldest due date', () => {
    const late = { months: ['2026-09', '2026-10'], since: '2026-10-15' };
    expect(sumOverdueOn(dues, paid, day('2026-11-19'))).toEqual({ ...late, amount: 130_000, days: 35 });
    expect(sumOverdueOn(dues, paid, day('2026-11-20'))).toEqual({ ...late, amount: 110_000, days: 36 });
  });
  it('takes no credit of a month to come', () => {
    const more = [...dues, { month: month('2026-12'), amount: fen(-50_000) }];
    expect(sumOverdueOn(more, [], day('2026-11-30')).amount).toBe(130_000);
    expect(sumOverdueOn(more, [], day('2026-12-01')).amount).toBe(80_000);
  });
});
