// What the lists of 销售 have to say, from plain SQL over the base.
import type Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { MONTH, THIRD, TODAY } from './figures-base.ts';
import { paidOf } from './figures-of-tenants.ts';
import { clockOfMs, count, orDash, percent, wan, yuan } from './plain-figures.ts';
import type { FactsLook, ShownRow, TableLook } from './shown-tables.ts';

const SOURCES: Readonly<Record<string, string>> = { form: '月报表', ledger: '台账', session: '平台场次' };

interface Line {
  readonly name: string;
  readonly platform: string;
  readonly goods: string;
  readonly source: string;
  readonly sessions: number;
  readonly minutes: number;
  readonly views: number;
  readonly orders: number;
  readonly paid: number;
  readonly refunded: number;
  readonly settled: number;
}

function linesOf(db: Database.Database, tenants: string): readonly Line[] {
  return db
    .prepare<[string], Line>(
      `SELECT f.name, l.platform, l.goods_class AS goods, l.source, l.sessions, l.minutes, l.views, l.orders, l.paid, l.refunded, l.settled
       FROM sales_line l JOIN tenant_fact f ON f.tenant_id = l.tenant_id
       WHERE l.month = ? AND l.retired_at IS NULL AND f.starts_on = '0001-01-01' AND l.tenant_id IN (${tenants})`,
    )
    .all(MONTH);
}

function lines(db: Database.Database): readonly ShownRow[] {
  const all = linesOf(db, '1, 2, 4');
  const rank = ['form', 'ledger', 'session'];
  return all.map((line) => {
    const isSecond = all.some(
      (one) =>
        one.name === line.name &&
        one.platform === line.platform &&
        one.goods === line.goods &&
        rank.indexOf(one.source) < rank.indexOf(line.source),
    );
    return {
      企业: line.name,
      平台: line.platform,
      商品类别: line.goods,
      来源: SOURCES[line.source] ?? '',
      计入: isSecond ? '✕ 不计' : '✓ 计入',
      场次: count(line.sessions),
      '时长(分钟)': count(line.minutes),
      观看人次: count(line.views),
      订单数: count(line.orders),
      '成交额(元)': yuan(line.paid),
      '退款额(元)': yuan(line.refunded),
      '结算额(元)': yuan(line.settled),
    };
  });
}

interface Due {
  readonly name: string;
  readonly uscc: string;
  readonly contact: string | null;
  readonly phone: string | null;
  readonly retail: number;
}

function dueRow(db: Database.Database, tenant: number): Due {
  const found = db
    .prepare<[string, number], Due>(
      `SELECT f.name, f.uscc, t.contact, t.phone, (SELECT amount FROM online_retail r WHERE r.tenant_id = t.id AND r.month = ? AND r.retired_at IS NULL) AS retail
       FROM tenant t JOIN tenant_fact f ON f.tenant_id = t.id WHERE t.id = ?`,
    )
    .get(MONTH, tenant);
  if (found === undefined) throw new Error(`no tenant ${tenant}`);
  return found;
}

/** A tenant whose lines are of one source each, and the one whose form came back. */
function board(db: Database.Database): readonly ShownRow[] {
  const sums = (tenant: number): { readonly refunded: number; readonly settled: number; readonly lines: number } => {
    const own = linesOf(db, String(tenant));
    return {
      refunded: own.reduce((sum, line) => sum + line.refunded, 0),
      settled: own.reduce((sum, line) => sum + line.settled, 0),
      lines: new Set(own.map(({ platform, goods }) => `${platform} ${goods}`)).size,
    };
  };
  const row = (tenant: number): ShownRow => {
    const { name, uscc, contact, phone, retail } = dueRow(db, tenant);
    const { refunded, settled, lines: own } = sums(tenant);
    return {
      选: '',
      企业: name,
      统一社会信用代码: uscc,
      迟报: '',
      '成交额(元)': yuan(paidOf(db, tenant, MONTH)),
      '退款额(元)': yuan(refunded),
      '结算额(元)': yuan(settled),
      '网络零售额(元)': yuan(retail),
      行数: count(own),
      联系人: orDash(contact),
      电话: orDash(phone),
    };
  };
  return [
    { ...row(1), 报送: '✓ 已报', 回表: '—', 没通过的核对: '', 来源不一致: '', 来源: '台账、平台场次', 月报表: '没有' },
    {
      ...row(THIRD),
      报送: '? 有疑问',
      回表: '●○○○ 收到',
      没通过的核对: '零售额比成交多；和平台数不一致；和前几个月差 3 倍以上；像是单位错了或多（少）一位',
      来源不一致: '1',
      来源: '月报表、台账、平台场次',
      月报表: TODAY,
    },
  ];
}

/** 素颜's 抖音: the ledger says one sum, the platform's sessions another. */
function differing(db: Database.Database): readonly TableLook[] {
  const own = linesOf(db, '2').filter(({ platform }) => platform === '抖音');
  const [ledger, session] = ['ledger', 'session'].map((source) => own.find((line) => line.source === source));
  if (ledger === undefined || session === undefined) throw new Error('two sources');
  const less = session.paid - ledger.paid;
  const share = `${percent(less, ledger.paid, 2)}%`;
  return [
    {
      hash: `/sales/${MONTH}/differ`,
      table: '来源不一致',
      rows: [
        {
          企业: ledger.name,
          平台: '抖音',
          商品类别: '化妆品类',
          计入的数: `台账 ${yuan(ledger.paid)}`,
          另一个来源: `平台场次 ${yuan(session.paid)}`,
          '相差(元)': yuan(less),
          相差: share,
          差异: '超过 1%',
          计入: '台账优先于平台场次',
        },
      ],
    },
    {
      hash: `/sales/${MONTH}/differ/2`,
      table: '各来源的数',
      prepare: async (page: Page) => {
        await page
          .getByRole('dialog')
          .getByRole('button', { name: /^改用…：/ })
          .first()
          .waitFor();
      },
      rows: [
        {
          '平台 · 商品类别': '抖音 化妆品类',
          月报表: '—',
          台账: `✓ 计入：台账 ${yuan(ledger.paid)}`,
          平台场次: yuan(session.paid),
          '相差(元)': yuan(less),
          相差: share,
          '相差 2': '! 差得多',
          看明细: '看明细 改用…',
        },
      ],
    },
  ];
}

function batches(db: Database.Database): readonly ShownRow[] {
  interface Batch {
    readonly id: number;
    readonly at: number;
    readonly who: string;
    readonly undone: number | null;
    readonly added: number;
    readonly changed: number;
    readonly same: number;
    readonly refused: number;
    readonly files: string;
  }
  return db
    .prepare<[], Batch>(
      `SELECT b.id, b.at_ms AS at, b.who, b.undone_ms AS undone, sum(s.added) AS added, sum(s.changed) AS changed, sum(s.same) AS same, sum(s.refused) AS refused,
         (SELECT group_concat(name, '、') FROM (SELECT min(id) AS first, file_name AS name FROM import_sheet i WHERE i.batch_id = b.id GROUP BY file_name ORDER BY first)) AS files
       FROM import_batch b JOIN import_sheet s ON s.batch_id = b.id GROUP BY b.id`,
    )
    .all()
    .map((batch) => ({
      批次: String(batch.id),
      时间: clockOfMs(batch.at),
      谁: batch.who,
      文件: batch.files,
      新增: count(batch.added),
      更改: count(batch.changed),
      不变: count(batch.same),
      拒收: count(batch.refused),
      状态: batch.undone === null ? '有效' : '已撤销',
    }));
}

function retail(db: Database.Database, month: string): readonly { readonly name: string; readonly amount: number }[] {
  return db
    .prepare<[string], { readonly name: string; readonly amount: number }>(
      `SELECT f.name, r.amount FROM online_retail r JOIN tenant_fact f ON f.tenant_id = r.tenant_id
       WHERE r.month = ? AND r.retired_at IS NULL AND f.starts_on = '0001-01-01' AND r.tenant_id < 5`,
    )
    .all(month);
}

/** Every list of 销售. */
export function salesLooks(db: Database.Database): readonly (TableLook | FactsLook)[] {
  const tenants = db
    .prepare<[string], { readonly id: number }>('SELECT DISTINCT tenant_id AS id FROM sales_line WHERE month = ?')
    .all(MONTH);
  const paid = tenants.reduce((sum, { id }) => sum + paidOf(db, id, MONTH), 0);
  return [
    { hash: `/sales/${MONTH}`, table: '收集情况', rows: board(db) },
    {
      hash: `/sales/${MONTH}/lines`,
      facts: { 应报: '30', 已报: '29', 零报: '0', 未报: '1', 不在应报: '0', '成交额（计入的）': `${wan(paid)} 万元` },
    },
    { hash: `/sales/${MONTH}/lines`, table: '明细', rows: lines(db) },
    ...differing(db),
    {
      hash: `/sales/${MONTH}/retail`,
      table: '网络零售额',
      rows: retail(db, MONTH).map(({ name, amount }) => ({ 企业: name, 数据来源: '销售台账', '网络零售额(元)': yuan(amount), 操作: '…' })),
    },
    {
      hash: '/sales/2026-09/retail',
      table: '网络零售额',
      rows: retail(db, '2026-09').map(({ name, amount }) => ({ 企业: name, 来源: '台账', '网络零售额(元)': yuan(amount), 计入: '计入' })),
    },
    { hash: '/sales/batches', table: '导入批次', rows: batches(db) },
  ];
}
