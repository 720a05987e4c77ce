// The numbers behind each chart: distinct values in, every cell under its heading out, in both languages.
import { expect, it } from 'vitest';
import { type Analytics, CHARTS } from '../../contract/insight/insight-shapes.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { createChartTable } from './chart-numbers.ts';

const figure = (raw: number | null, text = '') => ({ raw, text });
const points = (...raws: (number | null)[]) => raws.map((raw, at) => ({ month: `2026-0${at + 7}`, raw, text: '' }));
const line = (name: string, ...raws: (number | null)[]) => ({ name, points: points(...raws) });
const member = (name: string, share: string, total: number, ...raws: number[]) => ({
  ...line(name, ...raws),
  address: '',
  share,
  total: figure(total),
});
const hours = (minutes: number): number[] => Array.from({ length: 168 }, (_, at) => (at === 45 ? minutes : 0));

const ALL: Analytics = {
  from: '2026-07',
  to: '2026-08',
  months: [
    { month: '2026-07', state: 'closed' },
    { month: '2026-08', state: 'open' },
  ],
  sales: {
    address: '',
    paid: line('a', 101_01, 202_02),
    before: line('b', 303_03, null),
    settled: line('c', 404_04, 505_05),
    refunded: line('d', 606_06, 707_07),
    total: figure(303_03),
  },
  platforms: [member('抖音', '61.5', 33_33, 11_11, 22_22), member('淘宝', '—', 77_77, 33_33, 44_44)],
  classes: [member('饮料类', '71.5', 122_21, 55_55, 66_66)],
  tenants: [{ tenantId: 7, name: '甲公司', uscc: 'U7', paid: figure(1_234_56), share: '12.3', before: figure(null), growth: '—' }],
  concentration: { top: 5, paid: figure(1), share: '1' },
  comparable: {
    months: [{ month: '2026-07', tenants: 3, paid: 11_01, before: 22_02, growth: '3.5' }],
    total: { month: '', tenants: 4, paid: 33_03, before: 44_04, growth: '-5.5' },
  },
  week: { booked: hours(90), open: hours(240) },
  use: [{ month: '2026-07', booked: 90, occupied: 120, open: 600, value: 111_11, perBookedHour: 222_22, perOpenHour: null }],
  occupancy: [{ month: '2026-07', leased: figure(123_45), lettable: figure(678_90), rate: figure(1, '18.2'), tenants: figure(9) }],
  occupancyAddress: '',
  targets: [
    {
      id: 1,
      year: 2026,
      indicator: 'ZB-2.03',
      label: '成交额',
      unit: '万元',
      target: '1000',
      address: '',
      month: '2026-08',
      actual: figure(1, '710.5'),
      progress: '71.0',
    },
  ],
};

function shown(cell: CellContent): string {
  if (cell === null || typeof cell !== 'object') return String(cell);
  return `${'number' in cell ? String(cell.number) : ''} as ${cell.style?.format ?? ''}`;
}

it('every chart: its headings, and each cell as the number that it is', () => {
  const tables = CHARTS.map((chart) => {
    const { heads, rows } = createChartTable(chart, ALL, 'zh-CN');
    const first = chart === 'hours' ? rows.slice(45, 47) : rows;
    return [chart, heads.join(' | '), ...first.map((row) => row.map(shown).join(' | '))];
  });
  expect(tables).toEqual([
    [
      'sales',
      '月份 | 成交额（元） | 上年同期（元） | 结算额（元） | 退款额（元）',
      '2026-07 | 101.01 as 0.00 | 303.03 as 0.00 | 404.04 as 0.00 | 606.06 as 0.00',
      '2026-08 | 202.02 as 0.00 | — | 505.05 as 0.00 | 707.07 as 0.00',
    ],
    [
      'platforms',
      '平台 | 2026-07 | 2026-08 | 合计（元） | 占比（%）',
      '抖音 | 11.11 as 0.00 | 22.22 as 0.00 | 33.33 as 0.00 | 61.5 as 0.0',
      '淘宝 | 33.33 as 0.00 | 44.44 as 0.00 | 77.77 as 0.00 | —',
    ],
    [
      'classes',
      '商品类别 | 2026-07 | 2026-08 | 合计（元） | 占比（%）',
      '饮料类 | 55.55 as 0.00 | 66.66 as 0.00 | 122.21 as 0.00 | 71.5 as 0.0',
    ],
    [
      'tenants',
      '名次 | 企业 | 统一社会信用代码 | 成交额（元） | 占比（%） | 上年同期（元） | 同比（%）',
      '1 as 0 | 甲公司 | U7 | 1234.56 as 0.00 | 12.3 as 0.0 | — | —',
    ],
    [
      'comparable',
      '月份 | 企业数 | 成交额（元） | 上年同期（元） | 同比（%）',
      '2026-07 | 3 as 0 | 11.01 as 0.00 | 22.02 as 0.00 | 3.5 as 0.0',
      '合计（元） | 4 as 0 | 33.03 as 0.00 | 44.04 as 0.00 | -5.5 as 0.0',
    ],
    [
      'hours',
      '星期 | 时段 | 占用（小时，含换场） | 可用（小时） | 使用率（%）',
      '周二 | 21:00 | 1.5 as 0.0 | 4.0 as 0.0 | 37.5 as 0.0',
      '周二 | 22:00 | 0.0 as 0.0 | 0.0 as 0.0 | —',
    ],
    [
      'income',
      '月份 | 预约（小时） | 可用（小时） | 按时租牌价折算（元） | 每预约小时（元） | 每可用小时（元）',
      '2026-07 | 1.5 as 0.0 | 10.0 as 0.0 | 111.11 as 0.00 | 222.22 as 0.00 | —',
    ],
    [
      'occupancy',
      '月份 | 已出租面积（平方米） | 可招商面积（平方米） | 入驻率（%） | 企业数',
      '2026-07 | 123.45 as 0.00 | 678.90 as 0.00 | 18.2 as 0.0 | 9 as 0',
    ],
    ['targets', '指标 | 名称 | 单位 | 目标 | 实际 | 完成（%）', 'ZB-2.03 | 成交额 | 万元 | 1000 | 710.5 | 71.0 as 0.0'],
  ]);
  expect(CHARTS.map((chart) => createChartTable(chart, ALL, 'en').heads.join(' | '))).toEqual([
    'Month | Paid (yuan) | A year before (yuan) | Settled (yuan) | Refunded (yuan)',
    'Platform | 2026-07 | 2026-08 | Total (yuan) | Share (%)',
    'Goods class | 2026-07 | 2026-08 | Total (yuan) | Share (%)',
    'Rank | Tenant | Social credit code | Paid (yuan) | Share (%) | A year before (yuan) | Growth (%)',
    'Month | Tenants | Paid (yuan) | A year before (yuan) | Growth (%)',
    'Weekday | Hour | Occupied (h, with turnaround) | Open (h) | Use (%)',
    'Month | Booked (h) | Open (h) | At list price (yuan) | Per booked hour (yuan) | Per open hour (yuan)',
    'Month | Let (m²) | Lettable (m²) | Occupancy (%) | Tenants',
    'Indicator | Name | Unit | Target | Actual | Reached (%)',
  ]);
});
