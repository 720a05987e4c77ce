// What formulas calculate with: scalars, arrays, areas; how one turns into another, and how two compare.
// The values of one sheet while formulas are calculated: stored ones read once, new results in their place.
import type { CellRange } from '../write/xlsx-document.ts';
import { parseNumberText, printGeneral } from './number-text.ts';
import { readIsoSerial } from '../read/cell-values.ts';
import type { CellStored } from '../book/book-model.ts';
import { readCell } from '../book/cell-read.ts';
import { findCellPlace, getCellsOfRow, findFirstFrom } from '../book/sheet-arrays.ts';
import type { SheetScan } from '../book/sheet-scan.ts';

/** `#VALUE!` and the like, as a value. */
export interface FormulaError {
  readonly error: string;
}

/** One value; null is an empty cell. */
export type Scalar = number | string | boolean | null | FormulaError;

/** An array of values, row by row. */
export interface Grid {
  readonly kind: 'grid';
  readonly width: number;
  readonly height: number;
  readonly values: readonly Scalar[];
}

export interface SheetArea extends CellRange {
  readonly sheet: number;
}

/** What a reference names: one area, or several of a union or of several sheets. */
export interface Areas {
  readonly kind: 'areas';
  readonly areas: readonly SheetArea[];
}

/** An argument left out between commas. */
export interface Missing {
  readonly kind: 'missing';
}

export type Value = Scalar | Grid | Areas | Missing;

export const NULL_ERROR: FormulaError = { error: '#NULL!' };
export const DIVISION: FormulaError = { error: '#DIV/0!' };
export const VALUE_ERROR: FormulaError = { error: '#VALUE!' };
export const REF_ERROR: FormulaError = { error: '#REF!' };
export const NAME_ERROR: FormulaError = { error: '#NAME?' };
export const NUM_ERROR: FormulaError = { error: '#NUM!' };
export const NOT_FOUND: FormulaError = { error: '#N/A' };
export const MISSING: Missing = { kind: 'missing' };

/** Whether a value is an error. */
export function isError(value: unknown): value is FormulaError {
  return typeof value === 'object' && value !== null && 'error' in value;
}

/** Whether a value is a single one. */
export function isScalar(value: Value): value is Scalar {
  return typeof value !== 'object' || value === null || 'error' in value;
}

/** A number as a result: no infinities, no minus zero. */
export function createNumberResult(value: number): Scalar {
  if (!Number.isFinite(value)) return NUM_ERROR;
  return value === 0 ? 0 : value;
}

/** A scalar as a number: numeric text counts, other text is `#VALUE!`, empty is 0. */
export function toNumber(value: Scalar, date1904: boolean): number | FormulaError {
  if (typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? 1 : 0;
  if (typeof value === 'string') return parseNumberText(value, date1904) ?? VALUE_ERROR;
  return value ?? 0;
}

/** A scalar as text, numbers as they print without a format. */
export function toText(value: Scalar): string | FormulaError {
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return printGeneral(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  return value ?? '';
}

/** A scalar as a condition: numbers are true unless 0, text only as `TRUE` or `FALSE`. */
export function toBoolean(value: Scalar): boolean | FormulaError {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'number') return value !== 0;
  if (typeof value !== 'string') return value ?? false;
  const word = value.toUpperCase();
  return word === 'TRUE' ? true : word === 'FALSE' ? false : VALUE_ERROR;
}

/** Two numbers that differ only in the noise of binary fractions are equal, as spreadsheets compare them. */
export function areEqualNumbers(one: number, other: number): boolean {
  if (one === other) return true;
  if (Number.isSafeInteger(one) && Number.isSafeInteger(other)) return false;
  const difference = Math.abs(one - other);
  return difference < Math.abs(one) * 2 ** -48 && difference < Math.abs(other) * 2 ** -48;
}

/** `one + other`; what remains of two numbers that only noise tells apart is 0. */
export function addNumbers(one: number, other: number): number {
  return one !== 0 && other !== 0 && one < 0 !== other < 0 && areEqualNumbers(one, -other) ? 0 : one + other;
}

function rank(value: number | string | boolean): number {
  return typeof value === 'number' ? 0 : typeof value === 'string' ? 1 : 2;
}

/** Signs, digits, Latin letters, other letters: so far all languages agree on the order. */
function letterRank(character: string): number {
  if (/[0-9]/.test(character)) return 1;
  if (/[a-z]/.test(character)) return 2;
  return /\p{L}/u.test(character) ? 3 : 0;
}

/**
 * Two texts in order, without case: negative, 0, positive; null where it needs the order of a language (two signs,
 * two letters beyond Latin), which depends on the machine that opens the file.
 */
export function compareTexts(one: string, other: string): number | null {
  const [a, b] = [one.toLowerCase(), other.toLowerCase()];
  if (a === b) return 0;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  const [left, right] = [a[at], b[at]];
  if (left === undefined || right === undefined) return a.length - b.length;
  const [low, high] = [letterRank(left), letterRank(right)];
  if (low !== high) return low - high;
  return low === 1 || low === 2 ? left.charCodeAt(0) - right.charCodeAt(0) : null;
}

/** Like values of an empty cell beside another value. */
function emptyLike(other: number | string | boolean | null): number | string | boolean {
  return typeof other === 'string' ? '' : typeof other === 'boolean' ? false : 0;
}

/** Two values in the order of spreadsheets: numbers before texts before booleans; null as `compareTexts`. */
export function compareScalars(one: Exclude<Scalar, FormulaError>, other: Exclude<Scalar, FormulaError>): number | null {
  const a = one ?? emptyLike(other);
  const b = other ?? emptyLike(one);
  if (typeof a === 'number' && typeof b === 'number') return areEqualNumbers(a, b) ? 0 : a - b;
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') return Number(a) - Number(b);
  return rank(a) - rank(b);
}

/** Whether two results are one but for the last digits of a binary fraction; an empty one is like 0 and like an empty text. */
export function areAlike(one: Scalar, other: Scalar): boolean {
  if (isError(one) || isError(other)) return isError(one) && isError(other) && one.error === other.error;
  const [a, b] = [one ?? emptyLike(other), other ?? emptyLike(one)];
  if (typeof a !== 'number' || typeof b !== 'number') return a === b;
  return Math.abs(a - b) <= 1e-12 * Math.max(1, Math.abs(a), Math.abs(b));
}

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
