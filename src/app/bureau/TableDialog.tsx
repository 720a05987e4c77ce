// A kept form filled as a table on short notice: its name, the months, and the file.
import { useState } from 'react';
import type { Workbook } from '../../contract/bureau/workbook-shapes.ts';
import { addMonths, monthOf, parseMonth } from '../../domain/time/calendar.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { MonthField } from '../ui/fields/date-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useNotices } from '../ui/notices.tsx';
import { useSaveFile } from '../ui/save-file.ts';
import { useToday } from '../ui/today.ts';
import { formatMonth } from '../ui/values.tsx';
import { sayTable } from './table-messages.ts';

/** The dialog. `before`: what is still to be kept of the map. */
export function TableDialog({
  view,
  before,
  onClose,
}: {
  readonly view: Pick<Workbook, 'id' | 'name'>;
  readonly before: () => Promise<unknown>;
  readonly onClose: () => void;
}) {
  const language = getLanguage();
  const notices = useNotices();
  const save = useSaveFile();
  const { run } = useCommand('workbooks.fillTable');
  const last = addMonths(monthOf(useToday()), -1);
  const [typed, setTyped] = useState(view.name);
  const [from, setFrom] = useState<string | null>(last);
  const [to, setTo] = useState<string | null>(last);
  const [name, first, until] = [typed.trim(), parseMonth(from ?? ''), parseMonth(to ?? '')];
  const isOrdered = first !== null && until !== null && first <= until;
  const fill = async (): Promise<Acted> => {
    if (first === null || until === null) return null;
    await before();
    const answer = await run({ id: view.id, name, from: first, to: until });
    if (!answer.ok) return answer;
    const { openMonths, workbook } = answer.value;
    await save(answer.value);
    const months = openMonths.map((month) => formatMonth(month, language)).join('、');
    notices.done(sayTable(openMonths.length === 0 ? 'filled' : 'filledOpen', { count: workbook.written, months }));
    return answer;
  };
  return (
    <ActionDialog
      title={sayTable('title')}
      ok={sayTable('fill')}
      focus="field"
      isReady={name !== '' && isOrdered}
      act={fill}
      onClose={onClose}
    >
      <p className="soft">{sayTable('help')}</p>
      <TextField label={sayTable('name')} isNeeded value={typed} onChange={setTyped} />
      <MonthField label={sayTable('from')} value={from} onChange={setFrom} />
      <MonthField
        label={sayTable('to')}
        value={to}
        onChange={setTo}
        error={first !== null && until !== null && first > until ? sayTable('order') : null}
      />
    </ActionDialog>
  );
}
