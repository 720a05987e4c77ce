// Words of the scorecard.
import { defineWords } from '../../kit/i18n.ts';

export const scorecardWords = defineWords('scorecard', {
  title: ['认定自评', 'Scorecard'],
  lead: [
    '仅供自评：程序只按下列条件核对数字，不代表通过认定。',
    'For self-assessment only: figures are compared with the criteria below; nothing here certifies.',
  ],
  latest: ['{{month}}：{{met}} / {{all}} 项达到', '{{month}}: {{met}} of {{all}} met'],
  allMet: ['各项都达到', 'all met'],
  someShort: ['还差 {{count}} 项', '{{count}} short'],
  someNone: ['{{count}} 项没有数', '{{count}} without a figure'],
  criterion: ['条件', 'Criterion'],
  met: ['达到', 'met'],
  short: ['未达到', 'short'],
  none: ['没有数', 'no figure'],
  shortBy: ['差 {{by}}', 'short by {{by}}'],
  sinceMet: ['自 {{month}} 起达到', 'met since {{month}}'],
  sinceShort: ['自 {{month}} 起未达到', 'short since {{month}}'],
  sinceNone: ['没有可用的数', 'no figure to judge by'],
  sinceStart: ['（有数据起）', ' (as far as data goes)'],
  'comparison.>=': ['不少于', 'at least'],
  'comparison.<=': ['不多于', 'at most'],
  'period.month': ['按月', 'by month'],
  'period.year': ['当年累计', 'year to date'],
  'period.rolling': ['近 12 个月', 'last 12 months'],
  origin: ['依据：{{origin}}', 'Rule: {{origin}}'],
  from: ['数据来源 {{address}}', 'Figure {{address}}'],
  table: ['{{name}}：条件逐月对照', '{{name}}: criteria by month'],
  open: ['{{label}} {{month}}：{{value}}，看它从哪里来', '{{label}} {{month}}: {{value}}, see where it comes from'],
  legend: ['✓ 达到　✗ 未达到，写明差多少　— 没有数，不判断', '✓ met　✗ short, and by how much　— no figure, not judged'],
  own: [
    '自己的条件：把同样格式的 .json 文件放进数据文件夹的 scorecards，重新打开本页。',
    'Your own criteria: put a .json file of the same form into scorecards of the data folder and open this page again.',
  ],
  empty: ['没有条件文件', 'No criteria file'],
});
