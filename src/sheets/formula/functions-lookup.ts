// Functions that find a value in an area, or an area by its place.
import { LAST_COLUMN, LAST_ROW } from '../book/book-model.ts';
import { type Evaluation, giveUp, gridOf, heightOf, type Matrix, matrixOf, scalarOf, widthOf } from './evaluation.ts';
import { defineOnAreas, defineOnBoth, expectBoolean, expectNumber, expectText, type FunctionKind } from './function-kinds.ts';
import { parseFormula } from './parse-formula.ts';
import { areasOf, isOutside } from './reference-values.ts';
import {
  areEqualNumbers,
  compareScalars,
  type FormulaError,
  isError,
  isScalar,
  NOT_FOUND,
  REF_ERROR,
  type Scalar,
  type SheetArea,
  type Value,
  VALUE_ERROR,
} from './values.ts';
import { createWildcardTest } from './wildcards.ts';

/** A row or a column of values, from 0. */
interface Line {
  readonly length: number;
  readonly at: (place: number) => Scalar;
}

type Known = Exclude<Scalar, FormulaError>;

/** How many rows or columns of a value can hold anything. */
function usedLines(value: Value, { width, height }: Matrix, { source }: Evaluation): { readonly rows: number; readonly columns: number } {
  const area = isScalar(value) || value.kind !== 'areas' ? undefined : value.areas[0];
  if (area === undefined) return { rows: height, columns: width };
  return {
    rows: Math.max(1, Math.min(height, source.lastRow - area.top + 1)),
    columns: Math.max(1, Math.min(width, source.lastColumn - area.left + 1)),
  };
}

function columnLine(matrix: Matrix, length: number): Line {
  return { length, at: (place) => matrix.at(place, 0) };
}

function rowLine(matrix: Matrix, length: number): Line {
  return { length, at: (place) => matrix.at(0, place) };
}

/** The first place that equals `wanted`; text with wildcards. -1: none. */
function exactPlace({ length, at }: Line, wanted: Known): number {
  const isLike = typeof wanted === 'string' ? createWildcardTest(wanted) : null;
  for (let place = 0; place < length; place += 1) {
    const value = at(place);
    if (
      isLike === null
        ? value === wanted || (typeof value === 'number' && typeof wanted === 'number' && areEqualNumbers(value, wanted))
        : typeof value === 'string' && isLike(value)
    )
      return place;
  }
  return -1;
}

/** In a sorted line the last place that is not beyond `wanted`, among values of its own kind. -1: none. */
function sortedPlace({ length, at }: Line, wanted: Known, isDescending: boolean, evaluation: Evaluation): number {
  const places: { readonly place: number; readonly value: Known }[] = [];
  for (let place = 0; place < length; place += 1) {
    const value = at(place);
    if (value !== null && !isError(value) && typeof value === typeof wanted) places.push({ place, value });
  }
  let [low, high] = [0, places.length];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const order = compareScalars(places[middle]?.value ?? null, wanted);
    if (order === null) giveUp(evaluation, 'language');
    if (isDescending ? (order ?? 0) >= 0 : (order ?? 0) <= 0) low = middle + 1;
    else high = middle;
  }
  return places[low - 1]?.place ?? -1;
}

function placeOf(line: Line, wanted: Scalar, isSorted: boolean, evaluation: Evaluation): number | FormulaError {
  if (isError(wanted)) return wanted;
  const value = wanted ?? 0;
  const place = isSorted ? sortedPlace(line, value, false, evaluation) : exactPlace(line, value);
  return place === -1 ? NOT_FOUND : place;
}

/** VLOOKUP and HLOOKUP. */
function table(isVertical: boolean): FunctionKind {
  return defineOnBoth('eanb', 3, ([wanted = null, area = null, which, approximate], evaluation) => {
    const value = scalarOf(wanted, evaluation);
    if (isError(area)) return isError(value) ? value : area;
    const matrix = matrixOf(area, evaluation);
    const used = usedLines(area, matrix, evaluation);
    const other = Math.trunc(expectNumber(which, 1)) - 1;
    if (other < 0) return VALUE_ERROR;
    if (other >= (isVertical ? matrix.width : matrix.height)) return REF_ERROR;
    const line = isVertical ? columnLine(matrix, used.rows) : rowLine(matrix, used.columns);
    const place = placeOf(line, value, expectBoolean(approximate, true), evaluation);
    if (isError(place)) return place;
    return isVertical ? matrix.at(place, other) : matrix.at(other, place);
  });
}

const LOOKUP: FunctionKind = defineOnBoth('eaa', 2, ([wanted = null, area = null, result], evaluation) => {
  const value = scalarOf(wanted, evaluation);
  if (isError(area)) return isError(value) ? value : area;
  const matrix = matrixOf(area, evaluation);
  const used = usedLines(area, matrix, evaluation);
  const isWide = matrix.width > matrix.height;
  const line = isWide ? rowLine(matrix, used.columns) : columnLine(matrix, used.rows);
  const place = placeOf(line, value, true, evaluation);
  if (isError(place)) return place;
  const target = matrixOf(result ?? area, evaluation);
  const [lastRow, lastColumn] = result === undefined ? [matrix.height - 1, matrix.width - 1] : [0, 0];
  const isTargetWide = result === undefined ? isWide : target.width > target.height;
  return isTargetWide ? target.at(lastRow, place) : target.at(place, lastColumn);
});

const MATCH: FunctionKind = defineOnBoth('ean', 2, ([wanted = null, area = null, kind], evaluation) => {
  const value = scalarOf(wanted, evaluation);
  if (isError(area)) return isError(value) ? value : area;
  const matrix = matrixOf(area, evaluation);
  if (matrix.width > 1 && matrix.height > 1) return NOT_FOUND;
  const used = usedLines(area, matrix, evaluation);
  const line = matrix.height > 1 ? columnLine(matrix, used.rows) : rowLine(matrix, used.columns);
  const how = expectNumber(kind, 1);
  if (isError(value)) return value;
  const place = how === 0 ? exactPlace(line, value ?? 0) : sortedPlace(line, value ?? 0, how < 0, evaluation);
  return place === -1 ? NOT_FOUND : place + 1;
});

/** A cell, a row, a column (0 for the other) or all of an area, as an area again. */
function partOf(area: SheetArea, row: number, column: number): Value {
  if (row < 0 || column < 0) return VALUE_ERROR;
  if (row > heightOf(area) || column > widthOf(area)) return REF_ERROR;
  const [top, bottom] = row === 0 ? [area.top, area.bottom] : [area.top + row - 1, area.top + row - 1];
  const [left, right] = column === 0 ? [area.left, area.right] : [area.left + column - 1, area.left + column - 1];
  return { kind: 'areas', areas: [{ sheet: area.sheet, top, left, bottom, right }] };
}

function partOfArray(matrix: Matrix, row: number, column: number, evaluation: Evaluation): Value {
  if (row < 0 || column < 0) return VALUE_ERROR;
  if (row > matrix.height || column > matrix.width) return REF_ERROR;
  const height = row === 0 ? matrix.height : 1;
  const width = column === 0 ? matrix.width : 1;
  return gridOf(
    { height, width, at: (down, right) => matrix.at(row === 0 ? down : row - 1, column === 0 ? right : column - 1) },
    evaluation,
  );
}

const INDEX: FunctionKind = defineOnBoth('annn', 1, ([area = null, first, second, which], evaluation) => {
  const matrix = matrixOf(area, evaluation);
  const areas = isScalar(area) || area.kind !== 'areas' ? [] : area.areas;
  const chosen = areas[Math.trunc(expectNumber(which, 1)) - 1];
  if (areas.length > 0 && chosen === undefined) return REF_ERROR;
  const [height, width] = chosen === undefined ? [matrix.height, matrix.width] : [heightOf(chosen), widthOf(chosen)];
  const isOneRow = second === undefined && height === 1 && width > 1;
  const row = isOneRow ? 1 : Math.trunc(expectNumber(first, 0));
  const column = isOneRow
    ? Math.trunc(expectNumber(first, 0))
    : Math.trunc(expectNumber(second, second === undefined && width === 1 ? 1 : 0));
  if (second === undefined && height > 1 && width > 1) return REF_ERROR;
  return chosen === undefined ? partOfArray(matrix, row, column, evaluation) : partOf(chosen, row, column);
});

const OFFSET: FunctionKind = defineOnBoth('rnnss', 3, ([area = null, down, right, height = null, width = null]) => {
  const from = isScalar(area) || area.kind !== 'areas' || area.areas.length > 1 ? undefined : area.areas[0];
  if (from === undefined) return isError(area) ? area : VALUE_ERROR;
  const top = from.top + Math.trunc(expectNumber(down, 0));
  const left = from.left + Math.trunc(expectNumber(right, 0));
  const rows = Math.trunc(expectNumber(height, heightOf(from)));
  const columns = Math.trunc(expectNumber(width, widthOf(from)));
  const [first, last] = rows < 0 ? [top + rows + 1, top] : [top, top + rows - 1];
  const [start, end] = columns < 0 ? [left + columns + 1, left] : [left, left + columns - 1];
  if (rows === 0 || columns === 0 || first < 1 || start < 1 || last > LAST_ROW || end > LAST_COLUMN) return REF_ERROR;
  return { kind: 'areas', areas: [{ sheet: from.sheet, top: first, left: start, bottom: last, right: end }] };
});

const INDIRECT: FunctionKind = defineOnBoth('tb', 1, ([text, isA1], evaluation) => {
  const { source, at } = evaluation;
  const written = parseFormula(expectText(text));
  if (!expectBoolean(isA1, true)) return giveUp(evaluation, 'function', 'INDIRECT');
  const isName = written.kind === 'name' && written.sheet === null;
  const node = isName ? source.named(written.name, at.sheet) : written;
  if (node === null) return REF_ERROR;
  if (node.kind === 'table' || (node.kind === 'unsupported' && node.why === 'structured')) return giveUp(evaluation, 'structured');
  if (node.kind !== 'reference') return isName ? giveUp(evaluation, 'function', 'INDIRECT') : REF_ERROR;
  if (isOutside(node.reference.sheet)) return giveUp(evaluation, 'external');
  return areasOf(node.reference, source.sheets, at.sheet);
});

/** ROW and COLUMN: of the formula's own cell, or of an area, all of it where arrays are wanted. */
function placeNumber(take: (area: SheetArea, row: number, column: number) => number, isRow: boolean): FunctionKind {
  return defineOnAreas('r', 0, ([value], evaluation) => {
    if (value === undefined) return isRow ? evaluation.at.row : evaluation.at.column;
    const area = isScalar(value) || value.kind !== 'areas' ? undefined : value.areas[0];
    if (area === undefined) return isError(value) ? value : VALUE_ERROR;
    if (!evaluation.isArray) return take(area, 0, 0);
    const [height, width] = isRow ? [heightOf(area), 1] : [1, widthOf(area)];
    return gridOf({ height, width, at: (row, column) => take(area, row, column) }, evaluation);
  });
}

function extent(take: (matrix: Matrix) => number): FunctionKind {
  return defineOnAreas('a', 1, ([value = null], evaluation) => (isError(value) ? value : take(matrixOf(value, evaluation))));
}

export const LOOKUP_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
  VLOOKUP: table(true),
  HLOOKUP: table(false),
  LOOKUP,
  MATCH,
  INDEX,
  OFFSET,
  INDIRECT,
  ROW: placeNumber((area, row) => area.top + row, true),
  COLUMN: placeNumber((area, _, column) => area.left + column, false),
  ROWS: extent(({ height }) => height),
  COLUMNS: extent(({ width }) => width),
};
