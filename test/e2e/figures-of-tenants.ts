// What the lists over all tenants have to say, from plain SQL over the base.
import type Database from 'better-sqlite3';
import { MONTH, TODAY } from './figures-base.ts';
import { count, day, daysBetween, metres, month, wan } from './plain-figures.ts';
import type { ShownRow, TableLook } from './shown-tables.ts';

/** The rest of a day's words where it is near: `过期 76 天`, `剩 13 天`. */
export function daysLeft(on: string): string {
  const left = daysBetween(TODAY, on);
  return left < 0 ? `过期 ${-left} 天` : `剩 ${left} 天`;
}

interface TenantRow {
  readonly id: number;
  readonly short: string;
  readonly name: string;
  readonly category: string;
  readonly leading: number;
  readonly service: string | null;
  readonly industry: string | null;
  readonly contact: string;
  readonly phone: string;
  readonly uscc: string;
}

function tenantRow(db: Database.Database, id: number): TenantRow {
  const found = db
    .prepare<[number, string], TenantRow>(
      `SELECT t.id, t.short_name AS short, f.name, f.category, f.leading, f.service_kind AS service, f.industry, t.contact, t.phone, f.uscc
       FROM tenant t JOIN tenant_fact f ON f.tenant_id = t.id WHERE t.id = ? AND f.starts_on <= ? AND f.retired_at IS NULL ORDER BY f.starts_on DESC`,
    )
    .get(id, TODAY);
  if (found === undefined) throw new Error(`no tenant ${id}`);
  return found;
}

/** The paid amount of a month's lines that count: of each item the first of form, ledger, session. */
export function paidOf(db: Database.Database, tenant: number, ofMonth: string): number {
  const lines = db
    .prepare<[number, string], { readonly platform: string; readonly goods: string; readonly source: string; readonly paid: number }>(
      'SELECT platform, goods_class AS goods, source, paid FROM sales_line WHERE tenant_id = ? AND month = ? AND retired_at IS NULL',
    )
    .all(tenant, ofMonth);
  const rank = ['form', 'ledger', 'session'];
  const first = new Map<string, (typeof lines)[number]>();
  for (const line of lines) {
    const item = `${line.platform} ${line.goods}`;
    const other = first.get(item);
    if (other === undefined || rank.indexOf(line.source) < rank.indexOf(other.source)) first.set(item, line);
  }
  return [...first.values()].reduce((sum, line) => sum + line.paid, 0);
}

function listed(
  db: Database.Database,
  id: number,
  state: { readonly studios: string; readonly lease: string; readonly paper: string },
): ShownRow {
  const tenant = tenantRow(db, id);
  const of = <V>(sql: string): V | undefined => db.prepare<[number], V>(sql).get(id);
  const lease = of<{ readonly ends: string; readonly area: number }>(
    `SELECT ends_on AS ends, area FROM lease WHERE tenant_id = ? AND retired_at IS NULL AND starts_on <= '${TODAY}' AND ends_on >= '${TODAY}'`,
  );
  const since = of<{ readonly since: string; readonly until: string }>(
    'SELECT min(starts_on) AS since, max(ends_on) AS until FROM lease WHERE tenant_id = ? AND retired_at IS NULL',
  );
  const heads = of<{ readonly hosts: number }>(`SELECT count(*) AS hosts FROM host WHERE tenant_id = ? AND until IS NULL`);
  const open = of<{ readonly open: number }>('SELECT count(*) AS open FROM compliance_case WHERE tenant_id = ? AND resolved_on IS NULL');
  return {
    简称: tenant.short,
    企业名称: tenant.name,
    状态: '在驻',
    类别: tenant.category,
    头部: tenant.leading === 1 ? '头部' : '',
    租约到期: state.lease,
    证照到期: state.paper,
    专属直播间: state.studios,
    '面积（m²）': metres(lease?.area ?? 0),
    服务类型: tenant.service ?? '',
    主播: count(heads?.hosts ?? 0),
    [`${month(MONTH)} 成交额（万元）`]: wan(paidOf(db, id, MONTH)),
    未结合规: count(open?.open ?? 0),
    联系人: tenant.contact,
    电话: tenant.phone,
    统一社会信用代码: tenant.uscc,
    行业代码: tenant.industry ?? '',
    入驻: since?.since ?? '',
    驻至: since?.until ?? '',
  };
}

function due(db: Database.Database): readonly ShownRow[] {
  const rows = db
    .prepare<[], { readonly on: string; readonly tenant: string; readonly what: string; readonly number: string }>(
      `SELECT p.expires_on AS "on", f.name AS tenant, p.kind AS what, p.number FROM paper p JOIN tenant_fact f ON f.tenant_id = p.tenant_id
         WHERE p.expires_on < '2026-12-01' AND f.starts_on = '0001-01-01'
       UNION ALL SELECT l.ends_on, f.name, '租约', l.contract FROM lease l JOIN tenant_fact f ON f.tenant_id = l.tenant_id
         WHERE l.ends_on BETWEEN '2026-11-05' AND '2027-01-31' AND l.ends_on = (SELECT max(ends_on) FROM lease m WHERE m.tenant_id = l.tenant_id) AND f.starts_on = '0001-01-01'`,
    )
    .all();
  const step = (left: number, isPaper: boolean): string => {
    if (left < 0) return '已过期';
    const steps = isPaper ? [7, 30, 60] : [30, 60, 90];
    return `${steps.find((most) => left <= most) ?? 0} 天内`;
  };
  return rows.map(({ on, tenant, what, number }) => ({
    剩余: step(daysBetween(TODAY, on), what !== '租约'),
    剩余天数: daysLeft(on),
    到期日: day(on),
    企业: tenant,
    内容: what,
    编号: number,
  }));
}

/** The lists over all tenants. */
export function tenantLooks(db: Database.Database): readonly TableLook[] {
  return [
    {
      hash: '/tenants',
      table: '企业列表',
      rows: [
        listed(db, 1, { studios: 'T107', lease: '2027-05-31 周一', paper: '品牌授权 2026-08-20 过期 76 天' }),
        listed(db, 17, { studios: 'T304', lease: '2026-11-30 剩 26 天', paper: '营业执照 2043-12-31 周四' }),
      ],
    },
    { hash: '/tenants/due', table: `到期提醒 ${TODAY}`, rows: due(db) },
  ];
}
