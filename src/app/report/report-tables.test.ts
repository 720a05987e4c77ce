// The report on its sheet and the lines of the statistics ledger: distinct values in, the whole text out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { drawnText } from '../../../test/helpers/column-cells.ts';
import type { ReportPage } from '../../contract/report/filing-shapes.ts';
import { Heads, Line } from './LedgerGrid.tsx';
import type { LedgerLine } from './ledger-rows.ts';
import { Sheet } from './Sheet.tsx';

type Cell = NonNullable<ReportPage['rows'][number]['cells'][number]>;
const cell = (text: string, more: Partial<Cell> = {}): Cell => ({ text, align: 'left', indent: 0, span: 1, figure: null, ...more });
const PAGE: ReportPage = {
  id: 'ZB-1',
  title: '表一 基地情况',
  orientation: 'portrait',
  type: 9,
  headDepth: 2,
  seal: '（盖章）',
  stack: [
    { label: '表号', value: 'ZB-1' },
    { label: '制定机关', value: '统计局' },
  ],
  head: [
    { label: '填报单位', value: '甲基地' },
    { label: '统一社会信用代码', value: 'U1' },
  ],
  period: { label: '报告期', value: '2026 年 8 月' },
  unit: { label: '计量单位', value: '万元' },
  columns: [
    { label: '指标', kind: 'words', code: '甲', width: 100 },
    { label: '代码', kind: 'code', code: '乙', width: 30 },
    { label: '本月', kind: 'figure', code: '1', width: 50 },
    { label: '累计', kind: 'figure', code: '2', width: 50 },
  ],
  heads: [
    { text: '累计', row: 1, column: 3, rows: 1, columns: 1 },
    { text: '本月', row: 1, column: 2, rows: 1, columns: 1 },
    { text: '指标', row: 0, column: 0, rows: 2, columns: 1 },
    { text: '金额', row: 0, column: 2, rows: 1, columns: 2 },
    { text: '代码', row: 0, column: 1, rows: 2, columns: 1 },
  ],
  rows: [
    { kind: 'row', cells: [cell('成交额'), cell('01'), cell('11.01', { figure: 'ZB-1.01.1' }), cell('22.02', { figure: 'ZB-1.01.2' })] },
    { kind: 'row', cells: [cell('其中：退款', { indent: 1 }), cell('02'), cell('', { figure: 'ZB-1.02.1' }), null] },
    {
      kind: 'total',
      cells: [cell('合计', { span: 2 }), null, cell('33.03', { figure: 'ZB-1.03.1' }), cell('44.04', { figure: 'ZB-1.03.2' })],
    },
  ],
  foot: [
    { label: '单位负责人', value: '李' },
    { label: '填表人', value: '王' },
  ],
  notes: ['说明：一', '说明：二'],
};
const ground = {
  page: PAGE,
  draftWord: '草稿',
  marks: new Map<string, 'E' | 'W' | 'R'>([
    ['ZB-1.01.2', 'E'],
    ['ZB-1.03.1', 'W'],
    ['ZB-1.03.2', 'R'],
  ]),
  shown: new Set<string>(),
  markWords: { E: '有错误', W: '有提示', R: '有异议', blank: '空' },
  canAsk: true,
};

it('a table of the report: head, headings, codes, every cell, marks and foot', () => {
  expect(drawnText(createElement(Sheet, ground))).toBe(
    '表一 基地情况 草稿 填报单位：甲基地 统一社会信用代码：U1 表号： ZB-1 制定机关： 统计局 报告期：2026 年 8 月 计量单位：万元 指标 代码 金额 本月 累计 甲 乙 1 2 成交额 01 11.01 22.02 （有错误） 其中：退款 02 空 合计 33.03 （有提示） 44.04 （有异议） 单位负责人：李 填表人：王 （盖章） 说明：一 说明：二',
  );
  expect(
    drawnText(
      createElement(Sheet, {
        ...ground,
        draftWord: null,
        marks: new Map(),
        page: { ...PAGE, unit: null, notes: [], rows: PAGE.rows.slice(0, 1) },
      }),
    ),
  ).toBe(
    '表一 基地情况 填报单位：甲基地 统一社会信用代码：U1 表号： ZB-1 制定机关： 统计局 报告期：2026 年 8 月 指标 代码 金额 本月 累计 甲 乙 1 2 成交额 01 11.01 22.02 单位负责人：李 填表人：王 （盖章）',
  );
});

const ROW = {
  figure: 'ZB-1.01',
  label: '成交额',
  group: '抖音',
  indent: 0,
  unit: '万元',
  nature: 'flow' as const,
  total: '6666.66',
  cells: [
    { raw: 1, text: '1111.11', from: 'filed' as const, revision: 2 },
    { raw: 2, text: '2222.22', from: 'historical' as const, revision: null },
    { raw: 3, text: '3333.33', from: 'computed' as const, revision: null },
  ],
};

it('the statistics ledger: headings, groups, every cell with where it comes from, and the sum', () => {
  const months = ['2026-06', '2026-07', '2026-08'];
  const line = (one: LedgerLine): string => drawnText(createElement(Line, { line: one, at: 1, id: 'x', months, current: null }));
  expect(drawnText(createElement(Heads, { months }))).toBe('指标 单位 2026-06 2026-07 2026-08 合计');
  expect([
    line({ kind: 'group', text: '抖音' }),
    line({ kind: 'row', row: ROW }),
    line({ kind: 'row', row: { ...ROW, total: null } }),
  ]).toEqual([
    '抖音',
    '成交额 万元 ● 1,111.11 （已上报的版次 第 2 版） ◇ 2,222.22 （历史报表） 3,333.33 6,666.66',
    '成交额 万元 ● 1,111.11 （已上报的版次 第 2 版） ◇ 2,222.22 （历史报表） 3,333.33',
  ]);
});
