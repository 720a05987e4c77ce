// The table of rights as docs/reliability.md shows it: methods by the right that they take, who has it at the host, and who at a joined computer.
import { formatRole } from '../../src/contract/people/role-messages.ts';
import { ALONE_AT_HOST, AT_HOST, METHODS, ROLES_OF_RIGHTS, ROLE_ORDER } from './who-may.ts';

const HEADINGS = ['right', 'who has it', 'at a joined computer', 'reads', 'writes'] as const;

function rolesOf(letters: string): string {
  const roles = ROLE_ORDER.filter((_, at) => letters[at] === 'x').map((role) => formatRole(role, 'en').toLowerCase());
  return roles.length === ROLE_ORDER.length ? 'everybody' : roles.join(', ');
}

/** Methods by their groups: `bookings: book, move`. */
function formatMethods(names: readonly string[]): string {
  const groups = Map.groupBy(names, (name) => name.split('.')[0] ?? '');
  const shortName = (name: string): string => `${name.split('.')[1]}${ALONE_AT_HOST.includes(name) ? ' (at the host alone)' : ''}`;
  return [...groups].map(([group, all]) => `${group}: ${all.map(shortName).join(', ')}`).join('; ');
}

/** Its headings, then a row for each right. */
export function listRightsRows(): readonly (readonly string[])[] {
  const methods = Object.entries(METHODS).map(([name, words]) => ({ name, words: words.split(' ') }));
  const rows = Object.entries(ROLES_OF_RIGHTS).map(([right, letters]) => {
    const own = methods.filter(({ words }) => words[0] === right);
    const namesOf = (reads: boolean): string =>
      formatMethods(own.filter(({ words }) => (words[1] === 'reads') === reads).map(({ name }) => name));
    const joined = AT_HOST.some((one) => one === right) ? 'nobody' : 'the same';
    return [`\`${right}\``, rolesOf(letters), joined, namesOf(true), namesOf(false)];
  });
  return [HEADINGS, ...rows];
}
