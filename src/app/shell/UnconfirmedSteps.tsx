// What became of the step that was under way when the line was cut: said once the line is back, until somebody has read it.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useClient, useLostCalls } from '../ui/api.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { NO_WORD, type Word, wordOf } from './unconfirmed-steps.ts';
import { sayShell } from './shell-messages.ts';

const AGAIN_AFTER_MS = 1500;

/** Asks what became of lost calls until each has its word. `folder`: the base that they were made on. */
function useWord(folder: string): { readonly word: Word; readonly forget: () => void } {
  const client = useClient();
  const lost = useLostCalls();
  const { drop: dropNotice } = useNotices();
  const [word, setWord] = useState<Word>(NO_WORD);
  useEffect(() => {
    let timer = 0;
    const ask = async (): Promise<void> => {
      const calls = lost.list();
      const answer =
        calls.length === 0
          ? null
          : await client.live.steps({ steps: calls.map(({ key, method }) => ({ key, method })) }).catch(() => 'cut' as const);
      if (answer === null) return;
      const told = answer === 'cut' ? null : wordOf(calls, answer);
      if (told !== null) {
        lost.drop(told.known);
        // The notice that the line is cut holds no longer.
        dropNotice();
        setWord((before) => (told.word.state === null ? before : told.word));
      }
      if (lost.list().length > 0) later();
    };
    const later = (): void => {
      window.clearTimeout(timer);
      timer = window.setTimeout(() => void ask(), AGAIN_AFTER_MS);
    };
    const note = (): void => {
      // Another base may be open by the time that the answer comes.
      lost.locate(folder);
      later();
    };
    const stop = lost.listen(note);
    note();
    return () => {
      stop();
      window.clearTimeout(timer);
    };
  }, [client, lost, folder, dropNotice]);
  return { word, forget: () => setWord(NO_WORD) };
}

/** Says it. */
export function LostSteps({ folder }: { readonly folder: string }) {
  const { word, forget } = useWord(folder);
  if (word.state === null) return null;
  const tone = word.state === 'done' ? 'good' : 'warn';
  return (
    <Note tone={tone} actions={word.state === 'running' ? null : <Button onClick={forget}>{sayShell('lastRunKnown')}</Button>}>
      {sayShell(`step_${word.state}`)}
    </Note>
  );
}
