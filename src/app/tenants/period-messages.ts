// What the bar of an accounting period says.
import { defineMessages } from '../ui/i18n.ts';

export const sayPeriod = defineMessages('accounting-period', {
  open: ['账款未结账', 'Accounts open'],
  closed: ['账款已结账（{{who}}，{{at}}）', 'Accounts closed ({{who}}, {{at}})'],
  nothing: ['本账期还没有记账', 'Nothing booked in this period yet'],
  billed: ['应收 {{amount}} 元', '{{amount}} yuan charged'],
  received: ['收款 {{amount}} 元', '{{amount}} yuan paid'],
  depositsIn: ['收押金 {{amount}} 元', '{{amount}} yuan of deposits taken'],
  depositsOut: ['退押金 {{amount}} 元', '{{amount}} yuan of deposits given back'],
  depositsKept: ['扣押金 {{amount}} 元', '{{amount}} yuan of deposits kept'],
  ofBefore: ['（含已结账月份的 {{amount}} 元）', ' ({{amount}} yuan of it for closed months)'],
  vouchers: ['导出凭证', 'Export vouchers'],
  close: ['账款结账', 'Close the accounts'],
  closeTitle: ['{{month}} 账款结账', 'Close the accounts of {{month}}'],
  closeHelp: [
    '结账以后，{{month}} 和以前月份的应收、收款和押金不能再改、不能撤销；以后补出的账单、更正和补记的收款都记入下一个账期。结账可以撤销。',
    'From then on charges, payments and deposits of {{month}} and before can be neither changed nor taken back; statements, corrections and payments that are entered later belong to the next period. A closing can be taken back.',
  ],
  unbilled: [
    '还有 {{count}} 家没有这个月的账单：结账后再出，会记入下一个账期。要记在本月，请先出账单。',
    '{{count}} tenants have no statement of the month yet: made after the closing it belongs to the next period. Make them first to book them in this month.',
  ],
  closedDone: ['{{month}} 账款已结账', 'The accounts of {{month}} are closed'],
  reopen: ['撤销结账', 'Reopen'],
  reopenTitle: ['撤销 {{month}} 的账款结账', 'Reopen the accounts of {{month}}'],
  reopenOne: ['只撤销 {{month}}，以前的月份仍然结账。', 'Only {{month}} is opened; the months before it stay closed.'],
  reopenMany: [
    '{{month}} 到 {{last}} 会一起撤销：后面的月份是接着它结账的。{{month}} 以前的月份仍然结账。',
    'All months from {{month}} to {{last}} are opened: the later ones were closed on top of it. The months before {{month}} stay closed.',
  ],
  reopenHelp: [
    '撤销以后，应收、收款和押金又可以改；结账后补记到以后账期的回到自己的月份。已经导出的凭证要重新导出。',
    'The entries can be changed again, and what was entered after the closing returns to its own month. Export the vouchers once more.',
  ],
  reopenedDone: ['已撤销账款结账：{{months}}', 'The accounts are open again: {{months}}'],
  reason: ['原因', 'Reason'],
});
