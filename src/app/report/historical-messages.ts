// Words of 历史报表: figures of reports from before this program, typed and pasted.
import { defineMessages } from '../ui/i18n.ts';

export const sayHistorical = defineMessages('historical', {
  historicalKeys: [
    '方向键移动，直接输入或回车修改，Delete 清除，Ctrl+V 粘贴',
    'Arrow keys move, type or press Enter to change, Delete clears, Ctrl+V pastes',
  ],
  cellOf: ['{{figure}} {{month}}', '{{figure}} {{month}}'],
  historicalTitle: ['历史报表：使用本程序以前报过的数', 'Figures filed before the program was used'],
  historicalHelp: [
    '同比和累计会用到它们。可以从 Excel 复制一片单元格，选中左上角的格子后粘贴。',
    'Comparisons and cumulative sums use them. Copy cells from a spreadsheet and paste them at the upper left cell.',
  ],
  origin: ['来源（记在新填的每个数上）', 'Origin (noted with every new figure)'],
  originExample: ['例如：2025 年 3 月报表扫描件', 'such as the scan of the report of March 2025'],
  pasteAll: ['写入', 'Write them'],
  pasteGood: ['{{added}} 格新填，{{changed}} 格改动，{{same}} 格不变', '{{added}} new, {{changed}} changed, {{same}} unchanged'],
  pasteGoodOnly: ['只写入其余 {{count}} 格', 'Write the other {{count}} only'],
  pasteOutside: ['有 {{count}} 格超出表格，没有算在内', '{{count}} cells lie outside of the table and were left out'],
  pasteRefused: ['有 {{count}} 格写不进去：', '{{count}} cells cannot be taken:'],
  pasteTitle: ['粘贴 {{count}} 格', 'Paste {{count}} cells'],
  table: ['表', 'Table'],
  year: ['年份', 'Year'],
  cellCleared: ['已清除 {{month}} {{figure}}', '{{figure}} of {{month}} cleared'],
  cellWritten: ['已填 {{month}} {{figure}}', '{{figure}} of {{month}} written'],
  cellsWritten: ['已填 {{count}} 个历史数', '{{count}} earlier figures written'],
});
