// Forgeries of a base behind the program's back: rules off, any column of any table, and whatever the program's own functions can work out again.
import { computeContentDigest, computeHistoryHash, CONTENT_COLUMNS, HASHED_COLUMNS } from '../../src/backend/core/db/history-chain.ts';
import { judgeTrust, type Outside, readOutsideOf, recordCheckpoint } from '../../src/backend/core/db/history-integrity.ts';
import { keyOf, listDigestedTables, rowDigest, type RowKey } from '../../src/backend/core/db/row-digests.ts';
import { hashSha256 } from '../../src/backend/core/db/database-files.ts';
import { appendHistory, inTx } from '../../src/backend/core/db/tx.ts';
import { type Connection, isSqliteError } from '../../src/backend/core/db/rows.ts';
import { listWrongFiles, walkChain } from '../../src/backend/safety/examine.ts';
import { replayHistory } from '../../src/backend/safety/history-replay.ts';
import { ok } from '../../src/domain/values/result.ts';
import { chainAnew } from './forge-history.ts';
import { openRawBase, type RawBase } from './raw-base.ts';
import { fillBase, TESTER } from './sample-base.ts';

export interface Column {
  readonly name: string;
  readonly type: string;
  readonly isKey: boolean;
}

export function columnsOf(db: Connection, table: string): Column[] {
  const rows: readonly unknown[] = db.prepare('SELECT name, type, pk FROM pragma_table_info(?) ORDER BY cid').raw().all(table);
  return rows.filter(Array.isArray).map((row) => ({ name: String(row[0]), type: String(row[1]), isKey: Number(row[2]) > 0 }));
}

/** A row that fits the columns' types and no rule: rules are off here, as they are for anyone who edits the file. */
export function addRow(db: Connection, table: string, nth: number): void {
  const columns = columnsOf(db, table);
  const bytes = Buffer.from([nth]);
  const valueOf = ({ name, type }: Column): string | number | Buffer =>
    name === 'sha256' ? hashSha256(bytes) : type === 'BLOB' ? bytes : type === 'TEXT' ? `x${nth}` : nth;
  const sql = `INSERT INTO "${table}" (${columns.map(({ name }) => `"${name}"`).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`;
  db.prepare(sql).run(columns.map(valueOf));
}

/** A base without its rules and with a row in each table that the program wrote, one row of its history forgotten; and what is known outside. */
export function openForgeableBase(): { readonly raw: RawBase; readonly outside: Outside; readonly tables: readonly string[] } {
  const raw = openRawBase();
  fillBase(raw.base);
  const triggers = raw.own.prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'").pluck().all();
  for (const name of triggers) raw.own.exec(`DROP TRIGGER "${String(name)}"`);
  raw.own.pragma('ignore_check_constraints = ON');
  raw.own.pragma('foreign_keys = OFF');
  const tables = listDigestedTables(raw.own).map(({ name }) => name);
  const left = ['{}', null, null, 'salt'];
  const filled = inTx(raw.base, TESTER, () => {
    for (const name of tables) if (raw.own.prepare(`SELECT 1 FROM "${name}" LIMIT 1`).get() === undefined) addRow(raw.own, name, 1);
    return ok(null);
  });
  const forgotten = inTx(raw.base, TESTER, (tx) => {
    raw.own.prepare('UPDATE history SET before = ?, after = ?, reason = ?, salt = ? WHERE seq = 2').run(left);
    const said = JSON.stringify([['history', 2, computeContentDigest(left)]]);
    return ok(appendHistory(tx, { action: 'forget', entity: 'base', entityId: null, forgotten: said }));
  });
  if (!filled.ok || !forgotten.ok) throw new Error('the base was not filled');
  recordCheckpoint(raw.base, null);
  return { raw, outside: readOutsideOf(raw.base, null), tables };
}

/** Whether a full check finds what was changed; `outside` null: without a head outside. What SQLite refuses to read is a finding of its own. */
export function isFound(db: Connection, outside: Outside | null): boolean {
  try {
    const isInside = walkChain(db, null).brokenAt !== null || replayHistory(db).wrongCount > 0 || listWrongFiles(db).length > 0;
    return isInside || (outside !== null && judgeTrust(db, outside) !== null);
  } catch (error) {
    if (isSqliteError(error)) return true;
    throw error;
  }
}

/** What is worked out again behind an edit, each step with those before it. */
export const RECOMPUTED = ['nothing', 'digests', 'mark', 'hash', 'forgotten', 'chain'] as const;

/** An edit of one column of one row, and how far it is covered up. */
export interface Forgery {
  readonly table: string;
  readonly column: Column;
  readonly recomputed: (typeof RECOMPUTED)[number];
}

/** Every column of every table, covered up in every way. */
export function listForgeries(db: Connection): Forgery[] {
  return ['history', ...listDigestedTables(db).map(({ name }) => name)].flatMap((table) =>
    columnsOf(db, table).flatMap((column) => RECOMPUTED.map((recomputed) => ({ table, column, recomputed }))),
  );
}

function rowOf(db: Connection, table: string, rowid: number): unknown[] {
  const columns = columnsOf(db, table).map(({ name }) => `"${name}"`);
  const row: unknown = db
    .prepare(`SELECT ${columns.join(', ')} FROM "${table}" LIMIT 1 OFFSET ?`)
    .raw()
    .get(rowid);
  return Array.isArray(row) ? row : [];
}

function markOf(db: Connection, table: string, nth: number): { readonly key: RowKey; readonly mark: string } | null {
  const digested = listDigestedTables(db).find(({ name }) => name === table);
  if (digested === undefined) return null;
  const sql = `SELECT ${digested.columns.map((name) => `"${name}"`).join(', ')} FROM "${table}" LIMIT 1 OFFSET ?`;
  const row: unknown = db.prepare(sql).raw().get(nth);
  return Array.isArray(row) ? { key: keyOf(digested, row), mark: rowDigest(table, row) } : null;
}

/** Gives the nth row of the history the digest and the hash that fit what it says, and nothing to the rows behind it. */
function hashAgain(db: Connection, seq: number): void {
  const content: unknown = db.prepare(`SELECT ${CONTENT_COLUMNS} FROM history WHERE seq = ?`).raw().get(seq);
  if (!Array.isArray(content)) return;
  db.prepare('UPDATE history SET content_digest = ? WHERE seq = ?').run(computeContentDigest(content), seq);
  const hashed: unknown = db.prepare(`SELECT ${HASHED_COLUMNS} FROM history WHERE seq = ?`).raw().get(seq);
  if (Array.isArray(hashed)) db.prepare('UPDATE history SET hash = ? WHERE seq = ?').run(computeHistoryHash(hashed), seq);
}

/** A forgetting that never was, in the row that is altered or the first one: it vouches for the row, or for the file's bytes. */
function vouchFor(db: Connection, table: string, id: number, seq: number): void {
  const content: unknown = db.prepare(`SELECT ${CONTENT_COLUMNS} FROM history WHERE seq = ?`).raw().get(seq);
  const bytes = columnsOf(db, table).find(({ type }) => type === 'BLOB');
  const kept: unknown = bytes === undefined ? null : db.prepare(`SELECT "${bytes.name}" FROM "${table}" LIMIT 1`).pluck().get();
  const digest =
    table === 'history' && Array.isArray(content) ? computeContentDigest(content) : Buffer.isBuffer(kept) ? hashSha256(kept) : 'x';
  db.prepare('UPDATE history SET forgotten = ? WHERE seq = ?').run(JSON.stringify([[table, id, digest]]), seq);
}

/** Makes a forgery, of the table's nth row. @returns false where the table would not take the value, or is as it was */
export function forge(db: Connection, { table, column, recomputed }: Forgery, nth: number): boolean {
  const was = rowOf(db, table, nth);
  const before = markOf(db, table, nth);
  const place = `rowid IN (SELECT rowid FROM "${table}" LIMIT 1 OFFSET ${nth})`;
  const isRowid = db.prepare('SELECT 1 FROM pragma_table_list WHERE name = ? AND wr = 0').get(table) !== undefined;
  const keys = columnsOf(db, table).filter(({ isKey }) => isKey);
  const names = keys.map(({ name }) => `"${name}"`).join(', ');
  const where = isRowid ? place : `(${names}) IN (SELECT ${names} FROM "${table}" LIMIT 1 OFFSET ${nth})`;
  const value = column.type === 'BLOB' ? "x'abcdef'" : column.type === 'TEXT' ? `'${'f'.repeat(64)}'` : '987654';
  try {
    db.exec(`UPDATE "${table}" SET "${column.name}" = ${value} WHERE ${where}`);
  } catch {
    return false;
  }
  const step = RECOMPUTED.indexOf(recomputed);
  if (step >= 1 && column.type === 'BLOB' && columnsOf(db, table).some(({ name }) => name === 'sha256'))
    db.prepare(`UPDATE "${table}" SET sha256 = ? WHERE ${where}`).run(hashSha256(Buffer.from('abcdef', 'hex')));
  const after = markOf(db, table, nth);
  const carrier = Number(
    db
      .prepare('SELECT seq FROM history WHERE instr(row_marks, ?) ORDER BY seq DESC')
      .pluck()
      .get(before?.mark ?? '-') ?? 1,
  );
  if (step >= 2 && before !== null && after !== null)
    db.prepare('UPDATE history SET row_marks = replace(row_marks, ?, ?)').run(before.mark, after.mark);
  const seq = table === 'history' ? nth + 1 : carrier;
  if (step >= 4) vouchFor(db, table, Number(before?.key ?? seq), seq);
  if (step >= 3) hashAgain(db, seq);
  if (step >= 5) chainAnew(db);
  return JSON.stringify(was) !== JSON.stringify(rowOf(db, table, nth));
}
