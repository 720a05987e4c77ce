// Which rows of a base were written, column by column: `+ table row`, `~ table key column: before -> after`, `- table key`.
import type Database from 'better-sqlite3';
import { isRecordName } from '../../../src/contract/records/record-kinds.ts';

export type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, string>;
/** Rows by their key, as JSON, by table. */
export type WrittenRows = ReadonlyMap<string, Rows>;

/** Columns of chains and digests: they depend on all that came before, and other tests hold them. */
const DIGESTS = new Set(['hash', 'previous_hash', 'row_marks', 'salt', 'content_digest', 'forgotten']);

/** For JSON.stringify: bytes by their name, values of a form without empty ones. */
export function plain(key: string, value: unknown): unknown {
  if (key === 'values' && typeof value === 'object' && value !== null) return filledOnly(value as Row);
  if (value instanceof Uint8Array) return '(bytes)';
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Buffer') return value;
  return '(bytes)';
}

function tablesOf(db: Database.Database): string[] {
  const sql = `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`;
  return db.prepare(sql).pluck().all().map(String);
}

/** Without what is empty: a new field that nobody filled changes no reviewed file. Tests of records hold which fields there are. */
function filledOnly(row: Row): Row {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null));
}

/** What a row of the history, or of an import's changes, holds of a record; of many added at once, each by its columns. */
function recordText(text: string): string {
  const { columns, rows, ...rest } = JSON.parse(text) as Row;
  if (!Array.isArray(columns) || !Array.isArray(rows)) return JSON.stringify(filledOnly({ ...rest, columns, rows }), plain);
  const named = rows.map((row: readonly unknown[]) => filledOnly(Object.fromEntries(columns.map((column, at) => [column, row[at]]))));
  return JSON.stringify({ ...rest, rows: named });
}

function columnsOf(row: Row): Row {
  const isOfRecord = typeof row['entity'] === 'string' && isRecordName(row['entity']);
  const kept = Object.entries(filledOnly(row)).filter(([column]) => !DIGESTS.has(column));
  return Object.fromEntries(
    kept.map(([column, value]) => [
      column,
      isOfRecord && typeof value === 'string' && (column === 'before' || column === 'after') ? recordText(value) : value,
    ]),
  );
}

/** Reads every row of every table, in the tables' own order. */
export function readAllRows(db: Database.Database): WrittenRows {
  const isBackwards = db.pragma('reverse_unordered_selects', { simple: true });
  db.pragma('reverse_unordered_selects = OFF');
  const rows = new Map(
    tablesOf(db).map((table): [string, Rows] => {
      const all = db.prepare<unknown[], Row>(`SELECT * FROM "${table}"`).all();
      return [table, new Map(all.map((row, at) => [keyOf(row, at), JSON.stringify(columnsOf(row), plain)]))];
    }),
  );
  db.pragma(`reverse_unordered_selects = ${String(isBackwards)}`);
  return rows;
}

function keyOf(row: Row, at: number): string {
  return JSON.stringify(row['seq'] ?? row['id'] ?? row['name'] ?? at);
}

function changesIn(before: Row, after: Row): string {
  const columns = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const text = (row: Row, column: string): string => JSON.stringify(row[column] ?? null);
  const changed = columns.filter((column) => text(after, column) !== text(before, column));
  return changed.map((column) => `${column}: ${text(before, column)} -> ${text(after, column)}`).join(', ');
}

function writtenIn(table: string, before: Rows, after: Rows): string[] {
  const lines = [...after].flatMap(([key, row]) => {
    const old = before.get(key);
    if (old === row) return [];
    if (old === undefined) return [`+ ${table} ${row}`];
    return [`~ ${table} ${key} ${changesIn(JSON.parse(old) as Row, JSON.parse(row) as Row)}`];
  });
  return [...lines, ...[...before.keys()].filter((key) => !after.has(key)).map((key) => `- ${table} ${key}`)];
}

/** Lists what differs between two readings. */
export function listWritten(before: WrittenRows, after: WrittenRows): string[] {
  return [...after].flatMap(([table, rows]) => writtenIn(table, before.get(table) ?? new Map(), rows));
}
