// Use case: the whole history as people read it, a page at a time, and as a file.
import { formatWho } from '../../contract/people/role-messages.ts';
import { z } from 'zod';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { createInstantAt, convertMillisecondsToInstant, formatIsoInstant, printMoment } from '../../domain/time/calendar.ts';
import { formatRecordKind } from '../../contract/core/records-messages.ts';
import { cutFields, canSeeKind } from '../../contract/records/records.ts';
import type { Seer } from '../../contract/core/shapes.ts';
import { ok, type Result } from '../../domain/values/result.ts';
import { isRecordName } from '../../contract/records/record-kinds.ts';
import { formatAction, formatHost, formatReason } from '../../contract/records/actions-messages.ts';
import { formatHistoryChanges, type HistorySayer, type HistoryValues, isSaid } from '../../contract/format-history.ts';
import { type Connection, stampOf } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { recordById } from '../core/db/record-store.ts';
import { seerOf } from '../core/rpc/redact-response.ts';
import type { Caller } from '../core/rpc/call.ts';
import { readTx } from '../core/db/tx.ts';
import { type HistoryQuestion, listHistoryFilters, listHistoryPage, type PageRow, readRowAfter } from '../core/records/history-rows.ts';
import { getFileOfBatch, getFirstFileOfBatch } from '../core/records/record-history.ts';
import { formatCsv } from '../../sheets/read/csv-write.ts';
import { writeXlsx } from '../../sheets/write/xlsx-write.ts';
import { formatAbout } from '../core/records/record-words.ts';
import { createHistoryFormatter } from '../report/report-names.ts';

// What is kept while somebody types, word by word, is one line of the history.

interface Typed {
  readonly seq: number;
  readonly atMs: number;
  readonly who: string;
  readonly action: string;
  readonly entity: string;
  readonly entityId: number | null;
  readonly was: HistoryValues;
  readonly is: HistoryValues;
}

/** What is kept without being asked to: explanations, the head and foot of a month, a bureau's map, settings. */
const AUTOSAVED: ReadonlySet<string> = new Set(['explanation_draft', 'month_head', 'bureau_workbook', 'setting']);
const KEPT: ReadonlySet<string> = new Set(['change', 'edition']);
/** As long as the typing may pause and still be one thing. */
const PAUSE_MS = 30 * 60_000;

function sameThing(newer: Typed, older: Typed): boolean {
  if (newer.entity !== older.entity || newer.entityId !== older.entityId) return false;
  // Settings have no number: the same one by its name.
  return newer.entityId !== null || Object.keys(newer.is).join() === Object.keys(older.is).join();
}

function areOneTyping(newer: Typed, older: Typed): boolean {
  return (
    AUTOSAVED.has(newer.entity) &&
    sameThing(newer, older) &&
    newer.who === older.who &&
    KEPT.has(newer.action) &&
    (KEPT.has(older.action) || older.action === 'add') &&
    newer.atMs - older.atMs <= PAUSE_MS
  );
}

/** The rows, newest first, with what was kept in one go of typing as one: as it was before the first, and as it is after the last. */
function mergeTyping<R extends Typed>(rows: readonly R[]): readonly R[] {
  const shown: R[] = [];
  // The oldest row of the one that is shown last.
  let oldest: R | null = null;
  for (const row of rows) {
    const last = shown.at(-1);
    if (last !== undefined && oldest !== null && areOneTyping(oldest, row)) {
      shown[shown.length - 1] = {
        ...last,
        action: row.action,
        was: row.action === 'add' ? row.was : { ...last.was, ...row.was },
        is: { ...row.is, ...last.is },
      };
    } else shown.push(row);
    oldest = row;
  }
  return shown;
}

/** What is looked for; null: everything. Both days are included. */
type HistoryWish = Omit<Asked<typeof settingsMethods.history>, 'cursor' | 'language'>;

const PAGE_ROWS = 500;
/** More would be no list that somebody reads; the rest is asked for by days. */
const FILE_ROWS = 50_000;

function questionOf(wish: HistoryWish, before: number | null): HistoryQuestion {
  return {
    fromMs: wish.from === null ? null : createInstantAt(wish.from, 0) * 60_000,
    untilMs: wish.to === null ? null : createInstantAt(wish.to, 1440) * 60_000,
    who: wish.who,
    entity: wish.entity,
    search: wish.search,
    before,
  };
}

const valuesShape = z.record(z.string(), z.unknown());

/** A row's fields as they are kept; what is a list or an object, as JSON text. */
function valuesOf(text: string | null): HistoryValues {
  const parsed = text === null ? null : valuesShape.safeParse(JSON.parse(text));
  if (parsed?.success !== true) return {};
  return Object.fromEntries(
    Object.entries(parsed.data).map(([name, value]) => [
      name,
      typeof value === 'string' || typeof value === 'number' || value === null ? value : JSON.stringify(value),
    ]),
  );
}

const listShape = z.object({
  columns: z.array(z.string()),
  rows: z.array(z.array(z.union([z.string(), z.number(), z.null()])).nullable()),
});

/** The first records of an import's row, with their numbers. */
function firstRecords({
  entity,
  first,
  seer,
}: Pick<Row, 'entity' | 'seer'> & { readonly first: string }): readonly { readonly id: number; readonly values: HistoryValues }[] {
  const { columns, rows } = listShape.parse(JSON.parse(first));
  return rows.flatMap((row) => {
    if (row === null) return [];
    const values = Object.fromEntries(columns.map((column, at) => [column, row[at] ?? null]));
    return [{ id: Number(row[0]), values: cutFields(entity, values, seer) }];
  });
}

/** Whether a record that an import's row added holds these words in a field that may be seen. */
function listHolds({ seq, entity, seer }: Row, db: Connection, search: string): boolean {
  const list = listShape.parse(JSON.parse(readRowAfter(db, seq)));
  const seen = new Set(Object.keys(cutFields(entity, Object.fromEntries(list.columns.map((name) => [name, null])), seer)).filter(isSaid));
  const places = list.columns.flatMap((name, at) => (seen.has(name) ? [at] : []));
  return list.rows.some((row) => row !== null && places.some((at) => String(row[at] ?? '').includes(search)));
}

/** What the first records of an import's row are called. */
function listAbout(base: Base, row: Row & { readonly first: string }, sayer: HistorySayer): string {
  const { entity } = row;
  const named = firstRecords(row).map(({ id, values }) => formatAbout(base.db, { entity, entityId: id, values }, sayer));
  return [...new Set(named)].filter((one) => one !== '').join('、');
}

function fileOf(base: Base, { batchId, entity, entityId, first, seer }: Row): string | null {
  if (batchId === null) return null;
  const id = first === null ? entityId : (firstRecords({ entity, first, seer })[0]?.id ?? null);
  if (id === null || !isRecordName(entity)) return getFirstFileOfBatch(base.db, batchId);
  return getFileOfBatch(base.db, batchId, { name: entity, id, sheet: recordById(base.db, entity, id)?.sheetId ?? null });
}

/** A row with its fields, as far as anyone who reads may see them: they are cut before they are put into words. */
type Row = PageRow & { readonly was: HistoryValues; readonly is: HistoryValues; readonly seer: Seer };

function parsedFor(caller: Caller): (row: PageRow) => Row {
  const seer = seerOf(caller);
  const seen = ({ entity }: PageRow, text: string | null): HistoryValues => cutFields(entity, valuesOf(text), seer);
  return (row) => ({ ...row, was: seen(row, row.before), is: seen(row, row.after), seer });
}

/** What a row is about; nothing of a kind that may not be seen. */
function aboutOf(base: Base, row: Row, sayer: HistorySayer): string {
  const { entity, entityId, first, was, is } = row;
  if (!canSeeKind(entity, row.seer)) return '';
  if (first !== null) return listAbout(base, { ...row, first }, sayer);
  return formatAbout(base.db, { entity, entityId, values: { ...was, ...is } }, sayer);
}

function lineOf(base: Base, row: Row, sayer: HistorySayer): HistoryLine {
  const { seq, who, allowedBy, host, action, entity, was, is } = row;
  // Retiring writes all that the record held, and changes only that it stands.
  const changes = action === 'retire' ? [] : formatHistoryChanges(entity, { before: was, after: is }, sayer);
  return {
    seq,
    at: formatIsoInstant(convertMillisecondsToInstant(row.atMs)),
    who: formatWho(who, allowedBy, sayer.language),
    host: formatHost(host, sayer.language),
    action: formatAction(action, sayer.language),
    kind: formatRecordKind(entity, sayer.language),
    about: aboutOf(base, row, sayer),
    records: row.records ?? 1,
    changes,
    file: fileOf(base, row),
    reason: formatReason(row.reason, sayer.language),
  };
}

/** Whether a row says these words to anyone who reads it: what is not shown is not found either. */
function says(base: Base, row: Row, search: string, sayer: HistorySayer): boolean {
  const { about, changes, reason } = lineOf(base, row, sayer);
  const shown = [about, reason, ...changes.flatMap(({ before, after }) => [before, after])];
  return shown.some((text) => text.includes(search)) || (row.first !== null && listHolds(row, base.db, search));
}

/** The newest rows that are looked for, before the row of the cursor, at most so many. */
function rowsFor(base: Base, caller: Caller, wish: HistoryWish, { cursor, most, sayer }: Reading): readonly Row[] {
  const parse = parsedFor(caller);
  const { search } = wish;
  if (search === null) return listHistoryPage(base.db, questionOf(wish, cursor), most).map(parse);
  const found: Row[] = [];
  let before = cursor;
  for (;;) {
    const rows = listHistoryPage(base.db, questionOf(wish, before), PAGE_ROWS);
    found.push(...rows.map(parse).filter((row) => says(base, row, search, sayer)));
    before = rows.at(-1)?.seq ?? null;
    if (rows.length < PAGE_ROWS || found.length >= most) return found.slice(0, most);
  }
}

/** From which row on the history is read, how much of it, and in which words. */
interface Reading {
  readonly cursor: number | null;
  readonly most: number;
  readonly sayer: HistorySayer;
}

/** A page of the history, newest first; `next` asks for the following one, null where there is none. What was kept while somebody typed is one line. */
export function getHistoryLog(
  base: Base,
  caller: Caller,
  { cursor, language, ...wish }: Asked<typeof settingsMethods.history>,
): Result<Answer<typeof settingsMethods.history>> {
  return readTx(base, (db) => {
    const sayer = createHistoryFormatter(base, language);
    const rows = rowsFor(base, caller, wish, { cursor, most: PAGE_ROWS + 1, sayer });
    const page = rows.slice(0, PAGE_ROWS);
    const next = rows.length > PAGE_ROWS ? (page.at(-1)?.seq ?? null) : null;
    const lines = mergeTyping(page).map((row) => lineOf(base, row, sayer));
    return ok({ lines, next, ...listHistoryFilters(db) });
  });
}

const HEADS = ['序号', '时间', '谁', '从哪里', '做了什么', '对象', '是哪一个', '条数', '改前', '改后', '来自文件', '原因'];

function cellsOf(base: Base, row: Row, sayer: HistorySayer): (string | number | null)[] {
  const line = lineOf(base, row, sayer);
  const said = (side: 'before' | 'after'): string => line.changes.map((one) => `${one.field}：${one[side]}`).join('；');
  const { seq, who, host, action, kind, about, records, file, reason } = line;
  const time = printMoment(row.atMs);
  const was = Object.keys(row.was).length === 0 ? null : said('before');
  return [seq, time, who, host, action, kind, about, records, was, said('after'), file, reason];
}

/** The history that was looked for as a file, oldest first, at most 50,000 rows; `isWhole` says whether that was all. */
export function exportHistory(
  base: Base,
  caller: Caller,
  { kind, ...wish }: Asked<typeof settingsMethods.historyFile>,
): Result<Answer<typeof settingsMethods.historyFile>> {
  const sayer = createHistoryFormatter(base, 'zh-CN');
  const found = rowsFor(base, caller, wish, { cursor: null, most: FILE_ROWS + 1, sayer });
  const rows = mergeTyping(found.slice(0, FILE_ROWS))
    .toReversed()
    .map((row) => cellsOf(base, row, sayer));
  const name = `操作记录-${stampOf(base.clock.nowMs())}.${kind}`;
  const isWhole = found.length <= FILE_ROWS;
  if (kind === 'csv') return ok({ name, bytes: Buffer.from(formatCsv([HEADS, ...rows])), rows: rows.length, isWhole });
  const properties = { title: '操作记录', creator: 'Livebase', created: '2000-01-01T00:00:00Z' };
  return ok({ name, bytes: writeXlsx({ sheets: [{ name: '操作记录', rows: [HEADS, ...rows] }], properties }), rows: rows.length, isWhole });
}
