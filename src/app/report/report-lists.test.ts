// The lists of the report's screens: one row of distinct values in, what stands under every heading out.
import { expect, it } from 'vitest';
import { cellsOf, drawnIn, textsOf } from '../../../test/helpers/column-cells.ts';
import { buildArchiveColumns } from './archive-columns.ts';
import { buildCompareColumns } from './compare-columns.ts';
import { buildMonthsColumns, chooseMonthTone } from './MonthsPage.tsx';
import { listDisputed, listFigureChoices, markFigures } from './report-parts.ts';
import { buildSelfCheckColumns, formatEarlier } from './SelfCheckPage.tsx';

it('a figure has the mark of a mandatory relation before one to explain, whichever comes first', () => {
  const E = { severity: 'E', figures: ['ZB-1.01', 'ZB-1.02'] } as const;
  const W = { severity: 'W', figures: ['ZB-1.02', 'ZB-1.03'] } as const;
  const marks = { 'ZB-1.01': 'E', 'ZB-1.02': 'E', 'ZB-1.03': 'W' };
  expect(Object.fromEntries(markFigures([E, W], []))).toEqual(marks);
  expect(Object.fromEntries(markFigures([W, E], []))).toEqual(marks);
  expect(Object.fromEntries(markFigures([E], ['ZB-1.02', 'ZB-2.09']))).toEqual({ 'ZB-1.01': 'E', 'ZB-1.02': 'R', 'ZB-2.09': 'R' });
});

it('what a return disputes is marked in its own revision and in the month opened again, not in an older one', () => {
  const submission = { ...SUBMISSION, state: 'returned' as const, revision: 2, disputed: ['ZB-2.06.month'] };
  const disputed = (shown: number | null, said: typeof submission | null = submission) =>
    listDisputed({ shown, status: { ...MONTH, submission: said } });
  expect([disputed(2), disputed(null), disputed(1), disputed(null, null)]).toEqual([['ZB-2.06.month'], ['ZB-2.06.month'], [], []]);
});

it('a figure is chosen by row, column and value: of the base, and of a tenant', () => {
  const cell = { text: '', align: 'left', indent: 0, span: 1, figure: null } as const;
  const page = { columns: [{ label: '指标' }, { label: '代码' }, { label: '本月' }, { label: '累计' }] };
  const row = (...cells: readonly unknown[]) => ({ kind: 'row', cells });
  const figure = (address: string, text: string) => ({ ...cell, align: 'right', figure: address, text });
  const first = row({ ...cell, text: '其中：退款' }, null, figure('ZB-2.07.month', '17.05'), figure('ZB-2.07.year', '201.40'));
  const second = row({ ...cell, text: '霜降服饰' }, { ...cell, text: 'X' }, figure('ZB-6.91310000MA1FL0KW2P.paid', '8.80'));
  const report = {
    pages: [
      { ...page, id: 'ZB-2', rows: [first] },
      { ...page, id: 'ZB-6', rows: [second] },
    ],
  };
  expect(listFigureChoices(report as unknown as Parameters<typeof listFigureChoices>[0])).toEqual([
    { value: 'ZB-2.07.month', label: 'ZB-2.07 退款 · 本月 · 17.05', found: 'zb-2.07 退款 · 本月 · 17.05 zb-2.07.month' },
    { value: 'ZB-2.07.year', label: 'ZB-2.07 退款 · 累计 · 201.40', found: 'zb-2.07 退款 · 累计 · 201.40 zb-2.07.year' },
    {
      value: 'ZB-6.91310000MA1FL0KW2P.paid',
      label: 'ZB-6 霜降服饰 · 本月 · 8.80',
      found: 'zb-6 霜降服饰 · 本月 · 8.80 zb-6.91310000ma1fl0kw2p.paid',
    },
  ]);
});

it('the archive: every column, of a report, a draft, a workbook, a table', () => {
  const columns = buildArchiveColumns({ language: 'zh-CN' });
  const row = {
    id: 5,
    month: '2026-08',
    name: '月报 2026-08.xlsx',
    kind: 'xlsx' as const,
    table: null,
    revision: 3,
    atMs: Date.UTC(2026, 8, 3, 4, 5),
    who: '李',
    size: 12_345,
    keptUntil: '2036-12-31',
    sha256: 'ab12',
  };
  expect(cellsOf(columns, row)).toEqual([
    '月份: 2026 年 8 月 | sorts "2026-08" | filter',
    '文件: 月报 2026-08.xlsx',
    '类型: xlsx | filter',
    '版次: 第 3 版',
    '时间: 2026-09-03 12:05',
    '经手人: 李',
    '大小: 12,345 | sorts 12345 | exports 12345 | right',
    '至少保存到: 2036-12-31',
    'SHA-256: ab12',
  ]);
  expect(
    drawnIn(columns, '版次', [
      { ...row, revision: null },
      { ...row, table: 'ZB-1' },
    ]),
  ).toEqual(['草稿', '—']);
  expect(
    drawnIn(columns, '类型', [
      { ...row, kind: 'workbook' },
      { ...row, table: 'ZB-1' },
    ]),
  ).toEqual(['主管部门的表', '临时表']);
});

it('a comparison of revisions: every column', () => {
  const row = { figure: 'ZB-1.01', label: '入驻企业', before: '11', after: '13', difference: '+2', unit: '家' };
  expect(cellsOf(buildCompareColumns(), row)).toEqual([
    '指标: ZB-1.01',
    '记录: 入驻企业',
    '原数: 11 | right',
    '现数: 13 | right',
    '差: +2 | right',
    '单位: 家',
  ]);
  expect(textsOf(buildCompareColumns(), { ...row, difference: null })[4]).toBe('差: ');
});

const SUBMISSION = {
  id: 9,
  revision: 2,
  atMs: Date.UTC(2026, 8, 6, 3, 4),
  who: '李',
  state: 'handed_in' as const,
  how: '邮件',
  words: null,
  disputed: [],
  scan: null,
};
const MONTH = {
  month: '2026-08',
  state: 'handed_in' as const,
  revision: 2,
  isReopened: false,
  deadline: { day: '2026-09-10', daysLeft: -3, workdaysLeft: -3 },
  findings: { errors: 4, warnings: 5, unexplained: 6, notJudged: 8 },
  parked: 7,
  closedMs: Date.UTC(2026, 8, 5, 1, 2),
  closedBy: '王',
  submission: SUBMISSION,
};

it('all months: every column', () => {
  const columns = buildMonthsColumns({ language: 'zh-CN' });
  expect(cellsOf(columns, MONTH)).toEqual([
    '月份: 2026 年 8 月 | sorts "2026-08"',
    '情况: 已上报 | drawn [accent: 已上报] | filter',
    '版次: 2 | right',
    '截止: 2026-09-10 周四',
    '审核: 强制 4，核实 5（未说明 6）',
    '待收: 7 | right',
    '结账: 2026-09-05 09:02 王',
    '报送: 已上报 2026-09-06 11:04 邮件',
  ]);
  const nothing = { revision: null, findings: null, parked: 0, closedMs: null, closedBy: null, submission: null };
  expect(textsOf(columns, { ...MONTH, state: 'filling', ...nothing })).toEqual([
    '月份: 2026 年 8 月',
    '情况: 填报中',
    '版次: ',
    '截止: 2026-09-10 周四',
    '审核: 打开时计算',
    '待收: ',
    '结账: ',
    '报送: ',
  ]);
  expect(
    textsOf(columns, {
      ...MONTH,
      findings: { errors: 0, warnings: 0, unexplained: 0, notJudged: 0 },
      submission: { ...SUBMISSION, state: 'returned', words: '表三有误' },
    }),
  ).toEqual([
    '月份: 2026 年 8 月',
    '情况: 已上报',
    '版次: 2',
    '截止: 2026-09-10 周四',
    '审核: 全部通过',
    '待收: 7',
    '结账: 2026-09-05 09:02 王',
    '报送: 被退回 2026-09-06 11:04 表三有误',
  ]);
});

it('all months: red where one was returned, amber where one is overdue', () => {
  const tones = [
    chooseMonthTone({ ...MONTH, state: 'returned' }),
    chooseMonthTone({ ...MONTH, state: 'filling' }),
    chooseMonthTone({ ...MONTH, state: 'filling', deadline: { ...MONTH.deadline, daysLeft: 0 } }),
    chooseMonthTone(MONTH),
  ];
  expect(tones).toEqual(['danger', 'warn', undefined, undefined]);
});

const CHECKED = {
  figure: 'ZB-2.03',
  label: 'ZB-2.03 成交额',
  unit: '万元',
  text: '12345.67',
  lastMonth: { text: '10000.11', change: '+2345.56', growth: '+23.5' },
  lastYear: { text: '20000.22', change: '-7654.55', growth: '-38.3' },
  unusual: 0.75,
  level: 'high' as const,
  explanation: '',
  writtenAbout: null,
  about: '',
};

it('the self-check: every column; changes are sorted by their size', () => {
  const columns = buildSelfCheckColumns();
  expect(cellsOf(columns, CHECKED)).toEqual([
    '指标: ZB-2.03 成交额',
    '本期: 12,345.67 | right',
    '单位: 万元',
    '上月: 10,000.11 | right',
    '比上月: +23.5% | sorts 23.5 | right',
    '上年同期: 20,000.22 | right',
    '比上年: -38.3% | sorts 38.3 | right',
    '程度: 很大 | drawn [danger: 很大] | sorts 0.75 | filter',
    '说明: — | filter',
  ]);
  const percent = {
    ...CHECKED,
    unit: '%',
    lastMonth: { text: '51.2', change: '-1.3', growth: null },
    lastYear: null,
    level: 'some' as const,
    unusual: null,
    explanation: '搬迁',
  };
  expect(cellsOf(columns, percent)).toEqual([
    '指标: ZB-2.03 成交额',
    '本期: 12,345.67 | right',
    '单位: %',
    '上月: 51.2 | right',
    '比上月: -1.3 | sorts 1.3 | right',
    '上年同期:  | right',
    '比上年:  | sorts null | right',
    '程度: 较大 | drawn [warn: 较大] | sorts null | filter',
    '说明: 有 | filter',
  ]);
  const counted = { ...percent, unit: '家' };
  expect(cellsOf(columns, counted)[4]).toBe('比上月:  | sorts null | right');
  expect(
    drawnIn(columns, '程度', [
      { ...CHECKED, level: 'plain' },
      { ...CHECKED, level: 'none' },
    ]),
  ).toEqual(['[plain: 平常]', '[plain: 无从比]']);
});

it('the self-check: an earlier figure with how far the present one is from it', () => {
  const change = (facts: { change: string; unit: string }): string => `差 ${facts.change} ${facts.unit}`;
  expect(formatEarlier(CHECKED.lastMonth, '万元', change)).toBe('10,000.11（差 +2,345.56 万元）');
  expect(formatEarlier({ text: '1234', change: null, growth: null }, '家', change)).toBe('1,234');
  expect(formatEarlier(null, '家', change)).toBe('');
});
