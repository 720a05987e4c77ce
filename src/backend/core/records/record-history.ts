// A record's history: its own rows, the import that added it, and changes that belong together.
// Bookings: options that have lapsed are written down, and a booking is found by its number.
import { z } from 'zod';
import { type Connection, findFirstRow, rowsOf, prepareStatement } from '../db/rows.ts';
import { RECORD_KINDS, type RecordName } from '../../../contract/records/record-kinds.ts';
import type { RecordKind } from '../../../contract/records/field.ts';
import { appendHistory, getNewestSeq, HOST_COLUMN, MARKS_ONLY, type Tx } from '../db/tx.ts';
import { LAPSE_REASON, hasLapsed } from '../../../domain/booking/booking.ts';
import { instant, type Instant } from '../../../domain/time/calendar.ts';
import { changeRecord, listRecordsWhere, recordById, recordByKey, type StoredRecord } from '../db/record-store.ts';

const fieldsShape = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
/** A history row's fields. */
export type HistoryFields = Readonly<z.infer<typeof fieldsShape>>;

/** A row of the history as it is kept: `before` and `after` are JSON. */
export const historyRow = z.object({
  seq: z.int(),
  atMs: z.int(),
  who: z.string(),
  /** The manager who lent the right for it. */
  allowedBy: z.string().nullable(),
  host: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.int().nullable(),
  batchId: z.int().nullable(),
  /** The person who wrote it; null: from before there were people. */
  personId: z.int().nullable(),
  before: z.string().nullable(),
  after: z.string().nullable(),
  reason: z.string().nullable(),
});
/** What says who did it when to what; a row's fields and its reason follow. */
export const HISTORY_HEAD = `seq, at_ms AS atMs, who, allowed_by AS allowedBy, ${HOST_COLUMN}, action, entity, entity_id AS entityId, batch_id AS batchId, person_id AS personId`;
/** The columns of the shape, as SQL. */
export const HISTORY_COLUMNS = `${HISTORY_HEAD}, before, after, reason`;

/** Fields as a row holds them; null where it lists something else, as an import's does. */
const fieldsColumn = historyRow.shape.before.transform((text): HistoryFields | null => {
  if (text === null) return null;
  const parsed = fieldsShape.safeParse(JSON.parse(text));
  return parsed.success ? parsed.data : null;
});
const changeRow = historyRow.extend({ before: fieldsColumn, after: fieldsColumn });

/** One row of the history about one record. */
export type RecordChange = Readonly<z.infer<typeof changeRow>>;

/** The action of a row that binds earlier ones into one change. */
export const TOGETHER = 'together';
const OF_RECORD = `SELECT ${HISTORY_COLUMNS} FROM history WHERE entity = ? AND entity_id = ? AND action <> '${TOGETHER}' ORDER BY seq DESC`;
const LAST = `${OF_RECORD} LIMIT 1`;
const BY_SEQ = `SELECT ${HISTORY_COLUMNS} FROM history WHERE seq = ?`;
const RANGE = `SELECT ${HISTORY_COLUMNS} FROM history WHERE seq BETWEEN ? AND ? ORDER BY seq DESC`;

/** The rows about one record, newest first, without those that only bind others together. */
export function listChangesOfRecord(db: Connection, name: RecordName, id: number): RecordChange[] {
  return rowsOf(db, OF_RECORD, changeRow, [name, id]);
}

/** The newest row about one record, or null where only an import's list speaks of it. */
export function lastChangeOf(db: Connection, name: RecordName, id: number): RecordChange | null {
  return findFirstRow(db, LAST, changeRow, [name, id]);
}

/** Only the end of the history is read: its index by record would lead through all rows of the kind. */
const SINCE_MS = `SELECT ${HISTORY_COLUMNS} FROM history WHERE +entity = ? AND entity_id IS NOT NULL AND action NOT IN ('${TOGETHER}', '${MARKS_ONLY}')
  AND seq > coalesce((SELECT seq FROM history WHERE at_ms < ? ORDER BY seq DESC LIMIT 1), 0) ORDER BY seq DESC LIMIT ?`;

/** Lists the rows about single records of a kind from a millisecond on, newest first; what an import added in bulk is none of them. */
export function listChangesSince(db: Connection, name: RecordName, sinceMs: number, limit: number): RecordChange[] {
  return rowsOf(db, SINCE_MS, changeRow, [name, sinceMs, limit]);
}

const batchShape = z.object({ batchId: z.int() });
/** The batch that added a record: that of the first change's former sheet, else of its own. */
const ADDING_BATCH = `SELECT batch_id AS batchId FROM import_sheet WHERE id = coalesce(
  (SELECT before_sheet_id FROM batch_change WHERE entity = @name AND entity_id = @id ORDER BY id LIMIT 1), @sheet)`;
/** Written as the index history_bulk is: the list of the batch whose first id is the nearest at or before. */
const FIRST_ID = `(CASE WHEN json_valid(after) THEN json_extract(after, '$.rows[0][0]') END)`;
const BULK = `SELECT ${HISTORY_COLUMNS} FROM history INDEXED BY history_bulk
  WHERE entity = @name AND entity_id IS NULL AND batch_id = @batch AND ${FIRST_ID} <= @id ORDER BY ${FIRST_ID} DESC LIMIT 1`;
const bulkShape = z.object({ columns: z.array(z.string()), rows: z.array(z.array(z.union([z.string(), z.number(), z.null()]))) });

/** The import's row that added a record, with that record's own values; null for what a person added. */
export function importOf(db: Connection, name: RecordName, id: number, sheet: number | null): RecordChange | null {
  const batch = findFirstRow(db, ADDING_BATCH, batchShape, { name, id, sheet });
  if (batch === null) return null;
  const row = findFirstRow(db, BULK, historyRow, { name, id, batch: batch.batchId });
  if (row === null || row.after === null) return null;
  const { columns, rows } = bulkShape.parse(JSON.parse(row.after));
  const own = rows.find(([first]) => first === id);
  if (own === undefined) return null;
  const kind: RecordKind = RECORD_KINDS[name];
  // Columns that are not listed hold nothing in any of its rows.
  const nothing = kind.columns.map((column): [string, null] => [column, null]);
  const listed = columns.slice(1).map((column, at): [string, string | number | null] => [column, own[at + 1] ?? null]);
  const after = Object.fromEntries([...nothing, ...listed]);
  return { ...row, before: null, entityId: id, after };
}

const fileShape = z.object({ name: z.string() });
const FIRST_FILE = 'SELECT file_name AS name FROM import_sheet WHERE batch_id = ? ORDER BY id LIMIT 1';

/** The batch's file that a record stands in, or stood in before a later batch. */
const OWN_FILE = `SELECT file_name AS name FROM import_sheet WHERE batch_id = @batch
  AND (id = @sheet OR id IN (SELECT before_sheet_id FROM batch_change WHERE entity = @name AND entity_id = @id)) ORDER BY id LIMIT 1`;

/** The file of a batch, by name, from which a record was written; the batch's first one where none of its sheets is known to hold it. */
export function getFileOfBatch(
  db: Connection,
  batch: number,
  of: { readonly name: RecordName; readonly id: number; readonly sheet: number | null },
): string {
  return findFirstRow(db, OWN_FILE, fileShape, { batch, ...of })?.name ?? getFirstFileOfBatch(db, batch);
}

/** The first file of a batch by name; empty where none of its sheets was taken. */
export function getFirstFileOfBatch(db: Connection, batch: number): string {
  return findFirstRow(db, FIRST_FILE, fileShape, [batch])?.name ?? '';
}

/** Groups the history rows from `first` on into one change, which is undone as a whole. @returns the number of the change */
export function groupChanges(tx: Tx, about: { readonly entity: RecordName; readonly entityId: number }, first: number): number {
  const last = getNewestSeq(tx);
  if (first >= last) return last;
  appendHistory(tx, { action: TOGETHER, ...about, after: { first, last } });
  return last + 1;
}

/** The rows of one change, newest first: those that were bound together, or the one. */
export interface WholeChange {
  readonly head: RecordChange;
  readonly rows: readonly RecordChange[];
}

const BINDING = `SELECT ${HISTORY_COLUMNS} FROM history INDEXED BY history_together WHERE action = '${TOGETHER}' AND seq >= ? ORDER BY seq LIMIT 1`;

/** The change that a row belongs to; null if there is no such row. */
export function findWholeChange(db: Connection, seq: number): WholeChange | null {
  const own = findFirstRow(db, BY_SEQ, changeRow, [seq]);
  if (own === null) return null;
  const head = findFirstRow(db, BINDING, changeRow, [seq]);
  if (head === null) return { head: own, rows: [own] };
  const [first, last] = [Number(head.after?.first), Number(head.after?.last)];
  if (own.seq < first) return { head: own, rows: [own] };
  return { head, rows: rowsOf(db, RANGE, changeRow, [first, last]) };
}

/** Rows that can be taken back: an import's are taken back as a batch. */
const UNDOABLE: ReadonlySet<string> = new Set(['add', 'change', 'retire', 'restore', 'undo', 'merge', 'merged', 'unmerged']);

/** The first row of a change that cannot be taken back by itself, or null. */
export function findOddRow(whole: WholeChange): RecordChange | null {
  return whole.rows.find(({ action, entityId }) => !UNDOABLE.has(action) || entityId === null) ?? null;
}

/** Kinds of records that the desk changes: they are taken back by the desk, which decides their slots again. */
const DESK_KINDS = ['booking', 'booking_series', 'waiting_entry'] as const satisfies readonly RecordName[];
export type DeskKind = (typeof DESK_KINDS)[number];

/** The kind of the desk's records that an entity of the history is, or null. */
export function deskKindOf(entity: string): DeskKind | null {
  return DESK_KINDS.find((kind) => kind === entity) ?? null;
}

/** What a record held before a row: fields, and whether it was retired (undefined: as it is). */
export interface BeforeRow {
  readonly fields: HistoryFields;
  readonly retiredAt: number | null | undefined;
}

/** What a row's record held before it; taking an addition back retires the record `nowMs`. */
export function readBeforeRow(row: RecordChange, name: RecordName, nowMs: number): BeforeRow {
  const { columns }: RecordKind = RECORD_KINDS[name];
  if (row.action === 'add') return { fields: {}, retiredAt: nowMs };
  if (row.action === 'retire') return { fields: {}, retiredAt: null };
  const fields = Object.fromEntries(Object.entries(row.before ?? {}).filter(([column]) => columns.includes(column)));
  const retired = row.before?.retired_at;
  if (retired === undefined) return { fields, retiredAt: undefined };
  return { fields, retiredAt: retired === null ? null : Number(retired) };
}

const SINCE = `SELECT ${HISTORY_COLUMNS} FROM history WHERE entity = ? AND entity_id = ? AND seq > ? AND action NOT IN ('${TOGETHER}', 'migrate') ORDER BY seq`;

/** What a row turned from what into what; retiring writes all that the record held, and changes only that it stands. */
function turned(row: RecordChange): { readonly before: HistoryFields; readonly after: HistoryFields } {
  if (row.action === 'retire') return { before: { retired_at: null }, after: { retired_at: row.atMs } };
  return { before: row.before ?? {}, after: row.after ?? {} };
}

/** Whether a record of a change stands otherwise than right after it: then somebody's work would be lost. What was taken back since does not count. */
export function isOvertaken(db: Connection, whole: WholeChange, name: RecordName, id: number): boolean {
  const last = Math.max(...whole.rows.map((row) => row.seq));
  const since = rowsOf(db, SINCE, changeRow, [name, id, last]);
  const [was, is] = [new Map<string, string | number | null>(), new Map<string, string | number | null>()];
  for (const { before, after } of since.map(turned)) {
    for (const [column, value] of Object.entries(before)) if (!was.has(column)) was.set(column, value);
    for (const [column, value] of Object.entries(after)) is.set(column, value);
  }
  return [...was].some(([column, value]) => is.get(column) !== value);
}

/** Options of months that are not closed; a closed month has none left, its closing wrote them down. */
const OPEN_OPTIONS = `state = 'option'
  AND NOT EXISTS (SELECT 1 FROM filing f WHERE f.reopened_ms IS NULL AND booking.starts_at >= f.starts_at AND booking.starts_at < f.ends_at)`;

/** Writes down every option that has lapsed by now (docs/rules/booking.md, Options). Answers how many. */
export function lapseOptions(tx: Tx, now: Instant): number {
  const lapsed = listRecordsWhere(tx.db, 'booking', OPEN_OPTIONS, []).filter(({ values }) =>
    hasLapsed(
      {
        state: 'option',
        start: instant(values.starts_at),
        holdsUntil: values.holds_until === null ? null : instant(values.holds_until),
      },
      now,
    ),
  );
  for (const option of lapsed) changeRecord(tx, option, { state: 'cancelled', cancel_reason: LAPSE_REASON }, LAPSE_REASON);
  return lapsed.length;
}

/** A booking by its id or its number. */
export function findBooking(db: Connection, name: string): StoredRecord<'booking'> | null {
  const byNumber = recordByKey(db, 'booking', [name]);
  if (byNumber !== null || !/^\d{1,15}$/.test(name)) return byNumber;
  const byId = recordById(db, 'booking', Number(name));
  return byId === null || byId.retiredAt !== null ? null : byId;
}

/** Written as the index `booking_desk_number` is, whose last entry answers it. */
const NEXT_NUMBER = `SELECT coalesce(max(CAST(substr(number, 2) AS INTEGER)), 0) + 1 AS next FROM booking INDEXED BY booking_desk_number
  WHERE number GLOB 'D[0-9][0-9][0-9][0-9][0-9][0-9]*'`;

/** A number that no booking made by the desk has yet: `D000123`. */
export function createBookingNumber(db: Connection): string {
  return `D${String(prepareStatement(db, NEXT_NUMBER).pluck().get()).padStart(6, '0')}`;
}
