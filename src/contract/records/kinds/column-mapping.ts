// Which columns of a file are which fields.
import { defineField, defineKind } from '../field.ts';

export const COLUMN_MAPPING_KIND = defineKind('column_mapping', { calledBy: ['name'] }, [
  defineField('signature', 'text', 'key', { words: null }),
  defineField('name', 'text', 'needed', { words: ['名称', 'Name'] }),
  defineField('kind', 'text', 'needed', { words: ['类型', 'Kind'] }),
  defineField('fields', 'notes', 'needed', { words: ['列', 'Columns'] }),
]);
