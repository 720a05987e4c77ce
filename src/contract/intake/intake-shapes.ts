// Files on their way in: how they are staged, previewed, shown row by row, corrected, and taken.
// What an import is asked with and answers: counts, refused rows and things to know, by file and sheet.
import { z } from 'zod';
import {
  consentShape,
  daySchema,
  fileSchema,
  idNumber,
  listOf,
  monthSchema,
  nameText,
  refusalSchema,
  troubleSchema,
  visibleWith,
} from '../core/shapes.ts';
import { sheetKindSchema } from './sheet-kinds.ts';

/** Files to take in, and how. */
export const importInput = z.strictObject({
  files: z.array(fileSchema).min(1).max(500),
  /** The month of files that name none. */
  month: monthSchema.nullable(),
  /** The tenant, by its unified social credit code, that files without an account are of. */
  tenant: nameText.nullable(),
  /** Its account, where it has several on the platform. */
  account: nameText.nullable(),
  /** From which day tenants bear the names that their forms say, where these are others than the base knows; null: such forms are refused. */
  renamedFrom: daySchema.nullable().default(null),
  isDryRun: z.boolean(),
  takesGoodRows: z.boolean(),
  /** Where good rows are taken: names of files that wait for the closed months of their other rows; no other file does. */
  park: z.array(nameText).max(500).default([]),
  onDifference: z.enum(['keep', 'replace']).nullable(),
  /** For bookings that lie ahead. */
  ...consentShape,
});

/** A sheet that was read, and what became of its rows. */
const sheetCounts = {
  sheet: z.string(),
  kind: sheetKindSchema,
  read: z.int(),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
} as const;

/** A sheet as it was taken: rows read and what became of them. `notes` refuse nothing. */
export const importedSheetSchema = z.object({
  ...sheetCounts,
  refused: listOf(troubleSchema),
  notes: listOf(refusalSchema),
});

/** A file as it was taken. `kind` is its sheets' own, `ledger` for several, `unknown` where none is known. */
export const importedFileSchema = z.object({
  file: z.string(),
  kind: z.union([sheetKindSchema, z.literal('ledger')]),
  sheets: listOf(importedSheetSchema),
});
export type ImportedFile = z.infer<typeof importedFileSchema>;

/** Taken as a batch (null for a dry run), or refused with the refused rows. */
export const importAnswer = z.discriminatedUnion('ok', [
  z.object({ ok: z.literal(true), value: z.object({ batch: idNumber.nullable(), files: listOf(importedFileSchema) }) }),
  z.object({ ok: z.literal(false), refusal: refusalSchema, files: listOf(importedFileSchema) }),
]);
export type ImportAnswer = z.infer<typeof importAnswer>;

/** One import as a list shows it; times are wall clock: `2026-10-03T22:00`. */
export const batchSchema = z.object({
  batch: idNumber,
  at: z.string(),
  who: z.string(),
  files: listOf(z.string()),
  added: z.int(),
  changed: z.int(),
  same: z.int(),
  refused: z.int(),
  undoneAt: z.string().nullable(),
  undoneBy: z.string().nullable(),
});

/** A file of a batch, and what became of its sheets. */
export const batchFileSchema = z.object({
  id: idNumber,
  name: z.string(),
  size: z.int(),
  sheets: listOf(
    z.object({
      ...sheetCounts,
      refused: z.int(),
    }),
  ),
});

/** What was wrong with a row that a batch left out; a row may have several. */
export const refusedRowSchema = troubleSchema.extend({ file: z.string(), sheet: z.string() });

/** What taking a batch back did; `kept` names the records that stay as they are. */
export const undoneSchema = z.object({
  batch: idNumber,
  retired: z.int(),
  restored: z.int(),
  kept: listOf(z.object({ entity: z.string(), id: idNumber, name: z.string() })),
});

/** A file kept for a closed month; `wouldChange` are lines such as `ZB-2.06 +12.30 万元`. */
export const parkedSchema = z.object({
  id: idNumber,
  file: z.string(),
  month: z.string(),
  wouldChange: visibleWith('report.look', listOf(z.string())),
});

const stagingId = z.string().min(1).max(100);
/** A place in a list, from 0. */
const place = z.int().min(0).max(100_000);
/** The number of a staging, and the place of a sheet in it. */
const sheetPlace = { staging: stagingId, file: place, sheet: place } as const;

export const stageInput = z.strictObject({
  files: z.array(fileSchema).min(1).max(500),
  /** The staging that the files join; null for one of their own. */
  staging: stagingId.nullable(),
});
export const stagingInput = z.strictObject({ staging: stagingId });
export const sheetInput = z.strictObject(sheetPlace);

const stagedSheetSchema = z.object({
  sheet: z.string(),
  as: z.enum(['ledger', 'export', 'mapped', 'form', 'aside', 'unknown']),
  kind: sheetKindSchema,
  rows: z.int(),
  headerRow: z.int(),
  /** Headers as written, by column; empty where there is none. */
  columns: listOf(z.string()),
  /** Rows that are known to be refused; null before the first preview. */
  refusedRows: z.int().nullable(),
  fixes: z.int(),
  leftOut: z.int(),
});

const stagedFileSchema = z.object({
  file: z.string(),
  index: z.int(),
  size: z.int(),
  format: z.enum(['xlsx', 'xls', 'html', 'csv']).nullable(),
  sheets: listOf(stagedSheetSchema),
  /** Why the file can't be read. */
  refusal: refusalSchema.nullable(),
  /** The place of an earlier file with the same bytes. */
  sameAs: z.int().nullable(),
  /** The batch that has taken these bytes already. */
  takenBefore: idNumber.nullable(),
});

/** How staged files are to be taken; `own` goes before what is chosen for all. */
export const choicesSchema = z.strictObject({
  month: monthSchema.nullable(),
  tenant: nameText.nullable(),
  account: nameText.nullable(),
  onDifference: z.enum(['keep', 'replace']),
  takesGoodRows: z.boolean(),
  /** Places of files that are not taken. */
  leaveOut: z.array(place).max(500),
  /** Where good rows are taken: places of files that wait for the closed months of their other rows. */
  park: z.array(place).max(500).default([]),
  /** Base facts that are there and that a file says otherwise: whether what is there stays. */
  facts: z
    .array(z.strictObject({ field: nameText, keep: z.boolean() }))
    .max(50)
    .default([]),
  ...consentShape,
  own: z
    .array(
      z.strictObject({
        file: place,
        month: monthSchema.nullable(),
        tenant: nameText.nullable(),
        account: nameText.nullable(),
        /** From which day the tenant bears the name that its form says. */
        renamedFrom: daySchema.nullable().default(null),
      }),
    )
    .max(500),
});

export type IntakeChoices = z.infer<typeof choicesSchema>;

/** How files are taken where nobody has said so. */
export const PLAIN_CHOICES: IntakeChoices = {
  month: null,
  tenant: null,
  account: null,
  onDifference: 'replace',
  takesGoodRows: false,
  leaveOut: [],
  park: [],
  facts: [],
  overrideReason: null,
  own: [],
};

/** Files that are looked at and taken together. `stagedAt`: milliseconds since the epoch; `choices`: those of the last preview. */
export const stagingSchema = z.object({
  staging: z.string(),
  who: z.string(),
  stagedAt: z.int(),
  choices: choicesSchema,
  files: listOf(stagedFileSchema),
});
export type StagedFiles = z.infer<typeof stagingSchema>;

export const intakeInput = z.strictObject({ staging: stagingId, choices: choicesSchema });

const storedValue = z.union([z.string(), z.number(), z.null()]);

/** A form as it reads: `tenant` is null where it could not be told whose it is; name, code and month as the form has them then. */
const formPreviewSchema = z.object({
  tenant: z.int().nullable(),
  name: z.string(),
  uscc: z.string(),
  month: z.string(),
  lines: z.int(),
  paid: z.int(),
  retail: z.int().nullable(),
});

const sheetPreviewSchema = z.object({
  ...sheetCounts,
  refusedRows: z.int(),
  /** The first few hundred; the others are asked for with `rows`. */
  refused: listOf(troubleSchema),
  notes: listOf(refusalSchema),
  /** Fields that differ from what is stored, raw: fen, minutes, counts; the first few hundred. */
  differences: listOf(z.object({ row: z.int(), entity: z.string(), field: z.string(), before: storedValue, after: storedValue })),
  /** How many differ in all. */
  differing: z.int(),
  /** Set for a tenant's monthly form. */
  form: formPreviewSchema.nullable(),
});

/** What becomes of a file. `ready`: taken as it is, `not_allowed`: left out, since a sheet of it takes a right that the caller has not, `twin`: the same as an earlier one, `taken_before`: nothing new. */
export const previewFileSchema = z.object({
  index: z.int(),
  file: z.string(),
  fate: z.enum(['ready', 'refused', 'parked', 'taken_before', 'left_out', 'unreadable', 'twin', 'unknown', 'not_allowed']),
  refusal: refusalSchema.nullable(),
  sheets: listOf(sheetPreviewSchema),
});
export type PreviewedFile = z.infer<typeof previewFileSchema>;

/** A closed month that files want to change; `files` are places in the staging. */
const closedMonthSchema = z.object({
  month: z.string(),
  files: listOf(z.int()),
  wouldChange: visibleWith('report.look', listOf(z.string())),
});

/** A base fact that is there and that a file says otherwise: each with where it is from, to be chosen by a person. `who` and `at`: who typed it; `fromFile`: what it was read from. */
export const factQuestionSchema = z.object({
  file: z.string(),
  sheet: z.string(),
  row: z.int(),
  field: z.string(),
  before: storedValue,
  after: storedValue,
  who: z.string(),
  at: z.string(),
  fromFile: z.string().nullable(),
});
export type FactQuestion = z.infer<typeof factQuestionSchema>;

/** What a try came to. `refusal`: why nothing would be taken. */
export const previewSchema = z.object({
  files: listOf(previewFileSchema),
  closed: listOf(closedMonthSchema),
  /** Tenants that the files themselves bring: a file of the same drop may be one of theirs. */
  tenants: listOf(z.object({ uscc: z.string(), name: z.string() })),
  /** Base facts that differ, to be chosen one by one. */
  facts: listOf(factQuestionSchema),
  refusal: refusalSchema.nullable(),
});
export type Preview = z.infer<typeof previewSchema>;

/** Taken as a batch, or refused: then all stays staged. `closed` are months that files were parked for. */
export const commitAnswer = z.discriminatedUnion('ok', [
  z.object({
    ok: z.literal(true),
    value: z.object({ batch: idNumber, files: listOf(previewFileSchema), closed: listOf(closedMonthSchema) }),
  }),
  z.object({ ok: z.literal(false), refusal: refusalSchema, files: listOf(previewFileSchema) }),
]);
export type CommitAnswer = z.infer<typeof commitAnswer>;

export const rowsInput = z.strictObject({
  ...sheetPlace,
  from: z.int().min(0),
  count: z.int().min(1).max(500),
  only: z.enum(['all', 'refused']),
});

/** A row of a sheet. `cut`: columns whose text is longer than what is shown. */
export const shownRowSchema = z.object({
  row: z.int(),
  /** Its place among all rows of the sheet, from 0. */
  place: z.int(),
  cells: listOf(z.string()),
  cut: listOf(z.int()),
  /** `at`: the trouble's column, from 0. */
  troubles: listOf(troubleSchema.extend({ at: z.int().nullable() })),
  /** `found`: what the file says in a corrected cell. */
  edits: listOf(z.object({ id: idNumber, column: z.int(), found: z.string() })),
  isLeftOut: z.boolean(),
});
export type ShownRow = z.infer<typeof shownRowSchema>;

/** A window of rows; `total` counts those that can be asked for: of the refused ones, also those put right since the last preview. */
export const rowsSchema = z.object({
  columns: listOf(z.string()),
  headerRow: z.int(),
  total: z.int(),
  refusedRows: z.int(),
  rows: listOf(shownRowSchema),
});

export const fixInput = z.strictObject({
  ...sheetPlace,
  edits: z
    .array(z.strictObject({ row: z.int().min(1), column: z.int().min(0).max(16_384), text: z.string().max(2000) }))
    .min(1)
    .max(200),
});
export const undoFixInput = z.strictObject({ ...sheetPlace, ids: z.array(idNumber).min(1).max(200) });
export const leaveOutInput = z.strictObject({ ...sheetPlace, rows: z.array(z.int().min(1)).min(1).max(50_000), isOut: z.boolean() });
/** The rows that were looked at again, and how many of the sheet have trouble now. */
export const fixedSchema = z.object({ rows: listOf(shownRowSchema), refusedRows: z.int() });

const mappingKind = z.enum(['sessions', 'shop_days']);

/** A sheet that is to be mapped: its columns, what they may mean, and what they can be mapped to. */
export const layoutSchema = z.object({
  signature: z.string(),
  headerRow: z.int(),
  columns: listOf(z.object({ header: z.string(), samples: listOf(z.string()) })),
  proposal: z.object({
    kind: mappingKind,
    platform: z.string().nullable(),
    fields: listOf(z.object({ field: z.string(), header: z.string(), confidence: z.number() })),
  }),
  kinds: listOf(
    z.object({ kind: mappingKind, fields: listOf(z.object({ field: z.string(), isNeeded: z.boolean(), words: listOf(z.string()) })) }),
  ),
  platforms: listOf(z.string()),
});

const header = z.string().min(1).max(500);

/** A mapping as it is kept: by the headers' signature, each field with its header. */
export const saveMappingInput = z.strictObject({
  signature: z.string().min(1).max(20_000),
  name: nameText,
  kind: mappingKind,
  platform: nameText,
  fields: z
    .array(z.strictObject({ field: z.string().regex(/^[a-z][A-Za-z]{1,40}$/), header }))
    .min(1)
    .max(50)
    .refine((fields) => new Set(fields.map(({ field }) => field)).size === fields.length),
});
export const mappingSchema = z.object({
  signature: z.string(),
  name: z.string(),
  kind: mappingKind,
  platform: z.string(),
  fields: listOf(z.object({ field: z.string(), header: z.string() })),
});
