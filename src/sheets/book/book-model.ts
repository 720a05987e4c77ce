// What an opened workbook is: the blank's bytes, its parts as they stand by now, and what its sheets are called.
import type { CellRange } from '../write/xlsx-document.ts';
import type { ZipArchive } from '../zip/zip-read.ts';

/** A sheet of the workbook. `part` is the entry's name as the zip writes it. */
export interface BookSheet {
  /** Its place in the workbook, from 0. */
  readonly index: number;
  readonly name: string;
  readonly part: string;
  readonly state: 'visible' | 'hidden' | 'veryHidden';
  /** Only worksheets hold cells. */
  readonly kind: 'worksheet' | 'other';
}

/** A defined name; `sheet` is the index it belongs to, null for the whole workbook. */
export interface BookName {
  readonly name: string;
  readonly formula: string;
  readonly sheet: number | null;
}

/** A relationship of a part. `target` is the entry's name, or the address outside where `isExternal`. */
export interface BookRelation {
  readonly id: string;
  /** The last word of its type: `worksheet`, `sharedStrings`, `drawing`. */
  readonly kind: string;
  readonly target: string;
  readonly isExternal: boolean;
}

/**
 * A workbook as it is filled: what it was, and every part whose text has changed since. Never changed in place:
 * each step makes a new one (`withParts`).
 */
export interface Book {
  readonly blank: Uint8Array;
  readonly archive: ZipArchive;
  readonly extension: 'xlsx' | 'xlsm';
  readonly workbookPart: string;
  readonly sheets: readonly BookSheet[];
  readonly date1904: boolean;
  /** By entry name: the new text, or null where the part is taken out. */
  readonly changed: ReadonlyMap<string, string | null>;
}

/** What a cell holds. Numbers keep their digits as written. */
export type CellStored =
  | { readonly kind: 'blank' }
  | { readonly kind: 'number'; readonly digits: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'error'; readonly code: string }
  /** `t="d"` of strict files. */
  | { readonly kind: 'date'; readonly iso: string };

/** A cell of a sheet: its style id, what is stored, and its formula, where it has one. */
export interface BookCell {
  readonly row: number;
  readonly column: number;
  readonly style: number;
  readonly stored: CellStored;
  /** Without `=`; a shared formula as it reads in this cell. Null: no formula. */
  readonly formula: string | null;
  readonly formulaKind: 'plain' | 'shared' | 'array' | 'dataTable' | null;
  /** The area of an array formula or data table that this cell begins. */
  readonly formulaArea: CellRange | null;
}

/** A cell format, as far as filling needs it. */
export interface CellFormat {
  /** `0.0%`, `@`, `yyyy"年"m"月"`; built-in ones by their en-US code. */
  readonly code: string;
  /** True where a date or time part stands unquoted in the code. */
  readonly isDate: boolean;
  /** True where an unquoted, unescaped `%` stands in the code. */
  readonly isPercent: boolean;
  readonly isText: boolean;
  readonly isLocked: boolean;
}
