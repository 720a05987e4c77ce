// What the lists of 设置 have to say, from plain SQL over the base.
import type Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { count, day, metres } from './plain-figures.ts';
import type { FactsLook, ShownRow, TableLook } from './shown-tables.ts';

const tab = (name: string) => (page: Page) => page.getByRole('tab', { name, exact: true }).click();

function baseParts(db: Database.Database): readonly TableLook[] {
  const areas = db
    .prepare<[], { readonly month: string; readonly floor: number; readonly lettable: number; readonly team: number }>(
      'SELECT month, floor_area AS floor, lettable_area AS lettable, team FROM base_area',
    )
    .all();
  const events = db
    .prepare<[], { readonly day: string; readonly kind: string; readonly name: string; readonly nth: number; readonly attendance: number }>(
      'SELECT day, kind, name, nth, attendance FROM event ORDER BY day LIMIT 5',
    )
    .all();
  return [
    {
      hash: '/settings/base',
      table: '基地面积',
      prepare: tab('面积与团队'),
      rows: areas.map(({ month, floor, lettable, team }) => ({
        月份: month,
        '建筑面积(㎡)': metres(floor),
        '可招商面积(㎡)': metres(lettable),
        运营团队人数: count(team),
        操作: '…',
      })),
    },
    {
      hash: '/settings/base',
      table: '活动',
      prepare: tab('活动'),
      rows: events.map((event) => ({
        日期: day(event.day),
        类型: event.kind,
        名称: event.name,
        同名第几场: count(event.nth),
        参加人数: count(event.attendance),
        操作: '…',
      })),
    },
    {
      hash: '/settings/base',
      table: '年度目标',
      prepare: tab('年度目标'),
      rows: [{ 年份: '2026', 指标: 'ZB-2.06', 目标值: '45000', 操作: '…' }],
    },
  ];
}

function baseFacts(db: Database.Database): FactsLook {
  const fact = db
    .prepare<[], Readonly<Record<'name' | 'uscc' | 'kind' | 'district' | 'address' | 'head' | 'statistics' | 'filler' | 'phone', string>>>(
      `SELECT full_name AS name, uscc, kind, district, address, unit_head AS head, statistics_head AS statistics, filler, phone FROM base_fact`,
    )
    .get();
  if (fact === undefined) throw new Error('no base');
  return {
    hash: '/settings/base',
    facts: {
      填报单位: fact.name,
      统一社会信用代码: fact.uscc,
      基地类型: fact.kind,
      所属区: fact.district,
      详细地址: fact.address,
      单位负责人: fact.head,
      统计负责人: fact.statistics,
      填表人: fact.filler,
      联系电话: fact.phone,
    },
  };
}

function exceptions(db: Database.Database): readonly ShownRow[] {
  return db
    .prepare<[], { readonly day: string; readonly studio: string | null; readonly hours: string; readonly note: string }>(
      `SELECT e.day, s.code AS studio, e.hours, e.note FROM calendar_exception e LEFT JOIN studio s ON s.id = e.studio_id WHERE e.day LIKE '2026%'`,
    )
    .all()
    .map((row) => ({ 日期: day(row.day), 范围: row.studio ?? '全基地', 开放: row.hours, 说明: row.note, 更正: '更正 作废' }));
}

function counts(db: Database.Database): readonly ShownRow[] {
  const of = (words: string, table: string): ShownRow => {
    const found = db.prepare<[], { readonly rows: number }>(`SELECT count(*) AS rows FROM ${table}`).get();
    return { 表: words, 行数: count(found?.rows ?? 0) };
  };
  return [of('销售台账', 'sales_line'), of('月度人员', 'headcount'), of('主播', 'host'), of('租约', 'lease')];
}

/** The number of the row of the history that took the first payment in. */
function paymentRow(db: Database.Database): string {
  const found = db
    .prepare<[], { readonly seq: number }>(
      `SELECT min(seq) AS seq FROM history WHERE entity = 'payment' AND action = 'add' AND reason = '补记 payment'`,
    )
    .get();
  return String(found?.seq);
}

/** Every list of 设置. */
export function settingsLooks(db: Database.Database): readonly (TableLook | FactsLook)[] {
  return [
    baseFacts(db),
    ...baseParts(db),
    { hash: '/settings/calendar', table: '2026 年的开放例外', rows: exceptions(db) },
    {
      hash: '/settings/people',
      table: '人员与权限',
      rows: [
        { 姓名: '叶知秋', 角色: '主管', 密码: '没有', 操作: '改… 设密码… 停用' },
        { 姓名: '阮前台', 角色: '前台', 密码: '没有', 操作: '改… 设密码… 停用' },
      ],
    },
    { hash: '/settings/about', table: '各表的行数', rows: counts(db) },
    {
      hash: '/settings/history',
      table: '操作记录',
      rows: [
        {
          时间: '2026-11-04 09:04',
          谁: '叶知秋',
          做了什么: '新增',
          对象: '收款',
          是哪一个: '厦门听潮电子商务有限公司 · 2026-10-20 · 12345.67',
          改了什么:
            '企业 厦门听潮电子商务有限公司；收款日期 2026-10-20；月份（空：最早到期） 2026-09；金额(元，退款写负数) 12345.67；方式 转账；说明 九月的一部分',
          原因: '补记 payment',
          来自文件: '—',
          从哪里: '命令行',
          序号: paymentRow(db),
        },
      ],
    },
  ];
}
