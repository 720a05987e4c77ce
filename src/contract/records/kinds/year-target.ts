// What a figure is to reach in a year.
import { defineField, defineKind } from '../field.ts';

export const YEAR_TARGET_KIND = defineKind('year_target', { writtenWith: 'sales.write', visibleWith: 'sales.look' }, [
  defineField('year', 'year', 'key', { words: ['年份', 'Year'] }),
  defineField('indicator', 'figure', 'key', { words: ['指标', 'Indicator'] }),
  defineField('value', 'figure_value', 'needed', { words: ['目标值', 'Target'] }),
]);
