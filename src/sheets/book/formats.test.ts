// What number format codes mean to a cell that is filled, and which cells are locked.
import { describe, expect, it } from 'vitest';
import { openOdd } from '../../../test/helpers/odd-workbooks.ts';
import { formatOf } from './formats.ts';
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

  it('knows the codes that files name by number', () => {
    expect([0, 10, 14, 49, 57, 163].map(getBuiltInCode)).toEqual(['General', '0.00%', 'mm-dd-yy', '@', 'yyyy"年"m"月"', 'General']);
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
