// Methods of accounting periods: what was booked in a month, its closing, and its vouchers. Money in fen.
import { z } from 'zod';
import { defineCommand, defineJob, defineQuery, nothing } from '../core/method.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { bytesSchema, listOf, monthSchema } from '../core/shapes.ts';

const periodInput = z.strictObject({ month: monthSchema });
const closedSchema = z.object({ atMs: z.int(), who: z.string() });

/** What is booked in a period; `earlier`: what of the sums was charged or paid for months that were closed before it was entered. */
export const bookedSumsSchema = z.object({
  sums: z.object({
    rent: z.int(),
    studio: z.int(),
    changes: z.int(),
    billed: z.int(),
    received: z.int(),
    depositsIn: z.int(),
    depositsOut: z.int(),
    depositsKept: z.int(),
  }),
  earlier: z.object({ billed: z.int(), received: z.int() }),
});

/** An accounting period. `closed`: by whom and when, null while it is open; `last`: the last one that is closed. */
const periodSchema = z.object({
  month: z.string(),
  closed: closedSchema.nullable(),
  last: z.string().nullable(),
  ...bookedSumsSchema.shape,
});
export type AccountingPeriod = z.infer<typeof periodSchema>;

/** A period that is open again, and the months that were opened with it, the first one first. */
const reopenedSchema = periodSchema.extend({ reopened: listOf(z.string()) });
export type ReopenedPeriod = z.infer<typeof reopenedSchema>;

/** Methods of accounting periods. */
export const accountingMethods = {
  period: defineQuery('money.look').input(periodInput).output(periodSchema),
  /** Closes the period and those before it. */
  close: defineCommand('money.write', 'PERIOD_CLOSED', 'PERIOD_NOT_OVER').input(periodInput).output(periodSchema),
  /** Opens the period and the closed ones after it. */
  reopen: defineCommand('money.write', 'PERIOD_OPEN', 'REASON_NEEDED')
    .input(periodInput.extend({ reason: z.string() }))
    .output(reopenedSchema),
  /** One workbook of the period's vouchers on the base's accounts. */
  vouchers: defineJob('reads', 'money.look', 'VOUCHERS_NONE')
    .input(periodInput)
    .output(z.object({ name: z.string(), bytes: bytesSchema, sha256: z.string() })),
  accounts: defineQuery('money.look').input(nothing).output(SETTINGS.accounts.schema),
  setAccounts: defineCommand(SETTINGS.accounts.edited.right).input(SETTINGS.accounts.schema).output(SETTINGS.accounts.schema),
} as const;
