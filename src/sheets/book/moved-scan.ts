// The scan of a sheet after cells of it were written: places move along with the edits, and only those cells are read again.
import { CELL, type Cells, getCellsOfRow, createCells } from './sheet-arrays.ts';
import { type CellWalk, createQuickCell, takeQuickCell } from './quick-cell.ts';
import type { SheetScan } from './sheet-scan.ts';
import { getKindOfType } from './attribute-values.ts';
import { codesOf } from './text-codes.ts';
import { type Edit, attributeOf, childOf, parseNodeAt, getTextOfNode } from './xml-edit.ts';
import { createCleanReader } from '../xml/xml-reader.ts';
import { MAIN_SPACES } from '../xml/xml-spaces.ts';

/** The walk over the scan and the edits, both in the text's order. */
interface Moving {
  readonly scan: SheetScan;
  readonly text: string;
  readonly edits: readonly Edit[];
  readonly cells: Cells;
  /** For cells read again. */
  readonly quick: CellWalk & { rowNumber: number; column: number };
  next: number;
  delta: number;
  highestString: number;
}

/**
 * The scan of `text`, which `edits` made of the scanned one. Null where an edit is not the inside of one cell that the sheet had: then
 * the text must be scanned as a whole.
 */
export function moveScan(scan: SheetScan, edits: readonly Edit[], text: string): SheetScan | null {
  const { data, dimension } = scan;
  if (data === null || (dimension !== null && dimension.valueFrom > data.from)) return null;
  const sorted = edits.toSorted((one, other) => one.from - other.from || one.to - other.to);
  const moving: Moving = {
    scan,
    text,
    edits: sorted,
    cells: copied(scan.cells),
    quick: quickWalk(text),
    next: 0,
    delta: 0,
    highestString: scan.highestString,
  };
  const { number, firstCell, style, flags, count, isSorted } = scan.rows;
  const rows = {
    count,
    isSorted,
    number,
    firstCell,
    style,
    flags,
    from: scan.rows.from.slice(0, count),
    openTo: scan.rows.openTo.slice(0, count),
    closeFrom: scan.rows.closeFrom.slice(0, count),
    to: scan.rows.to.slice(0, count),
  };
  for (let place = 0; place < count; place++) {
    if (isEditedBefore(moving, rows.openTo[place] ?? 0)) return null;
    rows.from[place] = (rows.from[place] ?? 0) + moving.delta;
    rows.openTo[place] = (rows.openTo[place] ?? 0) + moving.delta;
    const [from, to] = getCellsOfRow(scan.rows, scan.cells, place);
    for (let at = from; at < to; at++) if (!moveCell(moving, at, place)) return null;
    if (isEditedBefore(moving, rows.to[place] ?? 0)) return null;
    rows.closeFrom[place] = (rows.closeFrom[place] ?? 0) + moving.delta;
    rows.to[place] = (rows.to[place] ?? 0) + moving.delta;
  }
  if (moving.next < sorted.length) return null;
  const { from, openTo, closeFrom, to } = data;
  const moved = { from, openTo, closeFrom: closeFrom + moving.delta, to: to + moving.delta };
  return { ...scan, text, rows, cells: moving.cells, data: moved, highestString: moving.highestString };
}

function copied({ count, isSorted, from, openTo, to, value, style, column, kind }: Cells): Cells {
  return {
    count,
    isSorted,
    from: from.slice(0, count),
    openTo: openTo.slice(0, count),
    to: to.slice(0, count),
    value: value.slice(0, count),
    style: style.slice(0, count),
    column: column.slice(0, count),
    kind: kind.slice(0, count),
  };
}

function quickWalk(text: string): Moving['quick'] {
  return {
    reader: createCleanReader(text, MAIN_SPACES),
    codes: codesOf(text, false),
    cells: createCells(1),
    quick: createQuickCell(),
    rowNumber: 0,
    column: 0,
    highestString: -1,
  };
}

/** Whether an edit that no cell has taken begins before a place of the scanned text. */
function isEditedBefore({ edits, next }: Moving, place: number): boolean {
  const edit = edits[next];
  return edit !== undefined && edit.from < place;
}

/** Moves one cell; false where an edit reaches beyond it. */
function moveCell(moving: Moving, at: number, row: number): boolean {
  const { cells, edits } = moving;
  const from = cells.from[at] ?? 0;
  const to = cells.to[at] ?? 0;
  const before = moving.delta;
  cells.from[at] = from + before;
  for (let edit = edits[moving.next]; edit !== undefined && edit.from < to; edit = edits[++moving.next]) {
    if (edit.from < from || edit.to > to || (edit.from === from && edit.to === from)) return false;
    moving.delta += edit.text.length - (edit.to - edit.from);
    // Its places are told by the new text, once all of its edits are known.
    cells.to[at] = -1;
  }
  if (cells.to[at] === -1) {
    cells.to[at] = to + moving.delta;
    return readAnew(moving, at, row);
  }
  cells.openTo[at] = (cells.openTo[at] ?? 0) + before;
  cells.to[at] = to + before;
  if (cells.value[at] !== 0) cells.value[at] = (cells.value[at] ?? 0) + before;
  return true;
}

/** Reads a cell whose inside was edited; false where it is no longer one cell at its place. */
function readAnew(moving: Moving, at: number, row: number): boolean {
  const { cells, quick, scan } = moving;
  quick.reader.at = cells.from[at] ?? 0;
  quick.rowNumber = scan.rows.number[row] ?? 0;
  quick.column = (cells.column[at] ?? 0) - 1;
  quick.cells.count = 0;
  quick.highestString = moving.highestString;
  if (!takeQuickCell(quick) || quick.cells.to[0] !== cells.to[at]) return readSlowly(moving, at, row);
  const read = quick.cells;
  if (read.column[0] !== cells.column[at]) return false;
  cells.openTo[at] = read.openTo[0] ?? 0;
  cells.value[at] = read.value[0] ?? 0;
  cells.style[at] = read.style[0] ?? 0;
  cells.kind[at] = read.kind[0] ?? 0;
  moving.highestString = quick.highestString;
  return true;
}

/** Any cell, by its markup. Name, column and formula are as they were. */
function readSlowly(moving: Moving, at: number, row: number): boolean {
  const { cells, scan, text } = moving;
  const node = parseNodeAt(text, cells.from[at] ?? 0, scan.rowScopes.get(row) ?? scan.scope);
  if (node.to !== cells.to[at]) return false;
  const value = childOf(node, 'v');
  const kind = getKindOfType(attributeOf(node, 't')?.value ?? 'n');
  if (kind === null) return false;
  const stays = (cells.kind[at] ?? 0) & (CELL.hasFormula | CELL.isNamed);
  const isComplex = value !== null && text.slice(value.openTo, value.closeFrom).includes('<');
  cells.kind[at] = kind | stays | (isComplex ? CELL.isComplex : 0);
  cells.openTo[at] = node.openTo;
  cells.value[at] = value === null || value.isEmpty ? 0 : value.openTo;
  cells.style[at] = Number(attributeOf(node, 's')?.value ?? 0);
  if (kind === CELL.shared && value !== null) moving.highestString = Math.max(moving.highestString, Number(getTextOfNode(text, value)));
  return true;
}
