// A holiday, or a weekend day on which people work.
import { defineField, defineKind } from '../field.ts';

export const CALENDAR_DAY_KIND = defineKind('calendar_day', { writtenWith: 'settings.write' }, [
  defineField('day', 'day', 'key', { words: ['日期', 'Day'] }),
  defineField('kind', 'choice', 'needed', { words: ['放假或调休', 'Holiday or workday'], choices: ['holiday', 'workday'], copied: 'keep' }),
  defineField('name', 'text', 'needed', { words: ['名称', 'Name'] }),
]);
