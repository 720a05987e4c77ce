// What one bulk entry of exceptions wrote, as the history has it, and whether anything came after.
import { z } from 'zod';
import { type Connection, prepareStatement } from '../../core/db/rows.ts';
import type { RecordValues } from '../../core/db/record-store.ts';

/** One write. `before` null: the exception was added. */
export interface ExceptionWrite {
  readonly id: number;
  readonly before: RecordValues | null;
  /** Nothing was written about the exception since. */
  readonly isNewest: boolean;
}

const WRITES = `SELECT h.seq, h.at_ms, h.who, h.action, h.entity, h.entity_id, h.before,
    NOT EXISTS (SELECT 1 FROM history n WHERE n.entity = h.entity AND n.entity_id = h.entity_id AND n.seq > h.seq) AS newest
  FROM history h WHERE h.seq BETWEEN ? AND ? ORDER BY h.seq`;
const writeRows = z.array(
  z.object({
    seq: z.int(),
    at_ms: z.int(),
    who: z.string(),
    action: z.string(),
    entity: z.string(),
    entity_id: z.int().nullable(),
    before: z.string().nullable(),
    newest: z.int(),
  }),
);
const valuesShape = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

/** The writes of the history's rows from `first` to `last`; null where those are not one entry of exceptions. */
export function findExceptionWrites(db: Connection, first: number, last: number): readonly ExceptionWrite[] | null {
  const rows = writeRows.parse(prepareStatement(db, WRITES).all(first, last));
  const [head] = rows;
  if (head === undefined || rows.length !== last - first + 1) return null;
  const isOne = rows.every(
    (row) =>
      row.entity === 'calendar_exception' &&
      (row.action === 'add' || row.action === 'change') &&
      row.at_ms === head.at_ms &&
      row.who === head.who,
  );
  if (!isOne) return null;
  return rows.flatMap((row) =>
    row.entity_id === null
      ? []
      : [{ id: row.entity_id, before: row.before === null ? null : valuesShape.parse(JSON.parse(row.before)), isNewest: row.newest === 1 }],
  );
}
