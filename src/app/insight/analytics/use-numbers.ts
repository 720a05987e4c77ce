// The workbook of a chart's numbers, as the backend writes it.
import type { ChartName } from '../../../contract/insight/insight-shapes.ts';
import { useClient } from '../../ui/api.tsx';
import { getLanguage } from '../../ui/i18n.ts';
import type { Span } from '../../ui/period.ts';
import { useSaveAsked } from '../../ui/save-file.ts';

/** Saves the numbers of a chart over the span. */
export function useNumbers(span: Span): (chart: ChartName) => Promise<void> {
  const client = useClient();
  const language = getLanguage();
  const save = useSaveAsked();
  return (chart) => save(client.insight.numbers({ chart, ...span, language }));
}
