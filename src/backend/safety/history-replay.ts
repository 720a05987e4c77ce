// Replays the history and compares: a record that says something else than its history was changed behind the program's back.
import type { Connection } from '../core/db/connection.ts';
import { hasRowDigests, type MarkFinding, replayMarks } from '../core/db/known-digests.ts';
import { prepareStatement, type SqlValue } from '../core/db/statements.ts';
import { RECORD_KINDS } from '../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../contract/records/kind.ts';

type Fields = Record<string, unknown>;

/** What replaying found. `wrong` names at most 20 rows as `table:id`, behind it `/added`, `/missing` or `/overwritten` where it is no value that differs. */
export interface ReplayFacts {
  readonly rows: number;
  readonly wrongCount: number;
  readonly wrong: readonly string[];
  /** Where the history's marks begin, in a base that an older version made: rows from before are held as they stood then. */
  readonly marksFrom: number | null;
}

interface State {
  readonly fields: Fields;
  retired: boolean;
}

interface Table {
  readonly kind: RecordKind;
  readonly columns: readonly string[];
}

interface Finding {
  readonly seen: Set<number>;
  readonly wrong: Set<number>;
}

function parsed(text: unknown): unknown {
  if (typeof text !== 'string') return null;
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isFields(value: unknown): value is Fields {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

/** All columns of a kind's table, also those that are not its values (a booking's actual times). */
function columnsOf(db: Connection, kind: RecordKind): readonly string[] {
  return prepareStatement(db, 'SELECT name FROM pragma_table_info(?) ORDER BY cid').pluck().all(kind.name).map(String);
}

/** The record's row by column, or null. */
function readRow(db: Connection, table: Table, id: number): Fields | null {
  const row = prepareStatement(db, `SELECT ${table.columns.join(', ')} FROM ${table.kind.name} WHERE id = ?`)
    .raw()
    .get(id);
  return Array.isArray(row) ? Object.fromEntries(table.columns.map((column, at) => [column, row[at]])) : null;
}

function agrees(kind: RecordKind, row: Fields | null, state: State): boolean {
  if (row === null || (row['retired_at'] === null) === state.retired) return false;
  // History from before a column was added does not speak of it: the record then holds what new ones hold. Nor has an older base the column.
  const kept = kind.columns.every((column) => !(column in row) || row[column] === (state.fields[column] ?? kind.standard[column] ?? null));
  // A column besides the kind's own (a booking's actual times) counts once the history speaks of it.
  return (
    kept && Object.entries(state.fields).every(([column, value]) => !(column in row) || column === 'retired_at' || row[column] === value)
  );
}

interface Added {
  readonly id: number;
  readonly fields: Fields;
}

/** The records that one row of an import's history added. */
function addedBy(after: unknown): Added[] {
  const bulk = parsed(after);
  if (!isFields(bulk) || !Array.isArray(bulk['columns']) || !Array.isArray(bulk['rows'])) return [];
  const columns = bulk['columns'].map(String);
  return bulk['rows']
    .filter((row) => Array.isArray(row))
    .map((row) => ({
      id: Number(row[0]),
      fields: Object.fromEntries(columns.slice(1).map((column, at) => [column, row[at + 1] ?? null])),
    }));
}

function note(finding: Finding, id: number, right: boolean): void {
  finding.seen.add(id);
  if (!right) finding.wrong.add(id);
}

const TOUCHED = 'SELECT 1 FROM history WHERE entity = ? AND entity_id = ? LIMIT 1';
const BULK = 'SELECT after FROM history WHERE entity = ? AND entity_id IS NULL ORDER BY seq';
const SINGLE = 'SELECT entity_id, action, after FROM history WHERE entity = ? AND entity_id IS NOT NULL ORDER BY entity_id, seq';

/** Compares what an import added and nobody touched since; answers the start of those that were touched. */
function replayBulk(db: Connection, table: Table, finding: Finding): Map<number, Fields> {
  const touched = new Map<number, Fields>();
  for (const after of db.prepare(BULK).pluck().iterate(table.kind.name)) {
    for (const { id, fields } of addedBy(after)) {
      if (finding.seen.has(id) || touched.has(id)) finding.wrong.add(id);
      else if (prepareStatement(db, TOUCHED).get(table.kind.name, id) !== undefined) touched.set(id, fields);
      else note(finding, id, agrees(table.kind, readRow(db, table, id), { fields, retired: false }));
    }
  }
  return touched;
}

function step(state: State, action: string, after: unknown): void {
  const fields = parsed(after);
  if (isFields(fields)) Object.assign(state.fields, fields);
  if (action === 'retire') state.retired = true;
  else if (isFields(fields) && 'retired_at' in fields) state.retired = fields['retired_at'] !== null;
}

function replaySingle(db: Connection, table: Table, starts: ReadonlyMap<number, Fields>, finding: Finding): void {
  let current: { readonly id: number; readonly state: State } | null = null;
  const finish = (): void => {
    if (current !== null) note(finding, current.id, agrees(table.kind, readRow(db, table, current.id), current.state));
  };
  for (const row of db.prepare(SINGLE).raw().iterate(table.kind.name)) {
    if (!Array.isArray(row)) continue;
    const values: readonly SqlValue[] = row;
    const [entityId, action, after] = values;
    const id = Number(entityId);
    if (current === null || current.id !== id) {
      finish();
      current = { id, state: { fields: { ...starts.get(id) }, retired: false } };
    }
    step(current.state, String(action), after);
  }
  finish();
}

/** Rows of the table that no history row speaks of. */
function unseen(db: Connection, kind: RecordKind, seen: ReadonlySet<number>): number[] {
  const ids: number[] = [];
  for (const id of db.prepare(`SELECT id FROM ${kind.name} ORDER BY id`).pluck().iterate()) {
    if (!seen.has(Number(id))) ids.push(Number(id));
  }
  return ids;
}

const NAMED = 20;

/** Compares every record with the fields that the history last gave it. */
function replayFields(db: Connection): Omit<ReplayFacts, 'marksFrom'> {
  const wrong: string[] = [];
  let rows = 0;
  let wrongCount = 0;
  for (const kind of Object.values(RECORD_KINDS)) {
    const finding: Finding = { seen: new Set(), wrong: new Set() };
    const table: Table = { kind, columns: columnsOf(db, kind) };
    // A base of an older schema has no such records.
    if (table.columns.length === 0) continue;
    replaySingle(db, table, replayBulk(db, table, finding), finding);
    for (const id of unseen(db, kind, finding.seen)) finding.wrong.add(id);
    rows += finding.seen.size;
    wrongCount += finding.wrong.size;
    for (const id of finding.wrong) if (wrong.length < NAMED) wrong.push(`${kind.name}:${id}`);
  }
  return { rows, wrongCount, wrong };
}

const FIRST_MARKED = 'SELECT min(seq) FROM history WHERE row_marks IS NOT NULL';
const WRITTEN_BEFORE = 'SELECT 1 FROM history WHERE seq < ? AND (entity_id IS NOT NULL OR batch_id IS NOT NULL) LIMIT 1';

/** Where marks begin: null where the history carries none, 0 where every row of the base was written under them. */
function marksBegin(db: Connection): number | null {
  if (!hasRowDigests(db)) return null;
  const first: unknown = db.prepare(FIRST_MARKED).pluck().get();
  const seq = typeof first === 'number' ? first : Number.MAX_SAFE_INTEGER;
  return db.prepare(WRITTEN_BEFORE).get(seq) === undefined ? 0 : seq;
}

function namedFinding({ table, key, trouble }: MarkFinding): string {
  const plain = typeof key === 'number' ? String(key) : key.replaceAll(/^\[|\]$|"/g, '').replaceAll(/[\s,]+/g, '|');
  return `${table}:${plain}${trouble === 'value' ? '' : `/${trouble}`}`;
}

/**
 * Compares every row of every table with the history's last word on it: by its marks, and what was written before there were marks by the
 * fields that its records were given. Names the first difference of each table.
 */
export function replayHistory(db: Connection): ReplayFacts {
  const begin = marksBegin(db);
  if (begin === null) return { ...replayFields(db), marksFrom: null };
  const marks = replayMarks(db);
  const first = marks.named.map(namedFinding);
  if (begin === 0) return { rows: marks.rows, wrongCount: marks.found, wrong: first, marksFrom: null };
  const fields = replayFields(db);
  const wrong = [...first, ...fields.wrong.filter((one) => !first.some((named) => named.split('/')[0] === one))];
  return { rows: marks.rows, wrongCount: Math.max(marks.found, fields.wrongCount, wrong.length), wrong, marksFrom: begin };
}
