// Hand-over notes: one line writes another, one button says that one is done.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ShiftNote } from '../../../contract/desk/shift.ts';
import { useCommand } from '../../ui/api.tsx';
import { TextField } from '../../ui/fields/text-fields.tsx';
import { IfMay } from '../../ui/permissions.tsx';
import { useNotices } from '../../ui/notices.tsx';
import { sayShift } from './shift-messages.ts';
import { ShiftPart, formatShortTime } from './ShiftPart.tsx';

function useNotes() {
  const notices = useNotices();
  const adding = useCommand('shift.addNote');
  const finishing = useCommand('shift.finishNote');
  const add = async (words: string): Promise<boolean> => {
    const outcome = await adding.run({ words });
    if (outcome.ok) notices.done(sayShift('saidNote'));
    else notices.failed(outcome);
    return outcome.ok;
  };
  const finish = async ({ id, version }: ShiftNote, isDone: boolean): Promise<void> => {
    const outcome = await finishing.run({ id, version, isDone });
    if (outcome.ok) notices.done(sayShift(isDone ? 'saidDone' : 'saidReopened'));
    else notices.failed(outcome);
  };
  return { add, finish, isBusy: adding.isBusy || finishing.isBusy };
}

/** The notes, open ones first. */
export function NotePart({ notes }: { readonly notes: readonly ShiftNote[] }) {
  const { add, finish, isBusy } = useNotes();
  const [words, setWords] = useState('');
  const line = useRef<HTMLFormElement | null>(null);
  // What is typed behind the key that opens the shift is a note.
  useEffect(() => line.current?.querySelector('input')?.focus({ preventScroll: true }), []);
  const keep = async (): Promise<void> => {
    if (words.trim() !== '' && (await add(words.trim()))) setWords('');
  };
  return (
    <ShiftPart title={sayShift('notes')} count={notes.filter(({ doneAt }) => doneAt === null).length}>
      <IfMay call="shift.addNote">
        <form
          className="shift-line"
          ref={line}
          onSubmit={(event) => {
            event.preventDefault();
            void keep();
          }}
        >
          <TextField label={sayShift('noteLabel')} value={words} onChange={setWords} help={sayShift('noteHint')} />
          <Button htmlType="submit" disabled={isBusy || words.trim() === ''}>
            {sayShift('addNote')}
          </Button>
        </form>
      </IfMay>
      <ul className="side-list">
        {notes.map((note) => (
          <li key={note.id} className="side-row">
            <span className={note.doneAt === null ? 'shift-words' : 'shift-words shift-done'}>
              {note.words} <span className="soft">{sayShift('by', { who: note.who, at: formatShortTime(note.at) })}</span>
            </span>
            {note.doneAt === null ? null : (
              <span className="soft">{sayShift('doneBy', { who: note.doneBy ?? '', at: formatShortTime(note.doneAt) })}</span>
            )}
            <IfMay call="shift.finishNote">
              <Button
                size="small"
                disabled={isBusy}
                aria-label={`${sayShift(note.doneAt === null ? 'done' : 'reopen')} ${note.words}`}
                onClick={() => void finish(note, note.doneAt === null)}
              >
                {sayShift(note.doneAt === null ? 'done' : 'reopen')}
              </Button>
            </IfMay>
          </li>
        ))}
      </ul>
    </ShiftPart>
  );
}
