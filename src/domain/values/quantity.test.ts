// Brands that refuse fractions, sums that stay exact, and the printed units.
import { describe, expect, it } from 'vitest';
import { count, fen, minutes, printHours, printSquareMetres, printWanYuan, printYuan, squareDm, sumSafe } from './quantity.ts';

describe('brands', () => {
  it.each([
    [fen, 'fen'],
    [minutes, 'minutes'],
    [squareDm, 'area'],
    [count, 'count'],
  ] as const)('%o takes whole numbers only', (brand, what) => {
    expect(brand(-12)).toBe(-12);
    expect(brand(Number.MAX_SAFE_INTEGER)).toBe(9_007_199_254_740_991);
    expect(() => brand(1.5)).toThrow(new RangeError(`${what} must be a safe whole number: 1.5`));
    expect(() => brand(Number.MAX_SAFE_INTEGER + 1)).toThrow(RangeError);
  });
});

describe('sumSafe', () => {
  it('adds, and throws rather than lose a unit', () => {
    expect(sumSafe([])).toBe(0);
    expect(sumSafe([1, 2, -5])).toBe(-2);
    expect(sumSafe(new Set([3, 4]))).toBe(7);
    expect(sumSafe([Number.MAX_SAFE_INTEGER - 1, 1])).toBe(9_007_199_254_740_991);
    expect(() => sumSafe([Number.MAX_SAFE_INTEGER, 1, -1])).toThrow(new RangeError('sum must be a safe whole number: 9007199254740992'));
    expect(() => sumSafe([0.5])).toThrow(RangeError);
  });
});

describe('printed units', () => {
  it('prints 万元 from fen', () => {
    expect(printWanYuan(1_000_000)).toBe('1.00');
    expect(printWanYuan(1_005_000)).toBe('1.01');
    expect(printWanYuan(1_004_999)).toBe('1.00');
    expect(printWanYuan(-1_005_000)).toBe('-1.01');
    expect(printWanYuan(4_999)).toBe('0.00');
    expect(printWanYuan(123_456_789, 6)).toBe('123.456789');
    expect(printWanYuan(1_500_000, 0)).toBe('2');
  });

  it('prints yuan, hours and square metres', () => {
    expect(printYuan(123_456)).toBe('1234.56');
    expect(printYuan(5)).toBe('0.05');
    expect(printHours(90)).toBe('1.5');
    expect(printHours(3)).toBe('0.1');
    expect(printHours(2)).toBe('0.0');
    expect(printHours(57)).toBe('1.0');
    expect(printSquareMetres(8005)).toBe('80.05');
  });
});
