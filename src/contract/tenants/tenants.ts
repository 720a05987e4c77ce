// Methods of tenants: the list, one tenant, adding, merging, leases, what comes due, attached files.
import { z } from 'zod';
import { defineCommand, defineQuery } from '../core/method.ts';
import { createValuesSchema } from '../records/record-schemas.ts';
import { changedSchema, undoneSchema } from '../records/record-shapes.ts';
import {
  answerOf,
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
} from '../core/shapes.ts';
import {
  bookingLineSchema,
  dueSchema,
  fileLineSchema,
  MERGE_WAYS,
  mergeClashSchema,
  tenantDetailSchema,
  tenantLineSchema,
} from './tenant-shapes.ts';
import { CHANGE_CODES, reasonSchema } from '../records/records.ts';

const asOf = z.strictObject({ day: daySchema });
const versioned = { id: idNumber, version: z.int().positive() };

export const tenantsMethods = {
  list: defineQuery('look')
    .input(z.strictObject({ day: daySchema, month: monthSchema }))
    .output(answerOf(z.object({ rows: listOf(tenantLineSchema) }))),
  detail: defineQuery('look', 'RECORD_UNKNOWN')
    .input(z.strictObject({ id: idNumber, day: daySchema }))
    .output(answerOf(tenantDetailSchema)),
  /** A tenant with its first dated row. `fact.tenant_id` is left out: the tenant is new. */
  add: defineCommand('records.write', ...CHANGE_CODES)
    .input(
      z.strictObject({ tenant: createValuesSchema('tenant'), fact: createValuesSchema('tenant_fact', 'tenant_id'), reason: reasonSchema }),
    )
    .output(answerOf(changedSchema)),
  merge: defineCommand('records.write', 'RECORD_MERGE_ITSELF', 'RECORD_MERGE_CLASH', ...CHANGE_CODES)
    .input(
      z.strictObject({
        from: idNumber,
        into: idNumber,
        reason: spokenText,
        /** Of each record that both have (`id`: that of `from`), what becomes of the two. */
        answers: z
          .array(z.strictObject({ kind: nameText, id: idNumber, keep: z.enum(MERGE_WAYS) }))
          .max(10_000)
          .default([]),
      }),
    )
    .output(answerOf(undoneSchema.extend({ moved: z.int() }))),
  /** What stands twice where two tenants are merged. */
  clashes: defineQuery('records.write')
    .input(z.strictObject({ from: idNumber, into: idNumber, language: languageSchema }))
    .output(answerOf(z.object({ rows: listOf(mergeClashSchema) }))),
  due: defineQuery('look').input(asOf).output(answerOf(dueSchema)),
  /** The bookings that touch the day or come after it, the earliest first; or those over before it, the latest first. */
  bookings: defineQuery('look', 'RECORD_UNKNOWN')
    .input(z.strictObject({ tenant: idNumber, day: daySchema, isAhead: z.boolean(), limit: z.int().min(1).max(5000) }))
    .output(answerOf(z.object({ count: z.int(), rows: listOf(bookingLineSchema) }))),
  /** `monthlyRent`: fen from then on; null: none. */
  renewLease: defineCommand('records.write', ...CHANGE_CODES)
    .input(
      z.strictObject({ ...versioned, contract: nameText, endsOn: daySchema, monthlyRent: z.int().min(0).nullable(), reason: reasonSchema }),
    )
    .output(answerOf(changedSchema)),
  endLease: defineCommand('records.write', ...CHANGE_CODES)
    .input(z.strictObject({ ...versioned, day: daySchema, reason: spokenText }))
    .output(answerOf(changedSchema.extend({ bookings: listOf(bookingLineSchema) }))),
  /** Ends every lease that reaches beyond the day, and answers the bookings after it. `isRehearsal` only answers. */
  leaveBase: defineCommand('records.write', ...CHANGE_CODES)
    .input(z.strictObject({ tenant: idNumber, day: daySchema, reason: spokenText, isRehearsal: z.boolean() }))
    .output(
      answerOf(
        z.object({
          leases: listOf(z.int()),
          bookings: listOf(bookingLineSchema),
          change: z.int().nullable(),
          warnings: listOf(refusalSchema),
        }),
      ),
    ),
  attach: defineCommand('records.write', 'RECORD_FILE_TOO_LARGE', 'FILE_EMPTY', ...CHANGE_CODES)
    .input(z.strictObject({ tenant: idNumber, paper: idNumber.nullable(), file: fileSchema }))
    .output(answerOf(fileLineSchema)),
  files: defineQuery('files.look', 'RECORD_UNKNOWN')
    .input(z.strictObject({ tenant: idNumber, retired: z.boolean() }))
    .output(answerOf(z.object({ files: listOf(fileLineSchema) }))),
  file: defineQuery('files.look', 'RECORD_UNKNOWN')
    .input(z.strictObject({ id: idNumber }))
    .output(answerOf(z.object({ name: z.string(), bytes: bytesSchema }))),
  retireFile: defineCommand('records.write', ...CHANGE_CODES)
    .input(z.strictObject({ ...versioned, reason: spokenText }))
    .output(answerOf(changedSchema)),
} as const;
