// A history written again so that the file proves itself: what somebody does who has read this program and knows SQLite.
import type { Connection } from '../../src/backend/core/db/rows.ts';
import { formatDigests, keyOf, listDigestedTables, type MarkGroup, rowDigest } from '../../src/backend/core/db/row-digests.ts';
import {
  computeContentDigest,
  computeHistoryHash,
  CONTENT_COLUMNS,
  CONTENT_DIGEST_AT,
  HASHED_COLUMNS,
  HASHED_COUNT,
} from '../../src/backend/core/db/history-chain.ts';

/** Every row's mark as it stands now, as if the program had written it so. */
function forgedMarks(db: Connection): string {
  const groups = listDigestedTables(db).map((table): MarkGroup => {
    const sql = `SELECT ${table.columns.map((column) => `"${column}"`).join(', ')} FROM "${table.name}"`;
    const rows = db.prepare(sql).raw().all().filter(Array.isArray);
    const marks = rows.map((row) => rowDigest(table.name, row));
    return [table.name, rows.map((row) => keyOf(table, row)), marks.map(() => null), marks];
  });
  return formatDigests(groups);
}

const ROWS = `SELECT ${HASHED_COLUMNS}, ${CONTENT_COLUMNS} FROM history ORDER BY seq`;

/** Gives each row of the history the digest and the hash that fit it. The triggers that forbid it are gone already. */
export function chainAnew(db: Connection): void {
  const rows = db.prepare(ROWS).raw().all().filter(Array.isArray);
  const write = db.prepare('UPDATE history SET content_digest = ?, forgotten = NULL, previous_hash = ?, hash = ? WHERE seq = ?');
  let previous = 'start';
  for (const row of rows) {
    const digest = computeContentDigest(row.slice(HASHED_COUNT));
    const hash = computeHistoryHash([...row.slice(0, CONTENT_DIGEST_AT), digest, row[CONTENT_DIGEST_AT + 1], null, previous]);
    write.run(digest, previous, hash, row[0]);
    previous = hash;
  }
}

/** The whole chain again, with one mark of each row as it stands now, in the first row. */
export function forgeHistory(db: Connection): void {
  db.exec('UPDATE history SET row_marks = NULL');
  db.prepare('UPDATE history SET row_marks = ? WHERE seq = 1').run(forgedMarks(db));
  chainAnew(db);
}

function tenantMarks(db: Connection): ReadonlyMap<number, string> {
  const table = listDigestedTables(db).find(({ name }) => name === 'tenant');
  if (table === undefined) throw new Error('no tenants');
  const rows = db
    .prepare(`SELECT id, ${table.columns.join(', ')} FROM tenant`)
    .raw()
    .all()
    .filter(Array.isArray);
  return new Map(rows.map(([id, ...row]) => [Number(id), rowDigest('tenant', row)]));
}

/** Gives a tenant other notes in a closed database file, as if its first row of the history had said so; the rules stand as before. */
export function forgeNotes(db: Connection, id: number, [was, is]: readonly [string, string]): void {
  const triggers = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").raw().all().filter(Array.isArray);
  for (const [name] of triggers) db.exec(`DROP TRIGGER "${String(name)}"`);
  const before = tenantMarks(db).get(id);
  db.prepare('UPDATE tenant SET notes = ? WHERE id = ?').run(is, id);
  const after = tenantMarks(db).get(id);
  db.prepare('UPDATE history SET row_marks = replace(row_marks, ?, ?), after = replace(after, ?, ?)').run(before, after, was, is);
  chainAnew(db);
  for (const [, text] of triggers) db.exec(String(text));
  db.exec('VACUUM');
}
