// The history's last word on every row of every table, read from the marks it carries; bytes, for a base may hold millions of rows.
import type { Connection } from './connection.ts';
import {
  keyOf,
  listDigestedTables,
  MARK_BYTES,
  type MarkedTable,
  type MarkGroup,
  MARKS_COLUMN,
  readMarks,
  rowDigest,
  type RowKey,
} from './row-digests.ts';

const CHUNK = 4096;
const UNKNOWN = 0;
const STANDS = 1;
const GONE = 2;
const SEEN = 3;

interface Chunk {
  readonly marks: Buffer;
  readonly states: Uint8Array;
}

/** Rows of one table: numbers in chunks of bytes, other keys by their text. */
interface Rows {
  readonly chunks: Map<number, Chunk>;
  readonly texts: Map<string, { mark: string; state: number }>;
}

/** What a row is, against the history. */
export type RowTrouble = 'value' | 'missing' | 'added' | 'overwritten';

/** A row that is otherwise than the history says. */
export interface MarkFinding {
  readonly table: string;
  readonly key: RowKey;
  readonly trouble: RowTrouble;
}

function chunkOf(rows: Rows, key: number): { readonly chunk: Chunk; readonly at: number } {
  const number = Math.floor(key / CHUNK);
  let chunk = rows.chunks.get(number);
  if (chunk === undefined) {
    chunk = { marks: Buffer.alloc(CHUNK * MARK_BYTES), states: new Uint8Array(CHUNK) };
    rows.chunks.set(number, chunk);
  }
  return { chunk, at: key - number * CHUNK };
}

/** The state of a row and its mark (null: it does not stand). */
function lookUp(rows: Rows, key: RowKey): { readonly state: number; readonly mark: string | null } {
  if (typeof key === 'string') {
    const found = rows.texts.get(key);
    return found === undefined ? { state: UNKNOWN, mark: null } : { state: found.state, mark: found.state === GONE ? null : found.mark };
  }
  const { chunk, at } = chunkOf(rows, key);
  const state = chunk.states[at] ?? UNKNOWN;
  const stands = state === STANDS || state === SEEN;
  return { state, mark: stands ? chunk.marks.toString('base64url', at * MARK_BYTES, (at + 1) * MARK_BYTES) : null };
}

function put(rows: Rows, key: RowKey, mark: string | null, state: number): void {
  if (typeof key === 'string') {
    rows.texts.set(key, { mark: mark ?? '', state });
    return;
  }
  const { chunk, at } = chunkOf(rows, key);
  chunk.states[at] = state;
  if (mark !== null) chunk.marks.write(mark, at * MARK_BYTES, MARK_BYTES, 'base64url');
}

/** What the history knows of the rows of all tables. */
export interface KnownMarks {
  /** Rows whose earlier mark was another one than the history had: somebody wrote them between two changes of the program. */
  readonly overwritten: readonly MarkFinding[];
  readonly rowsOf: (table: string) => Rows;
}

function learn(known: Map<string, Rows>, group: MarkGroup, overwritten: MarkFinding[]): void {
  const [table, keys, before, after] = group;
  let rows = known.get(table);
  if (rows === undefined) {
    rows = { chunks: new Map(), texts: new Map() };
    known.set(table, rows);
  }
  for (const [at, key] of keys.entries()) {
    if (lookUp(rows, key).mark !== before[at]) overwritten.push({ table, key, trouble: 'overwritten' });
    const is = after[at] ?? null;
    put(rows, key, is, is === null ? GONE : STANDS);
  }
}

/** Reads all marks of the history, oldest first. */
export function readKnownDigests(db: Connection): KnownMarks {
  const known = new Map<string, Rows>();
  const overwritten: MarkFinding[] = [];
  const sql = `SELECT ${MARKS_COLUMN} FROM history WHERE ${MARKS_COLUMN} IS NOT NULL ORDER BY seq`;
  for (const text of db.prepare(sql).pluck().iterate()) for (const group of readMarks(String(text)) ?? []) learn(known, group, overwritten);
  return { overwritten, rowsOf: (table) => known.get(table) ?? { chunks: new Map(), texts: new Map() } };
}

function* rowsIn(db: Connection, table: MarkedTable): Generator<readonly unknown[]> {
  const sql = `SELECT ${table.columns.map((column) => `"${column}"`).join(', ')} FROM "${table.name}"`;
  for (const row of db.prepare(sql).raw().iterate()) if (Array.isArray(row)) yield row;
}

function* missing(table: string, rows: Rows): Generator<MarkFinding> {
  for (const [number, { states }] of [...rows.chunks].toSorted(([a], [b]) => a - b))
    for (const [at, state] of states.entries()) if (state === STANDS) yield { table, key: number * CHUNK + at, trouble: 'missing' };
  for (const [key, { state }] of rows.texts) if (state === STANDS) yield { table, key, trouble: 'missing' };
}

/** A row that differs, with the mark that the history has of it and the one it should have. */
type DifferingRow = MarkFinding & { readonly known: string | null; readonly mark: string | null };

/** Every row of a table that is otherwise than its mark, in the table's order; then those that are not there. */
export function* listDifferingRows(db: Connection, table: MarkedTable, rows: Rows): Generator<DifferingRow> {
  for (const values of rowsIn(db, table)) {
    const key = keyOf(table, values);
    const mark = rowDigest(table.name, values);
    const known = lookUp(rows, key).mark;
    if (known !== mark) yield { table: table.name, key, trouble: known === null ? 'added' : 'value', known, mark };
    if (known !== null) put(rows, key, null, SEEN);
  }
  for (const gone of missing(table.name, rows)) yield { ...gone, known: lookUp(rows, gone.key).mark, mark: null };
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
