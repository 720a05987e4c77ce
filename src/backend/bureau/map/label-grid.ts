// A sheet as its labels: which texts stand left of a cell and above it, through merges, past empty cells and rows of column numbers.
import type { CellRange } from '../../../sheets/write/xlsx-document.ts';
import { LAST_COLUMN } from '../../../sheets/book/address.ts';
import type { CellAt } from '../../../sheets/book/address.ts';
import type { BookCell } from '../../../sheets/book/book-model.ts';
import type { SheetView } from '../../../sheets/book/sheet-view.ts';
import { flatText } from './label-text.ts';
import { mayHoldPlaceholder } from './placeholder-text.ts';

/** What a cell is to somebody who reads a form. */
export type GridKind = 'empty' | 'text' | 'number' | 'formula' | 'other';

/** A text that may be a label; `area` is its merged range, or the cell. */
export interface GridLabel {
  readonly area: CellRange;
  readonly text: string;
}

/** A sheet as its labels. Every cell of a merged range answers as its first one. */
export interface LabelGrid {
  readonly view: SheetView;
  readonly areaAt: (row: number, column: number) => CellRange;
  readonly kindAt: (row: number, column: number) => GridKind;
  readonly textAt: (row: number, column: number) => string;
}

/** How far from its cell a label is looked for: no form has its heads farther away. */
const FARTHEST = 400;
/** Column numbers and letters under heads: 甲, 乙, 1, (2). */
const INDEX = /^(?:[甲乙丙丁戊己庚辛壬癸]|[-—–]+|\(?\d{1,2}\)?|[①-⑳])$/;

/** What a cell reads, worked out once: forms ask for the same cells again and again. */
interface Reading {
  readonly kind: GridKind;
  readonly text: string;
}

function readingOf(cell: BookCell | null): Reading {
  if (cell === null) return { kind: 'empty', text: '' };
  if (cell.formula !== null) return { kind: 'formula', text: '' };
  const { stored } = cell;
  if (stored.kind === 'blank') return { kind: 'empty', text: '' };
  if (stored.kind === 'text') return { kind: stored.text.trim() === '' ? 'empty' : 'text', text: stored.text };
  return { kind: stored.kind === 'number' ? 'number' : 'other', text: '' };
}

/** The labels of a sheet. */
export function labelGrid(view: SheetView): LabelGrid {
  const known = new Map<number, Reading>();
  const areaAt = (row: number, column: number): CellRange =>
    view.mergeAt(row, column) ?? { top: row, left: column, bottom: row, right: column };
  const readingAt = (row: number, column: number): Reading => {
    const { top, left } = areaAt(row, column);
    const key = top * LAST_COLUMN + left;
    const before = known.get(key);
    if (before !== undefined) return before;
    const now = readingOf(view.cellAt(top, left));
    known.set(key, now);
    return now;
  };
  return {
    view,
    areaAt,
    kindAt: (row, column) => readingAt(row, column).kind,
    textAt: (row, column) => readingAt(row, column).text,
  };
}

/** Whether a text says something: it is no column number, no letter, no dash, and nothing that will be filled in. */
export function isWordy(text: string): boolean {
  const flat = flatText(text);
  return flat !== '' && !INDEX.test(flat) && !mayHoldPlaceholder(flat);
}

/** The texts left of a cell in its row, the nearest first. */
export function labelsLeft(grid: LabelGrid, { row, column }: CellAt): readonly GridLabel[] {
  const labels: GridLabel[] = [];
  for (let at = grid.areaAt(row, column).left - 1; at >= 1; at = grid.areaAt(row, at).left - 1) {
    const text = grid.textAt(row, at);
    if (isWordy(text)) labels.push({ area: grid.areaAt(row, at), text });
  }
  return labels;
}

/** A line over a table that is no head of a column: 计量单位：万元, 表号：…, or a field to fill in. */
function isLine(text: string): boolean {
  return /[:：]/.test(flatText(text).replace(/^其中:/, ''));
}

/**
 * The heads over a cell, outermost first: the nearest run of texts above it. Empty cells, figures and column numbers between are passed;
 * a line with a colon ends the run.
 */
export function headsAbove(grid: LabelGrid, { row, column }: CellAt): readonly GridLabel[] {
  const heads: GridLabel[] = [];
  const last = Math.max(1, row - FARTHEST);
  for (let at = grid.areaAt(row, column).top - 1; at >= last; at = grid.areaAt(at, column).top - 1) {
    const text = grid.textAt(at, column);
    if (isWordy(text) && !isLine(text)) heads.unshift({ area: grid.areaAt(at, column), text });
    else if (heads.length > 0) break;
  }
  return heads;
}
