// A workbook of the bureau.
import { defineField, defineKind } from '../field.ts';

export const BUREAU_WORKBOOK_KIND = defineKind('bureau_workbook', {}, [defineField('name', 'text', 'key', { words: ['名称', 'Name'] })]);
