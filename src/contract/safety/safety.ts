// Methods that keep a base safe: check, hand-over, forgetting, and whether its history is the one that is known outside.
// Forgetting a person: by which words he is known, in how many places he stands, what is left of him where nothing can be done.
// How long names and numbers of people are kept, by kind, and what is due.
import { z } from 'zod';
import { defineJob, nothing, defineQuery, defineCommand } from '../core/method.ts';
import { SETTINGS } from '../core/settings/settings.ts';
import { bytesSchema, listOf } from '../core/shapes.ts';

const retentionMonths = SETTINGS.retention.schema;
export type RetentionMonths = Readonly<z.infer<typeof retentionMonths>>;

/** Contacts of tenants that left; contacts of bookings and of the waiting list; streamers that left. */
export const RETENTION_KINDS = retentionMonths.keyof().options;
export type RetentionKind = (typeof RETENTION_KINDS)[number];

/** Records of one tenant that are due: how many, since when nobody needs the oldest, and since when it is due. */
export const dueLine = z.object({
  kind: z.enum(RETENTION_KINDS),
  tenant: z.int(),
  name: z.string(),
  records: z.int(),
  since: z.string(),
  due: z.string(),
});
export type DueLine = Readonly<z.infer<typeof dueLine>>;

/** What is chosen, and what is due by that. */
const retentionSchema = z.object({ months: retentionMonths, due: z.array(dueLine).readonly() });
export type Retention = Readonly<z.infer<typeof retentionSchema>>;

const word = z.string().trim().min(1).max(60);

/** A person as he is known: his name (empty: by numbers alone), and phones and accounts. */
const personToForget = z
  .strictObject({ name: z.string().trim().max(60), numbers: z.array(word).max(8).readonly() })
  .refine(({ name, numbers }) => name !== '' || numbers.length > 0);
export type PersonToForget = Readonly<z.infer<typeof personToForget>>;

/** Somebody of whom the base holds a name or a number: where he stands, how often, and the day since which nobody needs it. */
const knownPerson = z.object({
  kind: z.enum(RETENTION_KINDS),
  name: z.string(),
  numbers: listOf(z.string()),
  tenant: z.int(),
  tenantName: z.string(),
  records: z.int(),
  since: z.string().nullable(),
  isDue: z.boolean(),
});
const knownPeople = z.object({ people: listOf(knownPerson), isCut: z.boolean() });
export type KnownPeople = Readonly<z.infer<typeof knownPeople>>;

/** In how many rows of a table. */
const place = z.object({ table: z.string(), rows: z.int() });

/** What forgetting would replace, and what it leaves. */
const forgetPreview = z.object({
  places: listOf(place),
  /** Rows of the history. */
  history: z.int(),
  /** Kept files that hold the person: each becomes a note of its digest. */
  files: listOf(z.object({ table: z.string(), name: z.string() })),
  /** Kept files that can't be looked into: scans, PDF. */
  unread: z.int(),
  /** Tenants in whose records the person stands. */
  tenants: listOf(z.string()),
  /** Longer names that hold this one: they stay. */
  staying: listOf(z.string()),
  /** Whether the name is also a colleague's, or a signer's of the reports: there it stays. */
  isColleague: z.boolean(),
  /** Copies of the base that hold the person until they go: backups, and databases kept beside the base. */
  copies: listOf(z.string()),
});
export type ForgetPreview = Readonly<z.infer<typeof forgetPreview>>;

/** What was done. */
const forgotten = z.object({
  seq: z.int(),
  rows: z.int(),
  history: z.int(),
  files: z.int(),
  /** The backup that was made before; it holds the person. */
  backup: z.string(),
  /** Whether the file was written again, so that no free page of it holds anything; false while others have it open. */
  isSwept: z.boolean(),
});
export type Forgotten = Readonly<z.infer<typeof forgotten>>;

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
    .output({
      own: headLine.nullable(),
      /** Where heads are known outside of the file, each with the newest that stands there; null: none yet, or the place is away. */
      places: listOf(z.object({ place: z.enum(['config', 'data', 'second']), newest: headLine.nullable() })),
      trouble: z.object({ case: z.enum(['older', 'shorter', 'another']), known: headLine, backups: listOf(z.string()) }).nullable(),
    }),
  /** Looks up the code (核验码) of a paper: the row that it was made with, null where the history holds none of that code. */
  findPaper: defineJob('reads', 'safety', 'PAPER_CODE_SHAPE')
    .input({ code: z.string().max(60) })
    .output({ code: z.string(), row: paperRow.nullable() }),
  /** A manager goes on with what the base holds; until then it is read-only. */
  acceptHistory: defineCommand('base.change', 'REASON_NEEDED', 'HISTORY_TRUSTED')
    .input({ reason: z.string().max(200) })
    .output({ seq: z.int() }),
  /** A copy for anyone who looks for a fault: pseudonyms, scaled amounts, no words that people wrote. The host saves it. */
  supportCopy: defineJob('readsWhole', 'base.change', 'SUPPORT_COPY_HOLDS')
    .input(nothing)
    .output({ name: z.string(), bytes: bytesSchema, rows: z.int() }),
  /** A pack for somebody on another computer: a verified backup without PINs, the papers of all closed months, a list. The host saves it. */
  handOver: defineJob('readsWhole', 'base.change', 'FOLDER_MISSING', 'FOLDER_READ_ONLY', 'BACKUP_DIFFERS', 'TARGET_HELD')
    .input({
      to: z.string().trim().min(1).max(80),
      why: z.string().trim().max(200),
      encrypt: z.boolean(),
    })
    .output({ name: z.string(), bytes: bytesSchema, passphrase: z.string().nullable(), months: listOf(z.string()), files: z.int() }),
  /** Names and numbers of people that are kept longer than was chosen. Nothing is ever deleted by itself. */
  retention: defineJob('reads', 'base.change').input(nothing).output(retentionSchema),
  setRetention: defineCommand(SETTINGS.retention.edited.right).input(retentionMonths).output(retentionMonths),
  /** People whose names or numbers the base holds. */
  forgettable: defineJob('reads', 'base.change')
    .input({ search: z.string().max(60) })
    .output(knownPeople),
  /** What forgetting somebody would replace, and what it can't. */
  lookForgetting: defineJob('reads', 'base.change', 'FORGET_WORD_SHORT', 'FORGET_TENANT_NAME')
    .input({ person: personToForget })
    .output(forgetPreview),
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
    .input({ person: personToForget, reason: z.string().max(200) })
    .output(forgotten),
  check: defineJob('reads', 'safety')
    .input({ full: z.boolean() })
    .output({ ok: z.boolean(), checks: listOf(z.object({ name: z.string(), ok: z.boolean(), detail: z.string() })) }),
} as const;
