// What an hour costs from a day on, in one studio or in the whole base.
import { defineField, defineKind } from '../field.ts';
import { STARTS_ON } from './shared-fields.ts';

export const RATE_PLAN_KIND = defineKind('rate_plan', { writtenWith: 'records.write' }, [
  defineField('studio_id', 'studio', 'key_or_all', { words: ['直播间（空：全基地）', 'Studio (empty: the whole base)'] }),
  STARTS_ON,
  defineField('day_from', 'minute_of_day', 'needed', { words: ['日间从', 'Day from'], standard: 480, max: 1439 }),
  defineField('night_from', 'minute_of_day', 'needed', { words: ['夜间从', 'Night from'], standard: 1320, max: 1440 }),
  defineField('day_rate', 'money', 'needed', { words: ['日间每小时(元)', 'Day, an hour (yuan)'] }),
  defineField('night_rate', 'money', 'needed', { words: ['夜间每小时(元)', 'Night, an hour (yuan)'] }),
  defineField('half_day_rate', 'money', 'open', { words: ['半天 4 小时(元)', 'Half day, 4 h (yuan)'] }),
  defineField('full_day_rate', 'money', 'open', { words: ['全天 8 小时(元)', 'Day, 8 h (yuan)'] }),
  defineField('minimum', 'minutes', 'needed', { words: ['起租分钟', 'Minimum (minutes)'], standard: 0, max: 1440 }),
]);
