// Methods of the first start: a base chosen, made, restored; what the last run left.
import { z } from 'zod';
import { READ_CODES, type RefusalCode } from '../../domain/values/refusal-codes.ts';
import { defineQuery, defineCommand, nothing } from '../core/method.ts';
import { backupInput } from './settings-shapes.ts';
import { fileSchema, nameText } from '../core/shapes.ts';
import {
  factsInFileSchema,
  firstFactsSchema,
  foldersSchema,
  lastRunSchema,
  pickedSchema,
  restoredSchema,
  startStateSchema,
  tokenSchema,
} from './start-shapes.ts';

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
