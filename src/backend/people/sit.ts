// Use cases: who sits at this screen: somebody enters, leaves, or lends a right for one action.
import { LENDABLE } from '../../domain/base/rights.ts';
import { ok, refuse, type Result } from '../../domain/values/result.ts';
import type { Answer, Asked } from '../../contract/core/method.ts';
import { listMethodsWith } from '../../contract/method-rights.ts';
import type { Face, SeatView, peopleMethods } from '../../contract/people/people.ts';
import { digestRequest } from '../core/db/idempotency-keys.ts';
import type { Base } from '../core/db/open.ts';
import { applyBasePermissions, type Caller, hasPermission, listPermissions, type OpenCall } from '../core/rpc/call.ts';
import type { UserSession } from '../core/rpc/user-session.ts';
import { findPerson, isLocking, listPersonRows, type PersonRow } from '../core/records/people.ts';
import { readSetting } from '../core/records/settings.ts';
import { getCaller } from './caller.ts';
import { checkPin } from './pins.ts';

async function facesOf(base: Base): Promise<readonly Face[]> {
  const people = listPersonRows(base.db).filter(({ retiredAt }) => retiredAt === null);
  // Every page asks this first: where nobody is on the list, how names are typed is not loaded for it.
  if (people.length === 0) return [];
  const { spellName } = await import('../records/spelling.ts');
  return people.map(({ id, name, colour, hasPin }) => {
    const { pinyin, initials } = spellName(base, name);
    return { id, name, colour, hasPin, pinyin, initials };
  });
}

async function viewOf(base: Base, caller: Caller): Promise<SeatView> {
  const { role, who, personId = null, isLocked } = caller;
  return {
    isLocking: isLocking(base.db),
    me:
      isLocked === true
        ? null
        : {
            id: personId,
            name: who,
            role,
            rights: listPermissions(caller),
            methods: listMethodsWith((right) => hasPermission(caller, right)),
          },
    faces: await facesOf(base),
    idleMinutes: readSetting(base.db, 'idle.minutes'),
  };
}

/** Who sits here, and who may. */
export async function seatOf(base: Base, caller: Caller): Promise<Result<SeatView>> {
  return ok(await viewOf(base, caller));
}

function seatIn({ seat }: OpenCall): Result<UserSession> {
  return seat === undefined || seat === null ? refuse('HOST_CANNOT', { what: 'enter' }) : ok(seat);
}

async function known({ base, actor }: OpenCall, id: number, pin: string | null): Promise<Result<PersonRow>> {
  const person = findPerson(base.db, id);
  if (person === null || person.retiredAt !== null) return refuse('PERSON_UNKNOWN', { name: '' });
  if (!isLocking(base.db)) return ok(person);
  const checked = await checkPin(base, actor, person, pin ?? '');
  return checked.ok ? ok(person) : checked;
}

async function seated(call: OpenCall, seat: UserSession): Promise<Result<SeatView>> {
  const { who, host, device = null } = call.actor;
  const caller = getCaller(call.base, seat.personIn(call.base), { who, host, device });
  return ok(await viewOf(call.base, applyBasePermissions(call.base, caller)));
}

/** Somebody sits down. Refuses PERSON_UNKNOWN, PIN_NOT_SET, PIN_WRONG, PIN_LOCKED. */
export async function enter(call: OpenCall, { person, pin }: Asked<typeof peopleMethods.enter>): Promise<Result<SeatView>> {
  const seat = seatIn(call);
  if (!seat.ok) return seat;
  const entered = await known(call, person, pin);
  if (!entered.ok) return entered;
  seat.value.sit(call.base, entered.value.id);
  return seated(call, seat.value);
}

/** The current user leaves. */
export async function leave(call: OpenCall): Promise<Result<SeatView>> {
  const seat = seatIn(call);
  if (!seat.ok) return seat;
  seat.value.leave();
  return seated(call, seat.value);
}

const LENT_MS = 120_000;

/** A manager allows one call: this method with this input, once, within two minutes. Refuses as `enter`, PERSON_NO_MANAGER. */
export async function lend(
  call: OpenCall,
  { person, pin, method, input }: Asked<typeof peopleMethods.lend>,
): Promise<Result<Answer<typeof peopleMethods.lend>>> {
  const seat = seatIn(call);
  if (!seat.ok) return seat;
  const manager = await known(call, person, pin);
  if (!manager.ok) return manager;
  const { id, name, role } = manager.value;
  if (role !== 'manager') return refuse('PERSON_NO_MANAGER', { name });
  seat.value.lend({
    request: digestRequest(method, input),
    rights: LENDABLE,
    by: { id, name },
    untilMs: call.base.clock.nowMs() + LENT_MS,
  });
  return ok({ by: name });
}
