// Retires a record, with a reason: it stays, and nothing later uses it.
import { Modal } from 'antd';
import { useState } from 'react';
import { sayRecordKind } from '../../../contract/words-records.ts';
import { useApi, useAsk, useClient, useTell } from '../api.tsx';
import type { Told } from '../api.tsx';
import { TextField } from '../fields/text-fields.tsx';
import { useLanguage, useWords } from '../i18n.ts';
import { kitWords } from '../kit-words.ts';
import { BrokenNote, RefusalNote, Show } from '../Notes.tsx';
import { useChangeNotice } from './change-notice.ts';
import type { DeskTask } from './desk-task.ts';
import { recordWords } from './record-words.ts';

interface RetireDialogProps {
  readonly task: Extract<DeskTask, { what: 'retire' }>;
  readonly onClose: () => void;
}

/** The dialog that retires. */
export function RetireDialog({ task, onClose }: RetireDialogProps) {
  const say = useWords(recordWords);
  const sayKit = useWords(kitWords);
  const api = useApi();
  const client = useClient();
  const notice = useChangeNotice();
  const [reason, setReason] = useState('');
  const [failed, setFailed] = useState<Told<unknown> | null>(null);
  const { run, isBusy } = useTell(client.records.retire);
  const asked = useAsk(api.records.get.queryOptions({ input: { kind: task.kind, id: task.id }, staleTime: 0 }));
  const kind = sayRecordKind(task.kind, useLanguage());
  const retire = async (): Promise<void> => {
    if (asked.state !== 'ready' || reason.trim() === '') return;
    const told = await run({ kind: task.kind, id: task.id, version: asked.value.version, reason: reason.trim() });
    setFailed(told);
    if (!told.ok) return;
    onClose();
    notice(say('retired', { what: task.label }), told.value);
    task.done?.(task.id);
  };
  return (
    <Modal
      open
      title={`${say('retireKind', { kind })}：${task.label}`}
      okText={say('retire')}
      cancelText={sayKit('cancel')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '' || asked.state !== 'ready' }}
      confirmLoading={isBusy}
      onOk={() => void retire()}
      onCancel={onClose}
    >
      <div className="record-drawer">
        <p>{say('retireHelp')}</p>
        <Show asked={asked}>
          {() => <TextField label={sayKit('reason')} help={sayKit('reasonHelp')} isNeeded value={reason} onChange={setReason} />}
        </Show>
        {failed === null || failed.ok ? null : failed.refusal === null ? (
          <BrokenNote number={failed.number} />
        ) : (
          <RefusalNote refusal={failed.refusal} />
        )}
      </div>
    </Modal>
  );
}
