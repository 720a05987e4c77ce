// Areas and the team of the base in a month.
import { defineField, defineKind } from '../field.ts';
import { MONTH } from './shared-fields.ts';

export const BASE_AREA_KIND = defineKind('base_area', { writtenWith: 'sales.write' }, [
  MONTH,
  defineField('floor_area', 'area', 'needed', { words: ['建筑面积(㎡)', 'Floor area (m²)'] }),
  defineField('lettable_area', 'area', 'needed', { words: ['可招商面积(㎡)', 'Lettable area (m²)'] }),
  defineField('team', 'count', 'needed', { words: ['运营团队人数', 'Operating team'] }),
]);
