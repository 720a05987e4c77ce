// Files kept for closed months, until a revision takes them in.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { statement } from '../../core/db/statements.ts';
import type { Tx } from '../../core/db/tx.ts';

const optionsShape = z.object({
  tenant: z.string().nullable(),
  account: z.string().nullable(),
  onDifference: z.enum(['keep', 'replace']).nullable(),
  takesGoodRows: z.boolean(),
});

/** How a parked file was given. */
export type ParkedOptions = z.infer<typeof optionsShape>;

const parkedRow = z.object({
  id: z.number(),
  file_id: z.number(),
  file_name: z.string(),
  month: z.string(),
  options: z.string(),
  would_change: z.string(),
  taken_batch_id: z.number().nullable(),
});

/** A file kept for a closed month; `wouldChange` are lines such as `ZB-2.06 +12.30 万元`. */
export interface ParkedFile {
  readonly id: number;
  readonly fileId: number;
  readonly name: string;
  readonly month: string;
  readonly options: ParkedOptions;
  readonly wouldChange: readonly string[];
  /** The batch that took it in, or null while it waits. */
  readonly takenBatchId: number | null;
}

const COLUMNS = 'id, file_id, file_name, month, options, would_change, taken_batch_id';

function parsed(row: unknown): ParkedFile {
  const {
    id,
    file_id: fileId,
    file_name: name,
    month,
    options,
    would_change: wouldChange,
    taken_batch_id: takenBatchId,
  } = parkedRow.parse(row);
  return {
    id,
    fileId,
    name,
    month,
    options: optionsShape.parse(JSON.parse(options)),
    wouldChange: z.array(z.string()).parse(JSON.parse(wouldChange)),
    takenBatchId,
  };
}

/** Files parked and not yet taken in, oldest first; of one month, if given. */
export function parkedFiles(db: Connection, month: string | null): ParkedFile[] {
  const sql = `SELECT ${COLUMNS} FROM parked_file WHERE taken_batch_id IS NULL AND (? IS NULL OR month = ?) ORDER BY id`;
  return statement(db, sql).all(month, month).map(parsed);
}

/** A parked file by its number, taken in or not. */
export function parkedFile(db: Connection, id: number): ParkedFile | null {
  const row = statement(db, `SELECT ${COLUMNS} FROM parked_file WHERE id = ?`).get(id);
  return row === undefined ? null : parsed(row);
}

/** Parks a file for a closed month; the same file and month are parked once. */
export function parkFile(tx: Tx, parked: Omit<ParkedFile, 'id' | 'takenBatchId'>): void {
  const { fileId, name, month, options, wouldChange } = parked;
  const known = statement(tx.db, 'SELECT id FROM parked_file WHERE file_id = ? AND month = ? AND taken_batch_id IS NULL').get(
    fileId,
    month,
  );
  if (known !== undefined) return;
  statement(
    tx.db,
    'INSERT INTO parked_file (at_ms, who, file_id, file_name, month, options, would_change) VALUES (?, ?, ?, ?, ?, ?, ?)',
  ).run(tx.nowMs, tx.actor.who, fileId, name, month, JSON.stringify(options), JSON.stringify(wouldChange));
}

/** Marks a parked file as taken in by a batch. */
export function markParkedTaken(tx: Tx, fileId: number, batchId: number): void {
  statement(tx.db, 'UPDATE parked_file SET taken_batch_id = ? WHERE file_id = ? AND taken_batch_id IS NULL').run(batchId, fileId);
}

/** Parked files that an undone batch had taken in wait again. */
export function parkAgain(tx: Tx, batchId: number): void {
  statement(tx.db, 'UPDATE parked_file SET taken_batch_id = NULL WHERE taken_batch_id = ?').run(batchId);
}
