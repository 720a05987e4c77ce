// Opening a closed month again: with a reason; its revision stays.
import { Modal } from 'antd';
import { useState } from 'react';
import type { ReportPages } from '../../contract/report/filing-shapes.ts';
import type { RefusalData } from '../../contract/core/shapes.ts';
import { useClient, useTell } from '../kit/api.tsx';
import { NotesField } from '../kit/fields/text-fields.tsx';
import { useLanguage, useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { RefusalNote } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import { sayMonth } from '../kit/values.tsx';
import { reportWords } from './report-words.ts';
import { useDialog } from '../kit/use-dialog.ts';

/** The dialog. */
export function ReopenDialog({ report, onClose }: { readonly report: ReportPages; readonly onClose: () => void }) {
  const say = useWords(reportWords);
  const sayKit = useWords(kitWords);
  const language = useLanguage();
  const client = useClient();
  const notices = useNotices();
  const tell = useTell(client.month.reopen);
  const [reason, setReason] = useState('');
  const [refusal, setRefusal] = useState<RefusalData | null>(null);
  const { modal, close } = useDialog(onClose);
  const { month, revision } = report.status;
  const run = async (): Promise<void> => {
    const told = await tell.run({ month, reason });
    if (told.ok) {
      notices.done(say('reopenedDone', { month: sayMonth(month, language) }));
      close();
    } else if (told.refusal === null) notices.failed(told);
    else setRefusal(told.refusal);
  };
  return (
    <Modal
      {...modal}
      title={say('reopenTitle', { month: sayMonth(month, language) })}
      okText={say('reopen')}
      cancelText={sayKit('cancel')}
      onOk={() => void run()}
      okButtonProps={{ disabled: reason.trim() === '', loading: tell.isBusy }}
    >
      <div className="close-dialog">
        <p>{say('reopenHelp', { revision: revision ?? 1 })}</p>
        {refusal === null ? null : <RefusalNote refusal={refusal} />}
        <NotesField label={say('reopenReason')} value={reason} onChange={setReason} isNeeded help={sayKit('reasonHelp')} />
      </div>
    </Modal>
  );
}
