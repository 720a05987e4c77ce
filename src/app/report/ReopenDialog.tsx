// Opening a closed month again: with a reason; its revision stays.
import { useState } from 'react';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { sayUi } from '../ui/ui-messages.ts';
import { useNotices } from '../ui/notices.tsx';
import { formatMonth } from '../ui/values.tsx';
import { sayReport } from './report-messages.ts';

export function ReopenDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const language = getLanguage();
  const notices = useNotices();
  const { run } = useCommand('month.reopen');
  const [reason, setReason] = useState('');
  const { month, revision } = report.status;
  const reopen = async (): Promise<Acted> => {
    const outcome = await run({ month, reason });
    if (outcome.ok) notices.done(sayReport('reopenedDone', { month: formatMonth(month, language) }));
    return outcome;
  };
  return (
    <ActionDialog
      goesOn
      title={sayReport('reopenTitle', { month: formatMonth(month, language) })}
      ok={sayReport('reopen')}
      isReady={reason.trim() !== ''}
      act={reopen}
      onClose={onClose}
    >
      <p>{sayReport('reopenHelp', { revision: revision ?? 1 })}</p>
      <NotesField label={sayReport('reopenReason')} value={reason} onChange={setReason} isNeeded help={sayUi('reasonHelp')} />
    </ActionDialog>
  );
}
