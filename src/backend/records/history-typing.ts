// What is kept while somebody types, word by word, is one line of the history. Pure.
import type { HistoryValues } from '../../contract/format-history.ts';

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
export function mergeTyping<R extends Typed>(rows: readonly R[]): readonly R[] {
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
