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
export const sheetCounts = {
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
