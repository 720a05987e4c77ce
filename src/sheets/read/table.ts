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
