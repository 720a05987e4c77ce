// The screen while nobody sits there: who it is, the PIN, and Enter. Nothing of the base is on it.
import { Button, Input } from 'antd';
import type { InputRef } from 'antd';
import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import type { Face } from '../../contract/people/people.ts';
import { useApi, useClient, useCommand } from '../kit/api.tsx';
import type { Outcome } from '../kit/api.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { OutcomeNote } from '../kit/OutcomeNote.tsx';
import { facesMeant } from './faces.ts';
import { lockWords } from './lock-words.ts';
import './frame.css';

/** Groups of methods whose answers hold nothing of the base but the names of who may enter, and what is open. */
const KEPT: ReadonlySet<string> = new Set(['people', 'start']);

/** Whoever sits there leaves: what was answered is dropped, and nothing more is until somebody enters. */
export function useLeave(): () => Promise<void> {
  const client = useClient();
  const api = useApi();
  const queries = useQueryClient();
  return async () => {
    const left = await client.people.leave({});
    const seat = api.people.seat.queryKey({ input: {} });
    // The screens go first: what they hold goes with them.
    queries.setQueryData(seat, left);
    queries.removeQueries({ predicate: ({ queryKey }) => !KEPT.has(String([queryKey[0]].flat(2)[0])) });
    queries.getMutationCache().clear();
  };
}

/** Asks who is there. */
export function LockScreen({ faces }: { readonly faces: readonly Face[] }) {
  const say = useWords(lockWords);
  const { run, isBusy } = useCommand(useClient().people.enter);
  const pinField = useRef<InputRef | null>(null);
  const [typed, setTyped] = useState('');
  const [pin, setPin] = useState('');
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  const meant = facesMeant(faces, typed);
  const [one] = meant;
  const several = meant.length > 1 ? say('several', { names: meant.map(({ name }) => name).join('、') }) : null;
  const trouble = typed.trim() !== '' && one === undefined ? say('nobody') : several;
  const enter = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (one === undefined || meant.length > 1) return;
    if (pin === '') return pinField.current?.focus();
    const outcome = await run({ person: one.id, pin });
    setPin('');
    setFailed(outcome.ok ? null : outcome);
  };
  return (
    <main className="first">
      <form className="first-sheet stack-4" onSubmit={(event) => void enter(event)}>
        <h1 className="page-title">{say('title')}</h1>
        <p className="soft">{say('lead')}</p>
        <div className="settings-row">
          {faces.map((face) => (
            <Button key={face.id} type={face.id === one?.id ? 'primary' : 'default'} onClick={() => setTyped(face.name)}>
              {face.name}
            </Button>
          ))}
        </div>
        <TextField label={say('name')} value={typed} error={trouble} onChange={setTyped} />
        <label className="stack-1">
          {say('pin')}
          <Input.Password
            ref={pinField}
            value={pin}
            visibilityToggle={false}
            autoComplete="off"
            inputMode="numeric"
            onChange={(event) => setPin(event.target.value)}
          />
        </label>
        <OutcomeNote outcome={failed} />
        <Button type="primary" htmlType="submit" loading={isBusy}>
          {say('enter')}
        </Button>
      </form>
    </main>
  );
}
