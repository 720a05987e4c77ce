// Methods of updates: where they are looked for, what lies there, and installing it.
import { z } from 'zod';
import type { RefusalCode } from '../../domain/values/refusal-codes.ts';
import { nothing, defineQuery, defineCommand } from '../core/method.ts';

const tokenSchema = z.string().regex(/^[0-9a-f]{32}$/);

/** What lies in the folder may end in these. */
const LOOKING: readonly RefusalCode[] = [
  'FOLDER_MISSING',
  'UPDATE_NONE',
  'UPDATE_UNREADABLE',
  'UPDATE_NO_KEYS',
  'UPDATE_NOT_SIGNED',
  'UPDATE_NOT_NEWER',
  'UPDATE_NOT_FOR_THIS',
  'UPDATE_SYSTEM_OLD',
];

/** Methods of updates. No method takes a path: the folder is picked on the host, or named on its command line. */
export const updatesMethods = {
  state: defineQuery('look')
    .input(nothing)
    .output({
      own: z.string(),
      schema: z.int(),
      /** Null: sticks that are plugged in. */
      folder: z.string().nullable(),
      /** Whether this host starts packages. */
      canInstall: z.boolean(),
      /** Whether the program came with keys by which it knows its publisher. */
      hasKeys: z.boolean(),
      last: z.object({ from: z.string(), to: z.string(), at: z.string(), backup: z.string() }).nullable(),
    }),
  /** The folder of a token of `start.pick`; null: sticks again. */
  setFolder: defineCommand('base.change', 'HOST_CANNOT', 'PICK_UNKNOWN', 'FOLDER_MISSING')
    .input({ token: tokenSchema.nullable() })
    .output({ folder: z.string().nullable() }),
  look: defineQuery('base.change', ...LOOKING)
    .input(nothing)
    .output({
      version: z.string(),
      own: z.string(),
      schema: z.int(),
      notes: z.string(),
      file: z.string(),
      bytes: z.int(),
      folder: z.string(),
    }),
  /** Installs the version that was looked at: a backup first, then the package starts and the program ends. */
  install: defineCommand(
    'base.change',
    ...LOOKING,
    'HOST_CANNOT',
    'UPDATE_CHANGED',
    'UPDATE_PACKAGE_MISSING',
    'UPDATE_PACKAGE_DIFFERS',
    'UPDATE_NOT_STARTED',
    'FOLDER_READ_ONLY',
    'BACKUP_DIFFERS',
    'TARGET_HELD',
  )
    .input({ version: z.string().regex(/^\d{1,5}\.\d{1,5}\.\d{1,5}$/) })
    .output({ version: z.string(), from: z.string(), backup: z.string() }),
} as const;
