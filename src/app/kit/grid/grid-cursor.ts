// Where the cursor of a grid goes with a key. Pure.

/** A cell: row and column from 0. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** How large a grid is. */
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

const PAGE = 12;

/** The cell that a key leads to; null for a key that moves nothing. */
export function movedCell(key: string, { row, column }: Cell, size: GridSize): Cell | null {
  const clamp = (at: number, count: number): number => Math.max(0, Math.min(count - 1, at));
  const to = (nextRow: number, nextColumn: number): Cell => ({ row: clamp(nextRow, size.rows), column: clamp(nextColumn, size.columns) });
  switch (key) {
    case 'ArrowDown':
      return to(row + 1, column);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'PageDown':
      return to(row + PAGE, column);
    case 'PageUp':
      return to(row - PAGE, column);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, size.columns - 1);
    case 'Ctrl+Home':
      return to(0, 0);
    case 'Ctrl+End':
      return to(size.rows - 1, size.columns - 1);
    default:
      return null;
  }
}
