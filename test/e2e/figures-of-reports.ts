// What the lists of 月报 have to say: from the command line's report of each month, and from plain SQL over the base.
import type Database from 'better-sqlite3';
import { MONTH } from './figures-base.ts';
import { clockOfMs, count, day, grouped, hours, month as monthWords, percent, wan } from './plain-figures.ts';
import type { ShownRow, TableLook } from './shown-tables.ts';

/** A month as `livebase report --json` tells it: figures by address. */
export type MonthValues = Readonly<Record<string, { readonly raw: number | null; readonly text: string }>>;
/** The months of the ledger, oldest first, and one more that is compared with. */
export const MONTHS = [
  '2025-11',
  '2025-12',
  '2026-01',
  '2026-02',
  '2026-03',
  '2026-04',
  '2026-05',
  '2026-06',
  '2026-07',
  '2026-08',
  '2026-09',
  MONTH,
];
/** Every month whose report is asked for. */
export const COMPARED = ['2025-10', ...MONTHS];
/** Figures by month and address. */
export type Values = ReadonlyMap<string, MonthValues>;
const REVISIONS: Readonly<Record<string, string>> = { '2026-08': '第 1 版', '2026-09': '第 2 版' };

/** A figure of a month as it is printed. */
export function textOf(values: Values, month: string, address: string): string {
  const found = values.get(month)?.[address];
  if (found === undefined) throw new Error(`no ${address} of ${month}`);
  return found.text;
}

/** A row of the ledger; `sum`: how the sum of a year's raw figures is written. */
function ledgerRow(values: Values, words: string, unit: string, address: string, sum: ((raw: number) => string) | null): ShownRow {
  const cell = (month: string): string => {
    const text = grouped(textOf(values, month, address));
    return REVISIONS[month] === undefined ? text : `●${text} （已上报的版次 ${REVISIONS[month]}）`;
  };
  const raw = MONTHS.reduce((all, month) => all + (values.get(month)?.[address]?.raw ?? 0), 0);
  return {
    指标: words,
    单位: unit,
    ...Object.fromEntries(MONTHS.map((month) => [month, cell(month)])),
    合计: sum === null ? '' : sum(raw),
  };
}

function ledgers(values: Values): readonly TableLook[] {
  return [
    {
      hash: `/report/ledger/${MONTH}`,
      table: '基地运营情况月报表',
      rows: [
        ledgerRow(values, '直播场次', '场', 'ZB-2.01.month', count),
        ledgerRow(values, '直播时长', '小时', 'ZB-2.03.month', hours),
        ledgerRow(values, '直播成交额（支付口径）', '万元', 'ZB-2.06.month', wan),
      ],
    },
  ];
}

function monthsLook(db: Database.Database): TableLook {
  interface Filing {
    readonly month: string;
    readonly revision: number;
    readonly closed: number;
    readonly by: string;
    readonly told: number;
    readonly words: string;
  }
  const filed = db
    .prepare<[], Filing>(
      `SELECT f.month, f.revision, f.closed_ms AS closed, f.closed_by AS by, s.at_ms AS told, s.words FROM filing f JOIN submission s ON s.filing_id = f.id
       WHERE s.state = 'accepted'`,
    )
    .all();
  const deadlines: Readonly<Record<string, string>> = { '2026-08': '2026-09-10', '2026-09': '2026-10-10' };
  return {
    hash: '/report/months',
    table: '月报：各月情况',
    rows: [
      ...filed.map(({ month, revision, closed, by, told, words }) => ({
        月份: monthWords(month),
        情况: '已通过',
        版次: String(revision),
        截止: day(deadlines[month] ?? ''),
        审核: month === '2026-08' ? '全部通过' : '强制 0，核实 1（未说明 0）',
        待收: '',
        结账: `${clockOfMs(closed)} ${by}`,
        报送: `已通过 ${clockOfMs(told)} ${words}`,
      })),
      { 月份: '2026 年 3 月', 情况: '填报中', 版次: '', 截止: '2026-04-10 周五', 审核: '打开时计算', 待收: '', 结账: '', 报送: '' },
    ],
  };
}

function archive(db: Database.Database): TableLook {
  const files = db
    .prepare<
      [string],
      {
        readonly name: string;
        readonly kind: string;
        readonly at: number;
        readonly who: string;
        readonly size: number;
        readonly hash: string;
      }
    >('SELECT name, kind, at_ms AS at, who, length(bytes) AS size, sha256 AS hash FROM artifact WHERE month = ? ORDER BY id')
    .all(MONTH);
  return {
    hash: '/report/archive',
    table: '存档：导出过的全部文件',
    rows: files.map(({ name, kind, at, who, size, hash }) => ({
      月份: monthWords(MONTH),
      文件: name,
      类型: kind,
      版次: '草稿',
      时间: clockOfMs(at),
      经手人: who,
      大小: count(size),
      至少保存到: '2029-10-31',
      'SHA-256': hash,
    })),
  };
}

/** What two revisions of September say of a figure. */
function compared(db: Database.Database): TableLook {
  const of = (filing: number, figure: string): { readonly raw: number; readonly value: string } => {
    const found = db
      .prepare<[number, string], { readonly raw: number; readonly value: string }>(
        'SELECT raw, value FROM filed_figure WHERE filing_id = ? AND figure = ?',
      )
      .get(filing, figure);
    if (found === undefined) throw new Error(figure);
    return found;
  };
  const [before, after] = [of(2, 'ZB-2.06.month'), of(3, 'ZB-2.06.month')];
  return {
    hash: '/report/2026-09/compare/1/2',
    table: '比较版次',
    rows: [
      {
        指标: 'ZB-2.06.month',
        记录: '基地运营情况月报表 · 直播成交额（支付口径） · 本年 本月',
        原数: before.value,
        现数: after.value,
        差: `+${wan(after.raw - before.raw)}`,
        单位: '万元',
      },
    ],
  };
}

function historical(db: Database.Database): TableLook {
  const rows = db
    .prepare<[], { readonly month: string; readonly figure: string; readonly value: string }>(
      `SELECT month, figure, value FROM historical_figure WHERE figure IN ('ZB-2.01.month', 'ZB-2.06.ytd', 'ZB-2.07.month')`,
    )
    .all();
  const words: Readonly<Record<string, readonly [string, string]>> = {
    'ZB-2.01.month': ['ZB-2.01 直播场次·本年 本月', '场'],
    'ZB-2.06.ytd': ['ZB-2.06 直播成交额（支付口径）·本年 本月止累计', '万元'],
    'ZB-2.07.month': ['ZB-2.07 退款额·本年 本月', '万元'],
  };
  const year = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  return {
    hash: '/report/historical/2025',
    table: '历史报表：使用本程序以前报过的数',
    rows: rows.map(({ month, figure, value }) => {
      const [indicator = '', unit = ''] = words[figure] ?? [];
      return { 指标: indicator, 单位: unit, ...Object.fromEntries(year.map((one) => [one, one === month ? value : ''])) };
    }),
  };
}

/** A percentage by which something is more than before. */
function growth(now: number, before: number): string {
  return percent(now - before, before);
}

function selfCheck(values: Values, lastYear: MonthValues): TableLook {
  const row = (label: string, unit: string, address: string, level: string): ShownRow => {
    const now = values.get(MONTH)?.[address];
    const [last, year] = [values.get('2026-09')?.[address], lastYear[address]];
    const raws = [now, last, year].map((one) => one?.raw ?? null);
    const [rawNow, rawLast, rawYear] = raws;
    if (now === undefined || last === undefined || year === undefined || raws.includes(null)) throw new Error(address);
    const signed = (text: string): string => (text.startsWith('-') ? `${text}%` : `+${text}%`);
    return {
      指标: label,
      本期: grouped(now.text),
      单位: unit,
      上月: grouped(last.text),
      比上月: signed(growth(rawNow ?? 0, rawLast ?? 0)),
      上年同期: grouped(year.text),
      比上年: signed(growth(rawNow ?? 0, rawYear ?? 0)),
      程度: level,
      说明: '—',
    };
  };
  return {
    hash: `/report/${MONTH}/self-check`,
    table: '各项比较',
    rows: [row('ZB-5.09 体育娱乐用品类·直播成交额（支付口径） 本月', '万元', 'ZB-5.09.paid', '很大')],
  };
}

/** Every list of 月报. */
export function reportLooks(db: Database.Database, values: Values): readonly TableLook[] {
  const lastYear = values.get('2025-10');
  if (lastYear === undefined) throw new Error('no last year');
  return [monthsLook(db), archive(db), compared(db), historical(db), selfCheck(values, lastYear), ...ledgers(values)];
}
