// Opening a closed month again: with a reason; its revision stays.
import { useState } from 'react';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { useClient, useCommand } from '../kit/api.tsx';
import { ActionDialog } from '../kit/dialog/ActionDialog.tsx';
import type { Acted } from '../kit/dialog/use-action.ts';
import { NotesField } from '../kit/fields/text-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { useNotices } from '../kit/notices.tsx';
import { formatMonth } from '../kit/values.tsx';
import { reportWords } from './report-words.ts';

export function ReopenDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const say = useWords(reportWords);
  const sayKit = useWords(kitWords);
  const language = useLanguage();
  const client = useClient();
  const notices = useNotices();
  const { run } = useCommand(client.month.reopen);
  const [reason, setReason] = useState('');
  const { month, revision } = report.status;
  const reopen = async (): Promise<Acted> => {
    const outcome = await run({ month, reason });
    if (outcome.ok) notices.done(say('reopenedDone', { month: formatMonth(month, language) }));
    return outcome;
  };
  return (
    <ActionDialog
      goesOn
      title={say('reopenTitle', { month: formatMonth(month, language) })}
      ok={say('reopen')}
      isReady={reason.trim() !== ''}
      act={reopen}
      onClose={onClose}
    >
      <p>{say('reopenHelp', { revision: revision ?? 1 })}</p>
      <NotesField label={say('reopenReason')} value={reason} onChange={setReason} isNeeded help={sayKit('reasonHelp')} />
    </ActionDialog>
  );
}
