// Equipment that bookings share.
import { defineField, defineKind } from '../field.ts';

export const EQUIPMENT_KIND = defineKind('equipment', { writtenWith: 'records.write' }, [
  defineField('name', 'text', 'key', { words: ['名称', 'Name'], copied: 'name' }),
  defineField('count', 'count', 'needed', { words: ['数量', 'Count'], max: 999 }),
  defineField('note', 'notes', 'open', { words: ['说明', 'Note'] }),
]);
