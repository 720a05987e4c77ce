// Accepting replies together: how many, and which of them are still in doubt.
import { useState } from 'react';
import type { CollectionRow } from '../../contract/collection/collection.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { isInDoubt } from './board-rows.ts';
import { checkList } from './check-text.ts';
import { sayCollect } from './collect-messages.ts';
import { trimOrNull } from '../ui/values.tsx';
import { sayMark } from '../ui/i18n.ts';

/** Names of those in doubt that are written out. */
const NAMED = 8;

interface AcceptProps {
  readonly rows: readonly CollectionRow[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}

function Doubts({ rows }: Pick<AcceptProps, 'rows'>) {
  const doubts = rows.filter(isInDoubt);
  if (doubts.length === 0) return null;
  return (
    <Note tone="warn" title={sayCollect('acceptDoubt', { count: doubts.length })}>
      <ul className="collect-doubts">
        {doubts.slice(0, NAMED).map((row) => (
          <li key={row.tenant}>
            {row.name}
            {row.failing.length === 0 ? '' : `${sayMark('：')}${checkList(row.failing).join(sayMark('；'))}`}
          </li>
        ))}
        {doubts.length > NAMED ? <li>…</li> : null}
      </ul>
    </Note>
  );
}

export function AcceptDialog({ rows, onClose, onDone }: AcceptProps) {
  const notices = useNotices();
  const { run } = useCommand('collection.accept');
  const [words, setWords] = useState('');
  const accept = async (): Promise<Acted> => {
    const replies = rows.flatMap(({ reply }) => (reply === null ? [] : [reply.id]));
    const answer = await run({ replies, words: trimOrNull(words) });
    if (!answer.ok) return answer;
    notices.done(sayCollect('accepted', { count: answer.value.accepted }));
    onDone();
    return answer;
  };
  return (
    <ActionDialog
      title={sayCollect('acceptTitle', { count: rows.length })}
      ok={sayCollect('accept')}
      focus="ok"
      act={accept}
      onClose={onClose}
    >
      <p>{sayCollect('acceptHelp')}</p>
      {rows.length < 2 ? null : (
        <p className="collect-names">{sayCollect('acceptNames', { names: rows.map(({ name }) => name).join(sayMark('、')) })}</p>
      )}
      <Doubts rows={rows} />
      <NotesField label={sayCollect('acceptWords')} value={words} onChange={setWords} />
    </ActionDialog>
  );
}
