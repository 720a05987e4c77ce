// A tenant: whom to call, and what does not change with a day.
import { SHORT_NAME_LENGTH } from '../../../domain/base/short-name.ts';
import { CONTACT, defineField, defineKind } from '../field.ts';

export const TENANT_KIND = defineKind('tenant', { writtenWith: 'records.write' }, [
  defineField('short_name', 'text', 'open', { words: ['简称', 'Short name'], max: SHORT_NAME_LENGTH, copied: 'short' }),
  defineField('legal_person', 'text', 'open', { words: ['法定代表人', 'Legal representative'], isPersonName: true }),
  defineField('contact', 'text', 'open', { words: ['联系人', 'Contact'], ...CONTACT, isPersonName: true, writtenWith: 'contacts.write' }),
  defineField('phone', 'phone', 'open', { words: ['联系电话', 'Phone'], writtenWith: 'contacts.write' }),
  defineField('incubated_on', 'day', 'open', { words: ['孵化日期', 'Incubated on'] }),
  defineField('notes', 'notes', 'open', { words: ['备注', 'Notes'], ...CONTACT }),
]);
