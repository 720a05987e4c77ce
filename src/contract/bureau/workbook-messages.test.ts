// Sentences of the codes about a bureau's workbook, as people read them, and the details inside them.
import { describe, expect, it } from 'vitest';
import type { Refusal } from '../../domain/values/result.ts';
import { formatRefusal } from '../messages.ts';

const SENTENCES: readonly (readonly [Refusal['code'], Refusal['data'], string])[] = [
  ['WB_KIND', { kind: 'xlsb' }, '只支持 .xlsx 和 .xlsm，此文件是 xlsb。'],
  ['WB_MAP', { n: 3, detail: 'figure:ZB-9.01.month' }, '对应表第 3 项有误：没有指标 ZB-9.01.month。'],
  ['WB_MAP', { n: 1, detail: 'unit:亿元|ZB-1.01.value' }, '对应表第 1 项有误：单位“亿元”不适用于 ZB-1.01.value。'],
  ['WB_MAP', { n: null, detail: 'no_json' }, '对应表有误：文件不是 JSON。'],
  ['WB_UNCONFIRMED', { n: 12 }, '对应表还有 12 项未确认。'],
  ['WB_NO_SHEET', { sheet: '月报表', n: 1 }, '找不到工作表“月报表”。'],
  ['WB_FORMULA_CELL', { cell: 'D16', sheet: '月报表', n: 1 }, 'D16 是公式，不能填写。'],
  ['WB_PLACEHOLDER', { cell: 'A1', text: '{{ZB-9}}', sheet: '月报' }, 'A1 中的占位符“{{ZB-9}}”无法识别。'],
  ['WB_LIST_OVERFLOW', { n: 30, m: 3 }, '企业 30 家，表中只有 3 行。'],
  ['WB_DAMAGED', { detail: 'xl/workbook.xml: XML @12' }, '文件已损坏：xl/workbook.xml：XML 写得不完整或有误（第 12 个字符处）。'],
];

describe('sentences about a workbook', () => {
  it.each(SENTENCES)('%s %o', (code, data, sentence) => {
    expect(formatRefusal({ code, data }, 'zh-CN')).toBe(sentence);
  });

  it('are there in English too, details included', () => {
    expect(formatRefusal({ code: 'WB_MAP', data: { n: 3, detail: 'keep:C3|B3:C9' } }, 'en')).toBe(
      'The map is wrong in entry 3: C3 lies in the kept range B3:C9.',
    );
  });
});
