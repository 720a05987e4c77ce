// Words of how something repeats.
import { defineMessages } from '../i18n.ts';

export const sayRepeat = defineMessages('repeat', {
  repeat: ['重复', 'Repeat'],
  repeatKey: ['重复（{{key}}）', 'Repeat ({{key}})'],
  none: ['不重复', 'Once'],
  daily: ['每天', 'Daily'],
  weekdays: ['工作日', 'Weekdays'],
  weekly: ['每周', 'Weekly'],
  quick: ['星期和次数', 'Days and times'],
  quickHint: ['二四 16、工作日 10、每天 到 2026-12-31', 'weekdays 10, daily until 2026-12-31'],
  onDays: ['星期', 'On'],
  ends: ['结束', 'Ends'],
  count: ['共几次', 'After times'],
  until: ['到哪天', 'On a day'],
  countField: ['次数', 'Times'],
  untilField: ['最后一天', 'Last day'],
  day1: ['一', 'Mon'],
  day2: ['二', 'Tue'],
  day3: ['三', 'Wed'],
  day4: ['四', 'Thu'],
  day5: ['五', 'Fri'],
  day6: ['六', 'Sat'],
  day7: ['日', 'Sun'],
});
