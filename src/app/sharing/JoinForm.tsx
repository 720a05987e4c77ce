// What it takes to join: the host's address, its code, and what this computer is called there.
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { SubmitEvent } from 'react';
import { readHostPlace, shownHostPlace } from '../../domain/base/host-place.ts';
import type { HostPlace } from '../../domain/base/host-place.ts';
import { useClient, useCommand } from '../kit/api.tsx';
import type { Outcome } from '../kit/api.tsx';
import { TextField } from '../kit/fields/text-fields.tsx';
import { useWords } from '../kit/i18n.ts';
import { kitWords } from '../kit/kit-words.ts';
import { OutcomeNote } from '../kit/OutcomeNote.tsx';
import { joiningWords } from './joining-words.ts';

interface JoinFormProps {
  /** Where the host was, if one is known. */
  readonly at: HostPlace | null;
  readonly onBack: (() => void) | null;
}

/** The form. Once it is joined the page asks anew what is open, and shows it. */
export function JoinForm({ at, onBack }: JoinFormProps) {
  const say = useWords(joiningWords);
  const sayKit = useWords(kitWords);
  const join = useCommand(useClient().joining.join);
  const form = useRef<HTMLFormElement | null>(null);
  const [typed, setTyped] = useState({ place: at === null ? '' : shownHostPlace(at), code: '', name: '' });
  const [isTried, setTried] = useState(false);
  const [failed, setFailed] = useState<Outcome<unknown> | null>(null);
  useEffect(() => form.current?.querySelector('input')?.focus(), []);
  const place = readHostPlace(typed.place);
  const submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    if (place === null || typed.code.trim() === '') return;
    const name = typed.name.trim().slice(0, 60);
    const outcome = await join.run({ ...place, code: typed.code.trim().slice(0, 60), name: name === '' ? null : name });
    setFailed(outcome.ok ? null : outcome);
  };
  return (
    <form ref={form} className="stack-4" noValidate onSubmit={(event) => void submit(event)}>
      <div className="fields">
        <TextField
          label={say('address')}
          help={say('addressHelp')}
          isNeeded
          value={typed.place}
          error={isTried && place === null ? say('addressWrong') : null}
          onChange={(next) => setTyped({ ...typed, place: next })}
        />
        <TextField
          label={say('code')}
          help={say('codeHelp')}
          isNeeded
          value={typed.code}
          placeholder="XXXX-XXXX-XXXX-XXXX"
          error={isTried && typed.code.trim() === '' ? sayKit('fieldNeeded') : null}
          onChange={(code) => setTyped({ ...typed, code })}
        />
        <TextField label={say('name')} help={say('nameHelp')} value={typed.name} onChange={(name) => setTyped({ ...typed, name })} />
      </div>
      <OutcomeNote outcome={failed} />
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={join.isBusy}>
          {say('join')}
        </Button>
        {onBack === null ? null : <Button onClick={onBack}>{say('back')}</Button>}
      </div>
    </form>
  );
}
