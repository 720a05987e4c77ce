// Functions over many values: sums, counts, averages, extremes, ranks.
import { type Evaluation, gridOf, heightOf, isStopped, iterateItems, matrixOf, widthOf } from './evaluation.ts';
import { defineOnAreas, defineOnBoth, expectNumber, type FunctionKind } from './function-kinds.ts';
import {
  addNumbers,
  areEqualNumbers,
  createNumberResult,
  DIVISION,
  type FormulaError,
  isError,
  isScalar,
  NOT_FOUND,
  NUM_ERROR,
  type Scalar,
  toNumber,
  type Value,
  VALUE_ERROR,
} from './values.ts';

/**
 * The exact sum of numbers as far as a second number for what is lost can carry it (0.1 ten times is 1). The last one
 * is added as `+` adds, so that 0.1 + 0.2 + 0.3 - 0.6 is 0.
 */
export function sumOf(numbers: Iterable<number>): number {
  let sum = 0;
  let lost = 0;
  let last = 0;
  for (const number of numbers) {
    if (number === 0) continue;
    const next = sum + last;
    lost += Math.abs(sum) >= Math.abs(last) ? sum - next + last : last - next + sum;
    sum = next;
    last = number;
  }
  return addNumbers(Number.isFinite(lost) ? sum + lost : sum, last);
}

/** A value as a number, null where it doesn't count: text and booleans of cells don't, text of arguments must be a number. */
function counted(value: Scalar, isDirect: boolean, date1904: boolean): number | FormulaError | null {
  if (typeof value === 'number' || isError(value)) return value;
  return isDirect ? toNumber(value, date1904) : null;
}

/** The numbers among all arguments, or the first error. */
function numbersOf(args: readonly Value[], evaluation: Evaluation): readonly number[] | FormulaError {
  const numbers: number[] = [];
  const errors: FormulaError[] = [];
  const { date1904 } = evaluation.source;
  for (const arg of args)
    iterateItems(arg, evaluation, (value, isDirect) => {
      const number = counted(value, isDirect, date1904);
      if (typeof number === 'number') numbers.push(number);
      else if (number !== null) errors.push(number);
    });
  return errors[0] ?? numbers;
}

function isNumbers(value: readonly number[] | FormulaError): value is readonly number[] {
  return Array.isArray(value);
}

/** A function of the numbers among its arguments. */
function overNumbers(run: (numbers: readonly number[]) => Scalar): FunctionKind {
  return defineOnAreas('(r)', 1, (args, evaluation) => {
    const numbers = numbersOf(args, evaluation);
    return isNumbers(numbers) ? run(numbers) : numbers;
  });
}

function largest(numbers: readonly number[], sign: 1 | -1): Scalar {
  return numbers.length === 0 ? 0 : numbers.reduce((best, number) => (number * sign > best * sign ? number : best));
}

function average(numbers: readonly number[]): Scalar {
  return numbers.length === 0 ? DIVISION : createNumberResult(sumOf(numbers) / numbers.length);
}

function median(numbers: readonly number[]): Scalar {
  if (numbers.length === 0) return NUM_ERROR;
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const high = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? high : ((sorted[middle - 1] ?? 0) + high) / 2;
}

/** The mean square distance from the mean: of a sample (`by` one less than there are) or of all. Too few numbers: `#DIV/0!`. */
function variance(numbers: readonly number[], by: 0 | 1): number | FormulaError {
  if (numbers.length <= by) return DIVISION;
  const mean = sumOf(numbers) / numbers.length;
  const result = createNumberResult(sumOf(numbers.map((number) => (number - mean) ** 2)) / (numbers.length - by));
  return typeof result === 'number' ? result : NUM_ERROR;
}

function spread(by: 0 | 1, isRoot: boolean): FunctionKind {
  return overNumbers((numbers) => {
    const result = variance(numbers, by);
    return typeof result === 'number' && isRoot ? Math.sqrt(result) : result;
  });
}

function product(numbers: readonly number[]): Scalar {
  return numbers.length === 0 ? 0 : createNumberResult(numbers.reduce((result, number) => result * number, 1));
}

function countNumbers(args: readonly Value[], evaluation: Evaluation): Scalar {
  let count = 0;
  for (const arg of args)
    iterateItems(arg, evaluation, (value, isDirect) => {
      if (typeof counted(value, isDirect, evaluation.source.date1904) === 'number') count += 1;
    });
  return count;
}

function countAll(args: readonly Value[], evaluation: Evaluation): Scalar {
  let count = 0;
  for (const arg of args)
    iterateItems(arg, evaluation, (value, isDirect) => {
      if (isDirect || value !== null) count += 1;
    });
  return count;
}

function countBlank([arg = null]: readonly Value[], evaluation: Evaluation): Scalar {
  if (isScalar(arg) || arg.kind !== 'areas') return VALUE_ERROR;
  let filled = 0;
  iterateItems(arg, evaluation, (value) => {
    if (value !== null && value !== '') filled += 1;
  });
  return arg.areas.reduce((sum, area) => sum + widthOf(area) * heightOf(area), 0) - filled;
}

/** LARGE and SMALL. */
function ranked(sign: 1 | -1): FunctionKind {
  return defineOnBoth('an', 2, ([values = null, place], evaluation) => {
    const numbers = numbersOf([values], evaluation);
    if (!isNumbers(numbers)) return numbers;
    const sorted = numbers.toSorted((a, b) => (b - a) * sign);
    return sorted[Math.ceil(expectNumber(place, 1)) - 1] ?? NUM_ERROR;
  });
}

const RANK = defineOnBoth('nrn', 2, ([value, area = null, order], evaluation) => {
  const numbers = numbersOf([area], evaluation);
  if (!isNumbers(numbers)) return numbers;
  const own = expectNumber(value, 0);
  if (!numbers.some((number) => areEqualNumbers(number, own))) return NOT_FOUND;
  const sign = expectNumber(order, 0) === 0 ? 1 : -1;
  return 1 + numbers.filter((number) => !areEqualNumbers(number, own) && number * sign > own * sign).length;
});

/** The sum of products of arrays of one shape; what is no number counts as 0. */
function sumProduct(args: readonly Value[], evaluation: Evaluation): Value {
  const grids = args.map((arg) => matrixOf(isScalar(arg) ? arg : gridOf(matrixOf(arg, evaluation), evaluation), evaluation));
  if (isStopped(evaluation)) return null;
  const [first] = grids;
  if (first === undefined || grids.some(({ width, height }) => width !== first.width || height !== first.height)) return VALUE_ERROR;
  const products: number[] = [];
  for (let row = 0; row < first.height; row += 1)
    for (let column = 0; column < first.width; column += 1) {
      const values = grids.map(({ at }) => at(row, column));
      const error = values.find((value) => isError(value));
      if (error !== undefined) return error;
      products.push(values.reduce<number>((result, value) => result * (typeof value === 'number' ? value : 0), 1));
    }
  return createNumberResult(sumOf(products));
}

/** The slope of the line through points: pairs of numbers that stand in the same places. */
function slope([ys = null, xs = null]: readonly Value[], evaluation: Evaluation): Value {
  const [down, along] = [matrixOf(ys, evaluation), matrixOf(xs, evaluation)];
  if (down.width !== along.width || down.height !== along.height) return NOT_FOUND;
  const points: (readonly [x: number, y: number])[] = [];
  for (let row = 0; row < down.height; row += 1)
    for (let column = 0; column < down.width; column += 1) {
      const [y, x] = [down.at(row, column), along.at(row, column)];
      if (isError(y)) return y;
      if (isError(x)) return x;
      if (typeof x === 'number' && typeof y === 'number') points.push([x, y]);
    }
  if (points.length === 0) return DIVISION;
  const [meanX, meanY] = [0, 1].map((at) => sumOf(points.map((point) => point[at] ?? 0)) / points.length);
  const spreadX = sumOf(points.map(([x]) => (x - (meanX ?? 0)) ** 2));
  return spreadX === 0 ? DIVISION : createNumberResult(sumOf(points.map(([x, y]) => (x - (meanX ?? 0)) * (y - (meanY ?? 0)))) / spreadX);
}

const SUM = overNumbers((numbers) => createNumberResult(sumOf(numbers)));
const AVERAGE = overNumbers(average);
const MAX = overNumbers((numbers) => largest(numbers, 1));
const MIN = overNumbers((numbers) => largest(numbers, -1));
const PRODUCT = overNumbers(product);
const COUNT = defineOnAreas('(r)', 1, countNumbers);
const COUNTA = defineOnAreas('(r)', 1, countAll);
const STDEV = spread(1, true);
const STDEVP = spread(0, true);
const VAR = spread(1, false);
const VARP = spread(0, false);
/** By code, from 1 on; codes from 101 on are the same without hidden rows. */
const SUBTOTALS: readonly FunctionKind[] = [AVERAGE, COUNT, COUNTA, MAX, MIN, PRODUCT, STDEV, STDEVP, SUM, VAR, VARP];

/** The cells that a SUBTOTAL counts: not those of other subtotals, not filtered rows, with codes over 100 no hidden rows. Only areas have such. */
function subtotalValues(arg: Value, withoutHidden: boolean, evaluation: Evaluation): readonly Scalar[] | FormulaError {
  if (isError(arg)) return arg;
  if (isScalar(arg) || arg.kind !== 'areas') return VALUE_ERROR;
  const values: Scalar[] = [];
  for (const area of arg.areas)
    evaluation.source.visit(area, (value, row, column) => {
      const state = evaluation.source.rowState(area.sheet, row);
      if (state === 'filtered' || (withoutHidden && state === 'hidden')) return;
      if (!evaluation.source.isSubtotal(area.sheet, row, column)) values.push(value);
    });
  return values;
}

const SUBTOTAL = defineOnBoth('n(r)', 2, ([code, ...areas], evaluation) => {
  const number = Math.trunc(expectNumber(code, 0));
  const kind = SUBTOTALS[(number > 100 ? number - 100 : number) - 1];
  if (kind === undefined) return VALUE_ERROR;
  const values: Scalar[] = [];
  for (const arg of areas) {
    const some = subtotalValues(arg, number > 100, evaluation);
    if (isError(some)) return some;
    for (const value of some) values.push(value);
  }
  return kind.run([{ kind: 'grid', width: values.length, height: 1, values }], evaluation);
});

export const AGGREGATE_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
  SUM,
  AVERAGE,
  MAX,
  MIN,
  PRODUCT,
  SUBTOTAL,
  RANK,
  'RANK.EQ': RANK,
  SUMSQ: overNumbers((numbers) => createNumberResult(sumOf(numbers.map((number) => number * number)))),
  MEDIAN: overNumbers(median),
  COUNT,
  COUNTA,
  STDEV,
  'STDEV.S': STDEV,
  STDEVP,
  'STDEV.P': STDEVP,
  VAR,
  'VAR.S': VAR,
  VARP,
  'VAR.P': VARP,
  COUNTBLANK: { ...defineOnAreas('r', 1, countBlank), most: 1 },
  LARGE: ranked(1),
  SMALL: ranked(-1),
  SLOPE: defineOnAreas('aa', 2, slope),
  SUMPRODUCT: defineOnAreas('(a)', 1, sumProduct),
};
