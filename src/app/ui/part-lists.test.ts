// The parts of a figure and the changes of a record: distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnText } from '../../../test/helpers/column-cells.ts';
import { FILE_SOURCE } from '../../../test/helpers/figure-source.ts';
import type { Explanation, FigurePart } from '../../contract/report/explain-shapes.ts';
import { buildPartColumns, ExplanationView } from './provenance/ExplanationView.tsx';
import { Changes } from './records/HistoryDrawer.tsx';

const PERSON = { who: '李', atMs: Date.UTC(2026, 8, 3, 4, 5) };
const parts: readonly FigurePart[] = [
  { what: '抖音 饮料类', value: '1,001.01', raw: 100_101, group: 'B104', source: FILE_SOURCE },
  { what: '手工', value: '2.02', raw: 202, group: null, source: { kind: 'person', ...PERSON } },
  {
    what: '场次',
    value: '3.03',
    raw: null,
    group: null,
    source: {
      kind: 'sessions',
      files: [
        { batch: 1, file: 'a.csv', rows: 5 },
        { batch: 2, file: 'b.csv', rows: 6 },
      ],
    },
  },
  { what: '上月', value: '4.04', raw: 404, group: null, source: { kind: 'filed', month: '2026-07', revision: 2, figure: 'ZB-2.03' } },
  { what: '另一', value: '5.05', raw: 505, group: null, source: { kind: 'figure', month: '2026-08', figure: 'ZB-2.04' } },
  { what: '不明', value: '6.06', raw: 606, group: null, source: { kind: 'unknown' } },
];

it('the parts of a figure: every column, each source in words', () => {
  const columns = buildPartColumns(parts);
  expect(buildPartColumns(parts.slice(3)).map(({ key }) => key)).toEqual(['what', 'amount', 'source']);
  const cells = parts.map((part) => cellsOf(columns, { part }));
  expect(cells[0]).toEqual([
    '分组: B104',
    '来自: 抖音 饮料类',
    '数值: 1,001.01 | sorts 100101 | right',
    '出处: 甲.xlsx“8 月”第 17 行（第 12 批），周敏 2026-11-02 09:05 导入',
  ]);
  expect(cells.map((row) => row.at(-1))).toEqual([
    '出处: 甲.xlsx“8 月”第 17 行（第 12 批），周敏 2026-11-02 09:05 导入',
    '出处: 李 2026-09-03 12:05 录入',
    '出处: 平台场次：a.csv（第 1 批，5 行）、b.csv（第 2 批，6 行）',
    '出处: 2026-07 已报第 2 版 ZB-2.03',
    '出处: 2026-08 的 ZB-2.04（本程序计算）',
    '出处: 没有记录来源',
  ]);
});

it('a figure explained: its value, its formula, its parts, and whether they add up', () => {
  const nothing = (): void => undefined;
  const explanation = {
    figure: 'ZB-2.03',
    label: '成交额',
    month: '2026-08',
    formula: '各平台成交额之和',
    value: { raw: 100_303, text: '0.10' },
    unit: '万元',
    exact: '1003.03 元',
    additive: true,
    parts: parts.slice(0, 2),
  };
  const drawn = (more: Partial<Explanation>): string =>
    drawnText(createElement(ExplanationView, { explanation: { ...explanation, ...more }, onAsk: nothing, onLeave: nothing }));
  expect(drawn({})).toBe(
    '成交额 ZB-2.03 0.10 万元 2026 年 8 月 报表数 · 未四舍五入：1003.03 元 算法 各平台成交额之和 由这些组成（2 项） 来自 数值 出处 B104 · 抖音 饮料类 1,001.01 甲.xlsx“8 月”第 17 行（第 12 批），周敏 2026-11-02 09:05 导入 看第 12 批导入→/sales/batches 手工 2.02 李 2026-09-03 12:05 录入 ✓ 以上 2 项相加 = 1003.03 元，与该数一致',
  );
  expect(drawn({ value: { raw: 100_304, text: '0.10' } })).toBe(
    '成交额 ZB-2.03 0.10 万元 2026 年 8 月 报表数 · 未四舍五入：1003.03 元 算法 各平台成交额之和 由这些组成（2 项） 来自 数值 出处 B104 · 抖音 饮料类 1,001.01 甲.xlsx“8 月”第 17 行（第 12 批），周敏 2026-11-02 09:05 导入 看第 12 批导入→/sales/batches 手工 2.02 李 2026-09-03 12:05 录入 ✕ 以上 2 项相加不等于该数，请把这一条告诉维护的人',
  );
  expect(drawn({ additive: false, exact: null, parts: parts.slice(3) })).toBe(
    '成交额 ZB-2.03 0.10 万元 2026 年 8 月 报表数 算法 各平台成交额之和 由这些组成（3 项） 来自 数值 出处 上月 4.04 2026-07 已报第 2 版 ZB-2.03 看这个数 → 另一 5.05 2026-08 的 ZB-2.04（本程序计算） 看这个数 → 不明 6.06 没有记录来源 各项不是相加关系，按算法计算',
  );
});

it('what a change wrote: every field before and after', () => {
  const changes = [
    { field: '月租金(元)', before: '1.00', after: '2.00' },
    { field: '备注', before: '—', after: '新' },
  ];
  expect(drawnText(createElement(Changes, { entry: { changes } }))).toBe('改前 改后 月租金(元) 1.00 2.00 备注 — 新');
});
