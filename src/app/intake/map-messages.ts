// Words of naming the columns of an unknown sheet.
import { defineMessages } from '../ui/i18n.ts';

export const sayMap = defineMessages('sales-map', {
  title: ['指定列：{{file}}', 'Name the columns: {{file}}'],
  lead: [
    '说明每一列是什么，存下来，下次同样的表自己认得',
    'Say what each column is; it is kept, and the next sheet of this kind is recognised',
  ],
  back: ['返回导入', 'Back to the import'],
  kind: ['这张表的一行是', 'A row of this sheet is'],
  kind_sessions: ['一场直播', 'a live session'],
  kind_shop_days: ['店铺的一天', 'a day of a shop'],
  platform: ['平台', 'Platform'],
  name: ['存为', 'Keep as'],
  nameHelp: ['下次在设置里按这个名字找得到', 'It is found by this name in the settings'],
  sheet: ['表的前几行', 'The first rows'],
  none: ['不用', 'not used'],
  columnIs: ['“{{header}}”是', '“{{header}}” is'],
  noHeader: ['（第 {{column}} 列）', '(column {{column}})'],
  missing: ['还要指出：{{fields}}', 'Still to be named: {{fields}}'],
  noField: ['至少要指出一列', 'Name at least one column'],
  noPlatform: ['选平台', 'choose a platform'],
  noName: ['起个名字', 'give it a name'],
  monthHelp: ['没有“日期”列时，导入时会问是哪个月', 'Without a column for the day the import asks for the month'],
  accountHelp: ['没有“账号ID”列时，导入时会问是哪家企业、哪个账号', 'Without a column for the account the import asks whose it is'],
  save: ['存好，去核对', 'Keep, then check'],
  saved: ['已存为“{{name}}”，同样的表下次自己认得', 'Kept as “{{name}}”; sheets of this kind are recognised from now on'],
  gone: ['这个文件已经不在了，请重新放进来', 'This file is gone; put it in again'],
  proposed: ['已按表头猜了 {{count}} 列，请核对', '{{count}} columns were guessed from their headers, please look'],
});
