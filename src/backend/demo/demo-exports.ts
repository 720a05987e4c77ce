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
import { computeSerial, diceOf, share, split } from './demo-days.ts';
import type { DemoSales } from './demo-sales.ts';
import { createLedgerBook, createList, formatHundredths, type ListColumns } from './ledger-book.ts';

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
  const people = (one: DemoSession): number => share(one.views, 640);
  const columns: readonly (readonly [header: string, cell: (one: DemoSession) => string | number])[] = [
    ['主播昵称', () => `${sales.tenant.name.slice(2, 6)}官方直播间`],
    ['主播抖音号', () => sales.part.handle],
    ['直播开始时间', (one) => slashed(one.start)],
    ['直播结束时间', (one) => slashed(one.end)],
    ['直播时长(分钟)', (one) => one.minutes],
    ['直播间曝光人数', (one) => people(one) * 6],
    ['直播间观看人数', people],
    ['直播间观看次数', (one) => one.views],
    ['直播间用户支付金额', (one) => grouped(one.paid)],
    ['直播间成交金额', (one) => plain(one.paid + 100)],
    ['直播间成交订单数', (one) => one.orders],
    ['直播间退款金额', (one) => (one.refunded === 0 ? '-' : plain(one.refunded))],
  ];
  const rows = sessionsOf(sales).map((one) => columns.map(([, cell]) => cell(one)));
  return new TextEncoder().encode(`\uFEFF${csv([columns.map(([header]) => header), ...rows])}`);
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

function book<R>(name: string, list: ListColumns<R>, rows: readonly R[]): Uint8Array {
  return createLedgerBook(name, [{ name, title: null, note: null, ...createList(list, rows) }]);
}

/** 抖店 店铺日报: what was settled, by day. */
export function createShopDailyBook(sales: DemoSales): Uint8Array {
  const list: ListColumns<DemoDay> = [
    ['日期', 'center', 13, (one) => one.day],
    ['成交金额', 'money', 15, (one) => formatHundredths(share(one.paid, 1120))],
    ['成交订单数', 'count', 12, (one) => share(one.orders, 1090)],
    ['用户支付金额', 'money', 15, (one) => formatHundredths(share(one.paid, 1080))],
    ['结算金额', 'money', 15, (one) => formatHundredths(one.settled)],
    ['退款金额（支付时间）', 'money', 20, (one) => formatHundredths(one.refunded)],
    ['退款金额（退款时间）', 'money', 20, (one) => formatHundredths(share(one.refunded, 940))],
  ];
  return book('店铺日报', list, shopDaysOf(sales));
}

/** 小红书 千帆: only what was paid in live sessions counts. */
export function noteDailyBook(sales: DemoSales): Uint8Array {
  const list: ListColumns<DemoDay> = [
    ['时间', 'day', 13, (one) => computeSerial(one.day)],
    ['支付金额', 'money', 15, (one) => formatHundredths(share(one.paid, 1340))],
    ['直播支付金额', 'money', 15, (one) => formatHundredths(one.paid)],
    ['退款金额（支付时间）', 'money', 20, (one) => formatHundredths(one.refunded)],
  ];
  return book('经营概览', list, shopDaysOf(sales));
}

/** 淘宝 生意参谋 直播分场次. */
export function createTaobaoBook(sales: DemoSales): Uint8Array {
  const rows = sessionsOf(sales).map((one, at) => {
    const dice = diceOf('taobao', sales.tenant.number, at);
    const title = `${dice.pick(['榕下好物', '今晚直播间', '宠粉日', '上新'])}｜${dice.pick(['厨房收纳专场', '换季清洁', '满减返场', '新品首发'])}`;
    return { ...one, title, number: `53${dice.whole(1_000_000_000, 3_999_999_999)}` };
  });
  const list: ListColumns<(typeof rows)[number]> = [
    ['直播标题', 'text', 30, (one) => one.title],
    ['场次id', 'code', 16, (one) => one.number],
    ['开播时间', 'center', 20, (one) => formatIsoInstant(one.start).replace('T', ' ')],
    ['直播间观看次数', 'count', 15, (one) => one.views],
    ['成交笔数', 'count', 11, (one) => one.orders],
    ['成交金额', 'money', 15, (one) => formatHundredths(one.paid)],
  ];
  return book('直播分场次', list, rows);
}

/** Slot, carrier, and how much of what was sold, in thousandths. */
const OVERVIEW_ROWS = [
  ['不限', '直播', 1000],
  ['不限', '商品卡', 240],
  ['不限', '短视频', 130],
  ['投放中', '直播', 410],
] as const;

/** 抖音 成交概览: rows of other carriers and slots would count the same money twice. */
export function createOverviewBook(sales: DemoSales): Uint8Array {
  const rows = shopDaysOf(sales).flatMap((one) =>
    OVERVIEW_ROWS.map(([slot, carrier, perThousand]) => ({ ...one, slot, carrier, part: (sum: number) => share(sum, perThousand) })),
  );
  const list: ListColumns<(typeof rows)[number]> = [
    ['日期', 'center', 13, (one) => one.day.replaceAll('-', '/')],
    ['投放时段', 'center', 11, (one) => one.slot],
    ['载体类型', 'center', 11, (one) => one.carrier],
    ['成交金额', 'money', 15, (one) => formatHundredths(one.part(one.paid))],
    ['成交退款金额(支付时间)', 'money', 22, (one) => formatHundredths(one.part(one.refunded))],
    ['成交订单数', 'count', 12, (one) => one.part(one.orders)],
  ];
  return book('成交概览', list, rows);
}
