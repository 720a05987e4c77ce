// Writing into the grid of earlier figures: one cell at once, many after a preview, each with its undo.
import { useState } from 'react';
import type { EnteredCell } from '../../contract/report/filing-shapes.ts';
import { type Outcome, useClient, useCommand } from '../ui/api.tsx';
import type { Acted } from '../ui/dialog/ActionDialog.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sayHistorical } from './historical-messages.ts';
import { trimOrNull } from '../ui/values.tsx';

/** A cell to write. */
export interface GridEntry {
  readonly month: string;
  readonly figure: string;
  readonly value: string;
}

/** A paste that was tried, before it is written. */
export interface Preview {
  readonly entries: readonly GridEntry[];
  readonly cells: readonly EnteredCell[];
  readonly outside: number;
}

/** Types every cell's former value again. */
function undoOf(cells: readonly EnteredCell[]) {
  return cells
    .filter(({ outcome }) => outcome !== 'refused' && outcome !== 'same')
    .map(({ month, figure, before }) => ({ month, figure, value: before.value, origin: before.origin }));
}

/** The commands of the grid. `origin` is noted with every new figure. */
export function useHistorical(origin: string) {
  const client = useClient();
  const notices = useNotices();
  const { run } = useCommand('filing.enterHistorical');
  const [preview, setPreview] = useState<Preview | null>(null);
  const cellsOf = (entries: readonly GridEntry[]) => entries.map((one) => ({ ...one, origin: trimOrNull(origin) }));
  const write = async (entries: readonly GridEntry[], takesGood: boolean): Promise<Outcome<unknown>> => {
    const outcome = await run({ cells: cellsOf(entries), isPreview: false, takesGood });
    if (!outcome.ok) return outcome;
    const back = undoOf(outcome.value.cells);
    const [only] = outcome.value.cells;
    const words =
      outcome.value.cells.length === 1 && only !== undefined
        ? sayHistorical(only.outcome === 'cleared' ? 'cellCleared' : 'cellWritten', { month: only.month, figure: only.figure })
        : sayHistorical('cellsWritten', { count: back.length });
    if (back.length > 0) notices.done(words, () => client.filing.enterHistorical({ cells: back, isPreview: false, takesGood: false }));
    return outcome;
  };
  /** Tries one typed cell first, so that a refused one is said and the text stays. */
  const type = async (entry: GridEntry): Promise<EnteredCell | null> => {
    const tried = await client.filing.enterHistorical({ cells: cellsOf([entry]), isPreview: true, takesGood: false });
    if (!tried.ok) {
      notices.failed(tried);
      return null;
    }
    const [cell] = tried.value.cells;
    if (cell === undefined || cell.outcome === 'refused') return cell ?? null;
    if (cell.outcome === 'same') return cell;
    const outcome = await write([entry], false);
    notices.failed(outcome);
    return outcome.ok ? cell : null;
  };
  const paste = async (entries: readonly GridEntry[], outside: number): Promise<void> => {
    if (entries.length === 0) return;
    const tried = await client.filing.enterHistorical({ cells: cellsOf(entries), isPreview: true, takesGood: false });
    if (tried.ok) setPreview({ entries, cells: tried.value.cells, outside });
    else notices.failed(tried);
  };
  const takePreview = async (): Promise<Acted> => (preview === null ? null : write(preview.entries, true));
  return { type, paste, preview, takePreview, dropPreview: () => setPreview(null) };
}
