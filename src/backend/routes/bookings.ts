// Binds the methods of bookings to their use cases.
import { mayDo } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';

export const bookingRoutes = {
  book: onBase.bookings.book.handler(async ({ input, context }) => {
    const { book } = await import('../desk/book.ts');
    return book(context.base, context.actor, input);
  }),
  judge: onBase.bookings.judge.handler(async ({ input, context }) => {
    const { judge } = await import('../desk/move.ts');
    return judge(context.base, input);
  }),
  move: onBase.bookings.move.handler(async ({ input, context }) => {
    const { move } = await import('../desk/move.ts');
    return move(context.base, context.actor, input);
  }),
  details: onBase.bookings.details.handler(async ({ input, context }) => {
    const { changeDetails } = await import('../desk/details.ts');
    return changeDetails(context.base, context.actor, input);
  }),
  state: onBase.bookings.state.handler(async ({ input, context }) => {
    const { changeState } = await import('../desk/state.ts');
    return changeState(context.base, context.actor, { ...input, asManager: context.actor.role === 'manager' });
  }),
  cancel: onBase.bookings.cancel.handler(async ({ input, context }) => {
    const { cancelBooking } = await import('../desk/state.ts');
    return cancelBooking(context.base, context.actor, input);
  }),
  extension: onBase.bookings.extension.handler(async ({ input, context }) => {
    const { extension } = await import('../desk/move.ts');
    return extension(context.base, { ...input, seesPhones: mayDo(context.actor.role, 'contacts.look') });
  }),
  extend: onBase.bookings.extend.handler(async ({ input, context }) => {
    const { extend } = await import('../desk/move.ts');
    return extend(context.base, context.actor, input);
  }),
  swap: onBase.bookings.swap.handler(async ({ input, context }) => {
    const { swap } = await import('../desk/swap.ts');
    return swap(context.base, context.actor, input);
  }),
  many: onBase.bookings.many.handler(async ({ input, context }) => {
    const { changeMany } = await import('../desk/swap.ts');
    return changeMany(context.base, context.actor, input);
  }),
  undo: onBase.bookings.undo.handler(async ({ input, context }) => {
    const { undoBookings } = await import('../desk/undo.ts');
    return undoBookings(context.base, context.actor, input);
  }),
};
