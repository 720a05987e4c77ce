// People: who acts at this screen, who works here, when the screen locks, and how long papers are kept.
import { Button, Checkbox } from 'antd';
import { type SubmitEvent, useState } from 'react';
import { useApiQuery, useCommand } from '../ui/api.tsx';
import { IfMay } from '../ui/permissions.tsx';
import { Show } from '../ui/Notes.tsx';
import { Page, Section } from '../ui/Page.tsx';
import { NumberChoices } from '../ui/settings/SettingForm.tsx';
import { createRightsTable, type RightCell, type RightRow } from '../../contract/people/rights-table.ts';
import { type Right, ROLES } from '../../domain/base/rights.ts';
import { useNotices, useToldCommand } from '../ui/notices.tsx';
import { ShortTable } from '../ui/table/ShortTable.tsx';
import type { Person, SeatView } from '../../contract/people/people.ts';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { useUnsaved } from '../ui/leave-guard.tsx';
import { PeopleTable, PinDialog } from './PeopleTable.tsx';
import { sayPeople } from './people-messages.ts';
import { useLeave } from './use-leave.ts';
import { sayRole, sayRight } from '../ui/window-words.ts';

/** The base has nobody yet: anyone who gives a name is its manager. */
function FirstPerson() {
  const [typed, setTyped] = useState('');
  const name = typed.trim();
  const { send, isBusy } = useToldCommand('people.add', () => sayPeople('added', { name }));
  useUnsaved(name !== '');
  const save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    if (name !== '') await send({ name, role: 'manager' });
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
  const leave = useLeave();
  const [isChanging, setChanging] = useState(false);
  return (
    <>
      <div className="line-3">
        <span>{sayPeople('enteredAs', { name: me.name, role: sayRole(me.role) })}</span>
        {person === null ? null : <Button onClick={() => setChanging(true)}>{sayPeople('ownPin')}</Button>}
        <Button onClick={() => void leave()}>{sayPeople('leave')}</Button>
      </div>
      {isChanging && person !== null ? <PinDialog person={person} isOwn firstOf={null} onClose={() => setChanging(false)} /> : null}
    </>
  );
}

function SitterSection({ people, seat }: { readonly people: readonly Person[]; readonly seat: SeatView }) {
  const { me } = seat;
  if (me === null) return null;
  const person = people.find(({ id }) => id === me.id) ?? null;
  const shown = seat.isLocking ? <EnteredPerson me={me} person={person} /> : <ChosenPerson me={me} seat={seat} />;
  return <Section title={sayPeople('who')}>{people.length === 0 ? <FirstPerson /> : shown}</Section>;
}

function Cell({ right, cell: { role, has, isChanged, isFixed } }: { readonly right: Right; readonly cell: RightCell }) {
  const name = { role: sayRole(role), right: sayRight(right) };
  const { send, isBusy } = useToldCommand('people.switchRight', () => sayPeople(has ? 'rightTaken' : 'rightGiven', name));
  return (
    <Checkbox
      checked={has}
      disabled={isBusy || isFixed}
      aria-label={sayPeople(isChanged ? 'rightCellChanged' : 'rightCell', name)}
      onChange={() => void send({ role, right, given: !has })}
    >
      {isChanged ? <span className="right-changed">{sayPeople('rightChanged')}</span> : null}
    </Checkbox>
  );
}

/** The table. */
function RightsSection() {
  const asked = useApiQuery('people.rights', {});
  return (
    <Section title={sayPeople('rights')}>
      <p className="soft">{sayPeople('rightsHelp')}</p>
      <Show asked={asked}>
        {({ switched }) => (
          <ShortTable
            label={sayPeople('rights')}
            rows={createRightsTable(switched)}
            rowKey={({ right }) => right}
            columns={[
              { key: 'right', title: sayPeople('right'), cell: ({ right }) => sayRight(right), wraps: true },
              ...ROLES.map((role) => ({
                key: role,
                title: sayRole(role),
                cell: ({ right, cells }: RightRow) =>
                  cells.filter((cell) => cell.role === role).map((cell) => <Cell key={role} right={right} cell={cell} />),
              })),
            ]}
          />
        )}
      </Show>
    </Section>
  );
}

/** 人员. */
export function PeopleSection() {
  const seat = useApiQuery('people.seat', {});
  const list = useApiQuery('people.list', {});
  return (
    <Page title={sayPeople('people')}>
      <Show asked={seat}>
        {(sitting) => (
          <Show asked={list}>
            {({ people }) => (
              <>
                <SitterSection people={people} seat={sitting} />
                {people.length === 0 ? null : <PeopleTable people={people} seat={sitting} />}
                {people.length === 0 ? null : (
                  <IfMay call={['people.rights', 'people.switchRight']}>
                    <RightsSection />
                  </IfMay>
                )}
                <IfMay call="settings.choose">
                  <Section title={sayPeople('times')}>
                    <div className="stack-4">
                      <NumberChoices section="people" />
                    </div>
                  </Section>
                </IfMay>
              </>
            )}
          </Show>
        )}
      </Show>
    </Page>
  );
}
