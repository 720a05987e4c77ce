// The lists of a month's collection: one row of distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnIn, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import { NAMES } from '../../../test/helpers/name-samples.ts';
import { platformLine, salesLine } from '../../../test/helpers/sales-samples.ts';
import type { Collection, CollectionRow, Reply } from '../../contract/collection/collection.ts';
import type { RetailLine, SalesTenant } from '../../contract/collection/sales-shapes.ts';
import { buildBoardColumns, buildChoiceColumn } from './board-columns.tsx';
import { buildDifferColumns } from './DifferTab.tsx';
import { PastMonths, ReplyDifferences } from './ReplyCourse.tsx';
import { buildRefusedColumns, Why } from './RefusedFiles.tsx';
import { buildRetailColumns } from './retail-columns.ts';
import { listSourcePairs } from './source-differences.ts';

const REPLY: NonNullable<CollectionRow['reply']> = {
  id: 3,
  file: '甲.xlsx',
  at: '2026-09-03T04:05',
  who: '李',
  state: 'queried',
  isLate: true,
  count: 2,
};
const ROW: CollectionRow = {
  tenant: 7,
  name: '甲公司',
  uscc: '91440300MA5EXAMPL1',
  contact: '王经理',
  phone: '13800000001',
  state: 'failing',
  formMade: '2026-09-01T02:03:04',
  reply: REPLY,
  failing: [{ check: 'A07', relation: 'A07', platform: null, goodsClass: null, cells: [], data: {} }],
  hints: ['X02'],
  differs: 1_004,
  lines: 1_005,
  paid: 1_000_101,
  refunded: 20_202,
  settled: 980_303,
  retail: 40_404,
  sources: ['form', 'session'],
};

it('the collection board: every column', () => {
  const columns = buildBoardColumns(NAMES);
  expect(cellsOf(columns, ROW)).toEqual([
    '报送: 有疑问 | drawn [warn: ?] 有疑问 | sorts 3',
    '企业: 甲公司 | found jgs jiagongsi 老甲 T-007',
    '统一社会信用代码: 91440300MA5EXAMPL1 | hidden',
    '回表: 已询问 第 2 份 | drawn [warn: ●●○○] 已询问 第 2 份 | sorts 1',
    '迟报: 迟报 | drawn [warn: 迟报]',
    '没通过的核对: 核对 A07；内部：订了直播间、没成交 | drawn 核对 A07； 内部：订了直播间、没成交 | sorts -1',
    '来源不一致: 1,004 | sorts 1004 | right',
    '成交额(元): 10,001.01 | sorts 1000101 | exports "10001.01" | right',
    '退款额(元): 202.02 | sorts 20202 | exports "202.02" | right | hidden',
    '结算额(元): 9,803.03 | sorts 980303 | exports "9803.03" | right | hidden',
    '网络零售额(元): 404.04 | sorts 40404 | exports "404.04" | right | hidden',
    '来源: 月报表、平台场次 | hidden',
    '行数: 1,005 | sorts 1005 | right | hidden',
    '月报表: 2026-09-01',
    '联系人: 王经理 | hidden',
    '电话: 13800000001 | hidden',
  ]);
  const bare: CollectionRow = {
    ...ROW,
    tenant: 8,
    state: 'missing',
    formMade: null,
    reply: null,
    failing: [],
    hints: [],
    differs: 0,
    contact: null,
    phone: null,
    sources: [],
    lines: 0,
  };
  expect(cellsOf(columns, bare)).toEqual([
    '报送: 未报 | drawn [danger: !] 未报 | sorts 0',
    '企业: 甲公司 | found ',
    '统一社会信用代码: 91440300MA5EXAMPL1 | hidden',
    '回表: — | sorts null',
    '迟报: ',
    '没通过的核对:  | sorts 0',
    '来源不一致:  | sorts 0 | right',
    '成交额(元): — | sorts null | exports null | right',
    '退款额(元): — | sorts null | exports null | right | hidden',
    '结算额(元): — | sorts null | exports null | right | hidden',
    '网络零售额(元): — | sorts null | exports null | right | hidden',
    '来源:  | hidden',
    '行数: 0 | sorts 0 | right | hidden',
    '月报表: 没有',
    '联系人: — | hidden',
    '电话: — | hidden',
  ]);
  expect(
    drawnIn(
      columns,
      '报送',
      (['reported', 'zero', 'missing', 'failing', 'extra'] as const).map((state) => ({ ...ROW, state })),
    ),
  ).toEqual(['[good: ✓] 已报', '[accent: 0] 零报', '[danger: !] 未报', '[warn: ?] 有疑问', '[plain: +] 不在应报']);
  const course = (['received', 'queried', 'answered', 'accepted'] as const).map((state) => ({
    ...ROW,
    reply: { ...REPLY, state, count: 1, isLate: false },
  }));
  expect(drawnIn(columns, '回表', course)).toEqual([
    '[plain: ●○○○] 收到',
    '[warn: ●●○○] 已询问',
    '[accent: ●●●○] 已答复',
    '[good: ●●●●] 已认可',
  ]);
  expect(course.slice(0, 1).flatMap((row) => textsOf(columns, row).slice(3, 5))).toEqual(['回表: 收到', '迟报: ']);
});

it('the collection board: the column in which tenants are chosen', () => {
  const column = buildChoiceColumn({ chosen: new Set([7]), toggle: () => undefined });
  expect([ROW, { ...ROW, tenant: 8 }].map((row) => cellsOf([column], row))).toEqual([
    ['选: ✓ | drawn [x] | center'],
    ['选:  | drawn [] | center'],
  ]);
});

const TENANT: SalesTenant = {
  id: 7,
  name: '甲公司',
  uscc: '91440300MA5EXAMPL1',
  state: 'reported',
  lines: 2,
  paid: 500_505,
  refunded: 60_606,
  settled: 70_707,
  retail: null,
  sources: ['form', 'session'],
};

it('sources that differ: every column, and why one counts', () => {
  const columns = buildDifferColumns({ tenants: [TENANT] });
  const pairs = listSourcePairs([salesLine(), platformLine()]);
  expect(pairs.map((pair) => cellsOf(columns, pair))).toEqual([
    [
      '企业: 甲公司',
      '平台: 抖音 | filter',
      '商品类别: 饮料类',
      '计入的数: 月报表 5,005.05 | sorts 500505 | right',
      '另一个来源: 平台场次 5,205.20 | sorts 520520 | right',
      '相差(元): 200.15 | sorts 20015 | right',
      '相差: 4.00% | sorts 400 | right',
      '差异: 超过 1% | drawn [warn: 超过 1%] | filter',
      '计入: 企业的月报表优先 | filter',
    ],
  ]);
  const chosen = listSourcePairs([salesLine({ isEffective: false, paid: 520_000 }), platformLine({ isEffective: true })]);
  const ledger = listSourcePairs([salesLine({ source: 'ledger', paid: 0, tenant: 8 }), platformLine({ tenant: 8 })]);
  expect([...chosen, ...ledger].map((one) => textsOf(columns, one))).toEqual([
    [
      '企业: 甲公司',
      '平台: 抖音',
      '商品类别: 饮料类',
      '计入的数: 平台场次 5,205.20',
      '另一个来源: 月报表 5,200.00',
      '相差(元): -5.20',
      '相差: -0.10%',
      '差异: 1% 以内',
      '计入: 有人选定',
    ],
    [
      '企业: ',
      '平台: 抖音',
      '商品类别: 饮料类',
      '计入的数: 台账 0.00',
      '另一个来源: 平台场次 5,205.20',
      '相差(元): 5,205.20',
      '相差: —',
      '差异: 超过 1%',
      '计入: 台账优先于平台场次',
    ],
  ]);
  expect(drawnIn(columns, '差异', chosen)).toEqual(['[plain: 1% 以内]']);
});

it('online retail of a closed month: every column', () => {
  const columns = buildRetailColumns({ tenants: [TENANT] });
  const row: RetailLine = { id: 1, version: 1, tenant: 7, source: 'ledger', isEffective: true, amount: 123_456, origin: null };
  expect(cellsOf(columns, row)).toEqual(['企业: 甲公司', '来源: 台账', '网络零售额(元): 1,234.56 | sorts 123456 | right', '计入: 计入']);
  expect(textsOf(columns, { ...row, tenant: 8, source: 'form', isEffective: false })).toEqual([
    '企业: ',
    '来源: 月报表',
    '网络零售额(元): 1,234.56',
    '计入: —',
  ]);
});

it('files that were not taken: every column', () => {
  const columns = buildRefusedColumns({ names: new Map([[7, '甲公司']]), renderWhy: ({ intake }) => `why ${intake}` });
  const row: Collection['refused'][number] = {
    intake: 5,
    file: '坏.xlsx',
    at: '2026-09-03T04:05',
    who: '李',
    outcome: 'parked',
    tenant: 7,
    refusal: null,
  };
  expect(cellsOf(columns, row)).toEqual([
    '报送: [warn: 存着]',
    '文件: 坏.xlsx',
    '哪家企业: 甲公司',
    '为什么没有收: why 5',
    '收到: 2026-09-03 04:05',
    '谁放进来的: 李',
  ]);
  expect(textsOf(columns, { ...row, outcome: 'refused', tenant: null })).toEqual([
    '报送: [danger: 没有收]',
    '文件: 坏.xlsx',
    '哪家企业: —',
    '为什么没有收: why 5',
    '收到: 2026-09-03 04:05',
    '谁放进来的: 李',
  ]);
  expect(drawnIn(columns, '哪家企业', [{ ...row, tenant: 8 }])).toEqual(['—']);
  expect(drawnText(createElement(Why, { file: row, month: '2026-08' }))).toBe(
    '月份已经结账，先存着；重开后可以收进来。 去月报重开→/report/2026-08',
  );
});

it('what a reply says otherwise than the one before: every field in its own words and unit', () => {
  const one = { cell: null, field: 'paid', platform: '抖音', goodsClass: '饮料类', before: 100_101, after: 200_202 };
  const differences = [
    one,
    { ...one, cell: 'D7', field: 'orders', before: 1_003, after: null },
    { ...one, field: 'phone', platform: null, goodsClass: null, before: '138', after: '139' },
    { ...one, field: 'unheard_of', platform: null, goodsClass: null, before: null, after: 5 },
  ];
  expect(drawnText(createElement(ReplyDifferences, { differences, onCell: () => undefined }))).toBe(
    '和上一份不同的 4 处 项目 上一份 这一份 抖音 饮料类 成交额 1,001.01 2,002.02 抖音 饮料类 成交订单数 1,003 — 联系电话 138 139 unheard_of — 5',
  );
});

it('what the tenant reported before: every figure of the row under the cursor, and online retail below', () => {
  const row = {
    row: 7,
    platform: '抖音',
    goodsClass: '饮料类',
    sessions: 11,
    minutes: 12,
    views: 13,
    orders: 14,
    paid: 15_15,
    refunded: 16_16,
    settled: 17_17,
  };
  const before = { ...row, sessions: 21, minutes: 22, views: 23, orders: 24, paid: 25_25, refunded: 26_26, settled: 27_27 };
  const past = [
    { month: '2026-07', lines: [{ ...before, goodsClass: '服装类', paid: 1 }, before], retail: 31_31 },
    { month: '2025-08', lines: [], retail: null },
  ];
  const unsaid = { hosts: null, employees: null, filler: null, phone: null, filledOn: null };
  const figures: Reply['figures'] = { sheet: '填报表', version: 1, columns: {}, places: {}, rows: [row], retail: 41_41, ...unsaid };
  const reply = { month: '2026-08', figures, past };
  expect(drawnText(createElement(PastMonths, { reply, row }))).toBe(
    '与过去比：抖音 饮料类 2026 年 8 月 2026 年 7 月 2025 年 8 月 直播场次 11 21 — 直播时长 12 22 — 观看人次 13 23 — 成交订单数 14 24 — 成交额 15.15 25.25 — 退款额 16.16 26.26 — 结算额 17.17 27.27 —',
  );
  expect(drawnText(createElement(PastMonths, { reply, row: null }))).toBe(
    '与过去比：网络零售额 2026 年 8 月 2026 年 7 月 2025 年 8 月 网络零售额 41.41 31.31 —',
  );
});
