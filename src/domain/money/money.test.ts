// Money owed: payments and credits settle the right months, and no fen is lost or paid twice.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, type Month, parseDay, parseMonth } from '../time/calendar.ts';
import { type Account, type Due, type DueDates, type PaidBy, type Payment, settle as settleBy } from './money.ts';
import { fen } from '../values/quantity.ts';

const day = (text: string): Day => {
  const value = parseDay(text);
  if (value === null) throw new Error(`no day: ${text}`);
  return value;
};
const month = (text: string): Month => {
  const value = parseMonth(text);
  if (value === null) throw new Error(`no month: ${text}`);
  return value;
};
const due = (text: string, amount: number): Due => ({ month: month(text), amount: fen(amount) });
const paid = (id: number, text: string, amount: number, forMonth: string | null = null): Payment => ({
  id,
  day: day(text),
  month: forMonth === null ? null : month(forMonth),
  amount: fen(amount),
});
/** Each month due on its 28th, no rent billed alone. */
const oneByOne = (of: Month): DueDates => ({ due: day(`${of}-28`), rent: null });
const settle = (dues: readonly Due[], payments: readonly Payment[], datesOf = oneByOne): Account => settleBy(dues, payments, datesOf);
const by = (one: PaidBy): string => (one.kind === 'payment' ? `#${one.paymentId} ${one.amount}` : `${one.month} ${one.amount}`);
/** `month due paid open by,by` */
const said = (account: Account): readonly string[] =>
  account.months.map((one) => [one.month, one.due, one.paid, one.open, one.paidBy.map(by).join(',')].join(' ').trim());

describe('settle', () => {
  it('pays the oldest month first, whatever the order of the lists', () => {
    // 1000 + 500 due; 700 on the 5th, 600 on the 9th
    const account = settle(
      [due('2026-02', 500), due('2026-01', 400), due('2026-01', 600)],
      [paid(2, '2026-02-09', 600), paid(1, '2026-02-05', 700)],
    );
    expect(said(account)).toEqual(['2026-01 1000 1000 0 #1 700,#2 300', '2026-02 500 300 200 #2 300']);
    expect([account.open, account.ahead]).toEqual([200, 0]);
  });

  it('pays the month that a payment names, and with the rest the oldest', () => {
    const account = settle(
      [due('2026-01', 1000), due('2026-02', 500)],
      [paid(1, '2026-02-05', 300), paid(2, '2026-02-06', 700, '2026-02')],
    );
    // #2: 500 for February, 200 left; #1 300 then #2 200 for January
    expect(said(account)).toEqual(['2026-01 1000 500 500 #1 300,#2 200', '2026-02 500 500 0 #2 500']);
    expect(account.open).toBe(500);
  });

  it('keeps what is too much, also for a month without dues', () => {
    const account = settle([due('2026-01', 100)], [paid(1, '2026-01-05', 150), paid(2, '2026-01-06', 30, '2026-09')]);
    expect(said(account)).toEqual(['2026-01 100 100 0 #1 100']);
    expect([account.open, account.ahead]).toEqual([0, 80]);
    expect(settle([], [])).toEqual({ months: [], items: [], open: 0, ahead: 0 });
  });

  it('takes a credit month for the oldest open month, before money', () => {
    // March is a credit of 300 (200 - 500): January takes it first
    const account = settle([due('2026-01', 400), due('2026-03', 200), due('2026-03', -500)], [paid(1, '2026-01-31', 50)]);
    expect(said(account)).toEqual(['2026-01 400 350 50 2026-03 300,#1 50', '2026-03 -300 -300 0']);
    // And keeps what nothing takes
    const left = settle([due('2026-01', 100), due('2026-03', -300)], []);
    expect(said(left)).toEqual(['2026-01 100 100 0 2026-03 100', '2026-03 -300 -100 -200']);
    expect([left.open, left.ahead]).toEqual([0, 200]);
  });

  it('owes money again that was given back', () => {
    // 150 for 100, the 50 too much are given back in March
    const account = settle([due('2026-01', 100)], [paid(1, '2026-01-05', 150), paid(2, '2026-03-06', -50)]);
    expect(said(account)).toEqual(['2026-01 100 100 0 #1 100', '2026-03 0 50 0 #1 50']);
    expect(account.months.map((one) => one.givenBack)).toEqual([0, 50]);
    expect([account.open, account.ahead]).toEqual([0, 0]);
  });

  it('takes payments of one day by their ids, and refuses sums beyond the safe range', () => {
    const account = settle([due('2026-01', 10)], [paid(8, '2026-01-05', 6), paid(3, '2026-01-05', 6)]);
    expect(said(account)).toEqual(['2026-01 10 10 0 #3 6,#8 4']);
    const most = Number.MAX_SAFE_INTEGER;
    expect(() => settle([due('2026-01', most), due('2026-01', 1)], [])).toThrow(RangeError);
    expect(() => settle([due('2026-01', most), due('2026-02', 1)], [])).toThrow(RangeError);
  });
});

describe('a month whose rent was billed alone', () => {
  const datesOf = (rentOn: string) => (): DueDates => ({ due: day('2027-01-15'), rent: { due: day(rentOn), amount: fen(300) } });
  it.each([
    // Rent of 300 and sessions of 200: what is paid settles the rent first.
    [500, 0, '2026-12-05', 300, 200],
    [500, 250, '2026-12-05', 50, 200],
    [500, 300, '2026-12-05', 0, 200],
    [500, 430, '2026-12-05', 0, 70],
    // A credit of 100 leaves nothing but rent.
    [200, 0, '2026-12-05', 200, 0],
    // Rent that was billed after the sessions were due is settled last.
    [500, 250, '2027-02-05', 250, 0],
    [500, 150, '2027-02-05', 300, 50],
    // A month that is a credit, and one that is ahead.
    [-40, 0, '2026-12-05', 0, 0],
    [500, 540, '2026-12-05', 0, 0],
  ])('of %i, %i paid, rent due on %s', (all, amount, rentOn, ofRent, rest) => {
    for (const named of [null, '2026-12']) {
      const { items } = settle([due('2026-12', all)], [paid(1, '2026-12-01', amount, named)], datesOf(rentOn));
      const open = (isRent: boolean): number => items.find((item) => item.isRent === isRent)?.open ?? 0;
      expect([open(true), open(false)]).toEqual([ofRent, rest]);
    }
  });

  it('gives way to what is due before it, of whichever month: one line for a payment that settles both parts of a month', () => {
    // December's rent is due on the 5th, its sessions on 15 January; January's rent on 5 January.
    const dates = (of: Month): DueDates =>
      of === month('2026-12')
        ? { due: day('2027-01-15'), rent: { due: day('2026-12-05'), amount: fen(300) } }
        : { due: day('2027-02-15'), rent: { due: day('2027-01-05'), amount: fen(300) } };
    const dues = [due('2026-12', 300), due('2026-12', 80), due('2027-01', 300)];
    expect(said(settle(dues, [paid(1, '2027-01-04', 620)], dates))).toEqual(['2026-12 380 320 60 #1 320', '2027-01 300 300 0 #1 300']);
    // A month without a statement of its own is due as the base says: later than rent that was billed ahead.
    expect(said(settle(dues, [paid(1, '2027-01-04', 620, '2026-12')], dates))).toEqual([
      '2026-12 380 380 0 #1 380',
      '2027-01 300 240 60 #1 240',
    ]);
  });
});

/** Coin by coin: each fen of each payment walks to what it settles. Gives what is open a month. */
function slowOpen(dues: readonly Due[], payments: readonly Payment[], datesOf: (of: Month) => DueDates): ReadonlyMap<string, number> {
  const open = new Map<string, number>();
  const add = (key: string, amount: number): void => void open.set(key, (open.get(key) ?? 0) + amount);
  for (const one of dues) add(one.month, one.amount);
  for (const one of payments) if (one.amount < 0) add(one.month ?? one.day.slice(0, 7), 0 - one.amount);
  const whole = new Map(open);
  let coins = 0;
  const ordered = payments.toSorted((a, b) => (a.day + String(a.id).padStart(3, '0') < b.day + String(b.id).padStart(3, '0') ? -1 : 1));
  for (const one of ordered) {
    for (let coin = 0; coin < one.amount; coin += 1) {
      if (one.month !== null && (open.get(one.month) ?? 0) > 0) add(one.month, -1);
      else coins += 1;
    }
  }
  // Each coin to whatever is due first: of a month its rent, or what is more than its rent.
  const dueNext = (key: string): string => {
    const { due: last, rent } = datesOf(month(key));
    if (rent === null) return last;
    const [all, left] = [whole.get(key) ?? 0, open.get(key) ?? 0];
    const [ofRent, other] = [Math.min(rent.amount, all), Math.max(0, all - rent.amount)];
    return rent.due <= last ? (left > other ? rent.due : last) : left > ofRent ? last : rent.due;
  };
  const keys = [...open.keys()].toSorted();
  const next = (): string | undefined =>
    keys.filter((key) => (open.get(key) ?? 0) > 0).toSorted((a, b) => (dueNext(a) + a < dueNext(b) + b ? -1 : 1))[0];
  for (const key of keys) {
    for (let to = next(); (open.get(key) ?? 0) < 0 && to !== undefined; to = next()) {
      add(key, 1);
      add(to, -1);
    }
  }
  for (let to = next(); coins > 0 && to !== undefined; to = next()) {
    coins -= 1;
    add(to, -1);
  }
  return open;
}

describe('any account', () => {
  const someMonth = fc.constantFrom('2025-11', '2025-12', '2026-01', '2026-02');
  const someDues = fc.array(
    fc.tuple(someMonth, fc.integer({ min: -40, max: 90 })).map(([text, amount]) => due(text, amount)),
    { maxLength: 6 },
  );
  const somePayment = fc.tuple(someMonth, fc.integer({ min: 1, max: 28 }), fc.integer({ min: -30, max: 120 }), fc.option(someMonth));
  const somePayments = fc
    .array(somePayment, { maxLength: 6 })
    .map((list) => list.map(([text, date, amount, named], id) => paid(id, `${text}-${String(date).padStart(2, '0')}`, amount, named)));

  /** Days from December to March at random, the same for the same month. */
  const someDates = fc
    .tuple(fc.array(fc.integer({ min: 0, max: 120 }), { minLength: 8, maxLength: 8 }), fc.integer({ min: -1, max: 90 }))
    .map(([days, amount]) => (of: Month): DueDates => {
      const at = Number(of.slice(5)) % 4;
      const on = (nth: number): Day => addDays(day('2025-12-01'), days[nth] ?? 0);
      return { due: on(at), rent: amount < 0 ? null : { due: on(at + 4), amount: fen(amount) } };
    });

  it('agrees with coins walking one by one', () => {
    fc.assert(
      fc.property(someDues, somePayments, someDates, (dues, payments, datesOf) => {
        const account = settle(dues, payments, datesOf);
        expect(new Map(account.months.map((one): [string, number] => [one.month, one.open]))).toEqual(slowOpen(dues, payments, datesOf));
      }),
    );
  });

  it('loses no fen: the balance is dues less payments, each line adds up, no payment pays more than it is', () => {
    fc.assert(
      fc.property(someDues, somePayments, someDates, (dues, payments, datesOf) => {
        const account = settle(dues, payments, datesOf);
        const total = (list: readonly { readonly amount: number }[]): number => list.reduce((sum, one) => sum + one.amount, 0);
        expect(account.open - account.ahead).toBe(total(dues) - total(payments));
        expect(Math.min(account.open, account.ahead)).toBe(0);
        for (const one of account.months) {
          expect(one.due + one.givenBack - one.paid).toBe(one.open);
          if (one.due + one.givenBack >= 0) expect(total(one.paidBy)).toBe(one.paid);
          else expect(one.paidBy).toEqual([]);
        }
        const pays = account.months.flatMap((one) => one.paidBy);
        for (const payment of payments) {
          const used = total(pays.filter((one) => one.kind === 'payment' && one.paymentId === payment.id));
          expect(used <= Math.max(0, payment.amount)).toBe(true);
        }
      }),
    );
  });
});
