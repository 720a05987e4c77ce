// What became of the step that was under way when the line was cut: said once the line is back, until somebody has read it.
import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useClient, useLostCalls } from '../ui/api.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { sayShell } from './shell-messages.ts';
import type { StepState, RefusalData } from '../../contract/core/shapes.ts';
import type { LostCall } from '../ui/unconfirmed-calls.ts';

// What to say of the steps that were under way when the line was cut.

/** What is said; null: nothing. `elsewhere`: another base is open now than the one that the step was done on. */
interface Word {
  readonly state: Exclude<StepState, 'asked'> | 'elsewhere' | null;
}

/** Nothing to say. */
const NO_WORD: Word = { state: null };

type Answer =
  | { readonly ok: true; readonly value: { readonly folder: string; readonly states: readonly StepState[] } }
  | { readonly ok: false; readonly refusal: RefusalData };

/** Of several tries of one method the best counts: who pressed again while the line was cut did not do it twice. */
const BEST = ['done', 'running', 'unsure', 'not'] as const;
/** Of several methods the one that asks most of a person is said. */
const FIRST = ['not', 'unsure', 'running', 'done'] as const;

/** What to say of lost calls, and those of which it is known by now: what still runs is asked again, as is all before somebody has signed in. */
export function wordOf(calls: readonly LostCall[], answer: Answer): { readonly known: readonly LostCall[]; readonly word: Word } {
  if (!answer.ok && answer.refusal.code === 'LOCKED') return { known: [], word: NO_WORD };
  // No base is open now, or another one: the steps belong to one that is not here.
  if (!answer.ok || calls.some(({ folder }) => folder !== answer.value.folder)) return { known: calls, word: { state: 'elsewhere' } };
  const { states } = answer.value;
  const known = calls.filter((_, at) => states[at] !== 'running');
  const tries = Map.groupBy(states.keys(), (at) => calls[at]?.method ?? '');
  const words = [...tries.values()].map((all) => BEST.find((state) => all.some((at) => states[at] === state)));
  return { known, word: { state: FIRST.find((state) => words.includes(state)) ?? null } };
}

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
