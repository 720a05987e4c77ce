// A case of compliance.
import { CASE_KINDS } from '../../../domain/base/catalogue.ts';
import { defineField, defineKind } from '../field.ts';
import { TENANT } from './shared-fields.ts';

export const COMPLIANCE_CASE_KIND = defineKind('compliance_case', { writtenWith: 'cases.write', visibleWith: 'cases.look' }, [
  defineField('number', 'code', 'key', { words: ['编号', 'Number'] }),
  defineField('day', 'day', 'needed', { words: ['日期', 'Day'] }),
  TENANT,
  defineField('kind', 'choice', 'needed', { words: ['类型', 'Kind'], choices: CASE_KINDS }),
  defineField('description', 'notes', 'open', { words: ['描述', 'Description'] }),
  defineField('origin', 'text', 'open', { words: ['来源', 'Reported by'] }),
  defineField('resolved_on', 'day', 'open', { words: ['处置日期', 'Settled on'] }),
  defineField('outcome', 'notes', 'open', { words: ['处置结果', 'Outcome'] }),
]);
