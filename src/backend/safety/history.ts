// Use case: the whole history as people read it, a page at a time, and as a file.
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { settingsMethods } from '../../contract/base/settings.ts';
import type { HistoryLine } from '../../contract/base/settings-shapes.ts';
import { instantAt, instantFromMilliseconds, isoInstant, printInstant } from '../../domain/time/calendar.ts';
import { sayRecordKind } from '../../contract/core/words-records.ts';
import type { Base } from '../core/db/open.ts';
import { readTx } from '../core/db/tx.ts';
import { csvText } from '../../sheets/read/csv-write.ts';
import { writeXlsx } from '../../sheets/write/xlsx-write.ts';
import { historyPage, historyWords } from './sql/history-log.ts';
import type { HistoryQuestion, HistoryRow } from './sql/history-log.ts';
import { stampOf } from '../core/db/stamp.ts';

/** What is looked for; null: everything. Both days are included. */
type HistoryWish = Omit<Asked<typeof settingsMethods.history>, 'cursor'>;

const PAGE_ROWS = 500;
/** More would be no list that somebody reads; the rest is asked for by days. */
const FILE_ROWS = 50_000;

function questionOf(wish: HistoryWish, before: number | null): HistoryQuestion {
  return {
    fromMs: wish.from === null ? null : instantAt(wish.from, 0) * 60_000,
    untilMs: wish.to === null ? null : instantAt(wish.to, 1440) * 60_000,
    who: wish.who,
    entity: wish.entity,
    search: wish.search,
    before,
  };
}

function lineOf(row: HistoryRow & { readonly isCut: boolean }): HistoryLine {
  const { seq, who, host, action, entity, before, after, isCut, reason } = row;
  const at = isoInstant(instantFromMilliseconds(row.atMs));
  return { seq, at, who, host, action, entity, entityId: row.entityId, batch: row.batchId, before, after, isCut, reason };
}

/** A page of the history, newest first; `next` asks for the following one, null where there is none. */
export function historyLog(base: Base, { cursor, ...wish }: Asked<typeof settingsMethods.history>): Answer<typeof settingsMethods.history> {
  return readTx(base, (db) => {
    const rows = historyPage(db, questionOf(wish, cursor), PAGE_ROWS + 1);
    const lines = rows.slice(0, PAGE_ROWS).map(lineOf);
    const next = rows.length > PAGE_ROWS ? (lines.at(-1)?.seq ?? null) : null;
    return { lines, next, ...historyWords(db) };
  });
}

const HEADS = ['序号', '时间', '谁', '从哪里', '做了什么', '对象', '对象编号', '导入批次', '改前', '改后', '原因'];

/** Stands for a list that is too long for a cell. */
const CUT = '…';

function cellsOf(row: HistoryRow & { readonly isCut: boolean }): (string | number | null)[] {
  return [
    row.seq,
    printInstant(instantFromMilliseconds(row.atMs)),
    row.who,
    row.host,
    row.action,
    sayRecordKind(row.entity),
    row.entityId,
    row.batchId,
    row.before,
    row.isCut ? (row.after ?? CUT) : row.after,
    row.reason,
  ];
}

/** The history that was looked for as a file, oldest first, at most 50,000 rows; `isWhole` says whether that was all. */
export function historyFile(
  base: Base,
  { kind, ...wish }: Asked<typeof settingsMethods.historyFile>,
): Answer<typeof settingsMethods.historyFile> {
  const found = historyPage(base.db, questionOf(wish, null), FILE_ROWS + 1);
  const rows = found.slice(0, FILE_ROWS).toReversed().map(cellsOf);
  const name = `操作记录-${stampOf(base.clock.nowMs())}.${kind}`;
  const isWhole = found.length <= FILE_ROWS;
  if (kind === 'csv') return { name, bytes: Buffer.from(csvText([HEADS, ...rows])), rows: rows.length, isWhole };
  const properties = { title: '操作记录', creator: 'Livebase', created: '2000-01-01T00:00:00Z' };
  return { name, bytes: writeXlsx({ sheets: [{ name: '操作记录', rows: [HEADS, ...rows] }], properties }), rows: rows.length, isWhole };
}
