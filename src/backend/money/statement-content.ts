// What a tenant's statement of a month would say as of now: gathered, priced, settled.
import { addMonths, type Day, getDayOfInstant, type Instant, type Month, parseDay } from '../../domain/time/calendar.ts';
import { dueDateOf } from '../../domain/money/due.ts';
import { type Due, type DueDates, settle } from '../../domain/money/money.ts';
import { fen, sumSafe } from '../../domain/values/quantity.ts';
import {
  createMonthSpan,
  freeOf,
  listRentLines,
  listSessionLines,
  type OpenSession,
  type RentLease,
  type StatedBooking,
  type StatementLines,
  totalsOf,
  type TypedCharge,
} from '../../domain/money/statement.ts';
import type { StatedAccount, StatedPayment, StatementContent, StatementDoc } from '../../domain/money/statement-doc.ts';
import type { StatementPart } from '../../domain/money/statement-parts.ts';
import { readKind } from '../core/db/read-kind.ts';
import { readSetting } from '../core/records/settings.ts';
import { listMonthBookings, partiesOf, listChargesByStatements, listChargesOfPart } from './sql/statements.ts';
import { type Charge, duesOf, type PaymentLine, type TenantDues } from './sql/dues.ts';
import { computePricesOfMonth, type Pricing } from './booking-price.ts';

/** Everything that a tenant's month can be billed for, as of now: what statements of any of its parts are made from. */
export interface BilledMonth {
  readonly pricing: Pricing;
  readonly tenantId: number;
  readonly month: Month;
  readonly isOver: boolean;
  readonly leases: readonly RentLease[];
  readonly lines: StatementLines;
  readonly stillOpen: readonly OpenSession[];
  readonly dues: TenantDues;
}

/** A statement's content with what would have to be charged for it. */
export interface DraftStatement {
  readonly content: StatementContent;
  /** What rent and sessions of the part come to more (or less) than its statements have charged so far, fen. */
  readonly missing: number;
  /** Frozen with the first statement of the part; those that replace it are due when it was. Rent billed alone is due in its own month. */
  readonly dueOn: Day;
}

function bookingsOf(pricing: Pricing, tenantId: number, month: Month): StatedBooking[] {
  const prices = computePricesOfMonth(pricing, tenantId, month);
  return listMonthBookings(pricing.db, tenantId, month, pricing.now).flatMap((booking) => {
    const price = prices.get(booking.id);
    return price === undefined ? [] : [{ ...booking, price, isFrozen: price.isFrozen }];
  });
}

function typedOf(charges: readonly Charge[], month: Month, written: ReadonlySet<number>): TypedCharge[] {
  return charges.flatMap(({ id, month: of, kind, reason, amount }) =>
    of !== month || written.has(id) || kind === 'rent' || kind === 'studio' ? [] : [{ id, kind, reason: reason ?? '', amount }],
  );
}

/** By what a month was settled, in words' parts. */
export function formatStatedPayments(
  paidBy: ReturnType<typeof settle>['months'][number]['paidBy'],
  payments: readonly PaymentLine[],
): StatedPayment[] {
  return paidBy.map((one): StatedPayment => {
    if (one.kind === 'credit') return { kind: 'credit', day: null, month: one.month, method: null, amount: one.amount };
    const method = payments.find((payment) => payment.id === one.paymentId)?.method ?? null;
    return { kind: 'payment', day: one.day, month: null, method, amount: one.amount };
  });
}

/** What a statement of a part will ask for once it is made, and by when. */
interface Asking {
  readonly part: StatementPart;
  readonly more: number;
  readonly dueOn: Day;
}

/** The account as it stands once a statement asks for `more` in the month. */
function accountOf({ charges, payments, datesOf }: TenantDues, month: Month, { part, more, dueOn }: Asking): StatedAccount {
  const dues: readonly Due[] = more === 0 ? charges : [...charges, { month, amount: fen(more) }];
  const asked = (of: Month): DueDates => {
    const { due, rent } = datesOf(of);
    if (of !== month) return { due, rent };
    return part === 'rent' ? { due, rent: { due: dueOn, amount: fen((rent?.amount ?? 0) + more) } } : { due: dueOn, rent };
  };
  const account = settle(dues, payments, asked);
  const earlier = account.months.filter((one) => one.month < month && one.open !== 0);
  const own = account.months.find((one) => one.month === month);
  const before = sumSafe(earlier.map((one) => one.open));
  const open = own?.open ?? 0;
  return {
    before,
    beforeMonths: earlier.map((one) => one.month),
    paidBy: formatStatedPayments(own?.paidBy ?? [], payments),
    paid: own?.paid ?? 0,
    open,
    toPay: sumSafe([before, open]),
    ahead: account.ahead,
  };
}

/** Whether the month is over. */
export function isMonthOver(month: Month, now: Instant): boolean {
  return now >= createMonthSpan(addMonths(month, 1)).from;
}

/** Gathers what a tenant's month can be billed for as of now. */
export function gatherMonth(pricing: Pricing, tenantId: number, month: Month): BilledMonth {
  const { db, now } = pricing;
  const dues = duesOf(db, tenantId);
  const leases = readKind(db, 'lease', { where: { tenantId }, order: ['startsOn', 'contract'] });
  const { ended: sessions, open: stillOpen } = listSessionLines(bookingsOf(pricing, tenantId, month));
  const typed = typedOf(dues.charges, month, listChargesByStatements(db, tenantId, month));
  const lines = { rent: listRentLines(leases, month), sessions, typed };
  return { pricing, tenantId, month, isOver: isMonthOver(month, now), leases, lines, stillOpen, dues };
}

/** What of a month stands on the statement of a part: its lines and, where sessions do, those still open and the free minutes. */
function linesOfPart({ leases, month, lines, stillOpen }: BilledMonth, part: StatementPart) {
  const { rent, sessions, typed } = lines;
  if (part === 'rent') return { rent, sessions: [], typed: [], stillOpen: [], free: { quota: 0, used: 0 } };
  return { rent: part === 'whole' ? rent : [], sessions, typed, stillOpen, free: freeOf(leases, month, sessions) };
}

function computeDueDay({ pricing, month }: BilledMonth, part: StatementPart): Day {
  const { dueMonths, dueDay, rentDueDay } = readSetting(pricing.db, 'statement');
  const rule = part === 'rent' ? { dueMonths: 0, dueDay: rentDueDay } : { dueMonths, dueDay };
  return dueDateOf(month, rule, getDayOfInstant(pricing.now));
}

/** The statement of a part of a month as of now. `earlier`: the one that it would replace; `beside`: the one of its other part that stands. */
export function draftStatement(
  billed: BilledMonth,
  part: StatementPart,
  { earlier, beside }: { readonly earlier: StatementDoc | null; readonly beside: StatementContent['beside'] },
): DraftStatement {
  const { pricing, tenantId, month, dues } = billed;
  const { rent, sessions, typed, stillOpen, free } = linesOfPart(billed, part);
  const totals = totalsOf({ rent, sessions, typed });
  const written = listChargesOfPart(pricing.db, tenantId, month, part);
  const charged = sumSafe(dues.charges.filter((one) => written.has(one.id)).map((one) => one.amount));
  const missing = sumSafe([totals.rent, totals.studio, 0 - charged]);
  const dueOn = (earlier === null ? null : parseDay(earlier.dueOn ?? '')) ?? computeDueDay(billed, part);
  return {
    content: {
      month,
      part,
      ...partiesOf(pricing.db, tenantId, month),
      rent,
      sessions,
      charges: typed,
      totals: { rent: totals.rent, studio: totals.studio, charges: totals.typed, total: totals.total },
      free,
      stillOpen,
      account: accountOf(dues, month, { part, more: missing, dueOn }),
      beside,
    },
    missing,
    dueOn,
  };
}
