// When a month is due and what is overdue, worked out by hand.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, type Month, parseDay, parseMonth } from '../time/calendar.ts';
import { fen } from '../values/quantity.ts';
import { countDaysOverdue, dueDateOf, type DueDates, splitOpen, sumOverdueOn } from './due.ts';
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
    expect(sumOverdueOn(dues, [], dueOf, day('2026-10-15'))).toEqual({ amount: 0, months: [], since: null, days: 0 });
    expect(sumOverdueOn(dues, [], dueOf, day('2026-10-16'))).toEqual({ amount: 50_000, months: ['2026-09'], since: '2026-10-15', days: 1 });
  });
  it('names what is left after the payments up to the day, since the oldest due date', () => {
    const late = { months: ['2026-09', '2026-10'], since: '2026-10-15' };
    expect(sumOverdueOn(dues, paid, dueOf, day('2026-11-19'))).toEqual({ ...late, amount: 130_000, days: 35 });
    expect(sumOverdueOn(dues, paid, dueOf, day('2026-11-20'))).toEqual({ ...late, amount: 110_000, days: 36 });
  });
  it('takes no credit of a month to come', () => {
    const more = [...dues, { month: month('2026-12'), amount: fen(-50_000) }];
    expect(sumOverdueOn(more, [], dueOf, day('2026-11-30')).amount).toBe(130_000);
    expect(sumOverdueOn(more, [], dueOf, day('2026-12-01')).amount).toBe(80_000);
  });
});

describe('splitOpen', () => {
  const [due, rentDay] = [day('2027-01-15'), day('2026-12-05')];
  const rent = { due: rentDay, amount: fen(300) };
  it.each([
    // Rent of 300 and sessions of 200: what is paid settles the rent first.
    [500, 500, rentDay, 300, 200],
    [500, 250, rentDay, 50, 200],
    [500, 200, rentDay, 0, 200],
    [500, 70, rentDay, 0, 70],
    // A credit of 100 leaves nothing but rent.
    [200, 200, rentDay, 200, 0],
    // Rent that was billed after the sessions were due is settled last.
    [500, 250, day('2027-02-05'), 250, 0],
    [500, 350, day('2027-02-05'), 300, 50],
    // A month that is ahead.
    [-40, -40, rentDay, 0, -40],
  ])('of %i, open %i, rent due on %s', (all, open, dueOn, ofRent, rest) => {
    const month = { due: fen(all), open: fen(open) };
    expect(splitOpen(month, { due, rent: { ...rent, due: dueOn } })).toEqual({ rent: ofRent, rest });
    expect(splitOpen(month, { due, rent: null })).toEqual({ rent: 0, rest: open });
  });
});
