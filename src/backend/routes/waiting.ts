// Binds the methods of the waiting list to their use cases.
import { mayDo } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';

export const waitingRoutes = {
  list: onBase.waiting.list.handler(async ({ input, context }) => {
    const { waitingOf } = await import('../desk/waiting-list.ts');
    return waitingOf(context.base, { ...input, seesPhones: mayDo(context.actor.role, 'contacts.look') });
  }),
  add: onBase.waiting.add.handler(async ({ input, context }) => {
    const { addWaiting } = await import('../desk/waiting-list.ts');
    return addWaiting(context.base, context.actor, input);
  }),
  change: onBase.waiting.change.handler(async ({ input, context }) => {
    const { changeWaiting } = await import('../desk/waiting-list.ts');
    return changeWaiting(context.base, context.actor, input);
  }),
  close: onBase.waiting.close.handler(async ({ input, context }) => {
    const { closeWaiting } = await import('../desk/waiting-list.ts');
    return closeWaiting(context.base, context.actor, input);
  }),
  matching: onBase.waiting.matching.handler(async ({ input, context }) => {
    const { waitingFor } = await import('../desk/waiting-list.ts');
    return waitingFor(context.base, { ...input, seesPhones: mayDo(context.actor.role, 'contacts.look') });
  }),
};
