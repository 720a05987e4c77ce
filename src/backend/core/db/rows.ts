// Rows of SQL with their shapes: parsed once at the RPC layer, believed after.
// A connection to a database file, for rooms that read through one or look into a file that is not a base (yet).
// Prepared statements, kept with their connection.
// What an open base is, how its file is called, and how a file is known to be one.
// What SQLite throws, as refusals: a trigger's message is a code, and trouble with the disk has words of its own.
// The wall-clock stamp in the names of backups and of databases kept aside.
import { z } from 'zod';
import { memoizeByKey } from '../memoize.ts';
import {
  type Day,
  type Month,
  parseDay,
  parseMonth,
  convertMillisecondsToInstant,
  type Instant,
  formatIsoInstant,
  printMoment,
} from '../../../domain/time/calendar.ts';
import Database from 'better-sqlite3';
import { CELL_CODES, type RefusalCode, RULE_CODES } from '../../../domain/values/refusal-codes.ts';
import type { Refusal } from '../../../domain/values/result.ts';

/** An open connection to a base's database. */
export type Connection = Database.Database;

/** Opens a file as it is: no pragmas, no migrations. `:memory:` opens an empty one. @throws what SQLite throws. */
export function openRaw(file: string, mode: 'read' | 'write'): Connection {
  return new Database(file, { readonly: mode === 'read' && file !== ':memory:', fileMustExist: file !== ':memory:' });
}

/** True for errors that SQLite itself reports. */
export function isSqliteError(error: unknown): error is Error & { readonly code: string } {
  return error instanceof Database.SqliteError;
}

/** What SQLite stores in our columns. */
export type SqlValue = string | number | null;

const prepared = new WeakMap<Database.Database, Map<string, Database.Statement<unknown[], unknown>>>();

/** The prepared statement of `sql` on this connection. */
export function prepareStatement(db: Database.Database, sql: string): Database.Statement<unknown[], unknown> {
  let ofConnection = prepared.get(db);
  if (ofConnection === undefined) {
    ofConnection = new Map();
    prepared.set(db, ofConnection);
  }
  let found = ofConnection.get(sql);
  if (found === undefined) {
    found = db.prepare(sql);
    ofConnection.set(sql, found);
  }
  return found;
}

/** What a query is asked with: values in the order of its `?`, or by the names of its `@name`. */
type Bound = readonly SqlValue[] | Readonly<Record<string, SqlValue>>;

function inOrder(bound: Bound): readonly unknown[] {
  return Array.isArray(bound) ? bound : [bound];
}

/** To compile a shape takes as long as to read so many rows by it uncompiled: a process that reads a few never does. */
const COMPILED_FROM = 100;
const rowsRead = new WeakMap<z.ZodType, number>();

function contextFor(shape: z.ZodType, rows: number): { readonly jitless: true } | undefined {
  const before = rowsRead.get(shape) ?? 0;
  if (before + rows > COMPILED_FROM) {
    if (before <= COMPILED_FROM) rowsRead.set(shape, before + rows);
    return undefined;
  }
  rowsRead.set(shape, before + rows);
  return { jitless: true };
}

/** All rows of a query, in its order. @throws ZodError where a row has another shape (a bug or a damaged file). */
export function rowsOf<T extends z.ZodType>(db: Connection, sql: string, shape: T, bound: Bound = []): z.infer<T>[] {
  const rows = prepareStatement(db, sql).all(...inOrder(bound));
  const context = contextFor(shape, rows.length);
  return rows.map((row) => shape.parse(row, context));
}

/** The first row of a query; null where there is none. @throws ZodError as `rowsOf`. */
export function findFirstRow<T extends z.ZodType>(db: Connection, sql: string, shape: T, bound: Bound = []): z.infer<T> | null {
  const row = prepareStatement(db, sql).get(...inOrder(bound));
  return row === undefined ? null : shape.parse(row, contextFor(shape, 1));
}

function isWhole(value: unknown): value is number {
  return Number.isInteger(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

/** The values of a query of one column. @throws TypeError where one is of another kind (a bug or a damaged file). */
function valuesOf<T>(db: Connection, sql: string, bound: Bound, is: (value: unknown) => value is T): T[] {
  return prepareStatement(db, sql)
    .pluck()
    .all(...inOrder(bound))
    .map((value) => {
      if (is(value)) return value;
      throw new TypeError(`${typeof value}: ${sql}`);
    });
}

/** The whole numbers of a query of one column. @throws TypeError where one is none. */
export function wholesOf(db: Connection, sql: string, bound: Bound = []): number[] {
  return valuesOf(db, sql, bound, isWhole);
}

/** The texts of a query of one column. @throws TypeError where one is none. */
export function textsOf(db: Connection, sql: string, bound: Bound = []): string[] {
  return valuesOf(db, sql, bound, isText);
}

/** The whole number that a query of at most one row answers; null where there is no row or nothing in it. @throws TypeError where it is none. */
export function queryInt(db: Connection, sql: string, bound: Bound = []): number | null {
  return valuesOf(db, sql, bound, (value) => value === null || isWhole(value))[0] ?? null;
}

/** Queries a text. @throws TypeError where it is none. */
export function textOf(db: Connection, sql: string, bound: Bound = []): string | null {
  return valuesOf(db, sql, bound, (value) => value === null || isText(value))[0] ?? null;
}

/** A day of a column that the schema checks. */
export const dayColumn = z.string().transform((text, context): Day => {
  const day = parseDay(text);
  if (day !== null) return day;
  context.addIssue(`no day: ${text}`);
  return z.NEVER;
});

/** A month of a column that the schema checks. */
export const monthColumn = z.string().transform((text, context): Month => {
  const month = parseMonth(text);
  if (month !== null) return month;
  context.addIssue(`no month: ${text}`);
  return z.NEVER;
});

/** 0 or 1. */
export const flagColumn = z.union([z.literal(0), z.literal(1)]).transform((value) => value === 1);

/** A column of JSON, read by its shape. */
export function defineJsonColumn<T extends z.ZodType>(shape: T) {
  return z
    .string()
    .transform((text): unknown => JSON.parse(text))
    .pipe(shape);
}

/** What SQLite answers in raw mode: a row's values in the order of the columns asked for. */
export function isRawRow(row: unknown): row is readonly SqlValue[] {
  return Array.isArray(row);
}

/** The rows of a query as lists in the order of its columns: for thousands of rows of columns that the schema checks. */
export function queryTuples(db: Connection, sql: string, bound: Bound = []): (readonly SqlValue[])[] {
  return prepareStatement(db, sql)
    .raw()
    .all(...inOrder(bound))
    .filter(isRawRow);
}

/** Reads days of such rows, each text once. @throws Error where a text is no day (a bug or a damaged file). */
export function createDayReader(): (text: SqlValue | undefined) => Day {
  return memoizeByKey((text) => {
    const day = parseDay(String(text));
    if (day === null) throw new Error(`no day: ${String(text)}`);
    return day;
  });
}

/** Reads months of such rows, each text once. @throws Error where a text is no month (a bug or a damaged file). */
export function createMonthReader(): (text: SqlValue | undefined) => Month {
  return memoizeByKey((text) => {
    const month = parseMonth(String(text));
    if (month === null) throw new Error(`no month: ${String(text)}`);
    return month;
  });
}

/** Marks the file as ours: "LIVE". */
export const APPLICATION_ID = 0x4c495645;
/** The database's name in the data folder. */
export const DATABASE_NAME = 'livebase.db';
/** How long a connection waits for another one's lock. */
export const BUSY_TIMEOUT_MS = 5000;

/** The time that writes are stamped with. A port: tests hand in their own. */
export interface Clock {
  /** Milliseconds since the epoch. */
  readonly nowMs: () => number;
}

/** An open base. */
export interface Base {
  readonly db: Database.Database;
  /** The folder that holds `livebase.db`. */
  readonly folder: string;
  readonly clock: Clock;
}

/** The base's clock, to the minute. */
export function nowOf(base: Pick<Base, 'clock'>): Instant {
  return convertMillisecondsToInstant(base.clock.nowMs());
}

const CODES: ReadonlySet<string> = new Set<string>([...RULE_CODES, ...CELL_CODES]);

function isCode(text: string): text is RefusalCode {
  return CODES.has(text);
}

const TROUBLE: readonly (readonly [RegExp, RefusalCode])[] = [
  [/^SQLITE_(BUSY|LOCKED)/, 'BASE_BUSY'],
  [/^SQLITE_FULL/, 'DISK_FULL'],
  [/^SQLITE_(READONLY|CANTOPEN|PERM|AUTH)/, 'BASE_READ_ONLY'],
  [/^SQLITE_IOERR/, 'DISK_FULL'],
  [/^SQLITE_(CORRUPT|NOTADB|FORMAT)/, 'BASE_DAMAGED'],
];

/** `CODE`, `CODE:fact`, the same as a JSON path that SQLite quotes (as migrations.ts says), or the name of a CHECK. */
const RULE_MESSAGE = /^(?:bad JSON path: '|JSON path error near '|CHECK constraint failed: )?([A-Z][A-Z_]+)(?::(.*?))?'?$/;

/** The code in a trigger's message, and the fact behind it (a month, a row's id, a table); null for SQLite's own messages. SQLite doubles quotes in a path. */
export function parseRuleError(message: string): { readonly code: RefusalCode; readonly fact: string } | null {
  const [, code = '', fact = ''] = RULE_MESSAGE.exec(message) ?? [];
  return isCode(code) ? { code, fact: fact.replaceAll("''", "'") } : null;
}

/** What the fact behind a rule's code says, where it is more than a text of its own. */
function parseFact(code: RefusalCode, fact: string): Refusal['data'] {
  if (code === 'MONTH_CLOSED') return { month: fact };
  if (code !== 'PERIOD_CLOSED') return { fact };
  const [month = '', atMs = '', ...who] = fact.split(' ');
  return { month, at: printMoment(Number(atMs)), who: who.join(' ') };
}

/** The refusal behind an error of SQLite, or null if it is a bug (then the caller throws it on). */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Database.SqliteError)) return null;
  const rule = parseRuleError(error.message);
  if (rule !== null) return { code: rule.code, data: parseFact(rule.code, rule.fact) };
  // A damaged header is told by its words alone.
  const code = error.message === 'unsupported file format' ? 'SQLITE_FORMAT' : error.code;
  const known = TROUBLE.find(([pattern]) => pattern.test(code));
  return known ? { code: known[1], data: { detail: error.message } } : null;
}

/** `20261125-213755` at +08:00, from milliseconds since the epoch. */
export function stampOf(nowMs: number): string {
  const minute = formatIsoInstant(convertMillisecondsToInstant(nowMs)).replaceAll(/[-:]/g, '').replace('T', '-');
  return `${minute}${String(Math.floor(nowMs / 1000) % 60).padStart(2, '0')}`;
}
