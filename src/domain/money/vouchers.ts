// Vouchers of an accounting period: what was charged, paid and deposited in it, as double lines for the base's accounting program.
import { type Day, firstDayOf, lastDayOf, type Month, monthOf } from '../time/calendar.ts';
import { sumSafe } from '../values/quantity.ts';
import { computeTaxWithin } from './tax.ts';

/** How an account is written: its number, a space, its name. */
export const ACCOUNT = /^(\d[\d.-]*) (\S.*)$/u;

/** The accounts of a base that has set none: numbers of the general chart of accounts (企业会计准则应用指南). */
export const STANDARD_ACCOUNTS = {
  receivable: '1122 应收账款',
  rent: '6051 其他业务收入',
  studio: '6001 主营业务收入',
  changes: '6001 主营业务收入',
  tax: '2221 应交税费',
  bank: '1002 银行存款',
  cash: '1001 库存现金',
  wechat: '1012 其他货币资金',
  alipay: '1012 其他货币资金',
  deposit: '2241 其他应付款',
} as const;

/** What stands on an account of its own. */
export type AccountName = keyof typeof STANDARD_ACCOUNTS;

/**
 * A charge of the period, or of the same bill before it. `bill`: the charges that are taxed together, as the paper taxes them; `bookedTax`: fen
 * of tax that a closed period booked of it.
 */
export interface BookedCharge {
  readonly id: number;
  readonly tenant: number;
  readonly month: Month;
  readonly bill: string;
  readonly on: 'rent' | 'studio' | 'changes';
  readonly amount: number;
  /** Hundredths of a percent; null: the base names no tax. */
  readonly taxRate: number | null;
  readonly isBefore: boolean;
  readonly bookedTax: number;
}

/** A payment booked in the period; negative: given back. */
export interface BookedPayment {
  readonly tenant: number;
  readonly day: Day;
  readonly amount: number;
  readonly method: string;
}

/** A deposit taken (`in`), given back (`out`), or kept for what is due (`kept`). */
export interface BookedDeposit {
  readonly tenant: number;
  readonly day: Day;
  readonly kind: 'in' | 'out' | 'kept';
  readonly amount: number;
}

/** What belongs to an accounting period. */
export interface BookedEntries {
  readonly charges: readonly BookedCharge[];
  readonly payments: readonly BookedPayment[];
  readonly deposits: readonly BookedDeposit[];
}

/** A line of a voucher, in fen; one of the sides is 0. */
export interface VoucherLine {
  readonly account: AccountName;
  readonly debit: number;
  readonly credit: number;
}

/** A voucher: its debits add up to its credits. `of`: what it is about; `month` of a bill, `day` on which it is dated, `happened` if that was earlier. */
export interface Voucher {
  readonly of: 'bill' | 'payment' | 'refund' | BookedDeposit['kind'];
  readonly day: Day;
  readonly happened: Day | null;
  readonly tenant: number;
  readonly month: Month | null;
  readonly lines: readonly VoucherLine[];
}

const MONEY_ACCOUNTS: Readonly<Record<string, AccountName>> = { 现金: 'cash', 微信: 'wechat', 支付宝: 'alipay' };

function debit(account: AccountName, amount: number): VoucherLine {
  return { account, debit: amount, credit: 0 };
}

function credit(account: AccountName, amount: number): VoucherLine {
  return { account, debit: 0, credit: amount };
}

function groupByBill(charges: readonly BookedCharge[]): readonly (readonly BookedCharge[])[] {
  return [...Map.groupBy(charges, ({ bill }) => bill).values()];
}

/** The tax of what is booked now: that of all of the bill, less what was booked of it before, so that the periods add up to the paper's. */
function computeTaxNow(charges: readonly BookedCharge[]): number {
  const rate = charges[0]?.taxRate ?? null;
  const whole = rate === null ? 0 : computeTaxWithin(sumSafe(charges.map(({ amount }) => amount)), rate).tax;
  return whole - sumSafe(charges.map(({ bookedTax }) => bookedTax));
}

/** The tax that the period's vouchers book, by charge: that of a bill stands with its first charge of the period. Those without are left out. */
export function listBookedTaxes({ charges }: Pick<BookedEntries, 'charges'>): readonly (readonly [charge: number, tax: number])[] {
  return groupByBill(charges).flatMap((of) => {
    const first = of.find(({ isBefore }) => !isBefore) ?? of[0];
    const tax = computeTaxNow(of);
    return first === undefined || tax === 0 ? [] : [[first.id, tax] as const];
  });
}

/** What is charged stands at full on the receivables; the tax leaves the first of the incomes whose share of it was not rounded by itself. */
function listBillLines(charges: readonly BookedCharge[]): readonly VoucherLine[] {
  const now = charges.filter(({ isBefore }) => !isBefore);
  const charged = (['rent', 'studio', 'changes'] as const)
    .map((on) => ({ on, amount: sumSafe(now.filter((one) => one.on === on).map((one) => one.amount)) }))
    .filter(({ amount }) => amount !== 0);
  // A bill that nothing was added to may still be taxed otherwise by now: its tax then comes out of the income it stands on.
  const amounts = charged.length > 0 ? charged : charges.slice(0, 1).map(({ on }) => ({ on, amount: 0 }));
  const tax = computeTaxNow(charges);
  const rate = charges[0]?.taxRate ?? 0;
  const others = amounts.slice(1).map(({ on, amount }) => ({ on, amount: computeTaxWithin(amount, rate).net }));
  const total = sumSafe(amounts.map(({ amount }) => amount));
  const first = amounts.slice(0, 1).map(({ on }) => ({ on, amount: total - tax - sumSafe(others.map(({ amount }) => amount)) }));
  return [debit('receivable', total), ...[...first, ...others].map(({ on, amount }) => credit(on, amount)), credit('tax', tax)].filter(
    (line) => line.debit !== 0 || line.credit !== 0,
  );
}

/**
 * Draws up the vouchers of a period: one a bill (credits in red, as negative amounts), one a payment, one a deposit, in that order. A bill is
 * dated on the period's last day; what happened before the period on its first.
 */
export function drawUpVouchers(period: Month, { charges, payments, deposits }: BookedEntries): readonly Voucher[] {
  const dated = (day: Day): Pick<Voucher, 'day' | 'happened'> =>
    monthOf(day) === period ? { day, happened: null } : { day: firstDayOf(period), happened: day };
  const bills = groupByBill(charges).flatMap((of): Voucher[] => {
    const [one] = of;
    const lines = listBillLines(of);
    if (one === undefined || lines.length === 0) return [];
    return [{ of: 'bill', day: lastDayOf(period), happened: null, tenant: one.tenant, month: one.month, lines }];
  });
  const paid = payments.map(({ tenant, day, amount, method }): Voucher => {
    const money = MONEY_ACCOUNTS[method] ?? 'bank';
    return amount > 0
      ? { of: 'payment', ...dated(day), tenant, month: null, lines: [debit(money, amount), credit('receivable', amount)] }
      : { of: 'refund', ...dated(day), tenant, month: null, lines: [debit('receivable', -amount), credit(money, -amount)] };
  });
  const DEPOSIT_SIDES = { in: ['bank', 'deposit'], out: ['deposit', 'bank'], kept: ['deposit', 'receivable'] } as const;
  const held = deposits.map(({ tenant, day, kind, amount }): Voucher => {
    const [from, to] = DEPOSIT_SIDES[kind];
    return { of: kind, ...dated(day), tenant, month: null, lines: [debit(from, amount), credit(to, amount)] };
  });
  return [...bills, ...paid, ...held];
}
