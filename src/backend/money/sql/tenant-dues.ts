// What a tenant owes: dues by month and kind, payments, and what is in arrears.
import { z } from 'zod';
import { lastDayOf, parseDay, parseMonth } from '../../../domain/time/calendar.ts';
import type { Day, Month } from '../../../domain/time/calendar.ts';
import { arrearsOn } from '../../../domain/money/money.ts';
import type { Arrears, Due, Payment } from '../../../domain/money/money.ts';
import { fen } from '../../../domain/values/quantity.ts';
import type { Fen } from '../../../domain/values/quantity.ts';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';

/** What a charge is for. */
const CHARGE_KINDS = ['rent', 'studio', 'correction', 'credit'] as const;
export type ChargeKind = (typeof CHARGE_KINDS)[number];

/** One charge of a month; negative where something is given back. */
export interface Charge extends Due {
  readonly id: number;
  readonly version: number;
  readonly kind: ChargeKind;
  readonly reason: string | null;
}

/** A payment with how it was paid. */
export interface PaymentLine extends Payment {
  readonly version: number;
  readonly method: string;
  readonly note: string | null;
}

/** Everything that a tenant's account is made from. */
export interface TenantDues {
  readonly charges: readonly Charge[];
  readonly payments: readonly PaymentLine[];
}

const dayText = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue({ code: 'custom', message: 'not a day' });
  return z.NEVER;
});
const monthText = z.string().transform((text, context): Month => {
  const month = parseMonth(text);
  if (month !== null) return month;
  context.addIssue({ code: 'custom', message: 'not a month' });
  return z.NEVER;
});
const money = z.int().transform((amount): Fen => fen(amount));

const chargeRows = z.array(
  z.object({
    id: z.int(),
    version: z.int(),
    month: monthText,
    kind: z.enum(CHARGE_KINDS),
    amount: money,
    reason: z.string().nullable(),
  }),
);
const paymentRows = z.array(
  z.object({
    id: z.int(),
    version: z.int(),
    day: dayText,
    month: monthText.nullable(),
    amount: money,
    method: z.string(),
    note: z.string().nullable(),
  }),
);

/** SQL of a tenant's charges and payments, for tests of its plan. */
export const DUES_SQL = {
  charges: `SELECT id, version, month, kind, amount, reason FROM charge INDEXED BY charge_by_tenant
    WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY month, id`,
  payments: `SELECT id, version, paid_on AS day, month, amount, method, note FROM payment INDEXED BY payment_by_tenant
    WHERE retired_at IS NULL AND tenant_id = ? + 0 ORDER BY paid_on, id`,
} as const;

/** A tenant's charges by month and id, and its payments by day and id. */
export function duesOf(db: Connection, tenantId: number): TenantDues {
  return {
    charges: chargeRows.parse(statement(db, DUES_SQL.charges).all(tenantId)),
    payments: paymentRows.parse(statement(db, DUES_SQL.payments).all(tenantId)),
  };
}

/** What of the months before `beforeMonth` the tenant still owes, by the payments up to that month's end: the warning TENANT_IN_ARREARS. */
export function arrearsOf(db: Connection, tenantId: number, beforeMonth: Month): Arrears {
  const { charges, payments } = duesOf(db, tenantId);
  return charges.length === 0 ? { amount: fen(0), months: [] } : arrearsOn(charges, payments, lastDayOf(beforeMonth));
}
