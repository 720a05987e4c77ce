// Gives rows that were written behind the marks' back their marks: what a migration rewrote, and what a support copy took over.
import { listDifferingRows, readKnownDigests } from './known-digests.ts';
import { formatDigests, listDigestedTables, type MarkedTable, type RowKey } from './row-digests.ts';
import { appendMarks, type Tx } from './tx.ts';

/** Rows that share a row of the history. */
const ROWS_AT_ONCE = 500;

interface Columns {
  readonly keys: RowKey[];
  readonly before: (string | null)[];
  readonly after: (string | null)[];
}

/** Read whole before anything is written: a connection writes nothing while a query of it runs. */
function differences(tx: Tx, table: MarkedTable, known: ReturnType<typeof readKnownDigests>): Columns {
  const found: Columns = { keys: [], before: [], after: [] };
  for (const one of listDifferingRows(tx.db, table, known.rowsOf(table.name))) {
    found.keys.push(one.key);
    found.before.push(one.known);
    found.after.push(one.mark);
  }
  return found;
}

/** Writes the marks of all rows that have none, or another one, into the history. */
export function backfillRowDigests(tx: Tx): void {
  const known = readKnownDigests(tx.db);
  for (const table of listDigestedTables(tx.db)) {
    const { keys, before, after } = differences(tx, table, known);
    for (let at = 0; at < keys.length; at += ROWS_AT_ONCE) {
      const [from, to] = [at, at + ROWS_AT_ONCE];
      appendMarks(tx, formatDigests([[table.name, keys.slice(from, to), before.slice(from, to), after.slice(from, to)]]));
    }
  }
}
