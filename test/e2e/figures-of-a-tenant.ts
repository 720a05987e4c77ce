// What each tab of a tenant has to say, from plain SQL over the base.
import type Database from 'better-sqlite3';
import { OTHER, TENANT, TODAY } from './figures-base.ts';
import { DEMO_NOW } from '../helpers/demo-day.ts';
import { daysLeft } from './figures-of-tenants.ts';
import { clockOf, count, day, daysBetween, hours, metres, orDash, wan, yuan } from './plain-figures.ts';
import type { ShownRow, TableLook } from './shown-tables.ts';

const STATES: Readonly<Record<string, string>> = {
  option: '暂定',
  booked: '已预订',
  checked_in: '已到场',
  completed: '已完成',
  no_show: '未到场',
  cancelled: '已取消',
};

function leases(db: Database.Database, id: number): readonly ShownRow[] {
  interface Lease {
    readonly contract: string;
    readonly starts: string;
    readonly ends: string;
    readonly area: number;
    readonly rent: number;
    readonly deposit: number;
    readonly free: number | null;
    readonly rate: number | null;
  }
  const rows = db
    .prepare<[number], Lease>(
      `SELECT contract, starts_on AS starts, ends_on AS ends, area, monthly_rent AS rent, deposit, free_minutes AS free, own_rate AS rate
       FROM lease WHERE tenant_id = ? ORDER BY starts_on DESC`,
    )
    .all(id);
  return rows.map(({ contract, starts, ends, area, rent, deposit, free, rate }) => ({
    合同编号: contract,
    状态: starts > TODAY ? '未开始' : ends < TODAY ? '已结束' : '生效中',
    起租日: starts,
    到期日: ends < TODAY ? ends : day(ends),
    退租日: '—',
    '租用面积(㎡)': metres(area),
    '月租金(元)': yuan(rent),
    '押金(元)': yuan(deposit),
    专属直播间: '—',
    每月免费小时: free === null ? '—' : hours(free),
    '专属直播间单价(元/小时)': rate === null ? '—' : yuan(rate),
    操作: ends < TODAY ? '续租 更正 …' : '续租 退租 更正 …',
  }));
}

function hosts(db: Database.Database): readonly ShownRow[] {
  interface Host {
    readonly number: string;
    readonly nickname: string;
    readonly platform: string | null;
    readonly handle: string | null;
    readonly grade: string;
    readonly virtual: number;
    readonly since: string;
    readonly until: string | null;
    readonly trained: string | null;
  }
  return db
    .prepare<[], Host>(
      'SELECT number, nickname, platform, handle, grade, virtual, since, until, trained_on AS trained FROM host WHERE tenant_id = 1 ORDER BY number LIMIT 8',
    )
    .all()
    .map((host) => ({
      主播编号: host.number,
      昵称: host.nickname,
      平台: orDash(host.platform),
      账号ID: orDash(host.handle),
      级别: host.grade,
      虚拟主播: host.virtual === 1 ? '是' : '否',
      入驻日期: day(host.since),
      离开日期: host.until === null ? '—' : day(host.until),
      培育完成日期: host.trained === null ? '—' : day(host.trained),
      操作: '…',
    }));
}

function accounts(db: Database.Database): readonly ShownRow[] {
  interface Account {
    readonly platform: string;
    readonly handle: string;
    readonly from: string;
    readonly nickname: string | null;
    readonly goods: string | null;
    readonly to: string | null;
    readonly file: string | null;
    readonly row: number | null;
  }
  return db
    .prepare<[number], Account>(
      `SELECT a.platform, a.handle, a.from_on AS "from", a.nickname, a.goods_class AS goods, a.to_on AS "to", s.file_name AS file, a.sheet_row AS row
       FROM account a LEFT JOIN import_sheet s ON s.id = a.sheet_id WHERE a.tenant_id = ?`,
    )
    .all(TENANT)
    .map((account) => ({
      平台: account.platform,
      账号ID: account.handle,
      启用日期: account.from === '0001-01-01' ? '—' : day(account.from),
      昵称: orDash(account.nickname),
      默认商品类别: orDash(account.goods),
      停用日期: account.to === null ? '—' : day(account.to),
      来源: account.file === null ? '手工录入' : `${account.file} 第 ${account.row} 行`,
      操作: '…',
    }));
}

function months(db: Database.Database): readonly ShownRow[] {
  interface Month {
    readonly month: string;
    readonly paid: number;
    readonly refunded: number;
    readonly settled: number;
    readonly orders: number;
    readonly sessions: number;
    readonly minutes: number;
    readonly retail: number;
  }
  // Months in which every item has one source.
  return db
    .prepare<[], Month>(
      `SELECT month, sum(paid) AS paid, sum(refunded) AS refunded, sum(settled) AS settled, sum(orders) AS orders, sum(sessions) AS sessions,
         sum(minutes) AS minutes, (SELECT amount FROM online_retail r WHERE r.tenant_id = 1 AND r.month = l.month AND r.retired_at IS NULL) AS retail
       FROM sales_line l WHERE tenant_id = 1 AND retired_at IS NULL AND month BETWEEN '2025-12' AND '2026-10' GROUP BY month
       HAVING count(DISTINCT platform || goods_class) = count(*)`,
    )
    .all()
    .map((row) => ({
      月份: row.month,
      '成交额（万元）': wan(row.paid),
      '退款额（万元）': wan(row.refunded),
      '结算额（万元）': wan(row.settled),
      '网络零售额（万元）': wan(row.retail),
      订单: count(row.orders),
      场次: count(row.sessions),
      '时长（小时）': hours(row.minutes),
      去处: '看销售 看月报',
    }));
}

function bookings(db: Database.Database): readonly ShownRow[] {
  interface Booking {
    readonly starts: number;
    readonly ends: number;
    readonly studio: string;
    readonly state: string;
    readonly title: string | null;
    readonly number: string;
  }
  return db
    .prepare<[number], Booking>(
      `SELECT b.starts_at AS starts, b.ends_at AS ends, s.code AS studio, b.state, b.title, b.number FROM booking b JOIN studio s ON s.id = b.studio_id
       WHERE b.tenant_id = 1 AND b.retired_at IS NULL AND b.ends_at > ? ORDER BY b.starts_at LIMIT 6`,
    )
    .all(Date.parse(DEMO_NOW) / 60_000)
    .map(({ starts, ends, studio, state, title, number }) => {
      const [from, to] = [clockOf(starts), clockOf(ends)];
      return {
        时间: `${day(from.slice(0, 10))} ${from.slice(11)}–${to.slice(11)}`,
        直播间: studio,
        状态: STATES[state] ?? state,
        内容: title ?? '',
        预约号: number,
      };
    });
}

function papers(db: Database.Database): readonly ShownRow[] {
  interface Paper {
    readonly kind: string;
    readonly number: string;
    readonly issued: string;
    readonly expires: string;
    readonly seen: string;
    readonly by: string;
  }
  return db
    .prepare<[number], Paper>(
      'SELECT kind, number, issued_on AS issued, expires_on AS expires, seen_on AS seen, seen_by AS by FROM paper WHERE tenant_id = ? ORDER BY expires_on',
    )
    .all(TENANT)
    .map(({ kind, number, issued, expires, seen, by }) => ({
      种类: kind,
      编号: number,
      发证: issued,
      到期: daysBetween(TODAY, expires) > 60 ? day(expires) : `${expires} ${daysLeft(expires)}`,
      核验: `${seen} ${by}`,
      附件: kind === '营业执照' ? '执照扫描.pdf 附上文件' : '附上文件',
      操作: '更正 …',
    }));
}

function cases(db: Database.Database): readonly ShownRow[] {
  interface Case {
    readonly number: string;
    readonly day: string;
    readonly kind: string;
    readonly description: string;
    readonly origin: string;
    readonly resolved: string;
    readonly outcome: string;
  }
  return db
    .prepare<[number], Case>(
      'SELECT number, day, kind, description, origin, resolved_on AS resolved, outcome FROM compliance_case WHERE tenant_id = ?',
    )
    .all(OTHER)
    .map((row) => ({
      编号: row.number,
      日期: day(row.day),
      类型: row.kind,
      描述: row.description,
      来源: row.origin,
      处置日期: day(row.resolved),
      处置结果: row.outcome,
      操作: '…',
    }));
}

/** Names as they were and are, each from its day. */
const FACTS = {
  hash: '/tenants/14/facts',
  table: '资料',
  rows: [
    { 状态: '当前', 生效: '2026-10-12', 止: '至今', 企业名称: '厦门鹿礁童趣电子商务有限公司', 统一社会信用代码: '91350206MA0CH1QMQJ' },
    { 状态: '以前', 生效: '一开始', 止: '2026-10-11', 企业名称: '厦门鹿礁母婴用品有限公司', 统一社会信用代码: '91350206MA3M8EEE4N' },
  ].map((row) => ({ ...row, 企业类别: '直播电商企业', 头部机构: '否', 服务类型: '—', 行业代码: '5292', 操作: '更正 …' })),
};

/** Every tab of a tenant that has a list. */
export function tabLooks(db: Database.Database): readonly TableLook[] {
  const people = db
    .prepare<[], { readonly month: string; readonly hosts: number; readonly employees: number }>(
      'SELECT month, hosts, employees FROM headcount WHERE tenant_id = 1 ORDER BY month',
    )
    .all();
  return [
    FACTS,
    { hash: `/tenants/${TENANT}/leases`, table: '租约', rows: leases(db, TENANT) },
    { hash: `/tenants/${TENANT}/accounts`, table: '直播账号', rows: accounts(db) },
    { hash: '/tenants/1/hosts', table: '主播', rows: hosts(db) },
    {
      hash: '/tenants/1/people',
      table: '月度人员',
      rows: people.map((row) => ({ 月份: row.month, 主播数: count(row.hosts), 从业人员: count(row.employees), 操作: '…' })),
    },
    { hash: '/tenants/1/months', table: '月度', rows: months(db) },
    { hash: '/tenants/1/bookings', table: '以后的预约', rows: bookings(db) },
    { hash: `/tenants/${TENANT}/papers`, table: '证照', rows: papers(db) },
    { hash: `/tenants/${OTHER}/cases`, table: '合规事件', rows: cases(db) },
  ];
}
