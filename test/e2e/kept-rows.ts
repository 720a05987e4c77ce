// What a base holds, read by plain SQL, and how it differs from before: the rows that a form wrote, column by column.
import Database from 'better-sqlite3';
import path from 'node:path';

/** Written beside every record; a row that is retired counts as gone. */
const BESIDES = new Set(['version', 'sheet_id', 'sheet_row', 'retired_at']);
/** What the program notes of its own work. */
const NOT_READ = new Set(['history', 'backup_made', 'idempotency_key']);
/** Columns that say when something was done: what stands there is now. */
const DONE_AT = new Set(['lent_at', 'returned_at', 'overridden_at']);
/** Columns that hold JSON. */
const JSON_COLUMNS = new Set(['value', 'equipment', 'quote', 'charge_lines', 'overridden', 'rule', 'fields', 'map']);

/** A value of a column; JSON is read. */
type Value = unknown;
/** A row by its columns. */
export type Row = Readonly<Record<string, Value>>;
/** The rows of a base by table and id, and the last number of its history. */
export interface Rows {
  readonly rows: ReadonlyMap<string, Row>;
  readonly last: number;
}
/** What a form wrote: `+table` new rows, `~table` what changed of a row, `-table` rows that are gone; `said`: actions, kinds and reasons of the history. */
export type Kept = Readonly<Record<string, readonly Row[] | readonly string[]>>;

function readValue(column: string, value: Value): Value {
  if ((column.endsWith('_ms') || DONE_AT.has(column)) && typeof value === 'number') return 'now';
  if (!JSON_COLUMNS.has(column) || typeof value !== 'string' || !/^[[{]/.test(value)) return value;
  try {
    return JSON.parse(value);
  } catch {
    return value;
  }
}

function withBase<T>(folder: string, read: (db: Database.Database) => T): T {
  const db = new Database(path.join(folder, 'livebase.db'), { readonly: true });
  try {
    return read(db);
  } finally {
    db.close();
  }
}

function rowsOf(db: Database.Database, table: string): [string, Row][] {
  const columns = db.prepare(`SELECT name FROM pragma_table_info('${table}')`).pluck().all().map(String);
  const live = columns.includes('retired_at') ? 'WHERE retired_at IS NULL' : '';
  const kept = columns.filter((name) => !BESIDES.has(name));
  const keys = columns.includes('id') ? ['id'] : table === 'setting' ? ['name'] : kept;
  return db
    .prepare(`SELECT * FROM "${table}" ${live}`)
    .all()
    .map((found) => {
      const row = new Map(Object.entries(found ?? {}));
      const values = kept.map((name) => [name, readValue(name, row.get(name))] as const);
      return [`${table} ${keys.map((name) => String(row.get(name))).join(' ')}`, Object.fromEntries(values)];
    });
}

/** Reads all rows that count. */
export function readRows(folder: string): Rows {
  return withBase(folder, (db) => {
    const tables = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
      .pluck()
      .all();
    const read = tables.map(String).filter((name) => !NOT_READ.has(name));
    const last = Number(db.prepare('SELECT max(seq) FROM history').pluck().get() ?? 0);
    return { rows: new Map(read.flatMap((table) => rowsOf(db, table))), last };
  });
}

function wordsSince(folder: string, last: number): string[] {
  return withBase(folder, (db) =>
    db
      .prepare(
        "SELECT action || ' ' || entity || coalesce(' ' || reason, '') FROM history WHERE seq > ? AND entity <> 'backup_made' ORDER BY seq",
      )
      .pluck()
      .all(last)
      .map(String),
  );
}

function without(row: Row, name: string): Row {
  return Object.fromEntries(Object.entries(row).filter(([column]) => column !== name));
}

/** The columns of `after` that differ, with the id that says which row it is. */
function changedIn(before: Row, after: Row): Row {
  const changed = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name]));
  const key = 'id' in after ? 'id' : 'name';
  return Object.fromEntries(changed.length === 0 ? [] : [[key, after[key]] as const, ...changed]);
}

/** What was written since `before`. */
export function keptSince(folder: string, before: Rows): Kept {
  const now = readRows(folder);
  const kept: Record<string, Row[]> = {};
  const add = (sign: string, key: string, row: Row): void => {
    const name = `${sign}${key.split(' ')[0] ?? ''}`;
    kept[name] = [...(kept[name] ?? []), row];
  };
  for (const [key, row] of now.rows) {
    const was = before.rows.get(key);
    if (was === undefined) add('+', key, without(row, 'id'));
    else if (Object.keys(changedIn(was, row)).length > 0) add('~', key, changedIn(was, row));
  }
  for (const [key, row] of before.rows) if (!now.rows.has(key)) add('-', key, 'id' in row ? { id: row['id'] } : row);
  const said = wordsSince(folder, before.last);
  return said.length === 0 ? kept : { ...kept, said };
}
