// What the section 账单 of the settings says.
import { STATEMENT_WORDS } from '../../contract/base/setting-messages.ts';
import { defineMessages } from '../ui/i18n.ts';

export const sayBills = defineMessages('settings-bills', {
  ...STATEMENT_WORDS,
  title: ['账单', 'Statements'],
  lead: ['改了只印在以后的账单上，已出的账单不变。', 'Changes are printed from now on; statements that were made stay as they are.'],
  due: ['应付日期', 'Due date'],
  dueDayHelp: [
    '如 1 和 15：10 月的账单 11 月 15 日前付清。没有这一天的月份取最后一天；过了这一天才出的账单，到下一个这一天。',
    'Such as 1 and 15: October is due on 15 November. A month without that day takes its last; a statement made after it is due on the next.',
  ],
  account: ['收款账户', 'Where to pay'],
  tax: ['税', 'Tax'],
  taxHelp: [
    '价格含税：账单写明合计中有多少税。税率空着就不印。',
    'Prices hold the tax; the paper says how much. Empty: nothing is said of it.',
  ],
  dueMonthsWrong: ['请填 0 到 12 之间的整数', 'a whole number from 0 to 12'],
  dueDayWrong: ['请填 1 到 31 之间的整数', 'a whole number from 1 to 31'],
  taxRateWrong: ['请填 0.01 到 100 之间的数，最多两位小数', 'from 0.01 to 100, two decimals at most'],
  taxNameWrong: ['请填名称，最多 20 个字', 'a name of 20 characters at most'],
  tooLong: ['最多 100 个字', '100 characters at most'],
  save: ['保存', 'Save'],
  saved: ['账单设置已更新', 'Settings of statements changed'],
});
