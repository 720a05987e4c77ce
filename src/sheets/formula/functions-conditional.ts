// Functions that count or add what meets criteria: COUNTIF, SUMIF, AVERAGEIF and those with several.
import { type Evaluation, giveUp, heightOf, type Matrix, matrixOf, widthOf } from './evaluation.ts';
import { defineOnBoth, type FunctionKind } from './function-kinds.ts';
import { sumOf } from './functions-aggregate.ts';
import {
  areEqualNumbers,
  compareTexts,
  createNumberResult,
  DIVISION,
  type FormulaError,
  isError,
  isScalar,
  type Scalar,
  type SheetArea,
  type Value,
  VALUE_ERROR,
} from './values.ts';
import { parseNumberText } from './number-text.ts';
import { createWildcardTest } from './wildcards.ts';

/** Whether a value meets a criterion; null where it depends on the order of a language. */
type Criterion = (value: Scalar) => boolean | null;

const OPERATOR = /^(>=|<=|<>|>|<|=)?([^]*)$/;

function numberCriterion(operator: string, wanted: number, date1904: boolean): Criterion {
  return (value) => {
    // A text that looks like the number equals it, and differs from it as well.
    const number =
      typeof value === 'number' ? value : operator === '=' && typeof value === 'string' ? parseNumberText(value, date1904) : null;
    if (number === null) return operator === '<>';
    const order = areEqualNumbers(number, wanted) ? 0 : number - wanted;
    return isOrder(operator, order);
  };
}

function isOrder(operator: string, order: number): boolean {
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (operator === '>') return order > 0;
  if (operator === '<') return order < 0;
  return operator === '>=' ? order >= 0 : order <= 0;
}

function textCriterion(operator: string, wanted: string): Criterion {
  if (operator === '=' || operator === '<>') {
    const isLike = createWildcardTest(wanted);
    return (value) => (typeof value === 'string' && isLike(value)) === (operator === '=');
  }
  return (value) => {
    if (typeof value !== 'string') return false;
    const order = compareTexts(value, wanted);
    return order === null ? null : isOrder(operator, order);
  };
}

function emptyCriterion(operator: string | undefined): Criterion {
  if (operator === undefined) return (value) => value === null || value === '';
  if (operator === '=') return (value) => value === null;
  if (operator === '<>') return (value) => value !== null;
  return () => false;
}

function ofKind(operator: string, isSame: (value: Scalar) => boolean): Criterion {
  return (value) => (operator === '=' || operator === '<>') && isSame(value) === (operator === '=');
}

/** What a criterion's value means: a number or boolean is equal to itself, text may begin with an operator, an empty cell is 0. */
function criterionOf(criterion: Scalar, date1904: boolean): Criterion {
  if (criterion === null) return numberCriterion('=', 0, date1904);
  if (typeof criterion === 'number') return numberCriterion('=', criterion, date1904);
  if (typeof criterion === 'boolean') return (value) => value === criterion;
  if (isError(criterion)) return (value) => isError(value) && value.error === criterion.error;
  const [, sign, rest = ''] = OPERATOR.exec(criterion) ?? [];
  if (rest === '') return emptyCriterion(sign);
  const operator = sign ?? '=';
  const number = parseNumberText(rest, date1904);
  if (number !== null) return numberCriterion(operator, number, date1904);
  const word = rest.toUpperCase();
  if (word === 'TRUE' || word === 'FALSE') return ofKind(operator, (value) => value === (word === 'TRUE'));
  if (/^#(?:N\/A|[A-Z0/]+[!?])$/.test(word)) return ofKind(operator, (value) => isError(value) && value.error === word);
  return textCriterion(operator, rest);
}

interface Condition {
  readonly area: SheetArea;
  readonly matrix: Matrix;
  readonly criterion: Criterion;
}

function areaOf(value: Value | undefined): SheetArea | null {
  if (value === undefined || isScalar(value) || value.kind !== 'areas' || value.areas.length !== 1) return null;
  return value.areas[0] ?? null;
}

/** What is wrong with arguments that should be areas: an error among them (a lost reference), else `#VALUE!`. */
function areaError(args: readonly (Value | undefined)[]): FormulaError {
  return args.find((arg): arg is FormulaError => isError(arg)) ?? VALUE_ERROR;
}

function conditionsOf(args: readonly Value[], evaluation: Evaluation): readonly Condition[] | null {
  const conditions: Condition[] = [];
  for (let index = 0; index < args.length; index += 2) {
    const area = areaOf(args[index]);
    const criterion = args[index + 1] ?? null;
    if (area === null || !isScalar(criterion)) return null;
    const [first] = conditions;
    if (first !== undefined && (widthOf(first.area) !== widthOf(area) || heightOf(first.area) !== heightOf(area))) return null;
    const matrix = matrixOf({ kind: 'areas', areas: [area] }, evaluation);
    conditions.push({ area, matrix, criterion: criterionOf(criterion, evaluation.source.date1904) });
  }
  return conditions;
}

/** How much of an area can hold anything: beyond the last used row and column of the book all is empty. */
function usedSize(areas: readonly SheetArea[], { source }: Evaluation): { readonly height: number; readonly width: number } {
  const height = Math.max(...areas.map((area) => Math.min(heightOf(area), source.lastRow - area.top + 1)));
  const width = Math.max(...areas.map((area) => Math.min(widthOf(area), source.lastColumn - area.left + 1)));
  return { height: Math.max(0, height), width: Math.max(0, width) };
}

/** Whether all conditions are met at a place (from 0). */
function isMetAt(conditions: readonly Condition[], row: number, column: number, evaluation: Evaluation): boolean {
  for (const { matrix, criterion } of conditions) {
    const isMet = criterion(matrix.at(row, column));
    if (isMet === null) giveUp(evaluation, 'language');
    if (isMet !== true) return false;
  }
  return true;
}

/** Goes to every place that meets all conditions, among the used ones. */
function eachPlace(
  conditions: readonly Condition[],
  others: readonly SheetArea[],
  evaluation: Evaluation,
  go: (row: number, column: number) => void,
): void {
  const [first, ...rest] = conditions;
  // A condition that no empty cell meets is asked of the cells that there are: a walk over them is far shorter than looking each one up.
  if (first !== undefined && first.criterion(null) === false) {
    const { top, left } = first.area;
    evaluation.source.visit(first.area, (value, row, column) => {
      const isMet = first.criterion(value);
      if (isMet === null) giveUp(evaluation, 'language');
      if (isMet === true && isMetAt(rest, row - top, column - left, evaluation)) go(row - top, column - left);
    });
    return;
  }
  const { height, width } = usedSize([...conditions.map(({ area }) => area), ...others], evaluation);
  for (let row = 0; row < height; row += 1)
    for (let column = 0; column < width; column += 1) if (isMetAt(conditions, row, column, evaluation)) go(row, column);
}

function countIfs(args: readonly Value[], evaluation: Evaluation): Value {
  const conditions = conditionsOf(args, evaluation);
  const [first] = conditions ?? [];
  if (conditions === null || first === undefined) return areaError(args.filter((_, index) => index % 2 === 0));
  let count = 0;
  eachPlace(conditions, [], evaluation, () => {
    count += 1;
  });
  const areas = conditions.map(({ area }) => area);
  const used = usedSize(areas, evaluation);
  const size = { width: widthOf(first.area), height: heightOf(first.area) };
  const beyond = size.width * size.height - Math.min(used.width, size.width) * Math.min(used.height, size.height);
  return conditions.every(({ criterion }) => criterion(null) === true) ? count + beyond : count;
}

/** The numbers to add: those of `target` where all conditions are met; an error among them is the result. */
function chosen(target: SheetArea, conditions: readonly Condition[], evaluation: Evaluation): readonly number[] | FormulaError {
  const numbers: number[] = [];
  const { source } = evaluation;
  const errors: FormulaError[] = [];
  eachPlace(conditions, [target], evaluation, (row, column) => {
    const value = source.read(target.sheet, target.top + row, target.left + column);
    if (typeof value === 'number') numbers.push(value);
    else if (isError(value)) errors.push(value);
  });
  return errors[0] ?? numbers;
}

type Finish = (numbers: readonly number[]) => Scalar;

function total(numbers: readonly number[]): Scalar {
  return createNumberResult(sumOf(numbers));
}

function average(numbers: readonly number[]): Scalar {
  return numbers.length === 0 ? DIVISION : createNumberResult(sumOf(numbers) / numbers.length);
}

function extreme(sign: 1 | -1): Finish {
  return (numbers) => (numbers.length === 0 ? 0 : numbers.reduce((best, number) => (number * sign > best * sign ? number : best)));
}

/** SUMIFS and its like: first what is added, then areas and criteria by turns. */
function manyIfs(finish: Finish): FunctionKind {
  return defineOnBoth('r(re)', 3, ([first, ...rest], evaluation) => {
    const target = areaOf(first);
    const conditions = conditionsOf(rest, evaluation);
    const area = conditions?.[0]?.area;
    if (target === null || conditions === null || area === undefined)
      return areaError([first, ...rest.filter((_, index) => index % 2 === 0)]);
    if (widthOf(target) !== widthOf(area) || heightOf(target) !== heightOf(area)) return VALUE_ERROR;
    const numbers = chosen(target, conditions, evaluation);
    return isError(numbers) ? numbers : finish(numbers);
  });
}

/** SUMIF and AVERAGEIF: what is added begins where the third argument does and is as large as the first. */
function oneIf(finish: Finish): FunctionKind {
  return defineOnBoth('rer', 2, ([first, criterion = null, third], evaluation) => {
    const area = areaOf(first);
    const start = third === undefined ? area : areaOf(third);
    const conditions = conditionsOf([first ?? null, criterion], evaluation);
    if (area === null || start === null || conditions === null) return areaError([first, third]);
    const target = { ...start, bottom: start.top + heightOf(area) - 1, right: start.left + widthOf(area) - 1 };
    const numbers = chosen(target, conditions, evaluation);
    return isError(numbers) ? numbers : finish(numbers);
  });
}

export const CONDITIONAL_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
  COUNTIF: { ...defineOnBoth('re', 2, countIfs), most: 2 },
  COUNTIFS: defineOnBoth('(re)', 2, countIfs),
  SUMIF: oneIf(total),
  SUMIFS: manyIfs(total),
  AVERAGEIF: oneIf(average),
  AVERAGEIFS: manyIfs(average),
  MINIFS: manyIfs(extreme(-1)),
  MAXIFS: manyIfs(extreme(1)),
};
