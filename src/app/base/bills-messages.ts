// What the section 账单 of the settings says.
import { defineMessages } from '../ui/i18n.ts';

export const sayBills = defineMessages('settings-bills', {
  title: ['账单', 'Statements'],
  lead: ['改了只印在以后的账单上，已出的账单不变。', 'Changes are printed from now on; statements that were made stay as they are.'],
  due: ['应付日期', 'Due date'],
  dueDayHelp: [
    '如 1 和 15：10 月的账单 11 月 15 日前付清。没有这一天的月份取最后一天；过了这一天才出的账单，到下一个这一天。单独先出的租金在它自己的月份付。',
    'Such as 1 and 15: October is due on 15 November. A month without that day takes its last; a statement made after it is due on the next. Rent that is billed alone is due in its own month.',
  ],
  account: ['收款账户', 'Where to pay'],
  tax: ['税', 'Tax'],
  taxHelp: [
    '价格含税：账单写明合计中有多少税。税率空着就不印。',
    'Prices hold the tax; the paper says how much. Empty: nothing is said of it.',
  ],
  accounts: ['凭证科目', 'Accounts of vouchers'],
  accountsHelp: [
    '导出凭证时用的科目：编码、空格、名称，如 1122 应收账款。按财务软件里的科目填。',
    'The accounts that vouchers are exported with: number, space, name, such as 1122 Receivables, as they stand in the accounting program.',
  ],
  accountsSaved: ['凭证科目已更新', 'Accounts of vouchers changed'],
  saved: ['账单设置已更新', 'Settings of statements changed'],
});
