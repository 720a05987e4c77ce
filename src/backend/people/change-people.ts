// Use cases: who works here: listed, added, renamed, given a role, retired, back again.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Asked } from '../../contract/core/method.ts';
import type { Person, peopleMethods } from '../../contract/people/people.ts';
import { type Connection, prepareStatement } from '../core/db/rows.ts';
import type { Base } from '../core/db/open.ts';
import { type Actor, appendHistory, inTx, type Tx } from '../core/db/tx.ts';
import {
  addPerson,
  findFirstManager,
  findPerson,
  findPersonByName,
  isLocking,
  listPersonRows,
  type PersonRow,
} from '../core/records/people.ts';

function shown({ retiredAt, ...person }: PersonRow): Person {
  return { ...person, isRetired: retiredAt !== null };
}

/** Everybody who works here, then those who left. */
export function listPeople(base: Base): { readonly people: readonly Person[] } {
  return { people: listPersonRows(base.db).map(shown) };
}

function written(tx: Tx, id: number): Result<Person> {
  const person = findPerson(tx.db, id);
  if (person === null) throw new Error(`no person: ${id}`);
  return ok(shown(person));
}

function refuseNamesake(tx: Tx, name: string, id: number | null): Result<null> {
  const other = findPersonByName(tx.db, name);
  return other === null || other.id === id ? ok(null) : refuse('PERSON_EXISTS', { name });
}

/** Adds somebody. Refuses PERSON_EXISTS, and PERSON_FIRST_MANAGER where the base would have people and no manager. */
export function addPersonOf(base: Base, actor: Actor, { name, role }: Asked<typeof peopleMethods.add>): Result<Person> {
  // Nobody was there to write as: the first one writes as the one that is added.
  const writer = findFirstManager(base.db) === null ? { ...actor, who: name, personId: 1 } : actor;
  return inTx(base, writer, (tx) => {
    const free = refuseNamesake(tx, name, null);
    if (!free.ok) return free;
    if (role !== 'manager' && findFirstManager(tx.db) === null) return refuse('PERSON_FIRST_MANAGER', { name });
    return written(tx, addPerson(tx, { name, role }));
  });
}

function hasManagerWithPin(db: Connection): boolean {
  return listPersonRows(db).some(({ role, retiredAt, hasPin }) => role === 'manager' && retiredAt === null && hasPin);
}

const CHANGE = 'UPDATE person SET name = ?, role = ?, retired_at = ?, version = version + 1 WHERE id = ?';

type Change = Pick<PersonRow, 'name' | 'role' | 'retiredAt'>;
type Seen = Asked<typeof peopleMethods.retire>;

type Changing = Seen & { readonly action: string; readonly change: (person: PersonRow, nowMs: number) => Change };

function changePerson(base: Base, actor: Actor, { id, version, action, change }: Changing): Result<Person> {
  return inTx(base, actor, (tx) => {
    const person = findPerson(tx.db, id);
    if (person === null) return refuse('PERSON_UNKNOWN', { name: '' });
    if (person.version !== version) return refuse('PERSON_CHANGED', { name: person.name });
    const { name, role, retiredAt } = change(person, tx.nowMs);
    const free = retiredAt === null ? refuseNamesake(tx, name, id) : ok(null);
    if (!free.ok) return free;
    const pairs = [
      ['name', person.name, name],
      ['role', person.role, role],
      ['retired_at', person.retiredAt, retiredAt],
    ] as const;
    const changed = pairs.filter(([, was, is]) => was !== is);
    if (changed.length === 0) return written(tx, id);
    const isLocked = isLocking(tx.db);
    prepareStatement(tx.db, CHANGE).run(name, role, retiredAt, id);
    // Nobody left who enters as a manager, or nobody with a PIN at all, which would unlock the base for everybody.
    if (isLocked && person.hasPin && !hasManagerWithPin(tx.db)) return refuse('PERSON_LAST_PIN', { name: person.name });
    const before = Object.fromEntries(changed.map(([field, was]) => [field, was]));
    const after = Object.fromEntries(changed.map(([field, , is]) => [field, is]));
    appendHistory(tx, { action, entity: 'person', entityId: id, before, after });
    return written(tx, id);
  });
}

/** Gives a person a name and a role. Refuses PERSON_UNKNOWN, PERSON_CHANGED, PERSON_EXISTS, PERSON_LAST_PIN, LAST_MANAGER. */
export function changePersonOf(base: Base, actor: Actor, { name, role, ...seen }: Asked<typeof peopleMethods.change>): Result<Person> {
  return changePerson(base, actor, { ...seen, action: 'change', change: ({ retiredAt }) => ({ name, role, retiredAt }) });
}

/** Somebody leaves: what they did stays, they can't enter any more; one who has left did so then. Refuses as `changePersonOf`. */
export function retirePerson(base: Base, actor: Actor, seen: Seen): Result<Person> {
  return changePerson(base, actor, {
    ...seen,
    action: 'retire',
    change: ({ name, role, retiredAt }, nowMs) => ({ name, role, retiredAt: retiredAt ?? nowMs }),
  });
}

/** Somebody is back. Refuses as `changePersonOf`. */
export function restorePerson(base: Base, actor: Actor, seen: Seen): Result<Person> {
  return changePerson(base, actor, { ...seen, action: 'restore', change: ({ name, role }) => ({ name, role, retiredAt: null }) });
}
