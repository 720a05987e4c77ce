// Binds the methods of people to their use cases; each use case is loaded with its first call.
import { peopleMethods } from '../../contract/people/people.ts';
import { act, bindOnBase, show, work } from '../core/door/procedures.ts';

const onBase = bindOnBase({ people: peopleMethods });

export const people = {
  seat: onBase.people.seat.handler(act(async () => (await import('./sit.ts')).seatOf)),
  enter: onBase.people.enter.handler(work(async () => (await import('./sit.ts')).enter)),
  leave: onBase.people.leave.handler(work(async () => (await import('./sit.ts')).leave)),
  lend: onBase.people.lend.handler(work(async () => (await import('./sit.ts')).lend)),
  list: onBase.people.list.handler(show(async () => (await import('./change-people.ts')).listPeople)),
  add: onBase.people.add.handler(act(async () => (await import('./change-people.ts')).addPersonOf)),
  change: onBase.people.change.handler(act(async () => (await import('./change-people.ts')).changePersonOf)),
  retire: onBase.people.retire.handler(act(async () => (await import('./change-people.ts')).retirePerson)),
  restore: onBase.people.restore.handler(act(async () => (await import('./change-people.ts')).restorePerson)),
  rights: onBase.people.rights.handler(show(async () => (await import('./switch-rights.ts')).switchedRights)),
  switchRight: onBase.people.switchRight.handler(act(async () => (await import('./switch-rights.ts')).switchRight)),
  setPin: onBase.people.setPin.handler(work(async () => (await import('./set-pin.ts')).setPin)),
  recover: onBase.people.recover.handler(act(async () => (await import('./set-pin.ts')).recover)),
};
