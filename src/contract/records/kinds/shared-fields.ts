// Fields that several kinds of records have alike.
import { defineField } from '../field.ts';

export const STARTS_ON = defineField('starts_on', 'day', 'key', { words: ['生效日期', 'Holds from'] });
export const MONTH = defineField('month', 'month', 'key', { words: ['月份', 'Month'] });
export const TENANT = defineField('tenant_id', 'tenant', 'needed', { words: ['企业', 'Tenant'] });
export const TENANT_KEY = defineField('tenant_id', 'tenant', 'key', { words: ['企业', 'Tenant'] });

export const MONEY = { visibleWith: 'money.look' } as const;
export const PRICE = { visibleWith: 'prices.look' } as const;

/** Lines of the sales ledger and of forms; what sessions of exports sum to is no entry of a person. */
export const ENTERED_SOURCES = ['form', 'ledger'] as const;
