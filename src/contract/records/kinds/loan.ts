// A thing that is lent.
import { CONTACT, defineField, defineKind } from '../field.ts';

export const LOAN_KIND = defineKind('loan', { calledBy: ['thing'] }, [
  defineField('thing', 'text', 'needed', { words: ['物品', 'Thing'] }),
  defineField('tenant_id', 'tenant', 'open', { words: ['企业', 'Tenant'] }),
  defineField('holder', 'text', 'open', { words: ['借用人', 'Lent to'], ...CONTACT, isPersonName: true }),
  defineField('lent_at', 'instant', 'needed', { words: ['借出', 'Lent at'] }),
  defineField('lent_by', 'text', 'needed', { words: ['经手', 'Lent by'] }),
  defineField('due_at', 'instant', 'open', { words: ['应还', 'Due'] }),
  defineField('returned_at', 'instant', 'open', { words: ['归还', 'Returned'] }),
  defineField('returned_to', 'text', 'open', { words: ['收回人', 'Taken back by'] }),
  defineField('note', 'notes', 'open', { words: ['说明', 'Note'], ...CONTACT }),
]);
