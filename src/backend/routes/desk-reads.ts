// Binds the methods that look at bookings to their use cases.
import { mayDo } from '../../domain/base/rights.ts';
import type { Role } from '../../domain/base/rights.ts';
import { onBase } from '../core/door/procedures.ts';

function seesPhones(role: Role): boolean {
  return mayDo(role, 'contacts.look');
}

export const deskReadRoutes = {
  history: onBase.bookings.history.handler(async ({ input, context }) => {
    const { bookingHistory } = await import('../desk/look-bookings.ts');
    return bookingHistory(context.base, { ...input, seesPhones: seesPhones(context.actor.role) });
  }),
  get: onBase.bookings.get.handler(async ({ input, context }) => {
    const { bookingDetail } = await import('../desk/look-bookings.ts');
    const { role } = context.actor;
    return bookingDetail(context.base, { ...input, asManager: role === 'manager', seesPhones: seesPhones(role) });
  }),
  list: onBase.bookings.list.handler(async ({ input, context }) => {
    const { listBookings } = await import('../desk/look-bookings.ts');
    return listBookings(context.base, { ...input, seesPhones: seesPhones(context.actor.role) });
  }),
  free: onBase.bookings.free.handler(async ({ input, context }) => {
    const { freeSlots } = await import('../desk/find-slots.ts');
    return freeSlots(context.base, input);
  }),
  planB: onBase.bookings.planB.handler(async ({ input, context }) => {
    const { planBOf } = await import('../desk/plan-b.ts');
    return planBOf(context.base, { ...input, seesPhones: seesPhones(context.actor.role) });
  }),
};
