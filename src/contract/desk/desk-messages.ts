// Words of the codes of the front desk: series, quotas, linked studios, equipment, waiting and what a manager may override.
import type { RuleCode } from '../../domain/values/refusal-codes.ts';
import { type CodeWords, defineMessage } from '../core/phrase.ts';

/** The codes whose words stand here, those that begin with BOOKING_ or TENANT_ by name. */
export type DeskCode = Extract<
  RuleCode,
  | `SERIES_${string}`
  | `TEXT_${string}`
  | `QUOTA_${string}`
  | `WAITING_${string}`
  | `LOAN_${string}`
  | `EQUIPMENT_${string}`
  | 'CHECK_IN_EARLY'
  | 'ARRIVAL_TIME_NEEDED'
  | 'LEAVING_TIME_NEEDED'
  | 'STUDIO_LINK_BOOKED'
  | 'BOOKING_LINKED_TAKEN'
  | 'BOOKING_EQUIPMENT_OUT'
  | 'BOOKING_WARNED'
  | 'BOOKING_PRICE_FROZEN'
  | 'BOOKING_CHANGED'
  | 'BOOKING_HITS'
  | 'TENANT_IN_ARREARS'
  | 'TENANT_ELSEWHERE'
  | 'TENANT_PAPER_EXPIRED'
  | 'TENANT_NOT_REPORTED'
>;

/** Words of the codes of the front desk. */
export const DESK_WORDS: Readonly<Record<DeskCode, CodeWords>> = {
  CHECK_IN_EARLY: defineMessage(['from', 'start'], {
    zh: '这场 {start} 才开始，{from} 起可以登记到场，现在什么都没有改。',
    en: 'it starts at {start} and can be checked in from {from} on; nothing was changed.',
  }),
  ARRIVAL_TIME_NEEDED: defineMessage(['booked', 'now'], {
    zh: '已经过了预约的开始（{booked}），请写明几点到的，例如 {booked}，或现在 {now}。',
    en: 'the booked start ({booked}) has passed; say when they came, such as {booked}, or now ({now}).',
  }),
  LEAVING_TIME_NEEDED: defineMessage(['booked', 'now', 'bookedPrice', 'nowPrice'], {
    zh: '已经过了预约的结束（{booked}），请写明几点走的：{booked} 收 {bookedPrice|yuan} 元，现在 {now} 收 {nowPrice|yuan} 元。',
    en: 'the booked end ({booked}) has passed; say when they left: {booked} costs {bookedPrice|yuan} yuan, now ({now}) {nowPrice|yuan} yuan.',
  }),
  LOAN_TO_NOBODY: defineMessage([], {
    zh: '还没有写借给谁：请选企业或填借用人。',
    en: 'nobody is named: choose the tenant or say who takes it.',
  }),
  LOAN_OUT: defineMessage(['tenant', 'things'], {
    zh: '“{tenant}”还有没还的东西[：{things}]，请收回，或到“交班”里写明。',
    en: '{tenant} still has something of ours[: {things}]; take it back, or say so in the shift’s list.',
  }),
  SERIES_EMPTY: defineMessage(['startsOn', 'until'], {
    zh: '按这个规则一天也排不出来[（{startsOn} 至 {until}）]，什么都没有写入；请改起止日期或星期。',
    en: 'this rule gives no date at all[ ({startsOn} to {until})] and nothing was written; change the days or the weekdays.',
  }),
  SERIES_TOO_LONG: defineMessage(['limit'], {
    zh: '一个系列最多 {limit} 次，这样就超过了，什么都没有写入；请提早结束日期或减少次数。',
    en: 'a series has {limit} dates at most and this would be more; nothing was written. End it earlier or take fewer.',
  }),
  SERIES_RULE: defineMessage(['ends', 'chosen', 'weekday', 'count', 'startsOn', 'until', 'last', 'day', 'taken'], {
    zh: '这个系列的规则不对，什么都没有写入[：结束方式给了 {ends} 种，“到哪天”和“共几次”要给一种][：按周重复至少选一天，现在选了 {chosen} 天][：没有星期 {weekday}，只有 1 到 7][：次数 {count} 不是大于 0 的整数][：{until} 早于开始日期 {startsOn}][：{last} 之后没有日子了][：{day} 不是这个系列的日期][：{taken} 已经有预约]；请改正后再试。',
    en: 'the rule of this series does not work and nothing was written[: it has {ends} ends, give either the last day or the number of times][: a weekly series needs a day, {chosen} are chosen][: there is no weekday {weekday}, only 1 to 7][: {count} is no whole number above 0][: {until} lies before its start on {startsOn}][: there are no days after {last}][: {day} is no date of this series][: {taken} has its booking already]; correct it and try again.',
  }),
  QUOTA_WEEK: defineMessage(['tenant', 'from', 'until', 'limit', 'minutes'], {
    zh: '“{tenant}”这一周[（{from} 至 {until}）]连这次共预约 {minutes|duration}，超过了每周 {limit|duration}的上限；确有需要请写明原因。',
    en: 'with this booking {tenant} has {minutes|duration} in the week[ from {from} to {until}], more than the {limit|duration} of a week; give a reason if it must be.',
  }),
  QUOTA_EVENING: defineMessage(['tenant', 'from', 'until', 'evening', 'limit', 'minutes'], {
    zh: '“{tenant}”这一周[（{from} 至 {until}）]的晚间[（{evening} 以后）]连这次共预约 {minutes|duration}，超过了每周 {limit|duration}的上限；确有需要请写明原因。',
    en: 'with this booking {tenant} has {minutes|duration} of evening[ (from {evening} on)] in the week[ from {from} to {until}], more than the {limit|duration} of a week; give a reason if it must be.',
  }),
  QUOTA_AHEAD: defineMessage(['tenant', 'day', 'limit', 'days'], {
    zh: '“{tenant}”约的日期[（{day}）]还有 {days} 天，超过了最多提前 {limit} 天的规定；确有需要请写明原因。',
    en: 'the booking of {tenant}[ on {day}] lies {days} days ahead, further than the {limit} days allowed; give a reason if it must be.',
  }),
  QUOTA_NOTICE: defineMessage(['tenant', 'limit', 'minutes'], {
    zh: '“{tenant}”的这次预约离开始只有 {minutes|duration}，不到至少提前 {limit|duration}的规定；确有需要请写明原因。',
    en: 'the booking of {tenant} starts in {minutes|duration}, sooner than the notice of {limit|duration}; give a reason if it must be.',
  }),
  TEXT_FIELD_MISSING: defineMessage(['field', 'booking'], {
    zh: '这段文字里的“{field}”填不上：[预约 {booking} ]没有这一项；请先补上，或在“设置 → 发送的文字”里把它放进方括号。',
    en: 'the field {field} of this text cannot be filled: [the booking {booking} ]has none; fill it in first, or put it in square brackets in the settings.',
  }),
  TEXT_FIELD_UNKNOWN: defineMessage(['field', 'allowed'], {
    zh: '这段文字里没有“{field}”这一项，没有保存；可以用的有：{allowed}。',
    en: 'this text has no field {field} and was not saved; it may hold: {allowed}.',
  }),
  BOOKING_LINKED_TAKEN: defineMessage(
    ['studio', 'linked', 'bookingId', 'tenant', 'from', 'until', 'fact'],
    {
      zh: '[直播间 {studio} 的]相连直播间[ {linked} ]这时有预约[：“{tenant}”，{from} 至 {until}]，请换个时间或直播间。',
      en: 'a linked studio[ ({linked}, linked with {studio})] is taken then[: {tenant} holds it from {from} to {until}]; choose another time or studio.',
    },
    { zh: '相连的直播间也空闲的时段', en: 'a time at which the linked studio is free too' },
  ),
  BOOKING_EQUIPMENT_OUT: defineMessage(
    ['equipment', 'count', 'wanted', 'tenants', 'until', 'fact'],
    {
      zh: '设备[“{equipment}”]不够[：共 {count} 件，要 {wanted} 件][，已借给{tenants}][，最早 {until} 归还]，请减少件数、换个时间或不带设备。',
      en: 'not enough equipment[: {wanted} of {count} {equipment} wanted][, lent to {tenants}][, the first back at {until}]; take fewer, another time, or none.',
    },
    { zh: '[不超过 {count} 件]', en: '[at most {count} at a time]' },
  ),
  BOOKING_WARNED: defineMessage(['warnings'], {
    zh: '这次预约有需要留意的情况，写明理由才能继续。',
    en: 'there is something to know about this booking; give a reason to go on.',
  }),
  BOOKING_PRICE_FROZEN: defineMessage(['fact'], {
    zh: '这次预约已经结算，费用不能再改；由负责人退回上一状态后重新结算，或在账单里加一行调整。',
    en: 'this booking is settled and its charge stands; put it back and settle it again, or add a correction to the statement.',
  }),
  BOOKING_CHANGED: defineMessage(['booking', 'who', 'at'], {
    zh: '预约 {booking} 刚刚被改过[（{who}，{at}）]，请看清现在的情况再操作。',
    en: 'booking {booking} has just been changed[ by {who} at {at}]; look at it again before you change it.',
  }),
  BOOKING_HITS: defineMessage(['bookings', 'tenant', 'from', 'until'], {
    zh: '延长会碰到后面的预约[：“{tenant}”，{from} 至 {until}]，请先与对方商量，或换到别的直播间。',
    en: 'the extension runs into a later booking[: {tenant}, {from} to {until}]; settle that first or move to another studio.',
  }),
  STUDIO_LINK_BOOKED: defineMessage(['studio', 'other', 'bookings', 'fact'], {
    zh: '两间直播间[（{studio} 与 {other}）]在同一时间已有预约[：{bookings}]，请先移开其中一个再设为相连。',
    en: 'the two studios[ ({studio} and {other})] have bookings at the same time[: {bookings}]; move one of them before linking.',
  }),
  EQUIPMENT_UNKNOWN: defineMessage(['equipment'], {
    zh: '没有这种设备[（{equipment}）]，请在直播间页面的设备清单里核对。',
    en: 'no such equipment[ ({equipment})]; check the list of equipment.',
  }),
  SERIES_UNKNOWN: defineMessage(['series'], {
    zh: '没有这个系列预约，请刷新后再试。',
    en: 'no such series of bookings; refresh and try again.',
  }),
  SERIES_BLOCKED: defineMessage(['days', 'free', 'all'], {
    zh: '{all} 个日期里只有 {free} 个空闲[，不能预约的是：{days}]，没有预约任何一个；可以只预约空闲的日期。',
    en: 'only {free} of {all} dates are free[, not {days}]; nothing was booked. You can book the free ones only.',
  }),
  WAITING_UNKNOWN: defineMessage(['entry'], {
    zh: '候补名单里没有这一条，请刷新后再试。',
    en: 'no such entry on the waiting list; refresh and try again.',
  }),
  WAITING_CLOSED: defineMessage(['tenant', 'state'], {
    zh: '“{tenant}”的这条候补已经处理过了，请刷新名单。',
    en: 'the entry of {tenant} on the waiting list is settled already; refresh the list.',
  }),
  TENANT_ELSEWHERE: defineMessage(['tenant', 'studio', 'from', 'until'], {
    zh: '“{tenant}”同一时间在 {studio} 也有预约（{from} 至 {until}），请确认不是重复登记。',
    en: '{tenant} has {studio} at the same time too ({from} to {until}); make sure that it is no slip.',
  }),
  TENANT_IN_ARREARS: defineMessage(['tenant', 'amount', 'months', 'days'], {
    zh: '“{tenant}”有[ {amount|yuan} 元]到期未付[（{months}）][，已过应付日 {days} 天]，请先与企业核对。',
    en: '{tenant} owes[ {amount|yuan} yuan] that are due[ ({months})][, for {days} days].',
  }),
  TENANT_PAPER_EXPIRED: defineMessage(['tenant', 'kind', 'expiresOn'], {
    zh: '“{tenant}”的{kind}已于 {expiresOn} 到期，请先补交。',
    en: 'the {kind} of {tenant} expired on {expiresOn}; ask for a new one first.',
  }),
  TENANT_NOT_REPORTED: defineMessage(['tenant', 'month'], {
    zh: '“{tenant}”还没有报 {month} 的销售，请提醒企业。',
    en: '{tenant} has not reported its sales of {month} yet.',
  }),
};
