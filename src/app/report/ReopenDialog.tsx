// Opening a closed month again: with a reason; its revision stays.
import { useState } from 'react';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { useClient, useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { useLanguage, useMessages } from '../ui/i18n.ts';
import { uiMessages } from '../ui/ui-messages.ts';
import { useNotices } from '../ui/notices.tsx';
import { formatMonth } from '../ui/values.tsx';
import { reportWords } from './report-messages.ts';

export function ReopenDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const say = useMessages(reportWords);
  const sayKit = useMessages(uiMessages);
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
