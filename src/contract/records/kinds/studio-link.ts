// Two studios of which one is part of the other.
import { defineField, defineKind } from '../field.ts';
import { STARTS_ON } from './shared-fields.ts';

export const STUDIO_LINK_KIND = defineKind('studio_link', { writtenWith: 'records.write' }, [
  defineField('whole_id', 'studio', 'key', { words: ['整间', 'Whole'] }),
  defineField('part_id', 'studio', 'key', { words: ['其中一间', 'Part'] }),
  STARTS_ON,
  defineField('ends_on', 'day', 'open', { words: ['到', 'Until'] }),
]);
