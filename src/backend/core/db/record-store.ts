// Keeps records: every insert, change and retirement with its history row and, from an import, what undo needs.
import { memoizeByKey } from '../memoize.ts';
import { type Connection, prepareStatement, type SqlValue, isRawRow } from './rows.ts';
import { appendHistory, noteAdded, type Tx } from './tx.ts';
import { RECORD_KINDS, type RecordName, type ValuesOf } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/field.ts';

/** A record's values by column. */
export type RecordValues = Readonly<Record<string, SqlValue>>;

/** The place in a file that a record was read from. */
export interface Origin {
  readonly batchId: number;
  readonly sheetId: number;
  readonly row: number;
}

/** Where a write comes from: a row of a file, else the reason that was given, or null. */
export type Source = Origin | string | null;

interface Stored {
  readonly id: number;
  readonly version: number;
  readonly sheetId: number | null;
  readonly sheetRow: number | null;
  readonly retiredAt: number | null;
}

interface StoredOfAny extends Stored {
  readonly name: RecordName;
  readonly values: RecordValues;
}

interface StoredOf<K extends RecordName> extends Stored {
  readonly name: K;
  readonly values: ValuesOf<K>;
}

/** A record as stored, with the values of its kind; of any kind where none is named. */
export type StoredRecord<K extends RecordName | null = null> = K extends RecordName ? StoredOf<K> : StoredOfAny;

/** A record as forms hold it. */
export function getVersionedValues({ id, version, values }: StoredRecord): Pick<StoredOfAny, 'id' | 'version' | 'values'> {
  return { id, version, values };
}

const OWN_COLUMNS = 'id, version, sheet_id, sheet_row, retired_at';

function numberOrNull(value: SqlValue | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}

/** The tables are strict, and a test holds their columns to the kinds: what was read of a kind's table holds what the kind says. */
function isOfKind<K extends RecordName>(name: K, stored: object): stored is StoredRecord<K> {
  return 'name' in stored && stored.name === name;
}

function storedRow<K extends RecordName>(name: K, row: unknown): StoredRecord<K> {
  if (!isRawRow(row)) throw new Error(`no row of ${name}`);
  const [id, version, sheetId, sheetRow, retiredAt, ...rest] = row;
  const { columns }: RecordKind = RECORD_KINDS[name];
  const stored = {
    name,
    id: Number(id),
    version: Number(version),
    sheetId: numberOrNull(sheetId),
    sheetRow: numberOrNull(sheetRow),
    retiredAt: numberOrNull(retiredAt),
    values: Object.fromEntries(columns.map((column, at) => [column, rest[at] ?? null])),
  };
  if (!isOfKind(name, stored)) throw new Error(`no row of ${name}`);
  return stored;
}

function isOrigin(source: Source): source is Origin {
  return source !== null && typeof source === 'object';
}

function select(kind: RecordKind, where: string): string {
  return `SELECT ${OWN_COLUMNS}, ${kind.columns.join(', ')} FROM ${kind.name} WHERE ${where}`;
}

const selectById = memoizeByKey((name: RecordName) => select(RECORD_KINDS[name], 'id = ?'));
const selectByKey = memoizeByKey((name: RecordName) => {
  const kind: RecordKind = RECORD_KINDS[name];
  return select(kind, `retired_at IS NULL AND ${kind.key.map((column) => `${column} IS ?`).join(' AND ')}`);
});

/** The record with this id, retired or not. */
export function recordById<K extends RecordName>(db: Connection, name: K, id: number): StoredRecord<K> | null {
  const row = prepareStatement(db, selectById(name)).raw().get(id);
  return row === undefined ? null : storedRow(name, row);
}

/** The record not retired whose key columns hold these values, in the kind's order. */
export function recordByKey<K extends RecordName>(db: Connection, name: K, key: readonly SqlValue[]): StoredRecord<K> | null {
  const row = prepareStatement(db, selectByKey(name))
    .raw()
    .get(...key);
  return row === undefined ? null : storedRow(name, row);
}

/** Records not retired that meet `where` (constant SQL with `?`), by id. */
export function listRecordsWhere<K extends RecordName>(
  db: Connection,
  name: K,
  where: string,
  parameters: readonly SqlValue[],
): StoredRecord<K>[] {
  const kind = RECORD_KINDS[name];
  return prepareStatement(db, `${select(kind, `retired_at IS NULL AND (${where})`)} ORDER BY id`)
    .raw()
    .all(...parameters)
    .map((row) => storedRow(name, row));
}

/** Whether any record not retired meets `where` (constant SQL with `?`). */
export function hasRecords(db: Connection, name: RecordName, where: string, parameters: readonly SqlValue[]): boolean {
  return prepareStatement(db, `SELECT 1 FROM ${name} WHERE retired_at IS NULL AND (${where}) LIMIT 1`).get(...parameters) !== undefined;
}

/** The statement that adds so many records of a kind with these columns, each with the sheet and row it was read from. */
export function insertInto(name: RecordName, columns: readonly string[], rows: number): string {
  const named = ['sheet_id', 'sheet_row', ...columns];
  const row = `(${named.map(() => '?').join(', ')})`;
  return `INSERT INTO ${name} (${named.join(', ')}) VALUES ${Array(rows).fill(row).join(', ')}`;
}

/** A record's values in the order of its kind's columns; what is not given is what a new one holds. */
export function listColumnValues(name: RecordName, values: RecordValues): SqlValue[] {
  const { columns, standard }: RecordKind = RECORD_KINDS[name];
  return columns.map((column) => values[column] ?? standard[column] ?? null);
}

/** Adds a record and answers its id. `values` holds every column of the kind. */
export function addRecord(tx: Tx, name: RecordName, values: RecordValues, source: Source): number {
  const kind: RecordKind = RECORD_KINDS[name];
  const row = listColumnValues(name, values);
  const place = isOrigin(source) ? [source.sheetId, source.row] : [null, null];
  const id = Number(prepareStatement(tx.db, insertInto(name, kind.columns, 1)).run([...place, ...row]).lastInsertRowid);
  if (isOrigin(source)) {
    noteAdded(tx, { entity: name, batchId: source.batchId, columns: kind.columns, rows: [[id, ...row]] });
  } else {
    const after = Object.fromEntries(kind.columns.map((column, at) => [column, row[at] ?? null]));
    appendHistory(tx, { action: 'add', entity: name, entityId: id, after, reason: source });
  }
  return id;
}

/** The record as it would stand with these fields of its kind. */
export function withFields<K extends RecordName>(name: K, stored: StoredOf<K>, fields: RecordValues): StoredRecord<K> {
  const changed = { ...stored, values: { ...stored.values, ...fields } };
  if (!isOfKind(name, changed)) throw new Error(`no ${name}: ${stored.name}`);
  return changed;
}

/** The fields of `values` that differ from what is stored. */
export function listChangedFields(stored: StoredRecord, values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([column, value]) => stored.values[column] !== value));
}

function writeFields(tx: Tx, stored: StoredRecord, changes: RecordValues, source: Source): void {
  const columns = Object.keys(changes);
  const place = isOrigin(source) ? 'sheet_id = ?, sheet_row = ?, ' : '';
  const sql = `UPDATE ${stored.name} SET ${place}version = version + 1${columns.map((column) => `, ${column} = ?`).join('')} WHERE id = ?`;
  const placeValues = isOrigin(source) ? [source.sheetId, source.row] : [];
  prepareStatement(tx.db, sql).run(...placeValues, ...Object.values(changes), stored.id);
}

/** Keeps the record as it was before an import changed it: what undo puts back. */
function keepBefore(tx: Tx, stored: StoredRecord, before: RecordValues, batchId: number): void {
  const { name, id, sheetId, sheetRow, version } = stored;
  prepareStatement(
    tx.db,
    'INSERT INTO batch_change (batch_id, entity, entity_id, before, before_sheet_id, version_after) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(batchId, name, id, JSON.stringify({ values: before, sheetId, sheetRow, version }), sheetId, version + 1);
}

/**
 * Changes fields of a record; nothing happens if none differs. Answers whether anything changed.
 * A change by an import keeps the row as it was, for undo.
 */
export function changeRecord(tx: Tx, stored: StoredRecord, values: RecordValues, source: Source): boolean {
  const changes = listChangedFields(stored, values);
  if (Object.keys(changes).length === 0) return false;
  writeFields(tx, stored, changes, source);
  const before = Object.fromEntries(Object.keys(changes).map((column) => [column, stored.values[column] ?? null]));
  const about = { entity: stored.name, entityId: stored.id, before, after: changes };
  if (isOrigin(source)) {
    keepBefore(tx, stored, before, source.batchId);
    appendHistory(tx, { ...about, action: 'import', batchId: source.batchId });
  } else appendHistory(tx, { ...about, action: 'change', reason: source });
  return true;
}

/** Retires a record: it stays, and no figure, list or rule sees it any more. */
export function retireRecord(tx: Tx, stored: StoredRecord, reason: string): void {
  const { name } = stored;
  prepareStatement(tx.db, `UPDATE ${name} SET retired_at = ?, version = version + 1 WHERE id = ?`).run(tx.nowMs, stored.id);
  appendHistory(tx, { action: 'retire', entity: name, entityId: stored.id, before: stored.values, reason });
}

/** Retires a record for an import that no longer has it; undoing the import brings it back. */
export function retireForImport(tx: Tx, stored: StoredRecord, origin: Origin): void {
  const { name, id, values } = stored;
  prepareStatement(tx.db, `UPDATE ${name} SET retired_at = ?, version = version + 1 WHERE id = ?`).run(tx.nowMs, id);
  keepBefore(tx, stored, { retired_at: null }, origin.batchId);
  appendHistory(tx, { action: 'retire', entity: name, entityId: id, batchId: origin.batchId, before: values });
}

/** What a record was before a batch changed it. */
export interface BeforeChange {
  readonly values: RecordValues;
  readonly sheetId: number | null;
  readonly sheetRow: number | null;
  readonly version: number;
}

/** Puts a record's fields, its origin and its version back to what they were before an import changed them. */
export function restoreRecord(tx: Tx, stored: StoredRecord, before: BeforeChange, reason: string): void {
  const { name } = stored;
  const columns = Object.keys(before.values);
  const sql = `UPDATE ${name} SET sheet_id = ?, sheet_row = ?, version = ?${columns.map((column) => `, ${column} = ?`).join('')} WHERE id = ?`;
  prepareStatement(tx.db, sql).run(before.sheetId, before.sheetRow, before.version, ...Object.values(before.values), stored.id);
  const was = Object.fromEntries(columns.map((column) => [column, stored.values[column] ?? null]));
  appendHistory(tx, { action: 'undo', entity: name, entityId: stored.id, before: was, after: before.values, reason });
}

/** How a record is rewritten by a command that is neither a change nor a retirement, and what the history calls it. */
export interface Rewriting {
  readonly action: 'restore' | 'undo' | 'merge';
  readonly fields: RecordValues;
  /** Undefined: as it is. */
  readonly retiredAt?: number | null;
  readonly reason: string | null;
}

/** Writes fields of a record and whether it is retired: back from retirement, back from a change, or over to another owner. */
export function rewriteRecord(tx: Tx, stored: StoredRecord, { action, fields, retiredAt, reason }: Rewriting): void {
  const changes: RecordValues = {
    ...listChangedFields(stored, fields),
    ...(retiredAt === undefined || retiredAt === stored.retiredAt ? {} : { retired_at: retiredAt }),
  };
  const columns = Object.keys(changes);
  const sql = `UPDATE ${stored.name} SET version = version + 1${columns.map((column) => `, ${column} = ?`).join('')} WHERE id = ?`;
  prepareStatement(tx.db, sql).run(...Object.values(changes), stored.id);
  const before = Object.fromEntries(
    columns.map((column) => [column, column === 'retired_at' ? stored.retiredAt : (stored.values[column] ?? null)]),
  );
  appendHistory(tx, { action, entity: stored.name, entityId: stored.id, before, after: changes, reason });
}
