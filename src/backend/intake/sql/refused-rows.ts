// Rows that a batch left out, with what was wrong and what a person had typed into them: only ever added to.
import { z } from 'zod';
import { refusedRowSchema } from '../../../contract/intake/import-shapes.ts';
import { type Connection, defineJsonColumn, rowsOf, prepareStatement } from '../../core/db/rows.ts';
import type { Tx } from '../../core/db/tx.ts';
import type { Correction } from '../correction.ts';
import type { RowIssue } from '../recognise/layout.ts';

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
