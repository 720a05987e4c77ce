// Use cases: who works here: listed, added, renamed, given a role, retired, back again.
// Use cases: a PIN set, by oneself or by a manager, and a forgotten one replaced by the recovery code.
// Use cases: the cells of the table of rights that a base has switched, and switching one.
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Asked, Answer } from '../../contract/core/method.ts';
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
  findNewestRecoveryCode,
} from '../core/records/people.ts';
import { randomBytes } from 'node:crypto';
import { decidePin, normaliseRecoveryCode, recoveryCodeOf } from '../../domain/base/pin.ts';
import { type Caller, hasPermission, type OpenCall } from '../core/rpc/call.ts';
import { checkPin, isCode, keepCode, keepPin, type KeptSecret, writePin } from './pins.ts';
import { canSwitchRight, withSwitch } from '../../domain/base/rights.ts';
import { readSetting, writeSetting } from '../core/records/settings.ts';

function personOf({ retiredAt, ...person }: PersonRow): Person {
  return { ...person, isRetired: retiredAt !== null };
}

/** Everybody who works here, then those who left. */
export function listPeople(base: Base): { readonly people: readonly Person[] } {
  return { people: listPersonRows(base.db).map(personOf) };
}

function written(tx: Tx, id: number): Result<Person> {
  const person = findPerson(tx.db, id);
  if (person === null) throw new Error(`no person: ${id}`);
  return ok(personOf(person));
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

function workingPerson(base: Base, id: number): Result<PersonRow> {
  const person = findPerson(base.db, id);
  return person === null || person.retiredAt !== null ? refuse('PERSON_UNKNOWN', { name: '' }) : ok(person);
}

/** Whether the caller may set this PIN: one's own with the old one, anybody's with the right to people. */
async function maySet(base: Base, caller: Caller, person: PersonRow, old: string | null): Promise<Result<null>> {
  const isOwn = caller.personId === person.id;
  if (isOwn && person.hasPin) return checkPin(base, caller, person, old ?? '');
  if (isOwn || hasPermission(caller, 'people.write')) return ok(null);
  return refuse('NOT_ALLOWED', { role: caller.role, right: 'people.write' });
}

function newCode(): { readonly shown: string; readonly kept: KeptSecret } {
  const shown = recoveryCodeOf(randomBytes(24));
  return { shown, kept: keepCode(normaliseRecoveryCode(shown)) };
}

function writeCode(tx: Tx, { salt, hash }: KeptSecret): void {
  prepareStatement(tx.db, 'INSERT INTO recovery_code (salt, hash, made_ms) VALUES (?, ?, ?)').run(salt, hash, tx.nowMs);
  appendHistory(tx, { action: 'make', entity: 'recovery_code', entityId: null });
}

/**
 * Sets a PIN. The first one must be a manager's, turns locking on and answers the recovery code, which is shown this once.
 * Anyone who sits anywhere by the one before, or by none, enters again; who changes their own stays where they do it.
 * Refuses PERSON_UNKNOWN, PIN_SHAPE, PIN_WRONG, PIN_LOCKED, PIN_FIRST_MANAGER, NOT_ALLOWED.
 */
export async function setPin(
  { base, actor: caller, seat }: OpenCall,
  { person: id, old, pin }: Asked<typeof peopleMethods.setPin>,
): Promise<Result<Answer<typeof peopleMethods.setPin>>> {
  const person = workingPerson(base, id);
  if (!person.ok) return person;
  const decided = decidePin(pin);
  if (!decided.ok) return decided;
  const isFirst = !isLocking(base.db);
  if (isFirst && person.value.role !== 'manager') return refuse('PIN_FIRST_MANAGER', { name: person.value.name });
  const allowed = await maySet(base, caller, person.value, old);
  if (!allowed.ok) return allowed;
  const kept = await keepPin(base, caller, decided.value);
  const code = isFirst ? newCode() : null;
  const isHere = person.value.hasPin && seat?.personIn(base) === id;
  const set = inTx(base, caller, (tx) => {
    writePin(tx, id, kept, 'pin');
    if (code !== null) writeCode(tx, code.kept);
    return ok({ recoveryCode: code?.shown ?? null });
  });
  if (set.ok && isHere) seat.sit(base, id);
  return set;
}

/** Gives a manager a new PIN by the recovery code; it is used up, and a new one is answered. Refuses ONLY_AT_HOST, PERSON_UNKNOWN, PERSON_NO_MANAGER, RECOVERY_WRONG, PIN_SHAPE. */
export async function recover(
  base: Base,
  caller: Caller,
  { person: id, code, pin }: Asked<typeof peopleMethods.recover>,
): Promise<Result<Answer<typeof peopleMethods.recover>>> {
  if (typeof caller.device === 'number') return refuse('ONLY_AT_HOST', {});
  const person = workingPerson(base, id);
  if (!person.ok) return person;
  if (person.value.role !== 'manager') return refuse('PERSON_NO_MANAGER', { name: person.value.name });
  const decided = decidePin(pin);
  if (!decided.ok) return decided;
  const known = findNewestRecoveryCode(base.db);
  if (known === null || !isCode(known, normaliseRecoveryCode(code))) return refuse('RECOVERY_WRONG', {});
  const [kept, next] = [await keepPin(base, caller, decided.value), newCode()];
  return inTx(base, { who: person.value.name, host: caller.host, personId: id }, (tx) => {
    // Used by somebody else meanwhile: it opens once.
    if (findNewestRecoveryCode(tx.db)?.hash.toString() !== known.hash.toString()) return refuse('RECOVERY_WRONG', {});
    writePin(tx, id, kept, 'recover');
    writeCode(tx, next.kept);
    return ok({ recoveryCode: next.shown });
  });
}

/** The cells that are not as they stand. */
export function listSwitchedRights(base: Base): Answer<typeof peopleMethods.rights> {
  return { switched: [...readSetting(base.db, 'rights.switched')] };
}

/** Gives a role a right, or takes it: from the next call on. Refuses RIGHT_FIXED. */
export function switchRight(
  base: Base,
  actor: Actor,
  cell: Asked<typeof peopleMethods.switchRight>,
): Result<Answer<typeof peopleMethods.switchRight>> {
  const { role, right } = cell;
  if (!canSwitchRight(role, right)) return refuse('RIGHT_FIXED', { role, right });
  return inTx(base, actor, (tx) => {
    const switched = withSwitch(readSetting(tx.db, 'rights.switched'), cell);
    writeSetting(tx, 'rights.switched', switched);
    return ok({ switched: [...switched] });
  });
}
