// In which order a list of the desk is read: what has just come due first; what is long overdue is put away. Pure.
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import type { TodayGroup } from '../../../contract/desk/today-groups.ts';

/** Minutes after its start at which nobody expects a guest any more. */
const LONG_OVERDUE = 60;

/** A group as it is shown. `overdue`: those that are put away, to be settled at once. */
interface DueFirst {
  readonly first: readonly BookingLine[];
  readonly overdue: readonly BookingLine[];
}

/** Orders a group: who has just become late or over time, then who becomes so next; who is late for over an hour is put away. */
export function listDueFirst(group: TodayGroup, bookings: readonly BookingLine[], now: number): DueFirst {
  if (group !== 'late' && group !== 'running') return { first: bookings, overdue: [] };
  const dueAt = ({ from, to }: BookingLine): number => (group === 'late' ? from : to);
  const due = bookings.filter((one) => dueAt(one) <= now).toSorted((a, b) => dueAt(b) - dueAt(a) || a.id - b.id);
  const ahead = bookings.filter((one) => dueAt(one) > now);
  const isLong = (one: BookingLine): boolean => group === 'late' && now - one.from > LONG_OVERDUE;
  return { first: [...due.filter((one) => !isLong(one)), ...ahead], overdue: due.filter(isLong) };
}
