// The history as people read it: its rows by time, who, kind and words, newest first, a page at a time.
import { z } from 'zod';
import { type Connection, rowsOf, prepareStatement } from '../db/rows.ts';
import { MARKS_ONLY } from '../db/tx.ts';
import { HISTORY_COLUMNS, HISTORY_HEAD, TOGETHER, historyRow } from './record-history.ts';

/** A row of the history. `before` and `after` are JSON. */
export type HistoryRow = z.infer<typeof historyRow>;

/** What an import added shares rows: how many records one holds, and its columns with the first of them, as JSON. */
const pageRow = historyRow.extend({ records: z.int().nullable(), first: z.string().nullable() });
export type PageRow = z.infer<typeof pageRow>;

/** What is looked for; null: everything. `fromMs` is included, `untilMs` is not. */
export interface HistoryQuestion {
  readonly fromMs: number | null;
  readonly untilMs: number | null;
  readonly who: string | null;
  readonly entity: string | null;
  /** Words that stand in what was written or in its reason. */
  readonly search: string | null;
  /** Rows before this one. */
  readonly before: number | null;
}

/** Adds of an import share a row: its list is not carried. */
const IS_LIST = `(action = 'import' AND entity_id IS NULL AND json_valid(after))`;
const FIRST = [0, 1, 2].map((at) => `json_extract(after, '$.rows[${at}]')`).join(', ');

/** Rows that carry marks alone, or bind others together, say nothing to people. What is searched for may stand in any row of a setting: its name and value are shown in words that are not stored. */
const MATCHING = `FROM history
  WHERE action NOT IN ('${MARKS_ONLY}', '${TOGETHER}') AND (@before IS NULL OR seq < @before)
    AND (@fromMs IS NULL OR at_ms >= @fromMs) AND (@untilMs IS NULL OR at_ms < @untilMs)
    AND (@who IS NULL OR who = @who) AND (@entity IS NULL OR entity = @entity)
    AND (@search IS NULL OR instr(coalesce(after, ''), @search) > 0 OR instr(coalesce(before, ''), @search) > 0
      OR instr(coalesce(reason, ''), @search) > 0 OR entity = 'setting')`;
const PAGE = `SELECT ${HISTORY_HEAD},
  before, CASE WHEN NOT ${IS_LIST} THEN after END AS after, reason,
  CASE WHEN ${IS_LIST} THEN json_array_length(after, '$.rows') END AS records,
  CASE WHEN ${IS_LIST} THEN json_object('columns', json_extract(after, '$.columns'), 'rows', json_array(${FIRST})) END AS first
  ${MATCHING} ORDER BY seq DESC LIMIT @limit`;
const PEOPLE = 'SELECT DISTINCT who FROM history ORDER BY who';
const KINDS = 'SELECT DISTINCT entity FROM history ORDER BY entity';

/** One page, newest first. */
export function listHistoryPage(db: Connection, question: HistoryQuestion, limit: number): readonly PageRow[] {
  return rowsOf(db, PAGE, pageRow, { ...question, limit });
}

const AFTER = 'SELECT after FROM history WHERE seq = ?';

/** What a row says that was written, whole, as JSON. */
export function readRowAfter(db: Connection, seq: number): string {
  return z.string().parse(prepareStatement(db, AFTER).pluck().get(seq));
}

const BETWEEN = `SELECT ${HISTORY_COLUMNS} FROM history
  WHERE seq > ? AND seq <= ? AND entity IN (SELECT value FROM json_each(?)) ORDER BY seq`;

/** Rows of these tables' records after number `after`, up to `until`, oldest first and whole. */
export function listHistoryBetween(db: Connection, after: number, until: number, entities: readonly string[]): readonly HistoryRow[] {
  return rowsOf(db, BETWEEN, historyRow, [after, until, JSON.stringify(entities)]);
}

const texts = z.array(z.string());

/** Everybody who ever wrote, and every kind that was written about. */
export function listHistoryFilters(db: Connection): { readonly people: readonly string[]; readonly kinds: readonly string[] } {
  return {
    people: texts.parse(prepareStatement(db, PEOPLE).pluck().all()),
    kinds: texts.parse(prepareStatement(db, KINDS).pluck().all()),
  };
}
