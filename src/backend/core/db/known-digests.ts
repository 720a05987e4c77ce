// The history's last word on every row of every table, read from the marks it carries.
import type { Connection } from './rows.ts';
import {
  keyOf,
  listDigestedTables,
  type MarkedTable,
  type MarkGroup,
  MARKS_COLUMN,
  readMarks,
  rowDigest,
  type RowKey,
} from './row-digests.ts';

/** Rows of one table that stand, each with its mark. */
type KnownRows = Map<RowKey, string>;

/** What a row is, against the history. */
export type RowTrouble = 'value' | 'missing' | 'added' | 'overwritten';

/** A row that is otherwise than the history says. */
export interface MarkFinding {
  readonly table: string;
  readonly key: RowKey;
  readonly trouble: RowTrouble;
}

/** What the history knows of the rows of all tables. */
export interface KnownMarks {
  /** Rows whose earlier mark was another one than the history had: somebody wrote them between two changes of the program. */
  readonly overwritten: readonly MarkFinding[];
  readonly rowsOf: (table: string) => KnownRows;
}

function learn(known: Map<string, KnownRows>, [table, keys, before, after]: MarkGroup, overwritten: MarkFinding[]): void {
  const rows = known.get(table) ?? new Map<RowKey, string>();
  known.set(table, rows);
  for (const [at, key] of keys.entries()) {
    if ((rows.get(key) ?? null) !== before[at]) overwritten.push({ table, key, trouble: 'overwritten' });
    const is = after[at] ?? null;
    if (is === null) rows.delete(key);
    else rows.set(key, is);
  }
}

/** Reads all marks of the history, oldest first. */
export function readKnownDigests(db: Connection): KnownMarks {
  const known = new Map<string, KnownRows>();
  const overwritten: MarkFinding[] = [];
  const sql = `SELECT ${MARKS_COLUMN} FROM history WHERE ${MARKS_COLUMN} IS NOT NULL ORDER BY seq`;
  for (const text of db.prepare(sql).pluck().iterate()) for (const group of readMarks(String(text)) ?? []) learn(known, group, overwritten);
  return { overwritten, rowsOf: (table) => known.get(table) ?? new Map() };
}

function* rowsIn(db: Connection, table: MarkedTable): Generator<readonly unknown[]> {
  const sql = `SELECT ${table.columns.map((column) => `"${column}"`).join(', ')} FROM "${table.name}"`;
  for (const row of db.prepare(sql).raw().iterate()) if (Array.isArray(row)) yield row;
}

/** A row that differs, with the mark that the history has of it and the one it should have. */
type DifferingRow = MarkFinding & { readonly known: string | null; readonly mark: string | null };

/**
 * Every row of a table that is otherwise than its mark, in the table's order; then those that are not there, by their numbers. Takes the rows
 * that it meets out of `rows`.
 */
export function* listDifferingRows(db: Connection, table: MarkedTable, rows: KnownRows): Generator<DifferingRow> {
  const { name } = table;
  for (const values of rowsIn(db, table)) {
    const key = keyOf(table, values);
    const mark = rowDigest(name, values);
    const known = rows.get(key) ?? null;
    if (known !== mark) yield { table: name, key, trouble: known === null ? 'added' : 'value', known, mark };
    rows.delete(key);
  }
  // The keys of a table are all numbers or all texts.
  const missing = [...rows].toSorted(([a], [b]) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0));
  for (const [key, known] of missing) yield { table: name, key, trouble: 'missing', known, mark: null };
}

const NAMED = 20;

/** What holding every row against the history's marks came to. */
export interface MarksReplay {
  /** Rows that stand as the history says. */
  readonly rows: number;
  readonly found: number;
  /** The first of each table, then a few more. */
  readonly named: readonly MarkFinding[];
}

/** Holds every row of every table against the history's last word on it. */
export function replayMarks(db: Connection): MarksReplay {
  const known = readKnownDigests(db);
  const first = new Map<string, MarkFinding>();
  const more: MarkFinding[] = [];
  let [rows, found] = [0, 0];
  const note = (one: MarkFinding): void => {
    found += 1;
    if (!first.has(one.table)) first.set(one.table, one);
    else if (more.length < NAMED) more.push(one);
  };
  for (const table of listDigestedTables(db)) {
    rows += Number(db.prepare(`SELECT count(*) FROM "${table.name}"`).pluck().get());
    for (const { key, trouble } of listDifferingRows(db, table, known.rowsOf(table.name))) note({ table: table.name, key, trouble });
  }
  for (const one of known.overwritten) note(one);
  return { rows, found, named: [...first.values(), ...more].slice(0, Math.max(NAMED, first.size)) };
}
