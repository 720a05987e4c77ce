// Functions on numbers: rounding by decimal digits, remainders, roots.
import { defineOnNumbers, defineOnScalars, type FunctionKind } from './function-kinds.ts';
import { floorNumber, roundNumber } from './number-text.ts';
import { addNumbers, createNumberResult, DIVISION, NUM_ERROR, type Scalar } from './values.ts';

/** `base ^ exponent`; what has no real result is `#NUM!`, also 0 ^ 0. */
export function computePower(base: number, exponent: number): Scalar {
  if (base === 0 && exponent === 0) return NUM_ERROR;
  if (base === 0 && exponent < 0) return DIVISION;
  return createNumberResult(base ** exponent);
}

/** `one / other`. */
export function divide(one: number, other: number): Scalar {
  return other === 0 ? DIVISION : createNumberResult(one / other);
}

function modulo([value = 0, divisor = 0]: readonly number[]): Scalar {
  if (divisor === 0) return DIVISION;
  const times = floorNumber(value / divisor);
  return Math.abs(value / divisor) > 2 ** 50 ? NUM_ERROR : createNumberResult(addNumbers(value, -times * divisor));
}

/** CEILING and FLOOR: to a multiple of the step, away from zero or towards it; signs must not differ. */
function toMultiple(isUp: boolean): (values: readonly number[]) => Scalar {
  return ([value = 0, step = 1]) => {
    if (value === 0 || (step === 0 && isUp)) return 0;
    if (step === 0) return DIVISION;
    if (value > 0 && step < 0) return NUM_ERROR;
    const times = value / step;
    return createNumberResult(roundNumber((isUp ? -floorNumber(-times) : floorNumber(times)) * step, 14, 'half'));
  };
}

function places(digits: number): number {
  return Math.max(-400, Math.min(400, Math.trunc(digits)));
}

function logarithm([value = 0, base = 10]: readonly number[]): Scalar {
  if (value <= 0 || base <= 0) return NUM_ERROR;
  if (base === 1) return DIVISION;
  return createNumberResult(base === 10 ? Math.log10(value) : Math.log(value) / Math.log(base));
}

export const MATH_FUNCTIONS: Readonly<Record<string, FunctionKind>> = {
  ROUND: defineOnNumbers(2, 2, ([value = 0, digits = 0]) => createNumberResult(roundNumber(value, places(digits), 'half'))),
  ROUNDUP: defineOnNumbers(2, 2, ([value = 0, digits = 0]) => createNumberResult(roundNumber(value, places(digits), 'up'))),
  ROUNDDOWN: defineOnNumbers(2, 2, ([value = 0, digits = 0]) => createNumberResult(roundNumber(value, places(digits), 'down'))),
  TRUNC: defineOnNumbers(1, 2, ([value = 0, digits = 0]) => createNumberResult(roundNumber(value, places(digits), 'down'))),
  INT: defineOnNumbers(1, 1, ([value = 0]) => createNumberResult(floorNumber(value))),
  ABS: defineOnNumbers(1, 1, ([value = 0]) => Math.abs(value)),
  SIGN: defineOnNumbers(1, 1, ([value = 0]) => createNumberResult(Math.sign(value))),
  MOD: defineOnNumbers(2, 2, modulo),
  QUOTIENT: defineOnNumbers(2, 2, ([value = 0, divisor = 0]) =>
    divisor === 0 ? DIVISION : createNumberResult(Math.trunc(value / divisor)),
  ),
  SQRT: defineOnNumbers(1, 1, ([value = 0]) => (value < 0 ? NUM_ERROR : Math.sqrt(value))),
  POWER: defineOnNumbers(2, 2, ([base = 0, exponent = 0]) => computePower(base, exponent)),
  EXP: defineOnNumbers(1, 1, ([value = 0]) => createNumberResult(Math.exp(value))),
  LN: defineOnNumbers(1, 1, ([value = 0]) => (value <= 0 ? NUM_ERROR : createNumberResult(Math.log(value)))),
  LOG10: defineOnNumbers(1, 1, ([value = 0]) => (value <= 0 ? NUM_ERROR : createNumberResult(Math.log10(value)))),
  LOG: defineOnNumbers(1, 2, logarithm),
  CEILING: defineOnNumbers(2, 2, toMultiple(true)),
  FLOOR: defineOnNumbers(2, 2, toMultiple(false)),
  PI: defineOnScalars('', 0, () => Math.PI),
};
