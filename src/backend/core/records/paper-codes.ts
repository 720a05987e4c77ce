// The codes (核验码) of papers: made from the row of the history that the paper was made with, and looked up in it.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { paperCodeOf } from '../../../domain/base/paper-code.ts';
import { type Connection, findFirstRow, rowsOf } from '../db/rows.ts';

/** Rows that papers carry the code of: the closing of a filing, the making of a statement. */
const IS_CODED = `(entity = 'filing' AND action = 'close' OR entity = 'statement' AND action = 'make')`;
const headRow = z.object({ seq: z.int(), hash: z.string() });
const OF_ONE = `SELECT seq, hash FROM history WHERE entity = ? AND entity_id = ? AND ${IS_CODED} ORDER BY seq LIMIT 1`;
const OF_ALL = `SELECT seq, hash FROM history WHERE ${IS_CODED} ORDER BY seq DESC`;

const kind = z.enum(['filing', 'statement']);
const madeRow = z.object({ seq: z.int(), atMs: z.int(), who: z.string(), entity: kind, after: z.string() });
const OF_NUMBER = 'SELECT seq, at_ms AS atMs, who, entity, after FROM history WHERE seq = ?';

function codeOfRow({ seq, hash }: z.infer<typeof headRow>): string {
  return paperCodeOf(createHash('sha256').update(`${seq}:${hash}`).digest());
}

/** The code of a filing's or statement's paper: always the same, as its row never changes. Null where the history has no such row. */
export function computePaperCode(db: Connection, entity: z.infer<typeof kind>, id: number): string | null {
  const row = findFirstRow(db, OF_ONE, headRow, [entity, id]);
  return row === null ? null : codeOfRow(row);
}

/** The row that a code was made from, null where this history has none. */
export function findRowOfCode(db: Connection, code: string): z.infer<typeof madeRow> | null {
  const found = rowsOf(db, OF_ALL, headRow).find((row) => codeOfRow(row) === code);
  return found === undefined ? null : findFirstRow(db, OF_NUMBER, madeRow, [found.seq]);
}
