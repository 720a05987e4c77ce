// Functions that calculate only the arguments they need: IF, IFS, IFERROR, IFNA, CHOOSE, SWITCH.
import { applyOverArrays, type Evaluation, isStopped, operandOf } from './evaluation.ts';
import type { FormulaNode } from './parse-formula.ts';
import { compareScalars, isError, isScalar, NOT_FOUND, type Scalar, toBoolean, toNumber, type Value, VALUE_ERROR } from './values.ts';

/** The arguments of a call, calculated when asked. An argument left out between commas is 0. */
export interface LazyCall {
  readonly args: readonly (FormulaNode | null)[];
  readonly value: (index: number) => Value;
  readonly evaluation: Evaluation;
}

export type LazyFunction = (call: LazyCall) => Value;

function single({ value, evaluation }: LazyCall, index: number): Value {
  return operandOf(value(index), evaluation);
}

function chosen(condition: Scalar, yes: () => Value, no: () => Value): Value {
  const isTrue = toBoolean(condition);
  if (isError(isTrue)) return isTrue;
  return isTrue ? yes() : no();
}

function asScalar(value: Value): Scalar {
  return isScalar(value) ? value : VALUE_ERROR;
}

function ifFunction(call: LazyCall): Value {
  const condition = single(call, 0);
  if (isStopped(call.evaluation)) return null;
  const branch = (index: number, otherwise: Value): Value => (index < call.args.length ? call.value(index) : otherwise);
  if (isScalar(condition))
    return chosen(
      condition,
      () => branch(1, true),
      () => branch(2, false),
    );
  return applyOverArrays([condition, branch(1, true), branch(2, false)], call.evaluation, ([test = null, yes = null, no = null]) =>
    asScalar(
      chosen(
        test,
        () => yes,
        () => no,
      ),
    ),
  );
}

function ifsFunction(call: LazyCall): Value {
  for (let index = 0; index + 1 < call.args.length; index += 2) {
    const condition = toBoolean(asScalar(single(call, index)));
    if (isStopped(call.evaluation)) return null;
    if (isError(condition)) return condition;
    if (condition) return call.value(index + 1);
  }
  return NOT_FOUND;
}

function unlessError(isCaught: (value: Scalar) => boolean): LazyFunction {
  return (call) => {
    const value = single(call, 0);
    if (isStopped(call.evaluation)) return null;
    if (isScalar(value)) return isCaught(value) ? call.value(1) : value;
    return applyOverArrays([value, call.value(1)], call.evaluation, ([one = null, other = null]) => (isCaught(one) ? other : one));
  };
}

function choose(call: LazyCall): Value {
  const index = single(call, 0);
  if (isStopped(call.evaluation)) return null;
  const pick = (wanted: Scalar): number | Value => {
    const number = toNumber(wanted, call.evaluation.source.date1904);
    return typeof number === 'number' && (number < 1 || number >= call.args.length) ? VALUE_ERROR : number;
  };
  if (isScalar(index)) {
    const place = pick(index);
    return typeof place === 'number' ? call.value(Math.trunc(place)) : place;
  }
  const others = call.args.slice(1).map((_, place) => call.value(place + 1));
  return applyOverArrays([index, ...others], call.evaluation, ([wanted = null, ...values]) => {
    const place = pick(wanted);
    return typeof place === 'number' ? (values[Math.trunc(place) - 1] ?? null) : asScalar(place);
  });
}

function switchFunction(call: LazyCall): Value {
  const wanted = asScalar(single(call, 0));
  if (isStopped(call.evaluation)) return null;
  if (isError(wanted)) return wanted;
  for (let index = 1; index + 1 < call.args.length; index += 2) {
    const other = asScalar(single(call, index));
    if (isStopped(call.evaluation)) return null;
    if (isError(other)) return other;
    if (compareScalars(wanted, other) === 0) return call.value(index + 1);
  }
  return call.args.length % 2 === 0 ? call.value(call.args.length - 1) : NOT_FOUND;
}

/** By name: how few and how many arguments, and what is done. */
export const LAZY_FUNCTIONS: ReadonlyMap<string, { readonly least: number; readonly most: number; readonly run: LazyFunction }> = new Map([
  ['IF', { least: 2, most: 3, run: ifFunction }],
  ['IFS', { least: 2, most: 254, run: ifsFunction }],
  ['IFERROR', { least: 2, most: 2, run: unlessError((value) => isError(value)) }],
  ['IFNA', { least: 2, most: 2, run: unlessError((value) => isError(value) && value.error === '#N/A') }],
  ['CHOOSE', { least: 2, most: 255, run: choose }],
  ['SWITCH', { least: 3, most: 254, run: switchFunction }],
]);
