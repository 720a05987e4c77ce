// The scan of a sheet whose lists have grown, told while its rows are copied: half a million cells need not be looked for again.
import { CELL, type Cells, type Rows, createCells, createRows, roomForCell, roomForRow } from '../book/sheet-arrays.ts';
import { type SheetScan, scanSheet } from '../book/sheet-scan.ts';
import type { Edit } from '../book/xml-edit.ts';
import type { SheetGrowth } from '../book/growth.ts';

/** Rows and cells of the new text, by their places in the piece that each row lies in, and which edit that piece is; -1: the row stays as it was. */
export interface GrownPlaces {
  readonly rows: Rows;
  readonly cells: Cells;
  edit: Int32Array;
  /** False where a cell is written in a way that its places are not told of. */
  isTold: boolean;
}

/** Places for a sheet as it will be. */
export function createPlaces({ rows, cells }: SheetScan, growth: SheetGrowth): GrownPlaces {
  const added = growth.reduce((sum, one) => sum + one.added, 0);
  const room = rows.count + added;
  return {
    rows: { ...createRows(room), isSorted: rows.isSorted },
    cells: { ...createCells(cells.count + added * 32), isSorted: cells.isSorted },
    edit: new Int32Array(room),
    isTold: true,
  };
}

/** Notes a cell. `moved` is how far what lies behind `known` of the old text has moved. */
export function noteCell(
  places: GrownPlaces,
  { cells: old }: SheetScan,
  cell: number,
  { from, openTo, moved, known }: { readonly from: number; readonly openTo: number; readonly moved: number; readonly known: number },
): void {
  const { cells } = places;
  roomForCell(cells);
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
    readonly edit: number;
  },
): void {
  const { rows } = places;
  roomForRow(rows);
  const at = rows.count;
  rows.number[at] = row.number;
  rows.from[at] = row.from;
  rows.openTo[at] = row.openTo;
  rows.closeFrom[at] = (old.closeFrom[place] ?? 0) + row.moved;
  rows.to[at] = (old.to[place] ?? 0) + row.moved;
  rows.firstCell[at] = row.firstCell;
  rows.style[at] = old.style[place] ?? 0;
  rows.flags[at] = old.flags[place] ?? 0;
  places.edit[at] = row.edit;
  rows.count += 1;
}

/** Notes a row that stays as it was. */
export function noteStill(places: GrownPlaces, scan: SheetScan, place: number): void {
  const { rows, cells } = scan;
  const firstCell = places.cells.count;
  const to = place + 1 < rows.count ? (rows.firstCell[place + 1] ?? 0) : cells.count;
  for (let cell = rows.firstCell[place] ?? 0; cell < to; cell++)
    noteCell(places, scan, cell, { from: cells.from[cell] ?? 0, openTo: cells.openTo[cell] ?? 0, moved: 0, known: 0 });
  const [from, openTo, number] = [rows.from[place] ?? 0, rows.openTo[place] ?? 0, rows.number[place] ?? 0];
  noteRow(places, scan, place, { from, openTo, firstCell, number, moved: 0, edit: -1 });
}

/** How far the beginning of each edit moves: by all that is sorted before it. */
function movesBefore(edits: readonly Edit[]): { readonly sorted: readonly Edit[]; readonly before: ReadonlyMap<Edit, number> } {
  const sorted = edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const before = new Map<Edit, number>();
  let moved = 0;
  for (const edit of sorted) {
    before.set(edit, moved);
    moved += edit.text.length - (edit.to - edit.from);
  }
  return { sorted, before };
}

/**
 * The scan of `text`, which all `edits` made of the scanned one, those of its rows (`own`) among them. Null where what stands in the cells
 * tells more than places (shared formulas, areas of array formulas, names of their own): then the text must be scanned as a whole.
 */
export function grownScan(
  scan: SheetScan,
  { places, own, edits }: { readonly places: GrownPlaces; readonly own: readonly Edit[]; readonly edits: readonly Edit[] },
  text: string,
): SheetScan | null {
  const { data, dimension } = scan;
  if (data === null || !places.isTold || !scan.rows.isSorted) return null;
  if (scan.shared.size > 0 || scan.formulaAreas.length > 0 || scan.rowScopes.size > 0) return null;
  if (dimension !== null && dimension.valueFrom > data.from) return null;
  const { sorted, before } = movesBefore(edits);
  const movedAt = (place: number): number => {
    const next = sorted.find((edit) => edit.from >= place);
    const last = sorted.at(-1);
    if (next !== undefined) return before.get(next) ?? 0;
    return last === undefined ? 0 : (before.get(last) ?? 0) + last.text.length - (last.to - last.from);
  };
  const bases = own.map((edit) => edit.from + (before.get(edit) ?? 0));
  const still = movedAt(scan.rows.from[0] ?? data.openTo);
  moveAll(places, (edit) => (edit < 0 ? still : (bases[edit] ?? 0)));
  const [opens, closes] = [movedAt(data.openTo), movedAt(data.closeFrom)];
  const inner = { openTo: data.openTo + opens, closeFrom: data.closeFrom + closes };
  const around = scanSheet(text.slice(0, inner.openTo) + text.slice(inner.closeFrom), '', true);
  if (!around.ok) return null;
  const moved = { from: data.from + opens, ...inner, to: data.to + closes };
  return { ...around.value, text, data: moved, rows: places.rows, cells: places.cells, highestString: scan.highestString };
}

/** Gives every place its own: those of a row count from where its piece begins. */
function moveAll({ rows, cells, edit }: GrownPlaces, baseOf: (edit: number) => number): void {
  for (let place = 0; place < rows.count; place++) {
    const base = baseOf(edit[place] ?? -1);
    rows.from[place] = (rows.from[place] ?? 0) + base;
    rows.openTo[place] = (rows.openTo[place] ?? 0) + base;
    rows.closeFrom[place] = (rows.closeFrom[place] ?? 0) + base;
    rows.to[place] = (rows.to[place] ?? 0) + base;
    const to = place + 1 < rows.count ? (rows.firstCell[place + 1] ?? 0) : cells.count;
    for (let cell = rows.firstCell[place] ?? 0; cell < to; cell++) {
      cells.from[cell] = (cells.from[cell] ?? 0) + base;
      cells.openTo[cell] = (cells.openTo[cell] ?? 0) + base;
      cells.to[cell] = (cells.to[cell] ?? 0) + base;
      if (cells.value[cell] !== 0) cells.value[cell] = (cells.value[cell] ?? 0) + base;
    }
  }
}
