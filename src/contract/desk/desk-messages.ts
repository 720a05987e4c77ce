// Words of the codes of the front desk but for its rules (booking-rule-messages.ts): bookings, series, waiting, texts to send, whom they name.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes of the front desk. */
export const DESK_WORDS = {
  TENANT_UNKNOWN: {
    zh: '企业名录里没有“{tenant}”，请核对名称或统一社会信用代码。',
    en: 'no tenant is called {tenant}; check the name or unified social credit code.',
    expected: { zh: '企业名录里的企业', en: 'a tenant of the list' },
  },
  STUDIO_UNKNOWN: {
    zh: '没有编号为“{studio}”的直播间，请核对编号。',
    en: 'no studio has the code {studio}; check the code.',
    expected: { zh: '已有直播间的编号', en: 'the code of a studio' },
  },
  BOOKING_UNKNOWN: { zh: '没有预约号为“{booking}”的预约，请核对预约号。', en: 'no booking has the number {booking}; check the number.' },
  BOOKING_IN_PAST: {
    zh: '这个时间已经过去了（{from} 至 {until}，现在是 {now}），请另选时间。',
    en: 'this time lies in the past ({from} to {until}, it is {now}); choose another.',
  },
  BOOKING_TIME_AHEAD: {
    zh: '{at} 还没有到（现在 {now}），请写实际的时间。',
    en: '{at} has not come yet (it is {now}); give the real time.',
    expected: { zh: '不晚于现在 {now} 的时间', en: 'a time not after now ({now})' },
  },
  BOOKING_STATE_MOVE: {
    zh: '“{from|state}”的预约不能改为“{to|state}”[，只能改为：{allowed|state}]。',
    en: 'a booking that is {from|state} cannot become {to|state}[, only {allowed|state}].',
    expected: { zh: '[状态：{allowed|state}]', en: '[one of: {allowed|state}]' },
  },
  LEASE_AREA_LARGE: {
    zh: '租用面积 {area} ㎡ 比整个基地的建筑面积 {most} ㎡ 还大，请核对。',
    en: 'the leased area of {area} m² is more than the whole base has ({most} m²); check it.',
  },
  LEASE_OVERLAPS: {
    zh: '与这家企业的租约 {contract}（{from} 至 {until}）日期重叠，两份都会收租金；如果是续租，请核对起租日。',
    en: 'overlaps this tenant’s lease {contract} ({from} to {until}): both are charged; if this is a renewal, check its first day.',
  },
  LEASE_BILLED: {
    zh: '{months} 的账单已经出了，还是按改之前的租约；请到企业的“账单”给这些月份重新出账。',
    en: 'the statements of {months} stand as the lease was before; make them again under the tenant’s statements.',
  },
  LEASE_STUDIO_TAKEN: {
    zh: '专属直播间[“{studio}”]同一时期已写在另一份租约里[（“{tenant}”，{from} 至 {until}）]，请核对租约后再导入。',
    en: 'the exclusive studio[ {studio}] stands in another lease of the same time[ ({tenant}, {from} to {until})]; check the leases and import again.',
    expected: { zh: '没有同时租给别家的直播间', en: 'a studio that no other lease names at that time' },
  },
  CHECK_IN_EARLY: {
    zh: '这场 {start} 才开始，{from} 起可以登记到场，现在什么都没有改。',
    en: 'it starts at {start} and can be checked in from {from} on; nothing was changed.',
  },
  ARRIVAL_TIME_NEEDED: {
    zh: '已经过了预约的开始（{booked}），请写明几点到的，例如 {booked}，或现在 {now}。',
    en: 'the booked start ({booked}) has passed; say when they came, such as {booked}, or now ({now}).',
  },
  LEAVING_TIME_NEEDED: {
    zh: '已经过了预约的结束（{booked}），请写明几点走的：{booked} 收 {bookedPrice|yuan} 元，现在 {now} 收 {nowPrice|yuan} 元。',
    en: 'the booked end ({booked}) has passed; say when they left: {booked} costs {bookedPrice|yuan} yuan, now ({now}) {nowPrice|yuan} yuan.',
  },
  LOAN_TO_NOBODY: { zh: '还没有写借给谁：请选企业或填借用人。', en: 'nobody is named: choose the tenant or say who takes it.' },
  LOAN_OUT: {
    zh: '“{tenant}”还有没还的东西[：{things}]，请收回，或到“交班”里写明。',
    en: '{tenant} still has something of ours[: {things}]; take it back, or say so in the shift’s list.',
  },
  SERIES_EMPTY: {
    zh: '按这个规则一天也排不出来[（{startsOn} 至 {until}）]，什么都没有写入；请改起止日期或星期。',
    en: 'this rule gives no date at all[ ({startsOn} to {until})] and nothing was written; change the days or the weekdays.',
  },
  SERIES_TOO_LONG: {
    zh: '一个系列最多 {limit} 次，这样就超过了，什么都没有写入；请提早结束日期或减少次数。',
    en: 'a series has {limit} dates at most and this would be more; nothing was written. End it earlier or take fewer.',
  },
  SERIES_RULE: {
    zh: '这个系列的规则不对，什么都没有写入[：结束方式给了 {ends} 种，“到哪天”和“共几次”要给一种][：按周重复至少选一天，现在选了 {chosen} 天][：没有星期 {weekday}，只有 1 到 7][：次数 {count} 不是大于 0 的整数][：{until} 早于开始日期 {startsOn}][：{last} 之后没有日子了][：{day} 不是这个系列的日期][：{taken} 已经有预约]；请改正后再试。',
    en: 'the rule of this series does not work and nothing was written[: it has {ends} ends, give either the last day or the number of times][: a weekly series needs a day, {chosen} are chosen][: there is no weekday {weekday}, only 1 to 7][: {count} is no whole number above 0][: {until} lies before its start on {startsOn}][: there are no days after {last}][: {day} is no date of this series][: {taken} has its booking already]; correct it and try again.',
  },
  TEXT_FIELD_MISSING: {
    zh: '这段文字里的“{field}”填不上：[预约 {booking} ]没有这一项；请先补上，或在“设置 → 发送的文字”里把它放进方括号。',
    en: 'the field {field} of this text cannot be filled: [the booking {booking} ]has none; fill it in first, or put it in square brackets in the settings.',
  },
  TEXT_FIELD_UNKNOWN: {
    zh: '这段文字里没有“{field}”这一项，没有保存；可以用的有：{allowed}。',
    en: 'this text has no field {field} and was not saved; it may hold: {allowed}.',
  },
  BOOKING_WARNED: {
    zh: '这次预约有需要留意的情况，写明理由才能继续。',
    en: 'there is something to know about this booking; give a reason to go on.',
  },
  BOOKING_PRICE_FROZEN: {
    zh: '这次预约已经结算，费用不能再改；由负责人退回上一状态后重新结算，或在账单里加一行调整。',
    en: 'this booking is settled and its charge stands; put it back and settle it again, or add a correction to the statement.',
  },
  BOOKING_CHANGED: {
    zh: '预约 {booking} 刚刚被改过[（{who}，{at}）]，请看清现在的情况再操作。',
    en: 'booking {booking} has just been changed[ by {who} at {at}]; look at it again before you change it.',
  },
  BOOKING_HITS: {
    zh: '延长会碰到后面的预约[：“{tenant}”，{from} 至 {until}]，请先与对方商量，或换到别的直播间。',
    en: 'the extension runs into a later booking[: {tenant}, {from} to {until}]; settle that first or move to another studio.',
  },
  STUDIO_LINK_BOOKED: {
    zh: '两间直播间[（{studio} 与 {other}）]在同一时间已有预约[：{bookings}]，请先移开其中一个再设为相连。',
    en: 'the two studios[ ({studio} and {other})] have bookings at the same time[: {bookings}]; move one of them before linking.',
  },
  SERIES_UNKNOWN: { zh: '没有这个系列预约，请刷新后再试。', en: 'no such series of bookings; refresh and try again.' },
  SERIES_BLOCKED: {
    zh: '{all} 个日期里只有 {free} 个空闲[，不能预约的是：{days}]，没有预约任何一个；可以只预约空闲的日期。',
    en: 'only {free} of {all} dates are free[, not {days}]; nothing was booked. You can book the free ones only.',
  },
  WAITING_UNKNOWN: { zh: '候补名单里没有这一条，请刷新后再试。', en: 'no such entry on the waiting list; refresh and try again.' },
  WAITING_CLOSED: {
    zh: '“{tenant}”的这条候补已经处理过了，请刷新名单。',
    en: 'the entry of {tenant} on the waiting list is settled already; refresh the list.',
  },
} satisfies WordsByCode;
