// Methods of the bureau's own workbook: blanks and maps that are kept, and those that a caller brings.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { keptFileSchema } from '../report/filing-shapes.ts';
import { PROFILE, job, reads, writes, nothing } from '../core/method.ts';
import { answerOf, idNumber, listOf, nameText } from '../core/shapes.ts';
import {
  addWorkbookInput,
  checkMapInput,
  checkedMapSchema,
  fillFileInput,
  fillInput,
  filledSchema,
  newBlankInput,
  newBlankSchema,
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

/** Opening a blank can end in these. */
const BLANK: readonly RefusalCode[] = ['WB_XLS', 'WB_ENCRYPTED', 'WB_KIND', 'WB_DAMAGED', 'WB_TOO_BIG', 'WB_SIGNED'];
/** Filling one, in these as well. */
const FILL: readonly RefusalCode[] = [
  ...BLANK,
  ...PROFILE,
  'MONTH_UNKNOWN',
  'WB_MAP',
  'WB_UNCONFIRMED',
  'WB_OTHER_FILE',
  'WB_NO_SHEET',
  'WB_FORMULA_CELL',
  'WB_LOCKED_CELL',
  'WB_PLACEHOLDER',
  'WB_LIST_OVERFLOW',
  'WB_LIST_BLOCKED',
  'WB_SELFCHECK',
];

/** The bureau's own workbook. */
export const workbookMethods = {
  list: reads('sales.look')
    .input(nothing)
    .output(answerOf(z.object({ workbooks: listOf(workbookLineSchema) }))),
  get: job('reads', 'sales.look', 'WB_UNKNOWN', ...BLANK, ...PROFILE)
    .input(workbookInput)
    .output(answerOf(workbookSchema)),
  add: job('writes', 'month.write', 'RECORD_EXISTS', 'WB_MAP', ...BLANK, ...PROFILE)
    .input(addWorkbookInput)
    .output(answerOf(z.object({ id: idNumber }))),
  rename: writes('month.write', 'WB_UNKNOWN', 'RECORD_EXISTS', 'RECORD_CHANGED')
    .input(z.strictObject({ id: idNumber, version: z.int().positive(), name: nameText }))
    .output(answerOf(workbookLineSchema)),
  /** Keeps a changed map as a new edition; entries with errors are kept too, and only stop the export. */
  save: writes('month.write', 'WB_UNKNOWN', 'RECORD_CHANGED', 'WB_MAP', ...PROFILE)
    .input(saveMapInput)
    .output(answerOf(savedMapSchema)),
  newBlank: job('writes', 'month.write', 'WB_UNKNOWN', 'RECORD_CHANGED', ...BLANK, ...PROFILE)
    .input(newBlankInput)
    .output(answerOf(newBlankSchema)),
  retire: writes('month.write', 'WB_UNKNOWN').input(workbookInput).output(answerOf(workbookLineSchema)),
  restore: writes('month.write', 'WB_UNKNOWN', 'RECORD_EXISTS').input(workbookInput).output(answerOf(workbookLineSchema)),
  trial: job('reads', 'sales.look', 'WB_UNKNOWN', ...FILL)
    .input(trialInput)
    .output(answerOf(trialSchema)),
  mapFile: reads('sales.look', 'WB_UNKNOWN').input(workbookInput).output(answerOf(keptFileSchema)),
  blankFile: reads('sales.look', 'WB_UNKNOWN').input(workbookInput).output(answerOf(keptFileSchema)),
  fill: job('reads', 'sales.look', 'WB_UNKNOWN', ...FILL)
    .input(fillInput)
    .output(answerOf(filledSchema)),
  fillFile: job('reads', 'sales.look', ...FILL)
    .input(fillFileInput)
    .output(answerOf(filledSchema)),
  propose: reads('sales.look', ...BLANK, ...PROFILE)
    .input(proposeInput)
    .output(answerOf(proposedMapSchema)),
  check: reads('sales.look', 'WB_MAP', ...BLANK, ...PROFILE)
    .input(checkMapInput)
    .output(answerOf(checkedMapSchema)),
} as const;
