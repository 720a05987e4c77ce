// What an evaluation sees of the workbook, and how areas and arrays become single values or lists.
import type { CellRange } from '../write/xlsx-document.ts';
import { isScalar, NOT_FOUND, type Scalar, type SheetArea, type Value, VALUE_ERROR, type CellVisitor } from './values.ts';
import type { FormulaNode } from './parse-formula.ts';
import type { WorkbookTable } from './table-references.ts';

/** The values of a workbook while it is calculated. */
export interface CellSource {
  /** By index. */
  readonly sheets: readonly string[];
  readonly date1904: boolean;
  /** The last row and column that any sheet uses. */
  readonly lastRow: number;
  readonly lastColumn: number;
  readonly read: (sheet: number, row: number, column: number) => Scalar;
  /** The cells of an area that exist, row by row. */
  readonly visit: (area: SheetArea, visitor: CellVisitor) => void;
  readonly rowState: (sheet: number, row: number) => 'shown' | 'hidden' | 'filtered';
  /** Whether a cell's own formula has a SUBTOTAL: another SUBTOTAL leaves it out. */
  readonly isSubtotal: (sheet: number, row: number, column: number) => boolean;
  readonly tables: readonly WorkbookTable[];
  /** What a name means in a cell of that sheet, or null. */
  readonly named: (name: string, sheet: number) => FormulaNode | null;
}

/** Why a formula is not calculated. `waiting` cells must be calculated first; it is then evaluated again. */
export type Trouble =
  | 'syntax'
  | 'structured'
  | 'external'
  | 'depth'
  | 'function'
  | 'volatile'
  | 'language'
  | 'format'
  | 'size'
  | 'array'
  | 'spill'
  | 'costly'
  | 'depends';

/** What an evaluation writes down besides its result. */
export interface EvaluationState {
  trouble: Trouble | null;
  /** The function that is not known, where that is the trouble. */
  detail: string;
  isWaiting: boolean;
  /** How much of the budget of the whole calculation is left. */
  stepsLeft: number;
}

/** One evaluation: of the formula in the cell `at`. */
export interface Evaluation {
  readonly source: CellSource;
  readonly at: { readonly sheet: number; readonly row: number; readonly column: number };
  readonly state: EvaluationState;
  /** Whether areas are taken whole where a single value is wanted, as in SUMPRODUCT. */
  readonly isArray: boolean;
  /** How many names deep. */
  readonly depth: number;
}

/** Notes that the formula cannot be calculated; its result is then of no interest. */
export function giveUp({ state }: Evaluation, trouble: Trouble, detail = ''): Scalar {
  if (state.trouble === null) {
    state.trouble = trouble;
    state.detail = detail;
  }
  return VALUE_ERROR;
}

/** Whether the evaluation need not go on: something is not known yet, or cannot be known. */
export function isStopped({ state }: Evaluation): boolean {
  return state.isWaiting || state.trouble !== null;
}

/** The budget of a calculation: some seconds of reading cells and making arrays. */
export const MOST_STEPS = 100_000_000;
/** What making one value of an array costs, beside reading a cell. */
const STEPS_OF_VALUE = 2;
/** A text costs a step more for so many characters. */
const CHARACTERS_OF_STEP = 16;

/** Takes steps from the budget, and gives up where it is used up. @returns whether some are left */
export function takeSteps(state: EvaluationState, steps: number): boolean {
  state.stepsLeft -= steps;
  if (state.stepsLeft >= 0) return true;
  state.trouble ??= 'costly';
  return false;
}

/** What it costs to read a value. */
export function countSteps(value: Scalar): number {
  return typeof value === 'string' ? 1 + Math.floor(value.length / CHARACTERS_OF_STEP) : 1;
}

/** Arrays beyond this many values are not made. */
const MOST_VALUES = 2 ** 21;

/** An array with the shape and the values of a value, as a matrix. */
export interface Matrix {
  readonly width: number;
  readonly height: number;
  readonly at: (row: number, column: number) => Scalar;
}

export function widthOf({ left, right }: CellRange): number {
  return right - left + 1;
}

export function heightOf({ top, bottom }: CellRange): number {
  return bottom - top + 1;
}

function readGrid(value: Scalar, { state }: Evaluation): Scalar {
  return takeSteps(state, countSteps(value)) ? value : null;
}

/** A value as a matrix, read where it is asked (rows and columns from 0). Unions have none: `#VALUE!`. */
export function matrixOf(value: Value, evaluation: Evaluation): Matrix {
  if (isScalar(value)) return { width: 1, height: 1, at: () => value };
  if (value.kind === 'missing') return { width: 1, height: 1, at: () => null };
  if (value.kind === 'grid')
    return {
      width: value.width,
      height: value.height,
      at: (row, column) => readGrid(value.values[row * value.width + column] ?? null, evaluation),
    };
  const [area, ...others] = value.areas;
  if (area === undefined || others.length > 0) return { width: 1, height: 1, at: () => VALUE_ERROR };
  const { source } = evaluation;
  return { width: widthOf(area), height: heightOf(area), at: (row, column) => source.read(area.sheet, area.top + row, area.left + column) };
}

/** A matrix with its values taken, for results. */
export function gridOf({ width, height, at }: Matrix, evaluation: Evaluation): Value {
  if (width * height > MOST_VALUES) return giveUp(evaluation, 'size');
  if (!takeSteps(evaluation.state, width * height * STEPS_OF_VALUE)) return null;
  const values: Scalar[] = [];
  for (let row = 0; row < height; row += 1) for (let column = 0; column < width; column += 1) values.push(at(row, column));
  return width === 1 && height === 1 ? (values[0] ?? null) : { kind: 'grid', width, height, values };
}

/** The cell of an area that stands in the formula's own row or column; `#VALUE!` where none does. */
function intersected(area: SheetArea, { source, at }: Evaluation): Scalar {
  const row = area.top === area.bottom ? area.top : at.row;
  const column = area.left === area.right ? area.left : at.column;
  const isInside = row >= area.top && row <= area.bottom && column >= area.left && column <= area.right;
  const isLine = area.top === area.bottom || area.left === area.right;
  return isInside && isLine ? source.read(area.sheet, row, column) : VALUE_ERROR;
}

/** A value as a single one: of an area the cell in line with the formula, of an array the first. */
export function scalarOf(value: Value, evaluation: Evaluation): Scalar {
  if (isScalar(value)) return value;
  if (value.kind === 'missing') return null;
  if (value.kind === 'grid') return value.values[0] ?? null;
  const [area, ...others] = value.areas;
  return area === undefined || others.length > 0 ? VALUE_ERROR : intersected(area, evaluation);
}

/** An area as its array where the whole is wanted, else the single value. */
export function operandOf(value: Value, evaluation: Evaluation): Value {
  if (isScalar(value) || value.kind === 'grid') return value;
  if (value.kind === 'missing' || !evaluation.isArray) return scalarOf(value, evaluation);
  const matrix = matrixOf(value, evaluation);
  return matrix.width === 1 && matrix.height === 1 ? matrix.at(0, 0) : gridOf(matrix, evaluation);
}

function spread({ width, height, at }: Matrix, row: number, column: number): Scalar {
  if ((row >= height && height > 1) || (column >= width && width > 1)) return NOT_FOUND;
  return at(height === 1 ? 0 : row, width === 1 ? 0 : column);
}

/** A calculation on single values, done for every place where one of the operands is an array. */
export function applyOverArrays(
  operands: readonly Value[],
  evaluation: Evaluation,
  calculate: (values: readonly Scalar[]) => Scalar,
): Value {
  const taken = operands.map((operand) => operandOf(operand, evaluation));
  const scalars = taken.filter((value) => isScalar(value));
  if (scalars.length === taken.length) return calculate(scalars);
  const matrices = taken.map((value) => matrixOf(value, evaluation));
  const width = Math.max(...matrices.map((matrix) => matrix.width));
  const height = Math.max(...matrices.map((matrix) => matrix.height));
  return gridOf({ width, height, at: (row, column) => calculate(matrices.map((matrix) => spread(matrix, row, column))) }, evaluation);
}

/** What is asked for each value of an argument: `isDirect` where it is no cell and no part of an array. */
export type ItemVisitor = (value: Scalar, isDirect: boolean) => void;

/** All values of an argument; of areas only the cells that exist. */
export function iterateItems(value: Value, evaluation: Evaluation, visitor: ItemVisitor): void {
  if (isScalar(value)) visitor(value, true);
  else if (value.kind === 'missing') visitor(null, true);
  else if (value.kind === 'grid') for (const one of value.values) visitor(readGrid(one, evaluation), false);
  else for (const area of value.areas) evaluation.source.visit(area, (one) => visitor(one, false));
}
