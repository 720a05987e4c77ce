// A figure of a month before the program was used.
import { defineField, defineKind } from '../field.ts';
import { MONTH } from './shared-fields.ts';

export const HISTORICAL_FIGURE_KIND = defineKind('historical_figure', { writtenWith: 'report.write', visibleWith: 'sales.look' }, [
  MONTH,
  defineField('figure', 'figure', 'key', { words: ['指标', 'Figure'] }),
  defineField('raw', 'count', 'open', { words: null, inner: true }),
  defineField('value', 'figure_value', 'needed', { words: ['数值', 'Value'] }),
  defineField('origin', 'notes', 'open', { words: ['来源', 'Where from'] }),
]);
