// The lists of one tenant's page and of all tenants: one row of distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnIn, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import { day } from '../../../test/helpers/day.ts';
import { NAMES } from '../../../test/helpers/name-samples.ts';
import { recordRow, TENANT_FILE } from '../../../test/helpers/tenant-samples.ts';
import type { RecordRow } from '../../contract/records/records.ts';
import type { Due, TenantLine } from '../../contract/tenants/tenants.ts';
import { mayOf } from '../ui/permissions.tsx';
import { buildDueColumns, InspectionSheet, listDueRows } from './TenantsScreen.tsx';
import { buildFactColumns } from './FactsTab.tsx';
import { buildFileColumns } from './FilesTab.tsx';
import { buildLeaseColumns } from './lease-columns.tsx';
import { buildPaperColumns } from './PapersTab.tsx';
import { createTenantColumns } from './tenant-columns.tsx';
import { leasesOf } from './tenant-leases.ts';

const ALL = mayOf({ rights: ['contacts.look', 'files.look', 'sales.look', 'cases.look', 'money.look'], methods: [] });
const NONE = mayOf({ rights: [], methods: [] });
const TODAY = day('2026-09-19');

const TENANT: TenantLine = {
  id: 7,
  version: 1,
  name: '甲文化传媒有限公司',
  uscc: '91440300MA5EXAMPL1',
  category: '直播电商企业',
  leading: true,
  serviceKind: 'MCN',
  industry: 'L7251',
  contact: '王经理',
  phone: '13800000001',
  state: 'coming',
  since: '2025-03-01',
  until: '2027-02-28',
  studios: [5, 4],
  area: 12_345,
  lease: { on: '2026-11-30', days: 72, id: 3, contract: 'HT-3' },
  paper: { on: '2026-09-24', days: 5, id: 9, kind: '品牌授权' },
  hosts: 1_012,
  paid: 1_234_567_800,
  openCases: 3,
};

it('tenants: every column, what a tenant is found by, and what an exported sheet holds', () => {
  const columns = createTenantColumns({ names: NAMES, month: '2026-08', isMixed: true, may: ALL });
  expect(cellsOf(columns, TENANT)).toEqual([
    '简称: 甲',
    '企业名称: 甲文化传媒有限公司 | found 91440300MA5EXAMPL1 j jgs jiagongsi 老甲 T-007',
    '状态: 即将入驻 | drawn [accent: 即将入驻] | filter',
    '类别: 直播电商企业 | filter',
    '头部: 头部机构 | drawn [accent: 头部] | filter',
    '租约到期: 2026-11-30 | drawn 2026-11-30 [warn: 剩 72 天] | sorts "2026-11-30"',
    '证照到期: 品牌授权 2026-09-24 | drawn 品牌授权 2026-09-24 [danger: 剩 5 天] | sorts "2026-09-24"',
    '专属直播间: B205、B104',
    '面积（m²）: 123.45 | sorts 12345 | exports "123.45" | right',
    '服务类型: MCN | filter',
    '主播: 1,012 | sorts 1012 | right',
    '2026 年 8 月 成交额（万元）: 1,234.57 | sorts 1234567800 | exports 1234.5678 | right',
    '未结合规: 3 | drawn [danger: 3] | sorts 3 | right',
    '联系人: 王经理',
    '电话: 13800000001',
    '统一社会信用代码: 91440300MA5EXAMPL1',
    '行业代码: L7251 | hidden',
    '入驻: 2025-03-01',
    '驻至: 2027-02-28 | hidden',
  ]);
  const bare: TenantLine = {
    ...TENANT,
    id: 8,
    leading: false,
    serviceKind: null,
    industry: null,
    contact: null,
    phone: null,
    state: 'none',
    since: null,
    until: null,
    studios: [],
    area: 0,
    lease: null,
    paper: null,
    hosts: 0,
    paid: 0,
    openCases: 0,
  };
  expect(cellsOf(columns, bare)).toEqual([
    '简称: ',
    '企业名称: 甲文化传媒有限公司 | found 91440300MA5EXAMPL1   ',
    '状态: 没有租约 | drawn [warn: 没有租约] | filter',
    '类别: 直播电商企业 | filter',
    '头部:  | filter',
    '租约到期:  | drawn — | sorts null',
    '证照到期:  | drawn — | sorts null',
    '专属直播间: ',
    '面积（m²）: 0.00 | sorts 0 | exports "0.00" | right',
    '服务类型:  | filter',
    '主播: 0 | sorts 0 | right',
    '2026 年 8 月 成交额（万元）: 0.00 | sorts 0 | exports 0 | right',
    '未结合规: 0 | sorts 0 | right',
    '联系人: ',
    '电话: ',
    '统一社会信用代码: 91440300MA5EXAMPL1',
    '行业代码:  | hidden',
    '入驻: ',
    '驻至:  | hidden',
  ]);
  expect(
    drawnIn(
      columns,
      '状态',
      (['in', 'coming', 'left', 'none'] as const).map((state) => ({ ...TENANT, state })),
    ),
  ).toEqual(['[good: 在驻]', '[accent: 即将入驻]', '[plain: 已离驻]', '[warn: 没有租约]']);
});

it('tenants: columns of what is not shown are left out', () => {
  const columns = createTenantColumns({ names: NAMES, month: '2026-08', isMixed: false, may: NONE });
  expect(columns.map(({ title }) => title)).toEqual([
    '简称',
    '企业名称',
    '状态',
    '类别',
    '头部',
    '租约到期',
    '专属直播间',
    '面积（m²）',
    '服务类型',
    '主播',
    '统一社会信用代码',
    '行业代码',
    '入驻',
    '驻至',
  ]);
  expect(columns.find(({ key }) => key === 'state')?.filter).toBe(false);
});

it('what runs out: papers and leases together, the most urgent first, every column', () => {
  const due: Due = {
    papers: [
      { id: 11, tenant: 7, name: '甲公司', kind: '营业执照', number: 'ZZ-1', on: '2026-09-10', days: -9, within: 0 },
      { id: 12, tenant: 8, name: '乙公司', kind: '品牌授权', number: 'ZZ-2', on: '2026-10-19', days: 30, within: 30 },
    ],
    leases: [{ id: 13, tenant: 9, name: '丙公司', contract: 'HT-9', on: '2026-10-19', days: 30, within: 30 }],
  };
  const rows = listDueRows(due, '租约', (kind) => `证:${kind}`);
  const columns = buildDueColumns();
  expect(rows.map((row) => cellsOf(columns, row))).toEqual([
    [
      '剩余: 已过期 | sorts -9 | filter',
      '剩余天数: 过期 9 天 | drawn [danger: 过期 9 天] | sorts -9 | exports -9',
      '到期日: 2026-09-10 周四 | sorts "2026-09-10" | exports "2026-09-10"',
      '企业: 甲公司',
      '内容: 证:营业执照 | filter',
      '编号: ZZ-1',
    ],
    [
      '剩余: 30 天内 | sorts 30 | filter',
      '剩余天数: 剩 30 天 | drawn [danger: 剩 30 天] | sorts 30 | exports 30',
      '到期日: 2026-10-19 周一 | sorts "2026-10-19" | exports "2026-10-19"',
      '企业: 丙公司',
      '内容: 租约 | filter',
      '编号: HT-9',
    ],
    [
      '剩余: 30 天内 | sorts 30 | filter',
      '剩余天数: 剩 30 天 | drawn [warn: 剩 30 天] | sorts 30 | exports 30',
      '到期日: 2026-10-19 周一 | sorts "2026-10-19" | exports "2026-10-19"',
      '企业: 乙公司',
      '内容: 证:品牌授权 | filter',
      '编号: ZZ-2',
    ],
  ]);
  expect(
    drawnIn(
      columns,
      '剩余天数',
      rows.slice(0, 1).flatMap((row) => [0, 7, 8, 61].map((days) => ({ ...row, days }))),
    ),
  ).toEqual(['[danger: 今天]', '[danger: 剩 7 天]', '[warn: 剩 8 天]', '[plain: 剩 61 天]']);
  expect(rows.map((row) => textsOf(columns, { ...row, days: 61 })[0])).toEqual(['剩余: ', '剩余: 90 天内', '剩余: ']);
  expect(listDueRows({ leases: due.leases }, 'L', String).map(({ key, kind, tenant }) => [key, kind, tenant])).toEqual([
    ['lease-13', 'lease', 9],
  ]);
  expect(drawnText(createElement(InspectionSheet, { rows }))).toBe(
    '证照 · 已过期 企业 内容 编号 到期日 剩余 核验（签字） 甲公司 证:营业执照 ZZ-1 2026-09-10 过期 9 天 证照 · 30 天内 企业 内容 编号 到期日 剩余 核验（签字） 乙公司 证:品牌授权 ZZ-2 2026-10-19 剩 30 天 租约 · 30 天内 企业 内容 编号 到期日 剩余 核验（签字） 丙公司 租约 HT-9 2026-10-19 剩 30 天',
  );
});

const FACT = {
  tenant_id: 7,
  starts_on: '2026-01-01',
  name: '甲公司',
  uscc: '91440300MA5EXAMPL1',
  category: '相关服务企业',
  leading: 1,
  service_kind: 'MCN',
  industry: 'L7251',
};

it('dated facts: every column, of the present, coming and past', () => {
  const columns = buildFactColumns(NAMES);
  const row = recordRow(FACT);
  expect(cellsOf(columns, { row, from: day('2026-01-01'), to: day('2026-12-31'), state: 'now' })).toEqual([
    '状态: [good: 当前]',
    '生效: 2026-01-01',
    '止: 2026-12-31',
    '企业名称: 甲公司',
    '统一社会信用代码: 91440300MA5EXAMPL1',
    '企业类别: 相关服务企业',
    '头部机构: 是',
    '服务类型: MCN',
    '行业代码: L7251',
  ]);
  const bare = { ...row, values: { ...FACT, leading: 0, service_kind: null, industry: null } };
  expect(cellsOf(columns, { row: bare, from: day('0001-01-01'), to: null, state: 'past' })).toEqual([
    '状态: [plain: 以前]',
    '生效: 一开始',
    '止: 至今',
    '企业名称: 甲公司',
    '统一社会信用代码: 91440300MA5EXAMPL1',
    '企业类别: 相关服务企业',
    '头部机构: 否',
    '服务类型: —',
    '行业代码: —',
  ]);
  expect(drawnIn(columns, '状态', [{ row, from: day('2027-01-01'), to: null, state: 'coming' }])).toEqual(['[accent: 将来]']);
});

const LEASE = {
  contract: 'HT-2026-01',
  tenant_id: 7,
  starts_on: '2026-01-01',
  ends_on: '2026-10-15',
  left_on: null,
  area: 12_345,
  monthly_rent: 1_000_101,
  deposit: 2_000_202,
  studios: '[5,4]',
  free_minutes: 90,
  own_rate: 30_303,
};
const leaseOf = (values: RecordRow['values']) => {
  const [lease] = leasesOf({ leases: [recordRow({ ...LEASE, ...values }, 3)] });
  return lease ?? expect.unreachable();
};

it('leases: every column, how far the end is, and no money for who may not see it', () => {
  const columns = buildLeaseColumns({ names: NAMES, may: ALL, today: TODAY });
  expect(cellsOf(columns, leaseOf({}))).toEqual([
    '合同编号: HT-2026-01',
    '状态: [good: 生效中]',
    '起租日: 2026-01-01',
    '到期日: 2026-10-15 [danger: 剩 26 天]',
    '退租日: —',
    '租用面积(㎡): 123.45 | right',
    '月租金(元): 10,001.01 | right',
    '押金(元): 20,002.02 | right',
    '专属直播间: B205、B104',
    '每月免费小时: 1.5 | right',
    '专属直播间单价(元/小时): 303.03 | right',
  ]);
  const bare = { left_on: '2026-09-30', monthly_rent: null, deposit: null, studios: '[]', free_minutes: null, own_rate: null };
  expect(textsOf(columns, leaseOf(bare))).toEqual([
    '合同编号: HT-2026-01',
    '状态: [good: 生效中]',
    '起租日: 2026-01-01',
    '到期日: 2026-10-15',
    '退租日: 2026-09-30 [danger: 剩 11 天]',
    '租用面积(㎡): 123.45',
    '月租金(元): —',
    '押金(元): —',
    '专属直播间: —',
    '每月免费小时: —',
    '专属直播间单价(元/小时): —',
  ]);
  expect(
    drawnIn(columns, '状态', [
      leaseOf({ starts_on: '2026-09-20' }),
      leaseOf({ starts_on: '2026-09-19' }),
      leaseOf({ ends_on: '2026-09-18' }),
      leaseOf({ ends_on: '2026-09-19' }),
    ]),
  ).toEqual(['[accent: 未开始]', '[good: 生效中]', '[plain: 已结束]', '[good: 生效中]']);
  expect(drawnIn(columns, '退租日', [leaseOf({ left_on: '2026-09-01' })])).toEqual(['2026-09-01']);
  const poor = buildLeaseColumns({ names: NAMES, may: NONE, today: TODAY });
  expect(poor.map(({ title }) => title)).toEqual([
    '合同编号',
    '状态',
    '起租日',
    '到期日',
    '退租日',
    '租用面积(㎡)',
    '专属直播间',
    '每月免费小时',
  ]);
});

it('papers: every column', () => {
  const values = {
    tenant_id: 7,
    kind: '身份核验',
    number: 'SF-1',
    issued_on: '2024-05-06',
    expires_on: '2026-09-24',
    seen_on: '2026-02-03',
    seen_by: '李',
  };
  const row = recordRow(values, 9);
  const columns = buildPaperColumns({ today: TODAY, renderFiles: ({ id }) => `files of ${id}` });
  expect(cellsOf(columns, row)).toEqual([
    '种类: 身份核验',
    '编号: SF-1',
    '发证: 2024-05-06',
    '到期: 2026-09-24 [danger: 剩 5 天]',
    '核验: 2026-02-03 李',
    '附件: files of 9',
  ]);
  const bare = { ...row, values: { ...values, number: '', issued_on: null, expires_on: null, seen_on: null } };
  expect(textsOf(columns, bare)).toEqual(['种类: 身份核验', '编号: —', '发证: —', '到期: —', '核验: —', '附件: files of 9']);
  expect(drawnIn(columns, '核验', [{ ...row, values: { ...values, seen_by: null } }])).toEqual(['2026-02-03']);
});

it('files: every column; of the tenant, of a paper, of one that is not shown', () => {
  const columns = buildFileColumns({
    papers: [recordRow({ kind: '身份核验', number: 'SF-1' }, 9)],
  });
  expect(cellsOf(columns, TENANT_FILE)).toEqual([
    '文件名: 执照.pdf',
    '属于: 身份核验 SF-1',
    '大小: 2.0 MB | right',
    '加入: 2026-02-03 04:05 李',
  ]);
  expect(
    drawnIn(columns, '属于', [
      { ...TENANT_FILE, paper: null },
      { ...TENANT_FILE, paper: 8 },
    ]),
  ).toEqual(['企业', '证照']);
});
