// Lists of records with the place that each was read from.
import { z } from 'zod';
import { getDayOfInstant, convertMillisecondsToInstant } from '../../../domain/time/calendar.ts';
import type { Connection } from '../db/connection.ts';
import { RECORD_KINDS, type RecordName, type ValuesOf } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/kind.ts';
import { originSchema, type RecordRow } from '../../../contract/records/record-shapes.ts';
import { queryTuples, rowsOf } from '../db/rows.ts';
import type { SqlValue } from '../db/statements.ts';

/** A record as lists hold it, with every value of its kind. */
export interface RecordLine<K extends RecordName> extends Omit<RecordRow, 'values'> {
  readonly values: ValuesOf<K>;
}

/** Which records: SQL over the table `r` with `?`, and in which order. */
export interface Selection {
  readonly where: string;
  readonly parameters: readonly SqlValue[];
  readonly order: string;
  /** Retired ones too. */
  readonly retired: boolean;
}

const sheetRow = originSchema.omit({ row: true }).extend({ id: z.int() });
type Sheet = z.infer<typeof sheetRow>;

function sheetsOf(db: Connection, ids: ReadonlySet<number>): ReadonlyMap<number, Sheet> {
  const sql = 'SELECT id, file_name AS file, sheet, batch_id AS batch FROM import_sheet WHERE id IN (SELECT value FROM json_each(?))';
  return new Map(rowsOf(db, sql, sheetRow, [JSON.stringify([...ids])]).map((sheet) => [sheet.id, sheet]));
}

/** The tables are strict, and a test holds their columns to the kinds. */
function isWhole<K extends RecordName>(name: K, values: object): values is ValuesOf<K> {
  return Object.keys(values).length === RECORD_KINDS[name].fields.length;
}

function dayOfMs(ms: SqlValue | undefined): string | null {
  return typeof ms === 'number' ? getDayOfInstant(convertMillisecondsToInstant(ms)) : null;
}

function originOf(found: ReadonlyMap<number, Sheet>, sheetId: SqlValue | undefined, row: SqlValue | undefined): RecordRow['origin'] {
  const sheet = typeof sheetId === 'number' ? found.get(sheetId) : undefined;
  return sheet === undefined ? null : { file: sheet.file, sheet: sheet.sheet, row: Number(row ?? 0), batch: sheet.batch };
}

/** The records of a kind that are selected. */
export function recordLines<K extends RecordName>(db: Connection, name: K, selection: Selection): RecordLine<K>[] {
  const { where, parameters, order, retired } = selection;
  const { fields }: RecordKind = RECORD_KINDS[name];
  const active = retired ? '' : 'r.retired_at IS NULL AND ';
  const own = fields.map((field) => `r.${field.name}`).join(', ');
  const sql = `SELECT r.id, r.version, r.sheet_id, r.sheet_row, r.retired_at, ${own} FROM ${name} r WHERE ${active}(${where}) ORDER BY ${order}, r.id`;
  const rows = queryTuples(db, sql, parameters);
  const ids = new Set(rows.flatMap(([, , sheetId]) => (typeof sheetId === 'number' ? [sheetId] : [])));
  const found = sheetsOf(db, ids);
  return rows.map((row) => {
    // A loop, not fromEntries: a base has ten thousand leases.
    const values: Record<string, SqlValue> = {};
    for (const [at, field] of fields.entries()) values[field.name] = row[at + 5] ?? null;
    if (!isWhole(name, values)) throw new Error(`no row of ${name}`);
    return { id: Number(row[0]), version: Number(row[1]), values, retiredOn: dayOfMs(row[4]), origin: originOf(found, row[2], row[3]) };
  });
}

/** One record, retired or not. */
export function recordLine<K extends RecordName>(db: Connection, name: K, id: number): RecordLine<K> | null {
  return recordLines(db, name, { where: 'r.id = ?', parameters: [id], order: 'r.id', retired: true })[0] ?? null;
}

/** The order of a kind's lists: by what marks its records. */
export function orderOf(name: RecordName): string {
  const { key, columns }: RecordKind = RECORD_KINDS[name];
  const by = key.length > 0 ? key : columns.slice(0, 2);
  return by.map((column) => `r.${column}`).join(', ');
}
