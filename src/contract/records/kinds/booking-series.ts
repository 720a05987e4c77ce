// A series of bookings by a rule.
import { defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

export const BOOKING_SERIES_KIND = defineKind('booking_series', { calledBy: ['studio_id', 'rule'] }, [
  TENANT,
  defineField('studio_id', 'studio', 'needed', { words: ['直播间', 'Studio'] }),
  defineField('starts_on', 'day', 'needed', { words: ['从', 'From'] }),
  defineField('rule', 'notes', 'needed', { words: ['重复', 'Repeats'], copied: 'plain' }),
  defineField('starts_minute', 'minute_of_day', 'needed', { words: ['几点', 'At'] }),
  defineField('minutes', 'minutes', 'needed', { words: ['时长(分钟)', 'Length (minutes)'] }),
  defineField('title', 'text', 'open', { words: ['主题', 'Title'] }),
]);
