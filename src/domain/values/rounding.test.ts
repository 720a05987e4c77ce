// Rounding half away from zero, against exact fractions.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideHalfAway, printQuotient } from './quantity.ts';

describe('divideHalfAway', () => {
  it.each([
    [0n, 3n, 0n],
    [1n, 2n, 1n],
    [-1n, 2n, -1n],
    [3n, 2n, 2n],
    [-3n, 2n, -2n],
    [5n, 2n, 3n],
    [1n, 3n, 0n],
    [2n, 3n, 1n],
    [-1n, 3n, 0n],
    [-2n, 3n, -1n],
    [149n, 100n, 1n],
    [150n, 100n, 2n],
    [7n, 1n, 7n],
  ])('%d / %d = %d', (numerator, denominator, rounded) => expect(divideHalfAway(numerator, denominator)).toBe(rounded));

  it('lies within half of the exact quotient, and away from zero at the half', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), fc.bigInt({ min: 1n, max: 10n ** 9n }), (numerator, denominator) => {
        const twice = 2n * (numerator - divideHalfAway(numerator, denominator) * denominator);
        // What is left: less than half, or exactly half on the side of zero.
        expect(
          numerator < 0n ? twice >= -denominator + 1n && twice <= denominator : twice >= -denominator && twice <= denominator - 1n,
        ).toBe(true);
      }),
    );
  });

  it('refuses a denominator that is not positive', () => {
    expect(() => divideHalfAway(1n, 0n)).toThrow(new RangeError('denominator must be positive'));
    expect(() => divideHalfAway(1n, -1n)).toThrow(RangeError);
  });
});

describe('printQuotient', () => {
  it.each([
    [1005, 1000, 2, '1.01'],
    [1004, 1000, 2, '1.00'],
    [-1005, 1000, 2, '-1.01'],
    [-4, 1000, 2, '0.00'],
    [-5, 1000, 2, '-0.01'],
    [0, 7, 1, '0.0'],
    [5, 10, 0, '1'],
    [-5, 10, 0, '-1'],
    [4, 10, 0, '0'],
    [1, 3, 5, '0.33333'],
    [123456789, 100, 2, '1234567.89'],
    [10n ** 30n, 10n, 1, '100000000000000000000000000000.0'],
  ])('%d / %d with %d digits is %s', (numerator, denominator, decimals, text) =>
    expect(printQuotient(numerator, denominator, decimals)).toBe(text),
  );

  it('prints what reads back to the exact value where it fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 15), max: 10 ** 15 }), (hundredths) => {
        const text = printQuotient(hundredths, 100, 2);
        expect(text).toMatch(/^-?(?:0|[1-9]\d*)\.\d{2}$/);
        expect(BigInt(text.replace('.', ''))).toBe(BigInt(hundredths));
      }),
    );
  });
});
