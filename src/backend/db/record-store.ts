// Keeps records: every insert, change and retirement with its history row and, from an import, what undo needs.
import type { Connection } from './connection.ts';
import { appendHistory, noteAdded } from './tx.ts';
import type { Tx } from './tx.ts';
import { statement } from './statements.ts';
import type { SqlValue } from './statements.ts';
import { RECORD_KINDS } from './record-kinds.ts';
import type { RecordKind, RecordName } from './record-kinds.ts';

/** A record's values by column. */
export type RecordValues = Readonly<Record<string, SqlValue>>;

/** The place in a file that a record was read from. */
export interface Origin {
  readonly batchId: number;
  readonly sheetId: number;
  readonly row: number;
}

/** A record as stored. */
export interface StoredRecord {
  readonly id: number;
  readonly version: number;
  readonly sheetId: number | null;
  readonly sheetRow: number | null;
  readonly retiredAt: number | null;
  readonly values: RecordValues;
}

const OWN_COLUMNS = 'id, version, sheet_id, sheet_row, retired_at';

function storedRow(kind: RecordKind, row: unknown): StoredRecord {
  if (!Array.isArray(row)) throw new Error(`no row of ${kind.name}`);
  const [id, version, sheetId, sheetRow, retiredAt, ...rest]: readonly SqlValue[] = row;
  return {
    id: Number(id),
    version: Number(version),
    sheetId: sheetId === null || sheetId === undefined ? null : Number(sheetId),
    sheetRow: sheetRow === null || sheetRow === undefined ? null : Number(sheetRow),
    retiredAt: retiredAt === null || retiredAt === undefined ? null : Number(retiredAt),
    values: Object.fromEntries(kind.columns.map((column, at) => [column, rest[at] ?? null])),
  };
}

function select(kind: RecordKind, where: string): string {
  return `SELECT ${OWN_COLUMNS}, ${kind.columns.join(', ')} FROM ${kind.name} WHERE ${where}`;
}

/** The record with this id, retired or not. */
export function recordById(db: Connection, name: RecordName, id: number): StoredRecord | null {
  const kind = RECORD_KINDS[name];
  const row = statement(db, select(kind, 'id = ?')).raw().get(id);
  return row === undefined ? null : storedRow(kind, row);
}

/** The record not retired whose key columns hold these values, in the kind's order. */
export function recordByKey(db: Connection, name: RecordName, key: readonly SqlValue[]): StoredRecord | null {
  const kind: RecordKind = RECORD_KINDS[name];
  const where = `retired_at IS NULL AND ${kind.key.map((column) => `${column} IS ?`).join(' AND ')}`;
  const row = statement(db, select(kind, where)).raw().get(...key);
  return row === undefined ? null : storedRow(kind, row);
}

/** Records not retired that meet `where` (constant SQL with `?`), by id. */
export function recordsWhere(db: Connection, name: RecordName, where: string, parameters: readonly SqlValue[]): StoredRecord[] {
  const kind = RECORD_KINDS[name];
  return statement(db, `${select(kind, `retired_at IS NULL AND (${where})`)} ORDER BY id`)
    .raw()
    .all(...parameters)
    .map((row) => storedRow(kind, row));
}

/** Whether any record not retired meets `where` (constant SQL with `?`). */
export function recordsExist(db: Connection, name: RecordName, where: string, parameters: readonly SqlValue[]): boolean {
  return statement(db, `SELECT 1 FROM ${name} WHERE retired_at IS NULL AND (${where}) LIMIT 1`).get(...parameters) !== undefined;
}

const INSERTS: ReadonlyMap<string, string> = new Map(
  Object.values(RECORD_KINDS).map((kind: RecordKind) => [
    kind.name,
    `INSERT INTO ${kind.name} (sheet_id, sheet_row, ${kind.columns.join(', ')}) VALUES (?, ?${', ?'.repeat(kind.columns.length)})`,
  ]),
);

function insertSql(name: RecordName): string {
  const sql = INSERTS.get(name);
  if (sql === undefined) throw new Error(`no kind of record: ${name}`);
  return sql;
}

/** Adds a record and answers its id. `values` holds every column of the kind. */
export function addRecord(tx: Tx, name: RecordName, values: RecordValues, origin: Origin | null, reason: string | null = null): number {
  const kind: RecordKind = RECORD_KINDS[name];
  const row = kind.columns.map((column) => values[column] ?? null);
  const result = statement(tx.db, insertSql(name)).run([origin?.sheetId ?? null, origin?.row ?? null, ...row]);
  const id = Number(result.lastInsertRowid);
  if (origin === null) {
    appendHistory(tx, { action: 'add', entity: name, entityId: id, after: Object.fromEntries(kind.columns.map((column, at) => [column, row[at] ?? null])), reason });
  } else {
    noteAdded(tx, name, origin.batchId, kind.columns, [id, ...row]);
  }
  return id;
}

/** The fields of `values` that differ from what is stored. */
export function changedFields(stored: StoredRecord, values: RecordValues): RecordValues {
  return Object.fromEntries(Object.entries(values).filter(([column, value]) => stored.values[column] !== value));
}

function writeFields(tx: Tx, name: RecordName, stored: StoredRecord, changes: RecordValues, origin: Origin | null): void {
  const columns = Object.keys(changes);
  const place = origin === null ? '' : 'sheet_id = ?, sheet_row = ?, ';
  const sql = `UPDATE ${name} SET ${place}version = version + 1${columns.map((column) => `, ${column} = ?`).join('')} WHERE id = ?`;
  const placeValues = origin === null ? [] : [origin.sheetId, origin.row];
  statement(tx.db, sql).run(...placeValues, ...Object.values(changes), stored.id);
}

/**
 * Changes fields of a record; nothing happens if none differs. Answers whether anything changed.
 * A change by an import keeps the row as it was, for undo.
 */
export function changeRecord(
  tx: Tx,
  name: RecordName,
  stored: StoredRecord,
  values: RecordValues,
  origin: Origin | null,
  reason: string | null = null,
): boolean {
  const changes = changedFields(stored, values);
  if (Object.keys(changes).length === 0) return false;
  writeFields(tx, name, stored, changes, origin);
  const before = Object.fromEntries(Object.keys(changes).map((column) => [column, stored.values[column] ?? null]));
  if (origin !== null) {
    statement(
      tx.db,
      'INSERT INTO batch_change (batch_id, entity, entity_id, before, before_sheet_id, version_after) VALUES (?, ?, ?, ?, ?, ?)',
    ).run(
      origin.batchId,
      name,
      stored.id,
      JSON.stringify({ values: before, sheetId: stored.sheetId, sheetRow: stored.sheetRow, version: stored.version }),
      stored.sheetId,
      stored.version + 1,
    );
  }
  appendHistory(tx, {
    action: origin === null ? 'change' : 'import',
    entity: name,
    entityId: stored.id,
    batchId: origin?.batchId ?? null,
    before,
    after: changes,
    reason,
  });
  return true;
}

/** Retires a record: it stays, and no figure, list or rule sees it any more. */
export function retireRecord(tx: Tx, name: RecordName, stored: StoredRecord, reason: string): void {
  statement(tx.db, `UPDATE ${name} SET retired_at = ?, version = version + 1 WHERE id = ?`).run(tx.nowMs, stored.id);
  appendHistory(tx, { action: 'retire', entity: name, entityId: stored.id, before: stored.values, reason });
}

/** What a record was before a batch changed it. */
export interface BeforeChange {
  readonly values: RecordValues;
  readonly sheetId: number | null;
  readonly sheetRow: number | null;
  readonly version: number;
}

/** Puts a record's fields, its origin and its version back to what they were before an import changed them. */
export function restoreRecord(tx: Tx, name: RecordName, stored: StoredRecord, before: BeforeChange, reason: string): void {
  const columns = Object.keys(before.values);
  const sql = `UPDATE ${name} SET sheet_id = ?, sheet_row = ?, version = ?${columns.map((column) => `, ${column} = ?`).join('')} WHERE id = ?`;
  statement(tx.db, sql).run(before.sheetId, before.sheetRow, before.version, ...Object.values(before.values), stored.id);
  const was = Object.fromEntries(columns.map((column) => [column, stored.values[column] ?? null]));
  appendHistory(tx, { action: 'undo', entity: name, entityId: stored.id, before: was, after: before.values, reason });
}
