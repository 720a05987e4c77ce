// Another name for a kept form.
import { Modal } from 'antd';
import { useState } from 'react';
import type { WorkbookLine } from '../../contract/bureau/workbook-shapes.ts';
import { useClient, useTell } from '../kit/api.tsx';
import type { Told } from '../kit/api.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { useNotices } from '../kit/notices.tsx';
import { ToldNote } from '../kit/ToldNote.tsx';
import { useDialog } from '../kit/use-dialog.ts';
import { mapsWords } from './maps-words.ts';
import { useFirstField } from './use-first-field.ts';

/** The dialog. */
export function RenameDialog({
  line,
  onClose,
}: {
  readonly line: Pick<WorkbookLine, 'id' | 'version' | 'name'>;
  readonly onClose: () => void;
}) {
  const say = useWords(mapsWords);
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy } = useTell(client.workbooks.rename);
  const { modal, close } = useDialog(onClose);
  const first = useFirstField<HTMLFormElement>();
  const [typed, setTyped] = useState(line.name);
  const [told, setTold] = useState<Told<unknown> | null>(null);
  const name = typed.trim();
  const go = async (): Promise<void> => {
    if (name === '') return;
    const answer = await run({ id: line.id, version: line.version, name });
    setTold(answer);
    if (!answer.ok) return;
    notices.done(say('renamed', { name }));
    close();
  };
  return (
    <Modal
      {...modal}
      afterOpenChange={first.afterOpenChange}
      title={`${say('rename')} · ${line.name}`}
      okText={say('save')}
      cancelText={say('cancel')}
      okButtonProps={{ disabled: name === '' }}
      confirmLoading={isBusy}
      onOk={() => void go()}
    >
      <form
        ref={first.ref}
        className="settings-stack"
        onSubmit={(event) => {
          event.preventDefault();
          void go();
        }}
      >
        <TextField label={say('newName')} isNeeded value={typed} onChange={setTyped} />
        <ToldNote told={told} />
      </form>
    </Modal>
  );
}
