// Words of the forms of settings: saving, and what a field may be.
import { defineMessages } from '../i18n.ts';

export const saySettingsForm = defineMessages('settingsForm', {
  save: ['保存', 'Save'],
  saved: ['已保存', 'Saved'],
  keepWrong: ['填 {{least}} 到 {{most}} 的整数', 'A whole number from {{least}} to {{most}}'],
  range: ['请填 {{least}} 到 {{most}} 之间的整数', 'a whole number from {{least}} to {{most}}'],
  clock: ['请填钟点，如 18:00', 'a time of day such as 18:00'],
  hours: ['请填小时，如 1.5；最多 {{most}} 小时', 'hours such as 1.5, {{most}} at most'],
  percent: ['请填 {{least}} 到 {{most}} 之间的数，最多两位小数', 'from {{least}} to {{most}}, two decimals at most'],
  needed: ['请填名称，最多 {{most}} 个字', 'a name of {{most}} characters at most'],
  account: [
    '请填编码、空格、名称，如 1122 应收账款；最多 {{most}} 个字',
    'number, blank and name, such as 1122 Receivables; {{most}} characters at most',
  ],
  tooLong: ['最多 {{most}} 个字', '{{most}} characters at most'],
});
