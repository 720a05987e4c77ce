// What 分析 and 认定自评 have to say: from the command line's report of each month, and from plain SQL over the base.
import type Database from 'better-sqlite3';
import type { Page } from 'playwright-core';
import { MONTH } from './figures-base.ts';
import { MONTHS, textOf, type Values } from './figures-of-reports.ts';
import { paidOf } from './figures-of-tenants.ts';
import { grouped, percent, wan } from './plain-figures.ts';
import type { FactsLook, ShownRow, TableLook } from './shown-tables.ts';

function scores(values: Values): readonly TableLook[] {
  const months = MONTHS.toReversed();
  const met = (address: string): ShownRow =>
    Object.fromEntries(months.map((month) => [month, `✓ ${grouped(textOf(values, month, address))}`]));
  const about = (words: string, since: string, origin: string, address: string): string =>
    `${words} 改门槛 自 ${since} 起达到（有数据起） 依据：${origin} · 按月 · 数据来源 ${address}`;
  return [
    {
      hash: '/scorecard',
      table: '综合服务类：条件逐月对照',
      rows: [
        {
          条件: about('公共直播间 不少于 10 间', '2025-09', '综合服务类：公共直播间不少于 10 间', 'ZB-1.05.value'),
          ...met('ZB-1.05.value'),
        },
        {
          条件: about('月实际结算交易额 不少于 2,000 万元', '2025-08', '综合服务类：月实际结算交易额不少于 2000 万元', 'ZB-2.09.month'),
          ...met('ZB-2.09.month'),
        },
      ],
    },
    {
      hash: '/scorecard',
      table: '垂直类：条件逐月对照',
      rows: [{ 条件: about('运营团队 不少于 20 人', '2025-09', '垂直类：团队不少于 20 人', 'ZB-1.14.value'), ...met('ZB-1.14.value') }],
    },
  ];
}

function ranking(db: Database.Database): TableLook {
  const tenants = db
    .prepare<[], { readonly id: number; readonly name: string; readonly uscc: string }>(
      `SELECT tenant_id AS id, name, uscc FROM tenant_fact WHERE starts_on = '0001-01-01'`,
    )
    .all();
  const sums = tenants.map((tenant) => ({ ...tenant, paid: MONTHS.reduce((sum, month) => sum + paidOf(db, tenant.id, month), 0) }));
  const all = sums.reduce((sum, { paid }) => sum + paid, 0);
  return {
    hash: '/analytics',
    table: '企业排名',
    rows: sums
      .toSorted((a, b) => b.paid - a.paid)
      .slice(0, 5)
      .map(({ name, uscc, paid }, at) => ({
        名次: String(at + 1),
        企业: name,
        '成交额（万元）': wan(paid),
        '占比（%）': percent(paid, all),
        '上年同期（万元）': '—',
        '同比（%）': '—',
        统一社会信用代码: uscc,
      })),
  };
}

function targets(values: Values): TableLook {
  const of = (address: string): string => textOf(values, MONTH, address);
  const row = (words: string, target: string, now: string, unit: string): ShownRow => ({
    指标: words,
    目标: `${grouped(target)}${unit === '%' ? '' : ' '}${unit}`,
    实际: `${grouped(now)}${unit === '%' ? '' : ' '}${unit}`,
    完成: `${percent(Number(now), Number(target))}%`,
    操作: '改 删去',
  });
  return {
    hash: '/analytics',
    table: '年度目标与实际',
    rows: [
      row('入驻企业数 ZB-1.07', '40', of('ZB-1.07.value'), '家'),
      row('直播成交额（支付口径） ZB-2.06', '45000', of('ZB-2.06.ytd'), '万元'),
      row('其中：培训场次 ZB-2.12', '24', of('ZB-2.12.ytd'), '场'),
    ],
  };
}

/** Turns a chart into its numbers. */
const numbersOf = (chart: string) => async (page: Page) => {
  await page.getByRole('figure', { name: chart, exact: true }).getByText('数', { exact: true }).click();
};

function charts(values: Values): readonly TableLook[] {
  const look = (table: string, rows: readonly ShownRow[]): TableLook => ({ hash: '/analytics', table, prepare: numbersOf(table), rows });
  const text = (month: string, address: string): string => grouped(textOf(values, month, address));
  return [
    look(
      '成交额与上年同月',
      MONTHS.map((month) => ({
        月份: month,
        '成交额（万元）': text(month, 'ZB-2.06.month'),
        '上年同期（万元）': text(month, 'ZB-2.06.month_ly'),
        '结算额（万元）': text(month, 'ZB-2.09.month'),
        '退款额（万元）': text(month, 'ZB-2.07.month'),
      })),
    ),
    look(
      '入驻率',
      MONTHS.map((month) => ({
        月份: month,
        '入驻率（%）': text(month, 'ZB-1.10.value'),
        '已出租（㎡）': text(month, 'ZB-1.03.value'),
        '可招商（㎡）': text(month, 'ZB-1.02.value'),
        '在驻企业（家）': text(month, 'ZB-1.07.value'),
      })),
    ),
  ];
}

/** Every list of 分析 and 认定自评. */
export function insightLooks(db: Database.Database, values: Values): readonly (TableLook | FactsLook)[] {
  const all = MONTHS.reduce((sum, month) => sum + (values.get(month)?.['ZB-2.06.month']?.raw ?? 0), 0);
  return [
    ...scores(values),
    { hash: '/analytics', facts: { '成交额合计（万元）': wan(all), 最新入驻率: `${textOf(values, MONTH, 'ZB-1.10.value')}%` } },
    ranking(db),
    targets(values),
    ...charts(values),
  ];
}
