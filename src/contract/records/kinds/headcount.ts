// People of a tenant in a month.
import { defineField, defineKind } from '../field.ts';
import { MONTH, TENANT_KEY } from './shared-fields.ts';

export const HEADCOUNT_KIND = defineKind('headcount', { writtenWith: 'sales.write' }, [
  MONTH,
  TENANT_KEY,
  defineField('hosts', 'count', 'needed', { words: ['主播数', 'Hosts'] }),
  defineField('employees', 'count', 'needed', { words: ['从业人员', 'People employed'] }),
]);
