// A licence, contract or proof of a tenant.
import { PAPER_KINDS } from '../../../domain/base/catalogue.ts';
import { defineField, defineKind } from '../field.ts';
import { TENANT_KEY } from './shared-fields.ts';

export const PAPER_KIND = defineKind('paper', { writtenWith: 'records.write', visibleWith: 'files.look' }, [
  TENANT_KEY,
  defineField('kind', 'choice', 'key', { words: ['种类', 'Kind'], choices: PAPER_KINDS }),
  defineField('number', 'code', 'key', { words: ['编号', 'Number'], standard: '' }),
  defineField('issued_on', 'day', 'open', { words: ['发证日期', 'Issued on'] }),
  defineField('expires_on', 'day', 'open', { words: ['到期日期', 'Expires on'] }),
  defineField('seen_on', 'day', 'open', { words: ['核验日期', 'Seen on'] }),
  defineField('seen_by', 'text', 'open', { words: ['核验人', 'Seen by'], copied: 'name' }),
]);
