// Exports of shop-days, corrected classes, and which source of a key counts (docs/rules/imports.md, Platform exports).
import { describe, expect, it } from 'vitest';
import { inTx } from '../../src/backend/core/db/tx.ts';
import { addRecord } from '../../src/backend/core/db/record-store.ts';
import { ok } from '../../src/domain/values/result.ts';
import { DOUYIN, douyin, exported, rolledLines } from '../helpers/douyin-export.ts';
import {
  closeByHand,
  codeOf,
  csv,
  inEachTest,
  ledger,
  type NamedFile,
  notesOf,
  openSmallWorld,
  refusalOf,
  type Rows,
  rowsOf,
  sheetOf,
  STATISTICIAN,
  totals,
} from '../helpers/import-base.ts';

const at = inEachTest(openSmallWorld);

const lines = (): unknown[] => rolledLines(at.db);

describe('shop-days', () => {
  const OVERVIEW = ['日期', '投放时段', '载体类型', '成交金额', '成交退款金额(支付时间)', '成交订单数'];
  const SHOP = ['日期', '成交金额', '成交订单数', '用户支付金额', '结算金额', '退款金额（支付时间）', '退款金额（退款时间）'];
  const overview = (rows: Rows): NamedFile => ledger('概览.xlsx', { 数据: [OVERVIEW, ...rows] });
  const shop = (rows: Rows, name = '日报.xlsx'): NamedFile => ledger(name, { Sheet1: [SHOP, ...rows] });

  it('成交概览 counts only 不限 and 直播, and says what it passed over', async () => {
    const outcome = await at.take(
      overview([
        ['20261001', '不限', '直播', 100, 3, 5],
        ['20261001', '不限', '商品卡', 900, 0, 9],
        ['20261001', '00:00-08:00', '直播', 40, 0, 2],
        ['20261002', '不限', '直播', 50, 0, 1],
      ]),
      { tenant: codeOf(101) },
    );
    expect(totals(outcome)).toEqual({ added: 2, changed: 0, same: 0 });
    expect(outcome.value.sheets.map(({ read }) => read)).toEqual([4]);
    expect(notesOf(outcome)).toContain('ROWS_PASSED_OVER');
    expect(lines()).toEqual([['2026-10', codeOf(101), '抖音', '化妆品类', 0, 0, 0, 6, 15_000, 300, 0, 'minutes,views,settled']]);
  });

  it('店铺日报 gives what was settled, and no sessions or sales', async () => {
    await at.take(exported('罗盘.csv', douyin('dy101', '2026-10-01 20:00', '100', '4')));
    await at.take(
      shop([
        ['2026-10-01', 500, 9, 480, 90.5, 30, 20],
        ['2026-10-02', 1, 1, 1, 9.5, 0, 0],
      ]),
      { tenant: codeOf(101) },
    );
    expect(lines()).toEqual([['2026-10', codeOf(101), '抖音', '化妆品类', 1, 61, 1000, 12, 10_000, 400, 10_000, '']]);
  });

  it('refunds follow the profile where the sessions have none, the other basis is kept', async () => {
    const head = DOUYIN.slice(0, -1);
    await at.take(csv('罗盘.csv', [head, douyin('dy101', '2026-10-01 20:00', '100').slice(0, -1)]));
    await at.take(shop([['2026-10-01', 500, 9, 480, 90, 30, 20]]), { tenant: codeOf(101) });
    expect(lines()).toMatchObject([['2026-10', codeOf(101), '抖音', '化妆品类', 1, 61, 1000, 12, 10_000, 2000, 9000, '']]);
    expect(rowsOf(at.db, 'SELECT refunded_by_order, refunded_by_refund FROM shop_day')).toEqual([[3000, 2000]]);
  });

  it('two exports of one shop tell the same money once', async () => {
    await at.take([overview([['2026-10-01', '不限', '直播', 100, 3, 5]]), shop([['2026-10-01', 100, 5, 100, 90, 3, 2]])], {
      tenant: codeOf(101),
    });
    expect(lines()).toEqual([['2026-10', codeOf(101), '抖音', '化妆品类', 0, 0, 0, 5, 10_000, 200, 9000, 'minutes,views']]);
  });

  it('小红书 千帆: paid is 直播支付金额', async () => {
    const file = ledger('千帆.xlsx', {
      Sheet: [
        ['时间', '支付金额', '直播支付金额', '退款金额（支付时间）'],
        ['2026-10-01', 200, 150.5, 5],
      ],
    });
    expect(totals(await at.take(file, { tenant: codeOf(102) }))).toEqual({ added: 1, changed: 0, same: 0 });
    expect(lines()).toEqual([['2026-10', codeOf(102), '小红书', '饮料类', 0, 0, 0, 0, 15_050, 500, 0, 'minutes,views,orders,settled']]);
  });

  it('淘宝 生意参谋: orders are 成交笔数', async () => {
    const file = ledger('淘宝.xlsx', {
      Sheet: [
        ['直播标题', '场次id', '开播时间', '直播间观看次数', '成交笔数', '成交金额'],
        ['开播', '88001', '2026-10-01 20:00:00', 1234, 7, '1,234.50'],
      ],
    });
    expect(totals(await at.take(file, { tenant: codeOf(102) }))).toEqual({ added: 1, changed: 0, same: 0 });
    expect(lines()).toEqual([['2026-10', codeOf(102), '淘宝', '家具类', 1, 0, 1234, 7, 123_450, 0, 0, 'minutes,refunded,settled']]);
  });

  it('a table with a day and a settled amount alone is nobody’s export', async () => {
    const outcome = await at.take(
      ledger('某.xlsx', {
        Sheet: [
          ['日期', '结算金额'],
          ['2026-10-01', 5],
        ],
      }),
      { tenant: codeOf(101) },
    );
    expect(refusalOf(outcome)).toMatchObject({ code: 'FILE_UNKNOWN_LAYOUT', data: { headers: ['日期|结算金额'] } });
  });
});

describe('a corrected default class', () => {
  it('takes the sessions of open months along, those of closed months stay', async () => {
    const file = exported('罗盘.csv', douyin('dy101', '2026-09-01 20:00', '100'), douyin('dy101', '2026-10-01 20:00', '50'));
    await at.take(file);
    closeByHand(at.db, '2026-09');
    expect(
      totals(await at.take(ledger('类.xlsx', sheetOf('直播账号', [[codeOf(101), '抖音', 'dy101', '晨光', '饮料类', null, null]])))),
    ).toEqual({ added: 0, changed: 1, same: 0 });
    expect(lines().map((line) => (Array.isArray(line) ? [line[0], line[3], line[8]] : []))).toEqual([
      ['2026-09', '化妆品类', 10_000],
      ['2026-10', '饮料类', 5000],
    ]);
    const again = await at.take(
      exported(
        '又.csv',
        douyin('dy101', '2026-09-01 20:00', '100'),
        douyin('dy101', '2026-10-01 20:00', '50'),
        douyin('dy101', '2026-10-02 20:00', '1'),
      ),
    );
    expect(totals(again)).toEqual({ added: 1, changed: 0, same: 2 });
  });
});

describe('form, ledger and sessions of one key', () => {
  it('are all kept; the figure is the form’s, then the ledger’s', async () => {
    await at.take(exported('罗盘.csv', douyin('dy101', '2026-10-01 20:00', '100')));
    await at.take(ledger('售.xlsx', sheetOf('销售台账', [['2026-10', codeOf(101), '抖音', '化妆品类', 1, 61, 1000, 12, 250, 0, 0]])));
    const effective = `SELECT source, paid FROM sales_line WHERE retired_at IS NULL ORDER BY CASE source WHEN 'form' THEN 1 WHEN 'ledger' THEN 2 ELSE 3 END`;
    expect(rowsOf(at.db, effective)).toEqual([
      ['ledger', 25_000],
      ['session', 10_000],
    ]);
    const tenantId = Number(at.db.prepare('SELECT tenant_id FROM sales_line').pluck().get());
    const values = {
      month: '2026-10',
      tenant_id: tenantId,
      platform: '抖音',
      goods_class: '化妆品类',
      source: 'form',
      sessions: 1,
      minutes: 1,
      views: 1,
      orders: 1,
      paid: 1,
      refunded: 0,
      settled: 0,
      lacks: '',
    };
    expect(inTx(at.base, STATISTICIAN, (tx) => ok(addRecord(tx, 'sales_line', values, null))).ok).toBe(true);
    const again = await at.take(
      ledger('售二.xlsx', sheetOf('销售台账', [['2026-10', codeOf(101), '抖音', '化妆品类', 1, 61, 1000, 12, 251, 0, 0]])),
    );
    expect(totals(again)).toEqual({ added: 0, changed: 1, same: 0 });
    expect(rowsOf(at.db, effective)).toEqual([
      ['form', 1],
      ['ledger', 25_100],
      ['session', 10_000],
    ]);
  });
});
