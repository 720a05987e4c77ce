// Where the cursor of a grid, or of a list, goes with a key. Pure.

/** A cell: row and column from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** How large a grid is. Its rows may be of different lengths; `page`: the rows that a page is. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number | ((row: number) => number);
  readonly page?: number;
}

const PAGE = 12;
/** As far as the row goes. */
const END = Number.MAX_SAFE_INTEGER;

function within(at: number, count: number): number {
  return Math.max(0, Math.min(count - 1, at));
}

/** The cell of a grid that is nearest to a place. */
export function clampCell({ row, column }: Cell, { rows, columns }: GridSize): Cell {
  const at = within(row, rows);
  return { row: at, column: within(column, typeof columns === 'number' ? columns : columns(at)) };
}

/** The cell that a key leads to, never outside; null for a key that moves nothing. */
export function findMovedCell(keys: string, { row, column }: Cell, size: GridSize): Cell | null {
  const { page = PAGE } = size;
  const moves: Readonly<Record<string, Cell>> = {
    ArrowDown: { row: row + 1, column },
    ArrowUp: { row: row - 1, column },
    ArrowRight: { row, column: column + 1 },
    ArrowLeft: { row, column: column - 1 },
    PageDown: { row: row + page, column },
    PageUp: { row: row - page, column },
    Home: { row, column: 0 },
    End: { row, column: END },
    'Ctrl+Home': { row: 0, column: 0 },
    'Ctrl+End': { row: END, column: END },
  };
  const to = moves[keys];
  return to === undefined ? null : clampCell(to, size);
}

/** Finds what a key begins to type with in a cell: null, what it holds; '', nothing; undefined for a key that begins nothing. */
export function findBegunText(keys: string): string | null | undefined {
  if (keys === 'Enter' || keys === 'F2') return null;
  return keys === 'Delete' || keys === 'Backspace' ? '' : undefined;
}

/** The row of a list that a key leads to: it has no columns, so Home and End go to its first row and its last. */
export function findMovedRow(keys: string, row: number, rows: number): number | null {
  if (keys === 'ArrowLeft' || keys === 'ArrowRight') return null;
  const inGrid = keys === 'Home' || keys === 'End' ? `Ctrl+${keys}` : keys;
  return findMovedCell(inGrid, { row, column: 0 }, { rows, columns: 1 })?.row ?? null;
}
