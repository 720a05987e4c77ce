// Methods of records: list, add, correct, change from a day, retire, history, undo.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { PROFILE, defineQuery, defineCommand } from '../core/method.ts';
import { DATED_KINDS } from './record-fields.ts';
import { editableKind, looseValues, readInput } from './record-schemas.ts';
import { changedSchema, historyEntrySchema, namesSchema, undoneSchema } from './record-shapes.ts';
import { answerOf, daySchema, idNumber, listOf, monthSchema, spokenText, languageSchema } from '../core/shapes.ts';
import { askedRowSchema, askedRows } from './visible-fields.ts';

/** What any change of a record may end in: the record itself, and the base's rules. */
export const CHANGE_CODES: readonly RefusalCode[] = [
  'RECORD_UNKNOWN',
  'RECORD_CHANGED',
  'RECORD_RETIRED',
  'RECORD_EXISTS',
  'RECORD_AHEAD',
  'RECORD_ENDS_BEFORE_START',
  'RECORD_CODE_TAKEN',
  'RECORD_SHORT_NAME_TAKEN',
  'RECORD_ACCOUNT_TAKEN',
  'RECORD_STUDIO_LEASED',
  'MONTH_CLOSED',
  'HISTORY_FIXED',
  'LEASE_STUDIO_TAKEN',
  'ROW_USCC_OF_OTHER',
  'ROW_FIGURE_UNKNOWN',
  'CELL_UNKNOWN_WORD',
  'CELL_NOT_NUMBER',
  'CELL_NOT_WHOLE',
  'CELL_NEGATIVE',
  'CELL_TOO_LARGE',
  'CELL_TOO_MANY_DECIMALS',
  'TENANT_UNKNOWN',
  'STUDIO_UNKNOWN',
  ...PROFILE,
];

const version = z.int().positive();
/** Why a person changes something; null where none was given. */
export const reasonSchema = spokenText.nullable();
const listed = z.strictObject({
  kind: editableKind,
  tenant: idNumber.nullable(),
  studio: idNumber.nullable(),
  month: monthSchema.nullable(),
  retired: z.boolean(),
});
const added = z
  .strictObject({ kind: editableKind, values: looseValues, reason: reasonSchema })
  .transform((input, context) => readInput(input, false, context));
const corrected = z
  .strictObject({ kind: editableKind, id: idNumber, version, values: looseValues, reason: reasonSchema })
  .transform((input, context) => readInput(input, true, context));
const datedChange = z
  .strictObject({
    kind: z.enum(DATED_KINDS),
    subject: idNumber.nullable(),
    day: daySchema,
    values: looseValues,
    reason: reasonSchema,
  })
  .transform((input, context) => readInput(input, true, context));
const retired = z.strictObject({ kind: editableKind, id: idNumber, version, reason: spokenText });

/** Methods of records: list, add, correct, change from a day, retire, history, undo. */
export const recordsMethods = {
  list: defineQuery('look')
    .input(listed)
    .output(answerOf(z.object({ rows: askedRows }))),
  get: defineQuery('look', 'RECORD_UNKNOWN')
    .input(z.strictObject({ kind: editableKind, id: idNumber }))
    .output(answerOf(askedRowSchema)),
  add: defineCommand('records.edit', ...CHANGE_CODES)
    .input(added)
    .output(answerOf(changedSchema)),
  correct: defineCommand('records.edit', ...CHANGE_CODES)
    .input(corrected)
    .output(answerOf(changedSchema)),
  changeFrom: defineCommand('records.edit', 'RECORD_DAY_TAKEN', ...CHANGE_CODES)
    .input(datedChange)
    .output(answerOf(changedSchema)),
  retire: defineCommand('records.edit', 'RECORD_REFERRED', ...CHANGE_CODES)
    .input(retired)
    .output(answerOf(changedSchema)),
  restore: defineCommand('records.edit', 'RECORD_NOT_RETIRED', ...CHANGE_CODES)
    .input(retired)
    .output(answerOf(changedSchema)),
  history: defineQuery('history.own', 'RECORD_UNKNOWN')
    .input(z.strictObject({ kind: editableKind, id: idNumber, related: z.boolean(), language: languageSchema }))
    .output(answerOf(z.object({ entries: listOf(historyEntrySchema) }))),
  undo: defineCommand('records.edit', 'CHANGE_UNKNOWN', 'CHANGE_NOT_UNDOABLE', 'RECORD_REFERRED', ...CHANGE_CODES)
    .input(z.strictObject({ change: idNumber }))
    .output(answerOf(undoneSchema)),
  names: defineQuery('look')
    .input(z.strictObject({ day: daySchema }))
    .output(answerOf(namesSchema)),
} as const;
