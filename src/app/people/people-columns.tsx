// The columns of who works here.
import type { Language } from '../../contract/core/phrase.ts';
import type { Person } from '../../contract/people/people.ts';
import { formatRole } from '../../contract/people/role-messages.ts';
import { Tag } from '../ui/Page.tsx';
import type { ShortColumn } from '../ui/table/ShortTable.tsx';
import { sayPeople } from './people-messages.ts';

interface PeopleGround {
  readonly language: Language;
  /** Whether people sign in by PIN. */
  readonly isLocking: boolean;
}

function PinTag({ person: { isRetired, hasPin }, isLocking }: { readonly person: Person; readonly isLocking: boolean }) {
  if (isRetired) return <Tag tone="plain">{sayPeople('isRetired')}</Tag>;
  if (hasPin) return <Tag tone="good">{sayPeople('hasPin')}</Tag>;
  return isLocking ? <Tag tone="warn">{sayPeople('noPinOut')}</Tag> : <Tag tone="plain">{sayPeople('noPin')}</Tag>;
}

/** Builds the columns of the list. */
export function buildPeopleColumns({ language, isLocking }: PeopleGround): readonly ShortColumn<Person>[] {
  return [
    { key: 'name', title: sayPeople('name'), wraps: true, cell: ({ name }) => name },
    { key: 'role', title: sayPeople('role'), cell: ({ role }) => formatRole(role, language) },
    { key: 'pin', title: sayPeople('pin'), cell: (person) => <PinTag person={person} isLocking={isLocking} /> },
  ];
}
