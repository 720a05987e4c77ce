// A note from one shift to the next.
import { CONTACT, defineField, defineKind } from '../field.ts';

export const SHIFT_NOTE_KIND = defineKind('shift_note', { calledBy: ['words'] }, [
  defineField('at_ms', 'count', 'needed', { words: ['时间', 'Written at'] }),
  defineField('who', 'text', 'needed', { words: ['谁写的', 'Written by'] }),
  defineField('words', 'notes', 'needed', { words: ['内容', 'Words'], ...CONTACT }),
  defineField('done_ms', 'count', 'open', { words: ['做完的时间', 'Done at'] }),
  defineField('done_by', 'text', 'open', { words: ['谁做的', 'Done by'] }),
]);
