// The week at a glance: of each studio and day how many bookings, how many hours, how full it is, and whether something is late or open. Pure.
import type { BoardDay, BoardStudio } from '../../../contract/desk/board.ts';
import type { BookingLine } from '../../../contract/desk/booking-shapes.ts';
import { classifyLateness } from '../../../domain/booking/presence.ts';
import { addDays, type Day, DAY_MINUTES, parseDay } from '../../../domain/time/calendar.ts';
import { formatHours } from '../../ui/values.tsx';
import { sayBoard } from './board-messages.ts';
import { isBlocking } from './board-model.ts';

/** A studio's day. */
export interface WeekCell {
  readonly count: number;
  /** Booked minutes of the plan. */
  readonly minutes: number;
  /** How full its open hours are: nothing, up to a third, up to two thirds, more; null: not open at all. */
  readonly fill: 0 | 1 | 2 | 3 | null;
  readonly isLate: boolean;
  /** An option is open. */
  readonly hasOption: boolean;
  /** The bookings themselves, by id. */
  readonly ids: readonly number[];
}

/** The days of a week's board. */
export function listWeekDays({ day, days }: Pick<BoardDay, 'day' | 'days'>): readonly Day[] {
  const first = parseDay(day);
  return first === null ? [] : Array.from({ length: days }, (_, nth) => addDays(first, nth));
}

function fillOf(minutes: number, open: number): WeekCell['fill'] {
  if (minutes === 0) return open === 0 ? null : 0;
  return minutes * 3 <= open ? 1 : minutes * 3 <= open * 2 ? 2 : 3;
}

/** A studio's days; a booking belongs to the desk's day of its start. */
export function computeWeekRow(studio: BoardStudio, data: BoardDay, own: readonly BookingLine[], now: number): readonly WeekCell[] {
  return Array.from({ length: data.days }, (_, nth) => {
    const [from, to] = [data.from + nth * DAY_MINUTES, data.from + (nth + 1) * DAY_MINUTES];
    const bookings = own.filter((one) => isBlocking(one) && from <= one.from && one.from < to);
    const minutes = bookings.reduce((sum, one) => sum + one.to - one.from, 0);
    const open = studio.open.reduce((sum, [start, end]) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)), 0);
    return {
      count: bookings.length,
      minutes,
      fill: fillOf(minutes, open),
      isLate: bookings.some((one) => classifyLateness(one, now, data.rules.graceMinutes) !== null),
      hasOption: bookings.some(({ state }) => state === 'option'),
      ids: bookings.map(({ id }) => id),
    };
  });
}

/** Says a studio's day: how many bookings, how many hours; that it is not open. */
export function formatWeekCell({ count, minutes, fill }: WeekCell): string {
  if (fill === null) return sayBoard('closed');
  return count === 0 ? '' : sayBoard('weekCell', { count, hours: formatHours(minutes) });
}

/** Names a studio's day for ears and for the pointer that rests on it. */
export function formatWeekTitle(code: string, day: string, cell: WeekCell): string {
  const marks = [cell.isLate ? sayBoard('weekLate') : '', cell.hasOption ? sayBoard('weekOption') : ''];
  return [`${code} ${day}`, formatWeekCell(cell) || sayBoard('free'), ...marks].filter((part) => part !== '').join(' · ');
}
