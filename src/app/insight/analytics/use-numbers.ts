// The workbook of a chart's numbers, as the backend writes it.
import type { ChartName } from '../../../contract/insight/insight-shapes.ts';
import { getLanguage } from '../../ui/i18n.ts';
import type { Span } from '../../ui/period.ts';
import { useDownload } from '../../ui/save-file.ts';

/** Saves the numbers of a chart over the span. */
export function useNumbers(span: Span): (chart: ChartName) => Promise<void> {
  const language = getLanguage();
  const { download } = useDownload('insight.numbers');
  return (chart) => download({ chart, ...span, language });
}
