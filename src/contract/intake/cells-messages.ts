// Words of the codes about one cell or row. Each follows the place and what was found there: "第 12 行“成交额(元)”写的是“12.345”：…".
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes about one cell. */
export const CELL_WORDS = {
  CELL_REQUIRED: {
    zh: '这一项必填，请补上后再导入。',
    en: 'this must be filled; fill it in and import again.',
    expected: { zh: '必填', en: 'a value' },
  },
  CELL_ERROR_VALUE: {
    zh: '这是公式算错的结果，请改正公式或直接填数后再导入。',
    en: 'the cell holds an error of a formula; mend it and import again.',
    expected: { zh: '值，不能是错误值（#REF! 等）', en: 'a value, not an error such as #REF!' },
  },
  CELL_FORMULA_WITHOUT_VALUE: {
    zh: '公式没有算出的结果，读不到数；请用 Excel 或 WPS 打开、保存一次后再导入。',
    en: 'the formula has no stored result; open and save the file in Excel or WPS, then import again.',
    expected: { zh: '已算出结果的公式或直接填的值', en: 'a formula with its result, or a plain value' },
  },
  CELL_NOT_NUMBER: {
    zh: '不是数，请改正后再导入。',
    en: 'this is no number; correct it and import again.',
    expected: { zh: '数，如 1234.50', en: 'a number such as 1234.50' },
  },
  CELL_NOT_WHOLE: {
    zh: '应为整数，请改正后再导入。',
    en: 'this must be a whole number; correct it and import again.',
    expected: { zh: '整数，如 12', en: 'a whole number such as 12' },
  },
  CELL_NEGATIVE: {
    zh: '不能是负数，请改正后再导入。',
    en: 'this must not be negative; correct it and import again.',
    expected: { zh: '不小于 0 的数', en: 'a number of at least 0' },
  },
  CELL_TOO_LARGE: {
    zh: '数太大，[最大 {limit}，]请核对单位后再导入。',
    en: 'this is too large[, {limit} is the most]; check the unit and import again.',
    expected: { zh: '[不大于 {limit} 的数]', en: '[a number of at most {limit}]' },
  },
  CELL_PERCENTAGE: {
    zh: '百分数不能当数量或金额，请填实际的数后再导入。',
    en: 'a percentage is no amount; fill in the figure itself and import again.',
    expected: { zh: '数，不带百分号', en: 'a number without a percent sign' },
  },
  CELL_TOO_MANY_DECIMALS: {
    zh: '最多 {decimals} 位小数，请改正后再导入。',
    en: 'at most {decimals} decimals are taken; correct it and import again.',
    expected: { zh: '数，最多 {decimals} 位小数，如 1234.50', en: 'a number with at most {decimals} decimals, such as 1234.50' },
  },
  CELL_NOT_DAY: {
    zh: '不是日期，请按 2026-10-03 的样子填写后再导入。',
    en: 'this is no day; write it as 2026-10-03 and import again.',
    expected: { zh: '日期，如 2026-10-03', en: 'a day such as 2026-10-03' },
  },
  CELL_NOT_MONTH: {
    zh: '不是月份，请按 2026-10 的样子填写后再导入。',
    en: 'this is no month; write it as 2026-10 and import again.',
    expected: { zh: '月份，如 2026-10', en: 'a month such as 2026-10' },
  },
  CELL_NOT_TIME: {
    zh: '不是日期加时刻，请按 2026-10-03 20:15 的样子填写（00:00 至 24:00）后再导入。',
    en: 'this is no time; write it as 2026-10-03 20:15 (00:00 to 24:00) and import again.',
    expected: { zh: '日期和时刻，如 2026-10-03 20:15', en: 'a day and time such as 2026-10-03 20:15' },
  },
  CELL_NOT_CLOCK: {
    zh: '不是钟点，请按 08:00 的样子填写（00:00 至 24:00）。',
    en: 'this is no time of day; write it as 08:00 (00:00 to 24:00).',
    expected: { zh: '钟点，如 08:00', en: 'a time of day such as 08:00' },
  },
  CELL_NOT_DURATION: {
    zh: '不是时长，请填分钟数，或 2:05:00、2小时5分钟这样的写法后再导入。',
    en: 'this is no duration; write minutes, or 2:05:00, and import again.',
    expected: { zh: '时长，如 125（分钟）或 2:05:00', en: 'a duration such as 125 (minutes) or 2:05:00' },
  },
  CELL_OUT_OF_YEARS: {
    zh: '年份须在 {from} 至 {to} 之间，请改正后再导入。',
    en: 'the year must lie between {from} and {to}; correct it and import again.',
    expected: { zh: '{from} 至 {to} 年之间', en: 'a year from {from} to {to}' },
  },
  CELL_FUTURE_MONTH: {
    zh: '这个月还没到，最晚只收 {limit}，请改正后再导入。',
    en: 'this month lies ahead, {limit} is the latest taken; correct it and import again.',
    expected: { zh: '不晚于 {limit} 的月份', en: 'a month no later than {limit}' },
  },
  CELL_FUTURE_DAY: {
    zh: '这一天还没到，最晚只收 {limit}，请改正后再导入。',
    en: 'this day lies ahead, {limit} is the latest taken; correct it and import again.',
    expected: { zh: '不晚于 {limit} 的日期', en: 'a day no later than {limit}' },
  },
  CELL_UNKNOWN_WORD: {
    zh: '不在可填的词里，请从这些里选一个后再导入：{allowed}。',
    en: 'not one of the words that can stand here; choose one of: {allowed}.',
    expected: { zh: '其中之一：{allowed}', en: 'one of: {allowed}' },
  },
  CELL_IDENTIFIER_EXPONENT: {
    zh: 'Excel 把编号变成了科学计数，后面的数字已经丢失；请把该列设为“文本”格式，重新填写编号后再导入。',
    en: 'Excel turned this identifier into a number and lost its digits; make the column text, type it again and import again.',
    expected: { zh: '完整的编号，按文本填写', en: 'the whole identifier, as text' },
  },
  CELL_TOO_LONG: {
    zh: '共 {length} 个字，最多 {limit} 个，请缩短后再导入。',
    en: '{length} characters, {limit} is the most; shorten it and import again.',
    expected: { zh: '不超过 {limit} 个字', en: 'at most {limit} characters' },
  },
  USCC_SHAPE: {
    zh: '统一社会信用代码应为 18 位数字或大写字母，请对照营业执照改正后再导入。',
    en: 'a unified social credit code has 18 digits or capital letters; correct it from the licence and import again.',
    expected: { zh: '18 位统一社会信用代码', en: 'a code of 18 characters' },
  },
  USCC_LETTER: {
    zh: '统一社会信用代码里不会有字母 {letters}（多半是把数字看成了字母），请对照营业执照改正后再导入。',
    en: 'a unified social credit code never holds the letters {letters}; correct it from the licence and import again.',
    expected: { zh: '18 位统一社会信用代码，不含 I、O、S、V、Z', en: 'a code of 18 characters without I, O, S, V, Z' },
  },
  HOURS_SHAPE: {
    zh: '看不懂开放时间，请按 08:00-24:00 或“一至五 08:00-24:00；六日 10:00-22:00”的样子填写后再导入。',
    en: 'these are no opening hours; write them as 08:00-24:00, with weekdays as in 一至五 08:00-24:00, and import again.',
    expected: { zh: '开放时间，如 08:00-24:00', en: 'opening hours such as 08:00-24:00' },
  },
  TURNAROUND_RANGE: {
    zh: '换场时间须在 0 至 {limit} 分钟之间，请改正后再导入。',
    en: 'turnaround must lie between 0 and {limit} minutes; correct it and import again.',
    expected: { zh: '0 至 {limit} 的分钟数', en: 'minutes from 0 to {limit}' },
  },
  YES_NO: {
    zh: '只能填“是”或“否”，请改正后再导入。',
    en: 'only 是 (yes) or 否 (no) can stand here; correct it and import again.',
    expected: { zh: '是 或 否', en: '是 or 否' },
  },
} satisfies WordsByCode;
