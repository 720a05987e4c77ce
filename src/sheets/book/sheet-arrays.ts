// The rows and cells of a sheet as columns of numbers: half a million cells in some ten megabytes.

/** Bits of a cell's `kind`. */
export const CELL = {
  number: 0,
  shared: 1,
  text: 2,
  inline: 3,
  boolean: 4,
  error: 5,
  date: 6,
  kindMask: 7,
  hasFormula: 8,
  /** Its value is more than one plain run of characters. */
  isComplex: 16,
  /** It has an `r` of its own. */
  isNamed: 32,
} as const;

/** Bits of a row's `flags`. */
export const ROW = { isNamed: 1, isHidden: 2 } as const;

export interface Cells {
  count: number;
  /** False where a cell stands before one to its left. */
  isSorted: boolean;
  from: Int32Array;
  openTo: Int32Array;
  to: Int32Array;
  /** Where the text of `<v>` begins; 0 without one. */
  value: Int32Array;
  style: Int32Array;
  column: Uint16Array;
  kind: Uint8Array;
}

export interface Rows {
  count: number;
  /** False where a row stands before one above it. */
  isSorted: boolean;
  number: Int32Array;
  from: Int32Array;
  openTo: Int32Array;
  closeFrom: Int32Array;
  to: Int32Array;
  firstCell: Int32Array;
  /** -1 where the row gives its cells none. */
  style: Int32Array;
  flags: Uint8Array;
}

export function createCells(room: number): Cells {
  return {
    count: 0,
    isSorted: true,
    from: new Int32Array(room),
    openTo: new Int32Array(room),
    to: new Int32Array(room),
    value: new Int32Array(room),
    style: new Int32Array(room),
    column: new Uint16Array(room),
    kind: new Uint8Array(room),
  };
}

export function createRows(room: number): Rows {
  return {
    count: 0,
    isSorted: true,
    number: new Int32Array(room),
    from: new Int32Array(room),
    openTo: new Int32Array(room),
    closeFrom: new Int32Array(room),
    to: new Int32Array(room),
    firstCell: new Int32Array(room),
    style: new Int32Array(room),
    flags: new Uint8Array(room),
  };
}

/** Makes room for one more cell. */
export function ensureRoomForCell(cells: Cells): void {
  if (cells.count < cells.from.length) return;
  cells.from = longer(cells.from);
  cells.openTo = longer(cells.openTo);
  cells.to = longer(cells.to);
  cells.value = longer(cells.value);
  cells.style = longer(cells.style);
  const column = new Uint16Array(cells.from.length);
  column.set(cells.column);
  cells.column = column;
  const kind = new Uint8Array(cells.from.length);
  kind.set(cells.kind);
  cells.kind = kind;
}

/** Makes room for one more row. */
export function ensureRoomForRow(rows: Rows): void {
  if (rows.count < rows.number.length) return;
  rows.number = longer(rows.number);
  rows.from = longer(rows.from);
  rows.openTo = longer(rows.openTo);
  rows.closeFrom = longer(rows.closeFrom);
  rows.to = longer(rows.to);
  rows.firstCell = longer(rows.firstCell);
  rows.style = longer(rows.style);
  const flags = new Uint8Array(rows.number.length);
  flags.set(rows.flags);
  rows.flags = flags;
}

function longer(numbers: Int32Array): Int32Array {
  const copy = new Int32Array(numbers.length * 2 + 16);
  copy.set(numbers);
  return copy;
}

/** The place of the first of `count` sorted numbers that is at least `wanted`. */
export function findFirstFrom(numbers: Int32Array | Uint16Array, wanted: number, low: number, high: number): number {
  let [from, to] = [low, high];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if ((numbers[middle] ?? 0) < wanted) from = middle + 1;
    else to = middle;
  }
  return from;
}

/** The place of the row with this number, or -1. */
export function findRowPlace(rows: Rows, row: number): number {
  const at = rows.isSorted ? findFirstFrom(rows.number, row, 0, rows.count) : rows.number.subarray(0, rows.count).indexOf(row);
  return at >= 0 && at < rows.count && rows.number[at] === row ? at : -1;
}

/** Where the cells of the row at `place` begin and end in the cells' arrays. */
export function getCellsOfRow(rows: Rows, cells: Cells, place: number): readonly [from: number, to: number] {
  return [rows.firstCell[place] ?? 0, place + 1 < rows.count ? (rows.firstCell[place + 1] ?? 0) : cells.count];
}

/** The place of a cell, or -1. */
export function findCellPlace(rows: Rows, cells: Cells, row: number, column: number): number {
  const place = findRowPlace(rows, row);
  if (place < 0) return -1;
  const [from, to] = getCellsOfRow(rows, cells, place);
  const at = cells.isSorted ? findFirstFrom(cells.column, column, from, to) : cells.column.subarray(0, to).indexOf(column, from);
  return at >= 0 && at < to && cells.column[at] === column ? at : -1;
}
