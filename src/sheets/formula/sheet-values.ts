// The values of one sheet while formulas are calculated: stored ones read once, new results in their place.
import { readIsoSerial } from '../read/cell-values.ts';
import type { CellRange } from '../write/xlsx-document.ts';
import type { CellStored } from '../book/book-model.ts';
import { readCell } from '../book/cell-read.ts';
import { findCellPlace, getCellsOfRow, findFirstFrom } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';
import type { Scalar } from './values.ts';

/** What a stored cell is in a calculation. */
export function getStoredValue(stored: CellStored, date1904: boolean): Scalar {
  switch (stored.kind) {
    case 'number':
      return Number(stored.digits);
    case 'text':
      return stored.text;
    case 'boolean':
      return stored.value;
    case 'error':
      return { error: stored.code };
    case 'date':
      return readIsoSerial(stored.iso, date1904) ?? stored.iso;
    default:
      return null;
  }
}

/** What is asked for each value met in an area. */
export type CellVisitor = (value: Scalar, row: number, column: number) => void;

/** The cells of a sheet with their values. */
export interface SheetValues {
  readonly read: (row: number, column: number) => Scalar;
  /** Every cell of the area that the sheet has, row by row. */
  readonly visit: (area: CellRange, visitor: CellVisitor) => void;
  /** From now on a read of the cell asks for this formula's result. */
  readonly await: (row: number, column: number, formula: number) => void;
  /** The cell has a result; null: it has none, and anyone who reads it is told. */
  readonly settle: (row: number, column: number, result: { readonly value: Scalar } | null) => void;
}

/** Who is told of reads that give no value: of a cell still to be calculated, and of one that cannot be. */
export interface Listener {
  readonly waits: (formula: number) => void;
  readonly lost: () => void;
}

const LOST = -1;
const HAS_VALUE = 0;

/** Row places in the order of their numbers. */
function sortedRows({ rows }: SheetScan): Int32Array {
  const places = Int32Array.from({ length: rows.count }, (_, place) => place);
  return rows.isSorted ? places : places.toSorted((a, b) => (rows.number[a] ?? 0) - (rows.number[b] ?? 0));
}

/** The values of a scanned sheet. */
export function createSheetValues(scan: SheetScan, texts: readonly string[], date1904: boolean, listener: Listener): SheetValues {
  const { rows, cells } = scan;
  const inOrder = sortedRows(scan);
  const numbers = Int32Array.from(inOrder, (place) => rows.number[place] ?? 0);
  const values = new Map<number, Scalar>();
  /** By cell: 0 a value, -1 lost, else the number of the formula to calculate first, plus one. */
  const states = new Int32Array(cells.count);
  const valueOf = (at: number, row: number): Scalar => {
    const state = states[at] ?? 0;
    if (state !== HAS_VALUE) {
      if (state === LOST) listener.lost();
      else listener.waits(state - 1);
      return null;
    }
    const known = values.get(at);
    if (known !== undefined) return known;
    const value = getStoredValue(readCell(scan, at, row, texts).stored, date1904);
    values.set(at, value);
    return value;
  };
  const visitRow = (place: number, { left, right }: CellRange, visitor: CellVisitor): void => {
    const [from, to] = getCellsOfRow(rows, cells, place);
    const row = rows.number[place] ?? 0;
    for (let at = cells.isSorted && left > 1 ? findFirstFrom(cells.column, left, from, to) : from; at < to; at += 1) {
      const column = cells.column[at] ?? 0;
      if (column > right && cells.isSorted) break;
      if (column >= left && column <= right) visitor(valueOf(at, row), row, column);
    }
  };
  return {
    read: (row, column) => {
      const at = findCellPlace(rows, cells, row, column);
      return at < 0 ? null : valueOf(at, row);
    },
    visit: (area, visitor) => {
      for (let index = findFirstFrom(numbers, area.top, 0, numbers.length); index < numbers.length; index += 1) {
        if ((numbers[index] ?? 0) > area.bottom) return;
        visitRow(inOrder[index] ?? 0, area, visitor);
      }
    },
    await: (row, column, formula) => {
      const at = findCellPlace(rows, cells, row, column);
      if (at >= 0) states[at] = formula + 1;
    },
    settle: (row, column, result) => {
      const at = findCellPlace(rows, cells, row, column);
      if (at < 0) return;
      states[at] = result === null ? LOST : HAS_VALUE;
      if (result !== null) values.set(at, result.value);
    },
  };
}
