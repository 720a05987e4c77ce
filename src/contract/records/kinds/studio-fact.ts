// A studio from a day on: its kind, area, hours and hourly rate.
import { STUDIO_KINDS } from '../../../domain/base/catalogue.ts';
import { defineField, defineKind } from '../field.ts';
import { STARTS_ON } from './shared-fields.ts';

export const STUDIO_FACT_KIND = defineKind('studio_fact', { writtenWith: 'records.write' }, [
  defineField('studio_id', 'studio', 'key', { words: ['直播间', 'Studio'] }),
  STARTS_ON,
  defineField('kind', 'choice', 'needed', { words: ['类型', 'Kind'], choices: STUDIO_KINDS }),
  defineField('area', 'area', 'open', { words: ['面积(㎡)', 'Area (m²)'] }),
  defineField('hours', 'hours', 'needed', { words: ['每日开放', 'Opening hours'] }),
  defineField('turnaround', 'minutes', 'needed', { words: ['换场分钟', 'Turnaround (minutes)'], max: 240 }),
  defineField('hourly_rate', 'money', 'needed', { words: ['时租(元)', 'Hourly rate (yuan)'] }),
]);
