// Words of the dialog in which a manager agrees to one action.
import { defineMessages } from '../ui/i18n.ts';

export const sayLend = defineMessages('lend', {
  title: ['要主管同意', 'A manager has to agree'],
  'bookings.override': ['不顾提醒，照这样预约', 'To book in spite of what there is to know'],
  'bookings.putBack': ['把已经结束的预约改回去', 'To put a booking back that has ended'],
  'bookings.waive': ['这次取消不收费', 'To let the charge of this cancellation off'],
  lead: [
    '主管在这里输密码，只同意这一次；历史里写两个人的名字。',
    'A manager enters the PIN here and agrees this once; the history names both.',
  ],
  manager: ['主管', 'Manager'],
  pin: ['主管的密码', 'The manager’s PIN'],
  agree: ['同意这一次', 'Agree this once'],
  back: ['返回', 'Back'],
});
