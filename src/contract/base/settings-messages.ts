// Words of the codes about settings: the calendar's file, exceptions to the hours.
import type { WordsByCode } from '../core/phrase.ts';

/** Words of the codes about settings. */
export const SETTINGS_WORDS = {
  CALENDAR_INVALID: {
    zh: '[“{file}”]不是节假日文件，或内容不合格式[：{detail|json}]；原来的节假日没有动，请换一个文件。',
    en: 'the file[ {file}] is no calendar of holidays, or does not fit[: {detail|json}]; the former holidays still hold, choose another file.',
  },
  EXCEPTIONS_NONE: {
    zh: '[{from} 至 {to} ]这样选下来没有一天，什么都没有写入；请核对起止日期、星期和直播间。',
    en: 'no day is left[ from {from} to {to}] by these choices and nothing was written; check the days, weekdays and studios.',
  },
  EXCEPTIONS_TOO_MANY: {
    zh: '这样会一次写入 {count} 条开放例外，最多 {most} 条，什么都没有写入；请缩短日期或分几次录入。',
    en: 'this would write {count} exceptions at once, {most} at most; nothing was written. Take fewer days, or enter them in parts.',
  },
} satisfies WordsByCode;
