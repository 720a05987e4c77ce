// Functions that give a whole array: SORT and FILTER of plain ranges.
import { type Evaluation, giveUp, gridOf, type Matrix, matrixOf } from './evaluation.ts';
import { defineOnAreas, defineOnBoth, expectBoolean, expectNumber, type FunctionKind } from './function-kinds.ts';
import { compareScalars, type FormulaError, isError, type Scalar, toBoolean, type Value, VALUE_ERROR } from './values.ts';

/** Rows as columns. */
function turned({ width, height, at }: Matrix): Matrix {
  return { width: height, height: width, at: (row, column) => at(column, row) };
}

/** Some rows of a matrix, in this order. */
function rowsOf(matrix: Matrix, rows: readonly number[]): Matrix {
  return { ...matrix, height: rows.length, at: (row, column) => matrix.at(rows[row] ?? 0, column) };
}

/** Two keys in order; empty ones come last whichever way it is. An order that hangs on the language, or an error, is not known here. */
function compareKeys(one: Scalar, other: Scalar, sign: number, evaluation: Evaluation): number {
  if (isError(one) || isError(other)) {
    giveUp(evaluation, 'function', 'SORT');
    return 0;
  }
  if (one === null || other === null) return Number(one === null) - Number(other === null);
  const order = compareScalars(one, other);
  if (order === null) giveUp(evaluation, 'language');
  return (order ?? 0) * sign;
}

const SORT: FunctionKind = defineOnBoth('annb', 1, ([array = null, which, direction, byColumn], evaluation) => {
  const isByColumn = expectBoolean(byColumn, false);
  const matrix = isByColumn ? turned(matrixOf(array, evaluation)) : matrixOf(array, evaluation);
  const [key, sign] = [Math.trunc(expectNumber(which, 1)) - 1, expectNumber(direction, 1)];
  if (key < 0 || key >= matrix.width || Math.abs(sign) !== 1) return VALUE_ERROR;
  const keys = Array.from({ length: matrix.height }, (_, row) => matrix.at(row, key));
  const order = [...keys.keys()].toSorted((a, b) => compareKeys(keys[a] ?? null, keys[b] ?? null, sign, evaluation));
  const sorted = rowsOf(matrix, order);
  return gridOf(isByColumn ? turned(sorted) : sorted, evaluation);
});

/** Which places a line of conditions takes, or the first error among them. */
function placesTaken(length: number, at: (place: number) => Scalar): readonly number[] | FormulaError {
  const places: number[] = [];
  for (let place = 0; place < length; place += 1) {
    const isTaken = toBoolean(at(place));
    if (isError(isTaken)) return isTaken;
    if (isTaken) places.push(place);
  }
  return places;
}

const FILTER: FunctionKind = defineOnAreas('aar', 2, ([array = null, include = null, otherwise], evaluation): Value => {
  const [matrix, wanted] = [matrixOf(array, evaluation), matrixOf(include, evaluation)];
  const isByColumn = wanted.height === 1 && wanted.width === matrix.width && wanted.width > 1;
  if (!isByColumn && (wanted.width !== 1 || wanted.height !== matrix.height)) return isError(include) ? include : VALUE_ERROR;
  const lines = isByColumn ? turned(wanted) : wanted;
  const places = placesTaken(lines.height, (place) => lines.at(place, 0));
  if (isError(places)) return places;
  // Of nothing at all Excel's #CALC! is no error that a file can hold.
  if (places.length === 0) return otherwise ?? giveUp(evaluation, 'function', 'FILTER');
  const taken = rowsOf(isByColumn ? turned(matrix) : matrix, places);
  return gridOf(isByColumn ? turned(taken) : taken, evaluation);
});

export const ARRAY_FUNCTIONS: Readonly<Record<string, FunctionKind>> = { SORT, FILTER };
