// How the desk's notices and marks call a booking. Pure.
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { BookingState } from '../../../domain/base/catalogue.ts';
import { isPutBack } from '../../../domain/booking/booking.ts';
import { getDayOfInstant, instant } from '../../../domain/time/calendar.ts';
import { printMoment } from '../../ui/time-text.ts';
import { sayDetail } from './detail-messages.ts';

/** By the tenant's short name, and by the booking's number. */
export function formatCalled({ tenantShort, number }: Pick<BookingLine, 'tenantShort' | 'number'>): {
  readonly tenant: string;
  readonly number: string;
} {
  return { tenant: tenantShort, number };
}

/** Says that a guest came, or left, before the key was pressed: then nothing is asked. Null: the key goes on. */
export function formatAlready(booking: BookingLine, to: BookingState): string | null {
  const at = booking.state === 'completed' ? booking.actualEnd : booking.actualStart;
  if (at === null || (booking.state !== to && !isPutBack(booking.state, to))) return null;
  const time = printMoment(instant(at), getDayOfInstant(instant(booking.from)));
  return sayDetail(booking.state === 'completed' ? 'already_completed' : 'already_checked_in', { ...formatCalled(booking), time });
}
