// What tenants owe and have paid, as the lists of 企业 have to say it: from plain SQL over the base.
import type Database from 'better-sqlite3';
import { MONTH, OTHER, TENANT, TODAY } from './figures-base.ts';
import { choose } from './figures-of-studios.ts';
import { clockOfMs, yuan } from './plain-figures.ts';
import type { FactsLook, ShownRow, TableLook } from './shown-tables.ts';

/** The sums of a tenant's statement of a month: its charges by kind as they stand in the base. */
function charged(db: Database.Database, tenant: number, month: string, kinds: string): number {
  const found = db
    .prepare<[number, string], { readonly fen: number | null }>(
      `SELECT sum(amount) AS fen FROM charge WHERE tenant_id = ? AND month = ? AND retired_at IS NULL AND kind IN (${kinds})`,
    )
    .get(tenant, month);
  return found?.fen ?? 0;
}

interface Account {
  readonly rent: number;
  readonly studio: number;
  readonly changes: number;
  readonly total: number;
}

function account(db: Database.Database, tenant: number, month: string): Account {
  const [rent, studio, changes] = ["'rent'", "'studio'", "'correction', 'credit'"].map((kinds) => charged(db, tenant, month, kinds));
  const sums = { rent: rent ?? 0, studio: studio ?? 0, changes: changes ?? 0 };
  return { ...sums, total: sums.rent + sums.studio + sums.changes };
}

const PAID = 1_234_567;

/**
 * What the tenant paid on 18 October of September's statement, as it first was: rent and sessions. Since a later payment names September, the
 * rest of it pays October, which is due next.
 */
function splitDemoPayment(db: Database.Database): { readonly ofSeptember: number; readonly ofOctober: number } {
  const { rent, studio, total } = account(db, TENANT, '2026-09');
  const ofSeptember = total - PAID;
  return { ofSeptember, ofOctober: rent + studio - ofSeptember };
}

/** What all owe and have to their credit, each by its charges less its payments, and what is held of deposits. */
function sumsOfAll(db: Database.Database): { readonly open: number; readonly ahead: number; readonly held: number } {
  const each = `SELECT sum(amount) AS amount FROM (SELECT tenant_id, amount FROM charge WHERE retired_at IS NULL
    UNION ALL SELECT tenant_id, -amount FROM payment WHERE retired_at IS NULL) GROUP BY tenant_id`;
  const sums = db.prepare<[], { open: number; ahead: number; held: number }>(
    `SELECT sum(max(amount, 0)) AS open, sum(max(-amount, 0)) AS ahead,
      (SELECT sum(CASE kind WHEN 'in' THEN amount ELSE -amount END) FROM deposit_move) AS held FROM (${each})`,
  );
  return sums.get() ?? { open: 0, ahead: 0, held: 0 };
}

function statements(db: Database.Database): readonly ShownRow[] {
  const rows = db
    .prepare<
      [string],
      { readonly number: string; readonly tenant: number; readonly short: string; readonly made: number; readonly total: number }
    >(
      `SELECT s.number, s.tenant_id AS tenant, t.short_name AS short, s.made_ms AS made, s.total FROM statement s JOIN tenant t ON t.id = s.tenant_id WHERE s.month = ?`,
    )
    .all(MONTH);
  return rows.map(({ number, tenant, short, made, total }) => {
    const { rent, studio, changes } = account(db, tenant, MONTH);
    const paid = tenant === OTHER ? total : splitDemoPayment(db).ofOctober;
    return {
      编号: number,
      企业: short,
      租金: yuan(rent),
      直播间: yuan(studio),
      调整与贷项: yuan(changes),
      合计: yuan(total),
      已付: yuan(paid),
      未付: yuan(total - paid),
      应付日期: '2026-11-15',
      发票: tenant === OTHER ? '已开 26442000000123 2026-11-03' : '',
      出账时间: clockOfMs(made),
    };
  });
}

function months(db: Database.Database): readonly ShownRow[] {
  return ['2026-09', MONTH].map((month) => {
    const { rent, studio, changes, total } = account(db, TENANT, month);
    const { ofSeptember, ofOctober } = splitDemoPayment(db);
    const paid = month === MONTH ? ofOctober : total;
    return {
      月份: month,
      租金: yuan(rent),
      直播间: yuan(studio),
      调整与贷项: yuan(changes),
      退款: '0.00',
      应付: yuan(total),
      应付日期: month === MONTH ? '2026-11-15' : '2026-10-15',
      已付: yuan(paid),
      未付: yuan(total - paid),
      怎么付的: month === MONTH ? `2026-10-18 转账 ${yuan(ofOctober)}` : `2026-10-20 转账 12,345.67；2026-10-18 转账 ${yuan(ofSeptember)}`,
      账单: month === MONTH ? 'ZD-202610-0001' : 'ZD-202609-0003、ZD-202609-0038',
    };
  });
}

/** What the tenants owe, and what was noted of their money. */
export function moneyLooks(db: Database.Database): readonly (TableLook | FactsLook)[] {
  const due = ['2026-08', '2026-09', MONTH].reduce((sum, month) => sum + account(db, TENANT, month).total, 0);
  const open = account(db, TENANT, MONTH).total - splitDemoPayment(db).ofOctober;
  const all = sumsOfAll(db);
  const other = account(db, OTHER, MONTH);
  const sums = account(db, TENANT, MONTH);
  const inForce = db
    .prepare<[string, string], { readonly deposits: number }>(
      'SELECT sum(deposit) AS deposits FROM lease WHERE retired_at IS NULL AND starts_on <= ? AND coalesce(left_on, ends_on) >= ?',
    )
    .get(TODAY, TODAY);
  return [
    { hash: '/tenants/statements', table: '账单', rows: statements(db) },
    {
      hash: '/tenants/statements',
      facts: {
        租金: `${yuan(sums.rent + other.rent)} 元`,
        直播间: `${yuan(sums.studio + other.studio)} 元`,
        调整与贷项: `${yuan(sums.changes + other.changes)} 元`,
        本月合计: `${yuan(sums.total + other.total)} 元`,
        已付: `${yuan(other.total + sums.total - open)} 元`,
        未付: `${yuan(open)} 元`,
      },
    },
    {
      hash: '/tenants/owed',
      table: '谁欠多少',
      rows: [
        {
          企业: '合规通检测技术',
          应付: '13,754.00',
          已付: '0.00',
          未付: '13,754.00',
          '逾期(元)': '13,754.00',
          // Of 6,877.00 a month: September's since 15 October, 20 days, August's since 15 September, 50 days.
          '逾期1–30天': '6,877.00',
          '31–60天': '6,877.00',
          '61–90天': '0.00',
          '90天以上': '0.00',
          逾期天数: '50 天',
          最早应付: '2026-09-15',
          逾期月份: '2026-08、2026-09',
          预存: '0.00',
          应收押金: '13,754.00',
          实收押金: '13,754.00',
        },
      ],
    },
    {
      hash: '/tenants/owed',
      table: '谁欠多少',
      prepare: choose('未付 3'),
      rows: [
        {
          企业: '听潮电子商务',
          应付: yuan(due),
          已付: yuan(due - open),
          未付: yuan(open),
          '逾期(元)': '0.00',
          '逾期1–30天': '0.00',
          '31–60天': '0.00',
          '61–90天': '0.00',
          '90天以上': '0.00',
          逾期天数: '',
          最早应付: '',
          逾期月份: '',
          预存: '0.00',
          应收押金: '45,852.00',
          实收押金: '85,852.00',
        },
      ],
    },
    {
      hash: '/tenants/owed',
      facts: {
        未付合计: `${yuan(all.open)} 元`,
        逾期: `${yuan(all.open - open)} 元`,
        '逾期1–30天': `${yuan(all.open - open - 687_700)} 元`,
        '31–60天': '6,877.00 元',
        '61–90天': '0.00 元',
        '90天以上': '0.00 元',
        预存: `${yuan(all.ahead)} 元`,
        应收押金: `${yuan(inForce?.deposits ?? 0)} 元`,
        实收押金: `${yuan(all.held)} 元`,
      },
    },
    { hash: `/tenants/${TENANT}/statements`, table: '每月应收与已收', rows: months(db) },
    {
      hash: `/tenants/${TENANT}/statements`,
      facts: {
        未付合计: `${yuan(open)} 元`,
        预存: '0.00 元',
        押金余额: '85,852.00 元（收 85,852.00，退 0.00，扣 0.00）',
      },
    },
    {
      hash: `/tenants/${TENANT}/statements`,
      table: '收款',
      rows: [
        {
          收款日期: '2026-10-20 周二',
          '月份（空：最早到期）': '2026-09',
          '金额(元，退款写负数)': '12,345.67',
          方式: '转账',
          说明: '九月的一部分',
          操作: '…',
        },
      ],
    },
    {
      hash: `/tenants/${TENANT}/statements`,
      table: '应收',
      prepare: choose('调整'),
      rows: [
        { 月份: '2026-09', 类型: '调整', '金额(元，减收写负数)': '77.70', 原因: '多用了两小时灯光', 操作: '…' },
        { 月份: '2026-10', 类型: '贷项', '金额(元，减收写负数)': '-150.50', 原因: '空调坏了半天', 操作: '…' },
      ],
    },
    {
      hash: `/tenants/${TENANT}/statements`,
      table: '押金进出',
      prepare: choose('押金'),
      rows: [{ 日期: '2026-06-01 周一', 类型: '收取', '金额(元)': '40,000.00', 说明: '合同押金', 操作: '…' }],
    },
    {
      hash: `/tenants/${TENANT}/files`,
      table: '附件',
      rows: [
        { 文件名: '执照扫描.pdf', 属于: '营业执照 YZ-MAHE974J', 大小: '2.0 KB', 加入: '2026-11-04 09:04 叶知秋', 操作: '下载 停用' },
        { 文件名: '合同扫描.pdf', 属于: '企业', 大小: '337.6 KB', 加入: '2026-11-04 09:04 叶知秋', 操作: '下载 停用' },
      ],
    },
  ];
}
