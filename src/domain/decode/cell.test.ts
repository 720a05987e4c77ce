// Blank words, wrappings, digits of numbers, and how a refusal quotes a cell.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  formatFound,
  toHalfWidth,
  isBlank,
  formatPlainDigits,
  toPlainText,
  refuseCell,
  toShortText,
  unwrapText,
  removeInvisible,
} from './cell.ts';

describe('isBlank', () => {
  it.each([
    null,
    '',
    '-',
    '--',
    '—',
    '/',
    'N/A',
    'n/a',
    '无',
    ' ',
    '\u3000',
    ' \t\n',
    ' — ',
    '－',
    '－－',
    '／',
    'Ｎ／Ａ',
    '\uFEFF',
    '\u200B-',
    '=""',
    "'",
    "'-",
  ])('takes %j as nothing', (cell) => expect(isBlank(cell)).toBe(true));

  it.each([0, -1, Number.NaN, '0', '---', '无锡', 'NA', '.', '="0"', '//'])('takes %j as something', (cell) =>
    expect(isBlank(cell)).toBe(false),
  );
});

describe('formatPlainDigits', () => {
  it.each([
    [0, '0'],
    [-0, '0'],
    [5, '5'],
    [100, '100'],
    [1.005, '1.005'],
    [0.1 + 0.2, '0.3'],
    [326554.13, '326554.13'],
    [-12.5, '-12.5'],
    [0.000001234, '0.000001234'],
    [0.05, '0.05'],
    [1e21, '1000000000000000000000'],
    [123456789012345, '123456789012345'],
    [1234567890123456, '1234567890123460'],
    [9.1e17, '910000000000000000'],
    [99999999999999.99, '100000000000000'],
  ])('prints %d as %s', (number, text) => expect(formatPlainDigits(number)).toBe(text));

  it('agrees with the number itself wherever 15 digits hold it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -999_999_999_999, max: 999_999_999_999 }), fc.integer({ min: 0, max: 3 }), (whole, decimals) => {
        expect(Number(formatPlainDigits(Number(`${whole}e-${decimals}`)))).toBe(Number(`${whole}e-${decimals}`) + 0);
      }),
    );
  });
});

describe('texts', () => {
  it('halves full-width forms and nothing else', () => {
    expect(toHalfWidth('１２，５％（Ａ－ｚ）～！\u3000￥①²㎡')).toBe('12,5%(A-z)~! ¥①²㎡');
    expect(toHalfWidth('\uFF00\uFF5F')).toBe('\uFF00\uFF5F');
  });

  it('takes wrappings off', () => {
    expect(unwrapText(' \uFEFF="00123" ')).toBe('00123');
    expect(unwrapText("'00123")).toBe('00123');
    expect(unwrapText('="\'1"')).toBe('1');
    expect(unwrapText("''1")).toBe("'1");
    expect(unwrapText('="1')).toBe('="1');
    expect(unwrapText('x="1"')).toBe('x="1"');
    expect(unwrapText('="1"x')).toBe('="1"x');
    expect(unwrapText('="a\nb"')).toBe('a\nb');
    expect(unwrapText('a\tb\u0000\u0008\u000E\u001F\u007F\u0085c')).toBe('a\tbc');
    expect(unwrapText("' 7")).toBe('7');
  });

  it('removes what cannot be seen', () => {
    expect(removeInvisible('a\u200B\uFEFF\u2060\u00ADb\r\n\tc d')).toBe('abc d');
  });

  it('gives numbers and texts in one plain form', () => {
    expect(toPlainText(null)).toBe('');
    expect(toPlainText(1e3)).toBe('1000');
    expect(toPlainText('\t＝"１２"')).toBe('12');
    expect(toShortText('1'.repeat(400))).toBe('1'.repeat(400));
    expect(toShortText('1'.repeat(401))).toBe('');
  });
});

describe('refuseCell', () => {
  it('quotes the cell and adds the facts', () => {
    expect(refuseCell('CELL_TOO_LONG', 'abc', { limit: 2 })).toEqual({
      ok: false,
      refusal: { code: 'CELL_TOO_LONG', data: { found: 'abc', limit: 2 } },
    });
    expect(refuseCell('CELL_NOT_DAY', 12.5)).toEqual({ ok: false, refusal: { code: 'CELL_NOT_DAY', data: { found: '12.5' } } });
    expect(formatFound(null)).toBe('');
    expect(formatFound(9.1e21)).toBe('9.1e+21');
  });

  it('cuts a long quotation at 60 whole characters', () => {
    expect(formatFound('x'.repeat(60))).toBe('x'.repeat(60));
    expect(formatFound('x'.repeat(61))).toBe(`${'x'.repeat(60)}…`);
    expect(formatFound('😀'.repeat(60))).toBe('😀'.repeat(60));
    expect(formatFound('😀'.repeat(61))).toBe(`${'😀'.repeat(60)}…`);
    expect(formatFound('x'.repeat(100_000))).toBe(`${'x'.repeat(60)}…`);
  });
});
