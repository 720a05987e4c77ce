// Words of a table on short notice.
import { defineMessages } from '../ui/i18n.ts';

export const sayTable = defineMessages('bureauTable', {
  command: ['填成临时表…', 'Fill as a table on short notice…'],
  title: ['填成临时表', 'Fill as a table on short notice'],
  help: [
    '不算月报，按自己的名字存档。选多个月时，对应好的是第一个月，后面各月依次往右一列。',
    'Not the monthly report; kept under its own name. Over several months the mapped column is the first, each further month stands one column to the right.',
  ],
  name: ['表的名字', 'Name of the table'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  fill: ['填好并保存', 'Fill and save'],
  order: ['结束月份不能早于开始月份', 'The last month lies before the first'],
  filled: ['填了 {{count}} 格，已存档', '{{count}} cells filled, kept in the archive'],
  filledOpen: [
    '填了 {{count}} 格，已存档；还没结账、数字可能再变的月份：{{months}}',
    '{{count}} cells filled, kept in the archive; months that are not closed and may still change: {{months}}',
  ],
});
