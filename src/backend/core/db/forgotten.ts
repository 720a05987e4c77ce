// What was forgotten: digests of rows of the history and of kept files, by which a check knows a gap that a person left from a loss.
import { z } from 'zod';
import type { Connection } from './connection.ts';
import { rowsOf } from './rows.ts';

const rowShape = z.object({
  id: z.int(),
  hash: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
  left: z.string(),
});

/** A row of the history that a person went out of: its hash, digests of what it said, and of what it says now. */
export type ForgottenRow = Readonly<z.infer<typeof rowShape>>;

/** Rows of the history out of which people were taken, by number. */
export function listForgottenRows(db: Connection): ReadonlyMap<number, ForgottenRow> {
  const sql = `SELECT id, hash, before_sha256 AS before, after_sha256 AS after, reason_sha256 AS reason, left_sha256 AS "left"
    FROM forgotten_row ORDER BY id`;
  return new Map(rowsOf(db, sql, rowShape, []).map((row) => [row.id, row]));
}

const fileShape = z.object({ entity: z.string(), entityId: z.int(), sha256: z.string(), left: z.string() });
/** A kept file out of which somebody was taken. */
type ForgottenFile = Readonly<z.infer<typeof fileShape>>;

/** Kept files out of which people were taken, as `table:id`. */
export function listForgottenFiles(db: Connection): ReadonlyMap<string, ForgottenFile> {
  const sql = 'SELECT entity, entity_id AS entityId, sha256, left_sha256 AS "left" FROM forgotten_file ORDER BY id';
  return new Map(rowsOf(db, sql, fileShape, []).map((row) => [`${row.entity}:${row.entityId}`, row]));
}
