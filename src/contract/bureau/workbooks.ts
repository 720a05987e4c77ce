// Methods of the bureau's own workbook: blanks and maps that are kept, and those that a caller brings.
import { z } from 'zod';
import { BLANK_CODES, FILL_CODES, MONTHS_CODES, type RefusalCode } from '../../domain/values/refusal-codes.ts';
import { keptFileSchema } from '../report/filing-shapes.ts';
import { PROFILE, defineJob, defineQuery, defineCommand, nothing } from '../core/method.ts';
import { answerOf, idNumber, listOf, nameText } from '../core/shapes.ts';
import {
  addWorkbookInput,
  checkMapInput,
  checkedMapSchema,
  fillFileInput,
  fillInput,
  fillTableInput,
  filledSchema,
  filledTableSchema,
  newBlankInput,
  newBlankSchema,
  pickInput,
  pickSchema,
  proposeInput,
  proposedMapSchema,
  saveMapInput,
  savedMapSchema,
  trialInput,
  trialSchema,
  workbookInput,
  workbookLineSchema,
  workbookSchema,
} from './workbook-shapes.ts';

/** Filling a blank can end in these. */
const FILL: readonly RefusalCode[] = [...BLANK_CODES, ...PROFILE, 'MONTH_UNKNOWN', ...FILL_CODES];

/** The bureau's own workbook. */
export const workbookMethods = {
  list: defineQuery('sales.look')
    .input(nothing)
    .output(answerOf(z.object({ workbooks: listOf(workbookLineSchema) }))),
  get: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...BLANK_CODES, ...PROFILE)
    .input(workbookInput)
    .output(answerOf(workbookSchema)),
  add: defineJob('writes', 'maps.write', 'RECORD_EXISTS', 'WB_MAP', ...BLANK_CODES, ...PROFILE)
    .input(addWorkbookInput)
    .output(answerOf(z.object({ id: idNumber }))),
  rename: defineCommand('maps.write', 'WB_UNKNOWN', 'RECORD_EXISTS', 'RECORD_CHANGED')
    .input(z.strictObject({ id: idNumber, version: z.int().positive(), name: nameText }))
    .output(answerOf(workbookLineSchema)),
  /** Keeps a changed map as a new edition; entries with errors are kept too, and only stop the export. */
  save: defineCommand('maps.write', 'WB_UNKNOWN', 'RECORD_CHANGED', 'WB_MAP', ...PROFILE)
    .input(saveMapInput)
    .output(answerOf(savedMapSchema)),
  newBlank: defineJob('writes', 'maps.write', 'WB_UNKNOWN', 'RECORD_CHANGED', ...BLANK_CODES, ...PROFILE)
    .input(newBlankInput)
    .output(answerOf(newBlankSchema)),
  retire: defineCommand('maps.write', 'WB_UNKNOWN').input(workbookInput).output(answerOf(workbookLineSchema)),
  restore: defineCommand('maps.write', 'WB_UNKNOWN', 'RECORD_EXISTS').input(workbookInput).output(answerOf(workbookLineSchema)),
  trial: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...FILL)
    .input(trialInput)
    .output(answerOf(trialSchema)),
  /** What each figure would be in a cell that a person picks one for. */
  pick: defineJob('reads', 'sales.look', 'WB_UNKNOWN', 'MONTH_UNKNOWN', ...BLANK_CODES, ...PROFILE)
    .input(pickInput)
    .output(answerOf(pickSchema)),
  mapFile: defineQuery('sales.look', 'WB_UNKNOWN').input(workbookInput).output(answerOf(keptFileSchema)),
  blankFile: defineQuery('sales.look', 'WB_UNKNOWN').input(workbookInput).output(answerOf(keptFileSchema)),
  fill: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...FILL)
    .input(fillInput)
    .output(answerOf(filledSchema)),
  /** A table on short notice: not the monthly report, kept under its own name. */
  fillTable: defineJob('reads', 'sales.look', 'WB_UNKNOWN', ...MONTHS_CODES, ...FILL)
    .input(fillTableInput)
    .output(answerOf(filledTableSchema)),
  fillFile: defineJob('reads', 'sales.look', ...FILL)
    .input(fillFileInput)
    .output(answerOf(filledSchema)),
  propose: defineJob('reads', 'sales.look', ...BLANK_CODES, ...PROFILE)
    .input(proposeInput)
    .output(answerOf(proposedMapSchema)),
  check: defineJob('reads', 'sales.look', 'WB_MAP', ...BLANK_CODES, ...PROFILE)
    .input(checkMapInput)
    .output(answerOf(checkedMapSchema)),
} as const;
