// A shared formula as it reads in another cell of its range.
import type { Corner } from './references.ts';
import { rewriteReferences } from './rewrite-references.ts';

function moved(corner: Corner, rowsDown: number, columnsRight: number): Corner {
  return {
    ...corner,
    row: corner.row === null || corner.isRowFixed ? corner.row : corner.row + rowsDown,
    column: corner.column === null || corner.isColumnFixed ? corner.column : corner.column + columnsRight,
  };
}

/** The formula as it reads so many rows below and columns right of where it is written: relative parts move, beyond the sheet is `#REF!`. */
export function shiftSharedFormula(formula: string, rowsDown: number, columnsRight: number): string {
  if (rowsDown === 0 && columnsRight === 0) return formula;
  return rewriteReferences(formula, (reference) => ({
    ...reference,
    from: moved(reference.from, rowsDown, columnsRight),
    to: reference.to === null ? null : moved(reference.to, rowsDown, columnsRight),
  }));
}
