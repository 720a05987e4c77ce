// Methods that keep a base safe: backup and check.
import { z } from 'zod';
import { job } from '../core/method.ts';
import { answerOf, listOf } from '../core/shapes.ts';

/** Backup and check. */
export const safetyMethods = {
  /** `folder` null: the base's own. A page never names one: its shell does. */
  backup: job('readsWhole', 'safety', 'FOLDER_MISSING', 'FOLDER_READ_ONLY', 'BACKUP_DIFFERS')
    .input(z.strictObject({ folder: z.string().min(1).nullable() }))
    .output(answerOf(z.object({ file: z.string(), sha256: z.string(), rows: z.int() }))),
  check: job('reads', 'safety')
    .input(z.strictObject({ full: z.boolean() }))
    .output(answerOf(z.object({ ok: z.boolean(), checks: listOf(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) }))),
} as const;
