// Six blanks of thirty cells and more that no rule was made for, each laid out otherwise, with what every cell wants: for measuring proposals.
import { printCell } from '../../src/sheets/book/book-model.ts';
import type { FormCell, FormSheet } from './form-by-hand.ts';

/** What an empty cell of the form wants: a figure in a unit ('' where it has none of its own). */
export interface WantedCell {
  readonly cell: string;
  readonly figure: string;
  readonly unit: string;
}

/** A blank with what belongs into it. */
export interface UnseenForm {
  readonly name: string;
  readonly sheet: FormSheet;
  readonly wanted: readonly WantedCell[];
}

/** Cells as `@figure|unit` are empty in the blank, and wanted. */
function unseen(name: string, rows: readonly (readonly FormCell[])[], merges: readonly string[] = []): UnseenForm {
  const wanted = rows.flatMap((cells, row) =>
    cells.flatMap((cell, column): WantedCell[] => {
      if (typeof cell !== 'string' || !cell.startsWith('@')) return [];
      const [figure = '', unit = ''] = cell.slice(1).split('|');
      return [{ cell: printCell({ row: row + 1, column: column + 1 }), figure, unit }];
    }),
  );
  const blank = rows.map((cells) => cells.map((cell) => (typeof cell === 'string' && cell.startsWith('@') ? '' : cell)));
  return { name, sheet: { rows: blank, merges }, wanted };
}

/** Two tables side by side, a title over both. */
function sideBySide(): UnseenForm {
  const left = [
    ['直播场次', '场', '01'],
    ['直播时长', '小时', '03'],
    ['观看人次', '人次', '04'],
    ['成交订单数', '单', '05'],
    ['直播成交额', '万元', '06'],
    ['退款额', '万元', '07'],
    ['净成交额', '万元', '08'],
    ['网络零售额', '万元', '10'],
  ] as const;
  const right = [
    ['交流活动场次', '场', '11'],
    ['培训场次', '场', '12'],
    ['培训人次', '人次', '13'],
    ['新增入驻企业', '家', '14'],
    ['退出企业', '家', '15'],
    ['新增孵化企业', '家', '16'],
    ['公共直播间可用时长', '小时', '17'],
    ['公共直播间占用时长', '小时', '18'],
  ] as const;
  const half = ([label, unit, row]: readonly [string, string, string]): readonly string[] => [
    label,
    unit,
    `@ZB-2.${row}.month|${unit}`,
    `@ZB-2.${row}.ytd|${unit}`,
  ];
  return unseen('side by side', [
    ['直播电商产业运行情况快报'],
    ['填报单位：', '', '', '', '', '', '', '', ''],
    ['指标名称', '单位', '本月', '本月止累计', null, '指标名称', '单位', '本月', '本月止累计'],
    ...left.map((one, at) => [...half(one), null, ...half(right[at] ?? one)]),
  ]);
}

/** Indicators in columns, periods in rows, units in the heads. */
function transposed(): UnseenForm {
  const columns = [
    ['直播场次（场）', '01', '场'],
    ['直播时长（小时）', '03', '小时'],
    ['观看人次（人次）', '04', '人次'],
    ['成交订单数（单）', '05', '单'],
    ['直播成交额（万元）', '06', '万元'],
    ['退款额（万元）', '07', '万元'],
    ['净成交额（万元）', '08', '万元'],
    ['结算交易额（万元）', '09', '万元'],
    ['网络零售额（万元）', '10', '万元'],
    ['培训人次（人次）', '13', '人次'],
  ] as const;
  const row = (label: string, view: string): readonly string[] => [label, ...columns.map(([, at, unit]) => `@ZB-2.${at}.${view}|${unit}`)];
  return unseen('transposed', [
    ['直播基地主要指标调查表'],
    ['时期', ...columns.map(([head]) => head)],
    row('本月', 'month'),
    row('上年同月', 'month_ly'),
    row('1—本月累计', 'ytd'),
  ]);
}

/** Platforms down, measures across, 元 said once over the table. */
function unitsInHead(): UnseenForm {
  const platforms = ['合计', '抖音', '淘宝', '快手', '视频号', '小红书', '京东', '拼多多', '其他'];
  const code = (at: number): string => String(at + 1).padStart(2, '0');
  return unseen(
    'units in the head',
    [
      ['各直播平台销售情况'],
      ['计量单位：元', '', '', '', ''],
      ['平台', '本月', null, null, '本年累计'],
      [null, '直播成交额（元）', '退款额（元）', '净成交额（元）', '直播成交额（元）'],
      ...platforms.map((name, at) => [
        name,
        `@ZB-3.${code(at)}.paid|元`,
        `@ZB-3.${code(at)}.refunded|元`,
        `@ZB-3.${code(at)}.net|元`,
        `@ZB-3.${code(at)}.paid_ytd|元`,
      ]),
    ],
    ['A3:A4', 'B3:D3'],
  );
}

/** English beside Chinese in every label, 千元. */
function bilingual(): UnseenForm {
  const rows = [
    ['直播场次 Live sessions', '场', '01'],
    ['直播时长 Hours on air', '小时', '03'],
    ['观看人次 Views', '人次', '04'],
    ['成交订单数 Orders', '单', '05'],
    ['直播成交额 Gross sales', '千元', '06'],
    ['退款额 Refunds', '千元', '07'],
    ['净成交额 Net sales', '千元', '08'],
    ['实际结算交易额 Settled', '千元', '09'],
    ['网络零售额 Online retail', '千元', '10'],
    ['培训人次 Trainees', '人次', '13'],
  ] as const;
  return unseen('English beside Chinese', [
    ['直播电商基地月度统计 Monthly Statistics of Live-commerce Base'],
    ['指标 Indicator', '单位 Unit', '本月 Month', '本月止累计 Year to date', '上年同月 Same month of last year'],
    ...rows.map(([label, unit, at]) => [
      label,
      unit,
      `@ZB-2.${at}.month|${unit}`,
      `@ZB-2.${at}.ytd|${unit}`,
      `@ZB-2.${at}.month_ly|${unit}`,
    ]),
  ]);
}

/** Each indicator over three rows of periods, one column of figures. */
function stacked(): UnseenForm {
  const rows = [
    ['直播场次', '场', '01'],
    ['直播时长', '小时', '03'],
    ['场观', '人次', '04'],
    ['成交订单数', '单', '05'],
    ['直播成交额', '亿元', '06'],
    ['退款额', '万元', '07'],
    ['净成交额', '万元', '08'],
    ['实际结算交易额', '万元', '09'],
    ['网络零售额', '万元', '10'],
    ['交流活动场次', '场', '11'],
  ] as const;
  const first = 3;
  return unseen(
    'periods stacked in rows',
    [
      ['基地直播经营情况'],
      ['项目', '计量单位', '时期', '数值'],
      ...rows.flatMap(([label, unit, at]) => [
        [label, unit, '本月', `@ZB-2.${at}.month|${unit}`],
        [null, null, '累计', `@ZB-2.${at}.ytd|${unit}`],
        [null, null, '上年同月', `@ZB-2.${at}.month_ly|${unit}`],
      ]),
    ],
    rows.flatMap((_, at) => [`A${first + at * 3}:A${first + at * 3 + 2}`, `B${first + at * 3}:B${first + at * 3 + 2}`]),
  );
}

/** Stock figures by section, the unit behind each label, words that bureaus use otherwise. */
function sections(): UnseenForm {
  const line = (label: string, figure: string, unit: string): readonly string[] => [
    label,
    `@${figure}.value|${unit}`,
    `@${figure}.ly|${unit}`,
  ];
  return unseen('sections with units in labels', [
    ['直播电商基地基本情况登记'],
    ['指标', '期末', '上年同期末'],
    ['一、场地', null, null],
    line('总建筑面积（平方米）', 'ZB-1.01', '平方米'),
    line('可招商面积（平方米）', 'ZB-1.02', '平方米'),
    line('已出租面积（万平方米）', 'ZB-1.03', '万平方米'),
    line('直播间数量（间）', 'ZB-1.04', '间'),
    line('其中：公共直播间（间）', 'ZB-1.05', '间'),
    line('出租率（%）', 'ZB-1.10', '%'),
    ['二、企业', null, null],
    line('入驻企业数（家）', 'ZB-1.07', '家'),
    line('其中：直播电商企业（家）', 'ZB-1.08', '家'),
    line('相关服务企业（家）', 'ZB-1.09', '家'),
    line('孵化在册企业数（家）', 'ZB-1.15', '家'),
    ['三、人员', null, null],
    line('员工数（人）', 'ZB-1.13', '人'),
    line('常驻主播数（人）', 'ZB-1.12', '人'),
    line('在册主播（人）', 'ZB-6.02', '人'),
    line('其中：知名主播（人）', 'ZB-6.03', '人'),
    line('虚拟主播（个）', 'ZB-6.04', '个'),
    line('头部直播机构（家）', 'ZB-6.01', '家'),
  ]);
}

/** All six. */
export const UNSEEN_FORMS: readonly UnseenForm[] = [sideBySide(), transposed(), unitsInHead(), bilingual(), stacked(), sections()];
