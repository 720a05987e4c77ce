// A statement on paper: distinct values in every field of its frozen copy, every one of them in the sheet and on the page.
import { expect, it } from 'vitest';
import { readPdf } from '../../../../test/helpers/pdf-text.ts';
import type { StatementDoc } from '../../../domain/money/statement-doc.ts';
import { PRICE_LINE_KINDS } from '../../../domain/price/price.ts';
import { type Day, instant, parseDay } from '../../../domain/time/calendar.ts';
import { fen, minutes } from '../../../domain/values/quantity.ts';
import { readTableFile } from '../../../sheets/read/read-table.ts';
import { writePdf } from '../../core/render/pdf.ts';
import { type PageField, renderStatementPage } from './statement-page.ts';
import { createMoneyPaper, createStatementContent } from './statement-pdf.ts';
import { renderStatementXlsx } from './statement-xlsx.ts';

function dayOf(text: string): Day {
  const day = parseDay(text);
  if (day === null) throw new Error(text);
  return day;
}

/** 2026-08-19 20:00, in minutes since the epoch. */
const EVENING = 29_785_680;

const lines = PRICE_LINE_KINDS.map((kind, at) => ({
  kind,
  from: instant(EVENING + at * 60),
  to: instant(EVENING + at * 60 + 30 + at * 15),
  minutes: minutes(30 + at * 15),
  rate: fen(10_000 + at * 101),
  percent: kind === 'overtime_day' ? 150 : 100,
  amount: fen(1_000 + at * 11),
}));
const slot = { number: 'YY-1', studio: 'B104', start: instant(EVENING), end: instant(EVENING + 90), state: 'completed' } as const;

const DOC: StatementDoc = {
  format: 1,
  number: 'ZD-202608-007-2',
  month: '2026-08',
  part: 'whole',
  beside: null,
  lessor: { name: '甲基地有限公司', uscc: 'U-LESSOR', address: '一路 1 号', phone: '0755-1' },
  lessee: { name: '乙传媒有限公司', uscc: 'U-LESSEE', address: null, phone: '138-2' },
  rent: [
    {
      contract: 'HT-1',
      from: dayOf('2026-08-01'),
      to: dayOf('2026-08-31'),
      days: 31,
      daysInMonth: 31,
      monthlyRent: fen(1_000_001),
      amount: fen(1_000_001),
    },
    {
      contract: 'HT-2',
      from: dayOf('2026-08-01'),
      to: dayOf('2026-08-10'),
      days: 10,
      daysInMonth: 31,
      monthlyRent: fen(620_062),
      amount: fen(200_020),
    },
  ],
  sessions: [
    { ...slot, lines, freeMinutes: minutes(90), amount: fen(9_396), isFrozen: true },
    { ...slot, number: 'YY-2', studio: 'B205', lines: lines.slice(0, 1), freeMinutes: minutes(0), amount: fen(1_000), isFrozen: false },
  ],
  charges: [
    { id: 1, kind: 'correction', reason: '停电补偿', amount: fen(-12_012) },
    { id: 2, kind: 'credit', reason: '多收退回', amount: fen(-3_003) },
  ],
  totals: { rent: 1_200_021, studio: 10_396, charges: -15_015, total: 1_195_402 },
  free: { quota: 600, used: 90 },
  stillOpen: [{ ...slot, number: 'YY-3', state: 'checked_in', estimate: fen(5_005) }],
  account: {
    before: 77_077,
    beforeMonths: ['2026-06', '2026-07'],
    paidBy: [
      { kind: 'payment', day: '2026-09-03', month: null, method: '微信', amount: 66_066 },
      { kind: 'credit', day: null, month: '2026-05', method: null, amount: 55_055 },
    ],
    paid: 121_121,
    open: 1_074_281,
    toPay: 1_151_358,
    ahead: 4_404,
  },
  dueOn: '2026-09-10',
  frame: { payee: '甲基地收款户', bank: '南山支行', bankAccount: '6222-9', taxName: '增值税', taxRate: 600 },
  madeOn: '2026-09-01',
  madeBy: '李',
  replaces: {
    number: 'ZD-202608-007-1',
    total: 1_200_000,
    differences: [{ what: 'session', name: 'B104 YY-1', before: 14_000, after: 9_402 }],
  },
  written: [5, 6],
};

/** The page line by line: a field as `label：value`, a row as its kind, cells and amount in fen. */
function pageLines(doc: StatementDoc, code: string | null): string[] {
  const { title, lessor, number, facts, remarks, heads, rows, capital, summary, notes, signatures } = renderStatementPage(doc, code);
  const said = ({ label, value }: PageField): string => `${label}：${value}`;
  return [
    `${title} ${lessor} ${number}`,
    ...facts.map(([left, right]) => `${said(left)} ‖ ${said(right)}`),
    ...remarks,
    heads.join(' | '),
    ...rows.map(({ kind, cells, amount }) => `${kind}: ${cells.join(' | ')} = ${amount ?? 'none'}`),
    said(capital),
    ...summary.map(said),
    ...notes,
    ...signatures.map((labels) => labels.join(' | ')),
  ];
}

it('numbers the parts that it has: without a session 三 followed 一', () => {
  const sections = pageLines({ ...DOC, sessions: [] }, null).filter((line) => line.startsWith('section'));
  expect(sections).toEqual(['section: 一、租金 |  |  |  |  = none', 'section: 二、调整 |  |  |  |  = none']);
});

it('says every field of the statement', () => {
  expect(pageLines(DOC, 'K-77')).toEqual([
    '账单 甲基地有限公司 ZD-202608-007-2',
    '账期：2026年8月 ‖ 出账日期：2026-09-01',
    '应付日期：2026-09-10 ‖ ：',
    '出租方：甲基地有限公司 ‖ 承租方：乙传媒有限公司',
    '统一社会信用代码：U-LESSOR ‖ 统一社会信用代码：U-LESSEE',
    '联系电话：0755-1 ‖ 联系电话：138-2',
    '地址：一路 1 号 ‖ ：',
    '本账单更正并代替 ZD-202608-007-1（合计 12,000.00 元），减少 45.98 元。',
    '变动：B104 YY-1：140.00 → 94.02。',
    '项目 | 说明 | 时间 | 数量 | 单价(元) | 金额(元)',
    'section: 一、租金 |  |  |  |  = none',
    'line: 租金  HT-1 | 整月 | 2026-08-01 至 2026-08-31 | 31 天 | 10,000.01/月 = 1000001',
    'line: 租金  HT-2 | 按天：月租 × 10 ÷ 31 | 2026-08-01 至 2026-08-10 | 10 天 | 6,200.62/月 = 200020',
    'subtotal: 小计 |  |  |  |  = 1200021',
    'section: 二、直播间使用 |  |  |  |  = none',
    'line: B104  YY-1 | 按时计费 | 08-19 20:00–20:30 | 30 分 | 100.00/小时 = 1000',
    'line:  | 日间 | 08-19 21:00–21:45 | 45 分 | 101.01/小时 = 1011',
    'line:  | 夜间 | 08-19 22:00–23:00 | 1 小时 | 102.02/小时 = 1022',
    'line:  | 半天 | 08-19 23:00–08-20 00:15 | 1 小时 15 分 | 103.03 = 1033',
    'line:  | 全天 | 08-20 00:00–01:30 | 1 小时 30 分 | 104.04 = 1044',
    'line:  | 免费时长 | 08-20 01:00–02:45 | 1 小时 45 分 |  = 1055',
    'line:  | 超时 | 08-20 02:00–04:00 | 2 小时 | 106.06/小时 = 1066',
    'line:  | 超时（日间） × 150% | 08-20 03:00–05:15 | 2 小时 15 分 | 107.07/小时 = 1077',
    'line:  | 超时（夜间） | 08-20 04:00–06:30 | 2 小时 30 分 | 108.08/小时 = 1088',
    'line:  | 临时取消 | 08-20 05:00–07:45 | 2 小时 45 分 | 109.09 = 1099',
    'line:  | 未到场 | 08-20 06:00–09:00 | 3 小时 | 110.10 = 1110',
    'line: B205  YY-2 | 按时计费 | 08-19 20:00–20:30 | 30 分 | 100.00/小时 = 1000',
    'subtotal: 小计 |  |  |  |  = 10396',
    'section: 三、调整 |  |  |  |  = none',
    'note: 调整 | 停电补偿 |  |  |  = -12012',
    'note: 贷项 | 多收退回 |  |  |  = -3003',
    'subtotal: 小计 |  |  |  |  = -15015',
    'total: 本月合计 |  |  |  |  = 1195402',
    '本月合计（大写）：人民币壹万壹仟玖佰伍拾肆元零贰分',
    '免费时长：本月 10.0 小时，已用 1.5 小时，剩余 8.5 小时',
    '以前月份未付：770.77 元（2026-06、2026-07）',
    '本月应付：11,954.02 元',
    '本月已付：1,211.21 元（2026-09-03 微信 660.66；2026-05 贷项 550.55）',
    '应付总额：11,513.58 元',
    '预存：44.04 元',
    '本月合计中增值税（6%）：676.64 元，不含税 11,277.38 元',
    '收款账户：甲基地收款户　南山支行　6222-9',
    '场次按开始时间所在月份计入；月租不足整月的按在租天数折算，四舍五入到分。',
    '未结束、未计入本账单的场次：B104 YY-3（2026-08-19 20:00 起 1 小时 30 分，进行中）。结束后另出账单补记。',
    '其中 1 场来自历史台账，按当时执行的价格计算。',
    '核验码：K-77',
    '出租方（盖章） | 经办人 | 日期',
    '承租方确认（盖章） | 签字 | 日期',
  ]);
});

it('leaves out what there is none of', () => {
  const bare: StatementDoc = {
    ...DOC,
    rent: [],
    charges: [],
    sessions: [],
    stillOpen: [],
    totals: { rent: 0, studio: 0, charges: 0, total: 0 },
    free: { quota: 0, used: 0 },
    account: { before: 0, beforeMonths: [], paidBy: [], paid: 0, open: 0, toPay: 0, ahead: 0 },
    dueOn: null,
    frame: null,
    replaces: null,
  };
  expect(pageLines(bare, null)).toEqual([
    '账单 甲基地有限公司 ZD-202608-007-2',
    '账期：2026年8月 ‖ 出账日期：2026-09-01',
    '出租方：甲基地有限公司 ‖ 承租方：乙传媒有限公司',
    '统一社会信用代码：U-LESSOR ‖ 统一社会信用代码：U-LESSEE',
    '联系电话：0755-1 ‖ 联系电话：138-2',
    '地址：一路 1 号 ‖ ：',
    '项目 | 说明 | 时间 | 数量 | 单价(元) | 金额(元)',
    'total: 本月合计 |  |  |  |  = 0',
    '本月合计（大写）：人民币零元整',
    '以前月份未付：0.00 元',
    '本月应付：0.00 元',
    '本月已付：0.00 元',
    '应付总额：0.00 元',
    '场次按开始时间所在月份计入；月租不足整月的按在租天数折算，四舍五入到分。',
    '出租方（盖章） | 经办人 | 日期',
    '承租方确认（盖章） | 签字 | 日期',
  ]);
});

it('stands whole in the sheet: each row with its amount as a number', async () => {
  const read = await readTableFile(renderStatementXlsx(DOC, 'K-77'));
  if (!read.ok) throw new Error(read.refusal.code);
  const [sheet] = read.value.sheets;
  const rows = [...(sheet?.rows ?? [])]
    .map(({ cells }) =>
      cells
        .map((cell) => (typeof cell === 'number' || typeof cell === 'string' ? String(cell) : ''))
        .filter((text) => text !== '')
        .join(' | '),
    )
    .filter((row) => row !== '');
  expect(rows).toEqual([
    '甲基地有限公司',
    '账单',
    '编号：ZD-202608-007-2',
    '账期：2026年8月 | 出账日期：2026-09-01',
    '应付日期：2026-09-10',
    '出租方：甲基地有限公司 | 承租方：乙传媒有限公司',
    '统一社会信用代码：U-LESSOR | 统一社会信用代码：U-LESSEE',
    '联系电话：0755-1 | 联系电话：138-2',
    '地址：一路 1 号',
    '本账单更正并代替 ZD-202608-007-1（合计 12,000.00 元），减少 45.98 元。',
    '变动：B104 YY-1：140.00 → 94.02。',
    '项目 | 说明 | 时间 | 数量 | 单价(元) | 金额(元)',
    '一、租金',
    '租金  HT-1 | 整月 | 2026-08-01 至 2026-08-31 | 31 天 | 10,000.01/月 | 10000.01',
    '租金  HT-2 | 按天：月租 × 10 ÷ 31 | 2026-08-01 至 2026-08-10 | 10 天 | 6,200.62/月 | 2000.2',
    '小计 | 12000.21',
    '二、直播间使用',
    'B104  YY-1 | 按时计费 | 08-19 20:00–20:30 | 30 分 | 100.00/小时 | 10',
    '日间 | 08-19 21:00–21:45 | 45 分 | 101.01/小时 | 10.11',
    '夜间 | 08-19 22:00–23:00 | 1 小时 | 102.02/小时 | 10.22',
    '半天 | 08-19 23:00–08-20 00:15 | 1 小时 15 分 | 103.03 | 10.33',
    '全天 | 08-20 00:00–01:30 | 1 小时 30 分 | 104.04 | 10.44',
    '免费时长 | 08-20 01:00–02:45 | 1 小时 45 分 | 10.55',
    '超时 | 08-20 02:00–04:00 | 2 小时 | 106.06/小时 | 10.66',
    '超时（日间） × 150% | 08-20 03:00–05:15 | 2 小时 15 分 | 107.07/小时 | 10.77',
    '超时（夜间） | 08-20 04:00–06:30 | 2 小时 30 分 | 108.08/小时 | 10.88',
    '临时取消 | 08-20 05:00–07:45 | 2 小时 45 分 | 109.09 | 10.99',
    '未到场 | 08-20 06:00–09:00 | 3 小时 | 110.10 | 11.1',
    'B205  YY-2 | 按时计费 | 08-19 20:00–20:30 | 30 分 | 100.00/小时 | 10',
    '小计 | 103.96',
    '三、调整',
    '调整 | 停电补偿 | -120.12',
    '贷项 | 多收退回 | -30.03',
    '小计 | -150.15',
    '本月合计 | 11954.02',
    '本月合计（大写）：人民币壹万壹仟玖佰伍拾肆元零贰分',
    '免费时长：本月 10.0 小时，已用 1.5 小时，剩余 8.5 小时',
    '以前月份未付：770.77 元（2026-06、2026-07）',
    '本月应付：11,954.02 元',
    '本月已付：1,211.21 元（2026-09-03 微信 660.66；2026-05 贷项 550.55）',
    '应付总额：11,513.58 元',
    '预存：44.04 元',
    '本月合计中增值税（6%）：676.64 元，不含税 11,277.38 元',
    '收款账户：甲基地收款户　南山支行　6222-9',
    '场次按开始时间所在月份计入；月租不足整月的按在租天数折算，四舍五入到分。',
    '未结束、未计入本账单的场次：B104 YY-3（2026-08-19 20:00 起 1 小时 30 分，进行中）。结束后另出账单补记。',
    '其中 1 场来自历史台账，按当时执行的价格计算。',
    '核验码：K-77',
    '出租方（盖章）： | 经办人： | 日期：',
    '承租方确认（盖章）： | 签字： | 日期：',
  ]);
});

it('stands whole on the page', async () => {
  const bytes = await writePdf(
    createMoneyPaper({ title: '账单', lessor: '甲', header: '页眉', day: '2026-09-01', content: createStatementContent(DOC, 'K-77') }),
  );
  expect(readPdf(bytes).map(({ text }) => text)).toEqual([
    '甲基地有限公司账单编号：ZD-202608-007-2账期：2026年8月出账日期：2026-09-01应付日期：2026-09-10 出租方：甲基地有限公司承租方：乙传媒有限公司统一社会信用代码：U-LESSOR统一社会信用代码：U-LESSEE联系电话：0755-1联系电话：138-2地址：一路 1 号 本账单更正并代替 ZD-202608-007-1（合计 12,000.00 元），减少 45.98 元。变动：B104 YY-1：140.00 → 94.02。项目说明时间数量单价(元)金额(元)一、租金租金  HT-1整月2026-08-01 至 2026-08-3131 天10,000.01/月10,000.01租金  HT-2按天：月租 × 10 ÷ 312026-08-01 至 2026-08-1010 天6,200.62/月2,000.20小计12,000.21二、直播间使用B104  YY-1按时计费08-19 20:00–20:3030 分100.00/小时10.00日间08-19 21:00–21:4545 分101.01/小时10.11夜间08-19 22:00–23:001 小时102.02/小时10.22半天08-19 23:00–08-20 00:151 小时 15 分103.0310.33全天08-20 00:00–01:301 小时 30 分104.0410.44免费时长08-20 01:00–02:451 小时 45 分10.55超时08-20 02:00–04:002 小时106.06/小时10.66超时（日间） × 150%08-20 03:00–05:152 小时 15 分107.07/小时10.77超时（夜间）08-20 04:00–06:302 小时 30 分108.08/小时10.88临时取消08-20 05:00–07:452 小时 45 分109.0910.99未到场08-20 06:00–09:003 小时110.1011.10B205  YY-2按时计费08-19 20:00–20:3030 分100.00/小时10.00小计103.96三、调整调整停电补偿-120.12贷项多收退回-30.03小计-150.15本月合计11,954.02本月合计（大写）：人民币壹万壹仟玖佰伍拾肆元零贰分免费时长：本月 10.0 小时，已用 1.5 小时，剩余 8.5 小时以前月份未付：770.77 元（2026-06、2026-07）本月应付：11,954.02 元本月已付：1,211.21 元（2026-09-03 微信 660.66；2026-05 贷项 550.55）应付总额：11,513.58 元预存：44.04 元本月合计中增值税（6%）：676.64 元，不含税 11,277.38 元收款账户：甲基地收款户　南山支行　6222-9页眉第 1 页 共 2 页',
    '场次按开始时间所在月份计入；月租不足整月的按在租天数折算，四舍五入到分。未结束、未计入本账单的场次：B104 YY-3（2026-08-19 20:00 起 1 小时 30 分，进行中）。结束后另出账单补记。其中 1 场来自历史台账，按当时执行的价格计算。核验码：K-77出租方（盖章）：经办人：日期：承租方确认（盖章）：签字：日期：页眉第 2 页 共 2 页',
  ]);
});
