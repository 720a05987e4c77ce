// A lease: what a tenant rents, from when to when, for how much.
import { defineField, defineKind } from '../field.ts';
import { MONEY, TENANT } from './shared-fields.ts';

export const LEASE_KIND = defineKind('lease', { writtenWith: 'records.write' }, [
  defineField('contract', 'code', 'key', { words: ['合同编号', 'Contract'] }),
  TENANT,
  defineField('starts_on', 'day', 'needed', { words: ['起租日', 'From'] }),
  defineField('ends_on', 'day', 'needed', { words: ['到期日', 'To'] }),
  defineField('left_on', 'day', 'open', { words: ['退租日', 'Left on'] }),
  defineField('area', 'area', 'needed', { words: ['租用面积(㎡)', 'Area (m²)'] }),
  defineField('monthly_rent', 'money', 'open', { words: ['月租金(元)', 'Monthly rent (yuan)'], ...MONEY }),
  defineField('deposit', 'money', 'open', { words: ['押金(元)', 'Deposit (yuan)'], ...MONEY }),
  defineField('studios', 'studios', 'needed', { words: ['专属直播间', 'Exclusive studios'], standard: '[]' }),
  defineField('free_minutes', 'minutes', 'open', { words: ['每月免费小时', 'Free hours a month'] }),
  defineField('own_rate', 'money', 'open', { words: ['专属直播间单价(元/小时)', 'Own studios (yuan an hour)'], ...MONEY }),
]);
