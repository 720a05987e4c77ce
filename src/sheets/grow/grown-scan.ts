// The scan of a sheet whose lists have grown, told while its rows are copied: half a million cells need not be looked for again.
import {
  CELL,
  type Cells,
  type Rows,
  getCellsOfRow,
  createCells,
  createRows,
  ensureRoomForCell,
  ensureRoomForRow,
} from '../book/sheet-arrays.ts';
import { type SheetScan, scanSheet } from '../book/sheet-scan.ts';
import type { SheetGrowth } from '../book/growth.ts';

/** Rows and cells of the new text, by their places in it. */
export interface GrownPlaces {
  readonly rows: Rows;
  readonly cells: Cells;
  /** How far what stands before and behind the rows has moved. */
  opensBy: number;
  closesBy: number;
  /** False where a cell is written in a way that its places are not told of. */
  isTold: boolean;
}

/** A cell's new places: where it begins, where its tag ends, and how far what lies behind `known` of the old text has moved. */
export interface NotedCell {
  from: number;
  openTo: number;
  moved: number;
  known: number;
}

/** Places for a sheet as it will be. */
export function createPlaces({ rows, cells }: SheetScan, growth: SheetGrowth): GrownPlaces {
  const added = growth.reduce((sum, one) => sum + one.added, 0);
  return {
    rows: { ...createRows(rows.count + added), isSorted: rows.isSorted },
    cells: { ...createCells(cells.count + added * 32), isSorted: cells.isSorted },
    opensBy: 0,
    closesBy: 0,
    isTold: true,
  };
}

/** Notes a cell. */
export function noteCell(places: GrownPlaces, { cells: old }: SheetScan, cell: number, noted: Readonly<NotedCell>): void {
  const { from, openTo, moved, known } = noted;
  const { cells } = places;
  ensureRoomForCell(cells);
  const at = cells.count;
  const value = old.value[cell] ?? 0;
  cells.from[at] = from;
  cells.openTo[at] = openTo;
  cells.to[at] = (old.to[cell] ?? 0) + moved;
  // A value that stands before its formula has moved by something else.
  if (value !== 0 && value < known && ((old.kind[cell] ?? 0) & CELL.hasFormula) !== 0) places.isTold = false;
  cells.value[at] = value === 0 ? 0 : value + moved;
  cells.style[at] = old.style[cell] ?? 0;
  cells.column[at] = old.column[cell] ?? 0;
  cells.kind[at] = old.kind[cell] ?? 0;
  cells.count += 1;
}

/** Notes a row, once its cells are noted. */
export function noteRow(
  places: GrownPlaces,
  { rows: old }: SheetScan,
  place: number,
  row: {
    readonly from: number;
    readonly openTo: number;
    readonly firstCell: number;
    readonly number: number;
    readonly moved: number;
  },
): void {
  const { rows } = places;
  ensureRoomForRow(rows);
  const at = rows.count;
  rows.number[at] = row.number;
  rows.from[at] = row.from;
  rows.openTo[at] = row.openTo;
  rows.closeFrom[at] = (old.closeFrom[place] ?? 0) + row.moved;
  rows.to[at] = (old.to[place] ?? 0) + row.moved;
  rows.firstCell[at] = row.firstCell;
  rows.style[at] = old.style[place] ?? 0;
  rows.flags[at] = old.flags[place] ?? 0;
  rows.count += 1;
}

/** Notes a row that stays as it was; `moved`: how far. */
export function noteStill(places: GrownPlaces, scan: SheetScan, place: number, moved: number): void {
  const { rows, cells } = scan;
  const firstCell = places.cells.count;
  const [first, end] = getCellsOfRow(rows, cells, place);
  for (let cell = first; cell < end; cell++)
    noteCell(places, scan, cell, { from: (cells.from[cell] ?? 0) + moved, openTo: (cells.openTo[cell] ?? 0) + moved, moved, known: 0 });
  const [from, openTo, number] = [(rows.from[place] ?? 0) + moved, (rows.openTo[place] ?? 0) + moved, rows.number[place] ?? 0];
  noteRow(places, scan, place, { from, openTo, firstCell, number, moved });
}

/**
 * The scan of `text`, to which the scanned one has grown. Null where what stands in the cells tells more than places (shared formulas, areas
 * of array formulas, names of their own): then the text must be scanned as a whole.
 */
export function growScan(scan: SheetScan, places: GrownPlaces, text: string): SheetScan | null {
  const { data, dimension } = scan;
  if (data === null || !places.isTold || !scan.rows.isSorted) return null;
  if (scan.shared.size > 0 || scan.formulaAreas.length > 0 || scan.rowScopes.size > 0) return null;
  if (dimension !== null && dimension.valueFrom > data.from) return null;
  const { rows, cells, opensBy, closesBy } = places;
  const inner = { openTo: data.openTo + opensBy, closeFrom: data.closeFrom + closesBy };
  const around = scanSheet(text.slice(0, inner.openTo) + text.slice(inner.closeFrom), '', true);
  if (!around.ok) return null;
  const moved = { from: data.from + opensBy, ...inner, to: data.to + closesBy };
  return { ...around.value, text, data: moved, rows, cells, highestString: scan.highestString };
}
