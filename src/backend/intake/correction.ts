// What a person corrected in a file before it was taken.

/** A cell of a file that a person corrected before it was taken; the bytes stay as received. */
export interface Correction {
  readonly sheet: string;
  readonly row: number;
  /** The header as written, or the column's letter where there is none. */
  readonly column: string;
  /** The column from 0. */
  readonly at: number;
  readonly found: string;
  readonly text: string;
}
