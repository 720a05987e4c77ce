// A time that a studio is out of use.
import { defineField, defineKind } from '../field.ts';

export const BLACKOUT_KIND = defineKind('blackout', { writtenWith: 'records.write', calledBy: ['studio_id', 'starts_at', 'reason'] }, [
  defineField('studio_id', 'studio', 'needed', { words: ['直播间', 'Studio'] }),
  defineField('starts_at', 'instant', 'needed', { words: ['开始', 'From'] }),
  defineField('ends_at', 'instant', 'needed', { words: ['结束', 'Until'] }),
  defineField('reason', 'notes', 'needed', { words: ['原因', 'Reason'] }),
]);
