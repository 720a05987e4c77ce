// A profile, a head and a month's figures to draw: the form of docs/rules/report.md and the figures of the fixtures' world.
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseMonth } from '../../src/domain/time/calendar.ts';
import type { Figure, ReportFigures, ReportHead } from '../../src/domain/report/shape.ts';
import { type Profile, profileSchema } from '../../src/backend/base/profile.ts';

import members from '../fixtures/profiles/sz-2025/profile.json' with { type: 'json' };

type RowSpec = readonly [row: string, label: string, unit: string, source?: object];

const month = { kind: 'month' };
const ytd = { kind: 'ytd' };
const monthLastYear = { kind: 'month_ly' };
const yoy = (of: string, base: string): object => ({ kind: 'yoy', of, base });

function rowsOf(nature: 'stock' | 'flow', specs: readonly RowSpec[]): object[] {
  return specs.map(([row, label, unit, source]) => ({
    row,
    label,
    indent: label.startsWith('其中') ? 1 : 0,
    unit,
    nature,
    source: source ?? { kind: 'measure', measure: `sample.${row}` },
    formula: '',
  }));
}

const stockRows = rowsOf('stock', [
  ['01', '建筑面积', '平方米'],
  ['02', '可招商面积', '平方米'],
  ['03', '已出租面积', '平方米'],
  ['04', '直播间数量', '间'],
  ['05', '其中：公共直播间', '间'],
  ['06', '其中：在用直播间', '间'],
  ['07', '入驻企业数', '家'],
  ['08', '其中：直播电商企业', '家'],
  ['09', '其中：相关服务企业', '家'],
  ['10', '入驻率（按面积）', '%', { kind: 'ratio', numerator: '03', denominator: '02' }],
  ['11', '直播电商企业占比', '%', { kind: 'ratio', numerator: '08', denominator: '07' }],
  ['12', '常驻主播数', '人'],
  ['13', '从业人员期末数', '人'],
  ['14', '其中：基地运营团队', '人'],
  ['15', '孵化在册企业数', '家'],
]);

const flowRows = rowsOf('flow', [
  ['01', '直播场次', '场'],
  ['02', '其中：公共直播间场次', '场'],
  ['03', '直播时长', '小时'],
  ['04', '观看人次', '人次'],
  ['05', '成交订单数', '单'],
  ['06', '直播成交额（支付口径）', '万元'],
  ['07', '退款额', '万元'],
  [
    '08',
    '净成交额',
    '万元',
    {
      kind: 'sum',
      terms: [
        { row: '06', times: 1 },
        { row: '07', times: -1 },
      ],
    },
  ],
  ['09', '实际结算交易额', '万元'],
  ['10', '其中：网络零售额', '万元'],
  ['11', '交流活动场次', '场'],
  ['12', '其中：培训场次', '场'],
  ['13', '培训人次', '人次'],
  ['14', '新增入驻企业', '家'],
  ['15', '退出企业', '家'],
  ['16', '新增孵化企业', '家'],
  ['17', '公共直播间可用时长', '小时'],
  ['18', '公共直播间占用时长', '小时'],
  ['19', '公共直播间使用率', '%', { kind: 'ratio', numerator: '18', denominator: '17' }],
]);

const growthRows = rowsOf('stock', [
  ['01', '头部直播机构', '家'],
  ['02', '在册主播', '人'],
  ['03', '其中：知名主播', '人'],
  ['04', '其中：虚拟主播', '个'],
  ['05', '新增培育主播', '人'],
  ['06', '服务企业从业人员', '人'],
  ['07', '新发合规事件', '件'],
  ['08', '其中：侵权与假冒', '件'],
  ['09', '办结合规事件', '件'],
  ['10', '期末未结事件', '件'],
]);

function sales(key: string, label: string, unit: string, view: object = month): object {
  const source =
    key === 'net'
      ? {
          kind: 'sum',
          terms: [
            { row: 'paid', times: 1 },
            { row: 'refunded', times: -1 },
          ],
        }
      : { kind: 'measure', measure: `sales.${key}` };
  return { key, label, unit, view, source };
}

const breakdown = {
  kind: 'breakdown',
  unitWords: '场、小时、人次、单、万元、%',
};

const tenantColumns = [
  ['seq', '序号', null],
  ['name', '企业名称', null],
  ['uscc', '统一社会信用代码', null],
  ['category', '企业类别', null],
  ['resident_since', '入驻日期', null],
  ['area', '租用面积', '平方米', true],
  ['studios', '专属直播间', '间', true],
  ['hosts', '常驻主播', '人', true],
  ['employees', '从业人员', '人', true],
  ['sessions', '直播场次', '场', true],
  ['paid', '本月', '万元', true],
  ['paid_ytd', '本月止累计', '万元', true],
  ['remark', '备注', null],
] as const;

/** A profile with all six tables of docs/rules/report.md. */
export function sampleProfile(): Profile {
  return profileSchema.parse({
    id: 'sample',
    version: 1,
    name: '示例',
    bureauForm: false,
    note: '本表式为程序自带，主管部门如有规定表式，以其为准；表号、文号由填报单位按通知填写。',
    reportTitle: '直播电商基地月报',
    fileStem: '直播电商基地月报',
    deadlineDay: 10,
    refundBasis: 'refund_time',
    platforms: members.platforms,
    goodsClasses: members.goodsClasses,
    headFields: ['填报单位', '统一社会信用代码', '基地类型', '所属区', '报告期', '计量单位'],
    footFields: ['单位负责人', '统计负责人', '填表人', '联系电话', '报出日期'],
    stackFields: ['表号', '制定机关', '文号', '有效期至'],
    relations: [],
    tables: [
      {
        id: 'ZB-1',
        title: '基地基本情况表',
        orientation: 'portrait',
        unitWords: '平方米、间、家、人、%',
        kind: 'indicators',
        rows: stockRows,
        columns: [
          { key: 'value', label: '期末数', view: month },
          { key: 'ly', label: '上年同期末', view: monthLastYear },
        ],
      },
      {
        id: 'ZB-2',
        title: '基地运营情况月报表',
        orientation: 'portrait',
        unitWords: '场、小时、人次、单、万元、家、%',
        kind: 'indicators',
        rows: flowRows,
        columns: [
          { key: 'month', label: '本月', groups: ['本年'], view: month },
          { key: 'ytd', label: '本月止累计', groups: ['本年'], view: ytd },
          { key: 'month_ly', label: '上年同月', groups: ['上年'], view: monthLastYear },
          { key: 'ytd_ly', label: '上年同期累计', groups: ['上年'], view: { kind: 'ytd_ly' } },
          { key: 'month_yoy', label: '本月', groups: ['同比（%）'], view: yoy('month', 'month_ly') },
          { key: 'ytd_yoy', label: '累计', groups: ['同比（%）'], view: yoy('ytd', 'ytd_ly') },
        ],
      },
      {
        ...breakdown,
        id: 'ZB-3',
        title: '分平台直播销售情况表',
        orientation: 'landscape',
        by: 'platform',
        rowHead: '平台',
        columns: [
          sales('sessions', '直播场次', '场'),
          sales('hours', '直播时长', '小时'),
          sales('views', '观看人次', '人次'),
          sales('orders', '成交订单数', '单'),
          sales('paid', '直播成交额', '万元'),
          sales('refunded', '退款额', '万元'),
          sales('net', '净成交额', '万元'),
          sales('paid_ytd', '本月止累计成交额', '万元', ytd),
          sales('paid_ly', '上年同月成交额', '万元', monthLastYear),
          sales('paid_yoy', '成交额同比', '%', yoy('paid', 'paid_ly')),
        ],
      },
      {
        id: 'ZB-4',
        title: '入驻企业情况表',
        orientation: 'landscape',
        unitWords: '平方米、间、人、场、万元',
        kind: 'tenants',
        columns: tenantColumns.map(([key, label, unit, total]) => ({
          key,
          label,
          unit,
          total: total ?? false,
          groups: unit === '万元' ? ['直播成交额'] : [],
        })),
      },
      {
        ...breakdown,
        id: 'ZB-5',
        title: '分商品类别销售情况表',
        orientation: 'portrait',
        by: 'goods_class',
        rowHead: '商品类别',
        columns: [
          sales('paid', '本月成交额', '万元'),
          sales('share', '占比', '%', { kind: 'share', of: 'paid' }),
          sales('paid_ytd', '本月止累计', '万元', ytd),
          sales('paid_ly', '上年同月', '万元', monthLastYear),
          sales('paid_yoy', '同比', '%', yoy('paid', 'paid_ly')),
        ],
      },
      {
        id: 'ZB-6',
        title: '产业培育与合规情况表',
        orientation: 'portrait',
        unitWords: '家、人、个、件',
        kind: 'indicators',
        rows: growthRows,
        columns: [
          { key: 'value', label: '本月（期末）数', view: month },
          { key: 'ytd', label: '本月止累计', view: ytd },
          { key: 'ly', label: '上年同月（同期末）', view: monthLastYear },
        ],
      },
    ],
  });
}

/** A head as a base fills it; 表号 and the like stay open. */
export function sampleHead(): ReportHead {
  return {
    填报单位: '深圳市南山区星海直播电商产业基地运营管理有限公司',
    统一社会信用代码: '91440300MA5FUKQ42P',
    基地类型: '直播电商基地（专业服务类）',
    所属区: '南山区',
    单位负责人: '陈思远',
    统计负责人: '林晓岚',
    填表人: '黄子涵',
    联系电话: '0755-26881234',
    报出日期: '2026-11-05',
  };
}

const figureShape = z.object({ raw: z.number().nullable(), text: z.string() });
const expectedShape = z.object({
  month: z.string(),
  values: z.record(z.string(), figureShape),
  rows: z.object({ 'ZB-4': z.array(z.record(z.string(), z.string())) }),
});

const SCALE: Readonly<Record<string, number>> = {
  area: 100,
  paid: 1_000_000,
  paid_ytd: 1_000_000,
  studios: 1,
  hosts: 1,
  employees: 1,
  sessions: 1,
};

function tenantFigure(key: string, text: string): Figure {
  const scale = SCALE[key];
  return { raw: scale === undefined || text === '—' ? null : Math.round(Number(text) * scale), text };
}

/**
 * The figures of a month of the fixtures' world. Its tenants' rows are texts only, so their raw values are the printed ones;
 * `exact` totals of ZB-4 are theirs too, so that the totals add up.
 */
export function sampleFigures(name: string): ReportFigures {
  const file = new URL(`../fixtures/world/expected-${name}.json`, import.meta.url);
  const expected = expectedShape.parse(JSON.parse(readFileSync(file, 'utf8')));
  const parsed = parseMonth(expected.month);
  if (parsed === null) throw new Error(`no month: ${expected.month}`);
  const values = new Map<string, Figure>(Object.entries(expected.values));
  const tenants = expected.rows['ZB-4'].map((row, index) => ({
    tenantId: index + 1,
    cells: Object.fromEntries(Object.entries(row).map(([key, text]) => [key, tenantFigure(key, text)])),
  }));
  for (const [key, decimals] of Object.entries({ area: 2, studios: 0, hosts: 0, employees: 0, sessions: 0, paid: 2, paid_ytd: 2 })) {
    const raw = tenants.reduce((sum, tenant) => sum + (tenant.cells[key]?.raw ?? 0), 0);
    values.set(`ZB-4.total.${key}`, { raw, text: (raw / (SCALE[key] ?? 1)).toFixed(decimals) });
  }
  return { month: parsed, values, tenants };
}
