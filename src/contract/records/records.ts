// Methods of records: list, add, correct, change from a day, retire, history, undo.
// The shapes that methods of records share: a row of a list, a change that was made, a record's history, names for pickers.
// What of records and of their history takes a right to see: kinds as a whole, and fields as their descriptions say.
// Zod of a record's values: built from the kinds' fields, strict, in the stored form once parsed.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { PROFILE, defineListQuery, defineQuery, defineCommand } from '../core/method.ts';
import {
  DATED_KINDS,
  RECORD_KINDS,
  isRecordName,
  type EditableKind,
  type WireValues,
  getRightOfKind,
  EDITABLE_KINDS,
  type WireValue,
} from './record-kinds.ts';
import { daySchema, idNumber, listOf, monthSchema, spokenText, languageSchema, refusalSchema, cutWith, type Seer } from '../core/shapes.ts';
import { getSetting, SETTING_NAMES } from '../core/settings/settings.ts';
import type { RecordKind } from './field.ts';
import { readValues, type ReadValues } from './record-values.ts';

/** A kind of record that a person edits. */
const editableKind = z.enum(EDITABLE_KINDS);

/** Any value of a field. */
const wireValue: z.ZodType<WireValue> = z.union([z.string(), z.number(), z.null()]);
/** Values whose kind is known only beside them; `readInput` reads them. */
const looseValues: z.ZodType<WireValues> = z.record(z.string().max(40), wireValue);

/** Values of an answer: written by this program, so only looked at, not taken apart. */
export const givenBack = z.custom<WireValues>((value) => typeof value === 'object' && value !== null);

function told(read: ReadValues, context: z.RefinementCtx): WireValues {
  if (read.ok) return read.values;
  for (const { field, refusal } of read.troubles) context.addIssue({ code: 'custom', path: [field], message: refusal.code });
  return z.NEVER;
}

/** Every value of a record of this kind but `without`; what is left out is empty. */
export function createValuesSchema(kind: EditableKind, without: string | null = null) {
  return looseValues.transform((given, context) => told(readValues(kind, given, false, without), context));
}

interface Held {
  readonly kind: EditableKind;
  readonly values: WireValues;
}

/** Reads the values of an input by its own kind. `isPartial`: only some, but at least one. */
function readInput<I extends Held>(input: I, isPartial: boolean, context: z.RefinementCtx): I {
  if (isPartial && Object.keys(input.values).length === 0) {
    context.addIssue({ code: 'custom', path: ['values'], message: 'nothing to change' });
  }
  const values = told(readValues(input.kind, input.values, isPartial), context);
  return { ...input, values };
}

/** The place in a file that a record was read from. */
export const originSchema = z.object({ file: z.string(), sheet: z.string(), row: z.int(), batch: z.int() });

/** A record as lists and forms hold it. `retiredOn` is null while it stands; `origin` is null for what a person entered. */
const recordRowSchema = z.object({
  id: z.int(),
  version: z.int(),
  values: givenBack,
  retiredOn: z.string().nullable(),
  origin: originSchema.nullable(),
});
export type RecordRow = z.infer<typeof recordRowSchema>;

/** A change that was made: the record, its version now, the history's number that undoes it (null where nothing differed), and things to know that refused nothing. */
export const changedSchema = z.object({ id: z.int(), version: z.int(), change: z.int().nullable(), warnings: listOf(refusalSchema) });
export type Changed = z.infer<typeof changedSchema>;

/** A change in words for an undo: what kind, which record, what people call it. */
export const undoneSchema = z.object({ kind: z.string(), id: z.int().nullable(), label: z.string(), change: z.int() });

/** One change of a record: who, when, what before and after, in words. `kind` and `id` say whose, `label` what people call it, where related records are asked too. */
const historyEntrySchema = z.object({
  seq: z.int(),
  at: z.string(),
  who: z.string(),
  host: z.string(),
  action: z.string(),
  kind: z.string(),
  id: z.int(),
  label: z.string(),
  changes: listOf(z.object({ field: z.string(), before: z.string(), after: z.string() })),
  reason: z.string().nullable(),
  batch: z.object({ id: z.int(), file: z.string() }).nullable(),
});
export type HistoryEntry = z.infer<typeof historyEntrySchema>;

/**
 * A tenant for pickers and the palette: short name, present name and code, former ones, and how both names are typed in Pinyin. `recent`:
 * 0 for anyone who booked last, 1 for the one before; null: not among the last bookings.
 */
export const tenantNameSchema = z.object({
  id: z.int(),
  short: z.string(),
  shortInitials: z.string(),
  shortPinyin: z.string(),
  recent: z.int().nullable(),
  name: z.string(),
  uscc: z.string(),
  /** What it is found by besides: former names and codes, other readings of its names. */
  former: listOf(z.string()),
  initials: z.string(),
  pinyin: z.string(),
  inBase: z.boolean(),
});
export type TenantName = z.infer<typeof tenantNameSchema>;

/** A studio for pickers and the palette; `closed` on the day that was asked. */
export const studioNameSchema = z.object({
  id: z.int(),
  code: z.string(),
  name: z.string().nullable(),
  floor: z.string().nullable(),
  kind: z.string(),
  closed: z.boolean(),
});
export type StudioName = z.infer<typeof studioNameSchema>;

/** Names for pickers, and the months that have data, oldest first. */
const namesSchema = z.object({ tenants: listOf(tenantNameSchema), studios: listOf(studioNameSchema), months: listOf(z.string()) });
export type Names = z.infer<typeof namesSchema>;

/** Whether anything of a kind may be seen. */
export function canSeeKind(kind: string, { sees }: Seer): boolean {
  const right = getRightOfKind(kind);
  return right === null || sees(right);
}

/** Settings as the history names them: not everybody sees each. */
const OF_SETTINGS = SETTING_NAMES.map((name) => ({ ...getSetting(name), name }));

function hiddenFields(kind: string, { sees }: Seer): ReadonlySet<string> {
  const others = kind === 'setting' ? OF_SETTINGS : [];
  const fields: readonly Pick<RecordKind['fields'][number], 'name' | 'visibleWith'>[] = isRecordName(kind)
    ? RECORD_KINDS[kind].fields
    : others;
  return new Set(fields.flatMap(({ name, visibleWith }) => (visibleWith === undefined || sees(visibleWith) ? [] : [name])));
}

/** Values by field, without those that the seer may not see; none of a kind that it may not see. */
export function cutFields<V>(kind: string, values: Readonly<Record<string, V>>, seer: Seer): Readonly<Record<string, V>> {
  if (!canSeeKind(kind, seer)) return {};
  const hidden = hiddenFields(kind, seer);
  return hidden.size === 0 ? values : Object.fromEntries(Object.entries(values).filter(([name]) => !hidden.has(name)));
}

function kindAsked({ input }: Seer): string {
  return typeof input === 'object' && input !== null && 'kind' in input ? String(input.kind) : '';
}

function valuesCut(kindOf: (seer: Seer) => string) {
  return cutWith(givenBack, (values: WireValues, seer) => cutFields(kindOf(seer), values, seer));
}

/** A record of this kind as lists and forms hold it. */
export function recordRowOf(kind: EditableKind) {
  return recordRowSchema.extend({ values: valuesCut(() => kind) });
}

/** The same of the kind that was asked for. */
const askedRowSchema = recordRowSchema.extend({ values: valuesCut(kindAsked) });

/** Rows by the thousand, written by this program: looked at as a list, not taken apart row by row. */
const askedRows = cutWith(
  z.custom<readonly RecordRow[]>((value) => Array.isArray(value)),
  (rows, seer) => {
    const kind = kindAsked(seer);
    return rows.map((row) => ({ ...row, values: cutFields(kind, row.values, seer) }));
  },
);

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
  'PERIOD_CLOSED',
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
const listed = {
  kind: editableKind,
  tenant: idNumber.nullable(),
  studio: idNumber.nullable(),
  month: monthSchema.nullable(),
  retired: z.boolean(),
} as const;
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
  /** By what marks a record of the kind; `cursor`: the id of the last one. */
  list: defineListQuery(idNumber, 'look').input(listed).output({ rows: askedRows }),
  get: defineQuery('look', 'RECORD_UNKNOWN').input({ kind: editableKind, id: idNumber }).output(askedRowSchema),
  add: defineCommand('records.edit', ...CHANGE_CODES)
    .input(added)
    .output(changedSchema),
  correct: defineCommand('records.edit', ...CHANGE_CODES)
    .input(corrected)
    .output(changedSchema),
  changeFrom: defineCommand('records.edit', 'RECORD_DAY_TAKEN', ...CHANGE_CODES)
    .input(datedChange)
    .output(changedSchema),
  retire: defineCommand('records.edit', 'RECORD_REFERRED', ...CHANGE_CODES)
    .input(retired)
    .output(changedSchema),
  restore: defineCommand('records.edit', 'RECORD_NOT_RETIRED', ...CHANGE_CODES)
    .input(retired)
    .output(changedSchema),
  history: defineQuery('history.own', 'RECORD_UNKNOWN')
    .input({ kind: editableKind, id: idNumber, related: z.boolean(), language: languageSchema })
    .output({ entries: listOf(historyEntrySchema) }),
  undo: defineCommand('records.edit', 'CHANGE_UNKNOWN', 'CHANGE_NOT_UNDOABLE', 'RECORD_REFERRED', ...CHANGE_CODES)
    .input({ change: idNumber })
    .output(undoneSchema),
  names: defineQuery('look').input({ day: daySchema }).output(namesSchema),
} as const;
