// A sheet of which only cells were written again since its text was made: the text stays, and what became of these cells stands beside it. A
// large sheet's text is so made once for everything that is written into it.
import { moveScan } from './moved-scan.ts';
import { createCells, createRows, findFirstFrom } from './sheet-arrays.ts';
import type { SheetScan } from './sheet-scan.ts';
import { type Edit, createEditedPieces } from './xml-edit.ts';

/** A sheet with cells written again: the scan of its text before, which knows them (`patches`), and the edits, each a whole cell, in their order. */
export interface PatchedSheet {
  readonly scan: SheetScan;
  readonly edits: readonly Edit[];
}

/** A cell by its place in the scan, and the row's. */
interface CellPlace {
  readonly cell: number;
  readonly row: number;
}

/**
 * The sheet with these edits made besides those that it has had already. Null where one of them is not a whole cell of the sheet, or leaves
 * something else than this cell: then the text must be made. @throws Error where two of them are of one cell.
 */
export function patchSheet({ scan, edits: before }: PatchedSheet, more: readonly Edit[]): PatchedSheet | null {
  const base: SheetScan = { ...scan, patches: null };
  const edits = [...before, ...more].toSorted((one, other) => one.from - other.from);
  const places: CellPlace[] = [];
  for (const { from, to } of edits) {
    const place = placeOf(base, from);
    if (place === null || base.cells.to[place.cell] !== to) return null;
    if (place.cell === places.at(-1)?.cell) throw new Error(`edits overlap at ${from}`);
    places.push(place);
  }
  const own = moveScan(cutOut(base, places), ownEdits(edits), edits.map(({ text }) => text).join(''));
  if (own === null) return null;
  const numbers = new Map(places.map(({ cell }, index) => [cell, index]));
  return { scan: { ...base, patches: { scan: own, places: numbers } }, edits };
}

/** The cell that begins at `from`. */
function placeOf({ cells, rows }: SheetScan, from: number): CellPlace | null {
  const cell = findFirstFrom(cells.from, from, 0, cells.count);
  if (cell >= cells.count || cells.from[cell] !== from) return null;
  return { cell, row: findFirstFrom(rows.firstCell, cell + 1, 0, rows.count) - 1 };
}

/** A scan of these cells alone, each in a row of its own: of a text that is put together of them. */
function cutOut(scan: SheetScan, places: readonly CellPlace[]): SheetScan {
  const count = places.length;
  const [cells, rows] = [createCells(count), createRows(count)];
  const texts: string[] = [];
  const rowScopes = new Map(scan.rowScopes);
  rowScopes.clear();
  let at = 0;
  for (const [index, { cell, row }] of places.entries()) {
    const from = scan.cells.from[cell] ?? 0;
    const length = (scan.cells.to[cell] ?? 0) - from;
    const value = scan.cells.value[cell] ?? 0;
    cells.from[index] = at;
    cells.openTo[index] = at + (scan.cells.openTo[cell] ?? 0) - from;
    cells.to[index] = at + length;
    cells.value[index] = value === 0 ? 0 : at + value - from;
    cells.style[index] = scan.cells.style[cell] ?? 0;
    cells.column[index] = scan.cells.column[cell] ?? 0;
    cells.kind[index] = scan.cells.kind[cell] ?? 0;
    rows.number[index] = scan.rows.number[row] ?? 0;
    rows.firstCell[index] = index;
    rows.from[index] = at;
    rows.openTo[index] = at;
    rows.closeFrom[index] = at + length;
    rows.to[index] = at + length;
    const scope = scan.rowScopes.get(row);
    if (scope !== undefined) rowScopes.set(index, scope);
    texts.push(scan.text.slice(from, from + length));
    at += length;
  }
  cells.count = count;
  rows.count = count;
  const data = { from: 0, openTo: 0, closeFrom: at, to: at };
  return { ...scan, text: texts.join(''), rows, cells, rowScopes, data, dimension: null, shared: new Map(), patches: null };
}

/** The edits as those of the text that is put together of their cells. */
function ownEdits(edits: readonly Edit[]): readonly Edit[] {
  let at = 0;
  return edits.map(({ from, to, text }) => {
    const own = { from: at, to: at + to - from, text };
    at = own.to;
    return own;
  });
}

/** Edits within one cell as one edit of the whole of it. */
export function widenCellEdit(text: string, cell: { readonly from: number; readonly to: number }, edits: readonly Edit[]): Edit {
  const moved = edits.map((edit) => ({ ...edit, from: edit.from - cell.from, to: edit.to - cell.from }));
  return { from: cell.from, to: cell.to, text: createEditedPieces(text.slice(cell.from, cell.to), moved).join('') };
}
