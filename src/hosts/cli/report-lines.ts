// What people are shown of a month's report: its key figures, what fails, what could not be judged, where the files are.
import type { Report } from '../../contract/report/report-shapes.ts';
import { formatTableLines } from './text-table.ts';

/** The figures that a statistician looks at first; a profile that lacks one does without its line. */
const KEY_FIGURES: readonly (readonly [address: string, label: string, unit: string])[] = [
  ['ZB-1.07.value', '入驻企业数', '家'],
  ['ZB-1.10.value', '入驻率（按面积）', '%'],
  ['ZB-2.01.month', '直播场次', '场'],
  ['ZB-2.03.month', '直播时长', '小时'],
  ['ZB-2.06.month', '直播成交额（支付口径）', '万元'],
  ['ZB-2.07.month', '退款额', '万元'],
  ['ZB-2.08.month', '净成交额', '万元'],
  ['ZB-2.09.month', '实际结算交易额', '万元'],
  ['ZB-2.06.ytd', '成交额本年累计', '万元'],
  ['ZB-2.06.month_yoy', '成交额同比', '%'],
  ['ZB-2.19.month', '公共直播间使用率', '%'],
];

const SEVERITY_WORDS = { E: '强制', W: '核实' } as const;

function findingLines({ findings }: Report): string[] {
  if (findings.length === 0) return ['审核关系：没有不通过的。'];
  return [
    `审核关系不通过 ${findings.length} 条：`,
    ...findings.map(({ id, severity, message }) => `  ${id}（${SEVERITY_WORDS[severity]}）${message}`),
  ];
}

/** Relations that could not be judged, each by what it stands for; none where all could. */
export function formatNotJudgedLines({ notJudged }: Pick<Report, 'notJudged'>): string[] {
  if (notJudged.length === 0) return [];
  return [`缺数、没有判断的 ${notJudged.length} 条：${notJudged.map(({ id, name }) => `${id} ${name}`.trim()).join('；')}`];
}

export function reportLines(report: Report, files: readonly string[]): string[] {
  const { month, state, revision, head, values, rows } = report;
  const stateWords = state === 'closed' ? `已结账，第 ${revision ?? 1} 版` : '未结账（草稿）';
  const key = KEY_FIGURES.flatMap(([address, label, unit]) => {
    const figure = values[address];
    return figure === undefined ? [] : [[address, label, figure.text, unit]];
  });
  return [
    `${head['填报单位'] ?? ''} ${month} 月报，${stateWords}`.trim(),
    ...formatTableLines(['指标', '名称', '数值', '单位'], key),
    `入驻企业表（ZB-4）${rows['ZB-4']?.length ?? 0} 行`,
    ...findingLines(report),
    ...formatNotJudgedLines(report),
    ...files.map((file) => `已写出 ${file}`),
  ];
}
