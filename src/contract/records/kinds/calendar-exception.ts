// Other opening hours on a day, of one studio or of the whole base.
import { defineField, defineKind } from '../field.ts';

export const CALENDAR_EXCEPTION_KIND = defineKind('calendar_exception', { writtenWith: 'settings.write' }, [
  defineField('day', 'day', 'key', { words: ['日期', 'Day'] }),
  defineField('studio_id', 'studio', 'key_or_all', { words: ['直播间', 'Studio'] }),
  defineField('hours', 'day_hours', 'needed', { words: ['开放', 'Open'] }),
  defineField('note', 'notes', 'open', { words: ['说明', 'Note'] }),
]);
