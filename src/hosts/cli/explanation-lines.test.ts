// What explain prints of a figure: its lines for people, in Chinese, and the document for programs.
import { expect, it } from 'vitest';
import { FILE_SOURCE } from '../../../test/helpers/figure-source.ts';
import type { Explanation } from '../../contract/report/explain-shapes.ts';
import { createExplanationDocument, formatExplanationLines } from './commands/report.ts';

const SOLD: Explanation = {
  figure: 'ZB-2.06.month',
  month: '2026-08',
  label: '成交额',
  unit: '万元',
  exact: '0.03',
  formula: '各企业成交额之和',
  value: { raw: 30_000, text: '0.03' },
  additive: true,
  parts: [
    { what: '晨光传媒', value: '100.00', raw: 10_000, group: null, source: FILE_SOURCE },
    { what: '海浪', value: '200.00', raw: 20_000, group: 'A01', source: { kind: 'unknown' } },
  ],
};

it('an explanation is printed as an aligned list, with where each part comes from', () => {
  expect(formatExplanationLines(SOLD)).toEqual([
    '2026-08 ZB-2.06.month = 0.03',
    '算法：各企业成交额之和',
    '来自        数值  出处',
    '晨光传媒  100.00  甲.xlsx“8 月”第 17 行（第 12 批），周敏 2026-11-02 09:05 导入',
    'A01 海浪  200.00  没有记录来源',
    '以上 2 项相加即为该数。',
  ]);
});

it('an explanation is answered as a document, with the facts and the words of each source', () => {
  expect(createExplanationDocument(SOLD)).toEqual({
    figure: 'ZB-2.06.month',
    formula: '各企业成交额之和',
    value: { raw: 30_000, text: '0.03' },
    parts: [
      {
        what: '晨光传媒',
        value: { raw: 10_000, text: '100.00' },
        source: { ...FILE_SOURCE, text: '甲.xlsx“8 月”第 17 行（第 12 批），周敏 2026-11-02 09:05 导入' },
      },
      { what: 'A01 海浪', value: { raw: 20_000, text: '200.00' }, source: { kind: 'unknown', text: '没有记录来源' } },
    ],
  });
});

it('a sum of one part is not said to add up, and a figure without parts says so', () => {
  expect(formatExplanationLines({ ...SOLD, parts: SOLD.parts.slice(0, 1) }).at(-1)).toBe(
    '晨光传媒  100.00  甲.xlsx“8 月”第 17 行（第 12 批），周敏 2026-11-02 09:05 导入',
  );
  expect(formatExplanationLines({ ...SOLD, parts: [] }).slice(2)).toEqual(['没有组成它的记录。']);
});
