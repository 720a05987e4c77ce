// A tenant from a day on: its name, code and category.
import { TENANT_CATEGORIES } from '../../../domain/base/catalogue.ts';
import { defineField, defineKind } from '../field.ts';
import { STARTS_ON, TENANT_KEY } from './shared-fields.ts';

export const TENANT_FACT_KIND = defineKind('tenant_fact', { writtenWith: 'records.write' }, [
  TENANT_KEY,
  STARTS_ON,
  defineField('name', 'text', 'needed', { words: ['企业名称', 'Name'], copied: 'name' }),
  defineField('uscc', 'uscc', 'needed', { words: ['统一社会信用代码', 'Credit code'] }),
  defineField('category', 'choice', 'needed', { words: ['企业类别', 'Category'], choices: TENANT_CATEGORIES }),
  defineField('leading', 'yes_no', 'needed', { words: ['头部机构', 'Leading organisation'], standard: 0 }),
  defineField('service_kind', 'text', 'open', { words: ['服务类型', 'Kind of service'], copied: 'name' }),
  defineField('industry', 'code', 'open', { words: ['行业代码', 'Industry code'], copied: 'plain' }),
]);
