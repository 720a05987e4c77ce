// Use cases: a PIN set, by oneself or by a manager, and a forgotten one replaced by the recovery code.
import { randomBytes } from 'node:crypto';
import { decidePin, normaliseRecoveryCode, recoveryCodeOf } from '../../domain/base/pin.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import type { peopleMethods } from '../../contract/people/people.ts';
import type { Base } from '../core/db/open.ts';
import { prepareStatement } from '../core/db/rows.ts';
import { appendHistory, inTx, type Tx } from '../core/db/tx.ts';
import { type Caller, hasPermission, type OpenCall } from '../core/rpc/call.ts';
import { findNewestRecoveryCode, findPerson, isLocking, type PersonRow } from '../core/records/people.ts';
import { checkPin, isCode, keepCode, keepPin, type KeptSecret, writePin } from './pins.ts';

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
