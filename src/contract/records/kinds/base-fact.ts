// What the base is from a day on: printed at the head of each report.
import { BASE_KINDS } from '../../../domain/base/catalogue.ts';
import { defineField, NOTE_LENGTH, defineKind } from '../field.ts';
import { STARTS_ON } from './shared-fields.ts';

export const BASE_FACT_KIND = defineKind('base_fact', { writtenWith: 'settings.write' }, [
  STARTS_ON,
  defineField('full_name', 'text', 'needed', { words: ['填报单位', 'Reporting unit'], max: NOTE_LENGTH, copied: 'name' }),
  defineField('uscc', 'uscc', 'needed', { words: ['统一社会信用代码', 'Credit code'] }),
  defineField('kind', 'choice', 'needed', { words: ['基地类型', 'Kind of base'], choices: BASE_KINDS }),
  defineField('district', 'text', 'open', { words: ['所属区', 'District'] }),
  defineField('address', 'notes', 'open', { words: ['详细地址', 'Address'] }),
  defineField('unit_head', 'text', 'open', { words: ['单位负责人', 'Head of the unit'], isPersonName: true }),
  defineField('statistics_head', 'text', 'open', { words: ['统计负责人', 'Head of statistics'], isPersonName: true }),
  defineField('filler', 'text', 'open', { words: ['填表人', 'Filled in by'], isPersonName: true }),
  // The base's own, printed on each report.
  defineField('phone', 'phone', 'open', { words: ['联系电话', 'Phone'], visibleWith: 'look' }),
]);
