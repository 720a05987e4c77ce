// Writes down what calls of a base answer and which rows they write, column by column, as text that is compared with a reviewed file.
import type Database from 'better-sqlite3';
import { openClient } from '../../../src/backend/router.ts';
import type { Caller } from '../../../src/backend/core/rpc/call.ts';
import { contract } from '../../../src/contract/contract.ts';
import { isRecordName } from '../../../src/contract/records/record-kinds.ts';
import type { ImportBase } from '../import-base.ts';
import { listFileLines } from './file-lines.ts';

type Row = Readonly<Record<string, unknown>>;
type Rows = ReadonlyMap<string, string>;

/** A call by its method, `group.method`, and input, or as the last answers by method say; or a move of the clock, `2026-11-05T09:00`. */
export type Step = Call | string | ((answers: ReadonlyMap<string, unknown>) => Call);
type Call = readonly [method: string, input: object, role?: Caller['role']];

/** The calls of a base, and what came of them. */
export interface AnswerLog {
  /** Plays steps in order and answers the text of what came of them. `isWithFiles`: with the content of the files that were answered. */
  readonly play: (steps: readonly Step[], isWithFiles?: boolean) => Promise<string>;
  /** Asks again all that was asked and only read, and answers the texts by method and input. */
  readonly askAgain: () => Promise<ReadonlyMap<string, string>>;
}

/** Columns of chains and digests: they depend on all that came before, and other tests hold them. */
const DIGESTS = new Set(['hash', 'previous_hash', 'row_marks', 'salt', 'content_digest', 'forgotten']);
const HEX = /\b[0-9a-f]{64}\b/g;
const PAPER_CODE = /\b[\dA-Z]{5}-[\dA-Z]{5}\b/g;
const CALENDAR_OF = /@[\da-f]{16}\.livebase/g;
const UUID = /\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b/g;

function plain(key: string, value: unknown): unknown {
  if (key === 'values' && typeof value === 'object' && value !== null) return filledOnly(value as Row);
  if (value instanceof Uint8Array) return '(bytes)';
  if (typeof value !== 'object' || value === null || !('type' in value) || value.type !== 'Buffer') return value;
  return '(bytes)';
}

/** A value on one line where it is short, else its parts on lines of their own. */
function laidOut(value: unknown, indent = ''): string {
  const line = JSON.stringify(value) ?? 'undefined';
  if (line.length + indent.length <= 220 || typeof value !== 'object' || value === null) return line;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return `[\n${value.map((one) => `${inner}${laidOut(one, inner)}`).join(',\n')}\n${indent}]`;
  const fields = Object.entries(value).map(([key, one]) => `${inner}${JSON.stringify(key)}: ${laidOut(one, inner)}`);
  return `{\n${fields.join(',\n')}\n${indent}}`;
}

/** Without what differs from run to run: the base's folder, digests, codes of papers, random numbers. */
function steady(text: string, folder: string): string {
  return text
    .replaceAll(folder, '(folder)')
    .replaceAll(HEX, '(sha256)')
    .replaceAll(UUID, '(uuid)')
    .replaceAll(CALENDAR_OF, '@(base).livebase')
    .replaceAll(PAPER_CODE, '(code)');
}

function textOf(value: unknown, folder: string): string {
  const copy: unknown = JSON.parse(JSON.stringify(value, plain) ?? 'null');
  return steady(laidOut(copy), folder);
}

/** The content of the files in an answer, each line marked. */
function listFilesIn(value: unknown, folder: string): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { name, kind, bytes, ...rest } = value as Row;
  if (!(bytes instanceof Uint8Array)) return Object.values(value as Row).flatMap((one) => listFilesIn(one, folder));
  const lines = listFileLines(typeof name === 'string' ? name : String(kind), bytes);
  return [...lines.map((line) => `| ${steady(line, folder)}`), ...listFilesIn(rest, folder)];
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

function rowsIn(db: Database.Database): ReadonlyMap<string, Rows> {
  // What this file reads comes in the tables' own order.
  db.pragma('reverse_unordered_selects = OFF');
  const rows = new Map(
    tablesOf(db).map((table): [string, Rows] => {
      const all = db.prepare<unknown[], Row>(`SELECT * FROM "${table}"`).all();
      return [table, new Map(all.map((row, at) => [keyOf(row, at), JSON.stringify(columnsOf(row), plain)]))];
    }),
  );
  db.pragma('reverse_unordered_selects = ON');
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

const METHODS: Readonly<Record<string, Readonly<Record<string, { readonly '~orpc': { readonly meta: { readonly does?: unknown } } }>>>> =
  contract;

function isQuery(method: string): boolean {
  const [group = '', name = ''] = method.split('.');
  return METHODS[group]?.[name]?.['~orpc'].meta.does === 'reads';
}

/** Who calls, in turn: what says who did something first, last, or at all, says another name. */
const WHO = ['周敏', '何静', '吴前台'];

/**
 * Opens the log of a base, which gives the rows of every query without an order of its own backwards from now on.
 * @param before hears of each call before it is made; the rows that calls write are not written down then
 */
export function openAnswerLog(
  { base, setNow, tick }: Pick<ImportBase, 'base' | 'setNow' | 'tick'>,
  before: ((method: string, input: object) => Promise<void>) | null = null,
): AnswerLog {
  let seen = rowsIn(base.db);
  let changes: unknown = null;
  let calls = 0;
  const written = (): string[] => {
    if (before !== null) return [];
    // What only read leaves SQLite's own counter as it was.
    const count = base.db.prepare('SELECT total_changes()').pluck().get();
    if (count === changes) return [];
    changes = count;
    const now = rowsIn(base.db);
    const lines = [...now].flatMap(([table, rows]) => writtenIn(table, seen.get(table) ?? new Map(), rows));
    seen = now;
    return lines.map((line) => steady(line, base.folder));
  };
  const call = async (method: string, input: object, role: Caller['role']): Promise<unknown> => {
    const actor = { who: WHO[calls % WHO.length] ?? '', host: 'window', role } as const;
    calls += 1;
    tick();
    const context = { findBase: () => base, actor, onProgress: null, jobs: null, shell: null, start: null };
    const client = openClient(context) as unknown as Readonly<
      Record<string, Readonly<Record<string, (input: object) => Promise<unknown>>>>
    >;
    const [group = '', name = ''] = method.split('.');
    const bound = client[group]?.[name];
    if (bound === undefined) throw new Error(`no method ${method}`);
    return bound(input);
  };
  /** What the last answers named, for later inputs: `(change)`, `(staging)`. */
  const named = new Map<string, unknown>();
  const remember = (answer: unknown): void => {
    const value = Object(Object(answer).value) as Row;
    for (const name of ['change', 'staging']) if (value[name] !== undefined) named.set(`(${name})`, value[name]);
  };
  const answers = new Map<string, unknown>();
  const queries = new Map<string, Call>();
  const filledIn = (input: object): object =>
    Object.fromEntries(Object.entries(input).map(([key, value]) => [key, typeof value === 'string' ? (named.get(value) ?? value) : value]));
  const play = async (steps: readonly Step[], isWithFiles = false): Promise<string> => {
    const pieces: string[] = [];
    for (const step of steps) {
      if (typeof step === 'string') {
        setNow(step);
        pieces.push(`# ${step}`);
        continue;
      }
      const [method, input, role = 'manager'] = typeof step === 'function' ? step(answers) : step;
      await before?.(method, filledIn(input));
      const answer = await call(method, filledIn(input), role);
      remember(answer);
      answers.set(method, answer);
      if (isQuery(method)) queries.set(`${method} ${role} ${JSON.stringify(input)}`, [method, filledIn(input), role]);
      const asked = `> ${method} ${role === 'manager' ? '' : `(${role}) `}${textOf(input, base.folder)}`;
      const files = isWithFiles ? listFilesIn(answer, base.folder) : [];
      pieces.push([asked, textOf(answer, base.folder), ...files, ...written()].join('\n'));
    }
    return `${pieces.join('\n\n')}\n`;
  };
  const askAgain = async (): Promise<ReadonlyMap<string, string>> => {
    const again = new Map<string, string>();
    // Each time by the same people.
    calls = 0;
    for (const [asked, [method, input, role = 'manager']] of queries)
      again.set(asked, textOf(await call(method, input, role), base.folder));
    return again;
  };
  return { play, askAgain };
}
