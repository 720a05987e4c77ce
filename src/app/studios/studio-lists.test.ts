// The lists of the studios' screens: one row of distinct values in, what stands under every heading out.
import { createORPCClient } from '@orpc/client';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createElement, type ReactNode } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { cellsOf, drawnIn, type ReadColumn, textsOf } from '../../../test/helpers/column-cells.ts';
import { NAMES } from '../../../test/helpers/name-samples.ts';
import type { LivebaseClient } from '../../contract/contract.ts';
import type { StudioLine } from '../../contract/studios/studio-shapes.ts';
import { ApiProvider } from '../ui/api.tsx';
import { createUnconfirmedCalls } from '../ui/unconfirmed-calls.ts';
import { buildBlackoutColumns } from './BlackoutsTab.tsx';
import { buildExceptionColumns } from './OpenTab.tsx';
import { buildFactColumns } from './FactTable.tsx';
import { buildLeaseColumns } from './LeasesTab.tsx';
import { createStudioColumns } from './studio-columns.tsx';
import { buildNextColumns, buildUseColumns } from './UseTab.tsx';

afterEach(() => void vi.unstubAllGlobals());

const shortOf = (tenant: number, name: string): string => `简${tenant}(${name})`;

/** A client that is never asked: what a tenant is called stays in full. */
const client: LivebaseClient = createORPCClient({ call: () => Promise.reject(new Error('not asked')) });
const within = (node: ReactNode) =>
  createElement(QueryClientProvider, {
    client: new QueryClient(),
    children: createElement(ApiProvider, { client, lost: createUnconfirmedCalls(), children: node }),
  });

/** The columns with the page's ground around what they draw. */
const inPage = <R>(columns: readonly ReadColumn<R>[]): readonly ReadColumn<R>[] =>
  columns.map((column) => {
    const { render, cell } = column;
    return {
      ...column,
      ...(render === undefined ? {} : { render: (row: R) => within(render(row)) }),
      ...(cell === undefined ? {} : { cell: (row: R) => within(cell(row)) }),
    };
  });

const STUDIO: StudioLine = {
  id: 4,
  version: 1,
  code: 'B104',
  name: '大厅',
  pinyin: 'dating dt',
  floor: '1F',
  kind: '公共',
  area: 12_345,
  hours: '每日 08:00–24:00',
  turnaround: 15,
  hourlyRate: 23_456,
  openedOn: '2025-01-02',
  closedOn: '2027-03-04',
  state: 'coming',
  holder: { tenant: 7, name: '甲公司', until: '2026-12-31' },
  bookingsAhead: 1_006,
  minutesBooked: 1_530,
};

it('studios: every column', () => {
  const columns = inPage(createStudioColumns({ shortOf }));
  expect(cellsOf(columns, STUDIO)).toEqual([
    '编号: B104',
    '名称: 大厅 | found dating dt',
    '楼层: 1F | filter',
    '类型: 公共 | filter',
    '状态: 未启用 | drawn [accent: 未启用] | filter',
    '专属租约: 简7(甲公司) 至 2026-12-31 | drawn 甲公司→/tenants/7/leases | sorts "简7(甲公司)" | found 甲公司',
    '时租(元): 234.56 | sorts 23456 | exports 234.56 | right',
    '7 天内预约: 1,006 | sorts 1006 | exports 1006 | right',
    '当月预约(小时): 25.5 | sorts 1530 | exports 25.5 | right',
    '面积(㎡): 123.45 | sorts 12345 | exports 123.45 | right',
    '每日开放: 每日 08:00–24:00',
    '换场(分钟): 15 | sorts 15 | exports 15 | right | hidden',
    '启用日期: 2025-01-02 | hidden',
    '停用日期: 2027-03-04 | sorts "2027-03-04" | hidden',
  ]);
  const bare = { ...STUDIO, name: null, floor: null, area: null, closedOn: null, holder: null, bookingsAhead: 0, minutesBooked: 0 };
  expect(cellsOf(columns, bare)).toEqual([
    '编号: B104',
    '名称: — | found dating dt',
    '楼层: — | filter',
    '类型: 公共 | filter',
    '状态: 未启用 | drawn [accent: 未启用] | filter',
    '专属租约: — | sorts null | found ',
    '时租(元): 234.56 | sorts 23456 | exports 234.56 | right',
    '7 天内预约: 0 | sorts 0 | exports 0 | right',
    '当月预约(小时): 0.0 | sorts 0 | exports 0 | right',
    '面积(㎡): — | sorts null | exports null | right',
    '每日开放: 每日 08:00–24:00',
    '换场(分钟): 15 | sorts 15 | exports 15 | right | hidden',
    '启用日期: 2025-01-02 | hidden',
    '停用日期: — | sorts null | hidden',
  ]);
  expect(
    drawnIn(
      columns,
      '状态',
      (['open', 'coming', 'closed'] as const).map((state) => ({ ...STUDIO, state })),
    ),
  ).toEqual(['[good: 在用]', '[accent: 未启用]', '[plain: 已停用]']);
});

it('use by month: every column, hours in hours, use as occupied of available', () => {
  const row = {
    month: '2026-08',
    serviceDays: 31,
    publicDays: 29,
    open: 29_760,
    booked: 7_530,
    occupied: 8_130,
    bookings: 1_101,
    completed: 1_099,
  };
  const columns = buildUseColumns();
  expect(cellsOf(columns, row)).toEqual([
    '月份: 2026-08',
    '使用率: 27.3% | sorts 0.27318548387096775 | right',
    '可用(小时): 496.0 | sorts 29760 | exports 496 | right',
    '占用(小时): 135.5 | sorts 8130 | exports 135.5 | right',
    '预约(小时): 125.5 | sorts 7530 | exports 125.5 | right',
    '预约数: 1,101 | sorts 1101 | exports 1101 | right',
    '已完成: 1,099 | sorts 1099 | exports 1099 | right',
    '在用天数: 31 | sorts 31 | exports 31 | right',
    '计入月报天数: 29 | sorts 29 | exports 29 | right',
  ]);
  expect(cellsOf(columns, { ...row, open: 0, occupied: 0 })[1]).toBe('使用率: — | sorts null | right');
});

it('bookings of the next days: every column, each state in words', () => {
  const row = {
    id: 31,
    number: 'YY-0031',
    tenant: { id: 7, name: '甲公司' },
    from: '2026-09-19T20:00',
    to: '2026-09-20T01:30',
    state: 'booked',
    title: '新品专场',
  };
  const columns = inPage(buildNextColumns());
  expect(cellsOf(columns, row)).toEqual([
    '开始: 2026-09-19 周六 20:00',
    '结束: 2026-09-20 周日 01:30',
    '企业: 甲公司→/tenants/7',
    '状态: [plain: 已预订]',
    '主题: 新品专场',
    '预约号: YY-0031→/desk/2026-09-19/booking/31',
  ]);
  expect(
    drawnIn(
      columns,
      '状态',
      ['option', 'checked_in', 'unheard_of'].map((state) => ({ ...row, state })),
    ),
  ).toEqual(['[plain: 暂定]', '[plain: 已到场]', '[plain: unheard_of]']);
  expect(drawnIn(columns, '主题', [{ ...row, title: null }])).toEqual(['—']);
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
  expect(drawnIn(inPage(buildNextColumns()), 'State', [row])).toEqual(['[plain: booked]']);
});

it('blackouts: every column', () => {
  const row = { id: 1, version: 1, from: '2026-09-19T08:00', to: '2026-09-20T12:30', reason: '检修', isOver: false };
  const columns = buildBlackoutColumns();
  expect(cellsOf(columns, row)).toEqual(['状态: [warn: 未到或进行中]', '开始: 2026-09-19 08:00', '结束: 2026-09-20 12:30', '原因: 检修']);
  expect(textsOf(columns, { ...row, isOver: true })[0]).toBe('状态: [plain: 已过]');
});

it('leases of a studio: every column', () => {
  const row = {
    id: 1,
    contract: 'HT-1',
    tenant: { id: 7, name: '甲公司' },
    startsOn: '2026-01-02',
    endsOn: '2026-12-31',
    leftOn: '2026-10-11',
    isInForce: true,
  };
  const columns = inPage(buildLeaseColumns());
  expect(cellsOf(columns, row)).toEqual([
    '状态: [good: 有效]',
    '企业: 甲公司→/tenants/7/leases',
    '合同编号: HT-1',
    '起租日: 2026-01-02',
    '到期日: 2026-12-31',
    '退租日: 2026-10-11',
  ]);
  expect(textsOf(columns, { ...row, leftOn: null, isInForce: false })).toEqual([
    '状态: [plain: 不在期内]',
    '企业: 甲公司→/tenants/7/leases',
    '合同编号: HT-1',
    '起租日: 2026-01-02',
    '到期日: 2026-12-31',
    '退租日: —',
  ]);
});

it('exceptions from the opening hours: every column', () => {
  const row = { id: 1, version: 1, day: '2026-10-01', hours: '10:00–18:00', note: '国庆', isOwn: true };
  const columns = buildExceptionColumns();
  expect(cellsOf(columns, row)).toEqual(['日期: 2026-10-01 周四', '开放: 10:00–18:00', '范围: 本间', '说明: 国庆']);
  expect(textsOf(columns, { ...row, note: null, isOwn: false })).toEqual([
    '日期: 2026-10-01 周四',
    '开放: 10:00–18:00',
    '范围: 全基地',
    '说明: —',
  ]);
});

it('dated facts of a studio: every field', () => {
  const values = {
    studio_id: 4,
    starts_on: '2026-01-02',
    kind: '公共',
    area: 12_345,
    hours: '每日 08:00–24:00',
    turnaround: 15,
    hourly_rate: 23_456,
  };
  const more = { key: 'more', title: '变化', cell: ({ id }: { id: number }) => `第 ${id} 行` };
  const columns = buildFactColumns({
    names: NAMES,
    fields: ['kind', 'area', 'hours', 'turnaround', 'hourly_rate'],
    more,
  });
  expect(cellsOf(columns, { id: 9, from: '2026-01-02', to: '2026-08-31', state: 'now', values })).toEqual([
    '状态: [good: 现行]',
    '生效日期: 2026-01-02',
    '到: 2026-08-31',
    '类型: 公共',
    '面积(㎡): 123.45 | right',
    '每日开放: 每日 08:00–24:00',
    '换场分钟: 15 | right',
    '时租(元): 234.56 | right',
    '变化: 第 9 行',
  ]);
  const bare = { id: 8, from: null, to: null, state: 'coming' as const, values: { ...values, area: null } };
  expect(textsOf(columns, bare)).toEqual([
    '状态: [accent: 将生效]',
    '生效日期: 自启用起',
    '到: 至今',
    '类型: 公共',
    '面积(㎡): —',
    '每日开放: 每日 08:00–24:00',
    '换场分钟: 15',
    '时租(元): 234.56',
    '变化: 第 8 行',
  ]);
});
