// Words of the question when somebody came or left.
import { defineMessages } from '../../ui/i18n.ts';

export const sayActual = defineMessages('desk-actual', {
  came: ['{{tenant}} 几点到的？', 'When did {{tenant}} come?'],
  left: ['{{tenant}} 几点走的？', 'When did {{tenant}} leave?'],
  cameHelp: ['预约 {{booked}} 开始，现在 {{now}}。', 'Booked from {{booked}}, it is {{now}}.'],
  leftHelp: ['预约到 {{booked}}，现在 {{now}}。', 'Booked until {{booked}}, it is {{now}}.'],
  at: ['实际时间', 'The real time'],
  atHelp: ['直接改成别的钟点；回车确定', 'Type another time; Enter confirms'],
  asBooked: ['按预约 {{booked}}', 'As booked, {{booked}}'],
  isNow: ['就是现在 {{now}} (N)', 'Now, {{now}} (N)'],
  notTime: ['看不懂这个时间，请写钟点，如 {{booked}}', 'not a time; give one such as {{booked}}'],
  doCheckIn: ['登记到场', 'Check in'],
  doCheckOut: ['登记离场', 'Check out'],
});
