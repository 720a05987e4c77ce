// Methods of money owed: accounts, statements, and their files.
// The shapes of money owed: accounts by month, statements and their frozen copies. Money in fen, instants in minutes since the epoch.
import { z } from 'zod';
import { defineJob, nothing, defineGrowingQuery, defineQuery, defineCommand } from '../core/method.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { daySchema, idNumber, bytesSchema, listOf, monthSchema, recordRef, refusalSchema, visibleWith } from '../core/shapes.ts';
import { BOOKING_STATES, INVOICE_QUESTIONS, INVOICE_STATES } from '../../domain/base/catalogue.ts';
import type { Age } from '../../domain/money/due.ts';
import { BILLABLE_PARTS, STATEMENT_PARTS } from '../../domain/money/statement-parts.ts';
import type { StatementContent, StatementDoc } from '../../domain/money/statement-doc.ts';
import { fenNumber, instantNumber, minutesNumber, priceLineSchema } from '../core/numbers.ts';

const accountInput = z.strictObject({ tenant: idNumber });
/** What to bill of a month; null: all that is to be billed by now. */
const part = z.enum(BILLABLE_PARTS).nullable().default(null);
const statementInput = z.strictObject({ tenant: recordRef, month: monthSchema, part });
const statementsInput = z.strictObject({ month: monthSchema });
const statementRunInput = statementsInput.extend({ part });
const { dueMonths: _months, dueDay: _day, rentDueDay: _rentDay, ...statedFrame } = SETTINGS.statement.schema.shape;
const invoiceInput = z.strictObject({
  id: idNumber,
  state: z.enum(INVOICE_STATES),
  number: z.string().trim().min(1).max(40).nullable(),
  day: daySchema.nullable(),
  /** Questions that were confirmed: they refuse it no more. */
  confirmed: z.array(z.enum(INVOICE_QUESTIONS)).max(INVOICE_QUESTIONS.length).default([]),
});
const statementFileInput = z.strictObject({ id: idNumber, kind: z.enum(['xlsx', 'pdf']) });

/** Who a statement is from or to. */
export const partySchema = z.object({ name: z.string(), uscc: z.string(), address: z.string().nullable(), phone: z.string().nullable() });
/** The same of a tenant. */
const lesseeSchema = partySchema.extend({ phone: visibleWith('contacts.look', z.string().nullable()) });
const rent = z.object({
  contract: z.string(),
  from: daySchema,
  to: daySchema,
  days: z.int(),
  daysInMonth: z.int(),
  monthlyRent: fenNumber,
  amount: fenNumber,
});
const slot = { number: z.string(), studio: z.string(), start: instantNumber, end: instantNumber, state: z.enum(BOOKING_STATES) } as const;
const session = z.object({ ...slot, lines: listOf(priceLineSchema), freeMinutes: minutesNumber, amount: fenNumber, isFrozen: z.boolean() });
const stillOpen = z.object({ ...slot, estimate: fenNumber.nullable() });
const typedCharge = z.object({ id: z.int(), kind: z.enum(['correction', 'credit']), reason: z.string(), amount: fenNumber });
const payment = z.object({
  kind: z.enum(['payment', 'credit']),
  day: z.string().nullable(),
  month: z.string().nullable(),
  method: z.string().nullable(),
  amount: z.int(),
});
const content = {
  month: z.string(),
  part: z.enum(STATEMENT_PARTS),
  lessor: partySchema,
  lessee: lesseeSchema,
  rent: listOf(rent),
  sessions: listOf(session),
  charges: listOf(typedCharge),
  totals: z.object({ rent: z.int(), studio: z.int(), charges: z.int(), total: z.int() }),
  free: z.object({ quota: z.int(), used: z.int() }),
  stillOpen: listOf(stillOpen),
  account: z.object({
    before: z.int(),
    beforeMonths: listOf(z.string()),
    paidBy: listOf(payment),
    paid: z.int(),
    open: z.int(),
    toPay: z.int(),
    ahead: z.int(),
  }),
  beside: z.object({ number: z.string(), total: z.int() }).nullable(),
} as const;
const difference = z.object({ what: z.enum(['rent', 'session']), name: z.string(), before: z.int(), after: z.int() });

/** What a statement would list as of now. */
export const contentSchema = z.object(content) satisfies z.ZodType<StatementContent>;

/** A statement's frozen copy. */
export const statementDocSchema = z.object({
  format: z.literal(1),
  number: z.string(),
  ...content,
  dueOn: z.string().nullable().default(null),
  frame: z.object(statedFrame).nullable().default(null),
  madeOn: z.string(),
  madeBy: z.string(),
  replaces: z.object({ number: z.string(), total: z.int(), differences: listOf(difference) }).nullable(),
  written: listOf(z.int()),
}) satisfies z.ZodType<StatementDoc>;

/** What is noted of the invoice that another program issues. */
const invoiceSchema = z.object({ state: z.enum(INVOICE_STATES), number: z.string().nullable(), day: z.string().nullable() });
export type InvoiceNote = z.infer<typeof invoiceSchema>;

/** A statement as lists show it; `invoice` null: nothing was noted. */
export const statementLineSchema = z.object({
  id: z.int(),
  number: z.string(),
  tenant: z.int(),
  tenantName: z.string(),
  month: z.string(),
  part: z.enum(STATEMENT_PARTS),
  total: z.int(),
  madeMs: z.int(),
  sha256: z.string(),
  invoice: invoiceSchema.nullable(),
});
export type StatementLine = z.infer<typeof statementLineSchema>;

const monthSums = { rent: z.int(), studio: z.int(), charges: z.int(), total: z.int(), paid: z.int(), open: z.int() } as const;
/** A statement on its month's page; `paid` and `open` as of now, of what it bills of the month alone. A replaced one counts in no sum. */
export const monthLineSchema = statementLineSchema.extend({ ...monthSums, dueOn: z.string(), isReplaced: z.boolean() });
export type MonthLine = z.infer<typeof monthLineSchema>;

/** A month's statements, newest first, what those that stand add up to, and tenants with something to be billed by now that have none of it yet. */
const monthStatementsSchema = z.object({
  statements: listOf(monthLineSchema),
  sums: z.object(monthSums),
  missing: listOf(z.object({ tenant: z.int(), tenantName: z.string() })),
});
export type MonthStatements = z.infer<typeof monthStatementsSchema>;

const ageing = { upTo30: z.int(), upTo60: z.int(), upTo90: z.int(), over90: z.int() } as const satisfies Record<Age, z.ZodType>;
const owedSums = {
  due: z.int(),
  paid: z.int(),
  open: z.int(),
  overdue: z.int(),
  ahead: z.int(),
  depositDue: z.int(),
  depositHeld: z.int(),
  ...ageing,
} as const;
/**
 * What a tenant owes over all months. `overdue`: of what is past its due date on the day, `since` the earliest of those dates, `days` ago;
 * `upTo30` to `over90`: the same by the days since each part was due.
 * `depositDue`: by the leases in force on the day, or else the next one; `depositHeld`: taken less what was given back and kept.
 */
export const owedLineSchema = z.object({
  tenant: z.int(),
  tenantName: z.string(),
  ...owedSums,
  since: z.string().nullable(),
  days: z.int(),
  months: listOf(z.string()),
});
export type OwedLine = z.infer<typeof owedLineSchema>;

/** Who owes what as of a day: those longest overdue first. */
const owedSchema = z.object({ day: z.string(), lines: listOf(owedLineSchema), sums: z.object(owedSums) });
export type Owed = z.infer<typeof owedSchema>;

/** One month of an account. `due` by kind of charge; `open` = due + givenBack - paid; `dueOn`: the days by which it is to be paid. */
const accountMonth = z.object({
  month: z.string(),
  due: z.object({ rent: z.int(), studio: z.int(), correction: z.int(), credit: z.int() }),
  dueTotal: z.int(),
  givenBack: z.int(),
  paid: z.int(),
  open: z.int(),
  dueOn: listOf(z.string()),
  paidBy: listOf(payment),
  statements: listOf(statementLineSchema),
});
export type AccountMonth = z.infer<typeof accountMonth>;

/** What a tenant owes, month by month, newest first; `ahead` is paid in advance; `deposit` is held now. */
const accountSchema = z.object({
  tenant: z.int(),
  months: listOf(accountMonth),
  open: z.int(),
  ahead: z.int(),
  deposit: z.object({ taken: z.int(), givenBack: z.int(), kept: z.int(), balance: z.int() }),
});
export type TenantAccount = z.infer<typeof accountSchema>;

/** What a statement would be; `earlier` is the newest one of the month, which it would stand instead of; `isChanged`: making one writes something. */
const previewSchema = z.object({
  content: contentSchema,
  earlier: statementLineSchema.nullable(),
  isChanged: z.boolean(),
  /** Why none can be made yet, or null. */
  refusal: refusalSchema.nullable(),
});
export type StatementPreview = z.infer<typeof previewSchema>;

/** A statement that was made, or that stood already because nothing had changed. */
const madeSchema = z.object({ statement: statementLineSchema, isNew: z.boolean(), total: z.int(), open: z.int(), toPay: z.int() });

/** What making all statements of a month came to: those made now, those that stood, and tenants without one, with the reason. */
const madeAllSchema = z.object({
  month: z.string(),
  made: listOf(statementLineSchema),
  same: listOf(statementLineSchema),
  left: listOf(z.object({ tenant: z.int(), tenantName: z.string(), refusal: refusalSchema })),
});

const statementFileSchema = z.object({ name: z.string(), bytes: bytesSchema, sha256: z.string() });

/** Methods of money owed. */
export const moneyMethods = {
  account: defineQuery('money.look', 'TENANT_UNKNOWN').input(accountInput).output(accountSchema),
  preview: defineQuery('money.look', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS').input(statementInput).output(previewSchema),
  make: defineCommand(
    'money.write',
    'TENANT_UNKNOWN',
    'ROW_TENANT_AMBIGUOUS',
    'STATEMENT_EMPTY',
    'STATEMENT_AHEAD',
    'STATEMENT_BOOKINGS_OPEN',
  )
    .input(statementInput)
    .output(madeSchema),
  makeAll: defineJob('writes', 'money.write', 'STATEMENT_AHEAD').input(statementRunInput).output(madeAllSchema),
  list: defineGrowingQuery('money.look').input(statementsInput).output(monthStatementsSchema),
  /** Every tenant with something due, paid, held, or a lease that has not ended; overdue as of the day, null: today. */
  owed: defineGrowingQuery('money.look')
    .input({ day: daySchema.nullable().default(null) })
    .output(owedSchema),
  statement: defineQuery('money.look', 'STATEMENT_UNKNOWN').input({ id: idNumber }).output(statementDocSchema),
  /** Notes number, state and day of the statement's invoice; `not_issued` takes the note back. A question that is not confirmed refuses it. */
  noteInvoice: defineCommand('money.write', 'STATEMENT_UNKNOWN', 'INVOICE_INCOMPLETE', ...INVOICE_QUESTIONS)
    .input(invoiceInput)
    .output(z.null()),
  /** When statements are due, where to pay, what tax the prices hold: printed on those that are made from now on. */
  frame: defineQuery('money.look').input(nothing).output(SETTINGS.statement.schema),
  setFrame: defineCommand(SETTINGS.statement.edited.right).input(SETTINGS.statement.schema).output(SETTINGS.statement.schema),
  /** One PDF of the month's statements that stand: a page of sums, then each of them. */
  monthFile: defineJob('reads', 'money.look', 'STATEMENTS_NONE').input(statementsInput).output(statementFileSchema),
  file: defineJob('reads', 'money.look', 'STATEMENT_UNKNOWN').input(statementFileInput).output(statementFileSchema),
} as const;
