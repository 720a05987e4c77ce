// Functions on conditions and on what a value is. Those that leave arguments uncalculated are in lazy-functions.ts.
import { type Evaluation, iterateItems } from './evaluation.ts';
import { defineOnAreas, defineOnScalars, type FunctionKind } from './function-kinds.ts';
import { type FormulaError, isError, isScalar, NOT_FOUND, type Scalar, toBoolean, type Value, VALUE_ERROR } from './values.ts';

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

function parity(isOdd: boolean): FunctionKind {
  return defineOnScalars('n', 1, ([value]) => typeof value === 'number' && (Math.abs(Math.trunc(value)) % 2 === 1) === isOdd);
}

export const LOGIC_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
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
  ISODD: parity(true),
  ISEVEN: parity(false),
  N: ofFirst((value) => (typeof value === 'boolean' ? Number(value) : typeof value === 'number' || isError(value) ? value : 0)),
  T: ofFirst((value) => (typeof value === 'string' || isError(value) ? value : '')),
};
