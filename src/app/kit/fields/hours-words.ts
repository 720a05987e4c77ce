// Words of the fields for opening hours.
import { defineWords } from '../i18n.ts';

export const hoursWords = defineWords(
  'hours',
  {
    day1: '周一',
    day2: '周二',
    day3: '周三',
    day4: '周四',
    day5: '周五',
    day6: '周六',
    day7: '周日',
    weekDrawn: '一周开放时间',
    weekSum: '一周共开放 {{hours}} 小时',
    weekHelp: '例如：08:00-24:00；一至五 10:00-22:00；六日 全天；18:00-02:00（到次日）；没写的星期不开放',
    dayHelp: '例如：休息、全天、10:00-22:00、18:00-02:00（到次日）',
  },
  {
    day1: 'Mon',
    day2: 'Tue',
    day3: 'Wed',
    day4: 'Thu',
    day5: 'Fri',
    day6: 'Sat',
    day7: 'Sun',
    weekDrawn: 'Opening hours of a week',
    weekSum: '{{hours}} hours open a week',
    weekHelp: 'Such as 08:00-24:00, 一至五 10:00-22:00；六日 全天, 18:00-02:00 (into the next day); a weekday not named is closed',
    dayHelp: 'Such as 休息 (closed), 全天 (all day), 10:00-22:00, 18:00-02:00 (into the next day)',
  },
);
