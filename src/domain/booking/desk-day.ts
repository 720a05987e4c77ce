// The desk's day: what holds "for today" at the front desk holds from its beginning on.
import { dayOfInstant, instantAt } from '../time/calendar.ts';
import type { Instant } from '../time/calendar.ts';

/** When the desk's day began that an instant lies in. */
export function deskDayStart(now: Instant): Instant {
  return instantAt(dayOfInstant(now), 0);
}
