// Words of the codes about bookings, leases and whom they name.
import type { RuleCode } from '../../domain/values/refusal-codes.ts';
import { type CodeWords, defineMessage } from '../core/phrase.ts';
import type { DeskCode } from './desk-messages.ts';

type BookingCode = Exclude<Extract<RuleCode, `BOOKING_${string}` | `LEASE_${string}` | 'TENANT_UNKNOWN' | 'STUDIO_UNKNOWN'>, DeskCode>;

const FREE_SLOT = { zh: '空闲的时段', en: 'a free slot' } as const;

/** Words of the codes about bookings and leases. */
export const BOOKING_WORDS: Readonly<Record<BookingCode, CodeWords>> = {
  TENANT_UNKNOWN: defineMessage(
    ['tenant'],
    {
      zh: '企业名录里没有“{tenant}”，请核对名称或统一社会信用代码。',
      en: 'no tenant is called {tenant}; check the name or unified social credit code.',
    },
    { zh: '企业名录里的企业', en: 'a tenant of the list' },
  ),
  STUDIO_UNKNOWN: defineMessage(
    ['studio'],
    { zh: '没有编号为“{studio}”的直播间，请核对编号。', en: 'no studio has the code {studio}; check the code.' },
    { zh: '已有直播间的编号', en: 'the code of a studio' },
  ),
  BOOKING_UNKNOWN: defineMessage(['booking'], {
    zh: '没有预约号为“{booking}”的预约，请核对预约号。',
    en: 'no booking has the number {booking}; check the number.',
  }),
  BOOKING_OVERLAP: defineMessage(
    ['studio', 'bookingId', 'tenant', 'from', 'until', 'fact'],
    {
      zh: '这个时段[，直播间 {studio}]已被占用[：“{tenant}”预约了 {from} 至 {until}]，请换个时间或直播间。',
      en: 'the slot[ of studio {studio}] is taken[: {tenant} holds it from {from} to {until}]; choose another time or studio.',
    },
    FREE_SLOT,
  ),
  BOOKING_TURNAROUND: defineMessage(
    ['studio', 'bookingId', 'tenant', 'from', 'until', 'turnaround', 'fact'],
    {
      zh: '与前后的预约之间不够换场[：直播间 {studio} 要留 {turnaround} 分钟，“{tenant}”的预约是 {from} 至 {until}]，请把时间错开。',
      en: 'there is too little turnaround[: studio {studio} needs {turnaround} minutes and {tenant} holds it from {from} to {until}]; move the booking.',
    },
    { zh: '[与相邻预约相隔至少 {turnaround} 分钟]', en: '[at least {turnaround} minutes between bookings]' },
  ),
  BOOKING_EXCLUSIVE: defineMessage(
    ['studio', 'tenant', 'from', 'until', 'fact'],
    {
      zh: '这间直播间[（{studio}）]租给了别家专用[：“{tenant}”，{from} 至 {until}]，请换一间。',
      en: 'the studio[ {studio}] is let exclusively[ to {tenant}, {from} to {until}]; choose another.',
    },
    { zh: '没有租给别家专用的直播间', en: 'a studio that no other tenant holds' },
  ),
  BOOKING_OUT_OF_SERVICE: defineMessage(
    ['studio', 'day', 'openedOn', 'retiredOn'],
    {
      zh: '直播间 {studio} 在 {day} 不可用（{openedOn} 启用[，{retiredOn} 停用]），请换一间或换个日子。',
      en: 'studio {studio} is not in service on {day} (opened {openedOn}[, retired {retiredOn}]); choose another studio or day.',
    },
    { zh: '启用期内的日子', en: 'a day on which the studio is in service' },
  ),
  BOOKING_OUT_OF_HOURS: defineMessage(
    ['studio', 'day', 'hours'],
    {
      zh: '超出了直播间 {studio} 的开放时间（{day}[：{hours}]），请改到开放时间内。',
      en: 'it lies outside the opening hours of studio {studio} ({day}[: {hours}]); move it inside.',
    },
    { zh: '[开放时间 {hours} 之内]', en: '[inside {hours}]' },
  ),
  BOOKING_BLACKOUT: defineMessage(
    ['studio', 'reason', 'from', 'until'],
    {
      zh: '直播间 {studio} 在 {from} 至 {until} 停用[（{reason}）]，请换个时间或直播间。',
      en: 'studio {studio} is closed from {from} to {until}[ ({reason})]; choose another time or studio.',
    },
    FREE_SLOT,
  ),
  BOOKING_NO_LEASE: defineMessage(
    ['tenant', 'day', 'until', 'from'],
    {
      zh: '“{tenant}”在 {day} 没有在租的合同[（上一份到 {until}）][（下一份从 {from} 起）]，请改到租约期内，或先补录租约。',
      en: '{tenant} has no lease in force on {day}[ (the last one ended {until})][ (the next one starts {from})]; choose a day within its lease, or enter its lease first.',
    },
    { zh: '租约期内的日子', en: 'a day on which a lease is in force' },
  ),
  BOOKING_IN_PAST: defineMessage(['from', 'until', 'now'], {
    zh: '这个时间已经过去了（{from} 至 {until}，现在是 {now}），请另选时间。',
    en: 'this time lies in the past ({from} to {until}, it is {now}); choose another.',
  }),
  BOOKING_ENDS_BEFORE_START: defineMessage(
    ['from', 'until'],
    { zh: '结束（{until}）要晚于开始（{from}），请改正时间。', en: 'it ends ({until}) before it starts ({from}); correct the times.' },
    { zh: '[晚于 {from} 的时间]', en: '[a time after {from}]' },
  ),
  BOOKING_TIME_AHEAD: defineMessage(
    ['at', 'now'],
    { zh: '{at} 还没有到（现在 {now}），请写实际的时间。', en: '{at} has not come yet (it is {now}); give the real time.' },
    { zh: '不晚于现在 {now} 的时间', en: 'a time not after now ({now})' },
  ),
  BOOKING_TOO_LONG: defineMessage(
    ['from', 'until', 'limit'],
    {
      zh: '一次预约最长 {limit|hours} 小时（{from} 至 {until} 超过了），请分成几次。',
      en: 'a booking lasts {limit|hours} hours at most ({from} to {until} is longer); split it.',
    },
    { zh: '不超过 {limit|hours} 小时', en: 'at most {limit|hours} hours' },
  ),
  BOOKING_STATE_MOVE: defineMessage(
    ['from', 'to', 'allowed'],
    {
      zh: '“{from|state}”的预约不能改为“{to|state}”[，只能改为：{allowed|state}]。',
      en: 'a booking that is {from|state} cannot become {to|state}[, only {allowed|state}].',
    },
    { zh: '[状态：{allowed|state}]', en: '[one of: {allowed|state}]' },
  ),
  BOOKING_HOLDS_UNTIL: defineMessage(
    ['holdsUntil', 'now', 'start'],
    {
      zh: '暂定的预约要写明保留至何时（晚于现在 {now}，不晚于开始 {start}）[，{holdsUntil} 不行]，请补上或改正。',
      en: 'a tentative booking is held until a time after now ({now}) and not after its start ({start})[; {holdsUntil} is not]; correct it.',
    },
    { zh: '晚于 {now}、不晚于 {start} 的时间', en: 'a time after {now} and not after {start}' },
  ),
  LEASE_STUDIO_TAKEN: defineMessage(
    ['studio', 'tenant', 'from', 'until', 'fact'],
    {
      zh: '专属直播间[“{studio}”]同一时期已写在另一份租约里[（“{tenant}”，{from} 至 {until}）]，请核对租约后再导入。',
      en: 'the exclusive studio[ {studio}] stands in another lease of the same time[ ({tenant}, {from} to {until})]; check the leases and import again.',
    },
    { zh: '没有同时租给别家的直播间', en: 'a studio that no other lease names at that time' },
  ),
  LEASE_ENDS_SOON: defineMessage(['tenant', 'until', 'days'], {
    zh: '“{tenant}”的租约 {until} 到期，距这次预约[还有 {days} 天]，请留意续约。',
    en: 'the lease of {tenant} ends on {until}[, {days} days after this booking].',
  }),
};
