// Imports as batches: the files that were given, what became of them, and what each batch did.
// Rows that a batch left out, with what was wrong and what a person had typed into them: only ever added to.
import { z } from 'zod';
import { batchFileSchema, batchSchema, refusedRowSchema } from '../../../contract/intake/intake-shapes.ts';
import { type SheetKind, sheetKindSchema } from '../../../contract/intake/sheet-kinds.ts';
import { convertMillisecondsToInstant, formatIsoInstant } from '../../../domain/time/calendar.ts';
import { type Connection, findFirstRow, defineJsonColumn, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import { hashSha256 } from '../../core/db/database-files.ts';
import type { Tx } from '../../core/db/tx.ts';
import type { Correction } from '../correction.ts';
import type { RowIssue } from '../recognise/layout.ts';

const idRow = z.object({ id: z.number() });

/** Keeps a file's bytes, once however often it is given. Answers its id. */
export function keepFile(tx: Tx, bytes: Uint8Array): number {
  const sha256 = hashSha256(bytes);
  const known = findFirstRow(tx.db, 'SELECT id FROM received_file WHERE sha256 = ?', idRow, [sha256]);
  if (known !== null) return known.id;
  const result = prepareStatement(tx.db, 'INSERT INTO received_file (sha256, size, bytes, received_ms) VALUES (?, ?, ?, ?)').run(
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
export function findBatchOfFile(db: Connection, sha256: string): number | null {
  const sql = `SELECT b.id FROM intake i JOIN received_file f ON f.id = i.file_id JOIN import_batch b ON b.id = i.batch_id
     WHERE f.sha256 = ? AND i.outcome = 'taken' AND i.note <> '${KEPT_DIFFERENCES}' AND b.undone_ms IS NULL
       AND NOT EXISTS (SELECT 1 FROM import_sheet s WHERE s.batch_id = b.id AND s.file_id = f.id
         AND (s.refused > 0 OR (s.same > 0 AND EXISTS (SELECT 1 FROM import_batch u WHERE u.id < b.id AND u.undone_ms >= b.at_ms))))
     ORDER BY b.id LIMIT 1`;
  return findFirstRow(db, sql, idRow, [sha256])?.id ?? null;
}

export function openBatch(tx: Tx): number {
  const result = prepareStatement(tx.db, 'INSERT INTO import_batch (at_ms, who, host) VALUES (?, ?, ?)').run(
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
  prepareStatement(tx.db, 'INSERT INTO intake (at_ms, who, file_id, file_name, outcome, batch_id, note) VALUES (?, ?, ?, ?, ?, ?, ?)').run(
    tx.nowMs,
    tx.actor.who,
    intake.fileId,
    intake.name,
    intake.outcome,
    intake.batchId,
    intake.note,
  );
}

/** Writes what a sheet of a batch came to. */
export function countSheet(
  tx: Tx,
  sheetId: number,
  counts: Readonly<Record<'read' | 'added' | 'changed' | 'same' | 'refused', number>>,
): void {
  prepareStatement(
    tx.db,
    'UPDATE import_sheet SET read = @read, added = @added, changed = @changed, same = @same, refused = @refused WHERE id = @id',
  ).run({ ...counts, id: sheetId });
}

const clockColumn = z.int().transform((milliseconds) => formatIsoInstant(convertMillisecondsToInstant(milliseconds)));
const batchRow = batchSchema.extend({ at: clockColumn, undoneAt: clockColumn.nullable(), files: defineJsonColumn(z.array(z.string())) });

const BATCHES = `
  SELECT b.id AS batch, b.at_ms AS at, b.who, b.undone_ms AS undoneAt, b.undone_by AS undoneBy,
    (SELECT json_group_array(file_name) FROM (SELECT DISTINCT file_name FROM import_sheet WHERE batch_id = b.id ORDER BY id)) AS files,
    coalesce(sum(s.added), 0) AS added, coalesce(sum(s.changed), 0) AS changed, coalesce(sum(s.same), 0) AS same, coalesce(sum(s.refused), 0) AS refused
  FROM import_batch b LEFT JOIN import_sheet s ON s.batch_id = b.id`;

/** Every batch, oldest first; `files` are the names, in order. */
export function listBatchRows(db: Connection): z.infer<typeof batchRow>[] {
  return rowsOf(db, `${BATCHES} GROUP BY b.id ORDER BY b.id`, batchRow);
}

/** The batch of this number, or null. */
export function findBatch(db: Connection, id: number): z.infer<typeof batchRow> | null {
  return findFirstRow(db, `${BATCHES} WHERE b.id = ? GROUP BY b.id`, batchRow, [id]);
}

/** A record as it was before a change. */
const beforeShape = z.object({
  values: z.record(z.string(), z.union([z.string(), z.number(), z.null()])),
  sheetId: z.number().nullable(),
  sheetRow: z.number().nullable(),
  version: z.number(),
});
const recordRow = z.object({ entity: z.string(), entityId: z.number() });
const changeRow = recordRow.extend({ before: defineJsonColumn(beforeShape), versionAfter: z.number() });

/** Records that the batch changed and had not added itself, as `entity|id`: they bear its mark, but undo puts them back. */
export function listFoundRecords(db: Connection, batchId: number): Set<string> {
  const sql = `
    SELECT c.entity, c.entity_id AS entityId FROM batch_change c JOIN (SELECT min(id) AS id FROM batch_change WHERE batch_id = ? GROUP BY entity, entity_id) f ON f.id = c.id
    WHERE c.before_sheet_id IS NULL OR c.before_sheet_id NOT IN (SELECT id FROM import_sheet WHERE batch_id = ?)`;
  return new Set(rowsOf(db, sql, recordRow, [batchId, batchId]).map(({ entity, entityId }) => `${entity}|${entityId}`));
}

/** A batch's changes, newest first. */
export function changesOf(db: Connection, batchId: number): z.infer<typeof changeRow>[] {
  const sql =
    'SELECT entity, entity_id AS entityId, before, version_after AS versionAfter FROM batch_change WHERE batch_id = ? ORDER BY id DESC';
  return rowsOf(db, sql, changeRow, [batchId]);
}

/** Whether the batch that a sheet belongs to has been undone. */
export function isSheetUndone(db: Connection, sheetId: number): boolean {
  const sql = 'SELECT 1 FROM import_sheet s JOIN import_batch b ON b.id = s.batch_id WHERE s.id = ? AND b.undone_ms IS NOT NULL';
  return prepareStatement(db, sql).get(sheetId) !== undefined;
}

/** Records that the batch added or changed and that a later batch, not undone, has changed since. */
export function listTakenOverFrom(db: Connection, batchId: number): z.infer<typeof recordRow>[] {
  const sql = `SELECT DISTINCT c.entity, c.entity_id AS entityId FROM batch_change c
    JOIN import_sheet s ON s.id = c.before_sheet_id JOIN import_batch b ON b.id = c.batch_id
    WHERE s.batch_id = ? AND c.batch_id <> ? AND b.undone_ms IS NULL ORDER BY c.entity, c.entity_id`;
  return rowsOf(db, sql, recordRow, [batchId, batchId]);
}

/** Marks a batch as undone: its files' hashes are forgotten with it. */
export function markUndone(tx: Tx, batchId: number): void {
  prepareStatement(tx.db, 'UPDATE import_batch SET undone_ms = ?, undone_by = ? WHERE id = ?').run(tx.nowMs, tx.actor.who, batchId);
}

const fileRow = batchFileSchema.extend({ sheets: defineJsonColumn(batchFileSchema.shape.sheets) });

/** A batch's files, with their sheets in the order they were read. */
export function filesOf(db: Connection, batchId: number): z.infer<typeof fileRow>[] {
  const sql = `SELECT s.file_id AS id, s.file_name AS name, f.size,
      json_group_array(json_object('sheet', s.sheet, 'kind', s.kind, 'read', s.read, 'added', s.added, 'changed', s.changed,
        'same', s.same, 'refused', s.refused) ORDER BY s.id) AS sheets
    FROM import_sheet s JOIN received_file f ON f.id = s.file_id WHERE s.batch_id = ? GROUP BY s.file_id, s.file_name ORDER BY min(s.id)`;
  return rowsOf(db, sql, fileRow, [batchId]);
}

const kindRow = z.object({ sheet: z.string(), kind: sheetKindSchema });

/** What the sheets of a received file were when they were taken, by name. */
export function listKindsOfFile(db: Connection, fileId: number): ReadonlyMap<string, SheetKind> {
  const rows = rowsOf(db, 'SELECT sheet, kind FROM import_sheet WHERE file_id = ? ORDER BY id', kindRow, [fileId]);
  return new Map(rows.map(({ sheet, kind }) => [sheet, kind]));
}

const bytesRow = z.object({ bytes: z.instanceof(Uint8Array) });

/** A received file's bytes. */
export function readBytesOfFile(db: Connection, fileId: number): Uint8Array {
  return bytesRow.parse(prepareStatement(db, 'SELECT bytes FROM received_file WHERE id = ?').get(fileId)).bytes;
}

const ADD = `INSERT INTO refused_row (batch_id, sheet_id, row, place, found, code, data, corrections)
  VALUES (@batchId, @sheetId, @row, @place, @found, @code, @data, @corrections)`;

/** Keeps what was refused of a sheet, with the cells of those rows that a person had corrected. */
export function keepRefused(
  tx: Tx,
  of: { readonly batchId: number; readonly sheetId: number; readonly sheet: string },
  refused: readonly RowIssue[],
  corrections: readonly Correction[],
): void {
  const { batchId, sheetId, sheet } = of;
  for (const { row, column, found, code, data } of refused) {
    const typed = corrections.filter((one) => one.sheet === sheet && one.row === row).map(({ at, text }) => ({ column: at, text }));
    const values = { batchId, sheetId, row, place: column, found, code, data: JSON.stringify(data), corrections: JSON.stringify(typed) };
    prepareStatement(tx.db, ADD).run(values);
  }
}

const shownRow = refusedRowSchema.extend({ data: defineJsonColumn(refusedRowSchema.shape.data) });
const OF_BATCH = `SELECT s.file_name AS file, s.sheet, r.row, r.place AS column, r.found, r.code, r.data
  FROM refused_row r JOIN import_sheet s ON s.id = r.sheet_id WHERE r.batch_id = ? ORDER BY r.sheet_id, r.row, r.id`;

/** What a batch left out, in the order of its sheets and rows. */
export function refusedOf(db: Connection, batch: number): readonly z.infer<typeof shownRow>[] {
  return rowsOf(db, OF_BATCH, shownRow, [batch]);
}

const correctedRow = z.object({
  fileId: z.int(),
  name: z.string(),
  sheet: z.string(),
  row: z.int(),
  corrections: defineJsonColumn(z.array(z.object({ column: z.int(), text: z.string() }))),
});
const CORRECTED = `SELECT DISTINCT s.file_id AS fileId, s.file_name AS name, s.sheet, r.row, r.corrections
  FROM refused_row r JOIN import_sheet s ON s.id = r.sheet_id WHERE r.batch_id = ? ORDER BY r.sheet_id, r.row`;

/** The refused rows of a batch by file and sheet, with what a person had typed into them. */
export function correctedOf(db: Connection, batch: number): readonly z.infer<typeof correctedRow>[] {
  return rowsOf(db, CORRECTED, correctedRow, [batch]);
}
