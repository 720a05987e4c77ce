// What an opened workbook is: the blank's bytes, its parts as they stand by now, and what its sheets are called.
// Cells and areas by row and column, and their A1 texts.
// Where rows and areas stand once lists have grown: one shift a sheet for all its blocks (docs/rules/workbook.md, Lists that grow).
import { type CellRange, formatColumnLetters } from '../write/xlsx-document.ts';
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

/** The last row and column that a sheet can have. */
export const LAST_ROW = 1_048_576;
export const LAST_COLUMN = 16_384;

/** One cell; both count from 1. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

const CELL = /^\$?([A-Za-z]{1,3})\$?([1-9]\d{0,6})$/;

/** The number of column letters (`A` is 1), or null where a sheet has no such column. */
export function parseColumnNumber(letters: string): number | null {
  if (!/^[A-Za-z]{1,3}$/.test(letters)) return null;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column <= LAST_COLUMN ? column : null;
}

/** The cell that `A1` or `$A$1` names, or null. */
export function parseCell(text: string): CellAt | null {
  const match = CELL.exec(text);
  const column = parseColumnNumber(match?.[1] ?? '');
  const row = Number(match?.[2]);
  return column === null || !(row <= LAST_ROW) ? null : { row, column };
}

/** The area that `A1:C3` (or one cell) names, its corners in any order, or null. */
export function parseArea(text: string): CellRange | null {
  const [first = '', second = first, ...rest] = text.split(':');
  const [from, to] = [parseCell(first), parseCell(second)];
  if (from === null || to === null || rest.length > 0) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

/** The cells of a merged range: `A1:C3`, or whole columns (`A:C`) and rows (`1:3`), which Excel writes so; or null. */
export function parseMergedRange(text: string): CellRange | null {
  const ofColumns = text.replace(/^(?<from>[A-Za-z]+):(?<to>[A-Za-z]+)$/, `$<from>1:$<to>${LAST_ROW}`);
  return parseArea(ofColumns.replace(/^(?<from>\d+):(?<to>\d+)$/, 'A$<from>:XFD$<to>'));
}

/** `B9`. */
export function printCell({ row, column }: CellAt): string {
  return `${formatColumnLetters(column)}${row}`;
}

/** Whether a cell lies in an area. */
export function isIn(area: CellRange, { row, column }: CellAt): boolean {
  return row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
}

/** A block of template rows that grows: `added` copies of row `last` follow it. Rows are the blank's own. */
export interface Growth {
  /** The sheet's place in the workbook, from 0. */
  readonly sheet: number;
  readonly first: number;
  readonly last: number;
  readonly added: number;
}

/** The growth of one sheet, by row; blocks don't meet. */
export type SheetGrowth = readonly Growth[];

/** The growth of one sheet out of all. */
export function growthOf(growths: readonly Growth[], sheet: number): SheetGrowth {
  return growths.filter((one) => one.sheet === sheet && one.added > 0).toSorted((a, b) => a.first - b.first);
}

/** Where a single row of the blank stands: below a block it moves, in a block and above it stays. */
export function shiftRow(growth: SheetGrowth, row: number): number {
  return row + growth.reduce((sum, { last, added }) => (row > last ? sum + added : sum), 0);
}

/** Where rows `top` to `bottom` of the blank stand: what ends on a block's last row grows with it. */
export function shiftSpan(growth: SheetGrowth, top: number, bottom: number): readonly [top: number, bottom: number] {
  const end = bottom + growth.reduce((sum, { last, added }) => (bottom >= last ? sum + added : sum), 0);
  return [shiftRow(growth, top), end];
}

/** The row of the blank that a row stands for by now: for a copy the template row that it copies. */
export function getBlankRow(growth: SheetGrowth, row: number): number {
  let before = row;
  for (const { last, added } of growth) {
    if (before <= last) break;
    before = Math.max(last, before - added);
  }
  return before;
}
