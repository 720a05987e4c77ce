// Who comes, who is here, who is late: a day's bookings in the order that the desk needs them. Pure.
import type { BookingLine } from './booking-shapes.ts';
import { deskDayOf } from '../../domain/booking/desk-day.ts';
import { classifyLateness } from '../../domain/booking/presence.ts';
import { type Day, instant, type Instant } from '../../domain/time/calendar.ts';
import { parseInstantOrNull } from '../core/texts.ts';

export const TODAY_GROUPS = ['earlier', 'late', 'running', 'arriving', 'options', 'done'] as const;
export type TodayGroup = (typeof TODAY_GROUPS)[number];

/** What is read of a booking. */
type OfDay = Pick<BookingLine, 'id' | 'from' | 'to' | 'state'>;

/** What is read of the desk's rules. */
interface Ground {
  readonly day: Day;
  readonly now: number;
  readonly graceMinutes: number;
  readonly dayTurnHour: number;
}

function groupOf(booking: OfDay, { now, graceMinutes }: Ground): TodayGroup | null {
  switch (booking.state) {
    case 'booked':
      return classifyLateness(booking, now, graceMinutes) === 'start' ? 'late' : 'arriving';
    case 'checked_in':
      return 'running';
    case 'option':
      return 'options';
    case 'completed':
      return 'done';
    default:
      return null;
  }
}

/** The desk's day of a time of the wire. @throws where it is no time */
export function getDayOnDesk(at: string, rules: Pick<Ground, 'dayTurnHour'>): Day {
  return deskDayOf(nowOf(at), rules);
}

function nowOf(at: string): Instant {
  const now = parseInstantOrNull(at);
  if (now === null) throw new RangeError(at);
  return now;
}

/** As `groupBookingsOfDay`, of the desk's day of a time of the wire. @throws where it is no time */
export function groupBookingsAt<B extends OfDay>(
  bookings: readonly B[],
  at: string,
  { graceMinutes, dayTurnHour }: Omit<Ground, 'day' | 'now'>,
): ReadonlyMap<TodayGroup, readonly B[]> {
  return groupBookingsOfDay(bookings, { day: getDayOnDesk(at, { dayTurnHour }), now: nowOf(at), graceMinutes, dayTurnHour });
}

/**
 * Bookings that start on the desk's day, by group, and those of days before whose guests are still in as a group of their own: anyone who
 * leaves first leads the running, anyone who comes first the others.
 */
export function groupBookingsOfDay<B extends OfDay>(bookings: readonly B[], ground: Ground): ReadonlyMap<TodayGroup, readonly B[]> {
  const groups = new Map<TodayGroup, B[]>();
  for (const booking of bookings) {
    const startsOn = deskDayOf(instant(booking.from), ground);
    const ofDay = startsOn === ground.day ? groupOf(booking, ground) : null;
    const group = startsOn < ground.day && booking.state === 'checked_in' ? 'earlier' : ofDay;
    if (group === null) continue;
    groups.set(group, [...(groups.get(group) ?? []), booking]);
  }
  const order = (group: TodayGroup) => (a: OfDay, b: OfDay) => (group === 'running' ? a.to - b.to : a.from - b.from) || a.id - b.id;
  return new Map([...groups].map(([group, list]) => [group, list.toSorted(order(group))]));
}
