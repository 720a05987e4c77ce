// The workbook of a chart's numbers, as the backend writes it.
import type { ChartName } from '../../../contract/insight/insight-shapes.ts';
import { useClient } from '../../kit/api.tsx';
import { useLanguage } from '../../kit/i18n.ts';
import { useNotices } from '../../kit/notices.tsx';
import type { Span } from '../../kit/period.ts';
import { useSaveFile } from '../../kit/save-file.ts';

/** Saves the numbers of a chart over the span. */
export function useNumbers(span: Span): (chart: ChartName) => Promise<void> {
  const client = useClient();
  const language = useLanguage();
  const notices = useNotices();
  const save = useSaveFile();
  return async (chart) => {
    const answer = await client.insight.numbers({ chart, ...span, language });
    if (answer.ok) await save({ name: answer.value.name, bytes: answer.value.bytes });
    else notices.failed(answer);
  };
}
