// A1 texts moved by growing lists: cells, areas and lists of areas, with their `$` marks and spaces as they stand.
import { LAST_ROW, type SheetGrowth, shiftRow, shiftSpan } from '../book/book-model.ts';

const CELL = /^(\$?[A-Za-z]{1,3}\$?)([1-9]\d{0,6})$/;
const ROW = /^(\$?)([1-9]\d{0,6})$/;

/** One corner of an area: what stands before its row, and the row. */
interface Corner {
  readonly before: string;
  readonly row: number;
}

/** Where a row stands, never beyond a sheet's last one. */
export function moveRow(growth: SheetGrowth, row: number): number {
  return Math.min(shiftRow(growth, row), LAST_ROW);
}

/** Where the rows of an area stand, never beyond a sheet's last one: a whole column so stays whole. */
export function growSpan(growth: SheetGrowth, top: number, bottom: number): readonly [top: number, bottom: number] {
  const [first, last] = shiftSpan(growth, top, bottom);
  return [Math.min(first, LAST_ROW), Math.min(last, LAST_ROW)];
}

/** A row that a break stands behind: one behind the last template row goes behind the last copy. */
export function moveBreak(growth: SheetGrowth, row: number): number {
  return Math.min(
    growth.reduce((sum, { last, added }) => (row >= last ? sum + added : sum), row),
    LAST_ROW,
  );
}

/** `L12` by the rule for single references; what is no cell stays. */
export function moveCell(growth: SheetGrowth, text: string): string {
  const corner = cornerOf(text, CELL);
  return corner === null ? text : `${corner.before}${moveRow(growth, corner.row)}`;
}

/** `L12:M14` with both corners by the rule for single references: what moves with its cells and never grows. */
export function moveArea(growth: SheetGrowth, text: string): string {
  return text
    .split(':')
    .map((corner) => moveCell(growth, corner))
    .join(':');
}

/** `L9:L11` or `9:11` by the rule for areas; one cell counts as an area. What is neither (`L:L`) stays. */
export function growArea(growth: SheetGrowth, text: string): string {
  const [one = '', other = one, ...rest] = text.split(':');
  if (rest.length > 0) return text;
  const first = cornerOf(one, CELL) ?? (text.includes(':') ? cornerOf(one, ROW) : null);
  const second = cornerOf(other, CELL) ?? (text.includes(':') ? cornerOf(other, ROW) : null);
  if (first === null || second === null) return text;
  const isUp = first.row > second.row;
  const [top, bottom] = isUp ? growSpan(growth, second.row, first.row) : growSpan(growth, first.row, second.row);
  const [from, to] = isUp ? [bottom, top] : [top, bottom];
  const isOne = !text.includes(':');
  return isOne && from === to ? `${first.before}${from}` : `${first.before}${from}:${second.before}${to}`;
}

/** `A1:B2 C3`, each area by the rule for areas. */
export function growList(growth: SheetGrowth, text: string): string {
  return text.replace(/[^\s]+/g, (area) => growArea(growth, area));
}

/** The selected cells of a view: areas as areas, while one cell stays one cell. */
export function growSelection(growth: SheetGrowth, text: string): string {
  return text.replace(/[^\s]+/g, (area) => (area.includes(':') ? growArea(growth, area) : moveCell(growth, area)));
}

function cornerOf(text: string, shape: RegExp): Corner | null {
  const match = shape.exec(text);
  const row = Number(match?.[2]);
  return match === null || row > LAST_ROW ? null : { before: match[1] ?? '', row };
}
