// The lists of backups, checks, the trail and of people to forget: one row of distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { expect, it } from 'vitest';
import { cellsOf, drawnIn, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import { Facts } from '../ui/forget/ForgetButton.tsx';
import type { BackupLine } from '../../contract/base/settings-shapes.ts';
import { buildBackupColumns } from './BackupFiles.tsx';
import { buildCheckColumns } from './AboutSection.tsx';
import { Changes, formatAbout, buildTrailColumns } from './HistorySection.tsx';
import { buildForgettableColumns, buildDueColumns } from './RetentionPart.tsx';

const nothing = (): void => undefined;

it('backup files: every column, each purpose and place in words, found sound or not', () => {
  const file: BackupLine = {
    place: 'second',
    name: 'livebase-1.db',
    purpose: 'close',
    at: '2026-09-03T04:05:06',
    size: 3_145_728,
    hasHash: true,
    isVerified: true,
  };
  const ground: Parameters<typeof buildBackupColumns>[0] = { found: new Map(), onVerify: nothing, onRestore: nothing };
  const columns = buildBackupColumns(ground);
  expect(cellsOf(columns, file)).toEqual([
    '时间: 2026-09-03 04:05:06',
    '为什么: 结账前 | filter',
    '在哪里: 第二个文件夹 | filter',
    '大小: 3.0 MB | sorts 3145728 | exports 3145728 | right',
    '核对: 做好时已核对 | drawn [good: 做好时已核对]',
    '恢复:  | drawn 核 对 恢复到这个…',
    '文件名: livebase-1.db',
  ]);
  const kinds = ['asked', 'daily', 'close', 'restore', 'migration', 'forget', 'replaced'] as const;
  const purposes = kinds.map((purpose) => ({ ...file, purpose }));
  expect(drawnIn(columns, '为什么', purposes)).toEqual(['手动', '每天自动', '结账前', '恢复前', '升级前', '遗忘前', '被恢复替换下来的']);
  expect(
    drawnIn(
      columns,
      '在哪里',
      (['own', 'second', 'data'] as const).map((place) => ({ ...file, place })),
    ),
  ).toEqual(['备份文件夹', '第二个文件夹', '数据文件夹']);
  const plain = buildBackupColumns({ ...ground, onRestore: null });
  expect(cellsOf(plain, { ...file, hasHash: false, isVerified: false }).slice(4)).toEqual([
    '核对: 没有指纹 | drawn [plain: 没有指纹]',
    '核对: ',
    '文件名: livebase-1.db',
  ]);
});

const LINE = {
  seq: 77,
  at: '2026-09-03T04:05:06',
  who: '李',
  host: '前台电脑',
  action: '更正',
  kind: '租约',
  about: 'HT-1',
  records: 1,
  changes: [
    { field: '月租金(元)', before: '1.00', after: '2.00' },
    { field: '备注', before: '—', after: '新' },
  ],
  file: '台账.xlsx',
  reason: '抄错',
};

it('the trail: every column', () => {
  const columns = buildTrailColumns();
  expect(cellsOf(columns, LINE)).toEqual([
    '时间: 2026-09-03 04:05:06',
    '谁: 李',
    '做了什么: 更正',
    '对象: 租约',
    '是哪一个: HT-1',
    '改了什么: 月租金(元) 1.00 → 2.00；备注 新',
    '原因: 抄错',
    '来自文件: 台账.xlsx',
    '从哪里: 前台电脑',
    '序号: 77 | sorts 77 | right | hidden',
  ]);
  expect(textsOf(columns, { ...LINE, about: '', changes: [], file: null, reason: '' })).toEqual([
    '时间: 2026-09-03 04:05:06',
    '谁: 李',
    '做了什么: 更正',
    '对象: 租约',
    '是哪一个: —',
    '改了什么: —',
    '原因: —',
    '来自文件: —',
    '从哪里: 前台电脑',
    '序号: 77',
  ]);
  expect(formatAbout({ ...LINE, records: 1_234 })).toBe('HT-1 等 1,234 条');
  expect(drawnText(createElement(Changes, { changes: LINE.changes }))).toBe('项目 改前 改后 月租金(元) 1.00 2.00 备注 — 新');
});

it('what a check found: every column', () => {
  const columns = buildCheckColumns();
  expect(
    [
      { name: 'integrity', ok: true, detail: 'd1' },
      { name: 'unheard_of', ok: false, detail: 'd2' },
    ].map((row) => cellsOf(columns, row)),
  ).toEqual([
    ['检查项: 文件完整', '结果: [good: 正常]', '细节: d1'],
    ['检查项: unheard_of', '结果: [danger: 不对]', '细节: d2'],
  ]);
});

it('people who can be forgotten: every column', () => {
  const columns = buildForgettableColumns();
  const person = {
    kind: 'hosts' as const,
    name: '小林',
    numbers: ['13800000001', '13900000002'],
    tenant: 7,
    tenantName: '甲公司',
    records: 1_203,
    since: '2024-05-06',
    isDue: true,
  };
  expect(cellsOf(columns, person)).toEqual([
    '姓名: 小林',
    '电话、账号: 13800000001、13900000002',
    '在哪里: 主播',
    '企业: 甲公司',
    '条数: 1,203 | right',
    '最后一天: 2024-05-06 [warn: 到期]',
  ]);
  expect(textsOf(columns, { ...person, kind: 'tenants', since: null, isDue: false })).toEqual([
    '姓名: 小林',
    '电话、账号: 13800000001、13900000002',
    '在哪里: 企业联系人',
    '企业: 甲公司',
    '条数: 1,203',
    '最后一天: ',
  ]);
});

it('what is kept longer than it has to be: every column, each kind in words', () => {
  const columns = buildDueColumns();
  const row = { kind: 'tenants' as const, tenant: 7, name: '甲公司', records: 1_204, since: '2024-05-06', due: '2026-05-07' };
  expect(cellsOf(columns, row)).toEqual(['种类: 企业联系人', '企业: 甲公司', '条数: 1,204 | right', '从: 2024-05-06', '到期: 2026-05-07']);
  expect((['bookings', 'waiting', 'hosts'] as const).map((kind) => textsOf(columns, { ...row, kind })[0])).toEqual([
    '种类: 预约联系人',
    '种类: 候补联系人',
    '种类: 主播',
  ]);
});

it('what forgetting would replace, and what stays', () => {
  const seen = {
    places: [
      { table: 'booking', rows: 1_205 },
      { table: 'waiting_entry', rows: 6 },
    ],
    history: 7,
    files: [
      { table: 'x', name: 'a.xlsx' },
      { table: 'y', name: 'b.xlsx' },
    ],
    unread: 8,
    tenants: ['甲', '乙'],
    staying: ['小林子'],
    isColleague: true,
    copies: ['1', '2', '3'],
  };
  expect(drawnText(createElement(Facts, { seen }))).toBe(
    '会替换的地方 条数 预约 1,205 候补 6 操作记录 7 换成一句说明的文件：a.xlsx、b.xlsx 2 涉及企业：甲、乙 名字里也有这几个字，留着不动：小林子 这个名字也是签字人或同事：签字和经办人留着不动。 有 8 个扫描件或 PDF 查不了里面，请自己看。 以前的备份和旧数据库还有这个人，共 3 个：自动的过期会删，自己做的要自己删；恢复它们会把人带回来。 先做一个备份，然后替换。做完不能撤销。',
  );
  const few = {
    places: [{ table: 'host', rows: 1 }],
    history: 0,
    files: [],
    unread: 0,
    tenants: [],
    staying: [],
    isColleague: false,
    copies: [],
  };
  expect(drawnText(createElement(Facts, { seen: few }))).toBe('会替换的地方 条数 主播 1 先做一个备份，然后替换。做完不能撤销。');
  expect(drawnText(createElement(Facts, { seen: { ...few, places: [] } }))).toBe('没有找到这个人，请核对姓名、电话。');
});
