// Who a call is made by: the person who sits there, anyone who is named where no PIN is set, or nobody.
import { removeDirectionMarks } from '../../domain/values/direction-marks.ts';
import type { Base } from '../core/db/open.ts';
import type { Actor } from '../core/db/tx.ts';
import type { Caller } from '../core/rpc/call.ts';
import { findFirstManager, findPerson, findPersonByName, isLocking, type PersonRow } from '../core/records/people.ts';

/** A person as a caller. */
export function callerOf({ id, name, role }: PersonRow, { host, device = null }: Pick<Actor, 'host' | 'device'>): Caller {
  return { who: name, host, device, personId: id, role };
}

/**
 * The caller at a host with a page. With PINs on: who entered, or nobody. Without: who sat down, else anyone who works at this computer,
 * else the manager. A base without people has one manager, who is called as the host says.
 */
export function getCaller(base: Base, seated: number | null, named: Pick<Actor, 'who' | 'host' | 'device'>): Caller {
  const person = seated === null ? null : findPerson(base.db, seated);
  if (person !== null && person.retiredAt === null) return callerOf(person, named);
  if (isLocking(base.db)) return { ...named, who: '', role: 'viewer', isLocked: true };
  const manager = findFirstManager(base.db);
  if (manager === null) return { ...named, who: removeDirectionMarks(named.who), role: 'manager' };
  return callerOf(findPersonByName(base.db, named.who) ?? manager, named);
}
