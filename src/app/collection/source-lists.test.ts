// A tenant's sources of a month, down to the session: one row of distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import { platformLine, salesLine } from '../../../test/helpers/sales-samples.ts';
import type { Sources } from '../../contract/collection/collection.ts';
import type { Right } from '../../domain/base/rights.ts';
import { MayProvider } from '../ui/permissions.tsx';
import { buildDayColumns, buildFigureColumns, buildSessionColumns } from './SourceDetails.tsx';
import { KeyTable } from './SourcesDrawer.tsx';

it('the figures of a key by source: every column; what a source lacks is a dash', () => {
  const columns = buildFigureColumns();
  expect(cellsOf(columns, salesLine())).toEqual([
    '来源: ✓ 月报表',
    '场次: 1,001 | right',
    '时长(分钟): 2,002 | right',
    '观看人次: 3,003 | right',
    '订单数: 4,004 | right',
    '成交额(元): 5,005.05 | right',
    '退款额(元): 606.06 | right',
    '结算额(元): 707.07 | right',
    '出处: 甲.xlsx 第 12 行',
  ]);
  expect(textsOf(columns, platformLine())).toEqual([
    '来源: 平台场次',
    '场次: 1,001',
    '时长(分钟): 2,002',
    '观看人次: —',
    '订单数: 4,004',
    '成交额(元): 5,205.20',
    '退款额(元): 606.06',
    '结算额(元): 707.07',
    '出处: 由场次汇总',
  ]);
  expect(textsOf(columns, salesLine({ source: 'ledger', origin: null })).at(-1)).toBe('出处: 手工录入');
});

it('the sessions of a key: every column', () => {
  const row = {
    id: 1,
    platform: '抖音',
    handle: 'jia01',
    key: 'k',
    title: '专场',
    goodsClass: '饮料类',
    startsAt: '2026-08-03T20:05',
    minutes: 1_101,
    views: 2_202,
    orders: 3_303,
    paid: 404_404,
    refunded: 50_505,
    settled: 60_606,
    file: '抖音.xlsx',
    row: 17,
  };
  const columns = buildSessionColumns();
  expect(cellsOf(columns, row)).toEqual([
    '开始: 2026-08-03 20:05',
    '账号: jia01',
    '标题: 专场 | hidden',
    '成交额(元): 4,044.04 | sorts 404404 | right',
    '退款额(元): 505.05 | sorts 50505 | right',
    '订单数: 3,303 | sorts 3303 | right',
    '时长(分钟): 1,101 | sorts 1101 | right',
    '观看人次: 2,202 | sorts 2202 | right',
    '结算额(元): 606.06 | sorts 60606 | right | hidden',
    '文件: 抖音.xlsx',
    '行: 17 | sorts 17 | right',
  ]);
  const bare = {
    ...row,
    title: null,
    minutes: null,
    views: null,
    orders: null,
    paid: null,
    refunded: null,
    settled: null,
    file: null,
    row: null,
  };
  expect(textsOf(columns, bare)).toEqual([
    '开始: 2026-08-03 20:05',
    '账号: jia01',
    '标题: —',
    '成交额(元): —',
    '退款额(元): —',
    '订单数: —',
    '时长(分钟): —',
    '观看人次: —',
    '结算额(元): —',
    '文件: 手工录入',
    '行: —',
  ]);
});

it('days without sessions: every column', () => {
  const row = {
    id: 1,
    platform: '抖音',
    handle: 'jia01',
    day: '2026-08-03',
    goodsClass: '饮料类',
    paid: 404_404,
    refunded: 50_505,
    settled: null,
  };
  expect(cellsOf(buildDayColumns(), row)).toEqual([
    '日期: 2026-08-03',
    '账号: jia01',
    '成交额(元): 4,044.04 | sorts 404404 | right',
    '退款额(元): 505.05 | sorts 50505 | right',
    '结算额(元): — | sorts null | right',
  ]);
});

it("a tenant's sources side by side: every column of every key, those far apart first", () => {
  type Key = Sources['keys'][number];
  const key = (goodsClass: string, lines: Key['lines'], more: Partial<Key> = {}): Key => ({
    platform: '抖音',
    goodsClass,
    lines,
    effective: 'form',
    choice: null,
    difference: 0,
    isLarge: false,
    ...more,
  });
  const choice: Key['choice'] = { id: 1, version: 1, source: 'session', reason: '平台为准', who: '李', at: '2026-09-03T04:05' };
  const sources: Sources = {
    month: '2026-08',
    tenant: 7,
    name: '甲公司',
    isClosed: false,
    sessions: [],
    days: [],
    keys: [
      key('家居类', [salesLine()]),
      key('服装类', [salesLine(), salesLine({ source: 'ledger', paid: 500_404 }), platformLine({ paid: 500_909 })]),
      key('饮料类', [salesLine(), platformLine()], { effective: 'session', choice }),
    ],
  };
  const shownTo = (rights: readonly Right[]): string =>
    drawnText(createElement(MayProvider, { given: { rights, methods: [] }, children: createElement(KeyTable, { sources }) }));
  const all =
    '平台 · 商品类别 月报表 台账 平台场次 相差(元) 相差 相差 看明细 抖音 饮料类 李 2026-09-03 04:05 选定：平台为准 5,005.05 — ✓ 计入：平台场次 5,205.20 200.15 4.00% [warn: ! 差得多] 看明细 改用… 抖音 服装类 ✓ 计入：月报表 5,005.05 5,004.04 5,009.09 4.04 0.08% [good: ✓ 差不多] 看明细 改用… 抖音 家居类 ✓ 计入：月报表 5,005.05 — — — — 只有一个来源 看明细';
  expect(shownTo(['sales.look', 'sales.write', 'records.edit'])).toBe(all);
  // An auditor looks, and is offered no choice.
  expect(shownTo(['sales.look'])).toBe(all.replaceAll(' 改用…', ''));
});
