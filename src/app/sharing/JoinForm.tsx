// What it takes to join: the host's address, its code, and what this computer is called there.
import { Button } from 'antd';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';
import { formatHostPlace, type HostPlace, readHostPlace } from '../../domain/base/host-place.ts';
import type { FoundHost } from '../../contract/sharing/joining.ts';
import { type Outcome, useCommand } from '../ui/api.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayUi } from '../ui/ui-messages.ts';
import { OutcomeNote } from '../ui/OutcomeNote.tsx';
import { sayJoining } from './joining-messages.ts';

interface JoinFormProps {
  /** Where the host was, if one is known. */
  readonly at: HostPlace | null;
  readonly onBack: (() => void) | null;
}

/** Hosts that answer within the office: one fills in the address, and is believed nothing by that. */
function FoundHosts({ onPick }: { readonly onPick: (place: HostPlace) => void }) {
  const { run, isBusy } = useCommand('joining.find');
  const [found, setFound] = useState<Outcome<readonly FoundHost[]> | null>(null);
  return (
    <div className="stack-2">
      <div>
        <Button loading={isBusy} onClick={() => void run({}).then(setFound)}>
          {sayJoining('find')}
        </Button>
      </div>
      <OutcomeNote outcome={found?.ok === false ? found : null} />
      {found?.ok === true && found.value.length === 0 ? <p className="soft">{sayJoining('foundNone')}</p> : null}
      {found?.ok === true && found.value.length > 0 ? <p className="soft">{sayJoining('foundHelp')}</p> : null}
      {found?.ok === true
        ? found.value.map((host) => (
            <div key={formatHostPlace(host)}>
              <Button size="small" onClick={() => onPick(host)}>
                {sayJoining('foundHost', {
                  name: host.name,
                  at: formatHostPlace(host),
                  letters: host.letters.replaceAll(/(.{4})(?=.)/g, '$1-'),
                })}
              </Button>
            </div>
          ))
        : null}
    </div>
  );
}

/** The form. Once it is joined the page asks again what is open, and shows it. */
export function JoinForm({ at, onBack }: JoinFormProps) {
  const join = useCommand('joining.join');
  const form = useRef<HTMLFormElement | null>(null);
  const [typed, setTyped] = useState({ place: at === null ? '' : formatHostPlace(at), code: '', name: '' });
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
      <FoundHosts onPick={(next) => setTyped({ ...typed, place: formatHostPlace(next) })} />
      <div className="fields">
        <TextField
          label={sayJoining('address')}
          help={sayJoining('addressHelp')}
          isNeeded
          value={typed.place}
          error={isTried && place === null ? sayJoining('addressWrong') : null}
          onChange={(next) => setTyped({ ...typed, place: next })}
        />
        <TextField
          label={sayJoining('code')}
          help={sayJoining('codeHelp')}
          isNeeded
          value={typed.code}
          placeholder="XXXX-XXXX-XXXX-XXXX-XXXX-XXXX"
          error={isTried && typed.code.trim() === '' ? sayUi('fieldNeeded') : null}
          onChange={(code) => setTyped({ ...typed, code })}
        />
        <TextField
          label={sayJoining('name')}
          help={sayJoining('nameHelp')}
          value={typed.name}
          onChange={(name) => setTyped({ ...typed, name })}
        />
      </div>
      <OutcomeNote outcome={failed} what={sayJoining('join')} />
      <div className="form-actions">
        <Button type="primary" htmlType="submit" loading={join.isBusy}>
          {sayJoining('join')}
        </Button>
        {onBack === null ? null : <Button onClick={onBack}>{sayJoining('back')}</Button>}
      </div>
    </form>
  );
}
