// 统一社会信用代码: shape, forbidden letters, Excel's damage, and the check digit of GB 32100-2015.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeUscc, isUsccCheckDigitValid, type Uscc } from './uscc.ts';

const refused = (code: string, data: object): object => ({ ok: false, refusal: { code, data } });
const taken = (value: unknown): object => ({ ok: true, value });

function uscc(text: string): Uscc {
  const result = decodeUscc(text);
  if (!result.ok || result.value === null) throw new Error(`no code: ${text}`);
  return result.value;
}

describe('decodeUscc', () => {
  it.each([
    ['91350100M000100Y43', '91350100M000100Y43'],
    [' 91350100m000100y43\t', '91350100M000100Y43'],
    ['９１３５０１００Ｍ０００１００Ｙ４３', '91350100M000100Y43'],
    ['9135 0100 M000 100Y 43', '91350100M000100Y43'],
    ["'91350100M000100Y43", '91350100M000100Y43'],
    ['="91350100M000100Y43"', '91350100M000100Y43'],
    ['913501000000000000', '913501000000000000'],
    ['', null],
    [null, null],
  ])('reads %j as %j', (cell, code) => expect(decodeUscc(cell)).toEqual(taken(code)));

  it('names forbidden letters, each once', () => {
    expect(decodeUscc('91350100MOOO1OOY43')).toEqual(refused('USCC_LETTER', { found: '91350100MOOO1OOY43', letters: ['O'] }));
    expect(decodeUscc('ioSVz100M000100Y43')).toEqual(
      refused('USCC_LETTER', { found: 'ioSVz100M000100Y43', letters: ['I', 'O', 'S', 'V', 'Z'] }),
    );
  });

  it('refuses another shape', () => {
    expect(decodeUscc('91350100M000100Y4')).toEqual(refused('USCC_SHAPE', { found: '91350100M000100Y4', length: 17, expected: 18 }));
    expect(decodeUscc('91350100M000100Y431')).toEqual(refused('USCC_SHAPE', { found: '91350100M000100Y431', length: 19, expected: 18 }));
    expect(decodeUscc('91350100M-00100Y43')).toEqual(refused('USCC_SHAPE', { found: '91350100M-00100Y43', length: 18, expected: 18 }));
    expect(decodeUscc('晨光传媒')).toEqual(refused('USCC_SHAPE', { found: '晨光传媒', length: 4, expected: 18 }));
    expect(decodeUscc(12345)).toEqual(refused('USCC_SHAPE', { found: '12345', length: 5, expected: 18 }));
  });

  it('names what Excel did', () => {
    expect(decodeUscc('9.1E+17')).toEqual(refused('CELL_IDENTIFIER_EXPONENT', { found: '9.1E+17' }));
    expect(decodeUscc(913501000000000000)).toEqual(refused('CELL_IDENTIFIER_EXPONENT', { found: '913501000000000000' }));
  });
});

describe('isUsccCheckDigitValid', () => {
  // Printed in GB 32100-2015 and on public business licences.
  it.each(['91350100M000100Y43', '9144030071526726XG', '914403001922038216', '91110000802100433B'])('holds for %s', (code) =>
    expect(isUsccCheckDigitValid(uscc(code))).toBe(true),
  );

  it.each(['91350100M000100Y44', '91350100M000100Y34', '9144030071526726GX'])('fails for %s', (code) =>
    expect(isUsccCheckDigitValid(uscc(code))).toBe(false),
  );

  it('agrees with the sum over all 18 characters, which is a multiple of 31', () => {
    const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
    const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 18, maxLength: 18 }), (values) => {
        const sum = weights.reduce((total, weight, index) => total + weight * (values[index] ?? 0), values[17] ?? 0);
        expect(isUsccCheckDigitValid(uscc(values.map((value) => alphabet[value]).join('')))).toBe(sum % 31 === 0);
      }),
    );
  });
});
