// What is said of the details of a workbook's refusals: `code:facts` as they come from the code that found them, in zh-CN and en.
import type { Language } from './language.ts';

/** `{1}` and `{2}` are the facts behind the colon, parted by `|`. A detail that is in no table is said as it is. */
const DETAIL_WORDS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  no_json: ['文件不是 JSON', 'the file is no JSON'],
  no_map: ['内容不是对应表', 'this is no map'],
  unknown_key: ['不认得“{1}”', '{1} is not known'],
  missing: ['缺少“{1}”', '{1} is missing'],
  bad_value: ['“{1}”的值“{2}”不合要求', '{1} cannot be “{2}”'],
  figure: ['没有指标 {1}', 'there is no figure {1}'],
  unit: ['单位“{1}”不适用于 {2}', 'the unit {1} does not fit {2}'],
  percent_unit: ['{1} 是百分数，不写单位和小数位数', '{1} is a percentage and takes neither unit nor decimals'],
  as: ['写法“{1}”不适用于 {2}', '{2} cannot be written as {1}'],
  field: ['没有表头项“{1}”', 'there is no head field {1}'],
  no_list: ['“{1}”不能作为列表', '{1} is no list'],
  column: ['{2} 没有“{1}”这一栏', '{2} has no column {1}'],
  twice: ['{1} 已由第 {2} 项填写', '{1} is filled by entry {2} already'],
  inner: ['{1} 是合并区域 {2} 的内部单元格', '{1} is an inner cell of the merged range {2}'],
  keep: ['{1} 在保留区域 {2} 内', '{1} lies in the kept range {2}'],
  list_overlap: ['列表的行与第 {1} 项重叠', 'the rows overlap those of entry {1}'],
  in_list: ['{1} 在第 {2} 项的列表行内', '{1} stands in the rows of the list of entry {2}'],
  in_row: ['{1} 在占位符列表“{2}”的行内', '{1} stands in the row of the list {2}'],
  list_end: ['列表超出工作表的最后一行', 'the list goes beyond the last row of the sheet'],
  one_cell: ['“{1}”须是一个单元格', '{1} must be one cell'],
  one_row: ['“{1}”须在同一行内', '{1} must lie in one row'],
  boxes: ['格子只有 {1} 个，内容有 {2} 个字符', 'there are {1} boxes for {2} characters'],
  tick: ['单元格里没有可勾选的“{1}”', 'the cell has no box to tick for {1}'],
  no_tick: ['单元格里没有“□”', 'the cell has no □'],
  ticked: ['单元格里已勾选了别的选项', 'another option is ticked in the cell already'],
  formula_text: ['公式', 'a formula'],
  header: ['页眉页脚', 'a header or footer'],
  textbox: ['文本框或图形', 'a text box or shape'],
  comment: ['批注', 'a comment'],
  sheet_name: ['工作表名称', 'the name of a sheet'],
  array_formula: ['数组公式', 'an array formula'],
  data_table: ['模拟运算表', 'a data table'],
  merged_range: ['合并单元格', 'a merged range'],
  table_range: ['表格区域', 'a table'],
  pivot_table: ['数据透视表', 'a pivot table'],
  scenario: ['方案', 'a scenario'],
  custom_view: ['自定义视图', 'a custom view'],
  sheets_reference: ['跨工作表引用', 'a reference over several sheets'],
  xml_map: ['XML 映射', 'an XML map'],
  ole_object: ['嵌入对象', 'an embedded object'],
  form_control: ['控件', 'a control'],
  unknown_extension: ['未知扩展内容', 'an unknown extension'],
  last_row: ['末行位置', 'the last row of the sheet'],
  function: ['不认得函数 {1}', 'the function {1} is not known'],
  volatile: ['每次打开都会变', 'it changes at every opening'],
  language: ['随语言而变', 'it depends on the language'],
  format: ['不认得的数字格式 {1}', 'the number format {1} is not known'],
  depends: ['它依赖的公式算不了', 'a formula that it depends on cannot be calculated'],
  circular: ['循环引用', 'it refers to itself'],
  table: ['模拟运算表', 'a data table'],
  size: ['区域太大', 'its areas are too large'],
  array: ['一次引用了多处', 'it refers to many places at once'],
  spill: ['结果占的格数和空白表里的不同', 'its result takes another number of cells than in the blank'],
  doubt: ['算出的结果与空白表里的对不上', 'what is calculated here is not what the blank shows'],
  syntax: ['公式写法不认得', 'it is not written as formulas are'],
  costly: ['计算量过大', 'too much work to calculate'],
  structured: ['表格的结构化引用', 'structured references'],
  external: ['引用了外部工作簿', 'it refers to another workbook'],
  depth: ['嵌套太深', 'it nests too deep'],
  sheet_without_part: ['这张表没有内容（旧版宏表）', 'is a sheet without content (a macro module of old Excel)'],
  part_missing: ['有引用而文件中没有', 'is pointed at and is not there'],
  part_empty: ['是空的', 'is empty'],
  check_empty: ['审核单元格 {1} 是空的', 'the cell {1} to be checked is empty'],
};

/** A detail in words: `figure:ZB-9.01.month` as `没有指标 ZB-9.01.month`. */
export function formatWorkbookDetail(detail: string, language: Language): string {
  const colon = detail.indexOf(':');
  const code = colon < 0 ? detail : detail.slice(0, colon);
  const said = Object.hasOwn(DETAIL_WORDS, code) ? DETAIL_WORDS[code] : undefined;
  if (said === undefined) return detail;
  const facts = colon < 0 ? '' : detail.slice(colon + 1);
  const bar = facts.indexOf('|');
  const [first, second] = bar < 0 ? [facts, ''] : [facts.slice(0, bar), facts.slice(bar + 1)];
  return said[language === 'zh-CN' ? 0 : 1].replace(/\{([12])\}/g, (_, which: string) => (which === '1' ? first : second));
}
