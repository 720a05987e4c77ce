// Imports as batches: the files that were given, what became of them, and what each batch did.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { sha256Of } from '../../core/db/sha256.ts';
import { statement } from '../../core/db/statements.ts';
import type { Tx } from '../../core/db/tx.ts';

const idRow = z.object({ id: z.number() });

/** Keeps a file's bytes, once however often it is given. Answers its id. */
export function keepFile(tx: Tx, bytes: Uint8Array): number {
  const sha256 = sha256Of(bytes);
  const known = statement(tx.db, 'SELECT id FROM received_file WHERE sha256 = ?').get(sha256);
  if (known !== undefined) return idRow.parse(known).id;
  const result = statement(tx.db, 'INSERT INTO received_file (sha256, size, bytes, received_ms) VALUES (?, ?, ?, ?)').run(
    sha256,
    bytes.length,
    bytes,
    tx.nowMs,
  );
  return Number(result.lastInsertRowid);
}

/** The note of a file that was taken while differing rows were left as they were: it may be given again to replace them. */
export const KEPT_DIFFERENCES = 'kept';

/**
 * The batch that took the whole file with these bytes and still stands, or null. Rows that were left out may be taken another time, and
 * so may those that were there already, brought by an earlier batch that has been undone since.
 */
export function batchOfFile(db: Connection, sha256: string): number | null {
  const row = statement(
    db,
    `SELECT b.id AS id FROM intake i JOIN received_file f ON f.id = i.file_id JOIN import_batch b ON b.id = i.batch_id
     WHERE f.sha256 = ? AND i.outcome = 'taken' AND i.note <> '${KEPT_DIFFERENCES}' AND b.undone_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM import_sheet s WHERE s.batch_id = b.id AND s.file_id = f.id
         AND (s.refused > 0 OR (s.same > 0 AND EXISTS (SELECT 1 FROM import_batch u WHERE u.id < b.id AND u.undone_ms >= b.at_ms))))
     ORDER BY b.id LIMIT 1`,
  ).get(sha256);
  return row === undefined ? null : idRow.parse(row).id;
}

/** Opens a batch. */
export function openBatch(tx: Tx): number {
  const result = statement(tx.db, 'INSERT INTO import_batch (at_ms, who, host) VALUES (?, ?, ?)').run(
    tx.nowMs,
    tx.actor.who,
    tx.actor.host,
  );
  return Number(result.lastInsertRowid);
}

/** Notes what became of a file that was given. */
export function noteIntake(
  tx: Tx,
  intake: {
    readonly fileId: number;
    readonly name: string;
    readonly outcome: 'taken' | 'refused' | 'parked';
    readonly batchId: number | null;
    readonly note: string;
  },
): void {
  statement(tx.db, 'INSERT INTO intake (at_ms, who, file_id, file_name, outcome, batch_id, note) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    tx.nowMs,
    tx.actor.who,
    intake.fileId,
    intake.name,
    intake.outcome,
    intake.batchId,
    intake.note,
  );
}

/** What a sheet of a batch came to. */
export interface SheetCounts {
  readonly read: number;
  readonly added: number;
  readonly changed: number;
  readonly same: number;
  readonly refused: number;
}

/** Writes a sheet's counts. */
export function countSheet(tx: Tx, sheetId: number, counts: SheetCounts): void {
  const { read, added, changed, same, refused } = counts;
  statement(tx.db, 'UPDATE import_sheet SET read = ?, added = ?, changed = ?, same = ?, refused = ? WHERE id = ?').run(
    read,
    added,
    changed,
    same,
    refused,
    sheetId,
  );
}

const batchRow = z.object({
  id: z.number(),
  at_ms: z.number(),
  who: z.string(),
  undone_ms: z.number().nullable(),
  undone_by: z.string().nullable(),
  files: z.string(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  refused: z.number(),
});

/** A batch as a list shows it; `files` are the names, in order. */
export type BatchRow = Omit<z.infer<typeof batchRow>, 'files'> & { readonly files: readonly string[] };

const BATCHES = `
  SELECT b.id, b.at_ms, b.who, b.undone_ms, b.undone_by,
    (SELECT json_group_array(file_name) FROM (SELECT DISTINCT file_name FROM import_sheet WHERE batch_id = b.id ORDER BY id)) AS files,
    coalesce(sum(s.added), 0) AS added, coalesce(sum(s.changed), 0) AS changed, coalesce(sum(s.same), 0) AS same, coalesce(sum(s.refused), 0) AS refused
  FROM import_batch b LEFT JOIN import_sheet s ON s.batch_id = b.id
  GROUP BY b.id ORDER BY b.id`;

/** Every batch, oldest first. */
export function batches(db: Connection): BatchRow[] {
  const rows = z.array(batchRow).parse(statement(db, BATCHES).all());
  return rows.map((row) => ({ ...row, files: z.array(z.string()).parse(JSON.parse(row.files)) }));
}

const changeRow = z.object({ id: z.number(), entity: z.string(), entity_id: z.number(), before: z.string(), version_after: z.number() });
const beforeShape = z.object({
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  sheetId: z.number().nullable(),
  sheetRow: z.number().nullable(),
  version: z.number(),
});

/** A change that a batch made: the record as it was before. */
export interface BatchChange {
  readonly entity: string;
  readonly entityId: number;
  readonly before: z.infer<typeof beforeShape>;
  readonly versionAfter: number;
}

const addedElsewhereRow = z.object({ entity: z.string(), entity_id: z.number() });

/** Records that the batch changed and had not added itself, as `entity|id`: they bear its mark, but undo puts them back. */
export function foundBy(db: Connection, batchId: number): Set<string> {
  const sql = `
    SELECT c.entity, c.entity_id FROM batch_change c JOIN (SELECT min(id) AS id FROM batch_change WHERE batch_id = ? GROUP BY entity, entity_id) f ON f.id = c.id
    WHERE c.before_sheet_id IS NULL OR c.before_sheet_id NOT IN (SELECT id FROM import_sheet WHERE batch_id = ?)`;
  const rows = z.array(addedElsewhereRow).parse(statement(db, sql).all(batchId, batchId));
  return new Set(rows.map((row) => `${row.entity}|${row.entity_id}`));
}

/** A batch's changes, newest first. */
export function changesOf(db: Connection, batchId: number): BatchChange[] {
  const rows = z
    .array(changeRow)
    .parse(
      statement(db, 'SELECT id, entity, entity_id, before, version_after FROM batch_change WHERE batch_id = ? ORDER BY id DESC').all(
        batchId,
      ),
    );
  return rows.map((row) => ({
    entity: row.entity,
    entityId: row.entity_id,
    before: beforeShape.parse(JSON.parse(row.before)),
    versionAfter: row.version_after,
  }));
}

/** Whether the batch that a sheet belongs to has been undone. */
export function isSheetUndone(db: Connection, sheetId: number): boolean {
  const sql = 'SELECT 1 FROM import_sheet s JOIN import_batch b ON b.id = s.batch_id WHERE s.id = ? AND b.undone_ms IS NOT NULL';
  return statement(db, sql).get(sheetId) !== undefined;
}

const takenOverRow = z.object({ entity: z.string(), entity_id: z.number() });

/** Records that the batch added or changed and that a later standing batch has changed since. */
export function takenOverFrom(db: Connection, batchId: number): { readonly entity: string; readonly entityId: number }[] {
  const rows = z.array(takenOverRow).parse(
    statement(
      db,
      `SELECT DISTINCT c.entity, c.entity_id FROM batch_change c
       JOIN import_sheet s ON s.id = c.before_sheet_id JOIN import_batch b ON b.id = c.batch_id
       WHERE s.batch_id = ? AND c.batch_id <> ? AND b.undone_ms IS NULL ORDER BY c.entity, c.entity_id`,
    ).all(batchId, batchId),
  );
  return rows.map((row) => ({ entity: row.entity, entityId: row.entity_id }));
}

/** Marks a batch as undone: its files' hashes are forgotten with it. */
export function markUndone(tx: Tx, batchId: number): void {
  statement(tx.db, 'UPDATE import_batch SET undone_ms = ?, undone_by = ? WHERE id = ?').run(tx.nowMs, tx.actor.who, batchId);
}

const batchSheetRow = z.object({
  file_id: z.number(),
  file_name: z.string(),
  size: z.number(),
  sheet: z.string(),
  kind: z.string(),
  read: z.number(),
  added: z.number(),
  changed: z.number(),
  same: z.number(),
  refused: z.number(),
});

/** A sheet of a batch, with the file that it stands in. */
export type BatchSheetRow = z.infer<typeof batchSheetRow>;

/** A batch's sheets, in the order they were read. */
export function sheetsOfBatch(db: Connection, batchId: number): BatchSheetRow[] {
  const sql = `SELECT s.file_id, s.file_name, f.size, s.sheet, s.kind, s.read, s.added, s.changed, s.same, s.refused
    FROM import_sheet s JOIN received_file f ON f.id = s.file_id WHERE s.batch_id = ? ORDER BY s.id`;
  return z.array(batchSheetRow).parse(statement(db, sql).all(batchId));
}

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) });

/** A received file's bytes. */
export function bytesOfFile(db: Connection, fileId: number): Uint8Array {
  return bytesRow.parse(statement(db, 'SELECT bytes FROM received_file WHERE id = ?').get(fileId)).bytes;
}
