// How the desk's notices and marks call a booking. Pure.
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';

/** By the tenant's short name, and by the booking's number. */
export function formatCalled({ tenantShort, number }: Pick<BookingLine, 'tenantShort' | 'number'>): {
  readonly tenant: string;
  readonly number: string;
} {
  return { tenant: tenantShort, number };
}
