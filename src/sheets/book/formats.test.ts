// What number format codes mean to a cell that is filled, and which cells are locked.
import { describe, expect, it } from 'vitest';
import { openOdd } from '../../../test/helpers/odd-workbooks.ts';
import { formatOf } from './sheet-view.ts';
import { getBuiltInCode, isDateCode, isPercentCode, isTextCode } from './number-format.ts';

describe('number format codes', () => {
  it.each<[string, boolean, boolean]>([
    ['General', false, false],
    ['0.0%', false, true],
    ['0.0"%"', false, false],
    ['0.0\\%', false, false],
    ['0.00_%', false, false],
    ['[Red]0%;[Blue]-0%', false, true],
    ['yyyy"年"m"月"', true, false],
    ['[$-804]yyyy"年"m"月"d"日";@', true, false],
    ['[DBNum1][$-804]aaaa', true, false],
    ['[h]:mm', true, false],
    ['[Red]0.00', false, false],
    ['0.00E+00', false, false],
    ['0"days"', false, false],
    ['0" m"\\h', false, false],
    ['#,##0.00_);[Red]\\(#,##0.00\\)', false, false],
    ['G/通用格式"元"', false, false],
    ['General"天"', false, false],
    ['0;yyyy', false, false],
    [';;;', false, false],
  ])('%s', (code, isDate, isPercent) => {
    expect([isDateCode(code), isPercentCode(code)]).toEqual([isDate, isPercent]);
  });

  it('knows text only by a code of its own', () => {
    expect(['@', ' @ ', '@" 元"', '0;@'].map(isTextCode)).toEqual([true, true, false, false]);
  });

  // ECMA-376 part 1, 18.8.30: for all languages, and for zh-cn.
  it.each([
    [0, ['General', '0', '0.00', '#,##0', '#,##0.00']],
    [9, ['0%', '0.00%', '0.00E+00', '# ?/?', '# ??/??', 'mm-dd-yy', 'd-mmm-yy', 'd-mmm', 'mmm-yy']],
    [18, ['h:mm AM/PM', 'h:mm:ss AM/PM', 'h:mm', 'h:mm:ss', 'm/d/yy h:mm', 'General']],
    [27, ['yyyy"年"m"月"', 'm"月"d"日"', 'm"月"d"日"', 'm-d-yy', 'yyyy"年"m"月"d"日"', 'h"时"mm"分"', 'h"时"mm"分"ss"秒"']],
    [34, ['上午/下午h"时"mm"分"', '上午/下午h"时"mm"分"ss"秒"', 'yyyy"年"m"月"']],
    [37, ['#,##0;\\-#,##0', '#,##0;[Red]\\-#,##0', '#,##0.00;\\-#,##0.00', '#,##0.00;[Red]\\-#,##0.00']],
    [45, ['mm:ss', '[h]:mm:ss', 'mm:ss.0', '##0.0E+0', '@', 'yyyy"年"m"月"', 'm"月"d"日"', 'yyyy"年"m"月"', 'm"月"d"日"', 'm"月"d"日"']],
    [55, ['上午/下午h"时"mm"分"', '上午/下午h"时"mm"分"ss"秒"', 'yyyy"年"m"月"', 'm"月"d"日"', 'General']],
    [163, ['General', 'General']],
  ])('knows the codes that files name by number, from %i on', (first, codes) => {
    expect(codes.map((_, index) => getBuiltInCode(first + index))).toEqual(codes);
  });

  it('knows money and accounts by number, each with its minus and its nothing', () => {
    const money = [5, 6, 7, 8, 41, 42, 43, 44].map(getBuiltInCode);
    expect(money.map((code) => [code.includes('¥'), code.includes('[Red]'), code.includes('0.00'), code.split(';').length])).toEqual([
      [true, false, false, 2],
      [true, true, false, 2],
      [true, false, true, 2],
      [true, true, true, 2],
      [false, false, false, 4],
      [true, false, false, 4],
      [false, false, true, 4],
      [true, false, true, 4],
    ]);
  });
});

describe('the protection of a cell', () => {
  it.each<readonly [attributes: string, own: string, named: string, isLocked: boolean]>([
    ['', '', '', true],
    ['', '<protection locked="0"/>', '', false],
    ['', '<protection locked="false"/>', '', false],
    ['', '<protection locked="off"/>', '', false],
    ['', '<protection locked="1"/>', '<protection locked="0"/>', true],
    ['', '<protection hidden="1"/>', '<protection locked="0"/>', true],
    ['', '', '<protection locked="0"/>', false],
    [' applyProtection="0"', '', '<protection locked="0"/>', false],
    [' applyProtection="1"', '', '<protection locked="0"/>', true],
    [' applyProtection="true"', '', '<protection locked="0"/>', true],
    [' applyProtection="1"', '<protection locked="0"/>', '', false],
  ])('%s %s over %s', async (attributes, own, named, isLocked) => {
    const styles = `<cellStyleXfs><xf/><xf>${named}</xf></cellStyleXfs><cellXfs><xf/><xf xfId="1"${attributes}>${own}</xf></cellXfs>`;
    const book = await openOdd({ styles });
    expect([formatOf(book, 0).isLocked, formatOf(book, 1).isLocked]).toEqual([true, isLocked]);
  });
});

describe('formatOf', () => {
  it('reads formats by their number, of any prefix and namespace', async () => {
    const styles = [
      '<{p}numFmts><{p}numFmt numFmtId="164" formatCode="0.0%"/></{p}numFmts>',
      '<{p}cellStyleXfs><{p}xf numFmtId="0"/><{p}xf numFmtId="0"><{p}protection locked="0"/></{p}xf></{p}cellStyleXfs>',
      '<{p}cellXfs><{p}xf numFmtId="0" xfId="0"/><{p}xf numFmtId="164" xfId="0"><{p}protection locked="false"/></{p}xf>',
      '<{p}xf numFmtId="49" xfId="1"/><{p}xf numFmtId="31" xfId="1" applyProtection="1"/>',
      '<{p}xf numFmtId="0" xfId="1"><{p}protection hidden="1"/></{p}xf></{p}cellXfs>',
    ].join('');
    for (const odd of [{ styles }, { styles, prefix: 'x:', isStrict: true }]) {
      const book = await openOdd(odd);
      const told = [0, 1, 2, 3, 4, 99].map((style) => formatOf(book, style));
      expect(told.map((format) => format.code)).toEqual(['General', '0.0%', '@', 'yyyy"年"m"月"d"日"', 'General', 'General']);
      expect(told.map((format) => format.isLocked)).toEqual([true, false, false, true, true, true]);
      expect([told[1]?.isPercent, told[2]?.isText, told[3]?.isDate]).toEqual([true, true, true]);
    }
    expect(formatOf(await openOdd({}), 3)).toEqual({ code: 'General', isDate: false, isPercent: false, isText: false, isLocked: true });
  });
});
