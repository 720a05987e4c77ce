// How functions are written down: how many arguments, what each is, and what is done with them.
import { applyOverArrays, type Evaluation, giveUp, operandOf, scalarOf } from './evaluation.ts';
import { type FormulaError, isError, isScalar, type Scalar, toBoolean, toNumber, toText, type Value } from './values.ts';

/** A function. `params` has one letter an argument, those in brackets repeat. */
export interface FunctionKind {
  /**
   * `n` a number, `t` a text, `b` a condition, `s` a single value without errors, `e` a single value that may be one:
   * for arrays the function runs value by value. `r` as it is: an area, an array or a single value. `a` the same,
   * and operators within take areas whole.
   */
  readonly params: string;
  readonly least: number;
  readonly most: number;
  readonly run: (args: readonly Value[], evaluation: Evaluation) => Value;
}

/** The letter of the argument at `index`. */
export function getParamAt(params: string, index: number): string {
  const open = params.indexOf('(');
  if (open === -1 || index < open) return params[index] ?? 'r';
  const group = params.slice(open + 1, -1);
  return group[(index - open) % group.length] ?? 'r';
}

function coerced(value: Scalar, letter: string, date1904: boolean): Scalar {
  if (letter === 'n') return toNumber(value, date1904);
  if (letter === 't') return toText(value);
  return letter === 'b' ? toBoolean(value) : value;
}

type ScalarRun = (values: readonly Scalar[], evaluation: Evaluation) => Scalar;

/** A function on single values: its arguments become what its letters say, an error among them is the result. */
export function defineOnScalars(params: string, least: number, run: ScalarRun): FunctionKind {
  const most = params.includes('(') ? 255 : params.length;
  return {
    params,
    least,
    most,
    run: (args, evaluation) =>
      applyOverArrays(args, evaluation, (values) => {
        const taken = values.map((value, index) => coerced(value, getParamAt(params, index), evaluation.source.date1904));
        const error = taken.find((value, index): value is FormulaError => isError(value) && getParamAt(params, index) !== 'e');
        return error ?? run(taken, evaluation);
      }),
  };
}

/** A function on numbers only. */
export function defineOnNumbers(
  least: number,
  most: number,
  run: (values: readonly number[], evaluation: Evaluation) => Scalar,
): FunctionKind {
  return defineOnScalars('n'.repeat(most), least, (values, evaluation) =>
    run(
      values.map((value) => expectNumber(value, 0)),
      evaluation,
    ),
  );
}

/** A function that takes its arguments as they are. */
export function defineOnAreas(params: string, least: number, run: (args: readonly Value[], evaluation: Evaluation) => Value): FunctionKind {
  return { params, least, most: params.includes('(') ? 255 : params.length, run };
}

/** Whether a value that is none by itself is one cell. */
function isOneCell(value: Exclude<Value, Scalar>): boolean {
  if (value.kind !== 'areas') return true;
  const [area, ...others] = value.areas;
  return area !== undefined && others.length === 0 && area.top === area.bottom && area.left === area.right;
}

/**
 * A function with areas (`r`, `a`) and single values together: for arrays in place of the single values it runs
 * value by value, the areas being the same each time.
 */
export function defineOnBoth(params: string, least: number, run: (args: readonly Value[], evaluation: Evaluation) => Value): FunctionKind {
  const isWhole = (index: number): boolean => 'ra'.includes(getParamAt(params, index));
  return defineOnAreas(params, least, (args, evaluation) => {
    const singles = args.flatMap((_, index) => (isWhole(index) ? [] : [index]));
    const once = (values: readonly Scalar[]): Value => {
      const taken = args.map((arg, index) => {
        const place = singles.indexOf(index);
        return place === -1 ? arg : coerced(values[place] ?? null, getParamAt(params, index), evaluation.source.date1904);
      });
      const error = taken.find((value, index): value is FormulaError => isError(value) && 'ntbs'.includes(getParamAt(params, index)));
      return error ?? run(taken, evaluation);
    };
    const given = singles.map((index) => args[index] ?? null);
    const areas: Value[] = [];
    const result = applyOverArrays(given, evaluation, (values) => {
      const value = once(values);
      if (isScalar(value)) return value;
      // Several references where one is meant (INDIRECT of several texts): what takes them apart is not known here.
      if (given.some((one) => !isScalar(operandOf(one, evaluation))) && !isOneCell(value)) return giveUp(evaluation, 'array');
      areas.push(value);
      return scalarOf(value, evaluation);
    });
    return isScalar(result) ? (areas[0] ?? result) : result;
  });
}

/** A value that its letter made a number. */
export function expectNumber(value: Value | undefined, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

/** A value that its letter made a text; empty without one. */
export function expectText(value: Value | undefined): string {
  return typeof value === 'string' ? value : '';
}

/** A value that its letter made a condition. */
export function expectBoolean(value: Value | undefined, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}
