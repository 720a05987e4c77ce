// Who a command acts as: the person that it names, with the PIN where there are PINs.
import { removeDirectionMarks } from '../../domain/values/direction-marks.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import { type Caller, hasPermission } from '../core/rpc/call.ts';
import type { Base } from '../core/db/open.ts';
import type { Actor } from '../core/db/tx.ts';
import { findFirstManager, isLocking, findPersonByName, listPersonRows } from '../core/records/people.ts';
import { callerOf } from './caller.ts';
import { checkPin } from './pins.ts';

/** Who a command says it acts as. */
export interface NamedActor extends Actor {
  /** False: nobody was named, and `who` is what the system calls its user. */
  readonly isNamed?: boolean;
  /** Asked for a PIN where one is needed; null: there is none to be had. */
  readonly askPin?: (name: string) => Promise<string | null>;
}

function namesOf(base: Base): readonly string[] {
  return listPersonRows(base.db).flatMap(({ name, retiredAt }) => (retiredAt === null ? [name] : []));
}

/**
 * The caller of a command. In a base without people anyone who is named is believed; where there are some, one of them is named, and proves
 * it by the PIN once PINs are on. Refuses PERSON_UNKNOWN, PERSON_NEEDED, PIN_NEEDED, PIN_NOT_SET, PIN_WRONG, PIN_LOCKED.
 */
export async function identifyCaller(base: Base, actor: NamedActor): Promise<Result<Caller>> {
  const { host, isNamed = true, askPin } = actor;
  const who = removeDirectionMarks(actor.who);
  const manager = findFirstManager(base.db);
  if (manager === null) return ok({ who, host, role: 'manager' });
  const person = findPersonByName(base.db, who);
  if (!isLocking(base.db)) {
    if (person === null && isNamed) return refuse('PERSON_UNKNOWN', { name: who, known: namesOf(base) });
    return ok(callerOf(person ?? manager, { host }));
  }
  if (!isNamed) return refuse('PERSON_NEEDED', { known: namesOf(base) });
  if (person === null) return refuse('PERSON_UNKNOWN', { name: who, known: namesOf(base) });
  const pin = askPin === undefined ? null : await askPin(person.name);
  if (pin === null) return refuse('PIN_NEEDED', { name: person.name });
  const checked = await checkPin(base, { host }, person, pin);
  return checked.ok ? ok(callerOf(person, { host })) : checked;
}

/** The same for what puts another base in this one's place, which is a manager's. Refuses NOT_ALLOWED too. */
export async function identifyManager(base: Base, actor: NamedActor): Promise<Result<Caller>> {
  const caller = await identifyCaller(base, actor);
  if (!caller.ok || hasPermission(caller.value, 'base.change')) return caller;
  return refuse('NOT_ALLOWED', { role: caller.value.role, right: 'base.change' });
}
