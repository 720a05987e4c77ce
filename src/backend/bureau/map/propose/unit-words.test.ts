// Units as forms write them: what each is, what no map can say, and texts that are no unit.
import { describe, expect, it } from 'vitest';
import { canSpeakOfUnit, readFormatUnits, readUnits, resolveScale } from './unit-words.ts';

/** `kind unit` of each unit in a text; `—` for one that no map can say. */
function said(text: string): readonly string[] {
  return readUnits(text).map(({ kind, unit, counted }) => [kind, unit ?? '—', counted].filter((word) => word !== '').join(' '));
}

describe('a unit', () => {
  it.each<readonly [text: string, ...units: string[]]>([
    ['元', 'money 元'],
    ['人民币万元', 'money 万元'],
    ['RMB元', 'money 元'],
    ['亿元', 'money 亿元'],
    ['百万元', 'money —'],
    ['十亿元', 'money —'],
    ['m2', 'area 平方米'],
    ['㎡', 'area 平方米'],
    ['平米', 'area 平方米'],
    ['万平米', 'area 万平方米'],
    ['亩', 'area —'],
    ['公顷', 'area —'],
    ['h', 'time 小时'],
    ['天', 'time —'],
    ['秒', 'time —'],
    ['万小时', 'time —'],
    ['百分比', 'percent %'],
    ['百分点', 'percent %'],
    ['±%', 'percent %'],
    ['‰', 'percent —'],
    ['万', 'count 万'],
    ['千', 'count —'],
    ['亿', 'count —'],
    ['家', 'count 家'],
    ['万人次', 'count 万 人次'],
    ['千人', 'count — 人'],
    ['单位：万元', 'money 万元'],
    ['计量单位:家、人', 'count 家', 'count 人'],
    ['金额单位：元/㎡', 'money 元', 'area 平方米'],
    ['万元、家，%', 'money 万元', 'count 家', 'percent %'],
    ['百万', 'count —'],
    ['千万', 'count —'],
    ...[...'家个户间人名位次场单笔件条宗项', '人次', '场次'].map((word): readonly [string, string] => [word, `count ${word}`]),
    // One that is none, and nothing is a unit.
    ['万元、企业'],
    ['企业、万元'],
    ['名称'],
    [''],
    ['单位：'],
  ])('%s', (text, ...units) => {
    expect(said(text).map((one) => one.replace('count  ', 'count '))).toEqual(units);
  });

  it('of a number format is what it writes beside its numbers', () => {
    expect(
      ['0.00"万元"', '0"家"', '0.0%', 'General', '0"甲"'].map((code) => readFormatUnits(code).map(({ text, unit }) => [text, unit])),
    ).toEqual([[['万元', '万元']], [['家', '']], [], [], []]);
  });

  it('that is a scale alone is of what its figure is', () => {
    const [scale, hundred, people] = ['万', '百万', '万人'].map((text) => readUnits(text)[0]);
    if (scale === undefined || hundred === undefined || people === undefined) throw new Error('no unit');
    expect(resolveScale(scale, '元')).toEqual({ kind: 'money', unit: '万元', counted: '', text: '万' });
    expect(resolveScale(scale, '平方米')).toEqual({ kind: 'area', unit: '万平方米', counted: '', text: '万' });
    expect(resolveScale(hundred, '万元')).toEqual({ kind: 'money', unit: null, counted: '', text: '百万' });
    expect([resolveScale(scale, '家'), resolveScale(people, '元')]).toEqual([scale, people]);
  });

  it('is spoken of where both characters stand', () => {
    expect(['单位：元', '填报单位', '单 位', '单价', '位置'].map(canSpeakOfUnit)).toEqual([true, true, true, false, false]);
  });
});
