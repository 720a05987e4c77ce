// Placeholders in texts, and boxes to tick.
import { describe, expect, it } from 'vitest';
import { parsePlaceholders, replacePlaceholders } from './placeholder-text.ts';
import { splitIntoBoxes, findTick } from './tick-boxes.ts';

describe('placeholders', () => {
  it('are found with what they ask for', () => {
    const text = '本月{{ZB-2.06.month}}，折合{{ ZB-2.08.ytd | 亿元 | 2 }}，{{head.报告期}}{{#ZB-4}}{{/ZB-4}}';
    expect(parsePlaceholders(text).map(({ content }) => content)).toEqual([
      { kind: 'value', name: 'ZB-2.06.month', unit: undefined, decimals: undefined },
      { kind: 'value', name: 'ZB-2.08.ytd', unit: '亿元', decimals: 2 },
      { kind: 'head', field: '报告期' },
      { kind: 'listStart', table: 'ZB-4' },
      { kind: 'listEnd', table: 'ZB-4' },
    ]);
    expect(replacePlaceholders('a{{b}}c{{d}}', ({ text: one }) => `<${one}>`)).toBe('a<{{b}}>c<{{d}}>');
  });

  it.each([
    ['{{ZB-2.06.month', ['{{ZB-2.06.month']],
    ['{{a {{name}}', ['{{a ', '{{name}}']],
    ['{{}}', ['{{}}']],
    ['{{a|b|c}}', ['{{a|b|c}}']],
    ['{{a||2}}', ['{{a||2}}']],
  ])('%s: what is unclosed or crooked is told as it stands', (text, texts) => {
    const found = parsePlaceholders(text);
    expect(found.map((one) => one.text)).toEqual(texts);
    expect(found[0]?.content).toBeNull();
  });
});

describe('boxes to tick', () => {
  const OPTIONS = '基地类型：□直播电商园区　□直播电商基地（专业服务类）　□直播电商基地（商品交易类）';
  it('are those directly before the chosen option', () => {
    expect(findTick(OPTIONS, '直播电商基地（专业服务类）')).toEqual({ kind: 'tick', at: OPTIONS.indexOf('□直播电商基地（专业') });
    expect(findTick('□ 园区、□ 基地(甲)', '基地（甲）')).toEqual({ kind: 'tick', at: 5 });
    expect(findTick('□园区（大）　□园区　（选一项）', '园区')).toEqual({ kind: 'tick', at: 7 });
  });

  it('refuse an option that is not there, or where another is ticked', () => {
    expect(findTick(OPTIONS, '直播电商基地')).toEqual({ kind: 'refused', why: 'tick' });
    expect(findTick('☑园区　□基地', '基地')).toEqual({ kind: 'refused', why: 'ticked' });
    expect(findTick('□园区　☑基地', '基地')).toEqual({ kind: 'ticked' });
  });

  it('for characters take one each', () => {
    expect(splitIntoBoxes('91A', 4)).toEqual(['9', '1', 'A', '']);
    expect(splitIntoBoxes('91A', 2)).toBeNull();
  });
});
