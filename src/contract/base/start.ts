// Methods of the first start: a base chosen, made, restored; what the last run left.
// Shapes of the first start: a base's first facts, what is open, and what the last run left.
import { z } from 'zod';
import { READ_CODES, type RefusalCode } from '../../domain/values/refusal-codes.ts';
import { defineQuery, defineCommand, nothing } from '../core/method.ts';
import { backupInput } from './settings-shapes.ts';
import { fileSchema, nameText, daySchema, listOf, refusalSchema } from '../core/shapes.ts';
import { BASE_KINDS } from '../../domain/base/catalogue.ts';

/** What a picked folder or file is known by: the page never sees the path that it stands for, only what to show. */
export const tokenSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** What a base is, as the first day of its facts knows it. */
const firstFactsSchema = z.strictObject({
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
const startStateSchema = z.discriminatedUnion('kind', [
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
const pickedSchema = z.object({ token: tokenSchema, shown: z.string() });
export type Picked = z.infer<typeof pickedSchema>;

/** Folders that a browser chooses from: those in `here`, or the drives, sticks and shares (null); `up` null leads back to these. */
const foldersSchema = z.object({ here: pickedSchema.nullable(), up: tokenSchema.nullable(), folders: listOf(pickedSchema) });
export type FolderList = z.infer<typeof foldersSchema>;

/** A base restored: what is open now, its rows, and the name that the replaced one is kept under. */
const restoredSchema = z.object({
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
const lastRunSchema = z.object({ ended: listOf(endedWorkSchema) });

/** Opening a base in a folder can end in these. */
const OPENING: readonly RefusalCode[] = [
  'HOST_CANNOT',
  'PICK_UNKNOWN',
  'FOLDER_REMOTE',
  'FOLDER_SYNCED',
  'FOLDER_MISSING',
  'FOLDER_READ_ONLY',
  'BASE_OF_OTHER_PROGRAM',
  'BASE_TOO_NEW',
  'BASE_TOO_OLD',
  'BASE_MIGRATION_FAILED',
];

/** Methods of the first start: a base chosen, made, restored. */
export const startMethods = {
  /** What is open now. Works before anybody is known. */
  state: defineQuery('open', 'HOST_CANNOT').input(nothing).output(startStateSchema),
  /** Work that a crash cut short, with what became of it; told until `forgetLastRun`. */
  lastRun: defineQuery('open', 'HOST_CANNOT').input(nothing).output(lastRunSchema),
  forgetLastRun: defineQuery('open', 'HOST_CANNOT').input(nothing).output(z.null()),
  /** Lets a person pick a folder (`data`, `backup`, `update`) or a backup's file (`restore`); null: cancelled. */
  pick: defineCommand('base.change', 'HOST_CANNOT')
    .input({ purpose: z.enum(['data', 'backup', 'restore', 'update']) })
    .output(pickedSchema.nullable()),
  /** Reads the base's own facts from a file that is to be imported later; null: its sheet is not in it, or something there is refused. */
  readFacts: defineQuery('base.change', ...READ_CODES)
    .input({ file: fileSchema })
    .output(factsInFileSchema.nullable()),
  /** Creates a base in the picked folder (null: the default one) and opens it. */
  create: defineCommand('base.change', ...OPENING, 'BASE_EXISTS', 'CELL_REQUIRED', 'CELL_IDENTIFIER_EXPONENT', 'USCC_SHAPE', 'USCC_LETTER')
    .input({ token: tokenSchema.nullable(), facts: firstFactsSchema })
    .output(startStateSchema),
  /** Opens the demo's base, which is made the first time. */
  demo: defineCommand('base.change', ...OPENING, 'BASE_EXISTS', 'TARGET_HELD', 'TARGET_DIFFERS', 'TARGET_NAME_TOO_LONG')
    .input(nothing)
    .output(startStateSchema),
  /** Leaves the demo for the base of one's own, or for the first start where there is none; elsewhere nothing changes. */
  leaveDemo: defineCommand('base.change', ...OPENING)
    .input(nothing)
    .output(startStateSchema),
  /** Opens the base of the picked folder (null: the default one); what was open stays where that fails. */
  openFolder: defineCommand('base.change', ...OPENING)
    .input({ token: tokenSchema.nullable() })
    .output(startStateSchema),
  /** Folders to choose from where there is no dialog of the system's: in the one of the token, else drives, sticks and shares. */
  listFolders: defineQuery('base.change', 'HOST_CANNOT', 'PICK_UNKNOWN', 'FOLDER_MISSING')
    .input({ token: tokenSchema.nullable() })
    .output(foldersSchema),
  /** Makes a folder in the one of the token, or finds it there. */
  makeFolder: defineCommand('base.change', 'HOST_CANNOT', 'PICK_UNKNOWN', 'FOLDER_MISSING', 'FOLDER_READ_ONLY')
    .input({ token: tokenSchema, name: z.string().trim().min(1).max(80) })
    .output(pickedSchema),
  /** Begins a file of any size that a browser sends; its parts follow as streams (`formatPartPath`), and its token stands for it once it is whole. */
  beginFile: defineQuery('base.change', 'HOST_CANNOT', 'FOLDER_MISSING', 'FOLDER_READ_ONLY')
    .input({ name: nameText, size: z.int().min(0) })
    .output(pickedSchema),
  /** Whether all of it has come and could be written. */
  finishFile: defineQuery('base.change', 'HOST_CANNOT', 'PICK_UNKNOWN', 'FOLDER_MISSING', 'FOLDER_READ_ONLY')
    .input({ token: tokenSchema })
    .output(pickedSchema),
  /** Drops a file that was sent and is not to be restored. */
  dropFile: defineQuery('base.change', 'HOST_CANNOT').input({ token: tokenSchema }).output(z.null()),
  /** Restores the base from a backup: a file that was picked or sent, or one that `settings.backups` lists. The replaced one is kept. */
  restore: defineCommand(
    'base.change',
    ...OPENING,
    'FILE_NOT_FOUND',
    'BACKUP_UNREADABLE',
    'BACKUP_ALTERED',
    'PASSPHRASE_NEEDED',
    'PASSPHRASE_WRONG',
    'BASE_EXISTS',
    'HAND_OVER_FOREIGN',
    'HAND_OVER_DAMAGED',
  )
    .input({
      from: z.union([z.strictObject({ token: tokenSchema }), z.strictObject({ backup: backupInput })]),
      /** What opens an encrypted copy. */
      passphrase: z.string().trim().min(1).max(200).optional(),
    })
    .output(restoredSchema),
} as const;
