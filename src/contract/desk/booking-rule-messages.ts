// Words of the rules of booking, everything that is said of one in one entry: as a refusal, on a booking that it did not stop, in the settings.
import type { SlotCode, WarningCode } from '../../domain/booking/booking-rules.ts';
import type { CodeWords } from '../core/phrase.ts';

type Word = readonly [zh: string, en: string];

/** What is said of a warning. */
interface WarningWords extends CodeWords {
  /** In a few words, on a booking that was made all the same. */
  readonly inShort: Word;
  /** As the table of warnings in the settings calls it. */
  readonly inSettings: Word;
}

const FREE_SLOT = { zh: '空闲的时段', en: 'a free slot' } as const;

/** Words of every rule of booking; the compiler finds one that is missing. */
export const BOOKING_RULE_WORDS: Readonly<Record<SlotCode, CodeWords> & Record<WarningCode, WarningWords>> = {
  BOOKING_HOLDS_UNTIL: {
    zh: '暂定的预约要写明保留至何时（晚于现在 {now}，不晚于开始 {start}）[，{holdsUntil} 不行]，请补上或改正。',
    en: 'a tentative booking is held until a time after now ({now}) and not after its start ({start})[; {holdsUntil} is not]; correct it.',
    expected: { zh: '晚于 {now}、不晚于 {start} 的时间', en: 'a time after {now} and not after {start}' },
  },
  EQUIPMENT_UNKNOWN: {
    zh: '没有这种设备[（{equipment}）]，请在直播间页面的设备清单里核对。',
    en: 'no such equipment[ ({equipment})]; check the list of equipment.',
  },
  BOOKING_ENDS_BEFORE_START: {
    zh: '结束（{until}）要晚于开始（{from}），请改正时间。',
    en: 'it ends ({until}) before it starts ({from}); correct the times.',
    expected: { zh: '[晚于 {from} 的时间]', en: '[a time after {from}]' },
  },
  BOOKING_TOO_LONG: {
    zh: '一次预约最长 {limit|hours} 小时（{from} 至 {until} 超过了），请分成几次。',
    en: 'a booking lasts {limit|hours} hours at most ({from} to {until} is longer); split it.',
    expected: { zh: '不超过 {limit|hours} 小时', en: 'at most {limit|hours} hours' },
  },
  BOOKING_OVERLAP: {
    zh: '这个时段[，直播间 {studio}]已被占用[：“{tenant}”预约了 {from} 至 {until}]，请换个时间或直播间。',
    en: 'the slot[ of studio {studio}] is taken[: {tenant} holds it from {from} to {until}]; choose another time or studio.',
    expected: FREE_SLOT,
  },
  BOOKING_LINKED_TAKEN: {
    zh: '[直播间 {studio} 的]相连直播间[ {linked} ]这时有预约[：“{tenant}”，{from} 至 {until}]，请换个时间或直播间。',
    en: 'a linked studio[ ({linked}, linked with {studio})] is taken then[: {tenant} holds it from {from} to {until}]; choose another time or studio.',
    expected: { zh: '相连的直播间也空闲的时段', en: 'a time at which the linked studio is free too' },
  },
  BOOKING_OUT_OF_SERVICE: {
    zh: '直播间 {studio} 在 {day} 不可用（{openedOn} 启用[，{retiredOn} 停用]），请换一间或换个日子。',
    en: 'studio {studio} is not in service on {day} (opened {openedOn}[, retired {retiredOn}]); choose another studio or day.',
    expected: { zh: '启用期内的日子', en: 'a day on which the studio is in service' },
  },
  BOOKING_EXCLUSIVE: {
    zh: '这间直播间[（{studio}）]租给了别家专用[：“{tenant}”，{from} 至 {until}]，请换一间。',
    en: 'the studio[ {studio}] is let exclusively[ to {tenant}, {from} to {until}]; choose another.',
    expected: { zh: '没有租给别家专用的直播间', en: 'a studio that no other tenant holds' },
  },
  BOOKING_NO_LEASE: {
    zh: '“{tenant}”在 {day} 没有在租的合同[（上一份到 {until}）][（下一份从 {from} 起）]，请改到租约期内，或先补录租约。',
    en: '{tenant} has no lease in force on {day}[ (the last one ended {until})][ (the next one starts {from})]; choose a day within its lease, or enter its lease first.',
    expected: { zh: '租约期内的日子', en: 'a day on which a lease is in force' },
  },
  BOOKING_OUT_OF_HOURS: {
    zh: '超出了直播间 {studio} 的开放时间（{day}[：{hours}]），请改到开放时间内。',
    en: 'it lies outside the opening hours of studio {studio} ({day}[: {hours}]); move it inside.',
    expected: { zh: '[开放时间 {hours} 之内]', en: '[inside {hours}]' },
  },
  BOOKING_BLACKOUT: {
    zh: '直播间 {studio} 在 {from} 至 {until} 停用[（{reason}）]，请换个时间或直播间。',
    en: 'studio {studio} is closed from {from} to {until}[ ({reason})]; choose another time or studio.',
    expected: FREE_SLOT,
  },
  BOOKING_TURNAROUND: {
    zh: '与前后的预约之间不够换场[：直播间 {studio} 要留 {turnaround} 分钟，“{tenant}”的预约是 {from} 至 {until}]，请把时间错开。',
    en: 'there is too little turnaround[: studio {studio} needs {turnaround} minutes and {tenant} holds it from {from} to {until}]; move the booking.',
    expected: { zh: '[与相邻预约相隔至少 {turnaround} 分钟]', en: '[at least {turnaround} minutes between bookings]' },
  },
  BOOKING_EQUIPMENT_OUT: {
    zh: '设备[“{equipment}”]不够[：共 {count} 件，要 {wanted} 件][，已借给{tenants}][，最早 {until} 归还]，请减少件数、换个时间或不带设备。',
    en: 'not enough equipment[: {wanted} of {count} {equipment} wanted][, lent to {tenants}][, the first back at {until}]; take fewer, another time, or none.',
    expected: { zh: '[不超过 {count} 件]', en: '[at most {count} at a time]' },
  },
  MONTH_CLOSED: {
    zh: '{month} 已结账，数据没有改动。[收下会改变：{wouldChange}。]要改请先<用 livebase reopen |>重开该月[；被挡下的 {kept} 个文件已存起<，见 livebase parked|，重开后可以再收>]。',
    en: '{month} is closed and nothing was changed.[ It would change: {wouldChange}.] Reopen the month first< (livebase reopen)|>[; {kept} files are kept for it: <see livebase parked|they can be taken then>].',
    expected: { zh: '没有结账的月份', en: 'a month that is open' },
  },
  STUDIO_OVERSTAYED: {
    zh: '直播间 {studio} 里“{tenant}”还没离场（预约 {from} 至 {until}）[，{held} 前按占用算]，请先确认能空出来。',
    en: '{tenant} is still in studio {studio} (booked {from} to {until})[, which counts as held until {held}]; make sure that it will be free.',
    inShort: ['上一场还没离场', 'the guest before was still in'],
    inSettings: ['上一场客人还没离场', 'The guest before is still in'],
  },
  BOOKING_PAST_MONTH: {
    zh: '开始时间[ {from} ]在以前的月份（{month}，现在是 {current}），请先核对年份和月份；确实要补登请写明原因。',
    en: 'it starts[ ({from})] in a past month ({month}; it is {current} now); check year and month, and give a reason if it must be.',
    inShort: ['补登到以前的月份', 'entered into a past month'],
    inSettings: ['开始在以前的月份', 'Starts in a past month'],
  },
  LEASE_ENDS_SOON: {
    zh: '“{tenant}”的租约 {until} 到期，距这次预约[还有 {days} 天]，请留意续约。',
    en: 'the lease of {tenant} ends on {until}[, {days} days after this booking].',
    inShort: ['租约快到期', 'lease ends soon'],
    inSettings: ['租约 30 天内到期', 'Lease ends within 30 days'],
  },
  TENANT_ELSEWHERE: {
    zh: '“{tenant}”同一时间在 {studio} 也有预约（{from} 至 {until}），请确认不是重复登记。',
    en: '{tenant} has {studio} at the same time too ({from} to {until}); make sure that it is no slip.',
    inShort: ['同一时间在别间也有预约', 'in another studio at the same time'],
    inSettings: ['同一时间在别间也有预约', 'In another studio at the same time'],
  },
  TENANT_IN_ARREARS: {
    zh: '“{tenant}”有[ {amount|yuan} 元]到期未付[（{months}）][，已过应付日 {days} 天]，请先与企业核对。',
    en: '{tenant} owes[ {amount|yuan} yuan] that are due[ ({months})][, for {days} days].',
    inShort: ['有欠款', 'owes money'],
    inSettings: ['有欠款（超过下面的天数和金额才问）', 'Owes money (asks above the days and amount below)'],
  },
  TENANT_NO_SHOWS: {
    zh: '“{tenant}”最近 {within} 天有 {count} 次没到场[（{days}）]，再约要主管同意。',
    en: '{tenant} did not come {count} times in the last {within} days[ ({days})]; the manager has to agree to another booking.',
    inShort: ['多次没到场', 'often did not come'],
    inSettings: ['多次没到场（次数和天数在下面）', 'Often did not come (times and days below)'],
  },
  TENANT_PAPER_EXPIRED: {
    zh: '“{tenant}”的{kind}已于 {expiresOn} 到期，请先补交。',
    en: 'the {kind} of {tenant} expired on {expiresOn}; ask for a new one first.',
    inShort: ['证照或核验已过期', 'a paper or check has expired'],
    inSettings: ['证照或身份核验过期', 'A paper or check has expired'],
  },
  TENANT_NOT_REPORTED: {
    zh: '“{tenant}”还没有报 {month} 的销售，请提醒企业。',
    en: '{tenant} has not reported its sales of {month} yet.',
    inShort: ['上月销售还没报', 'last month not reported'],
    inSettings: ['上月销售没报', 'Last month not reported'],
  },
  QUOTA_WEEK: {
    zh: '“{tenant}”这一周[（{from} 至 {until}）]连这次共预约 {minutes|duration}，超过了每周 {limit|duration}的上限；确有需要请写明原因。',
    en: 'with this booking {tenant} has {minutes|duration} in the week[ from {from} to {until}], more than the {limit|duration} of a week; give a reason if it must be.',
    inShort: ['超过每周时长', 'over the hours of a week'],
    inSettings: ['超过每周上限', 'Over the hours of a week'],
  },
  QUOTA_EVENING: {
    zh: '“{tenant}”这一周[（{from} 至 {until}）]的晚间[（{evening} 以后）]连这次共预约 {minutes|duration}，超过了每周 {limit|duration}的上限；确有需要请写明原因。',
    en: 'with this booking {tenant} has {minutes|duration} of evening[ (from {evening} on)] in the week[ from {from} to {until}], more than the {limit|duration} of a week; give a reason if it must be.',
    inShort: ['超过每周晚间时长', 'over the evening hours of a week'],
    inSettings: ['超过每周晚间上限', 'Over the evening hours of a week'],
  },
  QUOTA_AHEAD: {
    zh: '“{tenant}”约的日期[（{day}）]还有 {days} 天，超过了最多提前 {limit} 天的规定；确有需要请写明原因。',
    en: 'the booking of {tenant}[ on {day}] lies {days} days ahead, further than the {limit} days allowed; give a reason if it must be.',
    inShort: ['提前太久', 'too far ahead'],
    inSettings: ['提前太久', 'Too far ahead'],
  },
  QUOTA_NOTICE: {
    zh: '“{tenant}”的这次预约离开始只有 {minutes|duration}，不到至少提前 {limit|duration}的规定；确有需要请写明原因。',
    en: 'the booking of {tenant} starts in {minutes|duration}, sooner than the notice of {limit|duration}; give a reason if it must be.',
    inShort: ['通知太晚', 'too short a notice'],
    inSettings: ['提前不够', 'Too short a notice'],
  },
};
