// What the section 前台规则 says.
import { defineMessages } from '../ui/i18n.ts';

export const sayDeskRule = defineMessages('desk-rules', {
  title: ['前台规则', 'Desk rules'],
  lead: [
    '改了只对以后有效：已经结算的预约、已出的账单不变。',
    'Changes hold from now on: settled bookings and statements stay as they are.',
  ],
  times: ['时间', 'Time'],
  warnings: ['提醒', 'Warnings'],
  money: ['取消、未到与超时', 'Cancelling, not coming, overtime'],
  quotas: ['额度（只提醒，写明理由可以照约）', 'Quotas (they warn only; a reason lets a booking pass)'],
  quotasHelp: ['空着表示不限。', 'Empty: no limit.'],
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
  saved: ['前台规则已更新', 'Desk rules changed'],
});
