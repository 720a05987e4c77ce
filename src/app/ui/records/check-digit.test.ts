// A wrong check digit passed silently in the form.
import { expect, it } from 'vitest';
import { hasWrongDigit } from './check-digit.ts';

it.each([
  ['91440300MA5FXXX21X', true],
  ['91440303MA1887G6QK', false],
  [' 91440303ma1887g6qk ', false],
  ['91440303MA1887G6Q', false],
  ['', false],
])('%j: %s', (text, isWrong) => expect(hasWrongDigit(text)).toBe(isWrong));
