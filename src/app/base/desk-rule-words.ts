// What the section 前台规则 says.
import { defineWords } from '../kit/i18n.ts';

export const deskRuleWords = defineWords('desk-rules', {
  title: ['前台规则', 'Desk rules'],
  lead: [
    '改了只对以后有效：已经结算的预约、已出的账单不变。',
    'Changes hold from now on: settled bookings and statements stay as they are.',
  ],
  times: ['时间', 'Time'],
  money: ['取消、未到与超时', 'Cancelling, not coming, overtime'],
  quotas: ['额度（只提醒，写明理由可以照约）', 'Quotas (they warn only; a reason lets a booking pass)'],
  quotasHelp: ['空着表示不限。', 'Empty: no limit.'],
  grid: ['时间格（分钟）', 'Grid (minutes)'],
  gridHelp: [
    '看板按它对齐，超时按它进位；仍可填任意分钟。',
    'The board snaps to it and overtime is rounded up to it; any minute may still be typed.',
  ],
  graceMinutes: ['迟到标记（分钟）', 'Late after (minutes)'],
  graceMinutesHelp: [
    '开始后这么久还没到场，看板上标出来；不会自动取消。',
    'Not checked in this long after the start: marked on the board. Nothing is cancelled by itself.',
  ],
  optionHours: ['暂定保留（小时）', 'Options are held (hours)'],
  optionHoursHelp: ['没有另外说明时，暂定预约保留这么久。', 'If nothing else is said.'],
  lateCancelHours: ['临时取消（开始前不足，小时）', 'Late cancellation (hours before)'],
  lateCancelHoursHelp: ['离开始不到这么久才取消，算临时取消。', 'Cancelled closer to the start than this, it is late.'],
  lateCancelPercent: ['临时取消收费（%）', 'Late cancellation costs (%)'],
  noShowPercent: ['未到场收费（%）', 'Not coming costs (%)'],
  overtimePercent: ['超时单价（%）', 'Overtime rate (%)'],
  overtimePercentHelp: ['按时段单价的百分比计；免费时长不抵超时。', 'Of the rate of the hour; free hours never cover it.'],
  weekMinutes: ['每周上限（小时）', 'A week at most (hours)'],
  eveningFrom: ['晚间从', 'Evening from'],
  eveningMinutes: ['每周晚间上限（小时）', 'Evenings of a week at most (hours)'],
  aheadDays: ['最多提前（天）', 'Ahead at most (days)'],
  noticeMinutes: ['至少提前（小时）', 'Notice at least (hours)'],
  range: ['请填 {{least}} 到 {{most}} 之间的整数', 'a whole number from {{least}} to {{most}}'],
  clock: ['请填钟点，如 18:00', 'a time of day such as 18:00'],
  hours: ['请填小时，如 1.5；最多 {{most}} 小时', 'hours such as 1.5, {{most}} at most'],
  save: ['保存', 'Save'],
  saved: ['前台规则已更新', 'Desk rules changed'],
});
