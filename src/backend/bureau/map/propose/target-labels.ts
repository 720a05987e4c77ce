// The labels of each empty cell of a sheet, read: its row's, its heads', the code and the unit that its row names.
import { type CellAt, LAST_COLUMN, type Book } from '../../../../sheets/book/book-model.ts';
import { formatOf } from '../../../../sheets/book/sheet-view.ts';
import type { CellRange } from '../../../../sheets/write/xlsx-document.ts';
import { memoizeByKey } from '../../../core/memoize.ts';
import { flattenText } from '../label-text.ts';
import { canNameUnits, findRowUnit, findUnitsBeside, type GridLabel, isWordy, type LabelGrid } from '../label-grid.ts';
import type { LabelReading } from './read-label.ts';
import { readFormatUnits, type ReadUnit, readUnitLine } from './unit-words.ts';

/** A label and where it stands. */
export interface PlacedReading extends LabelReading {
  readonly area: CellRange;
}

/** An empty cell with all that names it. */
export interface Target extends CellAt {
  /** The nearest label in its row that is no unit and no code. */
  readonly label: PlacedReading;
  /** Labels farther left in its row, the nearest first: side heads. */
  readonly outer: readonly PlacedReading[];
  /** Heads of its column, outermost first, without those that stand over the labels too. */
  readonly heads: readonly PlacedReading[];
  /** The units that stand among the heads by themselves. */
  readonly headUnits: readonly ReadUnit[];
  /** True where nothing empty lies between the cell and the labels of its row. */
  readonly isBeside: boolean;
  /** What stands in the row's column of codes, empty where there is none. */
  readonly code: string;
  /** The units that the cell's own number format writes. */
  readonly formatUnits: readonly ReadUnit[];
  /** The units of the row's column of units. */
  readonly rowUnits: readonly ReadUnit[];
  /** The units of the line over the table, with the line. */
  readonly line: { readonly text: string; readonly units: readonly ReadUnit[] } | null;
}

type Read = (text: string) => LabelReading;

/** How much of a sheet is looked at: forms are no lists of thousands. */
const MOST_ROWS = 600;
const MOST_COLUMNS = 120;
const LONGEST_LINE = 40;
const CODE_HEAD = /^(?:指标)?(?:代码|行次|编码|序码|栏次|指标代码)$/;
const CODE = /^\d{1,3}$/;

/** The codes of a row, from the left: what looks like one in a column that is headed so. */
function codesOf(grid: LabelGrid, row: number): readonly { readonly column: number; readonly code: string }[] {
  const codes: { column: number; code: string }[] = [];
  for (let column = 1; column <= Math.min(grid.view.lastColumn, MOST_COLUMNS); column += 1) {
    const text = grid.areaAt(row, column).top === row ? flattenText(grid.shownAt(row, column)) : '';
    if (CODE.test(text) && grid.headsAbove({ row, column }).some((head) => CODE_HEAD.test(flattenText(head.text))))
      codes.push({ column, code: text });
  }
  return codes;
}

interface Line {
  readonly row: number;
  readonly text: string;
  readonly units: readonly ReadUnit[];
}

/** The lines of a sheet that say a unit for what stands under them. */
export function listUnitLines(grid: LabelGrid): readonly Line[] {
  return [...grid.view.cells({ top: 1, left: 1, bottom: MOST_ROWS, right: MOST_COLUMNS })].flatMap(({ row, column, stored }): Line[] => {
    const text = stored.kind === 'text' && stored.text.length <= LONGEST_LINE ? stored.text : '';
    if (text === '' || !canNameUnits(grid, { row, column }, text)) return [];
    const beside = findUnitsBeside(grid, row, column);
    const units = beside.length > 0 ? beside : readUnitLine(text);
    const shown = beside.length > 0 ? `${text.trim()}${grid.textAt(row, grid.areaAt(row, column).right + 1).trim()}` : text.trim();
    return units.length === 0 ? [] : [{ row, text: shown, units }];
  });
}

/** The line that counts for a row: the nearest above, else the first below, which then stands at the foot. */
export function createLineFinder(lines: readonly Line[]): (row: number) => Line | null {
  return memoizeByKey((row) => lines.findLast((line) => line.row <= row) ?? lines[0] ?? null);
}

/** A sheet with what is asked of it again and again. */
interface Looking {
  readonly grid: LabelGrid;
  readonly placed: (label: GridLabel) => PlacedReading;
  readonly lineFor: (row: number) => Line | null;
  readonly codesOf: (row: number) => ReturnType<typeof codesOf>;
  readonly formatUnits: (style: number) => readonly ReadUnit[];
}

function looking(book: Book, grid: LabelGrid, read: Read): Looking {
  const known = new Map<number, PlacedReading>();
  return {
    grid,
    placed: (label) => {
      const key = label.area.top * LAST_COLUMN + label.area.left;
      const found = known.get(key) ?? { ...read(label.text), area: label.area };
      known.set(key, found);
      return found;
    },
    lineFor: createLineFinder(listUnitLines(grid)),
    codesOf: memoizeByKey((row) => codesOf(grid, row)),
    formatUnits: memoizeByKey((style) => readFormatUnits(formatOf(book, style).code)),
  };
}

/** Heads that belong to the cell's column alone: what reaches over the labels as well is a title. */
function ownHeads({ placed }: Looking, heads: readonly GridLabel[], label: PlacedReading): readonly PlacedReading[] {
  return heads.filter(({ area }) => area.left > label.area.left).map(placed);
}

/** Rows of one label at the most: 上月, 本月, 累计, 上年同期, 上年同期累计, 同比. */
const MOST_CONTINUED = 6;

/** Whether a text names no indicator, platform or measure itself: then the label of the rows above may go on beside it. */
function isNameless({ indicators, members, measures, isUnit }: LabelReading): boolean {
  return indicators.length + members.length + measures.length === 0 && !isUnit;
}

/**
 * The labels of a row, the nearest first. A row that says no more than a time, with nothing left of that, goes on under the label of the
 * nearest row above that has one there, as forms without merged cells have it.
 */
function labelsOfRow({ grid, placed }: Looking, at: CellAt): readonly PlacedReading[] {
  const own = grid.labelsLeft(at).map(placed);
  const [time, ...others] = own.filter(({ isUnit }) => !isUnit);
  if (time === undefined || others.length > 0 || time.flags.size === 0 || !isNameless(time)) return own;
  const { top, left } = time.area;
  for (let row = top - 1; row >= Math.max(1, top - MOST_CONTINUED); row -= 1) {
    const above = grid.labelsLeft({ row, column: left }).map(placed);
    const beside = grid.kindAt(row, left) === 'text' ? placed({ area: grid.areaAt(row, left), text: grid.textAt(row, left) }) : null;
    if (beside === null || !isNameless(beside)) return own;
    if (above.length > 0) return above.every(({ area }) => area.top === row && area.bottom === row) ? [...own, ...above] : own;
  }
  return own;
}

function targetAt(look: Looking, at: CellAt): Target | null {
  const { grid, lineFor } = look;
  const left = labelsOfRow(look, at);
  const words = left.filter((label) => !label.isUnit);
  const [label, ...outer] = words;
  if (label === undefined) return null;
  const own = ownHeads(look, grid.headsAbove(at), label);
  const heads = own.filter((head) => !head.isUnit);
  const headUnits = own.flatMap((head) => (head.isUnit ? head.units : []));
  const unit = findRowUnit(grid, at, left);
  const rowUnits = unit === null ? [] : look.placed(unit).units;
  const isBeside = grid.kindAt(at.row, at.column - 1) === 'text';
  const formatUnits = look.formatUnits(grid.view.styleAt(at.row, at.column));
  const code = look.codesOf(at.row).findLast(({ column }) => column < at.column)?.code ?? '';
  return { ...at, label, outer, heads, headUnits, isBeside, code, formatUnits, rowUnits, line: lineFor(at.row) };
}

/** The cells of areas, as far as a sheet is looked at. */
function cellsOf(areas: readonly CellRange[], lastRow: number, lastColumn: number): ReadonlySet<number> {
  const cells = new Set<number>();
  for (const { top, left, bottom, right } of areas)
    for (let row = top; row <= Math.min(bottom, lastRow); row += 1)
      for (let column = left; column <= Math.min(right, lastColumn); column += 1) cells.add(row * LAST_COLUMN + column);
  return cells;
}

/** The empty cells of a sheet that have a label in their row; cells inside merges and in `taken` are left out. */
export function targetsOf(book: Book, grid: LabelGrid, read: Read, taken: readonly CellRange[]): readonly Target[] {
  const look = looking(book, grid, read);
  const lastRow = Math.min(grid.view.lastRow, MOST_ROWS);
  const lastColumn = Math.min(grid.view.lastColumn, MOST_COLUMNS);
  const isTaken = cellsOf(taken, lastRow, lastColumn);
  const targets: Target[] = [];
  for (let row = 1; row <= lastRow; row += 1) {
    for (let column = 2; column <= lastColumn; column += 1) {
      const area = grid.areaAt(row, column);
      const isFirst = area.top === row && area.left === column;
      if (!isFirst || grid.kindAt(row, column) !== 'empty' || isTaken.has(row * LAST_COLUMN + column)) continue;
      const target = targetAt(look, { row, column });
      if (target !== null && isWordy(target.label.text)) targets.push(target);
    }
  }
  return targets;
}
