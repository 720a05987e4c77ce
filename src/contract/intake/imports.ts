// Methods of imports: files taken in, batches and their undo, files kept for closed months.
import { z } from 'zod';
import { READ_CODES, type RefusalCode } from '../../domain/values/refusal-codes.ts';
import { batchFileSchema, batchSchema, importAnswer, importInput, parkedSchema, refusedRowSchema, undoneSchema } from './import-shapes.ts';
import { PROFILE, defineJob, defineQuery, nothing } from '../core/method.ts';
import { answerOf, bytesSchema, idNumber, listOf, monthSchema } from '../core/shapes.ts';

/** Reading files can end in any of these; rows carry codes of their own. */
export const FILES: readonly RefusalCode[] = [...READ_CODES, 'SHEET_NOT_ALLOWED', 'TENANT_UNKNOWN', 'MONTH_CLOSED'];

/** Taking files in. */
export const importMethods = {
  take: defineJob('writes', 'imports', ...FILES, ...PROFILE)
    .input(importInput)
    .output(importAnswer),
} as const;

export const batchMethods = {
  list: defineQuery('imports.look')
    .input(nothing)
    .output(answerOf(z.object({ batches: listOf(batchSchema) }))),
  files: defineQuery('imports.look', 'BATCH_UNKNOWN')
    .input(z.strictObject({ batch: idNumber }))
    .output(answerOf(z.object({ files: listOf(batchFileSchema) }))),
  /** A file as it was received, to anyone who may see all that stands in it. */
  file: defineQuery('imports.look', 'SHEET_NOT_ALLOWED', 'BATCH_UNKNOWN', 'KEPT_FILE_UNKNOWN')
    .input(z.strictObject({ batch: idNumber, file: idNumber }))
    .output(answerOf(z.object({ name: z.string(), bytes: bytesSchema }))),
  /** The rows that it left out, with the reasons: of the sheets that the caller may see. */
  refused: defineQuery('imports.look', 'BATCH_UNKNOWN')
    .input(z.strictObject({ batch: idNumber }))
    .output(answerOf(z.object({ rows: listOf(refusedRowSchema) }))),
  undo: defineJob('writesWhole', 'imports', 'SHEET_NOT_ALLOWED', 'BATCH_UNKNOWN', 'BATCH_UNDONE', 'MONTH_CLOSED', ...PROFILE)
    .input(z.strictObject({ batch: idNumber }))
    .output(answerOf(undoneSchema)),
} as const;

/** Files kept for closed months. */
export const parkedMethods = {
  list: defineQuery('imports.look')
    .input(z.strictObject({ month: monthSchema.nullable() }))
    .output(answerOf(z.object({ parked: listOf(parkedSchema) }))),
  take: defineJob('writes', 'imports', 'PARKED_UNKNOWN', 'PARKED_TAKEN', ...FILES, ...PROFILE)
    .input(z.strictObject({ id: idNumber }))
    .output(importAnswer),
} as const;
