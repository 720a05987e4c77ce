// A sheet's rows in windows: only what is looked at is asked for, and a corrected row is put in its place.
import { useQueries, useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import type { z } from 'zod';
import type { rowsSchema, shownRowSchema } from '../../contract/intake/intake-shapes.ts';
import { type Answer, useApi } from '../ui/api.tsx';
import { findNextListed, type FoundRow, listWindowsFor, WINDOW } from './row-windows.ts';

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
