// Methods that keep a base safe: check, hand-over, forgetting, and whether its history is the one that is known outside.
import { z } from 'zod';
import { defineJob, nothing, defineQuery, defineCommand } from '../core/method.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { answerOf, bytesSchema, listOf } from '../core/shapes.ts';
import { forgetPreview, forgotten, knownPeople, personToForget } from './forget-shapes.ts';
import { retentionMonths, retentionSchema } from './retention-shapes.ts';

/** A row of the history by its number and time. */
const headLine = z.object({ seq: z.int(), at: z.string() });

/** The row of the history that a paper was made with: a month's closing, or a statement's making. */
const paperRow = z.object({
  ...headLine.shape,
  who: z.string(),
  paper: z.enum(['filing', 'statement']),
  month: z.string(),
  /** Of a closing. */
  revision: z.int().nullable(),
  /** Of a statement. */
  number: z.string().nullable(),
});

/** Backup and check. */
export const safetyMethods = {
  /** The newest row of the history, and what the base lacks of rows that are known outside of it, with the newest backups that hold them. */
  heads: defineQuery('safety')
    .input(nothing)
    .output(
      answerOf(
        z.object({
          own: headLine.nullable(),
          /** Where heads are known outside of the file, each with the newest that stands there; null: none yet, or the place is away. */
          places: listOf(z.object({ place: z.enum(['config', 'data', 'second']), newest: headLine.nullable() })),
          trouble: z.object({ case: z.enum(['older', 'shorter', 'another']), known: headLine, backups: listOf(z.string()) }).nullable(),
        }),
      ),
    ),
  /** Looks up the code (核验码) of a paper: the row that it was made with, null where the history holds none of that code. */
  findPaper: defineJob('reads', 'safety', 'PAPER_CODE_SHAPE')
    .input(z.strictObject({ code: z.string().max(60) }))
    .output(answerOf(z.object({ code: z.string(), row: paperRow.nullable() }))),
  /** A manager goes on with what the base holds; until then it is read-only. */
  acceptHistory: defineCommand('base.change', 'REASON_NEEDED', 'HISTORY_TRUSTED')
    .input(z.strictObject({ reason: z.string().max(200) }))
    .output(answerOf(z.object({ seq: z.int() }))),
  /** A copy for anyone who looks for a fault: pseudonyms, scaled amounts, no words that people wrote. The host saves it. */
  supportCopy: defineJob('readsWhole', 'base.change', 'SUPPORT_COPY_HOLDS')
    .input(nothing)
    .output(answerOf(z.object({ name: z.string(), bytes: bytesSchema, rows: z.int() }))),
  /** A pack for somebody on another computer: a verified backup without PINs, the papers of all closed months, a list. The host saves it. */
  handOver: defineJob('readsWhole', 'base.change', 'FOLDER_MISSING', 'FOLDER_READ_ONLY', 'BACKUP_DIFFERS', 'TARGET_HELD')
    .input(
      z.strictObject({
        to: z.string().trim().min(1).max(80),
        why: z.string().trim().max(200),
        encrypt: z.boolean(),
      }),
    )
    .output(
      answerOf(
        z.object({ name: z.string(), bytes: bytesSchema, passphrase: z.string().nullable(), months: listOf(z.string()), files: z.int() }),
      ),
    ),
  /** Names and numbers of people that are kept longer than was chosen. Nothing is ever deleted by itself. */
  retention: defineJob('reads', 'base.change').input(nothing).output(answerOf(retentionSchema)),
  setRetention: defineCommand(SETTINGS.retention.edited.right).input(retentionMonths).output(answerOf(retentionMonths)),
  /** People whose names or numbers the base holds. */
  forgettable: defineJob('reads', 'base.change')
    .input(z.strictObject({ search: z.string().max(60) }))
    .output(answerOf(knownPeople)),
  /** What forgetting somebody would replace, and what it can't. */
  lookForgetting: defineJob('reads', 'base.change', 'FORGET_WORD_SHORT', 'FORGET_TENANT_NAME')
    .input(z.strictObject({ person: personToForget }))
    .output(answerOf(forgetPreview)),
  /** Forgets somebody for good: nothing takes it back. */
  forget: defineJob(
    'writesWhole',
    'base.change',
    'REASON_NEEDED',
    'FORGET_WORD_SHORT',
    'FORGET_TENANT_NAME',
    'FORGET_NOBODY',
    'FOLDER_MISSING',
    'FOLDER_READ_ONLY',
    'BACKUP_DIFFERS',
  )
    .input(z.strictObject({ person: personToForget, reason: z.string().max(200) }))
    .output(answerOf(forgotten)),
  check: defineJob('reads', 'safety')
    .input(z.strictObject({ full: z.boolean() }))
    .output(answerOf(z.object({ ok: z.boolean(), checks: listOf(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) }))),
} as const;
