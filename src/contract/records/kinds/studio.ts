// A studio: what does not change with a day.
import { defineField, defineKind } from '../field.ts';

export const STUDIO_KIND = defineKind('studio', { writtenWith: 'records.write' }, [
  defineField('code', 'code', 'key', { words: ['编号', 'Code'] }),
  defineField('name', 'text', 'open', { words: ['名称', 'Name'], copied: 'name' }),
  defineField('floor', 'text', 'open', { words: ['楼层', 'Floor'] }),
  defineField('equipment', 'notes', 'open', { words: ['设备', 'Equipment'] }),
  defineField('opened_on', 'day', 'needed', { words: ['启用日期', 'In service from'] }),
  defineField('closed_on', 'day', 'open', { words: ['停用日期', 'Out of service from'] }),
]);
