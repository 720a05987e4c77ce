// Words of the fields for opening hours.
import { defineMessages } from '../i18n.ts';

export const sayHours = defineMessages('hours', {
  day1: ['周一', 'Mon'],
  day2: ['周二', 'Tue'],
  day3: ['周三', 'Wed'],
  day4: ['周四', 'Thu'],
  day5: ['周五', 'Fri'],
  day6: ['周六', 'Sat'],
  day7: ['周日', 'Sun'],
  weekDrawn: ['一周开放时间', 'Opening hours of a week'],
  weekSum: ['一周共开放 {{hours}} 小时', '{{hours}} hours open a week'],
  weekHelp: [
    '例如：08:00-24:00；一至五 10:00-22:00；六日 全天；18:00-02:00（到次日）；没写的星期不开放',
    'Such as 08:00-24:00, 一至五 10:00-22:00；六日 全天, 18:00-02:00 (into the next day); a weekday not named is closed',
  ],
  dayHelp: [
    '例如：休息、全天、10:00-22:00、18:00-02:00（到次日）',
    'Such as 休息 (closed), 全天 (all day), 10:00-22:00, 18:00-02:00 (into the next day)',
  ],
});
