// Files kept for closed months, until a revision takes them in.
import { z } from 'zod';
import { daySchema, listOf } from '../../../contract/core/shapes.ts';
import { type Connection, findFirstRow, defineJsonColumn, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import type { Tx } from '../../core/db/tx.ts';

const optionsShape = z.object({
  tenant: z.string().nullable(),
  account: z.string().nullable(),
  onDifference: z.enum(['keep', 'replace']).nullable(),
  takesGoodRows: z.boolean(),
  renamedFrom: daySchema.nullable().default(null),
});

/** How a parked file was given. */
export type ParkedOptions = z.infer<typeof optionsShape>;

const parkedRow = z.object({
  id: z.int(),
  fileId: z.int(),
  name: z.string(),
  month: z.string(),
  options: defineJsonColumn(optionsShape),
  /** Lines such as `ZB-2.06 +12.30 万元`. */
  wouldChange: defineJsonColumn(listOf(z.string())),
  /** The batch that took it in, or null while it waits. */
  takenBatchId: z.int().nullable(),
});

/** A file kept for a closed month. */
export type ParkedFile = Readonly<z.infer<typeof parkedRow>>;

const PARKED = `SELECT id, file_id AS fileId, file_name AS name, month, options, would_change AS wouldChange, taken_batch_id AS takenBatchId
  FROM parked_file`;

/** Files parked and not yet taken in, oldest first; of one month, if given. */
export function listParkedFiles(db: Connection, month: string | null): ParkedFile[] {
  return rowsOf(db, `${PARKED} WHERE taken_batch_id IS NULL AND (? IS NULL OR month = ?) ORDER BY id`, parkedRow, [month, month]);
}

/** A parked file by its number, taken in or not. */
export function findParkedFile(db: Connection, id: number): ParkedFile | null {
  return findFirstRow(db, `${PARKED} WHERE id = ?`, parkedRow, [id]);
}

/** Parks a file for a closed month; the same file and month are parked once. */
export function parkFile(tx: Tx, parked: Omit<ParkedFile, 'id' | 'takenBatchId'>): void {
  const { fileId, name, month, options, wouldChange } = parked;
  const known = prepareStatement(tx.db, 'SELECT id FROM parked_file WHERE file_id = ? AND month = ? AND taken_batch_id IS NULL').get(
    fileId,
    month,
  );
  if (known !== undefined) return;
  prepareStatement(
    tx.db,
    'INSERT INTO parked_file (at_ms, who, file_id, file_name, month, options, would_change) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(tx.nowMs, tx.actor.who, fileId, name, month, JSON.stringify(options), JSON.stringify(wouldChange));
}

/** Marks a parked file as taken in by a batch. */
export function markParkedTaken(tx: Tx, fileId: number, batchId: number): void {
  prepareStatement(tx.db, 'UPDATE parked_file SET taken_batch_id = ? WHERE file_id = ? AND taken_batch_id IS NULL').run(batchId, fileId);
}

const PARKED_WITH = `UPDATE parked_file SET taken_batch_id = @batch WHERE taken_batch_id IS NULL AND EXISTS (
  SELECT 1 FROM intake i WHERE i.batch_id = @batch AND i.outcome = 'parked' AND i.file_id = parked_file.file_id AND i.at_ms = parked_file.at_ms)`;

/** A batch is undone: parked files that it had taken in wait again, those that were parked with it wait no more. */
export function undoParking(tx: Tx, batchId: number): void {
  prepareStatement(tx.db, 'UPDATE parked_file SET taken_batch_id = NULL WHERE taken_batch_id = ?').run(batchId);
  prepareStatement(tx.db, PARKED_WITH).run({ batch: batchId });
}
