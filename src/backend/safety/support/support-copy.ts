// A copy of the base for anyone who looks for a fault: the same shapes, nobody's names. Made again, looked through, and only then handed out.
import { ok, refuse, type Result } from '../../../domain/values/result.ts';
import { APPLICATION_ID, type Base, type Connection, openRaw, isRawRow, stampOf } from '../../core/db/rows.ts';
import { countRows, listDanglingRows, sumRows } from '../../core/db/soundness.ts';
import { type Actor, appendHistory, inTx, readTx } from '../../core/db/tx.ts';
import { runMissing } from '../../core/db/migrate.ts';
import { MIGRATIONS, SCHEMA_VERSION } from '../../core/db/migrations.ts';
import { backfillRowDigests } from '../../core/db/backfill-row-digests.ts';
import { decodeUscc, isUsccCheckDigitValid } from '../../../domain/decode/uscc.ts';
import { hasIdNumber } from '../../../domain/decode/id-number.ts';
import type { Treatment } from '../../../contract/records/field.ts';
import { COPIED, type CopiedTable, OTHER_NAMES } from './copied-columns.ts';
import { COPY_WORDS, createDisguise, type Disguise, PSEUDONYM_USCC } from './disguise.ts';

// Looks through a finished support copy for what must not be in it: phones, identity-card numbers, credit codes, and every name that the base knows.

/** What was found, and where; the value itself is told nobody. */
interface ScanFinding {
  readonly what: 'phone' | 'id_number' | 'credit_code' | 'name';
  readonly place: string;
}

const PHONE = /(?<!\d)(?:1[3-9]\d{9}|0\d{2,3}[- ]?\d{7,8}|400[- ]?\d{3}[- ]?\d{4})(?!\d)/;
const CREDIT_CODE = /(?<![0-9A-Z])[0-9A-HJ-NP-RT-UW-Y]{18}(?![0-9A-Z])/g;
const NAMED: ReadonlySet<Treatment> = new Set(['name', 'short', 'code', 'handle', 'phone', 'uscc']);
/** Digests of rows: what they say of a row can't be read. */
const DIGESTS: ReadonlySet<string> = new Set(['history.hash', 'history.previous_hash', 'history.row_marks']);
const ASCII = /^[\x20-\x7e]*$/;
/** A shorter text of letters and digits stands in others by chance. */
const SHORTEST = { ascii: 4, other: 2 } as const;

function textsOf(db: Connection, table: string, column: string): string[] {
  return db
    .prepare(`SELECT DISTINCT "${column}" FROM "${table}" WHERE typeof("${column}") = 'text' AND "${column}" <> ''`)
    .pluck()
    .all()
    .map(String);
}

/** Every name, code, number and handle that the base knows. What is a word of the trade as well names nobody. */
export function listKnownNames(db: Connection): readonly string[] {
  const columns = Object.entries(COPIED).flatMap(([table, { columns: all }]) =>
    Object.entries(all)
      .filter(([, treatment]) => NAMED.has(treatment))
      .map(([column]) => [table, column] as const),
  );
  const words = [...COPY_WORDS, 'Livebase'].join('\n');
  const names = new Set([...columns, ...OTHER_NAMES].flatMap(([table, column]) => textsOf(db, table, column)).map((text) => text.trim()));
  return [...names].filter((name) => name.length >= (ASCII.test(name) ? SHORTEST.ascii : SHORTEST.other) && !words.includes(name));
}

const TEXT_COLUMNS = `SELECT t.name, c.name FROM sqlite_schema t JOIN pragma_table_info(t.name) c
  WHERE t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND c.type <> 'INTEGER' ORDER BY t.name, c.cid`;

function hasForeignCode(text: string): boolean {
  return (text.match(CREDIT_CODE) ?? []).some((found) => {
    const code = decodeUscc(found);
    return code.ok && code.value !== null && isUsccCheckDigitValid(code.value) && !found.startsWith(PSEUDONYM_USCC);
  });
}

/** What a text is found to hold. Names of letters and digits are looked for as whole words, all others anywhere. */
function finder(names: readonly string[]): (text: string) => ScanFinding['what'] | null {
  const plain = new Set(names.filter((name) => ASCII.test(name)).map((name) => name.toLowerCase()));
  const others = names.filter((name) => !ASCII.test(name));
  const holdsName = (text: string): boolean =>
    plain.has(text.toLowerCase()) ||
    text
      .toLowerCase()
      .split(/[^\w.@-]+/)
      .some((word) => plain.has(word)) ||
    (!ASCII.test(text) && others.some((name) => text.includes(name)));
  return (text) => {
    if (PHONE.test(text)) return 'phone';
    if (hasIdNumber(text)) return 'id_number';
    if (hasForeignCode(text)) return 'credit_code';
    return holdsName(text) ? 'name' : null;
  };
}

/** The first thing in the copy that must not be there; null where there is none. */
export function scanCopy(copy: Connection, names: readonly string[]): ScanFinding | null {
  const find = finder(names);
  for (const row of copy.prepare(TEXT_COLUMNS).raw().all()) {
    if (!Array.isArray(row)) continue;
    const [table, column] = [String(row[0]), String(row[1])];
    if (DIGESTS.has(`${table}.${column}`)) continue;
    for (const text of textsOf(copy, table, column)) {
      const what = find(text);
      if (what !== null) return { what, place: `${table}.${column}` };
    }
  }
  return null;
}

/** What is copied: the allow-list, or another one in a test. */
type CopyPlan = Readonly<Record<string, CopiedTable>>;

interface Copying {
  readonly from: Connection;
  readonly to: Connection;
  readonly disguise: Disguise;
}

function copyTable({ from, to, disguise }: Copying, table: string, { columns, sumOf }: CopiedTable): void {
  const names = Object.keys(columns);
  const treatments = Object.values(columns);
  const list = names.map((name) => `"${name}"`).join(', ');
  const sum = sumOf === undefined ? 'NULL' : `json_array(${sumOf})`;
  const order = names.includes('id') ? 'id' : list;
  const put = to.prepare(`INSERT INTO "${table}" (${list}) VALUES (${names.map(() => '?').join(', ')})`);
  for (const row of from.prepare(`SELECT ${sum}, ${list} FROM "${table}" ORDER BY ${order}`).raw().iterate()) {
    if (!isRawRow(row)) continue;
    const [key = null, ...values] = row;
    put.run(
      values.map((value, at) => disguise.of(treatments[at] ?? 'none', value, key === null ? null : `${table} ${names[at] ?? ''} ${key}`)),
    );
  }
}

/** Rules that judge people's work would judge the order of copying: they come back behind it. */
function liftTriggers(db: Connection): () => void {
  const triggers: readonly unknown[] = db.prepare(`SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'`).raw().all();
  const known = triggers.map((row) => (isRawRow(row) ? [String(row[0]), String(row[1])] : ['', '']));
  for (const [name = ''] of known) db.exec(`DROP TRIGGER "${name}"`);
  return () => {
    for (const [, sql = ''] of known) db.exec(sql);
  };
}

/** The copy says what it is, and its rows have their marks: it opens, and `check --full` holds it. */
function markRows(db: Connection, base: Base): void {
  const copy = { db, folder: base.folder, clock: base.clock };
  const marked = inTx(copy, { who: 'Livebase', host: 'program' }, (tx) => {
    appendHistory(tx, { action: 'support_copy', entity: 'base', entityId: null, after: { schema: SCHEMA_VERSION } });
    backfillRowDigests(tx);
    return ok(null);
  });
  if (!marked.ok) throw new Error(`support copy: ${marked.refusal.code}`);
}

/** The copy as an open database in memory: nothing of it is on a disk. The caller closes it. */
export function buildCopy(base: Base, plan: CopyPlan): Connection {
  const db = openRaw(':memory:', 'write');
  runMissing(db, MIGRATIONS);
  db.pragma(`application_id = ${APPLICATION_ID}`);
  db.pragma('foreign_keys = OFF');
  const putBack = liftTriggers(db);
  const copying: Copying = { from: base.db, to: db, disguise: createDisguise() };
  db.exec('BEGIN');
  for (const [table, copied] of Object.entries(plan)) copyTable(copying, table, copied);
  db.exec('COMMIT');
  putBack();
  const dangling = listDanglingRows(db);
  if (dangling.length > 0) throw new Error(`support copy: ${dangling.slice(0, 3).join(', ')}`);
  markRows(db, base);
  db.exec('VACUUM');
  return db;
}

/** A finished support copy. */
export interface SupportCopy {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** All rows of all tables in it. */
  readonly rows: number;
}

/** A pseudonym may by chance be somebody's name: another key has others. */
const TRIES = 2;

function cleanCopy(base: Base, plan: CopyPlan): Result<Omit<SupportCopy, 'name'>> {
  const names = listKnownNames(base.db);
  let found = null;
  for (let left = TRIES; left > 0; left -= 1) {
    const copy = buildCopy(base, plan);
    try {
      found = scanCopy(copy, names);
      if (found === null) return ok({ bytes: copy.serialize(), rows: sumRows(countRows(copy)) });
    } finally {
      copy.close();
    }
  }
  return refuse('SUPPORT_COPY_HOLDS', { what: found?.what ?? '', place: found?.place ?? '' });
}

/**
 * A support copy of the base, as a database that `restore` takes. The history says that it was made. Refuses SUPPORT_COPY_HOLDS where
 * the copy would hold a phone, an identity-card number, a credit code or a name: then there is none.
 */
export function createSupportCopy(base: Base, actor: Actor, _input: unknown, plan: CopyPlan = COPIED): Result<SupportCopy> {
  const made = readTx(base, () => cleanCopy(base, plan));
  if (!made.ok) return made;
  const name = `livebase-support-${stampOf(base.clock.nowMs())}.db`;
  const noted = inTx(base, actor, (tx) => {
    appendHistory(tx, { action: 'support_copy', entity: 'base', entityId: null, after: { file: name, rows: made.value.rows } });
    return ok(null);
  });
  return noted.ok ? ok({ name, ...made.value }) : noted;
}
