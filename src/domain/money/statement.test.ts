// Statements, the pure part: rent by days, what is listed, what differs, numbers.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Day, instant, type Instant, type Month, parseDay, parseInstant, parseMonth } from '../time/calendar.ts';
import { priceOf, quoteOf } from '../price/price.ts';
import { fen, minutes } from '../values/quantity.ts';
import { planOfHourlyRate } from '../price/rate-plan.ts';
import {
  createMonthSpan,
  differencesOf,
  formatNextStatementNumber,
  freeOf,
  listRentLines,
  listSessionLines,
  type RentLease,
  type StatedBooking,
  totalsOf,
} from './statement.ts';

function found<T>(value: T | null): T {
  if (value === null) throw new Error('no such value');
  return value;
}
const day = (text: string): Day => found(parseDay(text));
const month = (text: string): Month => found(parseMonth(text));
const at = (text: string): Instant => found(parseInstant(text));
const lease = (contract: string, from: string, to: string, rent: number | null, left: string | null = null): RentLease => ({
  contract,
  startsOn: day(from),
  endsOn: day(to),
  leftOn: left === null ? null : day(left),
  monthlyRent: rent === null ? null : fen(rent),
  freeMinutes: minutes(120),
});
const said = (leases: readonly RentLease[], text: string): readonly string[] =>
  listRentLines(leases, month(text)).map(
    (line) => `${line.contract} ${line.from} ${line.to} ${line.days}/${line.daysInMonth} ${line.amount}`,
  );

describe('rent', () => {
  it.each([
    // A whole month, however long
    [lease('A', '2026-01-01', '2026-12-31', 500_000), '2026-10', ['A 2026-10-01 2026-10-31 31/31 500000']],
    [lease('A', '2026-01-01', '2026-12-31', 500_000), '2026-02', ['A 2026-02-01 2026-02-28 28/28 500000']],
    // From the 11th: 5000.00 x 21 / 31 = 3387.0967...
    [lease('A', '2026-10-11', '2027-10-10', 500_000), '2026-10', ['A 2026-10-11 2026-10-31 21/31 338710']],
    // To the 10th: x 10 / 31 = 1612.9032...; both halves together are the rent
    [lease('A', '2025-10-11', '2026-10-10', 500_000), '2026-10', ['A 2026-10-01 2026-10-10 10/31 161290']],
    // Left before its end; one day
    [lease('A', '2026-01-01', '2026-12-31', 310_000, '2026-10-01'), '2026-10', ['A 2026-10-01 2026-10-01 1/31 10000']],
    // Inside of a leap February: 2 of 29 days, 290.00 x 2 / 29 = 20.00
    [lease('A', '2028-02-28', '2028-02-29', 29_000), '2028-02', ['A 2028-02-28 2028-02-29 2/29 2000']],
    // Half a fen goes up: 0.01 x 15 / 30
    [lease('A', '2026-11-16', '2026-12-31', 1), '2026-11', ['A 2026-11-16 2026-11-30 15/30 1']],
    [lease('A', '2026-10-01', '2026-10-31', null), '2026-10', []],
    [lease('A', '2026-01-01', '2026-09-30', 500_000), '2026-10', []],
    [lease('A', '2026-11-01', '2026-12-31', 500_000), '2026-10', []],
    // Never moved in
    [lease('A', '2026-10-05', '2026-12-31', 500_000, '2026-10-04'), '2026-10', []],
  ])('%#', (one, text, lines) => expect(said([one], text)).toEqual(lines));

  it('lists every lease, oldest first', () => {
    const leases = [lease('B', '2026-10-16', '2027-10-15', 620_000), lease('A', '2025-10-16', '2026-10-15', 310_000)];
    expect(said(leases, '2026-10')).toEqual(['A 2026-10-01 2026-10-15 15/31 150000', 'B 2026-10-16 2026-10-31 16/31 320000']);
  });

  it('of a month that is cut in two at any day is within half a fen a part of the whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 90_000_000 }), fc.integer({ min: 1, max: 30 }), (rent, cut) => {
        const text = (date: number): string => `2026-10-${String(date).padStart(2, '0')}`;
        const parts = listRentLines(
          [lease('A', '2026-01-01', text(cut), rent), lease('B', text(cut + 1), '2027-01-01', rent)],
          month('2026-10'),
        );
        expect(Math.abs(parts.reduce((sum, line) => sum + line.amount, 0) - rent)).toBeLessThanOrEqual(1);
        expect(parts.reduce((sum, line) => sum + line.days, 0)).toBe(31);
      }),
    );
  });
});

const plan = planOfHourlyRate(fen(10_000));
const booking = (id: number, from: string, to: string, more: Partial<StatedBooking> = {}): StatedBooking => ({
  id,
  number: `B${id}`,
  studio: 'A01',
  start: at(from),
  end: at(to),
  state: 'completed',
  price: quoteOf(plan, at(from), at(to)),
  isFrozen: true,
  ...more,
});

describe('sessions', () => {
  it('that ended are listed in order of start, the open ones apart, those cancelled in time not at all', () => {
    const { ended, open } = listSessionLines([
      booking(4, '2026-10-03T10:00', '2026-10-03T12:00', { state: 'checked_in' }),
      booking(3, '2026-10-02T10:00', '2026-10-02T11:00', { state: 'no_show' }),
      booking(1, '2026-10-02T10:00', '2026-10-02T11:00', { studio: 'A02' }),
      booking(2, '2026-10-01T10:00', '2026-10-01T11:00', { state: 'cancelled', price: priceOf([]) }),
      booking(5, '2026-10-04T10:00', '2026-10-04T11:00', { state: 'option' }),
      booking(6, '2026-10-05T10:00', '2026-10-05T11:00', { state: 'booked' }),
    ]);
    expect(ended.map((line) => [line.number, line.amount])).toEqual([
      ['B1', 10_000],
      ['B3', 10_000],
    ]);
    expect(open.map((line) => [line.number, line.estimate])).toEqual([
      ['B4', 20_000],
      ['B5', null],
      ['B6', 10_000],
    ]);
  });

  it('called off late in one’s own free studio stood on the statement with 0.00; held there they stand', () => {
    const free = planOfHourlyRate(fen(0));
    const price = quoteOf(free, at('2026-10-01T10:00'), at('2026-10-01T11:00'));
    const { ended } = listSessionLines([
      booking(1, '2026-10-01T10:00', '2026-10-01T11:00', { state: 'cancelled', price }),
      booking(2, '2026-10-02T10:00', '2026-10-02T11:00', { price }),
    ]);
    expect(ended.map((line) => [line.number, line.amount])).toEqual([['B2', 0]]);
  });

  it('add up with rent and what was typed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 300 }), { maxLength: 6 }),
        fc.array(fc.integer({ min: -5000, max: 5000 }), { maxLength: 4 }),
        fc.integer({ min: 0, max: 900_000 }),
        (lengths, typed, rent) => {
          const lines = {
            rent: listRentLines([lease('A', '2026-10-11', '2026-12-31', rent)], month('2026-10')),
            sessions: listSessionLines(
              lengths.map((length, id) =>
                booking(id, '2026-10-01T10:00', '2026-10-01T11:00', {
                  price: quoteOf(plan, at('2026-10-01T10:00'), instant(at('2026-10-01T10:00') + length)),
                }),
              ),
            ).ended,
            typed: typed.map((amount, id) => ({ id, kind: 'correction' as const, reason: '-', amount: fen(amount) })),
          };
          const all = [...lines.rent, ...lines.sessions, ...lines.typed].reduce((sum, line) => sum + line.amount, 0);
          const totals = totalsOf(lines);
          expect([totals.total, totals.rent + totals.studio + totals.typed]).toEqual([all, all]);
        },
      ),
    );
  });
});

describe('around it', () => {
  it('a month runs from its first midnight to the next one', () => {
    expect(createMonthSpan(month('2026-12'))).toEqual({ from: at('2026-12-01T00:00'), to: at('2027-01-01T00:00') });
  });

  it('free minutes are the most that a lease of the month gives', () => {
    const more = { ...lease('B', '2026-10-20', '2027-01-01', 1), freeMinutes: minutes(300) };
    expect(freeOf([lease('A', '2026-01-01', '2026-10-19', 1), more], month('2026-10'), [])).toEqual({ quota: 300, used: 0 });
    expect(freeOf([], month('2026-10'), [])).toEqual({ quota: 0, used: 0 });
  });

  it('differences name what came, went and changed', () => {
    const rent = (contract: string, amount: number) => ({ contract, amount });
    const session = (number: string, amount: number) => ({ number, amount });
    const earlier = { rent: [rent('A', 100)], sessions: [session('B1', 10), session('B2', 20)] };
    const now = { rent: [rent('A', 90)], sessions: [session('B2', 20), session('B3', 30)] };
    expect(differencesOf(earlier, now)).toEqual([
      { what: 'rent', name: 'A', before: 100, after: 90 },
      { what: 'session', name: 'B1', before: 10, after: 0 },
      { what: 'session', name: 'B3', before: 0, after: 30 },
    ]);
    expect(differencesOf(earlier, earlier)).toEqual([]);
  });

  it.each([
    ['2026-10', null, 'ZD-202610-0001'],
    ['2026-10', 'ZD-202610-0007', 'ZD-202610-0008'],
    ['2026-10', 'ZD-202610-9999', 'ZD-202610-10000'],
  ])('the number after %s %s', (text, last, next) => expect(formatNextStatementNumber(month(text), last)).toBe(next));

  it('refuses a number of another month', () => {
    expect(() => formatNextStatementNumber(month('2026-10'), 'ZD-202609-0001')).toThrow(RangeError);
  });
});
