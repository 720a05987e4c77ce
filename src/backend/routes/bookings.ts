// Binds the methods of bookings to their use cases.
import { onBase } from './procedures.ts';

export const bookingRoutes = {
  book: onBase.bookings.book.handler(async ({ input, context }) => {
    const { book } = await import('../services/book.ts');
    return book(context.base, context.actor, input);
  }),
  cancel: onBase.bookings.cancel.handler(async ({ input, context }) => {
    const { cancelBooking } = await import('../services/book.ts');
    return cancelBooking(context.base, context.actor, input);
  }),
};
