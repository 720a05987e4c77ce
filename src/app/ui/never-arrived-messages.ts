// Words of the bookings that nobody came to.
import { defineMessages } from './i18n.ts';

export const sayNeverArrived = defineMessages('never-arrived', {
  title: ['前几天有 {{count}} 场没来，还没处理', '{{count}} bookings of the days before: nobody came, nobody settled them'],
  charge: ['全部记为未到场，共收 {{amount}} 元。', 'As no-shows they are charged {{amount}} yuan in all.'],
  list: ['看是哪些', 'Which they are'],
  row: ['{{times}} {{studio}} {{name}}', '{{times}} {{studio}} {{name}}'],
  amount: ['{{amount}} 元', '{{amount}} yuan'],
  settle: ['全部记为未到场', 'Mark all as no-shows'],
  reason: ['前一天没有人来', 'Nobody came the day before'],
  settled: ['已把 {{count}} 场记为未到场', '{{count}} bookings marked as no-shows'],
  settledCharged: ['已把 {{count}} 场记为未到场，共收 {{amount}} 元', '{{count}} bookings marked as no-shows, {{amount}} yuan charged'],
});
