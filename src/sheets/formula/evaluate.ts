// Calculates a formula's tree: operators, references, names, calls.
import { applyOverArrays, countSteps, type Evaluation, giveUp, isStopped, iterateItems, scalarOf, takeSteps } from './evaluation.ts';
import { defineOnAreas, defineOnScalars, type FunctionKind, getParamAt } from './function-kinds.ts';
import { AGGREGATE_FUNCTIONS } from './functions-aggregate.ts';
import { ARRAY_FUNCTIONS } from './functions-arrays.ts';
import { CONDITIONAL_FUNCTIONS } from './functions-conditional.ts';
import { DATE_FUNCTIONS } from './functions-dates.ts';
import { LOOKUP_FUNCTIONS } from './functions-lookup.ts';
import { MATH_FUNCTIONS, divide, computePower } from './functions-math.ts';
import { TEXT_FUNCTIONS } from './functions-text.ts';
import { LAZY_FUNCTIONS } from './lazy-functions.ts';
import type { BinaryOperator, FormulaNode } from './parse-formula.ts';
import { areasOf, isOutside, joinAreas, findSheetIndex } from './reference-values.ts';
import { findTableArea, getWholeTable, type TableReference } from './table-references.ts';
import {
  addNumbers,
  compareScalars,
  createNumberResult,
  DIVISION,
  type FormulaError,
  isError,
  isScalar,
  MISSING,
  NAME_ERROR,
  NOT_FOUND,
  NULL_ERROR,
  NUM_ERROR,
  REF_ERROR,
  type Scalar,
  toBoolean,
  toNumber,
  toText,
  type Value,
  VALUE_ERROR,
} from './values.ts';

// Functions on conditions and on what a value is. Those that leave arguments uncalculated are in lazy-functions.ts.

/** The conditions among all arguments: texts and empty cells of areas are none. */
function conditionsOf(args: readonly Value[], evaluation: Evaluation): readonly boolean[] | FormulaError {
  const conditions: boolean[] = [];
  const errors: FormulaError[] = [];
  for (const arg of args)
    iterateItems(arg, evaluation, (value, isDirect) => {
      if (!isDirect && (typeof value === 'string' || value === null)) return;
      const condition = toBoolean(value);
      if (isError(condition)) errors.push(condition);
      else conditions.push(condition);
    });
  return errors[0] ?? (conditions.length === 0 ? VALUE_ERROR : conditions);
}

function overConditions(run: (conditions: readonly boolean[]) => boolean): FunctionKind {
  return defineOnAreas('(r)', 1, (args, evaluation) => {
    const conditions = conditionsOf(args, evaluation);
    return isError(conditions) ? conditions : run(conditions);
  });
}

function about(run: (value: Scalar) => boolean): FunctionKind {
  return defineOnScalars('e', 1, ([value = null]) => run(value));
}

/** The first value of an argument: of an area its upper left cell. */
function firstOf(value: Value, { source }: Evaluation): Scalar {
  if (isScalar(value)) return value;
  if (value.kind === 'missing') return null;
  if (value.kind === 'grid') return value.values[0] ?? null;
  const [area] = value.areas;
  return area === undefined ? null : source.read(area.sheet, area.top, area.left);
}

function ofFirst(run: (value: Scalar) => Scalar): FunctionKind {
  return defineOnAreas('r', 1, ([value = null], evaluation) => run(firstOf(value, evaluation)));
}

/** Errors in the order of their numbers, from 1. */
const NUMBERED_ERRORS: readonly FormulaError[] = [NULL_ERROR, DIVISION, VALUE_ERROR, REF_ERROR, NAME_ERROR, NUM_ERROR, NOT_FOUND];

function errorNumber(value: Scalar): Scalar {
  const place = isError(value) ? NUMBERED_ERRORS.findIndex(({ error }) => error === value.error) : -1;
  return place === -1 ? NOT_FOUND : place + 1;
}

function parity(isOdd: boolean): FunctionKind {
  return defineOnScalars('n', 1, ([value]) => typeof value === 'number' && (Math.abs(Math.trunc(value)) % 2 === 1) === isOdd);
}

const LOGIC_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
  AND: overConditions((conditions) => conditions.every(Boolean)),
  OR: overConditions((conditions) => conditions.some(Boolean)),
  XOR: overConditions((conditions) => conditions.filter(Boolean).length % 2 === 1),
  NOT: defineOnScalars('b', 1, ([value]) => value !== true),
  TRUE: defineOnScalars('', 0, () => true),
  FALSE: defineOnScalars('', 0, () => false),
  NA: defineOnScalars('', 0, () => NOT_FOUND),
  ISNUMBER: about((value) => typeof value === 'number'),
  ISTEXT: about((value) => typeof value === 'string'),
  ISNONTEXT: about((value) => typeof value !== 'string'),
  ISLOGICAL: about((value) => typeof value === 'boolean'),
  ISBLANK: about((value) => value === null),
  ISERROR: about((value) => isError(value)),
  ISERR: about((value) => isError(value) && value.error !== '#N/A'),
  ISNA: about((value) => isError(value) && value.error === '#N/A'),
  'ERROR.TYPE': defineOnScalars('e', 1, ([value = null]) => errorNumber(value)),
  ISODD: parity(true),
  ISEVEN: parity(false),
  N: ofFirst((value) => (typeof value === 'boolean' ? Number(value) : typeof value === 'number' || isError(value) ? value : 0)),
  T: ofFirst((value) => (typeof value === 'string' || isError(value) ? value : '')),
};

const FUNCTIONS: ReadonlyMap<string, FunctionKind> = new Map(
  [
    MATH_FUNCTIONS,
    ARRAY_FUNCTIONS,
    AGGREGATE_FUNCTIONS,
    CONDITIONAL_FUNCTIONS,
    TEXT_FUNCTIONS,
    LOOKUP_FUNCTIONS,
    LOGIC_FUNCTIONS,
    DATE_FUNCTIONS,
  ].flatMap((some) => Object.entries(some)),
);

/** How many names may stand for one another. */
const DEEPEST_NAMES = 20;

type BinaryNode = Extract<FormulaNode, { readonly kind: 'binary' }>;
type CallNode = Extract<FormulaNode, { readonly kind: 'call' }>;
type NameNode = Extract<FormulaNode, { readonly kind: 'name' }>;

function arithmetic(operator: BinaryOperator, one: number, other: number): Scalar {
  switch (operator) {
    case '+':
      return createNumberResult(addNumbers(one, other));
    case '-':
      return createNumberResult(addNumbers(one, -other));
    case '*':
      return createNumberResult(one * other);
    case '/':
      return divide(one, other);
    default:
      return computePower(one, other);
  }
}

function isOrder(operator: BinaryOperator, order: number): boolean {
  switch (operator) {
    case '=':
      return order === 0;
    case '<>':
      return order !== 0;
    case '<':
      return order < 0;
    case '>':
      return order > 0;
    case '<=':
      return order <= 0;
    default:
      return order >= 0;
  }
}

const COMPARISONS: ReadonlySet<BinaryOperator> = new Set<BinaryOperator>(['=', '<>', '<', '>', '<=', '>=']);

function compared(operator: BinaryOperator, one: Scalar, other: Scalar, evaluation: Evaluation): Scalar {
  if (isError(one)) return one;
  if (isError(other)) return other;
  const order = compareScalars(one, other);
  if (order !== null) return isOrder(operator, order);
  // Texts that only the order of a language puts in order are not the same text.
  return operator === '=' ? false : operator === '<>' ? true : giveUp(evaluation, 'language');
}

function combine(operator: BinaryOperator, one: Scalar, other: Scalar, evaluation: Evaluation): Scalar {
  if (COMPARISONS.has(operator)) return compared(operator, one, other, evaluation);
  if (operator === '&') {
    const [left, right] = [toText(one), toText(other)];
    if (typeof left !== 'string') return left;
    return typeof right === 'string' ? left + right : right;
  }
  const { date1904 } = evaluation.source;
  const [left, right] = [toNumber(one, date1904), toNumber(other, date1904)];
  if (typeof left !== 'number') return left;
  return typeof right === 'number' ? arithmetic(operator, left, right) : right;
}

function applied(operator: BinaryOperator, left: Value, right: Value, evaluation: Evaluation): Value {
  if (operator === ':' || operator === ' ' || operator === ',')
    return isError(left) ? left : isError(right) ? right : joinAreas(operator, left, right);
  return applyOverArrays([left, right], evaluation, ([one = null, other = null]) => combine(operator, one, other, evaluation));
}

/** A chain such as 1+2+3+… leans to the left: it is walked, not descended, so that thousands of terms are no matter. */
function evaluateBinary(node: BinaryNode, evaluation: Evaluation): Value {
  const chain: BinaryNode[] = [];
  let left: FormulaNode = node;
  while (left.kind === 'binary') {
    chain.push(left);
    left = left.left;
  }
  let value = evaluate(left, evaluation);
  for (const { operator, right } of chain.toReversed()) {
    const other = evaluate(right, evaluation);
    if (isStopped(evaluation)) return null;
    value = applied(operator, value, other, evaluation);
  }
  return value;
}

function evaluateUnary(operator: '-' | '+' | '%' | '@', operand: Value, evaluation: Evaluation): Value {
  if (operator === '+') return operand;
  if (operator === '@') return scalarOf(operand, evaluation);
  return applyOverArrays([operand], evaluation, ([value = null]) => {
    const number = toNumber(value, evaluation.source.date1904);
    if (typeof number !== 'number') return number;
    return createNumberResult(operator === '-' ? -number : number / 100);
  });
}

/** The area of a table; null where table or column are not known. */
function evaluateTable(reference: TableReference, { source, at }: Evaluation): Value | null {
  const area = findTableArea(source.tables, reference, at);
  return area === null || isError(area) ? area : { kind: 'areas', areas: [area] };
}

function evaluateName({ sheet, name }: NameNode, evaluation: Evaluation): Value {
  if (isOutside(sheet)) return giveUp(evaluation, 'external');
  const home = sheet === null || sheet.first === '' ? evaluation.at.sheet : findSheetIndex(evaluation.source.sheets, sheet.first);
  if (home === -1) return REF_ERROR;
  const node = evaluation.source.named(name, home);
  if (node === null) return evaluateTable(getWholeTable(name), evaluation) ?? NAME_ERROR;
  if (evaluation.depth >= DEEPEST_NAMES) return giveUp(evaluation, 'depth');
  return evaluate(node, { ...evaluation, isArray: true, depth: evaluation.depth + 1 });
}

function argumentOf(node: FormulaNode | null, letter: string, evaluation: Evaluation): Value {
  if (node === null) return MISSING;
  return evaluate(node, letter === 'a' && !evaluation.isArray ? { ...evaluation, isArray: true } : evaluation);
}

function evaluateCall({ name, args }: CallNode, evaluation: Evaluation): Value {
  const lazy = LAZY_FUNCTIONS.get(name);
  const kind = FUNCTIONS.get(name);
  const limits = lazy ?? kind;
  if (limits === undefined) return giveUp(evaluation, 'function', name);
  if (args.length < limits.least || args.length > limits.most) return giveUp(evaluation, 'syntax');
  if (lazy !== undefined) {
    const value = (index: number): Value => {
      const node = args[index];
      return node === undefined || node === null ? 0 : evaluate(node, evaluation);
    };
    return lazy.run({ args, value, evaluation });
  }
  if (kind === undefined) return VALUE_ERROR;
  const values = args.map((arg, index) => argumentOf(arg, getParamAt(kind.params, index), evaluation));
  return isStopped(evaluation) ? null : kind.run(values, evaluation);
}

/** The value of a tree, within the budget of the calculation. */
export function evaluate(node: FormulaNode, evaluation: Evaluation): Value {
  const value = isStopped(evaluation) ? null : evaluateNode(node, evaluation);
  return isScalar(value) && !takeSteps(evaluation.state, countSteps(value)) ? null : value;
}

/** The value of a tree: a single one, an array, or areas. When the evaluation is stopped it means nothing. */
function evaluateNode(node: FormulaNode, evaluation: Evaluation): Value {
  switch (node.kind) {
    case 'literal':
      return node.value;
    case 'array': {
      const width = node.rows[0]?.length ?? 0;
      return { kind: 'grid', width, height: node.rows.length, values: node.rows.flat() };
    }
    case 'reference':
      if (isOutside(node.reference.sheet)) return giveUp(evaluation, 'external');
      return areasOf(node.reference, evaluation.source.sheets, evaluation.at.sheet);
    case 'table':
      return evaluateTable(node.reference, evaluation) ?? giveUp(evaluation, 'structured');
    case 'name':
      return evaluateName(node, evaluation);
    case 'call':
      return evaluateCall(node, evaluation);
    case 'binary':
      return evaluateBinary(node, evaluation);
    case 'unary':
      return evaluateUnary(node.operator, evaluate(node.operand, evaluation), evaluation);
    default:
      return giveUp(evaluation, node.why);
  }
}

/** The single value that a formula shows in its cell: an empty one is 0. */
export function calculate(node: FormulaNode, evaluation: Evaluation): Scalar {
  const value = evaluate(node, evaluation);
  return isStopped(evaluation) ? null : (scalarOf(value, evaluation) ?? 0);
}

/** What an array formula gives, from its first cell on. */
export function calculateArray(node: FormulaNode, evaluation: Evaluation): Value {
  const value = evaluate(node, { ...evaluation, isArray: true });
  return isScalar(value) ? (value ?? 0) : value;
}
