// Binds the methods of the board to their use cases.
import { mayDo } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';

export const boardRoutes = {
  day: onBase.board.day.handler(async ({ input, context }) => {
    const { boardOf } = await import('../desk/board.ts');
    return boardOf(context.base, { ...input, seesPhones: mayDo(context.actor.role, 'contacts.look') });
  }),
};
