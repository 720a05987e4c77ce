// Shapes of the first start: a base's first facts, what is open, and what the last run left.
import { z } from 'zod';
import { BASE_KINDS } from '../../domain/base/catalogue.ts';
import { daySchema, listOf, nameText, refusalSchema } from '../core/shapes.ts';

/** What a picked folder or file is known by: the page never sees the path that it stands for, only what to show. */
export const tokenSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** What a base is, as the first day of its facts knows it. */
export const firstFactsSchema = z.strictObject({
  from: daySchema,
  fullName: nameText,
  /** As typed: what is wrong with it is said in words. */
  uscc: nameText,
  kind: z.enum(BASE_KINDS),
  district: nameText.nullable(),
  address: nameText.nullable(),
  /** Who makes it: its first manager. */
  you: z.string().trim().min(1).max(40).nullable().default(null),
});
export type FirstFacts = z.infer<typeof firstFactsSchema>;

/** What a ledger of the base says of itself, to fill the first start with. */
export const factsInFileSchema = z.object({
  fullName: z.string(),
  uscc: z.string(),
  kind: z.enum(BASE_KINDS),
  district: z.string().nullable(),
  address: z.string().nullable(),
  filler: z.string().nullable(),
});
export type FactsInFile = z.infer<typeof factsInFileSchema>;

/** Work that the last run had begun: done (the new state) or not (the state before it). */
export const endedWorkSchema = z.object({
  kind: z.enum(['import', 'close', 'undo', 'restore']),
  /** What it was about: names of files, a month, a batch; empty for a restore. */
  subject: z.string(),
  at: z.int(),
  done: z.boolean(),
});
export type EndedWork = z.infer<typeof endedWorkSchema>;

/** What is open. A folder is shown, not used: the page can't hand it back. */
export const startStateSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none'), defaultFolder: z.string() }),
  z.object({
    kind: z.literal('open'),
    folder: z.string(),
    name: z.string().nullable(),
    isDemo: z.boolean(),
    /** Where the way back from the demo leads: to the base of one's own, or to the first start where there is none yet. */
    back: z.enum(['base', 'start']).optional(),
  }),
  z.object({ kind: z.literal('refused'), folder: z.string(), refusal: refusalSchema }),
]);
export type StartState = z.infer<typeof startStateSchema>;

/** What was picked. */
export const pickedSchema = z.object({ token: tokenSchema, shown: z.string() });
export type Picked = z.infer<typeof pickedSchema>;

/** Folders that a browser chooses from: those in `here`, or the drives, sticks and shares (null); `up` null leads back to these. */
export const foldersSchema = z.object({ here: pickedSchema.nullable(), up: tokenSchema.nullable(), folders: listOf(pickedSchema) });
export type FolderList = z.infer<typeof foldersSchema>;

/** A base restored: what is open now, its rows, and the name that the replaced one is kept under. */
export const restoredSchema = z.object({
  state: startStateSchema,
  rows: z.int(),
  kept: z.string().nullable(),
  /** The backup is from before the second folder's copies were encrypted; here they stay so. */
  staysEncrypted: z.boolean(),
  /** Its history has no row in common with what is known here. */
  isForeign: z.boolean(),
});
export type RestoredBase = z.infer<typeof restoredSchema>;

/** Every piece of work that the last run left, newest first. */
export const lastRunSchema = z.object({ ended: listOf(endedWorkSchema) });
