// Who acts at this screen: the first one gives a name, with PINs on it is anyone who entered, without it is anyone who is chosen.
import { Button } from 'antd';
import { type SubmitEvent, useState } from 'react';
import type { Person, SeatView } from '../../contract/people/people.ts';
import { formatRole } from '../../contract/people/role-messages.ts';
import { useCommand } from '../ui/api.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { PinDialog } from './PinDialog.tsx';
import { sayPeople } from './people-messages.ts';
import { useLeave } from './use-leave.ts';

/** The base has nobody yet: anyone who gives a name is its manager. */
function FirstPerson() {
  const notices = useNotices();
  const { run, isBusy } = useCommand('people.add');
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  useUnsaved(name !== '');
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (name === '') return;
    const outcome = await run({ name, role: 'manager' });
    if (outcome.ok) notices.done(sayPeople('added', { name }));
    else notices.failed(outcome);
  };
  return (
    <form onSubmit={(event) => void save(event)} noValidate>
      <p className="settings-help">{sayPeople('firstHelp')}</p>
      <div className="settings-row">
        <TextField label={sayPeople('yourName')} value={typed} onChange={(next) => setTyped(next.slice(0, 40))} />
        <Button type="primary" htmlType="submit" loading={isBusy} disabled={name === ''}>
          {sayPeople('save')}
        </Button>
      </div>
    </form>
  );
}

type Me = NonNullable<SeatView['me']>;

/** Without PINs anyone who is named is believed. */
function ChosenPerson({ me, seat }: { readonly me: Me; readonly seat: SeatView }) {
  const notices = useNotices();
  const sayWho = useCommand('settings.sayWho');
  const enter = useCommand('people.enter');
  const choose = async (chosen: string | null): Promise<void> => {
    const face = seat.faces.find(({ id }) => String(id) === chosen);
    if (face === undefined) return;
    // A manager says it for this computer, so that it holds after a restart too.
    const said = me.rights.includes('people.write') ? await sayWho.run({ who: face.name }) : null;
    const outcome = said === null || said.ok ? await enter.run({ person: face.id, pin: null }) : said;
    if (outcome.ok) notices.done(sayPeople('whoSaved', { who: face.name }));
    else notices.failed(outcome);
  };
  return (
    <>
      <p className="settings-help">{sayPeople('whoHelp')}</p>
      <div className="settings-row">
        <ChoiceField
          label={sayPeople('whoLabel')}
          isNeeded
          isDisabled={sayWho.isBusy || enter.isBusy}
          value={me.id === null ? null : String(me.id)}
          options={seat.faces.map(({ id, name }) => ({ value: String(id), label: name }))}
          onChange={(chosen) => void choose(chosen)}
        />
      </div>
    </>
  );
}

function EnteredPerson({ me, person }: { readonly me: Me; readonly person: Person | null }) {
  const language = getLanguage();
  const leave = useLeave();
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <div className="line-3">
        <span>{sayPeople('enteredAs', { name: me.name, role: formatRole(me.role, language) })}</span>
        {person === null ? null : <Button onClick={() => setChanging(true)}>{sayPeople('ownPin')}</Button>}
        <Button onClick={() => void leave()}>{sayPeople('leave')}</Button>
      </div>
      {isChanging && person !== null ? <PinDialog person={person} isOwn firstOf={null} onClose={() => setChanging(false)} /> : null}
    </>
  );
}

export function SitterSection({ people, seat }: { readonly people: readonly Person[]; readonly seat: SeatView }) {
  const { me } = seat;
  if (me === null) return null;
  const person = people.find(({ id }) => id === me.id) ?? null;
  const shown = seat.isLocking ? <EnteredPerson me={me} person={person} /> : <ChosenPerson me={me} seat={seat} />;
  return <Section title={sayPeople('who')}>{people.length === 0 ? <FirstPerson /> : shown}</Section>;
}
