// What cancelling costs, why, and what becomes of free hours: one sentence.
import { defineMessages } from '../../ui/i18n.ts';

export const sayCancel = defineMessages('desk-cancel', {
  costs: ['取消要收 {{total}} 元：{{why}}', 'Cancelling costs {{total}} yuan: {{why}}'],
  costsNothing: ['取消不收费：{{why}}', 'Cancelling costs nothing: {{why}}'],
  why_option: ['暂定的预约', 'it is an option'],
  why_in_time: ['离开始还有 {{hours}} 小时以上', 'it starts in {{hours}} hours or more'],
  why_just_booked: ['登记还不到 {{minutes}} 分钟', 'booked less than {{minutes}} minutes ago'],
  why_reason: ['这个原因不收费', 'this reason costs nothing'],
  why_waived: ['免收', 'let off'],
  why_late: ['离开始不到 {{hours}} 小时，按 {{percent}}% 收', 'it starts in less than {{hours}} hours: {{percent}}%'],
  why_lateFree: ['离开始不到 {{hours}} 小时', 'it starts in less than {{hours}} hours'],
  why_started: ['开始时间已过，记为未到场，按 {{noShowPercent}}% 收', 'its start is past, it is a no-show: {{noShowPercent}}%'],
  why_startedFree: ['开始时间已过，记为未到场', 'its start is past, it is a no-show'],
  freeUsed: ['免费时长 {{time}}照样用掉', '{{time}} of free hours stay used up'],
  freeBack: ['免费时长 {{time}}退回', '{{time}} of free hours come back'],
  times: [' ×{{count}}', ' ×{{count}}'],
  dates: ['要取消的预约', 'What is cancelled'],
  before: ['{{count}} 次，原价共 {{before}} 元', '{{count}} bookings, {{before}} yuan until now'],
  date: ['原价 {{before}} 元，收 {{charge}} 元', '{{before}} yuan, {{charge}} are charged'],
  waive: ['免收这笔费用', 'Let this charge off'],
  waiveAsk: ['免收这笔费用（要主管同意）', 'Let this charge off (a manager has to agree)'],
  waiver: ['为什么免收', 'Why it is let off'],
});
