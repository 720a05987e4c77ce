// What a tenant's statement of a month would say as of now: gathered, priced, settled.
import { addMonths, type Instant, type Month } from '../../domain/time/calendar.ts';
import { type Due, settle } from '../../domain/money/money.ts';
import { fen, sumSafe } from '../../domain/values/quantity.ts';
import {
  createMonthSpan,
  freeOf,
  listRentLines,
  listSessionLines,
  type StatedBooking,
  totalsOf,
  type TypedCharge,
} from '../../domain/money/statement.ts';
import type { StatedAccount, StatedPayment, StatementContent } from '../../domain/money/statement-doc.ts';
import { readKind } from '../core/db/read-kind.ts';
import { listMonthBookings, partiesOf } from './sql/statement-ground.ts';
import { listChargesByStatements } from './sql/statements.ts';
import { type Charge, duesOf, type PaymentLine, type TenantDues } from './sql/tenant-dues.ts';
import { computePricesOfMonth, type Pricing } from './booking-price.ts';

/** A statement's content with what would have to be charged for it. */
export interface DraftStatement {
  readonly content: StatementContent;
  /** Rent and studio charges that statements of the month have written so far, fen; null before the first. */
  readonly charged: number | null;
  /** What rent and sessions come to more (or less) than that. */
  readonly missing: number;
  readonly isOver: boolean;
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

/** The account as it stands once `more` is due in the month. */
function accountOf({ charges, payments }: TenantDues, month: Month, more: number): StatedAccount {
  const dues: readonly Due[] = more === 0 ? charges : [...charges, { month, amount: fen(more) }];
  const account = settle(dues, payments);
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

/** The statement of a tenant's month as of now. */
export function draftStatement(pricing: Pricing, tenantId: number, month: Month): DraftStatement {
  const { db, now } = pricing;
  const dues = duesOf(db, tenantId);
  const written = listChargesByStatements(db, tenantId, month);
  const leases = readKind(db, 'lease', { where: { tenantId }, order: ['startsOn', 'contract'] });
  const rent = listRentLines(leases, month);
  const { ended: sessions, open: stillOpen } = listSessionLines(bookingsOf(pricing, tenantId, month));
  const charges = typedOf(dues.charges, month, written);
  const { typed, ...totals } = totalsOf({ rent, sessions, typed: charges });
  const charged = sumSafe(dues.charges.filter((one) => written.has(one.id)).map((one) => one.amount));
  const missing = sumSafe([totals.rent, totals.studio, 0 - charged]);
  return {
    content: {
      month,
      ...partiesOf(db, tenantId, month),
      rent,
      sessions,
      charges,
      totals: { rent: totals.rent, studio: totals.studio, charges: typed, total: totals.total },
      free: freeOf(leases, month, sessions),
      stillOpen,
      account: accountOf(dues, month, missing),
    },
    charged: written.size === 0 ? null : charged,
    missing,
    isOver: isMonthOver(month, now),
  };
}
