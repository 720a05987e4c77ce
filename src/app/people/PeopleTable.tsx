// Who works here, with what a manager does about them: added, renamed, given a role and a PIN, retired and back again.
// Sets a PIN: somebody's first one, one's own again, or the base's first, which says what it brings and whom it shuts out.
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { Person, SeatView } from '../../contract/people/people.ts';
import { usePermissions } from '../ui/permissions.tsx';
import { Note } from '../ui/Notes.tsx';
import { useToldCommand, useNotices } from '../ui/notices.tsx';
import { Section, Tag } from '../ui/Page.tsx';
import { type ShortColumn, ShortTable } from '../ui/table/ShortTable.tsx';
import { ROLES } from '../../domain/base/rights.ts';
import { ActionDialog, type Acted } from '../ui/dialog/ActionDialog.tsx';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { sayPeople } from './people-messages.ts';
import { sayRole } from '../ui/window-words.ts';
import { useCommand } from '../ui/api.tsx';
import { PinField } from './PinField.tsx';
import { PinTwice, useTypedPin } from './PinTwice.tsx';
import { sayPin } from './pin-messages.ts';
import { listNamesWithoutPin } from './pin-typed.ts';
import { useShowCode } from './RecoveryCode.tsx';
import { sayMark } from '../ui/i18n.ts';

interface PinDialogProps {
  readonly person: Person;
  /** One's own: the PIN that holds is asked for. */
  readonly isOwn: boolean;
  /** Everybody, where this is the base's first PIN. */
  readonly firstOf: readonly Person[] | null;
  readonly onClose: () => void;
}

function useSetPin() {
  const showCode = useShowCode();
  return useCommand('people.setPin', ({ recoveryCode }) => {
    // Before anything else: from here on the base is locked, and the code is nowhere else.
    if (recoveryCode !== null) showCode(recoveryCode);
  }).run;
}

interface FirstWordsProps {
  readonly shutOut: readonly string[];
  readonly isAgreed: boolean;
  readonly onAgree: (isAgreed: boolean) => void;
}

function FirstWords({ shutOut, isAgreed, onAgree }: FirstWordsProps) {
  return (
    <>
      <Note tone="warn" title={sayPin('firstTitle')}>
        {sayPin('firstHelp')}
      </Note>
      {shutOut.length === 0 ? null : (
        <>
          <Note tone="warn" title={sayPin('shutOut', { names: shutOut.join(sayMark('、')) })}>
            {sayPin('shutOutHelp')}
          </Note>
          <Checkbox checked={isAgreed} onChange={(event) => onAgree(event.target.checked)}>
            {sayPin('shutOutAgreed')}
          </Checkbox>
        </>
      )}
    </>
  );
}

export function PinDialog({ person, isOwn, firstOf, onClose }: PinDialogProps) {
  const notices = useNotices();
  const setPin = useSetPin();
  const typed = useTypedPin();
  const [old, setOld] = useState('');
  const [isAgreed, setAgreed] = useState(false);
  const { id, name, hasPin } = person;
  const shutOut = firstOf === null ? [] : listNamesWithoutPin(firstOf, id);
  const asksOld = isOwn && hasPin;
  const act = async (): Promise<Acted> => {
    const pin = typed.taken();
    if (pin === null) return null;
    const outcome = await setPin({ person: id, old: asksOld ? old : null, pin });
    // The first one gave way to its recovery code, which says more.
    if (outcome.ok && firstOf === null) notices.done(sayPin('saved', { name }));
    return outcome;
  };
  const title = asksOld ? sayPin('setOwn') : sayPin('setFor', { name });
  return (
    <ActionDialog
      title={firstOf === null ? title : sayPin('setFirst', { name })}
      ok={sayPin(firstOf === null ? 'save' : 'saveFirst')}
      width={firstOf === null ? 420 : 560}
      isReady={(shutOut.length === 0 || isAgreed) && (!asksOld || old !== '')}
      isUnsaved={typed.pin !== ''}
      focus="field"
      act={act}
      onClose={onClose}
    >
      {firstOf === null ? null : <FirstWords shutOut={shutOut} isAgreed={isAgreed} onAgree={setAgreed} />}
      {asksOld ? <PinField label={sayPin('old')} isNeeded value={old} onChange={setOld} /> : null}
      <PinTwice typed={typed} />
    </ActionDialog>
  );
}

/** Adds (`person` null) or changes somebody. */
function PersonDialog({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) {
  const add = useToldCommand('people.add', ({ name: added }) => sayPeople('added', { name: added }));
  const change = useToldCommand('people.change', ({ name: changed }) => sayPeople('changed', { name: changed }));
  const [name, setName] = useState(person?.name ?? '');
  const [chosen, setChosen] = useState<string | null>(person?.role ?? 'front_desk');
  const role = ROLES.find((one) => one === chosen);
  const act = async (): Promise<Acted> => {
    if (role === undefined || name.trim() === '') return null;
    return person === null ? add.run({ name, role }) : change.run({ id: person.id, version: person.version, name, role });
  };
  return (
    <ActionDialog
      title={person === null ? sayPeople('addTitle') : sayPeople('changeTitle', { name: person.name })}
      ok={sayPeople(person === null ? 'add' : 'save')}
      width={420}
      isReady={role !== undefined && name.trim() !== ''}
      isUnsaved={name !== (person?.name ?? '')}
      focus="field"
      act={act}
      onClose={onClose}
    >
      <TextField label={sayPeople('name')} isNeeded value={name} onChange={(next) => setName(next.slice(0, 40))} />
      <ChoiceField
        label={sayPeople('role')}
        isNeeded
        value={chosen}
        help={role === undefined ? undefined : sayPeople(`can_${role}`)}
        options={ROLES.map((one) => ({ value: one, label: sayRole(one) }))}
        onChange={setChosen}
      />
    </ActionDialog>
  );
}

/** Asks before somebody leaves. */
function RetirePersonDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const { id, version, name } = person;
  const { run } = useToldCommand('people.retire', () => sayPeople('retired', { name }));
  return (
    <ActionDialog
      title={sayPeople('retireTitle', { name })}
      ok={sayPeople('retire')}
      isDanger
      focus="ok"
      act={() => run({ id, version })}
      onClose={onClose}
    >
      <p>{sayPeople('retireHelp')}</p>
    </ActionDialog>
  );
}

interface PeopleGround {
  /** Whether people sign in by PIN. */
  readonly isLocking: boolean;
}

function PinTag({ person: { isRetired, hasPin }, isLocking }: { readonly person: Person; readonly isLocking: boolean }) {
  if (isRetired) return <Tag tone="plain">{sayPeople('isRetired')}</Tag>;
  if (hasPin) return <Tag tone="good">{sayPeople('hasPin')}</Tag>;
  return isLocking ? <Tag tone="warn">{sayPeople('noPinOut')}</Tag> : <Tag tone="plain">{sayPeople('noPin')}</Tag>;
}

/** Builds the columns of the list. */
export function buildPeopleColumns({ isLocking }: PeopleGround): readonly ShortColumn<Person>[] {
  return [
    { key: 'name', title: sayPeople('name'), wraps: true, cell: ({ name }) => name },
    { key: 'role', title: sayPeople('role'), cell: ({ role }) => sayRole(role) },
    { key: 'pin', title: sayPeople('pin'), cell: (person) => <PinTag person={person} isLocking={isLocking} /> },
  ];
}

/** What is open over the table. */
type Open = { readonly what: 'add' } | { readonly what: 'change' | 'pin' | 'retire'; readonly person: Person };

interface CommandsProps {
  readonly person: Person;
  /** PINs may be set: they are on, or this one is a manager's. */
  readonly takesPin: boolean;
  readonly onOpen: (open: Open) => void;
}

function Commands({ person, takesPin, onOpen }: CommandsProps) {
  const { id, version, name, isRetired, hasPin } = person;
  const back = useToldCommand('people.restore', () => sayPeople('restored', { name }));
  const named = (word: string): string => sayPeople('commandOf', { word, name });
  if (isRetired)
    return (
      <Button size="small" loading={back.isBusy} aria-label={named(sayPeople('restore'))} onClick={() => void back.send({ id, version })}>
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
          columns={buildPeopleColumns({ isLocking: seat.isLocking })}
          {...(mayWrite ? { commands: (person: Person) => <Commands person={person} takesPin={takesPin(person)} onOpen={setOpen} /> } : {})}
        />
      </div>
      {open === null ? null : <Dialogs open={open} people={people} seat={seat} onClose={() => setOpen(null)} />}
    </Section>
  );
}
