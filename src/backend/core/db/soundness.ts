// What SQLite itself says about a database's soundness, and how many rows it holds.
import { countRowsBeyond } from './amounts-beyond.ts';
import type { Connection } from './rows.ts';

const CHECK_FAILED = /^CHECK constraint failed in (\w+)$/;

/** Without what rows of an amount beyond the bound explain: the look at amounts names them, and the file is none the worse. */
function withoutAmounts(db: Connection, findings: readonly string[]): string[] {
  const left = new Map<string, number>();
  return findings.filter((finding) => {
    const table = CHECK_FAILED.exec(finding)?.[1];
    if (table === undefined) return true;
    const explained = left.get(table) ?? countRowsBeyond(db, table);
    left.set(table, explained - 1);
    return explained <= 0;
  });
}

/** SQLite's own findings, `integrity_check` or the quicker one; empty if there are none. */
export function listIntegrityFindings(db: Connection, full: boolean): string[] {
  const rows: readonly unknown[] = db
    .prepare(full ? 'PRAGMA integrity_check' : 'PRAGMA quick_check')
    .pluck()
    .all();
  return withoutAmounts(
    db,
    rows.map(String).filter((row) => row !== 'ok'),
  );
}

/** Rows that refer to a row that is not there, as `table:rowid`. */
export function listDanglingRows(db: Connection): string[] {
  const rows: readonly unknown[] = db.prepare('PRAGMA foreign_key_check').raw().all();
  return rows.map((row) => (Array.isArray(row) ? `${String(row[0])}:${String(row[1])}` : String(row)));
}

/** Names of all tables that hold rows of ours. */
export function listTableNames(db: Connection): string[] {
  const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`;
  return db.prepare(sql).pluck().all().map(String);
}

/** How many rows each table has. */
export function countRows(db: Connection): ReadonlyMap<string, number> {
  return new Map(listTableNames(db).map((table) => [table, Number(db.prepare(`SELECT count(*) FROM "${table}"`).pluck().get())]));
}

/** Σ of the row counts. */
export function sumRows(counts: ReadonlyMap<string, number>): number {
  return [...counts.values()].reduce((sum, one) => sum + one, 0);
}
