// A file kept with a tenant or one of its papers.
import { defineField, defineKind } from '../field.ts';

// Its bytes are fixed and beside its values: their hash stands for them in the history.
export const ATTACHMENT_KIND = defineKind('attachment', { visibleWith: 'files.look', calledBy: ['name'] }, [
  defineField('entity', 'text', 'needed', { words: null }),
  defineField('entity_id', 'count', 'needed', { words: null }),
  defineField('name', 'text', 'needed', { words: ['文件名', 'File name'] }),
  defineField('sha256', 'text', 'needed', { words: null }),
  defineField('added_ms', 'count', 'needed', { words: null }),
]);
