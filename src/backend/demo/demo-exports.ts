// The newest month's platform exports, one a platform's own way: encodings, headers, title lines and words as they come.
import { formatIsoInstant, getDayOfInstant, getMinuteOfDay, type Instant, printClock, printMonthLong } from '../../domain/time/calendar.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { computeSerial } from './demo-days.ts';
import type { DemoSales } from './demo-sales.ts';
import { sessionsOf, shopDaysOf } from './demo-sessions.ts';
import { encodeGb18030 } from './gb18030.ts';
import { createLedgerBook, defineColumn, formatHundredths, type LedgerColumn } from './ledger-book.ts';
import { diceOf, share } from './seeded.ts';

function plain(fen: number): string {
  return `${Math.floor(fen / 100)}.${String(fen % 100).padStart(2, '0')}`;
}

/** `233,986.20`. */
function grouped(fen: number): string {
  const [whole = '', cents = ''] = plain(fen).split('.');
  return `${whole.replaceAll(/\B(?=(\d{3})+$)/g, ',')}.${cents}`;
}

function csv(lines: readonly (readonly (string | number)[])[]): string {
  const cell = (value: string | number): string =>
    /[",]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value);
  return lines.map((line) => `${line.map(cell).join(',')}\r\n`).join('');
}

/** `2026/10/03 20:15:00`. */
function slashed(of: Instant): string {
  return `${formatIsoInstant(of).replaceAll('-', '/').replace('T', ' ')}:00`;
}

/** `2026年10月03日 20:15`. */
function worded(of: Instant): string {
  const [year = '', month = '', date = ''] = getDayOfInstant(of).split('-');
  return `${year}年${month}月${date}日 ${printClock(getMinuteOfDay(of))}`;
}

/** 抖音 罗盘 直播明细: csv in UTF-8 with BOM. */
export function createCompassCsv(sales: DemoSales): Uint8Array {
  const header = [
    '主播昵称',
    '主播抖音号',
    '直播开始时间',
    '直播结束时间',
    '直播时长(分钟)',
    '直播间曝光人数',
    '直播间观看人数',
    '直播间观看次数',
    '直播间用户支付金额',
    '直播间成交金额',
    '直播间成交订单数',
    '直播间退款金额',
  ];
  const nickname = `${sales.tenant.name.slice(2, 6)}官方直播间`;
  const rows = sessionsOf(sales).map((one) => {
    const people = share(one.views, 640);
    const refunded = one.refunded === 0 ? '-' : plain(one.refunded);
    return [
      nickname,
      sales.part.handle,
      slashed(one.start),
      slashed(one.end),
      one.minutes,
      people * 6,
      people,
      one.views,
      grouped(one.paid),
      plain(one.paid + 100),
      one.orders,
      refunded,
    ];
  });
  return new TextEncoder().encode(`\uFEFF${csv([header, ...rows])}`);
}

/** 视频号 直播明细: csv in GB18030, the header on line 2. */
export function createChannelsCsv(sales: DemoSales): Uint8Array {
  const rows = sessionsOf(sales).map((one) => [
    worded(one.start),
    `¥${plain(one.paid)}`,
    one.orders,
    share(one.orders, 930),
    plain(one.refunded),
  ]);
  const header = ['直播开始时间', '成交金额', '成交订单数', '成交人数', '退款金额'];
  return encodeGb18030(csv([[`视频号直播数据明细 ${printMonthLong(sales.month)}`], header, ...rows]).replaceAll('¥', '￥'));
}

function book(name: string, columns: readonly LedgerColumn[], rows: readonly (readonly CellContent[])[]): Uint8Array {
  return createLedgerBook(name, [{ name, title: null, note: null, columns, rows }]);
}

/** 抖店 店铺日报: what was settled, by day. */
export function createShopDailyBook(sales: DemoSales): Uint8Array {
  const columns = [
    defineColumn('日期', 'center', 13),
    defineColumn('成交金额', 'money', 15),
    defineColumn('成交订单数', 'count', 12),
    defineColumn('用户支付金额', 'money', 15),
    defineColumn('结算金额', 'money', 15),
    defineColumn('退款金额（支付时间）', 'money', 20),
    defineColumn('退款金额（退款时间）', 'money', 20),
  ];
  const rows = shopDaysOf(sales).map((one): CellContent[] => [
    one.day,
    formatHundredths(share(one.paid, 1120)),
    share(one.orders, 1090),
    formatHundredths(share(one.paid, 1080)),
    formatHundredths(one.settled),
    formatHundredths(one.refunded),
    formatHundredths(share(one.refunded, 940)),
  ]);
  return book('店铺日报', columns, rows);
}

/** 小红书 千帆: only what was paid in live sessions counts. */
export function noteDailyBook(sales: DemoSales): Uint8Array {
  const columns = [
    defineColumn('时间', 'day', 13),
    defineColumn('支付金额', 'money', 15),
    defineColumn('直播支付金额', 'money', 15),
    defineColumn('退款金额（支付时间）', 'money', 20),
  ];
  const rows = shopDaysOf(sales).map((one): CellContent[] => [
    computeSerial(one.day),
    formatHundredths(share(one.paid, 1340)),
    formatHundredths(one.paid),
    formatHundredths(one.refunded),
  ]);
  return book('经营概览', columns, rows);
}

/** 淘宝 生意参谋 直播分场次. */
export function createTaobaoBook(sales: DemoSales): Uint8Array {
  const columns = [
    defineColumn('直播标题', 'text', 30),
    defineColumn('场次id', 'code', 16),
    defineColumn('开播时间', 'center', 20),
    defineColumn('直播间观看次数', 'count', 15),
    defineColumn('成交笔数', 'count', 11),
    defineColumn('成交金额', 'money', 15),
  ];
  const rows = sessionsOf(sales).map((one, at): CellContent[] => {
    const dice = diceOf('taobao', sales.tenant.number, at);
    const title = `${dice.pick(['榕下好物', '今晚直播间', '宠粉日', '上新'])}｜${dice.pick(['厨房收纳专场', '换季清洁', '满减返场', '新品首发'])}`;
    return [
      title,
      `53${dice.whole(1_000_000_000, 3_999_999_999)}`,
      formatIsoInstant(one.start).replace('T', ' '),
      one.views,
      one.orders,
      formatHundredths(one.paid),
    ];
  });
  return book('直播分场次', columns, rows);
}

const OVERVIEW_ROWS = [
  ['不限', '直播', 1000],
  ['不限', '商品卡', 240],
  ['不限', '短视频', 130],
  ['投放中', '直播', 410],
] as const;

/** 抖音 成交概览: rows of other carriers and slots would count the same money twice. */
export function createOverviewBook(sales: DemoSales): Uint8Array {
  const columns = [
    defineColumn('日期', 'center', 13),
    defineColumn('投放时段', 'center', 11),
    defineColumn('载体类型', 'center', 11),
    defineColumn('成交金额', 'money', 15),
    defineColumn('成交退款金额(支付时间)', 'money', 22),
    defineColumn('成交订单数', 'count', 12),
  ];
  const rows = shopDaysOf(sales).flatMap((one) =>
    OVERVIEW_ROWS.map(([slot, carrier, perThousand]): CellContent[] => [
      one.day.replaceAll('-', '/'),
      slot,
      carrier,
      formatHundredths(share(one.paid, perThousand)),
      formatHundredths(share(one.refunded, perThousand)),
      share(one.orders, perThousand),
    ]),
  );
  return book('成交概览', columns, rows);
}
