// What is done to the rows of one sheet on its way in: cells corrected, corrections taken back, rows left out.
import { useState } from 'react';
import { type Answer, getBugNumber, type Outcome, useClient } from '../ui/api.tsx';
import type { RowSource, ShownRow } from './use-rows.ts';

interface SheetHooks {
  readonly source: RowSource;
  readonly put: (rows: readonly ShownRow[], refusedRows: number) => void;
  /** How many rows had trouble before. */
  readonly refused: number;
  /** Hears that rows are about to change. */
  readonly onEdit: () => void;
  /** Hears how many rows still have trouble, and how many more are to be taken. */
  readonly onRefused: (count: number, putRight: number) => void;
}

/** The commands on a sheet's rows; `saving` is the row that is being looked at again. */
export function useSheetCommands({ source, put, refused, onEdit, onRefused }: SheetHooks) {
  const client = useClient();
  const [saving, setSaving] = useState<number | null>(null);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const { staging, file, sheet } = source;
  const place = { staging, file, sheet };
  const run = async <V>(row: number, call: () => Promise<Answer<V>>): Promise<V | null> => {
    onEdit();
    setSaving(row);
    try {
      const answer = await call();
      setFailed(answer.ok ? null : answer);
      return answer.ok ? answer.value : null;
    } catch (error) {
      setFailed({ ok: false, refusal: null, number: getBugNumber(error) });
      return null;
    } finally {
      setSaving(null);
    }
  };
  const fix = async (row: number, column: number, text: string): Promise<void> => {
    const fixed = await run(row, () => client.intake.fix({ ...place, edits: [{ row, column, text }] }));
    if (fixed === null) return;
    put(fixed.rows, fixed.refusedRows);
    onRefused(fixed.refusedRows, refused - fixed.refusedRows);
  };
  const undo = async (row: ShownRow): Promise<void> => {
    const undone = await run(row.row, () => client.intake.undoFix({ ...place, ids: row.edits.map(({ id }) => id) }));
    if (undone === null) return;
    put(undone.rows, undone.refusedRows);
    onRefused(undone.refusedRows, refused - undone.refusedRows);
  };
  const leaveOut = async (row: ShownRow, isOut: boolean): Promise<void> => {
    const left = await run(row.row, () => client.intake.leaveOut({ ...place, rows: [row.row], isOut }));
    if (left === null) return;
    put([{ ...row, isLeftOut: isOut }], left.refusedRows);
    // A row that had no trouble and is left out, or taken in again, is one less or one more to take.
    const wasFine = row.troubles.length === 0 ? 1 : 0;
    onRefused(left.refusedRows, isOut ? -wasFine : wasFine);
  };
  return { fix, undo, leaveOut, saving, failed };
}
