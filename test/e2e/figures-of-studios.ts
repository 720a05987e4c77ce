// What the lists of 直播间 have to say, from plain SQL over the base.
import type Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { MONTH, STUDIO, TODAY } from './figures-base.ts';
import { DEMO_NOW } from '../helpers/demo-day.ts';
import { clockOf, count, day, hours, instantOf, metres, percent, yuan } from './plain-figures.ts';
import type { ShownRow, TableLook } from './shown-tables.ts';

const STATES: Readonly<Record<string, string>> = { option: '暂定', booked: '已预订', checked_in: '已到场', completed: '已完成' };

interface StudioRow {
  readonly code: string;
  readonly name: string;
  readonly floor: string;
  readonly equipment: string;
  readonly opened: string;
  readonly closed: string | null;
  readonly kind: string;
  readonly area: number;
  readonly hours: string;
  readonly turnaround: number;
  readonly rate: number;
}

function studioRow(db: Database.Database, id: number): StudioRow {
  const found = db
    .prepare<[number, string], StudioRow>(
      `SELECT s.code, s.name, s.floor, s.equipment, s.opened_on AS opened, s.closed_on AS closed, f.kind, f.area, f.hours, f.turnaround, f.hourly_rate AS rate
       FROM studio s JOIN studio_fact f ON f.studio_id = s.id WHERE s.id = ? AND f.starts_on <= ? AND f.retired_at IS NULL ORDER BY f.starts_on DESC`,
    )
    .get(id, TODAY);
  if (found === undefined) throw new Error(`no studio ${id}`);
  return found;
}

function listed(db: Database.Database, id: number, state: string, holder: string): ShownRow {
  const studio = studioRow(db, id);
  const ahead = db
    .prepare<[number, number, number], { readonly ahead: number }>(
      `SELECT count(*) AS ahead FROM booking WHERE studio_id = ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'no_show') AND starts_at >= ? AND starts_at < ?`,
    )
    .get(id, instantOf(DEMO_NOW.slice(0, 16)), instantOf('2026-11-11T00:00'));
  const booked = db
    .prepare<[number, number, number], { readonly minutes: number | null }>(
      `SELECT sum(ends_at - starts_at) AS minutes FROM booking WHERE studio_id = ? AND retired_at IS NULL AND state <> 'cancelled' AND starts_at >= ? AND starts_at < ?`,
    )
    .get(id, instantOf('2026-11-01T00:00'), instantOf('2026-12-01T00:00'));
  return {
    编号: studio.code,
    名称: studio.name,
    楼层: studio.floor,
    类型: studio.kind,
    状态: state,
    专属租约: holder,
    '时租(元)': yuan(studio.rate),
    '7 天内预约': count(ahead?.ahead ?? 0),
    '当月预约(小时)': hours(booked?.minutes ?? 0),
    '面积(㎡)': metres(studio.area),
    每日开放: studio.hours,
    '换场(分钟)': count(studio.turnaround),
    启用日期: studio.opened,
    停用日期: studio.closed ?? '—',
  };
}

/** T103 has changed its hours and its price; the newest stands first. */
function facts(db: Database.Database): readonly ShownRow[] {
  const rows = db
    .prepare<
      [],
      {
        readonly starts: string;
        readonly kind: string;
        readonly area: number;
        readonly hours: string;
        readonly turnaround: number;
        readonly rate: number;
      }
    >(
      `SELECT starts_on AS starts, kind, area, hours, turnaround, hourly_rate AS rate FROM studio_fact WHERE studio_id = 3 ORDER BY starts_on`,
    )
    .all();
  const [before, now] = rows;
  if (before === undefined || now === undefined) throw new Error('T103 has changed');
  const said = (row: typeof now): ShownRow => ({
    类型: row.kind,
    '面积(㎡)': metres(row.area),
    每日开放: row.hours,
    换场分钟: count(row.turnaround),
    '时租(元)': yuan(row.rate),
    操作: '更正 历史 作废',
  });
  return [
    { 状态: '现行', 生效日期: now.starts, 到: '至今', ...said(now) },
    { 状态: '曾经', 生效日期: '自启用起', 到: '2026-03-31', ...said(before) },
  ];
}

function use(db: Database.Database): ShownRow {
  const studio = studioRow(db, STUDIO);
  const [from, to] = [instantOf('2026-10-01T00:00'), instantOf('2026-11-01T00:00')];
  const rows = db
    .prepare<[number, number, number], { readonly starts: number; readonly ends: number; readonly state: string }>(
      `SELECT starts_at AS starts, ends_at AS ends, state FROM booking
       WHERE studio_id = ? AND retired_at IS NULL AND state NOT IN ('cancelled', 'option', 'no_show') AND ends_at > ? AND starts_at < ? ORDER BY starts_at`,
    )
    .all(STUDIO, from, to);
  const booked = rows.filter(({ starts }) => starts >= from);
  // 10:00-02:00: sixteen hours a day; a session takes its turnaround along, as far as the next one or the closing.
  const open = 31 * 16 * 60;
  const minutes = booked.reduce((sum, { starts, ends }) => sum + ends - starts, 0);
  const occupied = minutes + booked.length * studio.turnaround;
  return {
    月份: MONTH,
    使用率: `${percent(occupied, open)}%`,
    '可用(小时)': hours(open),
    '占用(小时)': hours(occupied),
    '预约(小时)': hours(minutes),
    预约数: count(booked.length),
    已完成: count(booked.filter(({ state }) => state === 'completed').length),
    在用天数: '31',
    计入月报天数: '31',
  };
}

function nextBookings(db: Database.Database): readonly ShownRow[] {
  interface Next {
    readonly starts: number;
    readonly ends: number;
    readonly short: string;
    readonly state: string;
    readonly title: string | null;
    readonly number: string;
  }
  const moment = (at: number): string => `${day(clockOf(at).slice(0, 10))} ${clockOf(at).slice(11)}`;
  return db
    .prepare<[number, number], Next>(
      `SELECT b.starts_at AS starts, b.ends_at AS ends, t.short_name AS short, b.state, b.title, b.number FROM booking b JOIN tenant t ON t.id = b.tenant_id
       WHERE b.studio_id = ? AND b.retired_at IS NULL AND b.state <> 'cancelled' AND b.starts_at >= ? ORDER BY b.starts_at LIMIT 6`,
    )
    .all(STUDIO, instantOf(`${TODAY}T00:00`))
    .map(({ starts, ends, short, state, title, number }) => ({
      开始: moment(starts),
      结束: moment(ends),
      企业: short,
      状态: STATES[state] ?? state,
      主题: title ?? '—',
      预约号: number,
    }));
}

function leases(db: Database.Database): readonly ShownRow[] {
  return db
    .prepare<
      [],
      { readonly short: string; readonly contract: string; readonly starts: string; readonly ends: string; readonly left: string | null }
    >(
      `SELECT t.short_name AS short, l.contract, l.starts_on AS starts, l.ends_on AS ends, l.left_on AS "left"
       FROM lease l JOIN lease_studio s ON s.lease_id = l.id JOIN tenant t ON t.id = l.tenant_id WHERE s.studio_id = 7`,
    )
    .all()
    .map(({ short, contract, starts, ends, left }) => ({
      状态: starts <= TODAY && ends >= TODAY ? '有效' : '不在期内',
      企业: short,
      合同编号: contract,
      起租日: starts,
      到期日: ends,
      退租日: left ?? '—',
    }));
}

const RATES: ShownRow = {
  生效日期: '2026-12-01 周二',
  日间从: '09:00',
  夜间从: '21:30',
  '日间每小时(元)': '188.50',
  '夜间每小时(元)': '240.75',
  '半天 4 小时(元)': '600.10',
  '全天 8 小时(元)': '1,100.20',
  起租分钟: '90',
  操作: '…',
};

/** Chooses a part of the screen. */
export const choose = (name: string) => (page: Page) => page.locator('main .ant-segmented').getByText(name, { exact: true }).click();

/** Every list of 直播间. */
export function studioLooks(db: Database.Database): readonly TableLook[] {
  return [
    {
      hash: '/studios',
      table: '直播间列表',
      rows: [listed(db, STUDIO, '在用', '—'), listed(db, 7, '在用', '云裳集文化传媒'), listed(db, 6, '已停用', '—')],
    },
    { hash: '/studios/3', table: '按日期生效的资料', rows: facts(db) },
    { hash: `/studios/${STUDIO}/use`, table: '使用情况', rows: [use(db)] },
    { hash: `/studios/${STUDIO}/use`, table: '今后 14 天的预约', rows: nextBookings(db) },
    { hash: '/studios/7/leases', table: '租约', rows: leases(db) },
    {
      hash: `/studios/${STUDIO}/blackouts`,
      table: '停用时段',
      rows: [{ 状态: '未到或进行中', 开始: '2027-03-02 08:30', 结束: '2027-03-03 12:00', 原因: '换吊顶', 操作: '更正 历史 作废' }],
    },
    {
      hash: `/studios/${STUDIO}/open`,
      table: '今后 90 天的开放例外',
      rows: [{ 日期: '2027-01-10 周日', 开放: '10:00-16:00', 范围: '本间', 说明: '只开半天', 操作: '更正 作废' }],
    },
    {
      hash: `/studios/${STUDIO}/prices`,
      table: '价格',
      rows: [RATES, { 状态: '现行', 生效日期: '自启用起', 到: '至今', '时租(元)': '180.00', 变化: '', 操作: '更正 历史' }],
    },
    { hash: '/studios/shared', table: '价格', rows: [{ '直播间（空：全基地）': 'T203', ...RATES }] },
    {
      hash: '/studios/shared',
      table: '公用设备',
      prepare: choose('公用设备'),
      rows: [{ 名称: '绿幕', 数量: '3', 说明: '三楼库房', 操作: '…' }],
    },
    {
      hash: '/studios/shared',
      table: '相连直播间',
      prepare: choose('相连直播间'),
      rows: [{ 整间: 'T203', 其中一间: 'T104', 生效日期: '2027-05-01 周六', 到: '2027-08-31 周二', 操作: '…' }],
    },
  ];
}
