// Words of a setting that is a number.
import { defineMessages } from './i18n.ts';

export const sayNumberChoice = defineMessages('numberChoice', {
  keepWrong: ['填 {{min}} 到 {{max}} 的整数', 'A whole number from {{min}} to {{max}}'],
  saved: ['已保存', 'Saved'],
  save: ['保存', 'Save'],
});
