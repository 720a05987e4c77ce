// Methods of files on their way in: staged, previewed, fixed, committed; column mappings.
// Methods of imports: files taken in, batches and their undo, files kept for closed months.
import { z } from 'zod';
import {
  commitAnswer,
  fixInput,
  fixedSchema,
  intakeInput,
  layoutSchema,
  leaveOutInput,
  mappingSchema,
  previewSchema,
  rowsInput,
  rowsSchema,
  saveMappingInput,
  sheetInput,
  stageInput,
  stagingInput,
  stagingSchema,
  undoFixInput,
  batchFileSchema,
  batchSchema,
  importAnswer,
  importInput,
  parkedSchema,
  refusedRowSchema,
  undoneSchema,
} from './intake-shapes.ts';
import { PROFILE, defineJob, defineGrowingQuery, defineQuery, defineCommand, nothing } from '../core/method.ts';
import { idNumber, listOf, bytesSchema, monthSchema } from '../core/shapes.ts';
import { READ_CODES, type RefusalCode } from '../../domain/values/refusal-codes.ts';

/** Reading files can end in any of these; rows carry codes of their own. */
const FILES: readonly RefusalCode[] = [...READ_CODES, 'SHEET_NOT_ALLOWED', 'TENANT_UNKNOWN', 'MONTH_CLOSED'];

/** Taking files in. */
export const importMethods = {
  take: defineJob('writes', 'imports', ...FILES, ...PROFILE)
    .input(importInput)
    .output(importAnswer),
} as const;

export const batchMethods = {
  list: defineGrowingQuery('imports.look')
    .input(nothing)
    .output({ batches: listOf(batchSchema) }),
  files: defineQuery('imports.look', 'BATCH_UNKNOWN')
    .input({ batch: idNumber })
    .output({ files: listOf(batchFileSchema) }),
  /** A file as it was received, to anyone who may see all that stands in it. */
  file: defineQuery('imports.look', 'SHEET_NOT_ALLOWED', 'BATCH_UNKNOWN', 'KEPT_FILE_UNKNOWN')
    .input({ batch: idNumber, file: idNumber })
    .output({ name: z.string(), bytes: bytesSchema }),
  /** The rows that it left out, with the reasons: of the sheets that the caller may see. */
  refused: defineGrowingQuery('imports.look', 'BATCH_UNKNOWN')
    .input({ batch: idNumber })
    .output({ rows: listOf(refusedRowSchema) }),
  undo: defineJob('writesWhole', 'imports', 'SHEET_NOT_ALLOWED', 'BATCH_UNKNOWN', 'BATCH_UNDONE', 'MONTH_CLOSED', ...PROFILE)
    .input({ batch: idNumber })
    .output(undoneSchema),
} as const;

/** Files kept for closed months. */
export const parkedMethods = {
  list: defineQuery('imports.look')
    .input({ month: monthSchema.nullable() })
    .output({ parked: listOf(parkedSchema) }),
  take: defineJob('writes', 'imports', 'PARKED_UNKNOWN', 'PARKED_TAKEN', ...FILES, ...PROFILE)
    .input({ id: idNumber })
    .output(importAnswer),
} as const;

/** Methods of files on their way in: staged, previewed, fixed, committed; column mappings. */
export const intakeMethods = {
  /** Reads and recognises files and keeps them; what is wrong with one stands with it. */
  stage: defineJob('stages', 'imports', 'STAGING_UNKNOWN', 'STAGING_TOO_MUCH').input(stageInput).output(stagingSchema),
  /** Takes up again what a batch left out, with what was typed into those rows. */
  again: defineJob('stages', 'imports', 'SHEET_NOT_ALLOWED', 'BATCH_UNKNOWN', 'BATCH_NONE_REFUSED', 'STAGING_UNKNOWN', 'STAGING_TOO_MUCH')
    .input({ batch: idNumber })
    .output(stagingSchema),
  list: defineQuery('imports.look')
    .input(nothing)
    .output({ stagings: listOf(stagingSchema) }),
  get: defineQuery('imports.look', 'STAGING_UNKNOWN').input(stagingInput).output(stagingSchema),
  drop: defineCommand('imports', 'STAGING_UNKNOWN').input(stagingInput).output(stagingInput),
  /** Tries all and takes it back. */
  preview: defineJob('stages', 'imports', 'STAGING_UNKNOWN', ...PROFILE)
    .input(intakeInput)
    .output(previewSchema),
  rows: defineQuery('imports.look', 'STAGING_UNKNOWN').input(rowsInput).output(rowsSchema),
  fix: defineJob('stagesAndWrites', 'imports', 'STAGING_UNKNOWN', 'STAGING_CELL_UNKNOWN', ...PROFILE)
    .input(fixInput)
    .output(fixedSchema),
  undoFix: defineJob('stagesAndWrites', 'imports', 'STAGING_UNKNOWN', ...PROFILE)
    .input(undoFixInput)
    .output(fixedSchema),
  leaveOut: defineQuery('imports', 'STAGING_UNKNOWN').input(leaveOutInput).output({ leftOut: z.int(), refusedRows: z.int() }),
  commit: defineJob('stagesAndWrites', 'imports', 'STAGING_UNKNOWN', ...FILES, ...PROFILE)
    .input(intakeInput)
    .output(commitAnswer),
  mapping: defineQuery('sales.write', 'STAGING_UNKNOWN', ...PROFILE)
    .input(sheetInput)
    .output(layoutSchema),
  saveMapping: defineCommand('sales.write').input(saveMappingInput).output(mappingSchema),
} as const;
