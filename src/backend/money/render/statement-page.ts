// A statement as it is printed: its words, rows and sums, the same for the sheet and the paper.
import {
  instant,
  getMinuteOfDay,
  parseMonth,
  printClock,
  printInstant,
  printMonthLong,
  getDayOfInstant,
} from '../../../domain/time/calendar.ts';
import { formatCapitalAmount } from '../../../domain/money/capital-amount.ts';
import { PAPER_CODE_LABEL } from '../../../domain/base/paper-code.ts';
import { printRate, computeTaxWithin } from '../../../domain/money/tax.ts';
import { printHours, printYuan } from '../../../domain/values/quantity.ts';
import type { PriceLine, PriceLineKind } from '../../../domain/price/price.ts';
import type { SessionLine } from '../../../domain/money/statement.ts';
import type { StatedLessee, StatementDoc } from '../../../domain/money/statement-doc.ts';
import type { StatementPart } from '../../../domain/money/statement-parts.ts';

/** A row of the table; `amount` in fen where there is one. Cells: 项目, 说明, 时间, 数量, 单价, and the amount comes last. In a `note` 说明 runs up to the amount. */
export interface PageRow {
  readonly kind: 'section' | 'line' | 'note' | 'subtotal' | 'total';
  readonly cells: readonly [what: string, about: string, when: string, count: string, rate: string];
  readonly amount: number | null;
}

/** A label with its text. */
export interface PageField {
  readonly label: string;
  readonly value: string;
}

/** Everything that a statement's page says, in order. */
export interface StatementPage {
  readonly title: string;
  readonly lessor: string;
  readonly number: string;
  readonly facts: readonly (readonly [PageField, PageField])[];
  readonly remarks: readonly string[];
  readonly heads: readonly string[];
  readonly rows: readonly PageRow[];
  readonly capital: PageField;
  readonly summary: readonly PageField[];
  readonly notes: readonly string[];
  readonly signatures: readonly (readonly string[])[];
}

const LINE_WORDS: Readonly<Record<PriceLineKind, string>> = {
  hour: '按时计费',
  day: '日间',
  night: '夜间',
  half_day: '半天',
  full_day: '全天',
  free: '免费时长',
  overtime: '超时',
  overtime_day: '超时（日间）',
  overtime_night: '超时（夜间）',
  late_cancel: '临时取消',
  no_show: '未到场',
};
/** What a statement of each part calls itself and its sum, and how its lines are counted. */
const PART_WORDS: Readonly<
  Record<StatementPart, { readonly title: string; readonly total: string; readonly due: string; readonly notes: readonly string[] }>
> = {
  whole: {
    title: '账单',
    total: '本月合计',
    due: '本月应付',
    notes: ['场次按开始时间所在月份计入；月租不足整月的按在租天数折算，四舍五入到分。'],
  },
  rent: {
    title: '租金账单',
    total: '本账单合计',
    due: '本账单应付',
    notes: ['月租不足整月的按在租天数折算，四舍五入到分。本月的直播间使用和调整另出账单。'],
  },
  studio: {
    title: '直播间账单',
    total: '本账单合计',
    due: '本账单应付',
    notes: ['场次按开始时间所在月份计入。本月的租金另出账单。'],
  },
};
/** Lines whose rate is an hour's. */
const HOURLY: ReadonlySet<PriceLineKind> = new Set(['hour', 'day', 'night', 'overtime', 'overtime_day', 'overtime_night']);
const STATE_WORDS: Readonly<Record<string, string>> = { option: '暂定', booked: '已预订', checked_in: '进行中' };

/** Fen as yuan with thousands: `12,500.00`. */
export function formatYuan(fen: number): string {
  const [whole = '', fraction = ''] = printYuan(fen).split('.');
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}.${fraction}`;
}

/** `10-03 22:00–10-04 02:00`; the day of the end only where it is another. */
function spanText(from: number, to: number): string {
  const [start, end] = [instant(from), instant(to)];
  const [day, last] = [getDayOfInstant(start).slice(5), getDayOfInstant(end).slice(5)];
  // An end at midnight is the same day's 24:00.
  if (getMinuteOfDay(end) === 0 && to - from <= 1440) return `${day} ${printClock(getMinuteOfDay(start))}–24:00`;
  return `${day} ${printClock(getMinuteOfDay(start))}–${day === last ? '' : `${last} `}${printClock(getMinuteOfDay(end))}`;
}

/** `2 小时`, `1 小时 30 分`, `45 分`. */
function formatLength(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60];
  return [hours > 0 ? `${hours} 小时` : '', rest > 0 || hours === 0 ? `${rest} 分` : ''].filter((part) => part !== '').join(' ');
}

function rateText({ kind, rate }: PriceLine): string {
  if (kind === 'free') return '';
  return HOURLY.has(kind) ? `${formatYuan(rate)}/小时` : formatYuan(rate);
}

function sessionRows(session: SessionLine): PageRow[] {
  return session.lines.map((line, index): PageRow => {
    const percent = line.percent === 100 ? '' : ` × ${line.percent}%`;
    const what = index === 0 ? `${session.studio}  ${session.number}` : '';
    const about = `${LINE_WORDS[line.kind]}${percent}`;
    return {
      kind: 'line',
      cells: [what, about, spanText(line.from, line.to), formatLength(line.minutes), rateText(line)],
      amount: line.amount,
    };
  });
}

/** A part of the statement; null where it has nothing, so that those that stand are numbered one after another. */
function section(title: string, rows: readonly PageRow[], sum: number) {
  return rows.length === 0 ? null : { title, rows, sum };
}

function rowsOf(doc: StatementDoc): PageRow[] {
  const rent = doc.rent.map((line): PageRow => {
    const isWhole = line.days === line.daysInMonth;
    const about = isWhole ? '整月' : `按天：月租 × ${line.days} ÷ ${line.daysInMonth}`;
    return {
      kind: 'line',
      cells: [`租金  ${line.contract}`, about, `${line.from} 至 ${line.to}`, `${line.days} 天`, `${formatYuan(line.monthlyRent)}/月`],
      amount: line.amount,
    };
  });
  const charges = doc.charges.map((line): PageRow => ({
    kind: 'note',
    cells: [line.kind === 'credit' ? '贷项' : '调整', line.reason, '', '', ''],
    amount: line.amount,
  }));
  const sections = [
    section('租金', rent, doc.totals.rent),
    section('直播间使用', doc.sessions.flatMap(sessionRows), doc.totals.studio),
    section('调整', charges, doc.totals.charges),
  ].filter((one) => one !== null);
  return [
    ...sections.flatMap(({ title, rows, sum }, index): PageRow[] => [
      { kind: 'section', cells: [`${'一二三'.charAt(index)}、${title}`, '', '', '', ''], amount: null },
      ...rows,
      { kind: 'subtotal', cells: ['小计', '', '', '', ''], amount: sum },
    ]),
    { kind: 'total', cells: [PART_WORDS[doc.part].total, '', '', '', ''], amount: doc.totals.total },
  ];
}

function partyFields(role: string, party: StatedLessee): readonly PageField[] {
  return [
    { label: role, value: party.name },
    { label: '统一社会信用代码', value: party.uscc },
    { label: '联系电话', value: party.phone ?? '' },
    ...(party.address === null ? [] : [{ label: '地址', value: party.address }]),
  ];
}

function monthText(month: string): string {
  const parsed = parseMonth(month);
  return parsed === null ? month : printMonthLong(parsed);
}

function factsOf(doc: StatementDoc): StatementPage['facts'] {
  const [left, right] = [partyFields('出租方', doc.lessor), partyFields('承租方', doc.lessee)];
  const none: PageField = { label: '', value: '' };
  const parties = Array.from({ length: Math.max(left.length, right.length) }, (_, at) => [left[at] ?? none, right[at] ?? none] as const);
  return [
    [
      { label: '账期', value: monthText(doc.month) },
      { label: '出账日期', value: doc.madeOn },
    ],
    ...(doc.dueOn === null ? [] : [[{ label: '应付日期', value: doc.dueOn }, none] as const]),
    ...parties,
  ];
}

/** What an earlier statement differs by, named line by line. */
function remarksOf({ replaces, totals }: StatementDoc): readonly string[] {
  if (replaces === null) return [];
  const more = totals.total - replaces.total;
  const changes = replaces.differences.map(({ what, name, before, after }) => {
    return `${what === 'rent' ? '租金 ' : ''}${name}：${formatYuan(before)} → ${formatYuan(after)}`;
  });
  const sum = more === 0 ? '合计不变' : `${more > 0 ? '增加' : '减少'} ${formatYuan(Math.abs(more))} 元`;
  return [
    `本账单更正并代替 ${replaces.number}（合计 ${formatYuan(replaces.total)} 元），${sum}。`,
    ...(changes.length === 0 ? [] : [`变动：${changes.join('；')}。`]),
  ];
}

function summaryOf(doc: StatementDoc): readonly PageField[] {
  const { account, totals, free, beside } = doc;
  const yuan = (amount: number): string => `${formatYuan(amount)} 元`;
  const left = Math.max(0, free.quota - free.used);
  return [
    ...(free.quota > 0 || free.used > 0
      ? [
          {
            label: '免费时长',
            value: `本月 ${printHours(free.quota)} 小时，已用 ${printHours(free.used)} 小时，剩余 ${printHours(left)} 小时`,
          },
        ]
      : []),
    {
      label: '以前月份未付',
      value: `${yuan(account.before)}${account.beforeMonths.length === 0 ? '' : `（${account.beforeMonths.join('、')}）`}`,
    },
    { label: PART_WORDS[doc.part].due, value: yuan(totals.total) },
    ...(beside === null ? [] : [{ label: `本月另一份账单 ${beside.number}`, value: yuan(beside.total) }]),
    { label: '本月已付', value: `${yuan(account.paid)}${paidText(account.paidBy)}` },
    { label: '应付总额', value: yuan(account.toPay) },
    ...(account.ahead > 0 ? [{ label: '预存', value: yuan(account.ahead) }] : []),
    ...frameFields(doc),
  ];
}

/** The tax that the month's total holds, and where to pay. */
function frameFields({ frame, totals, part }: StatementDoc): readonly PageField[] {
  if (frame === null) return [];
  const { payee, bank, bankAccount, taxName, taxRate } = frame;
  const account = [payee, bank, bankAccount].filter((one) => one !== null);
  const within = taxRate === null ? null : { rate: printRate(taxRate), ...computeTaxWithin(totals.total, taxRate) };
  return [
    ...(within === null
      ? []
      : [
          {
            label: `${PART_WORDS[part].total}中${taxName}（${within.rate}）`,
            value: `${formatYuan(within.tax)} 元，不含税 ${formatYuan(within.net)} 元`,
          },
        ]),
    ...(account.length === 0 ? [] : [{ label: '收款账户', value: account.join('　') }]),
  ];
}

function paidText(paidBy: StatementDoc['account']['paidBy']): string {
  const parts = paidBy.map((one) =>
    one.kind === 'payment'
      ? `${one.day ?? ''} ${one.method ?? ''} ${formatYuan(one.amount)}`.replaceAll(/ +/g, ' ').trim()
      : `${one.month ?? ''} 贷项 ${formatYuan(one.amount)}`,
  );
  return parts.length === 0 ? '' : `（${parts.join('；')}）`;
}

function notesOf(doc: StatementDoc): readonly string[] {
  const open = doc.stillOpen.map(({ number, studio, start, end, state }) => {
    return `${studio} ${number}（${printInstant(instant(start))} 起 ${formatLength(end - start)}，${STATE_WORDS[state] ?? state}）`;
  });
  const old = doc.sessions.filter((session) => !session.isFrozen).length;
  return [
    ...PART_WORDS[doc.part].notes,
    ...(open.length === 0 ? [] : [`未结束、未计入本账单的场次：${open.join('；')}。结束后另出账单补记。`]),
    ...(old === 0 ? [] : [`其中 ${old} 场来自历史台账，按当时执行的价格计算。`]),
  ];
}

/** The page of a statement with the code of the row that made it, where it is known. Equal statements give equal pages. */
export function renderStatementPage(doc: StatementDoc, code: string | null): StatementPage {
  return {
    title: PART_WORDS[doc.part].title,
    lessor: doc.lessor.name,
    number: doc.number,
    facts: factsOf(doc),
    remarks: remarksOf(doc),
    heads: ['项目', '说明', '时间', '数量', '单价(元)', '金额(元)'],
    rows: rowsOf(doc),
    capital: { label: `${PART_WORDS[doc.part].total}（大写）`, value: `人民币${formatCapitalAmount(doc.totals.total)}` },
    summary: summaryOf(doc),
    notes: [...notesOf(doc), ...(code === null ? [] : [`${PAPER_CODE_LABEL}：${code}`])],
    signatures: [
      ['出租方（盖章）', '经办人', '日期'],
      ['承租方确认（盖章）', '签字', '日期'],
    ],
  };
}
