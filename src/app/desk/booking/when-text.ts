// Times and lengths of bookings as the desk says them.
import { addDays, type Day, getDayOfInstant, getMinuteOfDay, instant, printClock } from '../../../domain/time/calendar.ts';
import { formatDay } from '../../ui/values.tsx';
import { sayBooking } from './booking-messages.ts';

interface Span {
  readonly from: number;
  readonly to: number;
}

/** `1 小时 30 分`. */
export function formatLength(minutes: number): string {
  const [h, m] = [Math.floor(minutes / 60), minutes % 60];
  if (h === 0) return sayBooking('minutes', { n: m });
  return m === 0 ? sayBooking('hours', { n: h }) : sayBooking('hoursMinutes', { h, m });
}

/** `20:00–次日 02:00`: an end on another day says so. */
function clockText({ from, to }: Span): string {
  const [start, end] = [instant(from), instant(to)];
  const [first, last] = [getDayOfInstant(start), getDayOfInstant(end)];
  const clock = printClock(getMinuteOfDay(end));
  // Midnight is the end of its own day.
  if (last === addDays(first, 1) && getMinuteOfDay(end) === 0) return `${printClock(getMinuteOfDay(start))}–24:00`;
  const until =
    last === first
      ? clock
      : last === addDays(first, 1)
        ? sayBooking('nextDay', { time: clock })
        : sayBooking('onDay', { day: formatDay(last), time: clock });
  return `${printClock(getMinuteOfDay(start))}–${until}`;
}

/** `2026-10-03 周六 20:00–22:00`; the day is left out where it is this one. */
export function formatWhen(span: Span, day: Day | null): string {
  const own = getDayOfInstant(instant(span.from));
  const clock = clockText(span);
  return own === day ? clock : `${formatDay(own)} ${clock}`;
}

/** A booking's time with how long it is. */
export function formatWithLength(span: Span): string {
  return sayBooking('withLength', { when: formatWhen(span, null), length: formatLength(span.to - span.from) });
}

/** The times of day alone, with how long it is. */
export function formatClock(span: Span): string {
  return sayBooking('withLength', { when: clockText(span), length: formatLength(span.to - span.from) });
}
