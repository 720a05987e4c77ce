// A word at the head of a month’s report.
import { defineField, defineKind } from '../field.ts';
import { MONTH } from './shared-fields.ts';

export const MONTH_HEAD_KIND = defineKind('month_head', {}, [
  MONTH,
  defineField('field', 'text', 'key', { words: ['项目', 'Field'] }),
  defineField('value', 'notes', 'needed', { words: ['内容', 'Content'] }),
]);
