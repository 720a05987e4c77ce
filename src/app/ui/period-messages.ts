// Words of the choice of months.
import { defineMessages } from './i18n.ts';

export const sayPeriod = defineMessages('period', {
  period: ['时间范围', 'Period'],
  last12: ['近 12 个月', 'Last 12 months'],
  thisYear: ['今年', 'This year'],
  lastYear: ['去年', 'Last year'],
  own: ['自选', 'Choose'],
  from: ['从', 'From'],
  to: ['到', 'To'],
  wrong: ['从哪个月不能晚于到哪个月，最多 {{most}} 个月', 'from must not lie after to, and at most {{most}} months'],
});
