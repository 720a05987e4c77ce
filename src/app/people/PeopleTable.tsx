// Who works here, with what a manager does about them: added, renamed, given a role and a PIN, retired and back again.
import { Button } from 'antd';
import { useState } from 'react';
import type { Person, SeatView } from '../../contract/people/people.ts';
import { useCommand } from '../ui/api.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { usePermissions } from '../ui/permissions.tsx';
import { Note } from '../ui/Notes.tsx';
import { useNotices } from '../ui/notices.tsx';
import { Section } from '../ui/Page.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import { PersonDialog, RetirePersonDialog } from './PersonDialog.tsx';
import { PinDialog } from './PinDialog.tsx';
import { sayPeople } from './people-messages.ts';
import { buildPeopleColumns } from './people-columns.tsx';

/** What is open over the table. */
type Open = { readonly what: 'add' } | { readonly what: 'change' | 'pin' | 'retire'; readonly person: Person };

interface CommandsProps {
  readonly person: Person;
  /** PINs may be set: they are on, or this one is a manager's. */
  readonly takesPin: boolean;
  readonly onOpen: (open: Open) => void;
}

function Commands({ person, takesPin, onOpen }: CommandsProps) {
  const notices = useNotices();
  const back = useCommand('people.restore');
  const { id, version, name, isRetired, hasPin } = person;
  const restore = async (): Promise<void> => {
    const outcome = await back.run({ id, version });
    if (outcome.ok) notices.done(sayPeople('restored', { name }));
    else notices.failed(outcome);
  };
  const named = (word: string): string => sayPeople('commandOf', { word, name });
  if (isRetired)
    return (
      <Button size="small" loading={back.isBusy} aria-label={named(sayPeople('restore'))} onClick={() => void restore()}>
        {sayPeople('restore')}
      </Button>
    );
  const pin = sayPeople(hasPin ? 'newPin' : 'setPin');
  return (
    <span className="settings-cell">
      <Button size="small" aria-label={named(sayPeople('change'))} onClick={() => onOpen({ what: 'change', person })}>
        {sayPeople('change')}
      </Button>
      <Button
        size="small"
        disabled={!takesPin}
        title={takesPin ? undefined : sayPeople('managerFirst')}
        aria-label={named(pin)}
        onClick={() => onOpen({ what: 'pin', person })}
      >
        {pin}
      </Button>
      <Button size="small" danger aria-label={named(sayPeople('retire'))} onClick={() => onOpen({ what: 'retire', person })}>
        {sayPeople('retire')}
      </Button>
    </span>
  );
}

interface PeopleTableProps {
  readonly people: readonly Person[];
  readonly seat: SeatView;
}

function Dialogs({ open, people, seat, onClose }: PeopleTableProps & { readonly open: Open; readonly onClose: () => void }) {
  if (open.what === 'add') return <PersonDialog person={null} onClose={onClose} />;
  const { person } = open;
  if (open.what === 'change') return <PersonDialog person={person} onClose={onClose} />;
  if (open.what === 'retire') return <RetirePersonDialog person={person} onClose={onClose} />;
  return <PinDialog person={person} isOwn={seat.me?.id === person.id} firstOf={seat.isLocking ? null : people} onClose={onClose} />;
}

/** The table with its commands; anyone who may not change people reads it. */
export function PeopleTable({ people, seat }: PeopleTableProps) {
  const language = getLanguage();
  const [open, setOpen] = useState<Open | null>(null);
  const mayWrite = usePermissions().call('people.change');
  const takesPin = (person: Person): boolean => seat.isLocking || person.role === 'manager';
  return (
    <Section
      title={sayPeople('peopleTitle')}
      actions={mayWrite ? <Button onClick={() => setOpen({ what: 'add' })}>{sayPeople('addTitle')}</Button> : null}
    >
      <div className="stack-4">
        <Note tone="plain" title={sayPeople(seat.isLocking ? 'isLocked' : 'isOpen')}>
          {sayPeople(seat.isLocking ? 'isLockedHelp' : 'isOpenHelp')}
        </Note>
        <ShortTable
          label={sayPeople('peopleTitle')}
          rows={people}
          rowKey={({ id }) => id}
          columns={buildPeopleColumns({ language, isLocking: seat.isLocking })}
          {...(mayWrite ? { commands: (person: Person) => <Commands person={person} takesPin={takesPin(person)} onOpen={setOpen} /> } : {})}
        />
      </div>
      {open === null ? null : <Dialogs open={open} people={people} seat={seat} onClose={() => setOpen(null)} />}
    </Section>
  );
}
