// Forgetting a person: by which words he is known, in how many places he stands, what is left of him where nothing can be done.
import { z } from 'zod';
import { listOf } from '../core/shapes.ts';
import { RETENTION_KINDS } from './retention-shapes.ts';

const word = z.string().trim().min(1).max(60);

/** A person as he is known: his name (empty: by numbers alone), and phones and accounts. */
export const personToForget = z
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
export const knownPeople = z.object({ people: listOf(knownPerson), isCut: z.boolean() });
export type KnownPeople = Readonly<z.infer<typeof knownPeople>>;

/** In how many rows of a table. */
const place = z.object({ table: z.string(), rows: z.int() });

/** What forgetting would replace, and what it leaves. */
export const forgetPreview = z.object({
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
export const forgotten = z.object({
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
