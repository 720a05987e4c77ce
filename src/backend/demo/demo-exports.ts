// The newest month's platform exports, one a platform's own way: encodings, headers, title lines and words as they come.
import {
  addDays,
  createInstantAt,
  type Day,
  daysInMonthOf,
  firstDayOf,
  formatIsoInstant,
  getDayOfInstant,
  getMinuteOfDay,
  type Instant,
  type Month,
  monthNumberOf,
  printClock,
  printMonthLong,
  yearOf,
} from '../../domain/time/calendar.ts';
import type { CellContent } from '../../sheets/write/xlsx-document.ts';
import { computeSerial } from './demo-days.ts';
import type { DemoSales } from './demo-sales.ts';
import { createLedgerBook, defineColumn, formatHundredths, type LedgerColumn } from './ledger-book.ts';
import { diceOf, share, split } from './seeded.ts';

/** One live session. Money in fen. */
interface DemoSession {
  readonly start: Instant;
  readonly end: Instant;
  readonly minutes: number;
  readonly views: number;
  readonly orders: number;
  readonly paid: number;
  readonly refunded: number;
}

/** One day's sums. Money in fen. */
interface DemoDay {
  readonly day: Day;
  readonly orders: number;
  readonly paid: number;
  readonly refunded: number;
  readonly settled: number;
}

function daysOf(month: Month): Day[] {
  return Array.from({ length: daysInMonthOf(yearOf(month), monthNumberOf(month)) }, (_, at) => addDays(firstDayOf(month), at));
}

/** Evening sessions first; a second one of a day lies in the morning, so that no two of an account start together. */
function startOf(sales: DemoSales, at: number): Instant {
  const days = daysOf(sales.month);
  const dice = diceOf('session', sales.tenant.number, sales.part.platform, at);
  const round = Math.floor(at / days.length);
  const on = days[at % days.length] ?? firstDayOf(sales.month);
  const hour = round === 0 ? 19 : round === 1 ? 9 : 13;
  return createInstantAt(on, hour * 60 + dice.whole(0, 24) * 5);
}

/** The sessions of a tenant's part, by start; together they are what was sold. */
function sessionsOf(sales: DemoSales): DemoSession[] {
  const dice = diceOf('weights', sales.tenant.number, sales.part.platform);
  const weights = Array.from({ length: sales.sessions }, () => dice.whole(60, 180));
  const minutes = split(
    sales.minutes,
    weights.map((weight) => 200 + weight),
  );
  const [views, orders, paid, refunded] = [
    split(sales.views, weights),
    split(sales.orders, weights),
    split(sales.paid, weights),
    split(sales.refunded, weights),
  ];
  const sessions = weights.map((_, at): DemoSession => {
    const start = startOf(sales, at);
    const length = minutes[at] ?? 0;
    return {
      start,
      end: createInstantAt(firstDayOf(sales.month), start - createInstantAt(firstDayOf(sales.month), 0) + length),
      minutes: length,
      views: views[at] ?? 0,
      orders: orders[at] ?? 0,
      paid: paid[at] ?? 0,
      refunded: refunded[at] ?? 0,
    };
  });
  return sessions.toSorted((a, b) => a.start - b.start);
}

/** The days of a tenant's part; together they are what was sold. */
function shopDaysOf(sales: DemoSales): DemoDay[] {
  const dice = diceOf('days', sales.tenant.number, sales.part.platform);
  const days = daysOf(sales.month);
  const weights = days.map(() => dice.whole(70, 160));
  const [orders, paid, refunded, settled] = [
    split(sales.orders, weights),
    split(sales.paid, weights),
    split(sales.refunded, weights),
    split(sales.settled, weights),
  ];
  return days.map((on, at) => ({
    day: on,
    orders: orders[at] ?? 0,
    paid: paid[at] ?? 0,
    refunded: refunded[at] ?? 0,
    settled: settled[at] ?? 0,
  }));
}

// Chinese text in GB18030, as some platforms export it: Node reads this encoding and does not write it.

const LEADS = { from: 0x81, to: 0xfe } as const;
const TRAILS = { from: 0x40, to: 0xfe, none: 0x7f } as const;

/** Every character that the encoding writes in two bytes, made by reading them all once. */
function twoByteTable(): ReadonlyMap<string, readonly [number, number]> {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, readonly [number, number]>();
  for (let lead: number = LEADS.from; lead <= LEADS.to; lead += 1) {
    const trails = Array.from({ length: TRAILS.to - TRAILS.from + 1 }, (_, at) => TRAILS.from + at).filter((one) => one !== TRAILS.none);
    const characters = [...decoder.decode(Uint8Array.from(trails.flatMap((trail) => [lead, trail])))];
    if (characters.length !== trails.length) throw new Error(`two bytes of ${lead} are not one character each`);
    characters.forEach((character, at) => table.set(character, [lead, trails[at] ?? 0]));
  }
  return table;
}

/** The text's bytes. @throws Error for a character that is neither ASCII nor among the two-byte ones. */
export function encodeGb18030(text: string): Uint8Array {
  const table = twoByteTable();
  const bytes = [...text].flatMap((character) => {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) return [code];
    const pair = table.get(character);
    if (pair === undefined) throw new Error(`no two bytes for ${character}`);
    return [...pair];
  });
  return Uint8Array.from(bytes);
}

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
