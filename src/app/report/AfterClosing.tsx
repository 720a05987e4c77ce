// What the closing dialog does once the month is closed: the report saved as xlsx and PDF, and noted as handed in.
import { Checkbox } from 'antd';
import { useState } from 'react';
import { useCommand } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useNotices, useToldCommand } from '../ui/notices.tsx';
import { usePermissions } from '../ui/permissions.tsx';
import { readPreference, writePreference } from '../ui/preferences.ts';
import { useSaveFile } from '../ui/save-file.ts';
import { trimOrNull } from '../ui/values.tsx';
import { sayReport } from './report-messages.ts';

/** What was chosen in the dialog; `go` does it, and says what of it failed: the month is closed all the same. */
interface AfterClosing {
  readonly isSaved: boolean;
  readonly setSaved: (isSaved: boolean) => void;
  readonly how: string;
  readonly setHow: (how: string) => void;
  readonly go: () => Promise<void>;
}

/** Whether the report is saved too, as it was left. */
const REMEMBERED = 'close-saves';

/** Keeps what is chosen. */
export function useAfterClosing(month: string): AfterClosing {
  const notices = useNotices();
  const save = useSaveFile();
  const submit = useToldCommand('month.submit', ({ state }) => sayReport('submitted', { state: sayReport(`state_${state}`) }));
  const exporting = useCommand('report.export');
  const [isSaved, setSaved] = useState(() => readPreference(REMEMBERED) !== 'no');
  const [how, setHow] = useState('');
  const go = async (): Promise<void> => {
    const words = trimOrNull(how);
    if (words !== null) await submit.send({ month, how: words, receipt: null, result: null, words: null, disputed: [] });
    writePreference(REMEMBERED, isSaved ? 'yes' : 'no');
    if (!isSaved) return;
    const outcome = await exporting.run({ month, profile: null, kinds: ['xlsx', 'pdf'] });
    if (!outcome.ok) notices.failed(outcome);
    else for (const file of outcome.value.files) await save(file);
  };
  return { isSaved, setSaved, how, setHow, go };
}

/** The choices, for those who may. */
export function ThenFields({ then }: { readonly then: AfterClosing }) {
  const may = usePermissions();
  return (
    <section className="stack-2" aria-label={sayReport('closeThen')}>
      <p className="close-title">{sayReport('closeThen')}</p>
      {may.call('report.export') ? (
        <Checkbox checked={then.isSaved} onChange={(event) => then.setSaved(event.target.checked)}>
          {sayReport('closeSave')}
        </Checkbox>
      ) : null}
      {may.call('month.submit') ? (
        <TextField label={sayReport('closeHow')} value={then.how} onChange={then.setHow} placeholder={sayReport('howExample')} />
      ) : null}
    </section>
  );
}
