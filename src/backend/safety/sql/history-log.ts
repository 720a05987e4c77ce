// The history as people read it: its rows by time, who, kind and words, newest first, a page at a time.
import { z } from 'zod';
import type { Connection } from '../../core/db/connection.ts';
import { rowsOf } from '../../core/db/rows.ts';
import { statement } from '../../core/db/statements.ts';
import { MARKS_ONLY } from '../../core/db/tx.ts';
import { HISTORY_COLUMNS, HISTORY_HEAD, historyRow } from '../../core/records/record-history.ts';

/** A row of the history. `before` and `after` are JSON. */
export type HistoryRow = z.infer<typeof historyRow>;

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

/** Adds of a large import share a row: a longer list is not carried. */
const LONGEST = 2000;

/** Rows that carry marks alone say nothing to people. */
const MATCHING = `FROM history
  WHERE action <> '${MARKS_ONLY}' AND (@before IS NULL OR seq < @before)
    AND (@fromMs IS NULL OR at_ms >= @fromMs) AND (@untilMs IS NULL OR at_ms < @untilMs)
    AND (@who IS NULL OR who = @who) AND (@entity IS NULL OR entity = @entity)
    AND (@search IS NULL OR instr(coalesce(after, ''), @search) > 0 OR instr(coalesce(before, ''), @search) > 0
      OR instr(coalesce(reason, ''), @search) > 0)`;
const PAGE = `SELECT ${HISTORY_HEAD},
  substr(before, 1, ${LONGEST + 1}) AS before, substr(after, 1, ${LONGEST + 1}) AS after, reason
  ${MATCHING} ORDER BY seq DESC LIMIT @limit`;
const PEOPLE = 'SELECT DISTINCT who FROM history ORDER BY who';
const KINDS = 'SELECT DISTINCT entity FROM history ORDER BY entity';

function isLong(text: string | null): boolean {
  return (text?.length ?? 0) > LONGEST;
}

/** One page, newest first. A `before` or `after` that is too long to carry is null, and `isCut` says so. */
export function historyPage(
  db: Connection,
  question: HistoryQuestion,
  limit: number,
): readonly (HistoryRow & { readonly isCut: boolean })[] {
  return rowsOf(db, PAGE, historyRow, { ...question, limit }).map((row) => ({
    ...row,
    before: isLong(row.before) ? null : row.before,
    after: isLong(row.after) ? null : row.after,
    isCut: isLong(row.before) || isLong(row.after),
  }));
}

const BETWEEN = `SELECT ${HISTORY_COLUMNS} FROM history
  WHERE seq > ? AND seq <= ? AND entity IN (SELECT value FROM json_each(?)) ORDER BY seq`;

/** Rows of these tables' records after number `after`, up to `until`, oldest first and whole. */
export function historyBetween(db: Connection, after: number, until: number, entities: readonly string[]): readonly HistoryRow[] {
  return rowsOf(db, BETWEEN, historyRow, [after, until, JSON.stringify(entities)]);
}

const texts = z.array(z.string());

/** Everybody who ever wrote, and every kind that was written about. */
export function historyWords(db: Connection): { readonly people: readonly string[]; readonly kinds: readonly string[] } {
  return {
    people: texts.parse(statement(db, PEOPLE).pluck().all()),
    kinds: texts.parse(statement(db, KINDS).pluck().all()),
  };
}
