// What stands around a statement's lines and is the same for all of them: when it is due, where to pay, and what tax the prices hold.
import type { DueRule } from './due.ts';

/** The setting `statement`: plain JSON. */
export interface StatementFrame extends DueRule {
  /** The day of its own month by which rent that is billed alone has to be paid. */
  readonly rentDueDay: number;
  /** Who is paid, with which bank, on which account; null is not printed. */
  readonly payee: string | null;
  readonly bank: string | null;
  readonly bankAccount: string | null;
  /** What the tax in the prices is called, and its rate in hundredths of a percent (600: 6 %). Null: the paper says nothing of tax. */
  readonly taxName: string;
  readonly taxRate: number | null;
}

/** The frame of a base that has set none. */
export const STANDARD_STATEMENT_FRAME: StatementFrame = {
  dueMonths: 1,
  dueDay: 15,
  rentDueDay: 5,
  payee: null,
  bank: null,
  bankAccount: null,
  taxName: '增值税',
  taxRate: null,
};
