// Addresses of cells: `D16`, `C11:T11`, and what they cover. Pure.

/** A cell by its row and column, both from 1. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}

/** Cells from one corner to the other, both included. */
export interface CellArea {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

/** Column letters: 1 is A, 28 is AB. */
export function formatColumnLetters(column: number): string {
  let text = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26)) text = String.fromCodePoint(65 + ((rest - 1) % 26)) + text;
  return text;
}

/** The number of column letters; 0 for what are none. */
export function columnOf(letters: string): number {
  if (!/^[A-Z]{1,3}$/.test(letters)) return 0;
  return [...letters].reduce((sum, letter) => sum * 26 + (letter.codePointAt(0) ?? 0) - 64, 0);
}

/** `D16`. */
export function printCell({ row, column }: CellAt): string {
  return `${formatColumnLetters(column)}${row}`;
}

/** `C11:T11`, or `D16` for one cell. */
export function printArea({ top, left, bottom, right }: CellArea): string {
  const from = printCell({ row: top, column: left });
  return top === bottom && left === right ? from : `${from}:${printCell({ row: bottom, column: right })}`;
}

function readCell(text: string): CellAt | null {
  const found = /^([A-Z]{1,3})([1-9]\d{0,6})$/.exec(text);
  return found === null ? null : { row: Number(found[2]), column: columnOf(found[1] ?? '') };
}

/** What `D16` or `C11:T11` covers; null for a text that is no address. */
export function readArea(text: string): CellArea | null {
  const [first = '', second = first, ...more] = text.split(':');
  const [from, to] = [readCell(first), readCell(second)];
  if (from === null || to === null || more.length > 0) return null;
  return {
    top: Math.min(from.row, to.row),
    left: Math.min(from.column, to.column),
    bottom: Math.max(from.row, to.row),
    right: Math.max(from.column, to.column),
  };
}

/** Whether a cell lies in an area. */
export function isInside({ top, left, bottom, right }: CellArea, { row, column }: CellAt): boolean {
  return row >= top && row <= bottom && column >= left && column <= right;
}

/** The area between two cells. */
export function createAreaBetween(one: CellAt, other: CellAt): CellArea {
  return {
    top: Math.min(one.row, other.row),
    left: Math.min(one.column, other.column),
    bottom: Math.max(one.row, other.row),
    right: Math.max(one.column, other.column),
  };
}
