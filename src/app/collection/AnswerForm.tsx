// The tenant's answer: its words, and which relation of the month they explain.
import { Button } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import type { Reply } from '../../contract/collection/collection.ts';
import { useCommand } from '../ui/api.tsx';
import { type Acted, useAction } from '../ui/dialog/ActionDialog.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { NotesField } from '../ui/fields/text-fields.tsx';
import { useAuditWords } from '../ui/audit-messages.ts';
import { keysOf } from '../ui/keys.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { sayReply } from './reply-messages.ts';

interface AnswerProps {
  readonly reply: Reply;
  readonly onClose: () => void;
}

/** The relation that the answer most likely explains: the only one that a failing check belongs to. */
function likelyRelation({ failing, relations }: Pick<Reply, 'failing' | 'relations'>): string | null {
  const named = new Set(failing.map(({ relation }) => relation));
  const likely = relations.filter(({ id }) => named.has(id));
  return likely.length === 1 ? (likely[0]?.id ?? null) : null;
}

/** The form. Ctrl+Enter keeps the answer. */
export function AnswerForm({ reply, onClose }: AnswerProps) {
  const audit = useAuditWords();
  const notices = useNotices();
  const { run } = useCommand('collection.answer');
  const [words, setWords] = useState('');
  const [relation, setRelation] = useState(likelyRelation(reply));
  const frame = useRef<HTMLDivElement | null>(null);
  useUnsaved(words.trim() !== '');
  useEffect(() => frame.current?.querySelector('textarea')?.focus(), []);
  const chosen = reply.relations.find(({ id }) => id === relation) ?? null;
  const {
    run: save,
    isBusy,
    outcome,
  } = useAction(async (): Promise<Acted> => {
    if (words.trim() === '') return null;
    const answer = await run({ reply: reply.id, words: words.trim(), relation });
    if (!answer.ok) return answer;
    notices.done(sayReply('answered', { name: reply.name }));
    onClose();
    return answer;
  });
  const press = (event: KeyboardEvent): void => {
    if (keysOf(event.nativeEvent) !== 'Ctrl+Enter') return;
    event.preventDefault();
    void save();
  };
  return (
    <div ref={frame} onKeyDown={press}>
      <Section title={sayReply('answerTitle')}>
        <div className="stack-3">
          <NotesField label={sayReply('answerWords')} value={words} onChange={setWords} isNeeded />
          {reply.relations.length === 0 ? null : (
            <ChoiceField
              label={sayReply('answerRelation')}
              help={
                chosen === null
                  ? sayReply('answerRelationHelp')
                  : [audit.finding(chosen.id, chosen.message), chosen.explanation ?? ''].filter(Boolean).join(' · ')
              }
              value={relation}
              options={reply.relations.map(({ id, message }) => ({ value: id, label: `${id} ${audit.finding(id, message)}` }))}
              onChange={setRelation}
            />
          )}
          <OutcomeNote outcome={outcome} what={sayReply('answerSave')} />
          <div className="form-actions">
            <Button onClick={onClose}>{sayUi('cancel')}</Button>
            <Button type="primary" disabled={words.trim() === ''} loading={isBusy} onClick={() => void save()} title="Ctrl+Enter">
              {sayReply('answerSave')}
            </Button>
          </div>
        </div>
      </Section>
    </div>
  );
}
