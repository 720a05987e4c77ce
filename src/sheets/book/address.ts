// Cells and areas by row and column, and their A1 texts.
import { type CellRange, formatColumnLetters } from '../write/xlsx-document.ts';

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
