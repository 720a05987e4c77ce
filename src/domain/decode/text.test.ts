// Headers, texts, identifiers, words and yes or no.
import { describe, expect, it } from 'vitest';
import { BASE_KINDS, STUDIO_KINDS } from '../base/catalogue.ts';
import { decodeChoice, decodeIdentifier, decodeText, decodeYesNo, normaliseHeader } from './text.ts';

const refused = (code: string, data: object): object => ({ ok: false, refusal: { code, data } });
const taken = (value: unknown): object => ({ ok: true, value });

describe('normaliseHeader', () => {
  it('makes one form of every way to write a header', () => {
    const forms = [
      '面积(㎡)',
      '面积（㎡）',
      '面积（m²）',
      '面积(m2)',
      ' 面积 （㎡）\u3000',
      '\uFEFF面积(㎡)',
      '面\u200B积\r\n(㎡)',
      '面积\t(㎡)',
    ];
    expect(new Set(forms.map(normaliseHeader))).toEqual(new Set(['面积(m2)']));
    expect(normaliseHeader('直播 时长（分钟）')).toBe('直播时长(分钟)');
    expect(normaliseHeader('场次ＩＤ')).toBe('场次ID');
    expect(normaliseHeader('__proto__')).toBe('__proto__');
  });
});

describe('decodeText', () => {
  it.each([
    ['  晨光（深圳）传媒\u3000', '晨光（深圳）传媒'],
    ['a\r\n  b', 'a b'],
    ['a  \t  b', 'a b'],
    ['a  b', 'a  b'],
    ['a\u2028b', 'a b'],
    ['a\u200Bb\u0000', 'ab'],
    ['\u200B a', 'a'],
    ['=1+1', '=1+1'],
    [13800138000, '13800138000'],
    [1e20, '100000000000000000000'],
    [0.5, '0.5'],
    ['—', null],
    [null, null],
  ])('reads %j as %j', (cell, text) => expect(decodeText(cell, { maxLength: 30 })).toEqual(taken(text)));

  it('refuses what is too long, counted in characters', () => {
    expect(decodeText('😀😀😀', { maxLength: 3 })).toEqual(taken('😀😀😀'));
    expect(decodeText('😀😀😀a', { maxLength: 3 })).toEqual(refused('CELL_TOO_LONG', { found: '😀😀😀a', limit: 3, length: 4 }));
    expect(decodeText(12345, { maxLength: 4 })).toEqual(refused('CELL_TOO_LONG', { found: '12345', limit: 4, length: 5 }));
  });
});

describe('decodeIdentifier', () => {
  it.each([
    [' A－１０１ ', 'A-101'],
    ["'00123", '00123'],
    ['="00123"', '00123'],
    ['\tdy\t1\t', 'dy1'],
    ['1E5', '1E5'],
    ['9E17', '9E17'],
    ['A9.1E+17', 'A9.1E+17'],
    ['9.1E+17A', '9.1E+17A'],
    [123456, '123456'],
    [999_999_999_999_999, '999999999999999'],
    [1.5, '1.5'],
    ['合同〔2025〕①', '合同〔2025〕①'],
    ['无', null],
    [null, null],
  ])('reads %j as %j', (cell, text) => expect(decodeIdentifier(cell)).toEqual(taken(text)));

  it.each(['9.1E+17', '9E+17', '9.1e17', '９.１Ｅ＋１７', "'9.14403E+17", '12.5E+3'])('refuses %s, which Excel shortened', (cell) =>
    expect(decodeIdentifier(cell)).toEqual(refused('CELL_IDENTIFIER_EXPONENT', { found: cell })),
  );

  it.each([1e15, -1e15, 9.1e17, Number.POSITIVE_INFINITY, Number.NaN])('refuses the number %d', (cell) =>
    expect(decodeIdentifier(cell)).toEqual(refused('CELL_IDENTIFIER_EXPONENT', { found: String(cell) })),
  );
});

describe('decodeChoice', () => {
  it('matches brackets of either width, spaces and invisible marks aside', () => {
    expect(decodeChoice('直播电商基地(专业服务类)', BASE_KINDS)).toEqual(taken('直播电商基地（专业服务类）'));
    expect(decodeChoice(' 直播电商基地（商品交易类）\u200B', BASE_KINDS)).toEqual(taken('直播电商基地（商品交易类）'));
    expect(decodeChoice("'专 属", STUDIO_KINDS)).toEqual(taken('专属'));
    expect(decodeChoice(1, ['1'])).toEqual(taken('1'));
    expect(decodeChoice('', STUDIO_KINDS)).toEqual(taken(null));
  });

  it('names the words where none fits', () => {
    expect(decodeChoice('共用', STUDIO_KINDS)).toEqual(refused('CELL_UNKNOWN_WORD', { found: '共用', allowed: ['公共', '专属'] }));
    expect(decodeChoice('公', STUDIO_KINDS)).toEqual(refused('CELL_UNKNOWN_WORD', { found: '公', allowed: ['公共', '专属'] }));
    expect(decodeChoice('__proto__', STUDIO_KINDS).ok).toBe(false);
  });
});

describe('decodeYesNo', () => {
  it.each([
    ['是', true],
    [' 否 ', false],
    ['TRUE', true],
    ['false', false],
    ['', null],
    [null, null],
  ])('reads %j as %j', (cell, value) => expect(decodeYesNo(cell)).toEqual(taken(value)));

  it.each(['对', '是的', 'Y'])('refuses %s', (cell) => expect(decodeYesNo(cell)).toEqual(refused('YES_NO', { found: cell })));
  it('refuses numbers', () => expect(decodeYesNo(1)).toEqual(refused('YES_NO', { found: '1' })));
});
