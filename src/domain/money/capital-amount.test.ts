// Amounts in capitals: examples as banks write them, and every amount read back.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCapitalAmount } from './capital-amount.ts';

describe('formatCapitalAmount', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [5, '伍分'],
    [10, '壹角整'],
    [50, '伍角整'],
    [55, '伍角伍分'],
    [100, '壹元整'],
    [101, '壹元零壹分'],
    [140_950, '壹仟肆佰零玖元伍角整'],
    [600_714, '陆仟零柒元壹角肆分'],
    [168_032, '壹仟陆佰捌拾元叁角贰分'],
    [1_640_902, '壹万陆仟肆佰零玖元零贰分'],
    [32_504, '叁佰贰拾伍元零肆分'],
    [10_700_053, '壹拾万柒仟元伍角叁分'],
    [1_000_000, '壹万元整'],
    [100_000_000, '壹佰万元整'],
    [100_100_000, '壹佰万壹仟元整'],
    [100_010_000, '壹佰万零壹佰元整'],
    [10_000_000_000, '壹亿元整'],
    [10_000_000_100, '壹亿零壹元整'],
    [10_005_000_000, '壹亿零伍万元整'],
    [123_456_789_012, '壹拾贰亿叁仟肆佰伍拾陆万柒仟捌佰玖拾元壹角贰分'],
    [-12_300, '负壹佰贰拾叁元整'],
  ])('%d fen is %s', (fen, text) => expect(formatCapitalAmount(fen)).toBe(text));

  it('refuses what is no amount', () => {
    expect(() => formatCapitalAmount(1.5)).toThrow(RangeError);
    expect(() => formatCapitalAmount(NaN)).toThrow(RangeError);
  });

  /** Reads capitals back, digit by digit: a number, its places, then its groups. */
  function readBack(text: string): number {
    const sign = text.startsWith('负') ? -1 : 1;
    let [total, group, number, fen] = [0, 0, 0, 0];
    for (const letter of text) {
      const found = '零壹贰叁肆伍陆柒捌玖'.indexOf(letter);
      const place = '拾佰仟'.indexOf(letter);
      if (found >= 0) number = found;
      if (place >= 0) {
        group += number * 10 ** (place + 1);
        number = 0;
      }
      if (letter === '万') [total, group, number] = [total + (group + number) * 10_000, 0, 0];
      if (letter === '亿') [total, group, number] = [(total + group + number) * 100_000_000, 0, 0];
      if (letter === '元') [total, group, number] = [total + group + number, 0, 0];
      if (letter === '角') [fen, number] = [fen + number * 10, 0];
      if (letter === '分') [fen, number] = [fen + number, 0];
    }
    return sign * (total * 100 + fen);
  }

  it('reads back as what it was', () => {
    const amount = fc.oneof(fc.integer({ min: -100_000, max: 100_000 }), fc.integer({ min: 0, max: 900_000_000_000_000 }));
    fc.assert(
      fc.property(amount, (fen) => {
        expect(readBack(formatCapitalAmount(fen)) - fen).toBe(0);
      }),
    );
    // Places that are 0 in the middle: every way to set the digits to 0 or 1.
    fc.assert(
      fc.property(fc.array(fc.constantFrom(0, 1, 9), { minLength: 1, maxLength: 15 }), (digits) => {
        const fen = Number(digits.join(''));
        expect(readBack(formatCapitalAmount(fen))).toBe(fen);
        expect(formatCapitalAmount(fen)).not.toMatch(/零零|零[万亿拾佰仟角分]/);
      }),
    );
  });
});
