// Words of the codes about a bureau's workbook and its map (docs/rules/workbook.md, Refusals).
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes about workbooks. From `WB_NOT_CALCULATED` on they refuse nothing: they are told beside a filled file. */
export const WORKBOOK_WORDS = {
  WB_XLS: {
    zh: '这是旧版 .xls 文件。请用 Excel 或 WPS 打开，“另存为”选“Excel 工作簿 (*.xlsx)”，再用新文件。',
    en: 'this is an old .xls file; open it in Excel or WPS, save it as “Excel workbook (*.xlsx)” and use that file.',
  },
  WB_ENCRYPTED: {
    zh: '工作簿设有打开密码，无法填写。请先在 Excel 中取消打开密码再试。',
    en: 'the workbook needs a password to be opened and cannot be filled; take the password off in Excel and try again.',
  },
  WB_KIND: { zh: '只支持 .xlsx 和 .xlsm，此文件是 {kind}。', en: 'only .xlsx and .xlsm are taken, and this file is {kind}.' },
  WB_DAMAGED: { zh: '文件已损坏：{detail|damage}。', en: 'the file is damaged: {detail|damage}.' },
  WB_TOO_BIG: {
    zh: '文件过大或解压后异常（{detail|detail}），已拒绝。',
    en: 'the file is too large or unpacks to an unreasonable size ({detail|detail}) and was refused.',
  },
  WB_SIGNED: {
    zh: '工作簿带有数字签名，填写会使签名失效。请向发表单位索取未签名的空白表。',
    en: 'the workbook is signed, and filling it would break the signature; ask who issued it for a blank without one.',
  },
  WB_MAP: { zh: '对应表[第 {n} 项]有误：{detail|detail}。', en: 'the map is wrong[ in entry {n}]: {detail|detail}.' },
  WB_UNCONFIRMED: { zh: '对应表还有 {n} 项未确认。', en: 'the map has {n} entries that nobody has confirmed.' },
  WB_OTHER_FILE: {
    zh: '空白表与对应表不符（文件已换版）。请核对后重新确认对应表。',
    en: 'the blank is not the one that the map was made for (it has been replaced); check the map against it and confirm it again.',
  },
  WB_NO_SHEET: { zh: '找不到工作表“{sheet}”。', en: 'there is no sheet called {sheet}.' },
  WB_FORMULA_CELL: { zh: '{cell} 是公式，不能填写。', en: '{cell} is a formula and cannot be filled.' },
  WB_LOCKED_CELL: { zh: '{cell} 是锁定单元格，须在对应表中注明。', en: '{cell} is locked, which its entry in the map must say.' },
  WB_UNIT: {
    zh: '{cell} 旁写的是“{said}”，对应表按“{unit}”填，请确认单位。',
    en: 'beside {cell} stands “{said}”, and the map fills it in {unit}; see which unit is right.',
  },
  WB_PLACEHOLDER: { zh: '{cell} 中的占位符“{text}”无法识别。', en: 'the placeholder “{text}” in {cell} is not understood.' },
  WB_LIST_OVERFLOW: { zh: '企业 {n} 家，表中只有 {m} 行。', en: 'there are {n} companies and only {m} rows in the sheet.' },
  WB_LIST_BLOCKED: {
    zh: '{cell} 的{construct|detail}妨碍插入行，请在空白表中预留足够的行。',
    en: '{construct|detail} at {cell} is in the way of new rows; leave enough rows in the blank.',
  },
  WB_SELFCHECK: {
    zh: '写后核对未通过（{cell}：{detail|detail}），文件未生成。',
    en: 'the written file did not pass its check ({cell}: {detail|detail}), and none was made.',
  },
  WB_TOO_COSTLY: {
    zh: '{cell} 的公式计算量过大，已停止，文件未生成；请让发表单位缩小公式引用的范围。',
    en: 'the formula in {cell} takes too much work to calculate, and no file was made; ask who issued the blank to narrow what it refers to.',
  },
  WB_MONTH_TAKEN: {
    zh: '{cell} 已有内容或已有对应，放不下 {month}；请在空白表右边留出空列，或少选几个月。',
    en: '{cell} holds something already, and {month} has no room; leave empty columns at the right in the blank, or choose fewer months.',
  },
  WB_MONTH_HEAD: {
    zh: '{cell} 上方写的是“{said}”，不是 {month}；请改起止月份。',
    en: 'over {cell} stands “{said}”, which is not {month}; choose other months.',
  },
  WB_MONTH_LIST: {
    zh: '表中有逐行的清单（{sheet}），不能按多个月填，请只选一个月。',
    en: 'the form lists rows ({sheet}), which takes one month alone; choose a single month.',
  },
  WB_IS_BLANK: { zh: '不能覆盖空白表。', en: 'the blank cannot be written over.' },
  WB_BUSY: { zh: '文件正被其他程序打开，请关闭后重试。', en: 'another program has the file open; close it and try again.' },
  WB_NOT_CALCULATED: {
    zh: '{cell} 的公式本程序算不了[（{why|detail}）]，未存结果，用表格程序打开时会重算。',
    en: 'the formula in {cell} cannot be calculated here[ ({why|detail})]; it has no stored result until a spreadsheet program opens the file.',
  },
  WB_RESULT_KEPT: {
    zh: '{cell} 的公式按文字或位置引用单元格，本程序算不准[（{why|detail}）]，保留空白表原有的结果，用表格程序打开时会重算。',
    en: 'the formula in {cell} refers to cells by text or place and cannot be calculated here for certain[ ({why|detail})]; the result of the blank is kept until a spreadsheet program opens the file.',
  },
  WB_CHECK_FAILS: { zh: '表内审核未通过：{cell} 的结果是“{value}”。', en: 'a check of the sheet fails: {cell} gives “{value}”.' },
  WB_LABEL_MOVED: {
    zh: '{cell} 的行名或栏名“{label}”已不在原处，请重新确认。',
    en: 'the label “{label}” of {cell} no longer stands where it stood; confirm the entry again.',
  },
  WB_NEW_ERROR: {
    zh: '{cell} 的公式[“{formula}”]得出错误值[，因为 {cause} 没有数]。',
    en: 'the formula[ {formula}] in {cell} gives an error[, since {cause} holds no number].',
  },
  WB_TEXT_REFERENCE: {
    zh: '{cell} 的公式[用 {function} ]按文字引用单元格，插入行后不会跟着移动，请核对。',
    en: 'the formula in {cell} refers to cells by text[ ({function})], which does not move with new rows; look at it.',
  },
  WB_OUTSIDE_LINK: {
    zh: '工作簿连着外部数据[（{target}）]，照原样保留，没有更新。',
    en: 'the workbook is linked to data outside[ ({target})]; the link is kept and was not refreshed.',
  },
  WB_ODD_PACKAGE: {
    zh: '工作簿里“{part}”{what|detail}，不影响填写，照原样保留。',
    en: '“{part}” of the workbook {what|detail}; this is in nothing’s way and is kept as it is.',
  },
  WB_PLACEHOLDER_ELSEWHERE: {
    zh: '[{place|detail}里的]占位符“{text}”不在单元格中，不会填写。',
    en: 'the placeholder “{text}”[ in {place|detail}] is in no cell and is not filled.',
  },
  WB_VOLATILE: {
    zh: '{cell} 的公式用了 {function}，保留原有结果，打开时由表格程序重算。',
    en: 'the formula in {cell} uses {function}; its stored result is kept until a spreadsheet program calculates it.',
  },
  WB_TOTAL_DIFFERS: {
    zh: '{cell} 的合计是 {found}，报表是 {expected}，差额来自各行四舍五入，没有改动。',
    en: 'the total in {cell} is {found} and the report’s is {expected}; rows were rounded one by one, and nothing was changed.',
  },
  WB_OPEN_CELL: {
    zh: '{cell}（{label}）还没有对应的数；不用填的设为保留。',
    en: '{cell} ({label}) has no figure yet; keep it as it is if none belongs there.',
  },
  WB_NO_UNIT: {
    zh: '{cell} 的单位表上没有写，对应表也没有写，会按“{unit}”填；请选定单位。',
    en: 'neither the sheet nor the map names the unit of {cell}; it would be filled in {unit}. Choose the unit.',
  },
  WB_UNKNOWN: { zh: '找不到这份空白表；请刷新列表后再选。', en: 'there is no such form; refresh the list and choose again.' },
} satisfies WordsByCode;
