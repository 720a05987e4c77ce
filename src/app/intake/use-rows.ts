// A sheet's rows in windows: only what is looked at is asked for, and a corrected row is put in its place.
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import type { rowsSchema, shownRowSchema } from '../../contract/intake/intake-shapes.ts';
import { type Answer, useApi } from '../ui/api.tsx';

// Long lists of rows in windows: which windows are wanted, and the next row with trouble without reading them all. Pure.

/** Rows of one question. */
export const WINDOW = 200;

/** The windows that hold the rows from `first` to `last`; always the first one, which tells how many there are. */
export function listWindowsFor(first: number, last: number): readonly number[] {
  const [from, to] = [Math.floor(Math.max(0, first) / WINDOW), Math.floor(Math.max(0, last) / WINDOW)];
  const wanted = Array.from({ length: Math.max(0, to - from) + 1 }, (_, at) => from + at);
  return from === 0 ? wanted : [0, ...wanted];
}

/** A row of a list of rows with trouble. One that was put right, or left out, may still stand in the list. */
export interface ListedRow {
  readonly place: number;
  readonly troubles: readonly unknown[];
  readonly isLeftOut: boolean;
}

interface ListedWindow<R> {
  readonly rows: readonly R[];
  readonly total: number;
}

/** The first window, of `count`, whose last row lies at or behind `place`. */
async function windowOf<R extends ListedRow>(
  place: number,
  count: number,
  windowAt: (at: number) => Promise<ListedWindow<R>>,
): Promise<number> {
  let [low, high] = [0, count - 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const last = (await windowAt(middle)).rows.at(-1);
    if (last !== undefined && last.place < place) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A row that was found, and its place in the list. */
interface FoundRow<R> {
  readonly row: R;
  readonly at: number;
}

/** The nearest row with trouble after (`1`) or before (`-1`) a place among all rows; from the other end where there is none. */
export async function findNextListed<R extends ListedRow>(
  from: number,
  direction: 1 | -1,
  windowAt: (at: number) => Promise<ListedWindow<R>>,
): Promise<FoundRow<R> | null> {
  const count = Math.ceil((await windowAt(0)).total / WINDOW);
  if (count === 0) return null;
  const start = await windowOf(from, count, windowAt);
  const isWanted = (row: R): boolean => row.troubles.length > 0 && !row.isLeftOut;
  const isBeyond = (row: R): boolean => (direction === 1 ? row.place > from : row.place < from);
  const look = async (at: number, isFit: (row: R) => boolean): Promise<FoundRow<R> | null> => {
    const { rows } = await windowAt(at);
    const nth = direction === 1 ? rows.findIndex(isFit) : rows.findLastIndex(isFit);
    const row = rows[nth];
    return row === undefined ? null : { row, at: at * WINDOW + nth };
  };
  // The window it began in is looked at again last: what lies on the other side of the place.
  for (let step = 0; step <= count; step += 1) {
    const at = (((start + step * direction) % count) + count) % count;
    const found = await look(at, (row) => isWanted(row) && (step > 0 || isBeyond(row)));
    if (found !== null) return found;
  }
  return null;
}

export type ShownRow = z.infer<typeof shownRowSchema>;
type RowWindow = z.infer<typeof rowsSchema>;

/** Which sheet, and which of its rows. */
export interface RowSource {
  readonly staging: string;
  readonly file: number;
  readonly sheet: number;
  readonly only: 'all' | 'refused';
}

/** Puts corrected rows in the place of the ones before. */
function withRows(held: RowWindow, fresh: readonly ShownRow[], refusedRows: number): RowWindow {
  const byRow = new Map(fresh.map((row) => [row.row, row]));
  return { ...held, refusedRows, rows: held.rows.map((row) => byRow.get(row.row) ?? row) };
}

function useWindow(source: RowSource) {
  const api = useApi();
  return (at: number) => ({
    ...api('intake.rows', { ...source, from: at * WINDOW, count: WINDOW }),
    // Rows change only by what is done on this screen, and that says so.
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Finds the next row with trouble from a place among all rows, before or after it; null where there is none. */
export function useFindTrouble(source: RowSource) {
  const queries = useQueryClient();
  const optionsOf = useWindow({ ...source, only: 'refused' });
  return (from: number, direction: 1 | -1): Promise<FoundRow<ShownRow> | null> =>
    findNextListed(from, direction, async (at) => {
      const answer: Answer<RowWindow> = await queries.fetchQuery(optionsOf(at));
      return answer.ok ? answer.value : { rows: [], total: 0 };
    });
}

/** The rows in view of a sheet. `rowAt` is null for one that is not there yet. */
export function useRows(source: RowSource, first: number, last: number) {
  const queries = useQueryClient();
  const optionsOf = useWindow(source);
  const windows = useMemo(() => listWindowsFor(first, last), [first, last]);
  const results = useQueries({ queries: windows.map(optionsOf) });
  const held = new Map<number, RowWindow>();
  windows.forEach((at, nth) => {
    const data: Answer<RowWindow> | undefined = results[nth]?.data;
    if (data?.ok === true) held.set(at, data.value);
  });
  const { staging, file, sheet } = source;
  const put = useCallback(
    (fresh: readonly ShownRow[], refusedRows: number) => {
      const key = ['intake', 'rows', { staging, file, sheet }];
      queries.setQueriesData<Answer<RowWindow>>({ queryKey: key }, (answer) =>
        answer?.ok === true ? { ok: true, value: withRows(answer.value, fresh, refusedRows) } : answer,
      );
    },
    [queries, staging, file, sheet],
  );
  const head = held.get(0) ?? null;
  return {
    head,
    isGone: results[0]?.data?.ok === false,
    total: head?.total ?? 0,
    rowAt: (at: number): ShownRow | null => held.get(Math.floor(at / WINDOW))?.rows[at % WINDOW] ?? null,
    put,
  };
}
