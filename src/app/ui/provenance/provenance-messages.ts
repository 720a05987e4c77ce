// Words of the drawer that says where a figure comes from.
import { defineMessages } from '../i18n.ts';

export const sayProvenance = defineMessages('provenance', {
  title: ['它从哪里来', 'Where it comes from'],
  backTo: ['返回：{{label}}', 'Back: {{label}}'],
  value: ['{{month}} 报表数', 'As reported for {{month}}'],
  exact: ['未四舍五入：{{exact}}', 'Not rounded: {{exact}}'],
  formula: ['算法', 'How it is worked out'],
  noFormula: ['这一格是文字，不是计算出来的', 'This cell holds words, nothing is computed'],
  parts: ['由这些组成（{{count}} 项）', 'Made of these ({{count}})'],
  noParts: ['没有组成它的记录', 'No records stand behind it'],
  noPartsHelp: [
    '这个月没有读到相关的记录，或者基数缺失，报表里印“—”。',
    'Nothing was read for this month, or its base is missing: the report prints —.',
  ],
  adds: ['以上 {{count}} 项相加 = {{sum}}，与该数一致', 'The {{count}} parts add up to {{sum}}, which is the figure'],
  differs: [
    '以上 {{count}} 项相加不等于该数，请把这一条告诉维护的人',
    'The {{count}} parts do not add up to the figure; please tell anyone who looks after the program',
  ],
  notAdded: ['各项不是相加关系，按算法计算', 'The parts are not added: the figure follows the formula'],
  what: ['来自', 'Part'],
  amount: ['数值', 'Amount'],
  source: ['出处', 'Source'],
  asks: ['看这个数', 'Ask this figure'],
  batch: ['看第 {{batch}} 批导入', 'See import batch {{batch}}'],
  group: ['分组', 'Group'],
});
