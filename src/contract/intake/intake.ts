// Methods of files on their way in: staged, previewed, fixed, committed; column mappings.
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
} from './intake-shapes.ts';
import { PROFILE, defineJob, defineQuery, defineCommand, nothing } from '../core/method.ts';
import { answerOf, idNumber, listOf } from '../core/shapes.ts';
import { FILES } from './imports.ts';

/** Methods of files on their way in: staged, previewed, fixed, committed; column mappings. */
export const intakeMethods = {
  /** Reads and recognises files and keeps them; what is wrong with one stands with it. */
  stage: defineJob('stages', 'imports', 'STAGING_UNKNOWN', 'STAGING_TOO_MUCH').input(stageInput).output(answerOf(stagingSchema)),
  /** Takes up again what a batch left out, with what was typed into those rows. */
  again: defineJob('stages', 'imports', 'SHEET_NOT_ALLOWED', 'BATCH_UNKNOWN', 'BATCH_NONE_REFUSED', 'STAGING_UNKNOWN', 'STAGING_TOO_MUCH')
    .input(z.strictObject({ batch: idNumber }))
    .output(answerOf(stagingSchema)),
  list: defineQuery('imports.look')
    .input(nothing)
    .output(answerOf(z.object({ stagings: listOf(stagingSchema) }))),
  get: defineQuery('imports.look', 'STAGING_UNKNOWN').input(stagingInput).output(answerOf(stagingSchema)),
  drop: defineCommand('imports', 'STAGING_UNKNOWN').input(stagingInput).output(answerOf(stagingInput)),
  /** Tries all and takes it back. */
  preview: defineJob('stagesAndWrites', 'imports', 'STAGING_UNKNOWN', ...PROFILE)
    .input(intakeInput)
    .output(answerOf(previewSchema)),
  rows: defineQuery('imports.look', 'STAGING_UNKNOWN').input(rowsInput).output(answerOf(rowsSchema)),
  fix: defineJob('stagesAndWrites', 'imports', 'STAGING_UNKNOWN', 'STAGING_CELL_UNKNOWN', ...PROFILE)
    .input(fixInput)
    .output(answerOf(fixedSchema)),
  undoFix: defineJob('stagesAndWrites', 'imports', 'STAGING_UNKNOWN', ...PROFILE)
    .input(undoFixInput)
    .output(answerOf(fixedSchema)),
  leaveOut: defineQuery('imports', 'STAGING_UNKNOWN')
    .input(leaveOutInput)
    .output(answerOf(z.object({ leftOut: z.int(), refusedRows: z.int() }))),
  commit: defineJob('stagesAndWrites', 'imports', 'STAGING_UNKNOWN', ...FILES, ...PROFILE)
    .input(intakeInput)
    .output(commitAnswer),
  mapping: defineQuery('sales.write', 'STAGING_UNKNOWN', ...PROFILE)
    .input(sheetInput)
    .output(answerOf(layoutSchema)),
  saveMapping: defineCommand('sales.write').input(saveMappingInput).output(answerOf(mappingSchema)),
} as const;
