// What a statement says, as it is frozen: plain JSON that files are drawn from long after.
import type { StatementFrame } from './statement-frame.ts';
import type { StatementPart } from './statement-parts.ts';
import type { Difference, OpenSession, RentLine, SessionLine, TypedCharge } from './statement.ts';

/** Who a statement is from or to. */
export interface StatedParty {
  readonly name: string;
  readonly uscc: string;
  readonly address: string | null;
  readonly phone: string | null;
}

/** Whom it is to; the phone is left out for those who may not see whom to call. */
export type StatedLessee = Omit<StatedParty, 'phone'> & { readonly phone?: string | null | undefined };

/** A payment, or the credit of another month, that settled some of the month. */
export interface StatedPayment {
  readonly kind: 'payment' | 'credit';
  readonly day: string | null;
  readonly month: string | null;
  readonly method: string | null;
  readonly amount: number;
}

/** The account as of the making: `before` is open from earlier months, `open` from this one, `toPay` both; `ahead` is paid in advance. */
export interface StatedAccount {
  readonly before: number;
  readonly beforeMonths: readonly string[];
  readonly paidBy: readonly StatedPayment[];
  readonly paid: number;
  readonly open: number;
  readonly toPay: number;
  readonly ahead: number;
}

/** What a statement lists, adds up and says of the account; `total` is always the sum of all `amount`s of rent, sessions and charges. */
export interface StatementContent {
  readonly month: string;
  readonly part: StatementPart;
  readonly lessor: StatedParty;
  readonly lessee: StatedLessee;
  readonly rent: readonly RentLine[];
  readonly sessions: readonly SessionLine[];
  readonly charges: readonly TypedCharge[];
  readonly totals: { readonly rent: number; readonly studio: number; readonly charges: number; readonly total: number };
  readonly free: { readonly quota: number; readonly used: number };
  readonly stillOpen: readonly OpenSession[];
  readonly account: StatedAccount;
  /** The statement of the month's other part, as it stood: rent beside studio charges, or the other way about. */
  readonly beside: { readonly number: string; readonly total: number } | null;
}

/** The earlier statement that this one stands instead of, and what changed since. */
export interface Replaced {
  readonly number: string;
  readonly total: number;
  readonly differences: readonly Difference[];
}

/** Where to pay and what tax the prices hold, as of the making. */
export type StatedFrame = Omit<StatementFrame, 'dueMonths' | 'dueDay' | 'rentDueDay'>;

/**
 * A numbered statement. `written`: the ids of the charges that were written with it. `dueOn` and `frame` are null on those that an older
 * program made.
 */
export interface StatementDoc extends StatementContent {
  readonly dueOn: string | null;
  readonly frame: StatedFrame | null;
  readonly format: 1;
  readonly number: string;
  readonly madeOn: string;
  readonly madeBy: string;
  readonly replaces: Replaced | null;
  readonly written: readonly number[];
}

/** What makes two statements of a month the same: who, and every line. What was paid meanwhile makes no new one, nor does another bank account. */
export function isSameStatement(a: StatementContent, b: StatementContent): boolean {
  const linesOf = ({ month, lessor, lessee, rent, sessions, charges, totals, free }: StatementContent): string =>
    JSON.stringify([month, lessor, lessee, rent, sessions, charges, totals, free]);
  return linesOf(a) === linesOf(b);
}
