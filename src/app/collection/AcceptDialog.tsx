// Accepting replies together: how many, and which of them are still in doubt.
import { Modal } from 'antd';
import { useState } from 'react';
import type { CollectionRow } from '../../contract/collection/collection-shapes.ts';
import { useClient, useTell } from '../kit/api.tsx';
import type { Told } from '../kit/api.tsx';
import { NotesField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { Note } from '../kit/Notes.tsx';
import { useNotices } from '../kit/notices.tsx';
import { ToldNote } from '../kit/ToldNote.tsx';
import { useDialog } from '../kit/use-dialog.ts';
import { isInDoubt } from './board-rows.ts';
import { checkList } from './check-text.ts';
import { checkWords } from './check-words.ts';
import { collectWords } from './collect-words.ts';

/** Names of those in doubt that are written out. */
const NAMED = 8;

interface AcceptProps {
  readonly rows: readonly CollectionRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Doubts({ rows }: Pick<AcceptProps, 'rows'>) {
  const say = useWords(collectWords);
  const sayCheck = useWords(checkWords);
  const doubts = rows.filter(isInDoubt);
  if (doubts.length === 0) return null;
  return (
    <Note tone="warn" title={say('acceptDoubt', { count: doubts.length })}>
      <ul className="collect-doubts">
        {doubts.slice(0, NAMED).map((row) => (
          <li key={row.tenant}>
            {row.name}
            {row.failing.length === 0 ? '' : `：${checkList(row.failing, sayCheck).join('；')}`}
          </li>
        ))}
        {doubts.length > NAMED ? <li>…</li> : null}
      </ul>
    </Note>
  );
}

/** The dialog. */
export function AcceptDialog({ rows, onClose, onDone }: AcceptProps) {
  const say = useWords(collectWords);
  const sayKit = useWords(kitWords);
  const client = useClient();
  const notices = useNotices();
  const { run, isBusy } = useTell(client.collection.accept);
  const [words, setWords] = useState('');
  const [told, setTold] = useState<Told<unknown> | null>(null);
  const { modal, close } = useDialog(onClose);
  const accept = async (): Promise<void> => {
    const replies = rows.flatMap(({ reply }) => (reply === null ? [] : [reply.id]));
    const answer = await run({ replies, words: words.trim() === '' ? null : words.trim() });
    setTold(answer);
    if (!answer.ok) return;
    notices.done(say('accepted', { count: answer.value.accepted }));
    onDone();
    close();
  };
  return (
    <Modal
      {...modal}
      title={say('acceptTitle', { count: rows.length })}
      okText={say('accept')}
      cancelText={sayKit('cancel')}
      confirmLoading={isBusy}
      okButtonProps={{ autoFocus: true }}
      onOk={() => void accept()}
    >
      <div className="sales-words">
        <p>{say('acceptHelp')}</p>
        <Doubts rows={rows} />
        <NotesField label={say('acceptWords')} value={words} onChange={setWords} />
        <ToldNote told={told} />
      </div>
    </Modal>
  );
}
