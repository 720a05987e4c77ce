// Words of the kept mappings of columns.
import { defineMessages } from '../ui/i18n.ts';

export const sayMappings = defineMessages('mappings', {
  mappings: ['列对应', 'Column mappings'],
  save: ['保存', 'Save'],
  mappingsHelp: [
    '导入不认识的表格时，你指定过的列对应都记在这里，同样表头的文件以后自动认得。',
    'What you once said about the columns of an unknown sheet is kept here; files with the same headings are known from then on.',
  ],
  mappingsNone: ['还没有列对应', 'No mappings yet'],
  mappingsNoneHelp: [
    '导入一个程序不认识的表格，按提示指定每一列是什么，就会记在这里。',
    'Import a sheet that the program does not know, and say what each column is.',
  ],
  mappingName: ['名称', 'Name'],
  mappingKind: ['种类', 'Kind'],
  mappingColumns: ['哪一列是什么', 'Which column is what'],
  mappingFixed: ['固定值', 'Fixed'],
  mappingRename: ['改名', 'Rename'],
  mappingRetire: ['作废', 'Retire'],
  mappingRenamed: ['列对应已改名为“{{name}}”', 'The mapping is called “{{name}}” now'],
  mappingRetired: ['已作废列对应“{{name}}”', 'Mapping “{{name}}” retired'],
  mappingRetireHelp: [
    '作废后，这种文件再导入时要重新指定；以前导入的数据不变。',
    'Files like this must be explained again; what was imported stays.',
  ],
  kind_sessions: ['直播场次', 'Live sessions'],
  kind_shop_days: ['店铺日报', 'Shop days'],
  reason: ['原因', 'Reason'],
});
