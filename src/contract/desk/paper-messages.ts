// What stands on paper and on lobby pages, and the texts that are sent by WeChat, in zh-CN and en.
import { addDays, type Day, getDayOfInstant, getMinuteOfDay, type Instant, printClock, weekdayOf } from '../../domain/time/calendar.ts';
import type { BookingState } from '../../domain/base/catalogue.ts';
import { assertNever, ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Facts, fillTemplate, type Language } from '../core/phrase.ts';
import type { TextKind } from '../core/settings/setting-parts.ts';
import { fieldsOf, findMissingField, placeholdersOf } from './text-templates.ts';

type Words = Readonly<Record<Language, string>>;

const WEEKDAYS: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['周一', '周二', '周三', '周四', '周五', '周六', '周日'],
  en: ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'],
};
const NEXT_DAY: Words = { 'zh-CN': '次日 ', en: 'next day ' };

/** `2026-10-03 周六`. */
export function formatPaperDay(day: Day, language: Language): string {
  return `${day} ${WEEKDAYS[language][weekdayOf(day) - 1] ?? ''}`;
}

/** The clock of an instant as seen from a day: `20:00`, `次日 02:00`, `2026-10-05 08:00`. An end at midnight is `24:00`. */
export function formatClock(at: Instant, from: Day, language: Language): string {
  const [day, minute] = [getDayOfInstant(at), getMinuteOfDay(at)];
  if (day === from) return printClock(minute);
  if (day === addDays(from, 1)) return minute === 0 ? '24:00' : `${NEXT_DAY[language]}${printClock(minute)}`;
  return `${day} ${printClock(minute)}`;
}

/** `20:00–22:00`, `20:00–次日 02:00`, from the day of its start. */
export function formatHours(from: Instant, to: Instant, language: Language): string {
  const day = getDayOfInstant(from);
  return `${formatClock(from, day, language)}–${formatClock(to, day, language)}`;
}

/** `2026-10-03 周六 20:00–22:00`. */
export function formatSpan(from: Instant, to: Instant, language: Language): string {
  return `${formatPaperDay(getDayOfInstant(from), language)} ${formatHours(from, to, language)}`;
}

/** One sign for each state: it says on grey paper what colour says on a screen. */
export const STATE_MARKS: Readonly<Record<Language, Readonly<Record<BookingState, string>>>> = {
  'zh-CN': { option: '暂', booked: '订', checked_in: '到', completed: '完', no_show: '未', cancelled: '消' },
  en: { option: 'O', booked: 'B', checked_in: 'I', completed: 'D', no_show: 'N', cancelled: 'X' },
};

/** States in words. */
export const STATE_NAMES: Readonly<Record<Language, Readonly<Record<BookingState, string>>>> = {
  'zh-CN': { option: '暂定', booked: '已预订', checked_in: '已到场', completed: '已完成', no_show: '未到场', cancelled: '已取消' },
  en: { option: 'Tentative', booked: 'Booked', checked_in: 'Here', completed: 'Done', no_show: 'No-show', cancelled: 'Cancelled' },
};

/** What printed paper says: always Chinese, like the forms. */
export const PAPER_WORDS = {
  board: {
    title: '直播间排期板',
    untilNight: '至次日 {until}',
    printed: '打印于',
    noFloor: '未注明楼层',
    closed: '不开放',
    blackout: '停用',
    nextDay: '次日',
    lessee: '专属',
    none: '这一天没有启用的直播间。',
    fileName: '排期板',
    masked: '遮名',
  },
  list: {
    title: '直播间预约名单',
    printed: '打印于',
    count: '共 {count} 场',
    none: '这一天没有预约。',
    columns: { time: '时间', studio: '直播间', tenant: '企业', contact: '联系人', state: '状态', note: '主题 / 备注', sign: '签名' },
    fileName: '预约名单',
    masked: '遮名',
  },
  slip: {
    title: '直播间预约确认单',
    ended: '{title}（{state}）',
    number: '预约号',
    printed: '打印于',
    fields: {
      tenant: '企业',
      studio: '直播间',
      floor: '楼层',
      time: '时间',
      length: '时长',
      state: '状态',
      holds: '保留至',
      title: '主题',
      contact: '联系人',
      equipment: '设备',
    },
    price: {
      title: '费用（元）',
      item: '项目',
      time: '时段',
      rate: '单价',
      amount: '金额',
      total: '合计',
      soFar: '（按现有预约估算，结算以实际为准）',
    },
    rules: '约定',
    late: '开始前不足 {hours} 小时取消，收取本场费用的 {percent}%。',
    noShow: '未到场收取本场费用的 {percent}%。',
    overtime: '晚离场 {grace} 分钟以内不收费，再晚按 {grid} 分钟进位，按时价的 {percent}% 计费。',
    release: '开始后 {grace} 分钟未到场，直播间可能让给候补。',
    guest: '预约人签名',
    desk: '前台签名',
    address: '地址',
    phone: '电话',
    fileName: '预约确认单',
  },
  page: '第 {page} 页 共 {pages} 页',
} as const;

/** What a line of a price is for, on a slip. */
export const PRICE_LINE_NAMES: Readonly<Record<string, string>> = {
  hour: '按时计费',
  day: '日间',
  night: '夜间',
  half_day: '半日包（4 小时）',
  full_day: '全日包（8 小时）',
  free: '租约免费时长',
  overtime: '超时',
  overtime_day: '超时（日间）',
  overtime_night: '超时（夜间）',
  late_cancel: '临近取消',
  no_show: '未到场',
};

/** What the pages of the lobby and of the doors say. */
export const LOBBY_WORDS: Readonly<
  Record<
    Language,
    {
      readonly lobby: string;
      readonly now: string;
      readonly next: string;
      readonly free: string;
      readonly freeUntil: string;
      readonly busyUntil: string;
      readonly leased: string;
      readonly overrun: string;
      readonly closed: string;
      readonly blackout: string;
      readonly restOfDay: string;
      readonly later: string;
      readonly at: string;
      readonly studio: string;
      readonly none: string;
    }
  >
> = {
  'zh-CN': {
    lobby: '今晚直播间',
    now: '现在',
    next: '下一场',
    free: '空闲',
    freeUntil: '空闲至 {until}',
    busyUntil: '至 {until}',
    leased: '专用 {who}',
    overrun: '未离场',
    closed: '未开放',
    blackout: '停用至 {until}',
    restOfDay: '今晚不再有预约',
    later: '之后',
    at: '更新于 {at}',
    studio: '直播间',
    none: '今天没有启用的直播间',
  },
  en: {
    lobby: 'Studios tonight',
    now: 'Now',
    next: 'Next',
    free: 'Free',
    freeUntil: 'Free until {until}',
    busyUntil: 'until {until}',
    leased: 'Let to {who}',
    overrun: 'not left yet',
    closed: 'Closed',
    blackout: 'Out of use until {until}',
    restOfDay: 'No more bookings tonight',
    later: 'Later',
    at: 'As of {at}',
    studio: 'Studio',
    none: 'No studio is in service today',
  },
};

/** A booking as a message names it: its tenant by the short name and in full. */
export interface MessageBooking {
  readonly number: string;
  readonly tenant: string;
  readonly fullName: string;
  readonly studio: string;
  readonly floor: string | null;
  readonly from: Instant;
  readonly to: Instant;
  readonly state: BookingState;
  readonly holdsUntil: Instant | null;
  readonly title: string | null;
}

/** What is sent. `price` in fen; `phone` the base's own. */
export type Message = { readonly base: string; readonly phone: string | null } & (
  | { readonly kind: 'booking'; readonly booking: MessageBooking; readonly price: number | null; readonly lateHours: number }
  | { readonly kind: 'reminder'; readonly booking: MessageBooking; readonly graceMinutes: number }
  | { readonly kind: 'tomorrow'; readonly day: Day; readonly bookings: readonly MessageBooking[] }
  | {
      readonly kind: 'tenantWeek';
      readonly tenant: string;
      readonly fullName: string;
      readonly from: Day;
      readonly until: Day;
      readonly bookings: readonly MessageBooking[];
    }
);

const MESSAGES: Readonly<Record<TextKind, Words>> = {
  booking: {
    'zh-CN':
      '【{base}】预约确认\n{tenant}，您好：\n时间：{time}\n直播间：{studio}[（{floor}）]\n预约号：{number}[\n主题：{title}][\n费用：{price|yuan} 元（结算以实际为准）]\n如需改期或取消，请提前 {lateHours} 小时告诉我们[，电话 {phone}]。谢谢！',
    en: '[{base}] Your booking\nDear {tenant},\nTime: {time}\nStudio: {studio}[ ({floor})]\nNumber: {number}[\nTitle: {title}][\nPrice: {price|yuan} yuan (settled by actual use)]\nPlease tell us {lateHours} hours ahead if it has to be moved or cancelled[, phone {phone}]. Thank you!',
  },
  option: {
    'zh-CN':
      '【{base}】暂为您保留\n{tenant}，您好：\n时间：{time}\n直播间：{studio}[（{floor}）]\n预约号：{number}[\n主题：{title}][\n费用：{price|yuan} 元（结算以实际为准）]\n[保留至 {holds}，]请在此之前回复确认，过时自动取消[；电话 {phone}]。谢谢！',
    en: '[{base}] Held for you\nDear {tenant},\nTime: {time}\nStudio: {studio}[ ({floor})]\nNumber: {number}[\nTitle: {title}][\nPrice: {price|yuan} yuan (settled by actual use)]\n[It is held until {holds}; ]please confirm before then or it lapses by itself[; phone {phone}]. Thank you!',
  },
  cancelled: {
    'zh-CN':
      '【{base}】预约已取消\n{tenant}，您好：\n时间：{time}\n直播间：{studio}[（{floor}）]\n预约号：{number}\n如有疑问请联系我们[，电话 {phone}]。谢谢！',
    en: '[{base}] Booking cancelled\nDear {tenant},\nTime: {time}\nStudio: {studio}[ ({floor})]\nNumber: {number}\nPlease ask us if anything is unclear[, phone {phone}]. Thank you!',
  },
  reminder: {
    'zh-CN':
      '【{base}】温馨提醒\n{tenant}，您好：您预约的直播间 {studio}[（{floor}）]将于 {time} 使用，预约号 {number}。请准时到前台签到；开始后 {graceMinutes} 分钟未到场，直播间可能让给候补[。有变动请致电 {phone}]。谢谢！',
    en: '[{base}] A reminder\nDear {tenant}, studio {studio}[ ({floor})] is yours {time}, number {number}. Please check in at the desk in time; {graceMinutes} minutes after the start it may go to the waiting list[. If anything changes, call {phone}]. Thank you!',
  },
  tomorrow: {
    'zh-CN': '【{base}】{day} 直播间安排（共 {count} 场）\n{lines}\n请提前到前台签到[，有变动请致电 {phone}]。谢谢！',
    en: '[{base}] Studios on {day} ({count} bookings)\n{lines}\nPlease check in at the desk[; if anything changes, call {phone}]. Thank you!',
  },
  tenantWeek: {
    'zh-CN': '【{base}】{tenant}，您好：{from} 至 {until} 的预约（共 {count} 场）\n{lines}\n请核对[，有变动请致电 {phone}]。谢谢！',
    en: '[{base}] Dear {tenant}, your bookings from {from} to {until} ({count})\n{lines}\nPlease check them[; if anything changes, call {phone}]. Thank you!',
  },
};
const NO_LINES: Words = { 'zh-CN': '暂无预约', en: 'none' };
const TENTATIVE: Words = { 'zh-CN': '（暂定）', en: ' (tentative)' };

/** One line, whatever was typed: a name with a line break must not look like a second entry. */
function onOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function bookingFacts(booking: MessageBooking, language: Language): Facts {
  const { number, tenant, fullName, studio, floor, from, to, title, holdsUntil } = booking;
  return {
    number,
    tenant: onOneLine(tenant),
    fullName: onOneLine(fullName),
    studio: onOneLine(studio),
    floor: floor === null ? null : onOneLine(floor),
    time: formatSpan(from, to, language),
    title: title === null ? null : onOneLine(title),
    holds:
      holdsUntil === null ? null : `${formatPaperDay(getDayOfInstant(holdsUntil), language)} ${printClock(getMinuteOfDay(holdsUntil))}`,
  };
}

function linesOf(bookings: readonly MessageBooking[], language: Language, isWithDay: boolean): string {
  const lines = bookings.map((one) => {
    const { studio, tenant, from, to, state } = one;
    const time = isWithDay ? formatSpan(from, to, language) : formatHours(from, to, language);
    const who = isWithDay ? '' : ` ${onOneLine(tenant)}`;
    return `${time} ${onOneLine(studio)}${who}${state === 'option' ? TENTATIVE[language] : ''}`;
  });
  return lines.length === 0 ? NO_LINES[language] : lines.join('\n');
}

/** The English opening bracket of a base's name is no optional part. */
function filled(template: string, facts: Facts, language: Language): string {
  const { base = '', ...rest } = facts;
  const headless = template.replace(/^(?:【\{base\}】|\[\{base\}\])/, '');
  const head = base === '' ? '' : language === 'zh-CN' ? `【${String(base)}】` : `[${String(base)}]`;
  return `${head}${fillTemplate(headless, rest, language)}`.trim();
}

function templateOf(state: BookingState): 'option' | 'cancelled' | 'booking' {
  return state === 'option' || state === 'cancelled' ? state : 'booking';
}

/** Which text a message is, and what it is filled with. */
function partsOf(message: Message, language: Language): { readonly kind: TextKind; readonly facts: Facts } {
  const { base, phone } = message;
  const facts: Facts = { base: onOneLine(base), phone };
  switch (message.kind) {
    case 'booking': {
      const { booking, price, lateHours } = message;
      return { kind: templateOf(booking.state), facts: { ...facts, ...bookingFacts(booking, language), price, lateHours } };
    }
    case 'reminder': {
      const { booking, graceMinutes } = message;
      const kind = booking.state === 'cancelled' ? 'cancelled' : 'reminder';
      return { kind, facts: { ...facts, ...bookingFacts(booking, language), graceMinutes } };
    }
    case 'tomorrow': {
      const { day, bookings } = message;
      const more = { day: formatPaperDay(day, language), count: bookings.length, lines: linesOf(bookings, language, false) };
      return { kind: 'tomorrow', facts: { ...facts, ...more } };
    }
    case 'tenantWeek': {
      const { tenant, fullName, from, until, bookings } = message;
      const who = { tenant: onOneLine(tenant), fullName: onOneLine(fullName) };
      const days = { from: formatPaperDay(from, language), until: formatPaperDay(until, language) };
      return {
        kind: 'tenantWeek',
        facts: { ...facts, ...who, ...days, count: bookings.length, lines: linesOf(bookings, language, true) },
      };
    }
    default:
      return assertNever(message);
  }
}

/** A message as text for the clipboard: short and polite, no phone number but the base's own. */
export function formatMessage(message: Message, language: Language): string {
  const { kind, facts } = partsOf(message, language);
  return filled(MESSAGES[kind][language], facts, language);
}

/**
 * A message in the base's own words where it has some for such a text, else in the program's. Refuses TEXT_FIELD_MISSING
 * `{field, booking}` where a field of them that stands in no optional part has nothing to be filled with.
 */
export function formatOwnMessage(message: Message, own: Readonly<Partial<Record<TextKind, string>>>, language: Language): Result<string> {
  const { kind, facts } = partsOf(message, language);
  const template = own[kind];
  if (template === undefined) return ok(formatMessage(message, language));
  const field = findMissingField(template, facts);
  if (field !== null) return refuse('TEXT_FIELD_MISSING', { field, booking: 'booking' in message ? message.booking.number : null });
  return ok(fillTemplate(placeholdersOf(template), facts, language).trim());
}

/** The program's own text of a kind, as people would write it. */
export function getStandardText(kind: TextKind): string {
  return fieldsOf(MESSAGES[kind]['zh-CN']);
}
