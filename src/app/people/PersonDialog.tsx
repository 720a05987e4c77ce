// Adds a person, or gives one another name or role; and says that somebody leaves.
import { useState } from 'react';
import { formatRole } from '../../contract/people/role-messages.ts';
import type { Person } from '../../contract/people/people.ts';
import { ROLES } from '../../domain/base/rights.ts';
import { useCommand } from '../ui/api.tsx';
import { ActionDialog } from '../ui/dialog/ActionDialog.tsx';
import type { Acted } from '../ui/dialog/use-action.ts';
import { ChoiceField } from '../ui/fields/choice-fields.tsx';
import { TextField } from '../ui/fields/text-fields.tsx';
import { getLanguage } from '../ui/i18n.ts';
import { useNotices } from '../ui/notices.tsx';
import { sayPeople } from './people-messages.ts';

/** Adds (`person` null) or changes somebody. */
export function PersonDialog({ person, onClose }: { readonly person: Person | null; readonly onClose: () => void }) {
  const language = getLanguage();
  const notices = useNotices();
  const add = useCommand('people.add');
  const change = useCommand('people.change');
  const [name, setName] = useState(person?.name ?? '');
  const [chosen, setChosen] = useState<string | null>(person?.role ?? 'front_desk');
  const role = ROLES.find((one) => one === chosen);
  const act = async (): Promise<Acted> => {
    if (role === undefined || name.trim() === '') return null;
    const outcome =
      person === null ? await add.run({ name, role }) : await change.run({ id: person.id, version: person.version, name, role });
    if (outcome.ok) notices.done(sayPeople(person === null ? 'added' : 'changed', { name: outcome.value.name }));
    return outcome;
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
        options={ROLES.map((one) => ({ value: one, label: formatRole(one, language) }))}
        onChange={setChosen}
      />
      {/* A form with several fields is sent by Enter only where it has a button of its own. */}
      <button type="submit" hidden />
    </ActionDialog>
  );
}

/** Asks before somebody leaves. */
export function RetirePersonDialog({ person, onClose }: { readonly person: Person; readonly onClose: () => void }) {
  const notices = useNotices();
  const { run } = useCommand('people.retire');
  const { id, version, name } = person;
  const act = async (): Promise<Acted> => {
    const outcome = await run({ id, version });
    if (outcome.ok) notices.done(sayPeople('retired', { name }));
    return outcome;
  };
  return (
    <ActionDialog title={sayPeople('retireTitle', { name })} ok={sayPeople('retire')} isDanger focus="ok" act={act} onClose={onClose}>
      <p>{sayPeople('retireHelp')}</p>
    </ActionDialog>
  );
}
