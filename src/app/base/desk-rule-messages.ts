// What the section 前台规则 says.
import { DESK_RULE_WORDS } from '../../contract/base/setting-messages.ts';
import { defineMessages } from '../ui/i18n.ts';

export const sayDeskRule = defineMessages('desk-rules', {
  ...DESK_RULE_WORDS,
  title: ['前台规则', 'Desk rules'],
  lead: [
    '改了只对以后有效：已经结算的预约、已出的账单不变。',
    'Changes hold from now on: settled bookings and statements stay as they are.',
  ],
  times: ['时间', 'Time'],
  money: ['取消、未到与超时', 'Cancelling, not coming, overtime'],
  quotas: ['额度（只提醒，写明理由可以照约）', 'Quotas (they warn only; a reason lets a booking pass)'],
  quotasHelp: ['空着表示不限。', 'Empty: no limit.'],
  gridHelp: [
    '看板按它对齐，超时按它进位；仍可填任意分钟。',
    'The board snaps to it and overtime is rounded up to it; any minute may still be typed.',
  ],
  dayTurnHourHelp: [
    '这个钟点以前还算前一天：今日、看板、大厅和打印都按它；月报和价格仍按日历的日子。',
    'Before it the evening goes on: today, board, lobby and paper go by it; report and prices keep the calendar.',
  ],
  graceMinutesHelp: [
    '开始后这么久还没到场，看板上标出来；不会自动取消。',
    'Not checked in this long after the start: marked on the board. Nothing is cancelled by itself.',
  ],
  checkInMinutesHelp: ['再早就说几点起可以登记；点错的可以退回。', 'Earlier than that it says from when on; a slip can be put back.'],
  optionHoursHelp: ['没有另外说明时，暂定预约保留这么久。', 'If nothing else is said.'],
  lateCancelHoursHelp: ['离开始不到这么久才取消，算临时取消。', 'Cancelled closer to the start than this, it is late.'],
  cancelFreeMinutesHelp: [
    '登记后这么久之内取消，什么都不收；0 表示没有。',
    'Cancelled this soon after it was booked, nothing is charged; 0 for never.',
  ],
  warningsHelp: [
    '“要写理由”的在登记时停下来问，当天同一家企业只问一次；“只提示”的看得到，不用写；“不提示”的不说。',
    'What asks stops the booking for a reason, once a day for a tenant; what is shown asks nothing; the rest is not said.',
  ],
  reasons: ['取消的原因', 'Reasons for cancelling'],
  reasonsHelp: [
    '前台取消时按数字键取用；“收费”只管临时取消。自己登记错的、重复登记的从不收费。',
    'Offered by digit at the desk; a charge is for late cancellations only. A slip of the desk is never charged.',
  ],
  reasonWords: ['原因 {{n}}', 'Reason {{n}}'],
  reasonCosts: ['临时取消时收费', 'Charged when late'],
  reasonAdd: ['加一个原因', 'Add a reason'],
  reasonRemove: ['去掉“{{reason}}”', 'Remove {{reason}}'],
  reasonWrong: ['每个原因要写，且不重复', 'Each reason needs words, and stands once'],
  overtimePercentHelp: ['按时段单价的百分比计；免费时长不抵超时。', 'Of the rate of the hour; free hours never cover it.'],
  range: ['请填 {{least}} 到 {{most}} 之间的整数', 'a whole number from {{least}} to {{most}}'],
  clock: ['请填钟点，如 18:00', 'a time of day such as 18:00'],
  hours: ['请填小时，如 1.5；最多 {{most}} 小时', 'hours such as 1.5, {{most}} at most'],
  save: ['保存', 'Save'],
  saved: ['前台规则已更新', 'Desk rules changed'],
});
