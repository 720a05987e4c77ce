// Binds the methods of people to their use cases; each use case is loaded with its first call.
import { peopleMethods } from '../../contract/people/people.ts';
import { bindCommand, bindOnBase, bindInfallibleQuery, bindJob } from '../core/rpc/procedures.ts';

const onBase = bindOnBase({ people: peopleMethods });

export const people = {
  seat: onBase.people.seat.handler(bindCommand(async () => (await import('./sit.ts')).seatOf)),
  enter: onBase.people.enter.handler(bindJob(async () => (await import('./sit.ts')).enter)),
  leave: onBase.people.leave.handler(bindJob(async () => (await import('./sit.ts')).leave)),
  lend: onBase.people.lend.handler(bindJob(async () => (await import('./sit.ts')).lend)),
  list: onBase.people.list.handler(bindInfallibleQuery(async () => (await import('./change-people.ts')).listPeople)),
  add: onBase.people.add.handler(bindCommand(async () => (await import('./change-people.ts')).addPersonOf)),
  change: onBase.people.change.handler(bindCommand(async () => (await import('./change-people.ts')).changePersonOf)),
  retire: onBase.people.retire.handler(bindCommand(async () => (await import('./change-people.ts')).retirePerson)),
  restore: onBase.people.restore.handler(bindCommand(async () => (await import('./change-people.ts')).restorePerson)),
  rights: onBase.people.rights.handler(bindInfallibleQuery(async () => (await import('./change-people.ts')).listSwitchedRights)),
  switchRight: onBase.people.switchRight.handler(bindCommand(async () => (await import('./change-people.ts')).switchRight)),
  setPin: onBase.people.setPin.handler(bindJob(async () => (await import('./change-people.ts')).setPin)),
  recover: onBase.people.recover.handler(bindCommand(async () => (await import('./change-people.ts')).recover)),
};
