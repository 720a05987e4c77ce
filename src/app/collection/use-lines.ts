// Corrections of a month's lines, a cell at a time: saved with undo; what was refused stays as it was typed.
import { useState } from 'react';
import { invalidateQueries } from '../ui/invalidate-queries.ts';
import type { SalesLine } from '../../contract/collection/sales-shapes.ts';
import { formatField } from '../../contract/records/fields-messages.ts';
import { formatRefusal } from '../../contract/messages.ts';
import { ALREADY_SENT, useCommand } from '../ui/api.tsx';
import { useQueryClient } from '@tanstack/react-query';
import { getLanguage } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { useChangeNotice } from '../ui/records/change-notice.ts';
import { type LineFigure, readFigure } from './line-figures.ts';
import { saySales } from './sales-messages.ts';

/** A cell that is not saved: what was typed, and why not; `why` is null while it is on its way. */
export interface Draft {
  readonly text: string;
  readonly why: string | null;
}

/** The key of a cell of a line. */
export function getCellKey(line: SalesLine, figure: LineFigure): string {
  return `${line.id}-${figure}`;
}

/** The cells that are not saved yet, and how to save one. */
export function useLineCorrections(nameOf: (tenant: number) => string) {
  const language = getLanguage();
  const queries = useQueryClient();
  const notice = useChangeNotice();
  const { run } = useCommand('records.correct');
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(new Map());
  const put = (key: string, draft: Draft | null): void =>
    setDrafts((now) => {
      const next = new Map(now);
      if (draft === null) next.delete(key);
      else next.set(key, draft);
      return next;
    });
  const save = async (line: SalesLine, figure: LineFigure, text: string): Promise<void> => {
    const key = getCellKey(line, figure);
    const read = readFigure(figure, text);
    if (!read.ok) return put(key, { text, why: formatRefusal(read.refusal, language) });
    if (read.value === line[figure]) return put(key, null);
    put(key, { text, why: null });
    const outcome = await run({ kind: 'sales_line', id: line.id, version: line.version, values: { [figure]: read.value }, reason: null });
    if (outcome.ok) {
      put(key, null);
      const what = { tenant: nameOf(line.tenant), platform: line.platform, goodsClass: line.goodsClass };
      return notice(saySales('saved', { ...what, field: formatField('sales_line', figure, language), text }), outcome.value);
    }
    if (outcome === ALREADY_SENT) return;
    put(key, {
      text,
      why: outcome.refusal === null ? sayUi('broken', { number: outcome.number }) : formatRefusal(outcome.refusal, language),
    });
    // Somebody else was first: the truth is shown, and what was typed stays beside it.
    if (outcome.refusal?.code === 'RECORD_CHANGED') await invalidateQueries(queries);
  };
  return { drafts, save };
}
