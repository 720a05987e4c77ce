// What every readable file becomes: sheets of numbered rows of plain cells.

/** A cell that can't be believed: an error value, or a formula whose result the file does not hold. */
export interface CellTrouble {
  readonly trouble: 'error' | 'formula-without-value';
  /** As written: `#REF!`, or the formula. */
  readonly text: string;
}

/** Text as written, a number as stored (serials of dates too), or nothing. Booleans come as `TRUE` / `FALSE`. */
export type Cell = string | number | null | CellTrouble;

/** One row; `cells[0]` is column A. Missing cells are null or beyond the end. */
export interface SheetRow {
  /** The sheet's own row number, from 1. */
  readonly number: number;
  readonly cells: readonly (Cell | undefined)[];
}

/** Takes a row of a sheet instead of its being kept. The list is used again for the next row; beyond the row's last cell it holds nulls. */
export type RowTaker = (number: number, cells: SheetRow['cells']) => void;

/** Who takes the rows of long sheets as they are read, behind those that say what a sheet is. */
export interface LaterRows {
  /** Rows up to this number are always kept. */
  readonly head: number;
  /**
   * Asked of the nth sheet (from 0) once its head is read and a row behind it is: null where all rows are to be kept. `sheet` has the head's
   * rows, and no merged ranges yet. Rows come in the file's order, which its reader puts right and a taker does not.
   */
  readonly takerOf: (sheet: SheetTable, nth: number) => RowTaker | null;
}

/** Rows and columns count from 1, both ends included. */
export interface MergedRange {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** One sheet; rows without any filled cell are left out. */
export interface SheetTable {
  /** The sheet's name; the empty string in a csv. */
  readonly name: string;
  readonly rows: readonly SheetRow[];
  readonly merged: readonly MergedRange[];
  /** True where serials count from 1904. */
  readonly date1904: boolean;
  /** True for text cut at delimiters: a row with more cells than its header was cut inside a figure (`1,234.56` without quotes). */
  readonly isDelimited?: boolean;
}

/** A decoded file. What a file is, its bytes say, not its name. */
export interface TableFile {
  readonly format: 'xlsx' | 'xls' | 'html' | 'csv';
  readonly sheets: readonly SheetTable[];
}
