// Numbers by digits: every notation of the ledgers, exact to the last fen, and nothing guessed.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCount, decodeDecimal, decodeFen, decodeFigureValue, decodeSquareDm } from './number.ts';

const refused = (code: string, data: object): object => ({ ok: false, refusal: { code, data } });
const taken = (value: unknown): object => ({ ok: true, value });
const SIGNED = { mayBeNegative: true };

describe('decodeDecimal', () => {
  it.each([
    ['12', 12n, 0],
    ['+12', 12n, 0],
    ['-12', -12n, 0],
    ['−12', -12n, 0],
    ['－１２', -12n, 0],
    ['(123)', -123n, 0],
    ['（¥1,234.50）', -12345n, 1],
    ['1,234.50', 12345n, 1],
    ['1,234,567', 1234567n, 0],
    ['1,2345,6789', 123456789n, 0],
    ['1234,567', 1234567n, 0],
    ['１，２３４．５', 12345n, 1],
    ['￥12', 12n, 0],
    ['¥ 12.30', 123n, 1],
    ['-¥12', -12n, 0],
    ['¥-12', -12n, 0],
    ['12元', 12n, 0],
    ['12.5 元', 125n, 1],
    ['1.2万', 12000n, 0],
    ['1.2 万元', 12000n, 0],
    ['0.00001万', 1n, 1],
    ['1.23456789亿', 123456789n, 0],
    ['3亿', 300000000n, 0],
    ['-3亿', -300000000n, 0],
    ["'12", 12n, 0],
    ['="12.30"', 123n, 1],
    ['\t12\t', 12n, 0],
    ['1\t234', 1234n, 0],
    ['.5', 5n, 1],
    ['12.', 12n, 0],
    ['1.005', 1005n, 3],
    ['100', 100n, 0],
    ['0.00', 0n, 0],
    ['-0', 0n, 0],
    ['007', 7n, 0],
    [1.005, 1005n, 3],
    [0.1 + 0.2, 3n, 1],
    [326554.13, 32655413n, 2],
    [1e21, 10n ** 21n, 0],
    [-2.5, -25n, 1],
    [0, 0n, 0],
    [5e-324, 494065645841247n, 338],
  ])('reads %j as %d / 10^%d', (cell, digits, scale) => expect(decodeDecimal(cell)).toEqual(taken({ digits, scale })));

  it.each([
    '1,5',
    '1,23',
    '0,125',
    '1,234,5',
    '1.234,5',
    ',123',
    '1,',
    '1,,234',
    '.',
    '+',
    '万',
    '¥',
    '元',
    '%',
    '--5',
    '-+5',
    '(-5)',
    '()',
    '1 234',
    '1.2.3',
    'abc',
    '12a',
    'a12',
    '12元a',
    '1.2E+05',
    '1e3',
    '0x10',
    'Infinity',
    'NaN',
    '1万亿',
    '1亿万',
    '1万2',
    '12元元',
    '10²',
    '½',
    '①',
    '12人',
    '12㎡',
    '((5))',
    '(5',
    '5)',
    '1'.repeat(401),
  ])('refuses %s', (cell) => {
    expect(decodeDecimal(cell)).toMatchObject(refused('CELL_NOT_NUMBER', { found: cell.length > 60 ? `${'1'.repeat(60)}…` : cell }));
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])('refuses the number %d', (cell) =>
    expect(decodeDecimal(cell)).toEqual(refused('CELL_NOT_NUMBER', { found: String(cell) })),
  );

  it.each(['12%', '12 %', '１２％', '-1.5%', '(3%)'])('says that %s is a percentage', (cell) =>
    expect(decodeDecimal(cell)).toEqual(refused('CELL_PERCENTAGE', { found: cell })),
  );

  it('takes blanks as nothing', () => expect(decodeDecimal(' -- ')).toEqual(taken(null)));
});

describe('decodeFen', () => {
  it.each([
    ['0', 0],
    ['999999999.99', 99_999_999_999],
    ['1000000000.00', 100_000_000_000],
    [999999999.5, 99_999_999_950],
    ['-0.00', 0],
    ['(0)', 0],
    ['1,234.56', 123456],
    ['12.3', 1230],
    ['12.300', 1230],
    ['1.2万', 1_200_000],
    ['0.000001万', 1],
    ['3亿', 30_000_000_000],
    ['1000000000', 100_000_000_000],
    [1.1, 110],
    [0.29, 29],
    [1.15, 115],
    [0.1 + 0.2, 30],
    [326554.13, 32_655_413],
    [12.30000000000001, 1230],
    [4.35 * 100, 43_500],
    ['/', null],
    [null, null],
  ])('reads %j yuan as %j fen', (cell, value) => expect(decodeFen(cell)).toEqual(taken(value)));

  it('never rounds a third decimal', () => {
    expect(decodeFen('1.005')).toEqual(refused('CELL_TOO_MANY_DECIMALS', { found: '1.005', decimals: 2 }));
    expect(decodeFen(1.005)).toEqual(refused('CELL_TOO_MANY_DECIMALS', { found: '1.005', decimals: 2 }));
    expect(decodeFen(12.3000000000001)).toEqual(refused('CELL_TOO_MANY_DECIMALS', { found: '12.3000000000001', decimals: 2 }));
    expect(decodeFen('0.0000001万')).toEqual(refused('CELL_TOO_MANY_DECIMALS', { found: '0.0000001万', decimals: 2 }));
  });

  it('refuses negatives unless the field takes them', () => {
    expect(decodeFen('-0.01')).toEqual(refused('CELL_NEGATIVE', { found: '-0.01' }));
    expect(decodeFen('(5)')).toEqual(refused('CELL_NEGATIVE', { found: '(5)' }));
    expect(decodeFen('(5.5)', SIGNED)).toEqual(taken(-550));
    expect(decodeFen('-1000000000', SIGNED)).toEqual(taken(-100_000_000_000));
  });

  it('keeps inside the safe range', () => {
    expect(decodeFen('1000000000.01')).toEqual(refused('CELL_TOO_LARGE', { found: '1000000000.01', limit: '1000000000' }));
    expect(decodeFen('-1000000000.01', SIGNED)).toMatchObject({ refusal: { code: 'CELL_TOO_LARGE' } });
    expect(decodeFen(1e21)).toEqual(refused('CELL_TOO_LARGE', { found: '1e+21', limit: '1000000000' }));
    // A number cell of few digits is read the quick way, and held to the same.
    expect(decodeFen(1_000_000_000.01)).toMatchObject({ refusal: { code: 'CELL_TOO_LARGE' } });
    expect(decodeFen(1_000_000_000)).toEqual(taken(100_000_000_000));
  });

  it('passes on what is no amount', () => {
    expect(decodeFen('12%')).toEqual(refused('CELL_PERCENTAGE', { found: '12%' }));
    expect(decodeFen('1,5')).toEqual(refused('CELL_NOT_NUMBER', { found: '1,5' }));
  });

  it('reads a number cell as its 15 significant digits say', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 2e9, noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 0, max: 4 }),
        (raw, decimals) => {
          const number = Number(raw.toFixed(decimals));
          const [digits = '', exponent = '0'] = number.toExponential(14).split('e');
          const hundredths = BigInt(digits.replace('.', '')) * 10n ** BigInt(Number(exponent) + 20);
          const unit = 10n ** 32n;
          const expected =
            hundredths % unit === 0n && hundredths / unit <= 100_000_000_000n ? taken(Number(hundredths / unit)) : { ok: false };
          expect(decodeFen(number)).toMatchObject(expected);
        },
      ),
      {
        numRuns: 500,
        examples: [
          [0, 2],
          [1.005, 3],
          [123456789012.34, 2],
          [9876543210123.45, 2],
          [0.1 + 0.2, 4],
        ],
      },
    );
  });

  it('reads back every amount in every notation', () => {
    const grouped = (whole: string): string => whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000_000_000 }), (amount) => {
        const text = String(amount).padStart(3, '0');
        const [whole, rest] = [text.slice(0, -2), text.slice(-2)];
        const plain = `${whole}.${rest}`;
        for (const form of [plain, `¥${plain}`, `${grouped(whole)}.${rest}元`, `="${plain}"`, `'${plain}`, Number(plain)]) {
          expect(decodeFen(form)).toEqual(taken(amount));
        }
        const isSafe = amount * 10_000 <= 100_000_000_000;
        expect(decodeFen(`${whole}.${rest}万`)).toMatchObject(isSafe ? taken(amount * 10_000) : { refusal: { code: 'CELL_TOO_LARGE' } });
        expect(decodeFen(`(${plain})`, SIGNED)).toEqual(taken(amount === 0 ? 0 : -amount));
      }),
      { examples: [[0]] },
    );
  });
});

describe('counts, minutes and areas', () => {
  it.each([
    ['3', 3],
    ['3.0', 3],
    ['1,234', 1234],
    ['1.2万', 12000],
    [7, 7],
    ['100000000000', 100_000_000_000],
    ['无', null],
  ])('counts %j as %j', (cell, value) => expect(decodeCount(cell)).toEqual(taken(value)));

  it('refuses other counts', () => {
    expect(decodeCount('1.5')).toEqual(refused('CELL_NOT_WHOLE', { found: '1.5' }));
    expect(decodeCount(2.0000001)).toEqual(refused('CELL_NOT_WHOLE', { found: '2.0000001' }));
    expect(decodeCount(-1)).toEqual(refused('CELL_NEGATIVE', { found: '-1' }));
    expect(decodeCount('-1.5')).toEqual(refused('CELL_NEGATIVE', { found: '-1.5' }));
    expect(decodeCount('100000000001')).toEqual(refused('CELL_TOO_LARGE', { found: '100000000001', limit: '100000000000' }));
    expect(decodeCount('12人')).toEqual(refused('CELL_NOT_NUMBER', { found: '12人' }));
  });

  it.each([
    ['80', 8000],
    ['80.5㎡', 8050],
    ['80.05 m²', 8005],
    ['80M2', 8000],
    ['1,200平方米', 120_000],
    ['80平米', 8000],
    [35.12, 3512],
  ])('reads %j m²', (cell, value) => expect(decodeSquareDm(cell)).toEqual(taken(value)));

  it('refuses other areas', () => {
    expect(decodeSquareDm('80.005')).toEqual(refused('CELL_TOO_MANY_DECIMALS', { found: '80.005', decimals: 2 }));
    expect(decodeSquareDm('-1')).toEqual(refused('CELL_NEGATIVE', { found: '-1' }));
    expect(decodeSquareDm('㎡80')).toEqual(refused('CELL_NOT_NUMBER', { found: '㎡80' }));
  });
});

describe('decodeFigureValue', () => {
  it.each([
    ['12.34', '万元', 12_340_000],
    ['-12.345678万元', '万元', -12_345_678],
    ['1,234.50 万元', '万元', 1_234_500_000],
    [12.34, '万元', 12_340_000],
    ['80.50', '平方米', 8050],
    ['80.5平方米', '平方米', 8050],
    ['80.5㎡', '平方米', 8050],
    ['12.3', '小时', 738],
    ['0.1小时', '小时', 6],
    ['0.25', '小时', 15],
    ['85.3', '%', 853],
    ['-85.3%', '%', -853],
    ['7', '家', 7],
    ['7 家', '家', 7],
    ['1.2万人次', '人次', 12000],
    ['3', 'constructor', 3],
    ['—', '万元', null],
    ['1,234.56', '元', 123_456],
    ['-1234.5元', '元', -123_450],
    ['1.23456 千元', '千元', 123_456],
    ['0.0123亿元', '亿元', 123_000_000],
    ['1.38005', '万平方米', 1_380_050],
    ['61分钟', '分钟', 61],
    ['1.2345万', '万', 12_345],
  ])('reads %j in %s as %j', (cell, unit, value) => expect(decodeFigureValue(cell, unit)).toEqual(taken(value)));

  it.each([
    ['1万', '万元', 'CELL_NOT_NUMBER', { found: '1万' }],
    ['1亿', '平方米', 'CELL_NOT_NUMBER', { found: '1亿' }],
    ['1元', '万元', 'CELL_NOT_NUMBER', { found: '1元' }],
    ['万元1', '万元', 'CELL_NOT_NUMBER', { found: '万元1' }],
    ['0.0000001', '万元', 'CELL_TOO_MANY_DECIMALS', { found: '0.0000001', decimals: 6 }],
    ['80.005', '平方米', 'CELL_TOO_MANY_DECIMALS', { found: '80.005', decimals: 2 }],
    ['0.01', '小时', 'CELL_TOO_MANY_DECIMALS', { found: '0.01', decimals: 1 }],
    ['85.35', '%', 'CELL_TOO_MANY_DECIMALS', { found: '85.35', decimals: 1 }],
    ['0.005', '元', 'CELL_TOO_MANY_DECIMALS', { found: '0.005', decimals: 2 }],
    ['1万', '元', 'CELL_NOT_NUMBER', { found: '1万' }],
    ['1.5', '家', 'CELL_NOT_WHOLE', { found: '1.5' }],
    ['-1', '家', 'CELL_NEGATIVE', { found: '-1' }],
    ['-1', '小时', 'CELL_NEGATIVE', { found: '-1' }],
    ['-1', '平方米', 'CELL_NEGATIVE', { found: '-1' }],
    ['5%', '家', 'CELL_PERCENTAGE', { found: '5%' }],
    ['100000000.000001', '万元', 'CELL_TOO_LARGE', { found: '100000000.000001', limit: '100000000' }],
  ])('refuses %j in %s with %s', (cell, unit, code, data) => expect(decodeFigureValue(cell, unit)).toEqual(refused(code, data)));
});
