// Calls of the texts that go out by WeChat and of what paper says of times, each with values that differ.
import { TEXT_KINDS } from '../../src/contract/core/settings/setting-parts.ts';
import {
  formatClock,
  formatHours,
  formatMessage,
  formatOwnMessage,
  formatPaperDay,
  formatSpan,
  getStandardText,
  type Message,
  type MessageBooking,
} from '../../src/contract/desk/paper-messages.ts';
import type { Language } from '../../src/contract/core/language.ts';
import type { SaidCall } from './said-calls.ts';
import { dayAt, instantOf } from './said-samples.ts';

const LANGUAGES: readonly Language[] = ['zh-CN', 'en'];

const BOOKING: MessageBooking = {
  number: 'D000123',
  tenant: '晨光',
  fullName: '晨光传媒有限公司',
  studio: 'A01 一号',
  floor: '3F',
  from: instantOf('2026-11-05T22:00'),
  to: instantOf('2026-11-06T02:00'),
  state: 'booked',
  holdsUntil: instantOf('2026-11-04T18:30'),
  title: '双十一\n预热',
};
const OTHER: MessageBooking = {
  ...BOOKING,
  number: 'D000124',
  tenant: '星河',
  fullName: '星河直播有限公司',
  studio: 'B02',
  floor: null,
  from: instantOf('2026-11-07T09:00'),
  to: instantOf('2026-11-07T11:30'),
  state: 'option',
  title: null,
};
const BASE = { base: '鹭江潮', phone: '0755-1234' } as const;
const WEEK = { tenant: '晨光', fullName: '晨光传媒有限公司', from: dayAt('2026-11-02'), until: dayAt('2026-11-08') } as const;

const MESSAGES: readonly Message[] = [
  { ...BASE, kind: 'booking', booking: BOOKING, price: 36_050, lateHours: 24 },
  { ...BASE, kind: 'booking', booking: { ...BOOKING, state: 'option' }, price: 0, lateHours: 12 },
  { ...BASE, kind: 'booking', booking: { ...OTHER, holdsUntil: null }, price: null, lateHours: 12 },
  { ...BASE, kind: 'booking', booking: { ...BOOKING, state: 'cancelled' }, price: 1, lateHours: 6 },
  { base: '', phone: null, kind: 'booking', booking: { ...OTHER, state: 'checked_in' }, price: 5, lateHours: 6 },
  { ...BASE, kind: 'reminder', booking: BOOKING, graceMinutes: 15 },
  { base: '', phone: null, kind: 'reminder', booking: OTHER, graceMinutes: 20 },
  { ...BASE, kind: 'reminder', booking: { ...BOOKING, state: 'cancelled' }, graceMinutes: 15 },
  { ...BASE, kind: 'tomorrow', day: dayAt('2026-11-05'), bookings: [BOOKING, OTHER] },
  { base: '', phone: null, kind: 'tomorrow', day: dayAt('2026-11-06'), bookings: [] },
  { ...BASE, kind: 'tenantWeek', ...WEEK, bookings: [BOOKING, OTHER] },
  { base: '', phone: null, kind: 'tenantWeek', ...WEEK, bookings: [] },
];

const OWN = {
  booking: '{基地}|{电话}|{简称}|{企业}|{时间}|{直播间}|{楼层}|{预约号}|{主题}|{费用}|{改期小时}',
  option: '{简称}|{费用}|{保留至}[|{楼层}]',
  cancelled: '{预约号}|{电话}',
  reminder: '{企业}|{宽限分钟}|{直播间}',
  tomorrow: '{日期}|{场数}|{名单}',
  tenantWeek: '{简称}|{企业}|{从}|{至}|{场数}|{名单}',
} as const;

const TIMES = [
  ['2026-11-05T20:00', '2026-11-05T22:30'],
  ['2026-11-05T20:00', '2026-11-06T00:00'],
  ['2026-11-05T22:00', '2026-11-06T02:05'],
  ['2026-11-05T22:00', '2026-11-08T02:00'],
] as const;

function timeCalls(language: Language): readonly SaidCall[] {
  const day = dayAt('2026-11-05');
  return TIMES.flatMap(([from, to]) => [
    { name: 'formatClock', label: `${to} ${language}`, says: () => formatClock(instantOf(to), day, language) },
    { name: 'formatHours', label: `${from} ${to} ${language}`, says: () => formatHours(instantOf(from), instantOf(to), language) },
    { name: 'formatSpan', label: `${from} ${to} ${language}`, says: () => formatSpan(instantOf(from), instantOf(to), language) },
  ]);
}

/** Every call of words on paper and of texts to send. */
export const MESSAGE_CALLS: readonly SaidCall[] = [
  ...LANGUAGES.flatMap((language) => [
    ...[2, 3, 4, 5, 6, 7, 8].map((day) => ({
      name: 'formatPaperDay',
      label: `${day} ${language}`,
      says: () => formatPaperDay(dayAt(`2026-11-0${day}`), language),
    })),
    ...timeCalls(language),
    ...MESSAGES.flatMap((message, at) => [
      { name: 'formatMessage', label: `${message.kind} ${at} ${language}`, says: () => formatMessage(message, language) },
      { name: 'formatOwnMessage', label: `${message.kind} ${at} ${language}`, says: () => formatOwnMessage(message, OWN, language) },
    ]),
  ]),
  ...MESSAGES.slice(0, 1).map((message) => ({
    name: 'formatOwnMessage',
    label: 'none of its own',
    says: () => formatOwnMessage(message, {}, 'zh-CN'),
  })),
  ...TEXT_KINDS.map((kind) => ({ name: 'getStandardText', label: kind, says: () => getStandardText(kind) })),
];
