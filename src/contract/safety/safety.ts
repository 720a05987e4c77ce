// Methods that keep a base safe: backup and check.
import { z } from 'zod';
import { job, nothing } from '../core/method.ts';
import { answerOf, listOf } from '../core/shapes.ts';

/** Backup and check. */
export const safetyMethods = {
  /** In the base's own folder. No method takes a path: another folder is the command line's to name (`backup --to`). */
  backup: job('readsWhole', 'safety', 'FOLDER_MISSING', 'FOLDER_READ_ONLY', 'BACKUP_DIFFERS')
    .input(nothing)
    .output(answerOf(z.object({ file: z.string(), sha256: z.string(), rows: z.int() }))),
  check: job('reads', 'safety')
    .input(z.strictObject({ full: z.boolean() }))
    .output(answerOf(z.object({ ok: z.boolean(), checks: listOf(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) }))),
} as const;
