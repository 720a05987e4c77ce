// What a row of the history is about, as people call it: the tenant, the studio, the month, the file. Never a number of the database.
// Lists of records with the place that each was read from.
import { z } from 'zod';
import { formatSettingName } from '../../../contract/format-setting.ts';
import { isRecordName, RECORD_KINDS, type RecordName, type ValuesOf } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/field.ts';
import { NO_VALUE } from '../../../contract/core/language.ts';
import { formatHistoryValue, type HistorySayer, type HistoryValues } from '../../../contract/format-history.ts';
import { type Connection, findFirstRow, queryTuples, rowsOf, type SqlValue } from '../db/rows.ts';
import { recordById } from '../db/record-store.ts';
import { getDayOfInstant, convertMillisecondsToInstant } from '../../../domain/time/calendar.ts';
import { originSchema, type RecordRow } from '../../../contract/records/records.ts';

const PAPER_OF = 'SELECT tenant_id AS tenant FROM paper WHERE id = ?';
const tenantRow = z.object({ tenant: z.int() });

/** Whose a record is: its own tenant, or that of what a file lies with. */
function ownerOf(db: Connection, name: RecordName, id: number | null, values: HistoryValues): number | null {
  if (name === 'tenant') return id;
  if (name !== 'attachment') return typeof values['tenant_id'] === 'number' ? values['tenant_id'] : null;
  const owner = Number(values['entity_id']);
  if (values['entity'] === 'tenant') return owner;
  return findFirstRow(db, PAPER_OF, tenantRow, [owner])?.tenant ?? null;
}

/** A record as a row of the history knows it. */
interface Told<E extends string = string> {
  readonly entity: E;
  readonly entityId: number | null;
  readonly values: HistoryValues;
}

/** What people call a record of this kind with these values. */
export function formatRecord(db: Connection, { entity: name, entityId: id, values }: Told<RecordName>, sayer: HistorySayer): string {
  const { key, calledBy = key }: RecordKind = RECORD_KINDS[name];
  const owner = ownerOf(db, name, id, values);
  const columns = calledBy.filter((column) => column !== 'tenant_id');
  const words = columns.map((column) => formatHistoryValue(name, column, values[column] ?? null, sayer));
  return [owner === null ? '' : sayer.names.tenant(owner), ...words].filter((word) => word !== '' && word !== NO_VALUE).join(' · ');
}

const textRow = z.object({ text: z.string() });
const replyRow = z.object({ tenant: z.int(), month: z.string() });
const REPLY = 'SELECT tenant_id AS tenant, month FROM form_reply WHERE id = ?';
const FORM = 'SELECT tenant_id AS tenant, month FROM tenant_form WHERE id = ?';
const PERSON = 'SELECT name AS text FROM person WHERE id = ?';
const SHEET = `SELECT file_name || ' · ' || sheet AS text FROM import_sheet WHERE id = ?`;
const BACKUP = 'SELECT file AS text FROM backup_made WHERE id = ?';

/** By table: what names its row. */
const TABLES: Readonly<Record<string, (db: Connection, id: number, sayer: HistorySayer) => string>> = {
  form_reply: (db, id, { names }) => {
    const found = findFirstRow(db, REPLY, replyRow, [id]);
    return found === null ? '' : `${names.tenant(found.tenant)} · ${found.month}`;
  },
  tenant_form: (db, id, { names }) => {
    const found = findFirstRow(db, FORM, replyRow, [id]);
    return found === null ? '' : `${names.tenant(found.tenant)} · ${found.month}`;
  },
  person: (db, id) => findFirstRow(db, PERSON, textRow, [id])?.text ?? '',
  import_sheet: (db, id) => findFirstRow(db, SHEET, textRow, [id])?.text ?? '',
  backup_made: (db, id) => findFirstRow(db, BACKUP, textRow, [id])?.text ?? '',
};

/** What a row that is no record's is about: what its own values name, else what its table says. */
function sayOther(db: Connection, { entity, entityId: id, values }: Told, sayer: HistorySayer): string {
  if (entity === 'setting')
    return Object.keys(values)
      .map((name) => formatSettingName(name, sayer.language))
      .join('、');
  const table = TABLES[entity];
  if (table !== undefined && id !== null) return table(db, id, sayer);
  const owner = typeof values['tenant_id'] === 'number' ? sayer.names.tenant(values['tenant_id']) : '';
  const own = [values['month'], values['name'], values['number'], values['card'], values['file']].filter((one) => typeof one === 'string');
  return [owner, ...own.slice(0, 2)].filter((word) => word !== '').join(' · ');
}

/** What a row of the history is about. */
export function formatAbout(db: Connection, row: Told, sayer: HistorySayer): string {
  const { entity, entityId, values } = row;
  if (!isRecordName(entity)) return sayOther(db, row, sayer);
  const stored = entityId === null ? null : recordById(db, entity, entityId);
  return formatRecord(db, { entity, entityId, values: { ...values, ...stored?.values } }, sayer);
}

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
  /** At most so many; all where it is left out. */
  readonly limit?: number;
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
  const { where, parameters, order, retired, limit = -1 } = selection;
  const { fields }: RecordKind = RECORD_KINDS[name];
  const active = retired ? '' : 'r.retired_at IS NULL AND ';
  const own = fields.map((field) => `r.${field.name}`).join(', ');
  const sql = `SELECT r.id, r.version, r.sheet_id, r.sheet_row, r.retired_at, ${own} FROM ${name} r WHERE ${active}(${where}) ORDER BY ${order}, r.id LIMIT ? + 0`;
  const rows = queryTuples(db, sql, [...parameters, limit]);
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

/** The columns that a kind's lists are ordered by: what marks its records. */
function listOrderColumns(name: RecordName): readonly string[] {
  const { key, columns }: RecordKind = RECORD_KINDS[name];
  return key.length > 0 ? key : columns.slice(0, 2);
}

/** The order of a kind's lists. */
export function orderOf(name: RecordName): string {
  return listOrderColumns(name)
    .map((column) => `r.${column}`)
    .join(', ');
}

/** SQL for the records of a kind that stand behind one of them in its lists, whose id is its `?`. */
export function createConditionBehind(name: RecordName): string {
  // Nothing stands before everything, and equals nothing: both are said apart.
  const place = [...listOrderColumns(name).flatMap((column) => [`r.${column} IS NOT NULL`, `coalesce(r.${column}, 0)`]), 'r.id'].join(', ');
  return `(${place}) > (SELECT ${place} FROM ${name} r WHERE r.id = ? + 0)`;
}
