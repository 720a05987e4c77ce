// Words of the codes about long work and about files that wait to be taken in.
import type { WordsByCode } from './phrase.ts';

/** Words of the codes about long work and staged files. */
export const JOB_WORDS = {
  TOO_MANY_CALLS: {
    zh: '你这里等着的查询太多了，这一次没有查；请[过 {seconds} 秒]再试。',
    en: 'too many of your requests wait already and this one was not begun; try again[ in {seconds} s].',
  },
  JOB_CANCELLED: {
    zh: '已取消，什么都没有写入；需要时再做一次。',
    en: 'cancelled, and nothing was written; do it again when you need it.',
  },
  JOB_CANCEL_LATE: {
    zh: '取消得晚了，在那之前已经写入；请看一下结果，不要的可以撤销。',
    en: 'the cancel came too late: it was written before; look at what came of it, and undo what you do not want.',
  },
  JOB_UNKNOWN: {
    zh: '这项工作已经结束，或者不能取消；请看它的结果。',
    en: 'this work has ended, or can’t be cancelled; look at what came of it.',
  },
  STAGING_UNKNOWN: {
    zh: '这批待导入的文件已经不在了[（{file} {sheet}）]，没有写入任何数据；请把文件重新拖进来。',
    en: 'these files no longer wait to be taken in[ ({file} {sheet})], and nothing was written; drop them again.',
  },
  STAGING_TOO_MUCH: {
    zh: '一次放进来的太多了[（{found} {unit}，最多 {limit}）]，没有写入任何数据；请分几次导入，或先放弃不要的文件。',
    en: 'too much waits to be taken in at once[ ({found} {unit}, at most {limit})], and nothing was written; take it in parts, or drop what you do not need.',
  },
  STAGING_CELL_UNKNOWN: {
    zh: '表里没有第 {row} 行的这一格，没有改动；请刷新预览后再改。',
    en: 'the sheet has no such cell in row {row}, and nothing was changed; refresh the preview and correct it there.',
  },
} satisfies WordsByCode;
