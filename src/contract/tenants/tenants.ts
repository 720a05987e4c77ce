// Methods of tenants: the list, one tenant, adding, merging, leases, what comes due, attached files.
// The shapes of the tenants' methods: the list, one tenant with all that is its, what expires, leases, attached files.
import { z } from 'zod';
import { defineCommand, defineGrowingQuery, defineQuery } from '../core/method.ts';
import { enteredAmount } from '../core/numbers.ts';
import { createValuesSchema, changedSchema, undoneSchema, CHANGE_CODES, reasonSchema, recordRowOf } from '../records/records.ts';
import {
  bytesSchema,
  daySchema,
  fileSchema,
  idNumber,
  languageSchema,
  listOf,
  monthSchema,
  nameText,
  refusalSchema,
  spokenText,
  visibleWith,
} from '../core/shapes.ts';

const expiring = z.object({ on: z.string(), days: z.int() });
const paperAhead = expiring.extend({ id: z.int(), kind: z.string() });
const leaseAhead = expiring.extend({ id: z.int(), contract: z.string() });

/** A tenant as the list shows it on a day. `since` / `until`: in the base without a gap around the day, null where it is not. */
const tenantLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  name: z.string(),
  uscc: z.string(),
  category: z.string(),
  leading: z.boolean(),
  serviceKind: z.string().nullable(),
  industry: z.string().nullable(),
  contact: visibleWith('contacts.look', z.string().nullable()),
  phone: visibleWith('contacts.look', z.string().nullable()),
  state: z.enum(['in', 'coming', 'left', 'none']),
  since: z.string().nullable(),
  until: z.string().nullable(),
  studios: listOf(z.int()),
  area: z.int(),
  lease: leaseAhead.nullable(),
  paper: visibleWith('files.look', paperAhead.nullable()),
  hosts: z.int(),
  paid: visibleWith('sales.look', z.int()),
  openCases: visibleWith('cases.look', z.int()),
});
export type TenantLine = z.infer<typeof tenantLineSchema>;

/** What becomes of two records of one key when their tenants are merged: the one of `into` stays, that of `from`, or both added up. */
export const MERGE_WAYS = ['into', 'from', 'sum'] as const;
export type MergeWay = (typeof MERGE_WAYS)[number];

/** A record that two tenants have, in words; `id`: that of the tenant that goes. */
const mergeClashSchema = z.object({
  kind: z.string(),
  id: z.int(),
  what: z.string(),
  isClosed: z.boolean(),
  ways: listOf(z.enum(MERGE_WAYS)),
  fields: visibleWith('sales.look', listOf(z.object({ field: z.string(), into: z.string(), from: z.string() }))),
});
export type DescribedClash = z.infer<typeof mergeClashSchema>;

/** A month of a tenant: what it reported, by effective lines. */
export const tenantMonthSchema = z.object({
  month: z.string(),
  sessions: z.int(),
  minutes: z.int(),
  orders: z.int(),
  paid: z.int(),
  refunded: z.int(),
  settled: z.int(),
  retail: z.int().nullable(),
});
export type TenantMonth = z.infer<typeof tenantMonthSchema>;

/** A booking as a list of a tenant's or a studio's names it; minutes since the epoch. */
export const bookingLineSchema = z.object({
  id: z.int(),
  number: z.string(),
  tenant: z.int(),
  studio: z.int(),
  startsAt: z.int(),
  endsAt: z.int(),
  state: z.string(),
  title: z.string().nullable(),
});
export type BookingLine = z.infer<typeof bookingLineSchema>;

/** A file kept with a tenant or with one of its papers. */
export const fileLineSchema = z.object({
  id: z.int(),
  version: z.int(),
  name: z.string(),
  size: z.int(),
  sha256: z.string(),
  paper: z.int().nullable(),
  addedAt: z.string(),
  addedBy: z.string(),
  retiredOn: z.string().nullable(),
});
export type FileLine = z.infer<typeof fileLineSchema>;

/** One tenant with all that is its. Rows that stand, in their kinds' order. */
const tenantDetailSchema = z.object({
  tenant: recordRowOf('tenant'),
  /** The fact in force on the day. */
  now: recordRowOf('tenant_fact'),
  state: tenantLineSchema.shape.state,
  since: z.string().nullable(),
  until: z.string().nullable(),
  facts: listOf(recordRowOf('tenant_fact')),
  leases: listOf(recordRowOf('lease')),
  accounts: listOf(recordRowOf('account')),
  hosts: listOf(recordRowOf('host')),
  headcounts: listOf(recordRowOf('headcount')),
  papers: visibleWith('files.look', listOf(recordRowOf('paper'))),
  cases: visibleWith('cases.look', listOf(recordRowOf('compliance_case'))),
  months: visibleWith('sales.look', listOf(tenantMonthSchema)),
  bookings: z.object({ count: z.int(), ahead: z.int(), next: listOf(bookingLineSchema) }),
  files: visibleWith('files.look', listOf(fileLineSchema)),
  /** Names and codes that still find it. */
  former: listOf(z.string()),
});
export type TenantDetail = z.infer<typeof tenantDetailSchema>;

/** What comes due: papers within 60, 30, 7 days, leases within 90, 60, 30; `within` is the narrowest that holds, 0 for overdue papers. */
const dueSchema = z.object({
  papers: visibleWith(
    'files.look',
    listOf(
      z.object({
        id: z.int(),
        tenant: z.int(),
        name: z.string(),
        kind: z.string(),
        number: z.string(),
        on: z.string(),
        days: z.int(),
        within: z.int(),
      }),
    ),
  ),
  leases: listOf(
    z.object({
      id: z.int(),
      tenant: z.int(),
      name: z.string(),
      contract: z.string(),
      on: z.string(),
      days: z.int(),
      within: z.int(),
    }),
  ),
});
export type Due = z.infer<typeof dueSchema>;

const asOf = z.strictObject({ day: daySchema });
const versioned = { id: idNumber, version: z.int().positive() };

export const tenantsMethods = {
  list: defineQuery('look')
    .input({ day: daySchema, month: monthSchema })
    .output({ rows: listOf(tenantLineSchema) }),
  detail: defineQuery('look', 'RECORD_UNKNOWN').input({ id: idNumber, day: daySchema }).output(tenantDetailSchema),
  /** A tenant with its first dated row. `fact.tenant_id` is left out: the tenant is new. */
  add: defineCommand('records.write', ...CHANGE_CODES)
    .input({ tenant: createValuesSchema('tenant'), fact: createValuesSchema('tenant_fact', 'tenant_id'), reason: reasonSchema })
    .output(changedSchema),
  merge: defineCommand('records.write', 'RECORD_MERGE_ITSELF', 'RECORD_MERGE_CLASH', ...CHANGE_CODES)
    .input({
      from: idNumber,
      into: idNumber,
      reason: spokenText,
      /** Of each record that both have (`id`: that of `from`), what becomes of the two. */
      answers: z
        .array(z.strictObject({ kind: nameText, id: idNumber, keep: z.enum(MERGE_WAYS) }))
        .max(10_000)
        .default([]),
    })
    .output(undoneSchema.extend({ moved: z.int() })),
  /** What stands twice where two tenants are merged. */
  clashes: defineGrowingQuery('records.write')
    .input({ from: idNumber, into: idNumber, language: languageSchema })
    .output({ rows: listOf(mergeClashSchema) }),
  due: defineQuery('look').input(asOf).output(dueSchema),
  /** The bookings that touch the day or come after it, the earliest first; or those over before it, the latest first. */
  bookings: defineGrowingQuery('look', 'RECORD_UNKNOWN')
    .input({ tenant: idNumber, day: daySchema, isAhead: z.boolean(), limit: z.int().min(1).max(5000) })
    .output({ count: z.int(), rows: listOf(bookingLineSchema) }),
  /** `monthlyRent`: fen from then on; null: none. */
  renewLease: defineCommand('records.write', ...CHANGE_CODES)
    .input({ ...versioned, contract: nameText, endsOn: daySchema, monthlyRent: enteredAmount.nullable(), reason: reasonSchema })
    .output(changedSchema),
  endLease: defineCommand('records.write', ...CHANGE_CODES)
    .input({ ...versioned, day: daySchema, reason: spokenText })
    .output(changedSchema.extend({ bookings: listOf(bookingLineSchema) })),
  /** Ends every lease that reaches beyond the day, and answers the bookings after it. `isRehearsal` only answers. */
  leaveBase: defineCommand('records.write', ...CHANGE_CODES)
    .input({ tenant: idNumber, day: daySchema, reason: spokenText, isRehearsal: z.boolean() })
    .output({
      leases: listOf(z.int()),
      bookings: listOf(bookingLineSchema),
      change: z.int().nullable(),
      warnings: listOf(refusalSchema),
    }),
  attach: defineCommand('records.write', 'RECORD_FILE_TOO_LARGE', 'FILE_EMPTY', ...CHANGE_CODES)
    .input({ tenant: idNumber, paper: idNumber.nullable(), file: fileSchema })
    .output(fileLineSchema),
  files: defineQuery('files.look', 'RECORD_UNKNOWN')
    .input({ tenant: idNumber, retired: z.boolean() })
    .output({ files: listOf(fileLineSchema) }),
  file: defineQuery('files.look', 'RECORD_UNKNOWN').input({ id: idNumber }).output({ name: z.string(), bytes: bytesSchema }),
  retireFile: defineCommand('records.write', ...CHANGE_CODES)
    .input({ ...versioned, reason: spokenText })
    .output(changedSchema),
} as const;
