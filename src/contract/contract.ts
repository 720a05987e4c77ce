// What may be asked and answered: one entry a method, with its input, its output and the codes it may refuse with.
import { oc } from '@orpc/contract';
import type { ContractRouterClient } from '@orpc/contract';
import { z } from 'zod';
import type { RefusalCode } from '../domain/refusal-codes.ts';
import { explainInput, explanationSchema } from './explain-shapes.ts';
import { batchSchema, importAnswer, importInput, parkedSchema, undoneSchema } from './import-shapes.ts';
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
import { answerOf, idNumber, instantSchema, listOf, monthSchema, nameText, refusalSchema, spokenText } from './shapes.ts';

/** What is known of a method besides its shapes. */
export interface MethodMeta extends Record<string, unknown> {
  /** Codes that the method may refuse with, besides those that any method may (`COMMON_CODES`). */
  readonly codes: readonly RefusalCode[];
}

/** Any method may meet these: the input, the file of the base, its disk. */
export const COMMON_CODES: readonly RefusalCode[] = ['INPUT_INVALID', 'BASE_BUSY', 'BASE_DAMAGED', 'BASE_READ_ONLY', 'DISK_FULL'];

function method(...codes: readonly RefusalCode[]) {
  return oc.$meta<MethodMeta>({ codes });
}

const nothing = z.strictObject({});

const PROFILE: readonly RefusalCode[] = ['PROFILE_UNKNOWN', 'PROFILE_INVALID'];
const SLOT: readonly RefusalCode[] = [
  'BOOKING_ENDS_BEFORE_START',
  'BOOKING_TOO_LONG',
  'BOOKING_OVERLAP',
  'BOOKING_OUT_OF_SERVICE',
  'BOOKING_EXCLUSIVE',
  'BOOKING_NO_LEASE',
  'BOOKING_OUT_OF_HOURS',
  'BOOKING_BLACKOUT',
  'BOOKING_TURNAROUND',
  'BOOKING_HOLDS_UNTIL',
];
/** Reading files can end in any of these; rows carry codes of their own. */
const FILES: readonly RefusalCode[] = [
  'FILE_EMPTY',
  'FILE_TOO_LARGE',
  'FILE_UNREADABLE',
  'FILE_TRUNCATED',
  'FILE_DAMAGED',
  'FILE_ENCRYPTED',
  'FILE_BOMB',
  'FILE_XLSB',
  'FILE_MACROS',
  'FILE_DTD',
  'FILE_ZIP_NAMES',
  'FILE_NOT_A_TABLE',
  'FILE_TOO_MANY_CELLS',
  'FILE_TOO_SLOW',
  'FILE_ENCODING',
  'FILE_UNKNOWN_LAYOUT',
  'FILE_NO_SHEET_KNOWN',
  'FILE_TENANT_NEEDED',
  'FILE_TENANT_NOT_USED',
  'FILE_ACCOUNT_NEEDED',
  'FILE_MONTH_NEEDED',
  'SHEET_HEADER_MISSING',
  'SHEET_HEADER_TWICE',
  'SHEET_HEADER_MERGED',
  'SHEET_HEADER_UNSAFE',
  'TENANT_UNKNOWN',
  'IMPORT_REFUSED',
  'MONTH_CLOSED',
];

const bookInput = z.strictObject({
  studio: nameText,
  tenant: nameText,
  from: instantSchema,
  to: instantSchema,
  state: z.enum(['option', 'booked', 'checked_in', 'completed']),
  holdsUntil: instantSchema.nullable(),
});

/** Every method of an open base. */
export const contract = {
  imports: {
    take: method(...FILES, ...PROFILE)
      .input(importInput)
      .output(importAnswer),
  },
  batches: {
    list: method()
      .input(nothing)
      .output(answerOf(z.object({ batches: listOf(batchSchema) }))),
    undo: method('BATCH_UNKNOWN', 'BATCH_UNDONE', 'MONTH_CLOSED', ...PROFILE)
      .input(z.strictObject({ batch: idNumber }))
      .output(answerOf(undoneSchema)),
  },
  report: {
    month: method('MONTH_UNKNOWN', ...PROFILE)
      .input(reportInput)
      .output(answerOf(reportSchema)),
    export: method('MONTH_UNKNOWN', ...PROFILE)
      .input(exportInput)
      .output(answerOf(z.object({ files: listOf(artifactSchema) }))),
    explain: method('MONTH_UNKNOWN', 'FIGURE_UNKNOWN', ...PROFILE)
      .input(explainInput)
      .output(answerOf(explanationSchema)),
  },
  month: {
    close: method('MONTH_UNKNOWN', 'MONTH_NOT_OVER', 'MONTH_CLOSED', 'CLOSE_FAILING', 'CLOSE_UNEXPLAINED', ...PROFILE)
      .input(closeInput)
      .output(answerOf(filedSchema)),
    reopen: method('MONTH_NOT_CLOSED', 'REASON_NEEDED').input(reopenInput).output(answerOf(filedSchema)),
    submit: method('MONTH_NOT_CLOSED', 'SUBMIT_NOT_HANDED_IN', 'SUBMIT_ALREADY', 'REASON_NEEDED')
      .input(submitInput)
      .output(answerOf(submittedSchema)),
    head: method('HEAD_FIELD_UNKNOWN', 'CELL_NOT_DAY', 'MONTH_CLOSED', ...PROFILE)
      .input(headInput)
      .output(answerOf(headSchema)),
  },
  parked: {
    list: method()
      .input(z.strictObject({ month: monthSchema.nullable() }))
      .output(answerOf(z.object({ parked: listOf(parkedSchema) }))),
    take: method('PARKED_UNKNOWN', 'PARKED_TAKEN', ...FILES, ...PROFILE)
      .input(z.strictObject({ id: idNumber }))
      .output(importAnswer),
  },
  bookings: {
    book: method('STUDIO_UNKNOWN', 'TENANT_UNKNOWN', 'ROW_TENANT_AMBIGUOUS', 'MONTH_CLOSED', ...SLOT)
      .input(bookInput)
      .output(answerOf(z.object({ id: z.string(), warnings: listOf(refusalSchema) }))),
    cancel: method('BOOKING_UNKNOWN', 'BOOKING_STATE_MOVE', 'REASON_NEEDED', 'MONTH_CLOSED')
      .input(z.strictObject({ id: nameText, reason: spokenText }))
      .output(answerOf(z.object({ id: z.string() }))),
  },
  safety: {
    /** `folder` null: the base's own. A page never names one: its shell does. */
    backup: method('FOLDER_MISSING', 'FOLDER_READ_ONLY', 'BACKUP_DIFFERS')
      .input(z.strictObject({ folder: z.string().min(1).nullable() }))
      .output(answerOf(z.object({ file: z.string(), sha256: z.string(), rows: z.int() }))),
    check: method()
      .input(z.strictObject({ full: z.boolean() }))
      .output(answerOf(z.object({ ok: z.boolean(), checks: listOf(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) }))),
  },
} as const;

/** How a host calls an open base. */
export type LivebaseClient = ContractRouterClient<typeof contract>;
