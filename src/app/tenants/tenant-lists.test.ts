// The lists of the tenants' screens: one row of distinct values in, what stands under every heading out.
import { createElement } from 'react';
import { afterEach, expect, it, vi } from 'vitest';
import { cellsOf, drawnIn, drawnText, textsOf } from '../../../test/helpers/column-cells.ts';
import { NAMES } from '../../../test/helpers/name-samples.ts';
import { TENANT_MONTH } from '../../../test/helpers/tenant-samples.ts';
import type { MonthLine } from '../../contract/money/money.ts';
import { instant } from '../../domain/time/calendar.ts';
import { buildAccountColumns } from './account-columns.ts';
import { buildBillColumns, BillSums, buildUnfinishedColumns } from './StatementsPage.tsx';
import { buildBookingColumns } from './BookingTable.tsx';
import { buildMonthColumns } from './MonthsTab.tsx';
import { buildOwedColumns, chooseOwedTone, OwedSums } from './OwedPage.tsx';
import { AccountSums } from './StatementsTab.tsx';

/** Gives the window the English language, until the test ends. */
function chooseEnglish(): void {
  vi.stubGlobal('document', { documentElement: { lang: 'en' } });
}

afterEach(() => void vi.unstubAllGlobals());

const shortOf = (tenant: number, name: string): string => `简${tenant}(${name})`;
/** 2026-09-19 20:00, a Saturday, in minutes since the epoch. */
const EVENING = 29_830_320;

const NO_AGES = { upTo30: 0, upTo60: 0, upTo90: 0, over90: 0 };
const OWED = {
  tenant: 7,
  tenantName: '甲公司',
  due: 1_200_101,
  paid: 340_202,
  open: 859_903,
  overdue: 650_404,
  upTo30: 100_000,
  upTo60: 200_100,
  upTo90: 300_200,
  over90: 50_104,
  days: 31,
  since: '2026-08-10',
  months: ['2026-07', '2026-08'],
  ahead: 5_505,
  depositDue: 600_606,
  depositHeld: 400_707,
};

it('who owes what: every column of a line', () => {
  const columns = buildOwedColumns({ shortOf });
  expect(cellsOf(columns, OWED)).toEqual([
    '企业: 简7(甲公司) | found 甲公司',
    '应付: 12,001.01 | sorts 1200101 | exports "12001.01" | right',
    '已付: 3,402.02 | sorts 340202 | exports "3402.02" | right',
    '未付: 8,599.03 | sorts 859903 | exports "8599.03" | right',
    '逾期(元): 6,504.04 | sorts 650404 | exports "6504.04" | right',
    '逾期1–30天: 1,000.00 | sorts 100000 | exports "1000.00" | right',
    '31–60天: 2,001.00 | sorts 200100 | exports "2001.00" | right',
    '61–90天: 3,002.00 | sorts 300200 | exports "3002.00" | right',
    '90天以上: 501.04 | sorts 50104 | exports "501.04" | right',
    '逾期天数: 31 天 | drawn [danger: 31 天] | sorts 31 | exports 31',
    '最早应付: 2026-08-10',
    '逾期月份: 2026-07、2026-08 | hidden',
    '预存: 55.05 | sorts 5505 | exports "55.05" | right',
    '应收押金: 6,006.06 | sorts 600606 | exports "6006.06" | right',
    '实收押金: 4,007.07 | sorts 400707 | exports "4007.07" | right',
  ]);
  const none = {
    ...OWED,
    ...NO_AGES,
    due: 0,
    paid: 0,
    open: 0,
    overdue: 0,
    days: 0,
    since: null,
    months: [],
    ahead: 0,
    depositDue: 0,
    depositHeld: 0,
  };
  expect(textsOf(columns, none)).toEqual([
    '企业: 简7(甲公司)',
    '应付: 0.00',
    '已付: 0.00',
    '未付: 0.00',
    '逾期(元): 0.00',
    '逾期1–30天: 0.00',
    '31–60天: 0.00',
    '61–90天: 0.00',
    '90天以上: 0.00',
    '逾期天数: ',
    '最早应付: ',
    '逾期月份: ',
    '预存: 0.00',
    '应收押金: 0.00',
    '实收押金: 0.00',
  ]);
  chooseEnglish();
  expect(textsOf(buildOwedColumns({ shortOf }), OWED)).toEqual([
    'Tenant: 简7(甲公司)',
    'Due: 12,001.01',
    'Paid: 3,402.02',
    'Open: 8,599.03',
    'Overdue: 6,504.04',
    '1–30 days late: 1,000.00',
    '31–60 days: 2,001.00',
    '61–90 days: 3,002.00',
    'over 90 days: 501.04',
    'Days late: 31 days',
    'Since: 2026-08-10',
    'Months overdue: 2026-07, 2026-08',
    'In advance: 55.05',
    'Deposit due: 6,006.06',
    'Deposit held: 4,007.07',
  ]);
});

it('who owes what: red from the thirty-first day, amber where anything is overdue', () => {
  expect([chooseOwedTone(OWED), chooseOwedTone({ ...OWED, days: 30 }), chooseOwedTone({ ...OWED, days: 0, overdue: 0 })]).toEqual([
    'danger',
    'warn',
    undefined,
  ]);
  expect(
    drawnIn(buildOwedColumns({ shortOf }), '逾期天数', [
      { ...OWED, days: 30 },
      { ...OWED, days: 0 },
    ]),
  ).toEqual(['[warn: 30 天]', '']);
});

it('who owes what: the sums above the list', () => {
  const sums = {
    due: 1_01,
    paid: 2_02,
    open: 3_03,
    overdue: 4_04,
    ahead: 5_05,
    depositDue: 6_06,
    depositHeld: 7_07,
    upTo30: 1_00,
    upTo60: 1_10,
    upTo90: 1_20,
    over90: 74,
  };
  expect(drawnText(createElement(OwedSums, { sums }))).toEqual(
    '未付合计 3.03 元 逾期 4.04 元 逾期1–30天 1.00 元 31–60天 1.10 元 61–90天 1.20 元 90天以上 0.74 元 预存 5.05 元 应收押金 6.06 元 实收押金 7.07 元',
  );
});

const BILL: MonthLine = {
  id: 1,
  number: 'ZD-202608-007-1',
  tenant: 7,
  tenantName: '甲公司',
  month: '2026-08',
  part: 'whole',
  rent: 1_000_101,
  studio: 200_202,
  charges: -30_303,
  total: 1_170_000,
  paid: 500_505,
  open: 669_495,
  dueOn: '2026-09-10',
  isReplaced: false,
  madeMs: Date.UTC(2026, 8, 1, 1, 2, 3),
  sha256: 'a'.repeat(64),
  invoice: { state: 'issued', number: '26442000000123', day: '2026-09-05' },
};

it('statements of a month: every column; a replaced one says nothing of what was paid', () => {
  const columns = buildBillColumns({ shortOf });
  expect(cellsOf(columns, BILL)).toEqual([
    '编号: ZD-202608-007-1',
    '企业: 简7(甲公司) | found 甲公司',
    '租金: 10,001.01 | sorts 1000101 | exports "10001.01" | right',
    '直播间: 2,002.02 | sorts 200202 | exports "2002.02" | right',
    '调整与贷项: -303.03 | sorts -30303 | exports "-303.03" | right',
    '合计: 11,700.00 | sorts 1170000 | exports "11700.00" | right',
    '已付: 5,005.05 | sorts 500505 | exports "5005.05" | right',
    '未付: 6,694.95 | sorts 669495 | exports "6694.95" | right',
    '应付日期: 2026-09-10',
    '发票: 已开 26442000000123 2026-09-05',
    '出账时间: 2026-09-01 09:02 | hidden',
  ]);
  expect(textsOf(columns, { ...BILL, isReplaced: true })).toEqual([
    '编号: ZD-202608-007-1 已更正',
    '企业: 简7(甲公司)',
    '租金: 10,001.01',
    '直播间: 2,002.02',
    '调整与贷项: -303.03',
    '合计: 11,700.00',
    '已付: —',
    '未付: —',
    '应付日期: 2026-09-10',
    '发票: 已开 26442000000123 2026-09-05',
    '出账时间: 2026-09-01 09:02',
  ]);
  expect(textsOf(columns, { ...BILL, part: 'rent' })[0]).toBe('编号: ZD-202608-007-1 租金');
  // What is exported adds up to the sum above the list: 合计 of the one that stands, nothing of the one before.
  const exported = (row: typeof BILL) => columns.find(({ key }) => key === 'total')?.value?.(row);
  expect([exported(BILL), exported({ ...BILL, isReplaced: true })]).toEqual(['11700.00', null]);
  const sums = { rent: 1_01, studio: 2_02, charges: 3_03, total: 6_06, paid: 4_04, open: 2_05 };
  expect(drawnText(createElement(BillSums, { sums }))).toEqual(
    '租金 1.01 元 直播间 2.02 元 调整与贷项 3.03 元 本月合计 6.06 元 已付 4.04 元 未付 2.05 元',
  );
});

it('an account: every column of a month', () => {
  const row = {
    month: '2026-08',
    due: { rent: 900_101, studio: 80_202, correction: 7_303, credit: -2_404 },
    dueTotal: 985_202,
    givenBack: 1_505,
    paid: 600_606,
    open: 386_101,
    dueOn: ['2026-08-05', '2026-09-15'],
    paidBy: [
      { kind: 'payment' as const, day: '2026-09-03', month: null, method: '微信', amount: 500_505 },
      { kind: 'credit' as const, day: null, month: '2026-06', method: null, amount: 100_101 },
    ],
    statements: [
      { ...BILL, number: 'ZD-1' },
      { ...BILL, number: 'ZD-2' },
    ],
  };
  const columns = buildAccountColumns();
  expect(cellsOf(columns, row)).toEqual([
    '月份: 2026-08',
    '租金: 9,001.01 | sorts 900101 | exports "9001.01" | right',
    '直播间: 802.02 | sorts 80202 | exports "802.02" | right',
    '调整与贷项: 48.99 | sorts 4899 | exports "48.99" | right',
    '退款: 15.05 | sorts 1505 | exports "15.05" | right',
    '应付: 9,867.07 | sorts 986707 | exports "9867.07" | right',
    '应付日期: 2026-08-05、2026-09-15',
    '已付: 6,006.06 | sorts 600606 | exports "6006.06" | right',
    '未付: 3,861.01 | sorts 386101 | exports "3861.01" | right',
    '怎么付的: 2026-09-03 微信 5,005.05；2026-06 贷项 1,001.01',
    '账单: ZD-1、ZD-2',
  ]);
  expect(textsOf(columns, { ...row, paidBy: [], statements: [] })).toEqual([
    '月份: 2026-08',
    '租金: 9,001.01',
    '直播间: 802.02',
    '调整与贷项: 48.99',
    '退款: 15.05',
    '应付: 9,867.07',
    '应付日期: 2026-08-05、2026-09-15',
    '已付: 6,006.06',
    '未付: 3,861.01',
    '怎么付的: ',
    '账单: ',
  ]);
});

it('an account: what stands above the months', () => {
  const account = { tenant: 7, months: [], open: 1_01, ahead: 2_02, deposit: { taken: 9_09, givenBack: 3_03, kept: 1_02, balance: 5_04 } };
  expect(drawnText(createElement(AccountSums, { account }))).toEqual(
    '未付合计 1.01 元 预存 2.02 元 押金余额 5.04 元（收 9.09，退 3.03，扣 1.02）',
  );
  const none = { ...account, deposit: { taken: 0, givenBack: 0, kept: 0, balance: 0 } };
  expect(drawnText(createElement(AccountSums, { account: none }))).toEqual('未付合计 1.01 元 预存 2.02 元 押金余额 0.00 元');
});

it('months that a tenant reported: every column, and dashes where nothing was', () => {
  const columns = buildMonthColumns();
  expect(cellsOf(columns, TENANT_MONTH)).toEqual([
    '月份: 2026-08',
    '成交额（万元）: 123.46 | sorts 123456700 | exports 123.4567 | right',
    '退款额（万元）: 2.35 | sorts 2345600 | exports 2.3456 | right',
    '结算额（万元）: 98.77 | sorts 98765400 | exports 98.7654 | right',
    '网络零售额（万元）: 4.57 | sorts 4567800 | exports 4.5678 | right',
    '订单: 2,345 | sorts 2345 | right',
    '场次: 1,012 | sorts 1012 | right',
    '时长（小时）: 125.5 | sorts 7530 | right',
    '去处:  | drawn 看销售→/sales/2026-08 看月报→/report/2026-08',
  ]);
  expect(cellsOf(columns, { ...TENANT_MONTH, retail: null }).filter((cell) => cell.startsWith('网络零售额'))).toEqual([
    '网络零售额（万元）: — | sorts null | exports null | right',
  ]);
});

it('bookings of a tenant: every column, each state in its tone', () => {
  const row = {
    id: 31,
    number: 'YY-0031',
    tenant: 7,
    studio: 5,
    startsAt: EVENING,
    endsAt: EVENING + 150,
    state: 'no_show',
    title: '新品专场',
  };
  const columns = buildBookingColumns({ names: NAMES });
  expect(cellsOf(columns, row)).toEqual([
    '时间: 2026-09-19 周六 20:00–22:30 | sorts 29830320',
    '直播间: B205 | filter',
    '状态: 未到场 | drawn [danger: 未到场] | filter',
    '内容: 新品专场',
    '预约号: YY-0031',
  ]);
  const states = ['option', 'booked', 'checked_in', 'completed', 'no_show', 'cancelled', 'unheard_of'];
  const rows = states.map((state) => ({ ...row, state }));
  expect(drawnIn(columns, '状态', rows)).toEqual([
    '[warn: 暂定]',
    '[accent: 已预订]',
    '[good: 已到场]',
    '[plain: 已完成]',
    '[danger: 未到场]',
    '[plain: 已取消]',
    '[plain: unheard_of]',
  ]);
  expect(textsOf(columns, { ...row, studio: 9, title: null })).toEqual([
    '时间: 2026-09-19 周六 20:00–22:30',
    '直播间: #9',
    '状态: 未到场',
    '内容: ',
    '预约号: YY-0031',
  ]);
  chooseEnglish();
  const english = buildBookingColumns({
    names: { ...NAMES, studios: [] },
  });
  expect(textsOf(english, row)).toEqual([
    'When: 2026-09-19 Sat 20:00–22:30',
    'Studio: …',
    'State: No-show',
    'What: 新品专场',
    'Number: YY-0031',
  ]);
});

it('sessions that nobody finished: every column', () => {
  const row = {
    id: 31,
    from: instant(EVENING),
    to: instant(EVENING + 90),
    studioCode: 'B205',
    number: 'YY-0031',
    tenantName: '甲公司',
    state: 'checked_in' as const,
    price: 45_678,
    isOver: true,
  };
  const columns = buildUnfinishedColumns();
  expect(cellsOf(columns, row)).toEqual([
    '时间: 2026-09-19 20:00 · 1.5 h',
    '场次: B205 YY-0031',
    '企业: 甲公司',
    '状态: 已到场',
    '预订费用(元): 456.78 | right',
  ]);
  expect(cellsOf(columns, { ...row, price: undefined }).at(-1)).toBe('预订费用(元): — | right');
});
