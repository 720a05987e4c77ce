// An event of the base.
import { EVENT_KINDS } from '../../../domain/base/catalogue.ts';
import { defineField, defineKind } from '../field.ts';

export const EVENT_KIND = defineKind('event', { writtenWith: 'sales.write', calledBy: ['day', 'kind', 'name'] }, [
  defineField('day', 'day', 'key', { words: ['日期', 'Day'] }),
  defineField('kind', 'choice', 'key', { words: ['类型', 'Kind'], choices: EVENT_KINDS }),
  defineField('name', 'text', 'key', { words: ['名称', 'Name'], copied: 'name' }),
  defineField('nth', 'count', 'key', { words: ['同名第几场', 'Nth of that name'], standard: 1, max: 999 }),
  defineField('attendance', 'count', 'needed', { words: ['参加人数', 'Attendance'] }),
]);
