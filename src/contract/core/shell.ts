// Methods of the shell around the page: saving, printing, and what it is.
import { z } from 'zod';
import { defineQuery, nothing } from './method.ts';
import { bytesSchema } from './shapes.ts';

/** A file's own name: no folder, nothing that a system reads as more than a name. */
const fileNameSchema = z
  .string()
  .max(200)
  .regex(/^[^\\/:*?"<>|\u0000-\u001f]+$/)
  .regex(/[^. ]$/);

/** Larger files are none of ours. */
const LARGEST_FILE = 200_000_000;

const fileInput = z.strictObject({ name: fileNameSchema, bytes: bytesSchema.refine((bytes) => bytes.byteLength <= LARGEST_FILE) });

const aboutSchema = z.object({
  kind: z.enum(['window', 'http']),
  /** What the host does; for the rest the page downloads or prints itself. */
  can: z.object({ save: z.boolean(), print: z.boolean(), pick: z.boolean(), showFolder: z.boolean() }),
  versions: z.record(z.string(), z.string()),
  /** Minutes without a page after which the program ends by itself; null: a window or a terminal ends it. */
  endsAfterMinutes: z.int().positive().nullable(),
  /** Shown, never used: the data folder, and the bytes that are free there (null: not known). */
  folder: z.string().nullable(),
  freeBytes: z.int().nullable(),
});

/** Methods of the shell around the page: saving, printing. */
export const shellMethods = {
  about: defineQuery('open', 'HOST_CANNOT').input(nothing).output(aboutSchema),
  /** Ends the program for everybody who works with it, once what runs is done. */
  end: defineQuery('base.change', 'HOST_CANNOT').input(nothing).output(z.null()),
  /** Saves through the system's dialog; null: cancelled. Answers what the file is called now and its folder. */
  save: defineQuery('look', 'HOST_CANNOT', 'TARGET_HELD', 'TARGET_DIFFERS', 'FOLDER_MISSING', 'TARGET_NAME_TOO_LONG')
    .input(fileInput)
    .output(z.object({ name: z.string(), folder: z.string() }).nullable()),
  /** Hands a PDF to the system for printing; false: it did not take it. */
  print: defineQuery('look', 'HOST_CANNOT', 'TARGET_HELD', 'TARGET_DIFFERS', 'FOLDER_MISSING', 'TARGET_NAME_TOO_LONG')
    .input(fileInput)
    .output(z.boolean()),
  /** Shows the data or the logs in the system's file manager. */
  showFolder: defineQuery('look', 'HOST_CANNOT')
    .input({ what: z.enum(['data', 'logs']) })
    .output(z.boolean()),
} as const;
