// Words to send to tenants about their monthly forms: reminders, and what goes with a copy that is sent back. For WeChat, in Chinese.
import { type Day, type Month, monthNumberOf, printMonthLong, weekdayOf } from '../../domain/time/calendar.ts';

/** A cell that is asked about. */
export interface AskedWords {
  readonly cell: string;
  readonly label: string;
  readonly question: string;
}

/** What is asked of one tenant: cells, and words for the whole. */
export interface TenantQuestions {
  readonly name: string;
  readonly cells: readonly AskedWords[];
  readonly words: readonly string[];
}

const WEEKDAYS = '一二三四五六日';

/** `11月5日（周四）`. */
function sayDay(day: Day): string {
  return `${monthNumberOf(day)}月${Number(day.slice(8))}日（周${WEEKDAYS[weekdayOf(day) - 1] ?? ''}）`;
}

/** `抖音 服装鞋帽针纺织品类 退款额（H9 格）：…`. */
function sayCell({ cell, label, question }: AskedWords): string {
  const what = label.trim() === '' ? `${cell} 格` : `${label.trim()}（${cell} 格）`;
  return question.trim() === '' ? `${what}：请核对` : `${what}：${question.trim()}`;
}

function questionLines({ cells, words }: Pick<TenantQuestions, 'cells' | 'words'>): string[] {
  return [...cells.map(sayCell), ...words];
}

/** A month's collection, as reminders speak of it. */
export interface ReminderMonth {
  readonly base: string;
  readonly month: Month;
  readonly dueOn: Day;
  readonly isOverdue: boolean;
}

function dueWords({ dueOn, isOverdue }: ReminderMonth): string {
  return isOverdue ? `约定 ${sayDay(dueOn)} 前交，已经过了，请尽快发回` : `请在 ${sayDay(dueOn)} 前填好发回`;
}

/** The text that reminds those of whom nothing has come yet. */
export function formatMissing(month: ReminderMonth, names: readonly string[]): string {
  return [
    `各位好！${month.base === '' ? '' : `${month.base}提醒：`}${printMonthLong(month.month)}的销售月报${dueWords(month)}。`,
    `还没有收到的企业（${names.length} 家）：`,
    ...names.map((name, at) => `${at + 1}. ${name}`),
    '本月没有直播销售的，也请在表里选“本月无销售”后发回。谢谢！',
  ].join('\n');
}

/** The text that reminds those who were asked something and have not answered. */
export function formatQueried(month: ReminderMonth, tenants: readonly TenantQuestions[]): string {
  return [
    `各位好！以下企业的${printMonthLong(month.month)}销售月报有几处等您核对，请更正后发回，数字无误的请回复说明：`,
    ...tenants.flatMap((one, at) => [`${at + 1}. ${one.name}`, ...questionLines(one).map((line) => `   · ${line}`)]),
    '谢谢！',
  ].join('\n');
}

/** The text that goes with a copy of a form that is sent back. */
export function formatReturn({ name, month, cells, words }: TenantQuestions & { readonly month: Month }): string {
  const marked = cells.length === 0 ? '' : '要核对的格已在附上的表里标黄，问题写在同一行右边。';
  const asks = cells.length === 0 ? '想请您核对' : `有 ${cells.length} 处想请您核对`;
  return [
    `${name}，您好！贵公司的${printMonthLong(month)}销售月报收到了，${asks}：`,
    ...cells.map((cell, at) => `${at + 1}. ${sayCell(cell)}`),
    ...words,
    `${marked}请直接在表里改好发回；数字无误的，回复说明原因就可以。谢谢！`,
  ].join('\n');
}
