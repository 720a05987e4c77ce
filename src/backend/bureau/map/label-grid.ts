// A sheet as its labels: which texts stand left of a cell and above it, through merges, past empty cells and rows of column numbers. Each cell is looked at once.
import type { CellRange } from '../../../sheets/write/xlsx-document.ts';
import { type CellAt, LAST_COLUMN, type BookCell } from '../../../sheets/book/book-model.ts';
import type { SheetView } from '../../../sheets/book/sheet-view.ts';
import { flattenText } from './label-text.ts';
import { canHoldPlaceholder } from './placeholder-text.ts';
import { canSpeakOfUnit, type ReadUnit, readUnits } from './propose/unit-words.ts';

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
  /** The text or the digits that a cell shows. */
  readonly shownAt: (row: number, column: number) => string;
  /** The texts left of a cell in its row, the nearest first. */
  readonly labelsLeft: (at: CellAt) => readonly GridLabel[];
  /**
   * The heads over a cell, outermost first: the nearest run of texts above it. Empty cells, figures and column numbers between are passed;
   * a line over the table ends the run.
   */
  readonly headsAbove: (at: CellAt) => readonly GridLabel[];
}

/** The unit behind a cell (`直播时长 ___ 小时`): the first text right of it, where that is nothing but a unit; null where it is not. */
function findUnitBehind(grid: LabelGrid, { row, column }: CellAt): GridLabel | null {
  const first = grid.areaAt(row, column).right + 1;
  for (let at = first; at <= Math.min(first + MOST_LABELS, grid.view.lastColumn); at += 1) {
    if (grid.kindAt(row, at) !== 'text') continue;
    const text = grid.textAt(row, at);
    return readUnits(text).length > 0 ? { area: grid.areaAt(row, at), text } : null;
  }
  return null;
}

/**
 * The unit of a cell's row: between the cell and its label, else behind the cell, else farther left. `labels` are those left of the cell, the
 * nearest first; null where none names a unit.
 */
export function findRowUnit(grid: LabelGrid, at: CellAt, labels: readonly GridLabel[]): GridLabel | null {
  const units = labels.filter(({ text }) => readUnits(text).length > 0);
  const [nearest] = units;
  if (nearest !== undefined && nearest === labels[0]) return nearest;
  return findUnitBehind(grid, at) ?? nearest ?? null;
}

/** How far from its cell a label is looked for: no form has its heads farther away. */
const FARTHEST = 400;
/** Forms have no more labels than this one behind the other: what stands farther out says nothing of a cell. */
const MOST_LABELS = 12;
/** Merged cells of a sheet are laid out over so many rows and columns; farther out each is looked up. */
const LAID_ROWS = 1_000;
const LAID_COLUMNS = 256;
/** Column numbers and letters under heads: 甲, 乙, 1, (2). */
const INDEX = /^(?:[甲乙丙丁戊己庚辛壬癸]|[-—–]+|\(?\d{1,2}\)?|[①-⑳])$/;
/** What stands at the edge of an official form, over its table. */
const OFFICIAL = /^(?:表号|制表机关|制定机关|文号|批准机关|批准文号|备案机关|备案文号|有效期至|有效期)$/;
const UNIT_LINE = /^(?:计量|金额|货币)?单位[:：]?$/;

/** What a cell reads, worked out once: forms ask for the same cells again and again. */
interface Reading {
  readonly kind: GridKind;
  readonly text: string;
  readonly shown: string;
  /** Whether the text says something: it is no column number, no letter, no dash, and nothing that will be filled in. */
  readonly isWordy: boolean;
}

function reading(kind: GridKind, text: string, shown: string): Reading {
  return { kind, text, shown, isWordy: kind === 'text' && isWordy(text) };
}

const EMPTY = reading('empty', '', '');

function readingOf(cell: BookCell | null): Reading {
  if (cell === null) return EMPTY;
  if (cell.formula !== null) return reading('formula', '', '');
  const { stored } = cell;
  if (stored.kind === 'blank') return EMPTY;
  if (stored.kind === 'text') return reading(stored.text.trim() === '' ? 'empty' : 'text', stored.text, stored.text);
  return stored.kind === 'number' ? reading('number', '', stored.digits) : reading('other', '', '');
}

/** The merged ranges around cells, laid out once. */
function mergeLayout(view: SheetView): (row: number, column: number) => CellRange | null {
  const rows = Math.min(view.lastRow, LAID_ROWS);
  const columns = Math.min(view.lastColumn, LAID_COLUMNS);
  const numbers = new Int32Array((rows + 1) * (columns + 1));
  for (const [index, { top, left, bottom, right }] of view.merges.entries())
    for (let row = top; row <= Math.min(bottom, rows); row += 1)
      numbers.fill(index + 1, row * (columns + 1) + left, row * (columns + 1) + Math.min(right, columns) + 1);
  return (row, column) => {
    if (row > rows || column > columns) return view.merges.length === 0 ? null : view.mergeAt(row, column);
    return view.merges[(numbers[row * (columns + 1) + column] ?? 0) - 1] ?? null;
  };
}

/** Whether a text says something: it is no column number, no letter, no dash, and nothing that will be filled in. */
export function isWordy(text: string): boolean {
  const flat = flattenText(text);
  return flat !== '' && !INDEX.test(flat) && !canHoldPlaceholder(flat);
}

/** Keeps what is asked of a cell. */
function byCell<T>(make: (row: number, column: number) => T): (row: number, column: number) => T {
  const known = new Map<number, { readonly made: T }>();
  return (row, column) => {
    const key = row * LAST_COLUMN + column;
    const found = known.get(key) ?? { made: make(row, column) };
    known.set(key, found);
    return found.made;
  };
}

type Cells = Pick<LabelGrid, 'areaAt' | 'textAt'> & {
  readonly wordyAt: (row: number, column: number) => boolean;
  /** Whether a cell is by itself and holds no text: asked before all else, since a long sheet has such cells by the ten thousand. */
  readonly isWordless: (row: number, column: number) => boolean;
};

/** Whether a cell with this text may say a unit for what stands under it, by `readUnitLine` or `findUnitsBeside`: within a merge another cell's text counts. */
export function canNameUnits({ areaAt }: Pick<LabelGrid, 'areaAt'>, { row, column }: CellAt, text: string): boolean {
  if (canSpeakOfUnit(text)) return true;
  const { top, left } = areaAt(row, column);
  return top !== row || left !== column;
}

/** The units of a line in two cells (计量单位： | 万元), asked of its first cell; none where the second begins a row of units. */
export function findUnitsBeside(
  { areaAt, textAt }: Pick<LabelGrid, 'areaAt' | 'textAt'>,
  row: number,
  column: number,
): readonly ReadUnit[] {
  if (!UNIT_LINE.test(flattenText(textAt(row, column)))) return [];
  const value = areaAt(row, column).right + 1;
  const units = readUnits(textAt(row, value));
  return units.length > 0 && readUnits(textAt(row, areaAt(row, value).right + 1)).length === 0 ? units : [];
}

/** Whether the text of a cell belongs to a line over the table: 计量单位：万元, 表号：…, a field to fill in; also where name and value stand in two cells. */
function isLineAt(cells: Cells, row: number, column: number): boolean {
  const { areaAt, textAt } = cells;
  const flat = flattenText(textAt(row, column));
  if (/[:：]/.test(flat.replace(/^其中:/, '')) || OFFICIAL.test(flat) || findUnitsBeside(cells, row, column).length > 0) return true;
  const before = areaAt(row, column).left - 1;
  if (before < 1) return false;
  return (
    OFFICIAL.test(flattenText(textAt(row, before)).replace(/[:：]$/, '')) ||
    findUnitsBeside(cells, row, areaAt(row, before).left).length > 0
  );
}

/** The heads over the rows of one column, worked out downwards: the run of texts that ends right above a row, and the nearest run. */
interface ColumnHeads {
  readonly run: (readonly GridLabel[])[];
  readonly nearest: (readonly GridLabel[])[];
}

const NO_LABELS: readonly GridLabel[] = [];

/** `lastRow`: below it nothing stands, and what is nearest stays what it was. */
function headFinder(cells: Cells, lastRow: number): LabelGrid['headsAbove'] {
  const columns = new Map<number, ColumnHeads>();
  const goDown = ({ run, nearest }: ColumnHeads, column: number, to: number): void => {
    for (let row = run.length; row <= to; row += 1) {
      if (row > 1 && cells.isWordless(row - 1, column)) {
        run.push(NO_LABELS);
        nearest.push(nearest[row - 1] ?? NO_LABELS);
        continue;
      }
      const area = cells.areaAt(row - 1, column);
      const isHead = row > 1 && cells.wordyAt(row - 1, column) && !isLineAt(cells, row - 1, column);
      const above = (row > 1 ? run[area.top] : undefined) ?? NO_LABELS;
      const own = isHead ? [...above, { area, text: cells.textAt(row - 1, column) }].slice(-MOST_LABELS) : NO_LABELS;
      run.push(own);
      nearest.push(isHead ? own : ((row > 1 ? nearest[area.top] : undefined) ?? NO_LABELS));
    }
  };
  return (at) => {
    const { column } = at;
    const { top } = cells.areaAt(at.row, column);
    const heads = columns.get(column) ?? { run: [NO_LABELS], nearest: [NO_LABELS] };
    columns.set(column, heads);
    const row = Math.min(top, lastRow + 1);
    goDown(heads, column, row);
    const found = heads.nearest[row] ?? NO_LABELS;
    return (found.at(-1)?.area.bottom ?? 0) < top - FARTHEST ? NO_LABELS : found;
  };
}

/** The texts of each row, worked out once, from the left: only what stands there is looked at, however far the sheet reaches. */
function leftFinder(cells: Cells, view: SheetView): LabelGrid['labelsLeft'] {
  const rows = new Map<number, readonly GridLabel[]>();
  const labelsOf = (row: number): readonly GridLabel[] => {
    const own = [...view.cells({ top: row, left: 1, bottom: row, right: view.lastColumn })].map(
      ({ column }) => cells.areaAt(row, column).left,
    );
    const merged = view.merges.filter(({ top, bottom }) => top <= row && row <= bottom).map(({ left }) => left);
    const columns = [...new Set([...own, ...merged])].toSorted((a, b) => a - b);
    return columns
      .filter((column) => cells.wordyAt(row, column))
      .map((column) => ({ area: cells.areaAt(row, column), text: cells.textAt(row, column) }));
  };
  return ({ row, column }) => {
    const { left } = cells.areaAt(row, column);
    const labels = rows.get(row) ?? labelsOf(row);
    rows.set(row, labels);
    let [low, high] = [0, labels.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((labels[middle]?.area.left ?? 0) < left) low = middle + 1;
      else high = middle;
    }
    return labels.slice(Math.max(0, low - MOST_LABELS), low).toReversed();
  };
}

/** The labels of a sheet. */
export function labelGrid(view: SheetView): LabelGrid {
  const mergeAt = mergeLayout(view);
  const areaAt = (row: number, column: number): CellRange => mergeAt(row, column) ?? { top: row, left: column, bottom: row, right: column };
  const firstOf = byCell((row, column) => readingOf(view.cellAt(row, column)));
  const readingAt = (row: number, column: number): Reading => {
    const { top, left } = areaAt(row, column);
    return firstOf(top, left);
  };
  const textAt = (row: number, column: number): string => readingAt(row, column).text;
  const cells: Cells = {
    areaAt,
    textAt,
    wordyAt: (row, column) => readingAt(row, column).isWordy,
    isWordless: (row, column) => !view.mayHoldText(row, column) && mergeAt(row, column) === null,
  };
  return {
    view,
    areaAt,
    textAt,
    kindAt: (row, column) => readingAt(row, column).kind,
    shownAt: (row, column) => readingAt(row, column).shown,
    labelsLeft: leftFinder(cells, view),
    headsAbove: headFinder(
      cells,
      view.merges.reduce((last, { bottom }) => Math.max(last, bottom), view.lastRow),
    ),
  };
}
