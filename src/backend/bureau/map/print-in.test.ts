// Figures in other units, by digits: examples worked out on paper, and properties against whole-number arithmetic of another kind.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { printInUnit } from '../../../domain/report/units.ts';
import { canUseUnit, hundredthOf, formatNumberDigits, printFigure } from './print-in.ts';

describe('a figure in the unit of its entry', () => {
  it.each([
    [34_249_790_623, '万元', undefined, '34249.79'],
    [34_249_790_623, '亿元', undefined, '3.4250'],
    [34_249_790_623, '千元', 0, '342498'],
    [34_249_790_623, '元', undefined, '342497906.23'],
    [27_289_338_827, '亿元', 4, '2.7289'],
    [228_590_524_147, '亿元', 2, '22.86'],
    [1_380_050, '平方米', undefined, '13800.50'],
    [1_380_050, '万平方米', undefined, '1.3801'],
    [406_433, '小时', undefined, '6773.9'],
    [406_433, '分钟', undefined, '406433'],
    [99_477_964, '人次', undefined, '99477964'],
    [99_477_964, '万', undefined, '9947.80'],
    [-500_000, '万元', 0, '-1'],
    [-4_999, '万元', 2, '0.00'],
    [5_000, '万元', 2, '0.01'],
  ])('%d in %s with %s decimals is %s', (raw, unit, decimals, text) => {
    expect(printInUnit(unit, raw, decimals)).toBe(text);
  });

  it('is rounded from the exact value, not from its text', () => {
    // 0.0149 万元 prints 0.01; in 元 it is 149.00.
    expect(printFigure({ raw: 14_900, text: '0.01' }, '万元', { unit: '元' })).toBe('149.00');
  });

  it('entered by its text alone is turned by its digits', () => {
    expect(printFigure({ raw: null, text: '34249.79' }, '万元', { unit: '亿元' })).toBe('3.4250');
    expect(printFigure({ raw: null, text: '-12.5' }, '小时', { unit: '分钟' })).toBe('-750');
    expect(printFigure({ raw: null, text: '12.3' }, '%', {})).toBe('12.3');
  });

  it('takes only units of its kind', () => {
    expect(canUseUnit('万元', '亿元')).toBe(true);
    expect(canUseUnit('万元', '平方米')).toBe(false);
    expect(canUseUnit('家', '万')).toBe(true);
    expect(canUseUnit('家', '家')).toBe(true);
    expect(canUseUnit('家', '个')).toBe(false);
    expect(canUseUnit('%', '万')).toBe(false);
    expect(canUseUnit('小时', '天')).toBe(false);
  });
});

describe('digits for a cell', () => {
  it.each([
    ['12.3', '0.123'],
    ['100.0', '1'],
    ['-8.6', '-0.086'],
    ['0.0', '0'],
    ['0.05', '0.0005'],
    ['240', '2.4'],
  ])('%s per cent is %s', (text, digits) => {
    expect(hundredthOf(text)).toBe(digits);
  });

  it.each([
    ['12.30', '12.3'],
    ['100', '100'],
    ['100.00', '100'],
    ['-0.00', '0'],
    ['0.010', '0.01'],
  ])('%s is written %s', (text, digits) => {
    expect(formatNumberDigits(text)).toBe(digits);
  });

  it('lose nothing: hundred hundredths are the number', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }), fc.integer({ min: 0, max: 4 }), (whole, decimals) => {
        const size = (whole < 0n ? -whole : whole).toString().padStart(decimals + 1, '0');
        const text = `${whole < 0n ? '-' : ''}${size.slice(0, size.length - decimals)}${decimals === 0 ? '' : `.${size.slice(size.length - decimals)}`}`;
        const [head = '', tail = ''] = hundredthOf(text).split('.');
        const back = BigInt(head.replace('-', '') + tail.padEnd(decimals + 2, '0'));
        expect(head.startsWith('-') ? -back : back).toBe(whole);
      }),
    );
  });

  it('of another unit are never farther than half of the last digit', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), fc.constantFrom('千元', '万元', '亿元'), (raw, unit) => {
        const size = { 千元: 10n ** 5n, 万元: 10n ** 6n, 亿元: 10n ** 10n }[unit] ?? 1n;
        const printed = BigInt(printInUnit(unit, raw, 3).replace('.', ''));
        const difference = printed * size - raw * 1000n;
        expect(2n * (difference < 0n ? -difference : difference) <= size).toBe(true);
      }),
    );
  });
});
