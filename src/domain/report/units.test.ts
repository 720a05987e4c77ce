// Units: what is printed in each, and that no unit prints, keeps and reads another amount.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeFigureValue } from '../decode/number.ts';
import { UNIT_NAMES, formatExactDigits, computeHalfPrinted, isUnknownSize, printInUnit, getUnitFact } from './units.ts';

describe('printInUnit', () => {
  it.each([
    ['万元', 15_505_040_726, '15505.04'],
    ['万元', 5000, '0.01'],
    ['万元', 4999, '0.00'],
    ['万元', -4999, '0.00'],
    ['万元', -5000, '-0.01'],
    ['元', 123, '1.23'],
    ['平方米', 417_175, '4171.75'],
    ['小时', 204_373, '3406.2'],
    ['小时', 3, '0.1'],
    ['家', 12, '12'],
    ['亿元', 123_456_789_012, '12.3457'],
    ['%', 853, '85.3'],
    ['', 1_000_000, '1000000'],
  ])('%s %i is %s', (unit, raw, text) => {
    expect(printInUnit(unit, raw)).toBe(text);
  });
});

describe('every unit', () => {
  const units = fc.constantFrom(...UNIT_NAMES.filter((unit) => unit !== '小时'), '家', '人次');

  it('keeps a number exactly, and reads back what it keeps', () => {
    fc.assert(
      fc.property(units, fc.integer({ min: 0, max: 10 ** 14 }), (unit, raw) => {
        expect(decodeFigureValue(formatExactDigits(unit, raw), unit)).toEqual({ ok: true, value: raw });
      }),
    );
  });

  it('prints what it keeps, rounded at its last decimal and nowhere else', () => {
    fc.assert(
      fc.property(fc.constantFrom(...UNIT_NAMES, '家'), fc.integer({ min: -(10 ** 12), max: 10 ** 12 }), (unit, raw) => {
        const { decimals } = getUnitFact(unit);
        const apart = Math.abs(Number(printInUnit(unit, raw)) - Number(formatExactDigits(unit, raw)));
        expect(apart).toBeLessThanOrEqual(0.5 * 10 ** -decimals + 10 ** -4 * 10 ** -decimals);
      }),
    );
  });

  it.each([
    ['万元', 5000],
    ['亿元', 500_000],
    ['小时', 3],
    ['元', 0],
    ['平方米', 0],
    ['家', 0],
  ])('%s is printed to within %i of what is kept', (unit, half) => expect(computeHalfPrinted(unit)).toBe(half));

  it('is kept in sixtieths where it is an hour', () => {
    expect(formatExactDigits('小时', 66)).toBe('1.1');
    expect(formatExactDigits('小时', 61)).toBe(String(61 / 60));
  });
});

it('knows a size that it has not from the name of what is counted', () => {
  expect(['百万元', '美元', '亩', '万人次', '千元/人', '分'].map(isUnknownSize)).toEqual([true, true, true, true, true, true]);
  expect([...UNIT_NAMES, '家', '人次', '场', '单', '个', '间', '件', ''].filter(isUnknownSize)).toEqual([]);
});
