// Words of the question when somebody came or left.
import { defineMessages } from '../../ui/i18n.ts';

export const sayActual = defineMessages('desk-actual', {
  came: ['{{tenant}} 几点到的？', 'When did {{tenant}} come?'],
  left: ['{{tenant}} 几点走的？', 'When did {{tenant}} leave?'],
  cameHelp: ['预约 {{booked}} 开始，现在 {{now}}。', 'Booked from {{booked}}, it is {{now}}.'],
  leftHelp: ['预约到 {{booked}}，现在 {{now}}。', 'Booked until {{booked}}, it is {{now}}.'],
  leftDaysHelp: [
    '预约到 {{booked}}，现在 {{now}}，过了 {{days}} 天还没登记离场。按哪个收，请选一个（B 或 N），或写真正走的钟点。',
    'Booked until {{booked}}, it is {{now}}: {{days}} days without a check-out. Choose what to charge (B or N), or type when they really left.',
  ],
  at: ['实际时间', 'The real time'],
  atHelp: ['直接改成别的钟点；回车确定', 'Type another time; Enter confirms'],
  asBooked: ['按预约 {{booked}} (B)', 'As booked, {{booked}} (B)'],
  isNow: ['就是现在 {{now}} (N)', 'Now, {{now}} (N)'],
  amount: ['{{amount}} 元', '{{amount}} yuan'],
  notTime: ['看不懂这个时间，请写钟点，如 {{booked}}', 'not a time; give one such as {{booked}}'],
  ahead: [
    '现在 {{now}}，写的时间还要 {{minutes}} 分钟才到；没写错就再按一次回车',
    'It is {{now}}: that time lies {{minutes}} minutes ahead. If it is right, press Enter once more',
  ],
  doCheckIn: ['登记到场', 'Check in'],
  doCheckOut: ['登记离场', 'Check out'],
});
