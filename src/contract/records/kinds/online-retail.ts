// Online retail of a tenant in a month.
import { defineField, defineKind } from '../field.ts';
import { ENTERED_SOURCES, MONTH, TENANT_KEY } from './shared-fields.ts';

export const ONLINE_RETAIL_KIND = defineKind('online_retail', { writtenWith: 'sales.write', visibleWith: 'sales.look' }, [
  MONTH,
  TENANT_KEY,
  defineField('source', 'choice', 'key', { words: ['数据来源', 'Source'], choices: ENTERED_SOURCES, copied: 'keep' }),
  defineField('amount', 'money', 'needed', { words: ['网络零售额(元)', 'Online retail (yuan)'] }),
]);
