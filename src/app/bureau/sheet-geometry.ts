// Where the cells of a drawn sheet are: edges in pixels, what is in view, and where a key leads. Pure.
import type { SheetPicture } from '../../contract/bureau/workbooks.ts';
import { findMovedCell } from '../ui/grid/grid-keys.ts';
import type { CellArea, CellAt } from './cell-address.ts';

export type PictureCell = SheetPicture['cells'][number];

/** Hidden rows and columns keep this much: what a map fills there can still be reached. */
const HIDDEN_ROW = 14;
const HIDDEN_COLUMN = 22;
/** Rows of a page. */
const PAGE = 20;

/** Edges of rows and columns, one more than there are; merged cells by the places they cover. */
export interface SheetGeometry {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly rows: number;
  readonly columns: number;
  readonly cellAt: (at: CellAt) => PictureCell | null;
}

function edgesOf(sizes: readonly number[], scale: number, least: number): readonly number[] {
  let edge = 0;
  return [0, ...sizes.map((size) => (edge += Math.max(Math.round(size * scale), size === 0 ? least : 4)))];
}

/** The geometry of a sheet at a scale. */
export function geometryOf({ widths, heights, cells }: SheetPicture, scale: number): SheetGeometry {
  const covered = new Map<string, PictureCell>();
  for (const cell of cells) {
    for (let row = cell.row; row < cell.row + cell.rows; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columns; column += 1) covered.set(`${row}:${column}`, cell);
    }
  }
  return {
    xs: edgesOf(widths, scale, HIDDEN_COLUMN),
    ys: edgesOf(heights, scale, HIDDEN_ROW),
    rows: heights.length,
    columns: widths.length,
    cellAt: ({ row, column }) => covered.get(`${row}:${column}`) ?? null,
  };
}

/** Whether a text runs over the empty cells right of it, as in a spreadsheet: one without a border, a merge or a break does. */
export function canRunOver({ text, align, columns, hasBorder, kind }: PictureCell): boolean {
  return kind === 'text' && align === 'left' && columns === 1 && !hasBorder && !text.includes('\n');
}

/** The first cell of the merged range that a place lies in; else the place itself. */
export function anchorOf({ cellAt }: SheetGeometry, at: CellAt): CellAt {
  const cell = cellAt(at);
  return cell === null ? at : { row: cell.row, column: cell.column };
}

/** The area of the cell at a place, its merged range whole. */
export function findAreaAt({ cellAt }: SheetGeometry, at: CellAt): CellArea {
  const cell = cellAt(at);
  if (cell === null) return { top: at.row, left: at.column, bottom: at.row, right: at.column };
  return { top: cell.row, left: cell.column, bottom: cell.row + cell.rows - 1, right: cell.column + cell.columns - 1 };
}

/** A rectangle in pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** Where an area is drawn; what lies beyond the picture is cut off. */
export function boxOf({ xs, ys }: SheetGeometry, { top, left, bottom, right }: CellArea): Box {
  const edge = (edges: readonly number[], at: number): number => edges[Math.max(0, Math.min(edges.length - 1, at))] ?? 0;
  const [x, y] = [edge(xs, left - 1), edge(ys, top - 1)];
  return { left: x, top: y, width: edge(xs, right) - x, height: edge(ys, bottom) - y };
}

/** The row or column, from 1, that holds a pixel. */
export function indexAt(edges: readonly number[], pixel: number): number {
  let [low, high] = [1, Math.max(1, edges.length - 1)];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if ((edges[middle] ?? 0) > pixel) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The cells between two edges of a view, with some to spare. */
export function windowOf(geometry: SheetGeometry, view: Box, spare: number): CellArea {
  return {
    top: indexAt(geometry.ys, view.top - spare),
    left: indexAt(geometry.xs, view.left - spare),
    bottom: indexAt(geometry.ys, view.top + view.height + spare),
    right: indexAt(geometry.xs, view.left + view.width + spare),
  };
}

/** Cells that can be seen in a window, by their first row, from the top. */
export function listCellsIn(cells: readonly PictureCell[], shown: CellArea): readonly (readonly [number, readonly PictureCell[]])[] {
  const seen = cells.filter(
    ({ row, column, rows, columns }) =>
      row <= shown.bottom && row + rows > shown.top && column <= shown.right && column + columns > shown.left,
  );
  return [...Map.groupBy(seen, ({ row }) => row)].toSorted(([one], [other]) => one - other);
}

/** Where a key leads from a cell; null for another key. Merged ranges are stepped over as one. */
export function findCellAfter(geometry: SheetGeometry, from: CellAt, keys: string): CellAt | null {
  const { rows, columns } = geometry;
  const { top, left, bottom, right } = findAreaAt(geometry, from);
  const row = keys === 'ArrowUp' ? top : keys === 'ArrowDown' ? bottom : from.row;
  const column = keys === 'ArrowLeft' ? left : keys === 'ArrowRight' ? right : from.column;
  // A sheet counts from 1.
  const moved = findMovedCell(keys, { row: row - 1, column: column - 1 }, { rows, columns, page: PAGE });
  return moved === null ? null : anchorOf(geometry, { row: moved.row + 1, column: moved.column + 1 });
}
