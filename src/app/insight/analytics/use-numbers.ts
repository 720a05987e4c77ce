// The workbook of a chart's numbers, as the backend writes it.
import type { ChartName } from '../../../contract/insight/insight-shapes.ts';
import { useClient } from '../../kit/api.tsx';
import { useLanguage } from '../../kit/i18n.ts';
import type { Span } from '../../kit/period.ts';
import { useSaveAsked } from '../../kit/save-file.ts';

/** Saves the numbers of a chart over the span. */
export function useNumbers(span: Span): (chart: ChartName) => Promise<void> {
  const client = useClient();
  const language = useLanguage();
  const save = useSaveAsked();
  return (chart) => save(client.insight.numbers({ chart, ...span, language }));
}
