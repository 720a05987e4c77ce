// Words of the way between the parts of 销售.
import { defineMessages } from './i18n.ts';

export const saySalesNav = defineMessages('salesNav', {
  title: ['销售', 'Sales'],
  navMonth: ['按月看', 'By month'],
  navImport: ['导入文件', 'Import files'],
  navBatches: ['导入批次', 'Imports so far'],
});
