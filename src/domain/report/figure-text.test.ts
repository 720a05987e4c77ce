// What is printed from base units, and percentages without ∞, NaN or a minus before zero.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printExact, printGrowth, printPercent, reprintPercent, parseTenthsOfPercent } from './specs.ts';

describe('printExact', () => {
  it.each([
    ['万元', 123, '1.23 元'],
    ['元', 5, '0.05 元'],
    ['平方米', 50, '0.50 平方米'],
    ['小时', 61, '61 分钟'],
    ['亿元', 123, '1.23 元'],
    ['%', 853, '85.3%'],
    ['家', 3, '3'],
  ])('%s %i is %s', (unit, raw, text) => {
    expect(printExact(unit, raw)).toBe(text);
  });
});

describe('percentages', () => {
  it('print with one decimal, half away from zero', () => {
    expect(printPercent(417_175, 960_000)).toBe('43.5');
    expect(printPercent(1, 2000)).toBe('0.1');
    expect(printPercent(0, 7)).toBe('0.0');
    expect(printPercent(5, 0)).toBeNull();
    expect(printPercent(5, -1)).toBeNull();
    expect(printGrowth(1714, 1878)).toBe('-8.7');
    expect(printGrowth(0, 5)).toBe('-100.0');
    expect(printGrowth(9999, 10_000)).toBe('0.0');
    expect(printGrowth(5, 0)).toBeNull();
    expect(printGrowth(5, -2)).toBeNull();
  });

  it('are digits and one decimal for any two numbers, or none', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), fc.maxSafeInteger(), (value, base) => {
        const growth = printGrowth(value, base);
        if (base <= 0) expect(growth).toBeNull();
        else expect(growth).toMatch(/^(?!-0\.0$)-?\d+\.\d$/);
      }),
    );
  });

  it('typed ones are printed again, other words stay', () => {
    expect(reprintPercent('57.65')).toBe('57.7');
    expect(reprintPercent(' 57 % ')).toBe('57.0');
    expect(reprintPercent('-3.25%')).toBe('-3.3');
    expect(reprintPercent('—')).toBe('—');
    expect(reprintPercent('约57')).toBe('约57');
    expect(reprintPercent('57x')).toBe('57x');
  });

  it('read back in tenths', () => {
    expect(parseTenthsOfPercent('43.5')).toBe(435);
    expect(parseTenthsOfPercent('-0.5')).toBe(-5);
    expect(parseTenthsOfPercent('—')).toBeNull();
    expect(parseTenthsOfPercent('43.55')).toBeNull();
    expect(parseTenthsOfPercent('x43.5')).toBeNull();
  });
});
