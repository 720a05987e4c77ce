// Methods of the monthly report: figures, where they come from, exports; closing, reopening, handing in.
import { z } from 'zod';
import { explainInput, explanationSchema } from './explain-shapes.ts';
import { PROFILE, defineJob, defineQuery, defineCommand } from '../core/method.ts';
import {
  artifactSchema,
  closeInput,
  exportInput,
  filedSchema,
  headInput,
  headSchema,
  reopenInput,
  reportInput,
  reportSchema,
  submitInput,
  submittedSchema,
} from './report-shapes.ts';
import { answerOf, listOf } from '../core/shapes.ts';

/** The report of a month. */
export const reportMethods = {
  month: defineQuery('report.look', 'MONTH_UNKNOWN', ...PROFILE)
    .input(reportInput)
    .output(answerOf(reportSchema)),
  export: defineJob('reads', 'report.look', 'MONTH_UNKNOWN', ...PROFILE)
    .input(exportInput)
    .output(answerOf(z.object({ files: listOf(artifactSchema) }))),
  explain: defineQuery('sales.look', 'MONTH_UNKNOWN', 'FIGURE_UNKNOWN', ...PROFILE)
    .input(explainInput)
    .output(answerOf(explanationSchema)),
} as const;

/** A month's life: closed, reopened, handed in. */
export const monthMethods = {
  close: defineJob(
    'writesWhole',
    'report.write',
    'MONTH_UNKNOWN',
    'MONTH_NOT_OVER',
    'MONTH_CLOSED',
    'CLOSE_FAILING',
    'CLOSE_UNEXPLAINED',
    'EXPLAINS_NOTHING',
    // The backup that is made before.
    'FOLDER_MISSING',
    'FOLDER_READ_ONLY',
    'TARGET_HELD',
    'BACKUP_DIFFERS',
    // The bookings that are settled with it.
    'BOOKING_UNKNOWN',
    'BOOKING_CHANGED',
    'BOOKING_STATE_MOVE',
    'REASON_TOO_SHORT',
    ...PROFILE,
  )
    .input(closeInput)
    .output(answerOf(filedSchema)),
  reopen: defineCommand('report.write', 'MONTH_NOT_CLOSED', 'REASON_NEEDED').input(reopenInput).output(answerOf(filedSchema)),
  submit: defineCommand('report.write', 'MONTH_NOT_CLOSED', 'SUBMIT_NOT_HANDED_IN', 'SUBMIT_ALREADY', 'REASON_NEEDED', 'FIGURE_UNKNOWN')
    .input(submitInput)
    .output(answerOf(submittedSchema)),
  head: defineCommand('report.write', 'HEAD_FIELD_UNKNOWN', 'CELL_NOT_DAY', 'MONTH_CLOSED', ...PROFILE)
    .input(headInput)
    .output(answerOf(headSchema)),
} as const;
