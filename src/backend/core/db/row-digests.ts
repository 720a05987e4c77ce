// Notes every row that a transaction writes, whichever table it stands in, as a mark of its content: history carries the marks, and a check holds every row against them.
import { hash } from 'node:crypto';
import { type Connection, queryTuples } from './rows.ts';

/** A value as a row holds it; bytes as SQLite hands them over. */
type CellValue = string | number | bigint | null | Uint8Array;
/** What a row is found by: its number, or the text of a key that is none. */
export type RowKey = number | string;

/** A table whose rows are marked: its columns that count, and which of them are the key. */
export interface MarkedTable {
  readonly name: string;
  readonly columns: readonly string[];
  /** Places of the key in `columns`. */
  readonly key: readonly number[];
}

/** The rows of one table in a history row: each key with its mark before (null: it was not there) and after (null: it is gone). */
export type MarkGroup = readonly [
  table: string,
  keys: readonly RowKey[],
  before: readonly (string | null)[],
  after: readonly (string | null)[],
];

/** The history proves itself, by its chain; keys of calls go after a day. */
const UNMARKED: ReadonlySet<string> = new Set(['history', 'idempotency_key']);
/** 144 bits: two texts with one mark cost more tries than anybody has. */
const MARK_LENGTH = 24;
/** Where the history carries marks. */
export const MARKS_COLUMN = 'row_marks';

const COLUMNS = `SELECT t.name, c.name, c.type, c.pk FROM sqlite_schema t JOIN pragma_table_info(t.name) c
  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY t.name, c.cid`;

/** A column as the schema has it. */
interface TableColumn {
  readonly name: string;
  readonly type: string;
  readonly keyPlace: number;
}

/** Every table that people's work stands in. Bytes beside their own SHA-256 are left to it: `check` holds the two together. */
export function listDigestedTables(db: Connection): MarkedTable[] {
  const tables = new Map<string, TableColumn[]>();
  for (const [table, name, type, keyPlace] of queryTuples(db, COLUMNS, [])) {
    const columns = tables.get(String(table)) ?? [];
    columns.push({ name: String(name), type: String(type), keyPlace: Number(keyPlace) });
    tables.set(String(table), columns);
  }
  return [...tables]
    .filter(([name]) => !UNMARKED.has(name))
    .map(([name, all]) => {
      const isHashed = all.some((one) => one.name === 'sha256');
      const columns = all.filter((one) => !(one.type === 'BLOB' && isHashed));
      const key = columns
        .map(({ keyPlace }, at) => ({ keyPlace, at }))
        .filter((one) => one.keyPlace > 0)
        .toSorted((a, b) => a.keyPlace - b.keyPlace)
        .map((one) => one.at);
      return { name, columns: columns.map((one) => one.name), key };
    });
}

/** The key of a row whose values stand in the order of the table's columns. */
export function keyOf({ key }: MarkedTable, values: readonly unknown[]): RowKey {
  const [first = 0] = key;
  if (key.length !== 1) return JSON.stringify(key.map((at) => values[at]));
  const value = values[first];
  return typeof value === 'number' ? value : String(value);
}

function plainValue(value: unknown): unknown {
  if (value instanceof Uint8Array) return `x:${hash('sha256', value)}`;
  return typeof value === 'bigint' ? String(value) : value;
}

/** Computes the digest of a row (SHA-256). Nulls at its end do not count: a column that a later version adds leaves the digests of older rows as they are. */
export function rowDigest(table: string, values: readonly unknown[]): string {
  const all: unknown[] = [table];
  for (const value of values) all.push(typeof value === 'bigint' || value instanceof Uint8Array ? plainValue(value) : value);
  let { length } = all;
  while (all[length - 1] === null) length -= 1;
  all.length = length;
  return hash('sha256', JSON.stringify(all), 'base64url').slice(0, MARK_LENGTH);
}

/** The digests of a row before and after. */
interface Written {
  before: string | null;
  after: string | null;
}

type OfTable = Map<RowKey, Written>;

/** What a connection wrote since its marks were last taken, and how often it wrote at all. */
interface Watch {
  readonly tables: readonly MarkedTable[];
  readonly written: Map<MarkedTable, OfTable>;
  /** Writes since the connection is watched, in the order of `tables`. */
  readonly writes: number[];
  readonly placeOf: ReadonlyMap<string, number>;
  /** Transactions that were taken back after they had written. */
  takenBack: number;
  /** Whether anything was written since the running transaction began. */
  hasWritten: boolean;
}

const watches = new WeakMap<Connection, Watch>();

const UNKNOWN = -1;
const OLD = 0;
const NEW = 1;

function note(watch: Watch, at: number, side: number, values: readonly CellValue[]): void {
  const table = watch.tables[at];
  if (table === undefined) throw new Error(`no table ${at}`);
  watch.hasWritten = true;
  watch.writes[at] = (watch.writes[at] ?? 0) + 1;
  const key = keyOf(table, values);
  let rows = watch.written.get(table);
  if (rows === undefined) {
    rows = new Map();
    watch.written.set(table, rows);
  }
  const row = rows.get(key);
  if (side === NEW) {
    const digest = rowDigest(table.name, values);
    if (row === undefined) rows.set(key, { before: null, after: digest });
    else row.after = digest;
  } else if (row === undefined) rows.set(key, { before: rowDigest(table.name, values), after: null });
  else row.after = null;
}

function triggersOf(table: MarkedTable, at: number): string {
  const call = (side: number, row: string): string =>
    `livebase_wrote(${at}, ${side}, ${table.columns.map((column) => `${row}."${column}"`).join(', ')})`;
  const trigger = (what: string, calls: string): string =>
    `CREATE TEMP TRIGGER "wrote_${table.name}_${what}" AFTER ${what} ON main."${table.name}" BEGIN SELECT ${calls}; END;`;
  return (
    trigger('INSERT', call(NEW, 'NEW')) +
    trigger('UPDATE', `${call(OLD, 'OLD')}, ${call(NEW, 'NEW')}`) +
    trigger('DELETE', call(OLD, 'OLD'))
  );
}

/** Tracks the rows that this connection writes from now on, by temporary triggers. Call it once for each connection, outside of a transaction. */
export function trackWrites(db: Connection): void {
  if (watches.has(db)) return;
  const tables = listDigestedTables(db);
  const placeOf = new Map(tables.map(({ name }, at) => [name, at]));
  const watch: Watch = { tables, placeOf, written: new Map(), writes: tables.map(() => 0), takenBack: 0, hasWritten: false };
  db.function('livebase_wrote', { varargs: true }, (at: number, side: number, ...values: CellValue[]) => {
    note(watch, at, side, values);
    return null;
  });
  // Triggers of the connection alone: the file holds none of them, and no other program meets them.
  db.exec(tables.map(triggersOf).join('\n'));
  watches.set(db, watch);
}

/** Forgets what was noted: it was taken back, or nobody's transaction wrote it. */
export function dropMarks(db: Connection): void {
  const watch = watches.get(db);
  if (watch === undefined) return;
  watch.written.clear();
  watch.hasWritten = false;
}

/** Says that the running transaction was taken back: what was read of its writes holds no more. */
export function recordRollback(db: Connection): void {
  const watch = watches.get(db);
  if (watch?.hasWritten === true) watch.takenBack += 1;
}

/** How many transactions of the connection were taken back after they had written. */
export function countRollbacks(db: Connection): number {
  return watches.get(db)?.takenBack ?? 0;
}

/** A count that grows with whatever this connection does to one of the tables; null where its writes are not watched. One that can't write has none. */
export function countWritesTo(db: Connection, tables: readonly string[]): number | null {
  const watch = watches.get(db);
  if (watch === undefined) return db.readonly ? 0 : null;
  let sum = watch.takenBack;
  for (const name of tables) {
    const writes = watch.writes[watch.placeOf.get(name) ?? UNKNOWN];
    if (writes === undefined) throw new Error(`no table ${name}`);
    sum += writes;
  }
  return sum;
}

function groupOf(table: MarkedTable, rows: OfTable): MarkGroup | null {
  const [keys, before, after]: [RowKey[], (string | null)[], (string | null)[]] = [[], [], []];
  for (const [key, written] of rows) {
    if (written.before === written.after) continue;
    keys.push(key);
    before.push(written.before);
    after.push(written.after);
  }
  return keys.length === 0 ? null : [table.name, keys, before, after];
}

/** The marks of what was written since they were last taken, as a history row carries them; null: nothing was. */
export function takeMarks(db: Connection): string | null {
  const watch = watches.get(db);
  if (watch === undefined || watch.written.size === 0) return null;
  const groups = [...watch.written].map(([table, rows]) => groupOf(table, rows)).filter((group) => group !== null);
  watch.written.clear();
  return groups.length === 0 ? null : formatDigests(groups);
}

/** Forgets whose rows were written so far, without their marks being worked out. */
export function discardTrackedWrites(db: Connection): void {
  watches.get(db)?.written.clear();
}

/** Marks as a history row carries them. Rows that are all new have a 0 for what they were. */
export function formatDigests(groups: readonly MarkGroup[]): string {
  return JSON.stringify(
    groups.map(([table, keys, before, after]) => [table, keys, before.every((one) => one === null) ? 0 : before, after]),
  );
}

function isMarks(value: unknown): value is (string | null)[] {
  return Array.isArray(value) && value.every((one) => one === null || (typeof one === 'string' && one.length === MARK_LENGTH));
}

function isKeys(value: unknown): value is RowKey[] {
  return Array.isArray(value) && value.every((one) => typeof one === 'string' || Number.isSafeInteger(one));
}

function readGroup(group: unknown): MarkGroup | null {
  if (!Array.isArray(group)) return null;
  const parts: readonly unknown[] = group;
  const [table, keys, was, after] = parts;
  if (typeof table !== 'string' || !isKeys(keys) || !isMarks(after)) return null;
  const before = was === 0 ? keys.map(() => null) : was;
  return isMarks(before) && before.length === keys.length && after.length === keys.length ? [table, keys, before, after] : null;
}

/** The marks that a history row carries; null where it says something that the program does not write. */
export function readMarks(text: string): MarkGroup[] | null {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(parsed)) return null;
  const groups = parsed.map(readGroup);
  return groups.every((group) => group !== null) ? groups : null;
}
