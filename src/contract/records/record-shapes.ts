// The shapes that methods of records share: a row of a list, a change that was made, a record's history, names for pickers.
import { z } from 'zod';
import { givenBack } from './record-schemas.ts';
import { listOf, refusalSchema } from '../core/shapes.ts';

/** The place in a file that a record was read from. */
export const originSchema = z.object({ file: z.string(), sheet: z.string(), row: z.int(), batch: z.int() });

/** A record as lists and forms hold it. `retiredOn` is null while it stands; `origin` is null for what a person entered. */
export const recordRowSchema = z.object({
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
export const historyEntrySchema = z.object({
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
export const namesSchema = z.object({ tenants: listOf(tenantNameSchema), studios: listOf(studioNameSchema), months: listOf(z.string()) });
export type Names = z.infer<typeof namesSchema>;
