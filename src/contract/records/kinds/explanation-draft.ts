// An explanation of an audit relation before the month is closed.
import { defineField, defineKind } from '../field.ts';
import { MONTH } from './shared-fields.ts';

export const EXPLANATION_DRAFT_KIND = defineKind('explanation_draft', {}, [
  MONTH,
  defineField('relation', 'text', 'key', { words: ['审核关系', 'Relation'] }),
  defineField('words', 'notes', 'needed', { words: ['说明', 'Explanation'] }),
  defineField('about', 'notes', 'needed', { words: null }),
]);
