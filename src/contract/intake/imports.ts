// Methods of imports: files taken in, batches and their undo, files kept for closed months.
import { z } from 'zod';
import { READ_CODES } from '../../domain/values/refusal-codes.ts';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { batchFileSchema, batchSchema, importAnswer, importInput, parkedSchema, refusedRowSchema, undoneSchema } from './import-shapes.ts';
import { PROFILE, job, reads, nothing } from '../core/method.ts';
import { answerOf, bytesSchema, idNumber, listOf, monthSchema } from '../core/shapes.ts';

/** Reading files can end in any of these; rows carry codes of their own. */
export const FILES: readonly RefusalCode[] = [...READ_CODES, 'TENANT_UNKNOWN', 'MONTH_CLOSED'];

/** Taking files in. */
export const importMethods = {
  take: job('writes', 'sales.write', ...FILES, ...PROFILE)
    .input(importInput)
    .output(importAnswer),
} as const;

/** Batches. */
export const batchMethods = {
  list: reads('sales.write')
    .input(nothing)
    .output(answerOf(z.object({ batches: listOf(batchSchema) }))),
  files: reads('sales.write', 'BATCH_UNKNOWN')
    .input(z.strictObject({ batch: idNumber }))
    .output(answerOf(z.object({ files: listOf(batchFileSchema) }))),
  /** A file as it was received. */
  file: reads('sales.write', 'BATCH_UNKNOWN', 'KEPT_FILE_UNKNOWN')
    .input(z.strictObject({ batch: idNumber, file: idNumber }))
    .output(answerOf(z.object({ name: z.string(), bytes: bytesSchema }))),
  /** The rows that it left out, with the reasons. */
  refused: reads('sales.write', 'BATCH_UNKNOWN')
    .input(z.strictObject({ batch: idNumber }))
    .output(answerOf(z.object({ rows: listOf(refusedRowSchema) }))),
  undo: job('writesWhole', 'sales.write', 'BATCH_UNKNOWN', 'BATCH_UNDONE', 'MONTH_CLOSED', ...PROFILE)
    .input(z.strictObject({ batch: idNumber }))
    .output(answerOf(undoneSchema)),
} as const;

/** Files kept for closed months. */
export const parkedMethods = {
  list: reads('sales.write')
    .input(z.strictObject({ month: monthSchema.nullable() }))
    .output(answerOf(z.object({ parked: listOf(parkedSchema) }))),
  take: job('writes', 'sales.write', 'PARKED_UNKNOWN', 'PARKED_TAKEN', ...FILES, ...PROFILE)
    .input(z.strictObject({ id: idNumber }))
    .output(importAnswer),
} as const;
