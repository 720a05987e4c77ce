// Words of the choice of months.
import { defineWords } from './i18n.ts';

export const periodWords = defineWords(
  'period',
  {
    period: '时间范围',
    last12: '近 12 个月',
    thisYear: '今年',
    lastYear: '去年',
    own: '自选',
    from: '从',
    to: '到',
    wrong: '从哪个月不能晚于到哪个月，最多 {{most}} 个月',
  },
  {
    period: 'Period',
    last12: 'Last 12 months',
    thisYear: 'This year',
    lastYear: 'Last year',
    own: 'Choose',
    from: 'From',
    to: 'To',
    wrong: 'from must not lie after to, and at most {{most}} months',
  },
);
