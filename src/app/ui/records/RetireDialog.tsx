// Retires a record with a reason, so that nothing later uses it, or brings a retired one back.
import { useState } from 'react';
import { formatRecordKind } from '../../../contract/core/records-messages.ts';
import { useApiQuery, useCommand } from '../api.tsx';
import { ActionDialog } from '../dialog/ActionDialog.tsx';
import type { Acted } from '../dialog/use-action.ts';
import { TextField } from '../fields/text-fields.tsx';
import { getLanguage } from '../i18n.ts';
import { sayUi } from '../ui-messages.ts';
import { Show } from '../Notes.tsx';
import { useChangeNotice } from './change-notice.ts';
import type { DeskTask } from './record-task.ts';
import { sayRecord } from './record-messages.ts';

interface RetireDialogProps {
  readonly task: Extract<DeskTask, { what: 'retire' | 'restore' }>;
  readonly onClose: () => void;
}

const WORDS = {
  retire: { title: 'retireKind', help: 'retireHelp', button: 'retire', done: 'retired' },
  restore: { title: 'restoreKind', help: 'restoreHelp', button: 'restore', done: 'restored' },
} as const;

/** The dialog that retires or restores. */
export function RetireDialog({ task, onClose }: RetireDialogProps) {
  const notice = useChangeNotice();
  const [reason, setReason] = useState('');
  const { run } = useCommand(`records.${task.what}`);
  const asked = useApiQuery('records.get', { kind: task.kind, id: task.id }, { staleTime: 0 });
  const kind = formatRecordKind(task.kind, getLanguage());
  const words = WORDS[task.what];
  const write = async (): Promise<Acted> => {
    if (asked.state !== 'ready') return null;
    const outcome = await run({ kind: task.kind, id: task.id, version: asked.value.version, reason: reason.trim() });
    if (!outcome.ok) return outcome;
    notice(sayRecord(words.done, { what: task.label }), outcome.value);
    task.done?.(task.id);
    return outcome;
  };
  return (
    <ActionDialog
      title={`${sayRecord(words.title, { kind })}：${task.label}`}
      ok={sayRecord(words.button)}
      isDanger={task.what === 'retire'}
      isReady={reason.trim() !== '' && asked.state === 'ready'}
      act={write}
      onClose={onClose}
    >
      <p>{sayRecord(words.help)}</p>
      <Show asked={asked}>
        {() => <TextField label={sayUi('reason')} help={sayUi('reasonHelp')} isNeeded value={reason} onChange={setReason} />}
      </Show>
    </ActionDialog>
  );
}
